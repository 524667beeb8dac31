import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { ledgerWith, record, saveTerms, toTheEnd, WEEKLY } from "./scene.ts";

const invoice = (n: number, issued: string) =>
  makeDocument(n, { issuedAt: `${issued}T10:00:00`, paymentTerms: "30 días" });

describe.each(databases)("invoices at the customer's counter that want attention, on %s", (database) => {
  test("a review day that went by, an answer that is late, and an acceptance nobody knows the payment of", async () => {
    const ledger = await ledgerWith(database, [
      invoice(1, "2026-10-01"),
      invoice(2, "2026-10-01"),
      invoice(3, "2026-10-01"),
      invoice(4, "2026-10-12"),
    ]);
    const codes = async (asOf: string) =>
      (await ledger.client.acceptance.alerts({ asOf })).rows.map(({ folio, alert }) => [folio, alert]);
    expect(await codes("2026-10-20")).toEqual([]);
    await saveTerms(ledger, WEEKLY);
    expect(await codes("2026-10-07")).toEqual([]);
    await record(ledger, [2], { submittedOn: "2026-10-07" });
    await record(ledger, [3], { accepted: { on: "2026-10-07", number: "CR-1" } });
    expect(await codes("2026-10-07")).toEqual([]);
    // Five business days after Thursday 1 October are over on Thursday 8; the review day was Wednesday 7.
    expect(await codes("2026-10-08")).toEqual([
      ["1", "reviewMissed"],
      ["2", "notAccepted"],
    ]);
    const { rows } = await ledger.client.acceptance.alerts({ asOf: "2026-10-08", alert: "reviewMissed" });
    expect(rows).toMatchObject([
      { uuid: uuid(1), state: "pending", reviewOn: "2026-10-07", nextReviewOn: "2026-10-14", openMinor: 100_000 },
    ]);
    await saveTerms(ledger, { ...WEEKLY, paymentDays: [] });
    expect(await codes("2026-10-13")).toEqual([
      ["1", "reviewMissed"],
      ["2", "notAccepted"],
      ["3", "noExpected"],
    ]);
    expect((await ledger.client.acceptance.alertCounts({ asOf: "2026-10-13" })).rows).toEqual([
      { alert: "noExpected", invoices: 1 },
      { alert: "notAccepted", invoices: 1 },
      { alert: "reviewMissed", invoices: 1 },
    ]);
    await record(ledger, [1, 2], { accepted: { on: "2026-10-14", number: "CR-2" } });
    expect(await codes("2026-10-14")).toEqual([
      ["1", "noExpected"],
      ["2", "noExpected"],
      ["3", "noExpected"],
    ]);
  });

  test("waits as many business days as the setting says, holidays and weekends apart", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-11-12")]);
    await saveTerms(ledger, { ...WEEKLY, reviewWeekdays: [] });
    await record(ledger, [1], { submittedOn: "2026-11-13" });
    const total = async (asOf: string) => (await ledger.client.acceptance.alerts({ asOf })).total;
    // Friday 13, Tuesday 17 to Friday 20: Monday 16 November is a holiday.
    expect(await total("2026-11-19")).toBe(0);
    expect(await total("2026-11-20")).toBe(1);
    await toTheEnd(ledger.client.acceptance.setRules({ commandId: randomUUID(), alertDays: 2 }));
    expect(await total("2026-11-16")).toBe(0);
    expect(await total("2026-11-17")).toBe(1);
  });

  test("finds by customer and folio, and sorts in the ledger", async () => {
    const ledger = await ledgerWith(database, [
      { ...invoice(1, "2026-10-01"), total: "500.00", subtotal: "500.00" },
      invoice(2, "2026-10-02"),
    ]);
    await saveTerms(ledger, WEEKLY);
    const asOf = "2026-10-20";
    const sorted = await ledger.client.acceptance.alerts({ asOf, sort: [{ by: "openMinor", desc: true }] });
    expect(sorted.rows.map(({ folio }) => folio)).toEqual(["2", "1"]);
    const page = await ledger.client.acceptance.alerts({
      asOf,
      sort: [{ by: "openMinor", desc: true }],
      offset: 1,
      limit: 1,
    });
    expect(page).toMatchObject({ total: 2, rows: [{ folio: "1" }] });
    expect((await ledger.client.acceptance.alerts({ asOf, search: "robotica F2" })).rows).toHaveLength(1);
    expect((await ledger.client.acceptance.alerts({ asOf, search: "nadie" })).rows).toEqual([]);
  });
});
