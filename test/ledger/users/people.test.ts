import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";

const LAURA = { name: "Laura Méndez", role: "collector", email: "laura@ejemplo.mx", active: true } as const;

describe.each(databases)("people, on %s", (database) => {
  test("are added, changed and chosen as who works on this PC; what is recorded then names them", async () => {
    const db = await openLedgerOn(database);
    const { context, close } = createContext();
    onTestFinished(close);
    await context.session.adopt(db);
    const { users } = createRouterClient(createRouter(), { context });
    const command = () => ({ commandId: randomUUID() });
    const laura = await users.add({ ...command(), person: LAURA });
    expect(laura).toMatchObject({ ...LAURA, version: 1, customers: 0 });
    expect((await users.me()).person).toBeNull();
    expect(context.personId()).toBeNull();

    expect((await users.become({ ...command(), id: laura.id })).person).toMatchObject({ name: "Laura Méndez" });
    expect(context.personId()).toBe(laura.id);
    const changed = { ...command(), id: laura.id, version: 1, person: { ...LAURA, role: "coordinator" as const } };
    expect(await users.change(changed)).toMatchObject({ role: "coordinator", version: 2 });
    const last = await db.read.selectFrom("audit").select(["actor", "action"]).orderBy("seq", "desc").execute();
    expect(last[0]).toEqual({ actor: "Laura Méndez", action: "users.change" });
    expect((await users.me()).person?.role).toBe("coordinator");

    // Read before the change was saved.
    await expect(users.change({ ...command(), id: laura.id, version: 1, person: LAURA })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    await expect(users.add({ ...command(), person: { ...LAURA, name: "LAURA  mendez" } })).rejects.toMatchObject({
      code: "PERSON_EXISTS",
    });
    await expect(users.add({ ...command(), person: { ...LAURA, name: "Otra", email: "otra" } })).rejects.toMatchObject({
      code: "FIELD_REFUSED",
    });
    // Who left is nobody to work as.
    await users.change({ ...command(), id: laura.id, version: 2, person: { ...LAURA, active: false } });
    expect((await users.me()).person).toBeNull();
    await expect(users.become({ ...command(), id: laura.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await users.list()).rows.map((row) => row.active)).toEqual([false]);
  });
});
