import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("the rest of a credit line, on %s", (database) => {
  test("a customer's line of before stays, without a review; stages and releases are only ever added", async () => {
    const db = await migratedFrom(database, 150, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'A', 'A', 'A', 'a', '')`.execute(
        old,
      );
      await sql`insert into customer_profile (customer_id, version, trade_name, search, language, debtor_type, country, state,
          time_zone, risk_class, credit_limit_minor, credit_currency, hold, hold_reason, hold_until, legal_hold, placed,
          do_not_contact, note, updated_at)
        values (1, 4, '', '', 'es', 'company', 'MX', '', 'America/Mexico_City', 'C', 500000, 'MXN', 'warning', 'Cheque', '',
          0, 0, 0, '', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("customer_profile").selectAll().execute()).toMatchObject([
      {
        version: 4,
        credit_limit_minor: 500_000,
        hold: "warning",
        credit_granted_by: "",
        credit_review_on: "",
        credit_guarantee: "",
        credit_insured_minor: null,
      },
    ]);
    const by = { recorded_at: "", actor: "Laura" };
    const stage = {
      id: 1,
      customer_id: 1,
      stage: "late",
      reason: "x",
      set_on: "",
      until_on: "",
      person_id: null,
      ...by,
    };
    const release = {
      id: 1,
      customer_id: 1,
      ends_id: null,
      released_on: "2026-11-01",
      until_on: "2026-11-30",
      up_to_minor: null,
      currency: "MXN",
      reason: "x",
      asked_by: "Laura",
      approved_by: "Jorge",
      approval_id: null,
      ...by,
    };
    await db.write(async (tx) => {
      await tx.bulk.insert("stage_override", [stage]);
      await tx.bulk.insert("hold_release", [release]);
    });
    const change = (table: "stage_override" | "hold_release") =>
      db.write((tx) => tx.sql.updateTable(table).set({ reason: "y" }).where("id", "=", 1).execute());
    await expect(change("stage_override")).rejects.toThrow(/append-only/);
    await expect(change("hold_release")).rejects.toThrow(/append-only/);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
