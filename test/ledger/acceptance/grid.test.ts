import { describe, expect, test } from "vitest";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { makeDocument } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { ledgerWith, record, saveTerms, WEEKLY } from "./scene.ts";

const invoice = (n: number, issued: string, rfc = "URE180429TM6") =>
  makeDocument(n, {
    issuedAt: `${issued}T10:00:00`,
    paymentTerms: "30 días",
    receiver: { rfc, name: `CLIENTE ${rfc}`, foreignTaxId: "" },
  });

describe.each(databases)("due, expected, contrarecibo and order in the list of documents, on %s", (database) => {
  test("are shown, filtered and sorted in the ledger", async () => {
    const ledger = await ledgerWith(database, [
      invoice(1, "2026-10-01"),
      invoice(2, "2026-10-02"),
      invoice(3, "2026-10-09"),
      invoice(4, "2026-10-01", "IIA040805DZ4"),
    ]);
    const { rows } = await ledger.client.customers.find({ text: "URE180429TM6" });
    const customerId = rows[0]?.id ?? 0;
    await saveTerms(ledger, WEEKLY, customerId);
    await record(ledger, [1], { customerId, accepted: { on: "2026-10-07", number: "CR-881" }, po: "OC-45" });
    await record(ledger, [2], { customerId, submittedOn: "2026-10-14", po: "OC-46" });

    const asOf = "2026-10-20";
    const folios = async (...filters: ReceivableFilter[]) =>
      (await ledger.client.receivables.page({ asOf, filters, sort: [{ by: "folio", desc: false }] })).rows.map(
        ({ folio }) => folio,
      );
    expect(await folios({ column: "contrarecibo", op: "contains", value: "881" })).toEqual(["1"]);
    expect(await folios({ column: "contrarecibo", op: "in", values: [""] })).toEqual(["2", "3", "4"]);
    expect(await folios({ column: "po", op: "contains", value: "oc-4" })).toEqual(["1", "2"]);
    expect(await folios({ column: "acceptance", op: "in", values: ["pending", "submitted"] })).toEqual(["2", "3"]);
    expect(await folios({ column: "expectedOn", op: "range", from: "2026-11-12", to: "2026-11-18" })).toEqual(["1"]);
    expect(await folios({ column: "expectedOn", op: "in", values: [""] })).toEqual(["4"]);

    const page = await ledger.client.receivables.page({ asOf, sort: [{ by: "expectedOn", desc: false }] });
    const shown = page.rows.map((row) => [row.folio, row.dueOn, row.expectedOn, row.acceptance, row.provisional]);
    expect(shown).toEqual([
      ["4", "2026-10-31", "", "", false],
      ["1", "2026-11-06", "2026-11-12", "accepted", false],
      ["2", "2026-11-13", "2026-11-19", "submitted", true],
      ["3", "2026-11-13", "2026-11-19", "pending", true],
    ]);
    expect(page.rows[1]).toMatchObject({ contrarecibo: "CR-881", po: "OC-45" });
    const found = await ledger.client.acceptance.invoices({ customerId, asOf, search: "oc-46" });
    expect(found.rows.map(({ label, state }) => [label, state])).toEqual([["F-2", "submitted"]]);
  });
});
