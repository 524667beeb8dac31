import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { openFollowUp } from "../../../electron/ledger/contacts/follow-ups.ts";
import type { InteractionRow } from "../../../electron/ledger/db/tables/contacts.ts";
import { migratedFrom } from "../support/migrated.ts";

const CALL: InteractionRow = {
  id: 1,
  customer_id: 1,
  contact_id: null,
  channel_id: null,
  channel: "call",
  direction: "out",
  outcome: "PP",
  happened_at: "2026-01-05T16:00:00.000Z",
  happened_on: "2026-01-05",
  duration_s: 90,
  note: "",
  unpaid_reason: "",
  reached_name: "Señora Ruiz",
  reached_role: "",
  address: "",
  subject: "",
  message_id: "",
  worked: 1,
  connected: 1,
  right_party: 0,
  positive: 1,
  next_kind: "none",
  corrects_id: null,
  withdrawn: 0,
  correction_reason: "",
  rule_id: "",
  rule_version: "",
  override_reason: "",
  person_id: null,
  search: "",
  recorded_at: "now",
  actor: "test",
};

describe.each(["sqlite", "postgres"] as const)("the contact log in a ledger from before, on %s", (database) => {
  async function upgraded() {
    const db = await migratedFrom(database, 105, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'A', 'A', 'A', 'a', '')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    await db.write((tx) => tx.bulk.insert("interaction", [CALL]));
    return db;
  }

  test("its customers are there, and can be called", async () => {
    const db = await upgraded();
    expect(await db.read.selectFrom("interaction").select(["id", "customer_id"]).execute()).toEqual([
      { id: 1, customer_id: 1 },
    ]);
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("every outcome is there with its flags and the step it demands", async () => {
    const db = await upgraded();
    const rows = await db.read.selectFrom("outcome").select(["code", "next_step", "right_party"]).execute();
    const of = (code: string) => rows.find((row) => row.code === code);
    expect(rows).toHaveLength(28);
    expect(of("PP")).toEqual({ code: "PP", next_step: "promise", right_party: 1 });
    expect(of("DISP")).toMatchObject({ next_step: "dispute" });
    expect(of("NA")).toMatchObject({ next_step: "follow-up", right_party: 0 });
  });

  test("each template is there in both languages, and one more can be added", async () => {
    const db = await upgraded();
    const rows = await db.read
      .selectFrom("message_template")
      .select((eb) => ["channel", "code", eb.fn.countAll<number>().as("n")])
      .groupBy(["channel", "code"])
      .execute();
    expect(rows.map((row) => Number(row.n))).toEqual([2, 2, 2, 2, 2]);
    const { next_id } = await db.read
      .selectFrom("sequence")
      .select("next_id")
      .where("name", "=", "message_template")
      .executeTakeFirstOrThrow();
    expect(next_id).toBe(11);
  });

  test.each(["update interaction set note = 'otra'", "delete from interaction", "delete from attachment_use"])(
    "%s is refused",
    async (statement) => {
      const db = await upgraded();
      await db.write(async (tx) => {
        await tx.sql.insertInto("attachment").values({ sha256: "aa", size: 1, mime: "", stored_at: "" }).execute();
        await tx.bulk.insert("attachment_use", [
          { id: 1, sha256: "aa", name: "", owner_kind: "interaction", owner_id: 1, added_at: "", actor: "" },
        ]);
      });
      await expect(db.write((tx) => sql.raw(statement).execute(tx.sql))).rejects.toThrow(/append-only/);
    },
  );

  test("a contact is corrected once, and an unknown channel or kind of step is refused", async () => {
    const db = await upgraded();
    await db.write((tx) => tx.bulk.insert("interaction", [{ ...CALL, id: 2, corrects_id: 1 }]));
    for (const row of [
      { ...CALL, id: 3, corrects_id: 1 },
      { ...CALL, id: 3, channel: "fax" as "call" },
      { ...CALL, id: 3, outcome: "SOMETHING" },
    ]) {
      await expect(db.write((tx) => tx.bulk.insert("interaction", [row]))).rejects.toThrow();
    }
    const step = { customerId: 1, kind: "guess" as "manual", dueOn: "2026-01-06", sourceKind: "", sourceId: null };
    await expect(db.write((tx) => openFollowUp(tx, step, { at: "now" }))).rejects.toThrow();
  });
});
