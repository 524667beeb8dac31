import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { office } from "../support/office.ts";

const refused = expect.objectContaining({ code: "INVALID_INPUT" });

describe.each(databases)("the id of a command, on %s", (database) => {
  test("answers whoever gave the command, also after signing in again, and nobody else", async () => {
    const { as, client, db, own, other } = await office(database);
    const followUps = async (): Promise<number> =>
      (await db.read.selectFrom("follow_up").select("id").execute()).length;
    const commandId = randomUUID();
    await as("rival");
    const theirs = await client.contacts.addFollowUp({ commandId, customerId: other, dueOn: "2026-03-04" });
    const before = await followUps();

    await as("collector");
    const mine = { commandId, customerId: own, dueOn: "2026-03-04" };
    await expect(client.contacts.addFollowUp(mine)).rejects.toEqual(refused);
    expect(await followUps()).toBe(before);

    // The connection was lost, or the process has died: signed in again, the same person is told what was done.
    await as("rival");
    expect(await client.contacts.addFollowUp({ commandId, customerId: other, dueOn: "2026-03-04" })).toEqual(theirs);
    expect(await followUps()).toBe(before);
  });

  test("gives nobody the report that somebody else has saved, nor an answer of another command", async () => {
    const { as, client } = await office(database);
    const folder = temporaryFolder();
    const commandId = randomUUID();
    const report = {
      ...({ kind: "weekly", asOf: "2026-03-01", lang: "es", format: "xlsx" } as const),
      ...({ paper: "letter", currency: null, customerId: null } as const),
    };
    await as("manager");
    const saved = await client.reports.export({ commandId, ...report, file: join(folder, "uno.xlsx") });
    expect(await client.reports.export({ commandId, ...report, file: join(folder, "uno.xlsx") })).toEqual(saved);
    await as("coordinator");
    const again = client.reports.export({ commandId, ...report, file: join(folder, "dos.xlsx") });
    await expect(again).rejects.toEqual(refused);
  });
});
