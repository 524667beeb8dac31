import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("promises, on %s", (database) => {
  test("a ledger with invoices takes promises about them, which cannot be altered", async () => {
    const db = await migratedFrom(database, 110, async (old) => {
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
    expect(await db.read.selectFrom("promise_span").selectAll().execute()).toEqual([]);
    await db.write(async (tx) => {
      await tx.bulk.insert("promise", [
        {
          id: 1,
          customer_id: 1,
          contact_id: null,
          currency: "MXN",
          amount_minor: 100,
          made_on: "2026-02-01",
          made_at: "2026-02-01T12:00:00.000Z",
          grace_days: 2,
          tolerance_bp: 100,
          interaction_id: null,
          person_id: null,
          renegotiates_id: null,
          approved_by: "",
          note: "",
          search: "",
          actor: "user",
        },
      ]);
      await tx.bulk.insert("promise_payment", [
        { id: 1, promise_id: 1, seq: 1, due_on: "2026-02-06", matures_on: "2026-02-10", amount_minor: 100 },
      ]);
      await tx.bulk.insert("promise_invoice", [
        { id: 1, promise_id: 1, invoice_uuid: "U1", receivable_id: 1, amount_minor: 100 },
      ]);
    });
    const altering = db.write((tx) => tx.sql.updateTable("promise").set({ amount_minor: 1 }).execute());
    await expect(altering).rejects.toThrow("append-only");
    await expect(db.write((tx) => tx.sql.deleteFrom("promise_payment").execute())).rejects.toThrow("append-only");
    await expect(db.write((tx) => tx.sql.deleteFrom("promise_invoice").execute())).rejects.toThrow("append-only");
    expect(await db.integrityProblems()).toEqual([]);
  });
});
