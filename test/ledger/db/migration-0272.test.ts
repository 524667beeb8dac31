import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import type {
  AgencyAuditEventRow,
  AgencyAuditFindingRow,
  AgencyAuditPointRow,
  AgencyAuditRow,
} from "../../../electron/ledger/db/tables/agency-audits.ts";
import type {
  AgencyComplaintEventRow,
  AgencyComplaintRow,
} from "../../../electron/ledger/db/tables/agency-oversight.ts";
import { migratedFrom } from "../support/migrated.ts";

const stamp = { person_id: null, recorded_at: "2026-07-01T00:00:00.000Z", actor: "u" } as const;
const COMPLAINT: AgencyComplaintRow = {
  ...{ id: 1, agency_id: 1, customer_id: 1, channel: "phone", type: "hours", received_on: "2026-07-01" },
  ...{ acknowledge_by: "2026-07-02", answer_by: "2026-07-15", authority_by: null, complainant: "Luz", agent: "J." },
  ...{ said: "Llamó de noche", reference: "", ...stamp },
};
const EVENT: AgencyComplaintEventRow = {
  ...{ id: 1, complaint_id: 1, kind: "answered", on_day: "2026-07-03", authority: "", answer_by: null },
  ...{ finding: "founded", remedy: "Disculpa", sanction: "warning", note: "Fue así", ...stamp },
};

const AUDIT: AgencyAuditRow = { id: 1, agency_id: 1, on_day: "2026-07-01", note: "", ...stamp };
const POINT: AgencyAuditPointRow = { id: 1, audit_id: 1, point: "hours", result: "fails", note: "" };
const FINDING: AgencyAuditFindingRow = {
  ...{ id: 1, audit_id: 1, point: "hours", severity: "major", said: "De noche", evidence: "", action: "Corregir" },
  due_on: "2026-07-31",
};
const MENDED: AgencyAuditEventRow = { id: 1, finding_id: 1, kind: "done", on_day: "2026-07-20", note: "Ya", ...stamp };

describe.each(["sqlite", "postgres"] as const)("how agencies are watched, on %s", (database) => {
  test("complaints come empty; what was said of them is erased, never rewritten, and a step says what it is", async () => {
    const db = await migratedFrom(database, 270, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')`.execute(
        old,
      );
      await sql`insert into agency (id, version, legal_name, rfc, address, phones, email, contact, states, services, active,
        recorded_at, actor) values (1, 1, 'A', '', '', '', '', '', '', '', 1, '', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("agency_complaint").selectAll().execute()).toEqual([]);
    await db.write(async (tx) => {
      await tx.bulk.insert("agency_complaint", [COMPLAINT]);
      await tx.bulk.insert("agency_complaint_event", [EVENT]);
    });
    const refused = (row: Partial<AgencyComplaintEventRow>) =>
      expect(
        db.write((tx) => tx.bulk.insert("agency_complaint_event", [{ ...EVENT, id: 2, ...row }])),
      ).rejects.toThrow();
    await refused({ finding: "" });
    await refused({ sanction: "" });
    await refused({ kind: "acknowledged" });
    await refused({ kind: "due", finding: "", sanction: "" });
    await expect(
      db.write((tx) => tx.bulk.insert("agency_complaint", [{ ...COMPLAINT, id: 2, acknowledge_by: "2026-07-01" }])),
    ).rejects.toThrow();
    const change = (set: object) => db.write((tx) => tx.sql.updateTable("agency_complaint").set(set).execute());
    await expect(change({ received_on: "2026-07-02" })).rejects.toThrow("agency_complaint is append-only");
    await expect(change({ said: "Otra cosa" })).rejects.toThrow("agency_complaint is append-only");
    await change({ said: "", agent: "", complainant: "", reference: "", actor: "" });
    await db.write((tx) => tx.sql.updateTable("agency_complaint_event").set({ note: "", remedy: "" }).execute());
    await expect(db.write((tx) => tx.sql.deleteFrom("agency_complaint_event").execute())).rejects.toThrow();
    await db.write(async (tx) => {
      await tx.bulk.insert("agency_audit", [AUDIT]);
      await tx.bulk.insert("agency_audit_point", [POINT]);
      await tx.bulk.insert("agency_audit_finding", [FINDING]);
      await tx.bulk.insert("agency_audit_event", [MENDED]);
    });
    const again = { ...POINT, id: 2 };
    await expect(db.write((tx) => tx.bulk.insert("agency_audit_point", [again]))).rejects.toThrow();
    const rewrite = (table: "agency_audit_point" | "agency_audit_finding") =>
      db.write((tx) => tx.sql.updateTable(table).set({ point: "redeco" }).execute());
    await expect(rewrite("agency_audit_point")).rejects.toThrow("agency_audit_point is append-only");
    await expect(rewrite("agency_audit_finding")).rejects.toThrow("agency_audit_finding is append-only");
    await db.write((tx) => tx.sql.updateTable("agency_audit_event").set({ actor: "" }).execute());
  });
});
