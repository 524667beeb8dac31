import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("disputes, on %s", (database) => {
  test("invoices of before are not disputed; kinds and resolvers are there to begin with", async () => {
    const db = await migratedFrom(database, 120, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')`.execute(
        old,
      );
      await sql`insert into document (id, uuid, kind, version, series, folio, issuer_rfc, customer_id, receiver_name,
        issued_at, issued_on, stamped_at, currency, total, exchange_rate, payment_method, payment_form, payment_terms,
        global, adds_up, content_hash, path, sha256, bytes, warnings, run_id, recorded_at) values (1, 'U1', 'I', '', '', '',
        '', 1, '', '', '2026-10-01', '', 'MXN', '1.00', '', '', '', '', 0, 0, '', '', '', 0, '[]', null, '')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("dispute").selectAll().execute()).toEqual([]);
    const types = await db.read.selectFrom("dispute_type").select(["code", "resolver", "sla_days"]).execute();
    expect(types).toHaveLength(13);
    expect(types).toContainEqual({ code: "payment-not-applied", resolver: "administration", sla_days: 1 });
    expect(await db.read.selectFrom("dispute_resolver").select("code").execute()).toHaveLength(9);

    const dispute = {
      id: 1,
      customer_id: 1,
      contact_id: null,
      interaction_id: null,
      invoice_uuid: "U1",
      line: null,
      line_text: "",
      type: "price",
      currency: "MXN",
      amount_minor: 50,
      reason: "r",
      opened_on: "2026-11-02",
      due_on: "2026-11-09",
      sla_days: 5,
      resolver: "sales",
      person_id: null,
      search: "",
      recorded_at: "",
      actor: "",
    };
    await db.write((tx) => tx.bulk.insert("dispute", [dispute]));
    await expect(db.write((tx) => tx.sql.updateTable("dispute").set({ reason: "x" }).execute())).rejects.toThrow(
      "append-only",
    );
    await expect(db.write((tx) => tx.bulk.insert("dispute", [{ ...dispute, id: 2, type: "no" }]))).rejects.toThrow();
    await expect(
      db.write((tx) => tx.bulk.insert("dispute", [{ ...dispute, id: 2, amount_minor: 0 }])),
    ).rejects.toThrow();
    expect(await db.integrityProblems()).toEqual([]);
  });
});
