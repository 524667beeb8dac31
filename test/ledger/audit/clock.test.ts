import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse("2026-03-02T18:00:00.000Z");

/** A PC on a ledger, whose clock the test sets. */
async function desk(db: LedgerDb) {
  const clock = { at: START };
  const { context, close } = createContext({ now: () => new Date(clock.at), actor: "Laura" });
  onTestFinished(close);
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  let days = 0;
  const rate = () => ({ currency: "USD", day: `2015-10-${String(++days).padStart(2, "0")}`, rate: "18.1" });
  return {
    client,
    /** Somebody works at this moment of the clock. */
    async workAt(at: number): Promise<void> {
      clock.at = at;
      await client.rates.add({ commandId: randomUUID(), ...rate(), source: "typed" });
    },
    async jumps(): Promise<unknown[]> {
      const told = db.read.selectFrom("audit").select("detail").where("action", "=", "clock.back");
      return (await told.orderBy("seq").execute()).map(({ detail }) => JSON.parse(detail) as unknown);
    },
  };
}

const iso = (at: number): string => new Date(at).toISOString();

describe.each(databases)("a clock that goes back, on %s", (database) => {
  test("is told once a jump, by an hour, a day or ten years; one that goes ahead when it is set right again", async () => {
    const { client, workAt, jumps } = await desk(await openLedgerOn(database));
    await workAt(START);
    // A clock set right by its server, and a command that took long.
    await workAt(START - 9 * MINUTE);
    expect(await jumps()).toEqual([]);

    let last = START;
    for (const back of [HOUR, DAY, 3653 * DAY]) {
      const before = await jumps();
      await workAt(last + DAY);
      await workAt(last + DAY - back);
      await workAt(last + DAY - back + 1_000);
      const told = { newest: iso(last + DAY), clock: iso(last + DAY - back), minutesBack: back / MINUTE };
      expect(await jumps()).toEqual([...before, told]);
      last += DAY;
    }
    const before = await jumps();
    await workAt(last + 366 * DAY);
    expect(await jumps()).toEqual(before);
    await workAt(last + DAY);
    expect(await jumps()).toEqual([...before, expect.objectContaining({ minutesBack: (365 * DAY) / MINUTE })]);

    // Another zone is another word for the same instants.
    await client.settings.update({ commandId: randomUUID(), changes: { timeZone: "Pacific/Kiritimati" } });
    await workAt(last + DAY + HOUR);
    expect(await jumps()).toHaveLength(4);

    const { rows } = await client.audit.page({ actions: ["clock.back"] });
    expect(rows).toHaveLength(4);
    const [newest] = rows;
    const { fields } = await client.audit.get({ seq: newest?.seq ?? 0 });
    expect(fields.map(({ path }) => path)).toEqual(["newest", "clock", "minutesBack"]);
    expect((await client.ledgers.verify({ lang: "en" })).ok).toBe(true);
  });

  test("is told by each PC for itself: two whose clocks differ take turns without a word after the first", async () => {
    const db = await openLedgerOn(database);
    const { workAt, jumps } = await desk(db);
    const elsewhere = (at: number): Promise<void> =>
      db.write(async (tx) => {
        const event = { person_id: null, action: "test", subject: "", actor: "", pc: "other pc", detail: "{}" };
        tx.events.push({ at: iso(at), ...event });
      });
    for (let turn = 0; turn < 3; turn++) {
      await elsewhere(START + turn * MINUTE + 20 * MINUTE);
      await workAt(START + turn * MINUTE);
    }
    expect(await jumps()).toEqual([expect.objectContaining({ minutesBack: 20 })]);
    // Its own clock is another matter.
    await workAt(START - HOUR);
    expect(await jumps()).toHaveLength(2);
  });
});
