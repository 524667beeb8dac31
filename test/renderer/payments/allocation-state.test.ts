import { describe, expect, test } from "vitest";
import { BLANK, exchanged, readLines, suggestLines } from "../../../renderer/features/payments/allocation-state.ts";
import { parseTypedAmount } from "../../../renderer/lib/typed-amount.ts";
import type { Appliable } from "../../../shared/contract/payments.ts";

const invoice = (uuid: string, appliableMinor: number, changes: Partial<Appliable> = {}): Appliable => ({
  uuid,
  label: uuid,
  customerId: 1,
  customerName: "",
  issuedOn: "2026-01-01",
  dueOn: "2026-01-31",
  currency: "MXN",
  totalMinor: appliableMinor,
  openMinor: appliableMinor,
  appliableMinor,
  settledByRule: false,
  promise: null,
  ...changes,
});

test.each([
  ["1,234.50", "MXN", 123_450],
  ["$ 1234.5", "MXN", 123_450],
  ["12,345,678", "MXN", 1_234_567_800],
  ["1 234", "JPY", 1234],
  ["1.5", "JPY", null],
  ["1.234,50", "MXN", null],
  ["12,34.50", "MXN", null],
  ["0.00", "MXN", null],
  ["-5", "MXN", null],
  ["1.005", "MXN", null],
  ["", "MXN", null],
])("%j in %s is %j in minor units", (text, currency, minor) => {
  expect(parseTypedAmount(text, currency)).toBe(minor);
});

describe("spreading money over invoices", () => {
  const invoices = [invoice("A", 10_000), invoice("B", 20_000), invoice("C", 5000)];

  test("begins with the promise that it keeps", () => {
    const promised = { id: 7, dueOn: "2026-03-06", missingMinor: 5000 };
    const owed = [...invoices.slice(0, 2), invoice("C", 5000, { promise: promised })];
    expect(Object.keys(suggestLines(owed, "MXN", 5000))).toEqual(["C"]);
    expect(Object.keys(suggestLines(owed, "MXN", 6000))).toEqual(["A"]);
  });

  test("goes from the first on, as far as it reaches, and leaves out what the rule settled", () => {
    const lines = suggestLines([invoice("P", 9000, { settledByRule: true }), ...invoices], "MXN", 15_000);
    expect(lines).toEqual({ A: { ...BLANK, amount: "100.00" }, B: { ...BLANK, amount: "50.00" } });
    expect(readLines(invoices, "MXN", lines)).toMatchObject({ usedMinor: 15_000, wrong: new Set() });
  });

  test("names the lines that are no amount or more than the invoice takes", () => {
    const lines = { A: { ...BLANK, amount: "100.01" }, B: { ...BLANK, amount: "x" }, C: { ...BLANK, amount: "50" } };
    const { wrong, applications } = readLines(invoices, "MXN", lines);
    expect([...wrong]).toEqual(["A", "B"]);
    expect(applications).toEqual([{ invoiceUuid: "C", amountMinor: 5000, exchange: null }]);
  });

  test("in another currency takes a rate and both amounts", () => {
    const dollars = invoice("D", 10_000, { currency: "USD" });
    const line = { amount: "1,800.00", rate: "18.00", other: "" };
    expect(exchanged(line, "MXN", "USD")).toBe("100.00");
    expect([...readLines([dollars], "MXN", { D: line }).wrong]).toEqual(["D"]);
    const whole = { ...line, other: "100.00" };
    expect(readLines([dollars], "MXN", { D: whole }).applications).toEqual([
      { invoiceUuid: "D", amountMinor: 180_000, exchange: { invoiceMinor: 10_000, rate: "18.00" } },
    ]);
  });
});
