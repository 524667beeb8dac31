import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("moratory interest and forecasts, on %s", (database) => {
  test("a customer of before has no terms of its own; what is agreed, waived and forecast cannot be rewritten", async () => {
    const db = await migratedFrom(database, 150, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("interest_terms").selectAll().execute()).toEqual([]);
    expect(await db.read.selectFrom("forecast_run").selectAll().execute()).toEqual([]);

    const terms = {
      id: 1,
      customer_id: 1,
      kind: "set" as const,
      contract: "",
      rate: "12",
      day_count: 360,
      from_on: "2026-01-01",
      note: "",
      undoes_id: null,
      person_id: null,
      recorded_at: "",
      actor: "",
    };
    const waiver = {
      id: 1,
      customer_id: 1,
      currency: "MXN",
      until_on: "2026-11-01",
      percent_bp: 5000,
      interest_minor: 100,
      vat_minor: 16,
      reason: "r",
      approval_id: 1,
      asked_on: "2026-11-02",
      person_id: null,
      recorded_at: "",
      actor: "",
    };
    const run = { id: 1, as_of: "2026-11-02", weeks: 6, method: "{}", person_id: null, made_at: "", actor: "" };
    await db.write(async (tx) => {
      await tx.bulk.insert("interest_terms", [terms]);
      await tx.bulk.insert("interest_waiver", [waiver]);
      await tx.bulk.insert("forecast_run", [run]);
    });
    await expect(db.write((tx) => tx.sql.updateTable("interest_terms").set({ rate: "1" }).execute())).rejects.toThrow(
      "append-only",
    );
    await expect(
      db.write((tx) => tx.sql.updateTable("interest_waiver").set({ interest_minor: 1 }).execute()),
    ).rejects.toThrow("append-only");
    await expect(db.write((tx) => tx.sql.deleteFrom("forecast_run").execute())).rejects.toThrow("append-only");
    await expect(
      db.write((tx) => tx.bulk.insert("interest_terms", [{ ...terms, id: 2, day_count: 364 }])),
    ).rejects.toThrow();
    await expect(
      db.write((tx) => tx.bulk.insert("interest_waiver", [{ ...waiver, id: 2, percent_bp: 10_001 }])),
    ).rejects.toThrow();
    expect(await db.integrityProblems()).toEqual([]);
  });
});
