import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("agreements and approvals, on %s", (database) => {
  test("a ledger with invoices takes agreements about them, which cannot be altered", async () => {
    const db = await migratedFrom(database, 155, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'A', 'A', 'A', 'a', '')`.execute(
        old,
      );
      await sql`insert into document (id, uuid, kind, version, series, folio, issuer_rfc, customer_id, receiver_name, issued_at,
        issued_on, stamped_at, currency, total, exchange_rate, payment_method, payment_form, payment_terms, global, adds_up,
        content_hash, path, sha256, bytes, warnings, recorded_at)
        values (1, 'U1', 'I', '', '', '', '', 1, '', '', '2026-01-01', '', 'MXN', '1.00', '', '', '', '', 0, 0, '', '', '', 0,
        '[]', '')`.execute(old);
      await sql`insert into receivable (id, document_id, customer_id, currency, total_minor, issued_on, due_on, open_minor,
        closed_on, last_entry_on, ended_as, ended_on, settled_at_issue, search)
        values (1, 1, 1, 'MXN', 100, '2026-01-01', '2026-01-31', 100, '9999-12-31', '2026-01-01', '', '', 0, '')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("agreement_standing").selectAll().execute()).toEqual([]);
    const said = { person_id: null, actor: "user" };
    const at = "2026-02-01T12:00:00.000Z";
    await db.write(async (tx) => {
      await tx.bulk.insert("agreement", [
        {
          ...said,
          id: 1,
          customer_id: 1,
          type: "quita",
          revises_id: null,
          contact_id: null,
          signer_name: "",
          signer_position: "",
          made_on: "2026-02-01",
          made_at: at,
          grace_days: 5,
          terminate_days: null,
          note: "",
          search: "",
        },
      ]);
      await tx.bulk.insert("agreement_part", [
        {
          id: 1,
          agreement_id: 1,
          currency: "MXN",
          principal_minor: 100,
          quita_minor: 10,
          total_minor: 90,
          interest_minor: 0,
          interest_vat_minor: 0,
          interest_waived_minor: 0,
          plan: "{}",
        },
      ]);
      await tx.bulk.insert("approval", [
        {
          id: 1,
          kind: "agreement",
          subject_kind: "agreement",
          subject_id: 1,
          customer_id: 1,
          currency: "MXN",
          amount_minor: 10,
          percent_bp: 1000,
          needs: '["manager"]',
          needed: 1,
          data: "{}",
          asked_by: null,
          asked_on: "2026-02-01",
          asked_at: at,
          note: "",
          actor: "user",
        },
      ]);
      await tx.bulk.insert("approval_decision", [
        {
          id: 1,
          approval_id: 1,
          decision: "approved",
          decided_by: null,
          decided_on: "2026-02-01",
          decided_at: at,
          reason: "",
          actor: "other",
        },
      ]);
      await tx.bulk.insert("agreement_event", [
        {
          ...said,
          id: 1,
          agreement_id: 1,
          kind: "offered",
          on_day: "2026-02-01",
          expires_on: "2026-02-15",
          document_id: null,
          reason: "",
          recorded_at: at,
        },
      ]);
    });
    const altering = db.write((tx) => tx.sql.updateTable("agreement_part").set({ quita_minor: 1 }).execute());
    await expect(altering).rejects.toThrow("append-only");
    for (const table of ["agreement", "agreement_event", "approval", "approval_decision"] as const) {
      await expect(db.write((tx) => tx.sql.deleteFrom(table).execute())).rejects.toThrow("append-only");
    }
    expect(await db.integrityProblems()).toEqual([]);
  });
});
