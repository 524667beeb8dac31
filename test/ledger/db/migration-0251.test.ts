import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { readApprovalLimits } from "../../../electron/ledger/approvals/rules.ts";
import type { AgencyRow, PlacementItemRow } from "../../../electron/ledger/db/tables/agencies.ts";
import { migratedFrom } from "../support/migrated.ts";

const AGENCY: AgencyRow = {
  id: 1,
  version: 1,
  legal_name: "Recuperadora",
  rfc: "EKU9003173C9",
  address: "",
  phones: "",
  email: "",
  contact: "",
  states: "",
  services: "",
  active: 1,
  recorded_at: "2026-07-01T00:00:00.000Z",
  actor: "u",
};
const stamp = { recorded_at: "2026-07-01T00:00:00.000Z", actor: "u" } as const;
const TERMS = {
  id: 1,
  agency_id: 1,
  from_on: "2026-01-01",
  rate_1_bp: 1200,
  rate_31_bp: 1800,
  rate_61_bp: 2500,
  rate_91_bp: 3000,
  direct_earns: 1,
  tail_days: 15,
  vat_bp: 1600,
  vat_creditable: 1,
  note: "",
  recorded_on: "2026-07-01",
  ...stamp,
} as const;

describe.each(["sqlite", "postgres"] as const)("agencies and placements, on %s", (database) => {
  test("limits of before are joined by those of placements; agencies come empty, one an RFC, and their facts are not rewritten", async () => {
    const db = await migratedFrom(database, 250, async (old) => {
      await sql`insert into setting (key, value) values ('approvalLimits', '{"writeOff":"director"}')`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await readApprovalLimits(db.read)).toMatchObject({
      writeOff: "director",
      placement: "manager",
      recall: "coordinator",
    });
    expect(await db.read.selectFrom("agency").selectAll().execute()).toEqual([]);
    await db.write((tx) =>
      tx.bulk.insert("agency", [AGENCY, { ...AGENCY, id: 2, rfc: "" }, { ...AGENCY, id: 3, rfc: "" }]),
    );
    await expect(db.write((tx) => tx.bulk.insert("agency", [{ ...AGENCY, id: 4 }]))).rejects.toThrow();
    await db.write((tx) => tx.bulk.insert("agency_terms", [TERMS]));
    await expect(
      db.write((tx) => tx.bulk.insert("agency_terms", [{ ...TERMS, id: 2, rate_1_bp: 10_001 }])),
    ).rejects.toThrow();
    await expect(db.write((tx) => tx.sql.updateTable("agency_terms").set({ vat_bp: 0 }).execute())).rejects.toThrow(
      "append-only",
    );
    await expect(db.write((tx) => tx.sql.deleteFrom("agency_terms").execute())).rejects.toThrow("append-only");
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("an agency of the step before keeps its terms, and nothing is placed that is no invoice or not overdue", async () => {
    const db = await migratedFrom(database, 251, async (old) => {
      const tables = old.withTables<{ agency: AgencyRow; agency_terms: { [Column in keyof typeof TERMS]: unknown } }>();
      await tables.insertInto("agency").values(AGENCY).execute();
      await tables.insertInto("agency_terms").values(TERMS).execute();
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("agency_terms").select(["id", "rate_91_bp"]).execute()).toEqual([
      { id: 1, rate_91_bp: 3000 },
    ]);
    const item: PlacementItemRow = {
      id: 1,
      placement_id: 1,
      agency_id: 1,
      terms_id: 1,
      customer_id: 1,
      receivable_id: 1,
      invoice_uuid: "U",
      currency: "MXN",
      amount_minor: 1,
      days_past_due: 1,
      bucket: "1-30",
      rate_bp: 1200,
      control: 0,
      placed_on: "2026-07-01",
      ...stamp,
    };
    // There is no such batch, customer or invoice.
    await expect(db.write((tx) => tx.bulk.insert("placement_item", [item]))).rejects.toThrow();
    await expect(db.write((tx) => tx.bulk.insert("placement_item", [{ ...item, days_past_due: 0 }]))).rejects.toThrow();
    expect(await db.read.selectFrom("placement_item").selectAll().execute()).toEqual([]);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
