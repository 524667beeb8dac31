import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { interestOf } from "../../../electron/ledger/interest/reader.ts";
import { refusal } from "../disputes/scene.ts";
import { LETTERHEAD } from "../letters/letterhead.ts";
import { pagesOf } from "../letters/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { invoice, setUp } from "./scene.ts";

describe.each(databases)("moratory interest on %s", (database) => {
  test("stands beside the balance: 739.73 and VAT 118.36 after 45 days, and 0 % VAT for a 0 % sale", async () => {
    const l = await setUp(database, [invoice(1), invoice(2, { zero: true })]);
    const before = await l.client.receivables.agingTotals({ asOf: l.clock.day });
    const { invoices, totals } = await l.statement();
    expect(
      invoices.map((row) => [row.label, row.principalMinor, row.days, row.interestMinor, row.vatMinor, row.vatPct]),
    ).toEqual([
      ["F-1", 10_000_000, 45, 73_973, 11_836, "16"],
      ["F-2", 10_000_000, 45, 73_973, 0, "0"],
    ]);
    expect(totals).toMatchObject([{ currency: "MXN", interestMinor: 147_946, vatMinor: 11_836 }]);
    const { totals: quick } = await l.client.interest.summary({ customerId: l.customerId, asOf: l.clock.day });
    expect(quick).toMatchObject([{ currency: "MXN", invoices: 2, interestMinor: 147_946 }]);
    expect(await l.client.interest.ofInvoice({ uuid: uuid(1), asOf: "2026-10-01" })).toBeNull();
    expect((await l.client.interest.ofInvoice({ uuid: uuid(1), asOf: "2026-10-11" }))?.interestMinor).toBe(16_438);
    expect(await l.client.receivables.agingTotals({ asOf: l.clock.day })).toEqual(before);
  });

  test("follows the balance from day to day: money, its reversal, a dispute, a contract from its day", async () => {
    const l = await setUp(database, [invoice(1), invoice(2)]);
    const { payments } = await l.pay("2026-10-11", 6_000_000, [{ invoiceUuid: uuid(1), amountMinor: 6_000_000 }]);
    l.clock.day = "2026-10-21";
    const draft = { customerId: l.customerId, invoiceUuid: uuid(1), type: "price", reason: "r" } as const;
    const dispute = await l.client.disputes.open({ ...l.id(), draft: { ...draft, amountMinor: 1_000_000 } });
    l.clock.day = "2026-11-01";
    const decision = { outcome: "invalid", effect: "none", rootCause: "other" } as const;
    await l.become(l.manager);
    await l.client.disputes.decide({ ...l.id(), disputeId: dispute.id, ...decision });
    l.clock.day = "2026-11-15";
    const terms = { customerId: l.customerId, ratePct: "18", dayCount: 360, fromOn: "2026-11-06" } as const;
    await l.client.interest.setTerms({ ...l.id(), ...terms, contract: "C-7", invoices: [uuid(1)] });
    const { invoices } = await l.statement();
    const spans = invoices.find((row) => row.uuid === uuid(1))?.spans ?? [];
    expect(spans.map((span) => [span.from, span.to, span.balanceMinor, span.ratePct, span.dayCount])).toEqual([
      ["2026-10-02", "2026-10-11", 10_000_000, "6", 365],
      ["2026-10-12", "2026-10-20", 4_000_000, "6", 365],
      ["2026-10-21", "2026-11-01", 3_000_000, "6", 365],
      ["2026-11-02", "2026-11-05", 4_000_000, "6", 365],
      ["2026-11-06", "2026-11-15", 4_000_000, "18", 360],
    ]);
    expect(invoices.find((row) => row.uuid === uuid(2))).toMatchObject({ interestMinor: 73_973, ratePct: "6" });
    // The bank gives nothing back for a mistake: once the money is reversed, the balance never went down.
    await l.client.payments.reverse({ ...l.id(), paymentUuid: payments[0]?.uuid ?? "", note: "error de captura" });
    const after = (await l.statement()).invoices.find((row) => row.uuid === uuid(1))?.spans ?? [];
    expect(after.map((span) => span.openMinor)).toEqual([10_000_000, 10_000_000, 10_000_000, 10_000_000]);
  });

  test("of what was paid late is still reserved; a cancelled invoice bears none, a replacement goes on where it was", async () => {
    const replacement = invoice(3, { relations: [["04", [2]]], root: { Fecha: "2026-10-20T10:00:00" } });
    const l = await setUp(database, [invoice(1), invoice(2), invoice(4)]);
    await l.pay("2026-10-11", 10_000_000, [{ invoiceUuid: uuid(1), amountMinor: 10_000_000 }]);
    await l.client.review.cancel({
      ...l.id(),
      uuid: uuid(4),
      on: "2026-11-01",
      motive: "02",
      substitute: null,
      note: "n",
    });
    const whole = (await l.statement()).invoices.find((row) => row.uuid === uuid(2));
    await l.post(replacement);
    const { invoices } = await l.statement();
    expect(invoices.map((row) => row.label)).toEqual(["F-3"]);
    expect(invoices[0]).toMatchObject({ dueOn: "2026-10-01", days: 45, interestMinor: whole?.interestMinor });
    expect(invoices[0]?.spans.map((span) => [span.label, span.days])).toEqual([
      ["F-2", 19],
      ["F-3", 26],
    ]);
    const paid = await l.statement(l.clock.day, true);
    expect(paid.invoices.map((row) => [row.label, row.principalMinor, row.interestMinor])).toEqual([
      ["F-1", 0, 16_438],
      ["F-3", 10_000_000, 73_973],
    ]);
  });

  test("is waived once somebody else allows it, never twice, and accrues on from there", async () => {
    const l = await setUp(database, [invoice(1)]);
    const ask = {
      customerId: l.customerId,
      currency: "MXN",
      asOf: l.clock.day,
      percentBp: 5000,
      reason: "Buen cliente",
    };
    const asked = await l.client.interest.waive({ ...l.id(), ...ask });
    expect(asked).toMatchObject({ interestMinor: 36_987, vatMinor: 5_918 });
    expect((await l.statement()).totals).toMatchObject([{ waivedMinor: 0, interestMinor: 73_973 }]);
    expect(await refusal(l.client.interest.waive({ ...l.id(), ...ask }))).toMatchObject({
      code: "INTEREST_WAIVER_PENDING",
    });
    const own = l.client.approvals.decide({ ...l.id(), id: asked.approvalId, decision: "approved" });
    expect(await refusal(own)).toMatchObject({ code: "APPROVAL_REFUSED", why: "maker" });
    await l.allow();
    const { totals, waivers } = await l.statement();
    expect(totals).toMatchObject([
      { accruedMinor: 73_973, waivedMinor: 36_987, interestMinor: 36_986, vatMinor: 5_918, waivedVatMinor: 5_918 },
    ]);
    expect(waivers).toMatchObject([{ percent: "50.00", state: "approved", decidedBy: "Marta" }]);
    // Before it was allowed nothing was waived, and days after it count again.
    expect((await l.statement("2026-11-14")).totals).toMatchObject([{ waivedMinor: 0 }]);
    expect((await l.statement("2026-11-25")).totals).toMatchObject([{ accruedMinor: 90_411, interestMinor: 53_424 }]);
    await l.client.interest.waive({ ...l.id(), ...ask, percentBp: 10_000 });
    await l.allow();
    expect((await l.statement()).totals).toMatchObject([{ interestMinor: 0, vatMinor: 0 }]);
    expect(await refusal(l.client.interest.waive({ ...l.id(), ...ask }))).toMatchObject({ code: "INTEREST_NOTHING" });
  });

  test("is invoiced by Billing: its CFDI counts as charged and bears no interest of its own", async () => {
    const l = await setUp(database, [invoice(1)]);
    const selected = { customerId: l.customerId, currency: "MXN", asOf: l.clock.day };
    const letter = await l.client.interest.billingLetter({ ...selected, lang: "es" });
    expect(letter.body).toContain("Interés: 739.73 MXN. IVA: 118.36 MXN. Total: 858.09 MXN.");
    const told = await l.client.interest.askBilling({ ...l.id(), ...selected, how: "told", lang: "es" });
    const charge = (n: number) => l.client.interest.charge({ ...l.id(), requestId: told.id, cfdiUuid: uuid(n) });
    expect(await refusal(charge(1))).toMatchObject({ code: "INTEREST_CFDI_PRINCIPAL" });
    await l.post(invoice(9, { root: { Fecha: "2026-11-15T09:00:00", SubTotal: "739.73", Total: "858.09" } }));
    const charged = await charge(9);
    expect(await refusal(charge(9))).toMatchObject({ code: "INTEREST_CFDI_TAKEN" });
    const late = await l.statement("2027-01-14");
    expect(late.invoices.map((row) => row.label)).toEqual(["F-1"]);
    expect(late.totals).toMatchObject([{ accruedMinor: 172_603, chargedMinor: 73_973, interestMinor: 98_630 }]);
    expect(late.requests).toMatchObject([{ charge: { label: "F-9" }, undone: false }]);
    await l.client.interest.undoBilling({ ...l.id(), billingId: charged.id });
    const again = await l.statement("2027-01-14");
    expect(again.invoices.map((row) => row.label)).toEqual(["F-1", "F-9"]);
    expect(again.totals).toMatchObject([{ chargedMinor: 0 }]);
  });

  test("terms are dated, warned of above the cap, and undone as if they had never been", async () => {
    const l = await setUp(database, [invoice(1)]);
    const terms = { customerId: l.customerId, ratePct: "48", dayCount: 365, fromOn: "2026-01-01" } as const;
    const { id } = await l.client.interest.setTerms({ ...l.id(), ...terms, note: "Pagaré 12" });
    const raised = await l.statement();
    expect(raised.invoices[0]).toMatchObject({ interestMinor: 591_781, aboveCap: true });
    expect(raised.terms).toMatchObject([{ ratePct: "48", aboveCap: true, note: "Pagaré 12", actor: "Laura" }]);
    const nothing = l.client.interest.setTerms({ ...l.id(), ...terms, contract: "C-1" });
    expect(await refusal(nothing)).toMatchObject({ code: "INVALID_INPUT" });
    const stranger = l.client.interest.setTerms({ ...l.id(), ...terms, contract: "C-1", invoices: [uuid(77)] });
    expect(await refusal(stranger)).toMatchObject({ code: "NOT_FOUND" });
    await l.client.interest.undoTerms({ ...l.id(), termsId: id });
    expect((await l.statement()).invoices[0]).toMatchObject({ interestMinor: 73_973, aboveCap: false });
    const ruled = await l.client.interest.rules();
    await l.client.interest.saveRules({ ...l.id(), rules: { ...ruled, dayCount: 360 } });
    expect((await l.statement()).invoices[0]?.interestMinor).toBe(75_000);
  });
});

test("the statement of calculation as a workbook has the figures of the screen, as numbers", async () => {
  const l = await setUp("sqlite", [invoice(1), invoice(2, { zero: true })]);
  const file = join(temporaryFolder(), "intereses.xlsx");
  const asked = { customerId: l.customerId, asOf: l.clock.day, format: "xlsx", file, lang: "es" } as const;
  expect(await l.client.interest.exportStatement(asked)).toEqual({ file, invoices: 2 });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const numbers: unknown[] = [];
  book.getWorksheet("Tramos")?.eachRow((row) => row.eachCell((cell) => numbers.push(cell.value)));
  expect(numbers.filter((value) => value === 739.73)).toHaveLength(2);
  expect(numbers).toContain(1479.46);
  expect(numbers).toContain(118.36);
});

test("the printed statement of calculation bears the letterhead and the logo of the company's letters", async () => {
  const l = await setUp("sqlite", [invoice(1)]);
  await l.client.letters.saveLetterhead({ ...l.id(), letterhead: LETTERHEAD });
  const file = join(temporaryFolder(), "intereses.pdf");
  const asked = { customerId: l.customerId, asOf: l.clock.day, format: "pdf", file, lang: "es" } as const;
  await l.client.interest.exportStatement(asked);
  const plain = (await readFile(file)).length;
  const [first = ""] = await pagesOf(await readFile(file));
  for (const words of [LETTERHEAD.name, LETTERHEAD.address, `Tel. ${LETTERHEAD.phone}`, "739.73", "858.09"]) {
    expect(first).toContain(words);
  }
  await l.client.letters.setLogo({ ...l.id(), file: "resources/icons/icon.png" });
  await l.client.interest.exportStatement(asked);
  expect((await readFile(file)).length).toBeGreaterThan(plain);
});

test("a customer with 5,000 late invoices is read by condition, never by a list of ids", async () => {
  const l = await setUp("sqlite", []);
  await l.db.write(async (tx) => {
    const customer = { id: 1, key: "K", rfc: "K", name: "N", search: "n", name_from: "", merged_into: null };
    await tx.bulk.insert("customer", [customer]);
    const plain = {
      kind: "I" as const,
      version: "4.0",
      series: "F",
      issuer_rfc: "",
      customer_id: 1,
      receiver_name: "",
      issued_at: "2026-09-01T10:00:00",
      issued_on: "2026-09-01",
      stamped_at: "",
      currency: "MXN",
      total: "1000.00",
      exchange_rate: "",
      payment_method: "PPD",
      payment_form: "99",
      payment_terms: "",
      global: 0,
      adds_up: 1,
      content_hash: "",
      path: "",
      sha256: "",
      bytes: 0,
      warnings: "[]",
      run_id: null,
      recorded_at: "",
      merged_from: null,
    };
    const ids = Array.from({ length: 5000 }, (_, index) => index + 1);
    await tx.bulk.insert(
      "document",
      ids.map((id) => ({ ...plain, id, uuid: uuid(id), folio: String(id) })),
    );
    await tx.bulk.insert(
      "receivable",
      ids.map((id) => ({
        id,
        document_id: id,
        customer_id: 1,
        currency: "MXN",
        total_minor: 100_000,
        issued_on: "2026-09-01",
        due_on: "2026-10-01",
        open_minor: 50_000,
        closed_on: "9999-12-31",
        last_entry_on: "2026-10-20",
        ended_as: "" as const,
        ended_on: "",
        settled_at_issue: 0,
        search: "",
        expected_on: "",
      })),
    );
    const entry = { customer_id: 1, currency: "MXN", recorded_at: "", reverses_id: null, actor: "", reason: "" };
    await tx.bulk.insert(
      "entry",
      ids.flatMap((id) => {
        const own = { ...entry, receivable_id: id, document_id: id, anchor_id: id };
        return [
          { ...own, id: id * 2 - 1, kind: "charge", amount_minor: 100_000, effective_on: "2026-09-01" },
          { ...own, id: id * 2, kind: "payment", amount_minor: -50_000, effective_on: "2026-10-20" },
        ];
      }),
    );
  });
  const rows = await interestOf(l.db.read, { customerId: 1, asOf: "2026-11-15" });
  expect(rows).toHaveLength(5000);
  expect(rows[4999]).toMatchObject({ principalMinor: 50_000, days: 45, interestMinor: 526 });
});
