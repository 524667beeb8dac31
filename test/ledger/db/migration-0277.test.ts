import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("invoices of a promise beyond its amount, on %s", (database) => {
  test("are taken by a ledger that has promises, which stay as they were and cannot be altered", async () => {
    const db = await migratedFrom(database, 276, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'A', 'A', 'A', 'a', '')`.execute(
        old,
      );
      for (const id of [1, 2]) {
        await sql`insert into document (id, uuid, kind, version, series, folio, issuer_rfc, customer_id, receiver_name,
          issued_at, issued_on, stamped_at, currency, total, exchange_rate, payment_method, payment_form, payment_terms,
          global, adds_up, content_hash, path, sha256, bytes, warnings, recorded_at)
          values (${id}, ${`U${id}`}, 'I', '', '', '', '', 1, '', '', '2026-01-01', '', 'MXN', '1.00', '', '', '', '', 0, 0,
          '', '', '', 0, '[]', '')`.execute(old);
        await sql`insert into receivable (id, document_id, customer_id, currency, total_minor, issued_on, due_on, open_minor,
          closed_on, last_entry_on, ended_as, ended_on, settled_at_issue, search)
          values (${id}, ${id}, 1, 'MXN', 100, '2026-01-01', '2026-01-31', 100, '9999-12-31', '2026-01-01', '', '', 0,
          '')`.execute(old);
      }
      await sql`insert into promise (id, customer_id, contact_id, currency, amount_minor, made_on, made_at, grace_days,
        tolerance_bp, interaction_id, person_id, renegotiates_id, approved_by, note, search, actor)
        values (1, 1, null, 'MXN', 100, '2026-02-01', '', 2, 100, null, null, null, '', '', '', '')`.execute(old);
      await sql`insert into promise_invoice (id, promise_id, invoice_uuid, receivable_id, amount_minor)
        values (1, 1, 'U1', 1, 100)`.execute(old);
    });
    onTestFinished(() => db.close());
    const line = (id: number, receivable: number, amountMinor: number) => ({
      id,
      promise_id: 1,
      invoice_uuid: `U${receivable}`,
      receivable_id: receivable,
      amount_minor: amountMinor,
    });
    const insert = (row: ReturnType<typeof line>) => db.write((tx) => tx.bulk.insert("promise_invoice", [row]));
    await insert(line(2, 2, 0));
    await expect(insert(line(3, 1, 5))).rejects.toThrow();
    await expect(insert(line(3, 2, -1))).rejects.toThrow();
    const rows = await db.read.selectFrom("promise_invoice").selectAll().orderBy("id").execute();
    expect(rows).toEqual([line(1, 1, 100), line(2, 2, 0)]);
    await expect(db.write((tx) => tx.sql.deleteFrom("promise_invoice").execute())).rejects.toThrow("append-only");
    const altering = db.write((tx) => tx.sql.updateTable("promise_invoice").set({ amount_minor: 1 }).execute());
    await expect(altering).rejects.toThrow("append-only");
    expect(await db.integrityProblems()).toEqual([]);
  });
});
