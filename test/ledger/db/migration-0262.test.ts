import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { readApprovalLimits } from "../../../electron/ledger/approvals/rules.ts";
import type {
  EscalationEventRow,
  EscalationInvoiceRow,
  EscalationMarkRow,
  EscalationPutOffRow,
  EscalationRow,
} from "../../../electron/ledger/db/tables/escalations.ts";
import { migratedFrom } from "../support/migrated.ts";

const stamp = { person_id: null, recorded_at: "2026-07-01T00:00:00.000Z", actor: "u" } as const;
const CASE: EscalationRow = {
  ...{ id: 1, customer_id: 1, currency: "MXN", triggers: "[]", reason: "No paga", raised_on: "2026-07-01", search: "" },
  ...stamp,
};
const EVENT: EscalationEventRow = {
  ...{ id: 1, escalation_id: 1, kind: "raised", decision: "", level: "manager", open: 1, answer_by: "2026-07-03" },
  ...{ note: "No paga", approval_id: null, on_day: "2026-07-01" },
  ...stamp,
};
const INVOICE: EscalationInvoiceRow = { id: 1, escalation_id: 1, receivable_id: 1, invoice_uuid: "U", amount_minor: 5 };
const MARK: EscalationMarkRow = {
  ...{ id: 1, escalation_id: 1, item: "contract", invoice_uuid: "", kind: "not-applicable", reason: "No hay" },
  ...{ on_day: "2026-07-01", ...stamp },
};
const PUT_OFF: EscalationPutOffRow = {
  ...{ id: 1, customer_id: 1, currency: "MXN", until_on: "2026-07-08", reason: "Paga", on_day: "2026-07-01" },
  ...stamp,
};

describe.each(["sqlite", "postgres"] as const)("cases that go up, on %s", (database) => {
  test("limits of before are joined by that of lawyers; cases come empty, and what was said of them is erased, never rewritten", async () => {
    const db = await migratedFrom(database, 261, async (old) => {
      await sql`insert into setting (key, value) values ('approvalLimits', '{"writeOff":"director"}')`.execute(old);
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    expect(await readApprovalLimits(db.read)).toMatchObject({ writeOff: "director", legalAction: "manager" });
    for (const table of ["escalation", "escalation_invoice", "escalation_event", "escalation_mark"] as const) {
      expect(await db.read.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    await db.write(async (tx) => {
      await tx.bulk.insert("escalation", [CASE]);
      await tx.bulk.insert("escalation_event", [EVENT]);
      await tx.bulk.insert("escalation_mark", [MARK]);
      await tx.bulk.insert("escalation_put_off", [PUT_OFF]);
    });
    const refused = (row: Partial<EscalationEventRow>) =>
      expect(db.write((tx) => tx.bulk.insert("escalation_event", [{ ...EVENT, id: 2, ...row }]))).rejects.toThrow();
    await refused({ open: 2 });
    await refused({ level: "nobody" as EscalationEventRow["level"] });
    await refused({ decision: "forgive" as EscalationEventRow["decision"] });
    await expect(
      db.write((tx) => tx.bulk.insert("escalation_invoice", [{ ...INVOICE, amount_minor: 0 }])),
    ).rejects.toThrow();
    const change = (set: object) => db.write((tx) => tx.sql.updateTable("escalation_event").set(set).execute());
    await expect(change({ level: "legal" })).rejects.toThrow("escalation_event is append-only");
    await expect(change({ note: "Otra cosa" })).rejects.toThrow("escalation_event is append-only");
    await change({ note: "", actor: "" });
    await db.write((tx) => tx.sql.updateTable("escalation").set({ reason: "", search: "" }).execute());
    await db.write((tx) => tx.sql.updateTable("escalation_mark").set({ reason: "" }).execute());
    await db.write((tx) => tx.sql.updateTable("escalation_put_off").set({ reason: "" }).execute());
    await expect(db.write((tx) => tx.sql.deleteFrom("escalation").execute())).rejects.toThrow();
  });
});
