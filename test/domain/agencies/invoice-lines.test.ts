import { describe, expect, test } from "vitest";
import { INVOICE_LINES_SPEC, readInvoiceLine, readShare } from "../../../shared/domain/agencies/invoice-lines.ts";
import { guessMapping } from "../../../shared/domain/tabular/guess.ts";

const mapping = {
  sheet: "",
  headerRow: 1,
  columns: { invoice: 0, paidOn: 1, base: 2, rate: 3, commission: 4, payment: 5 },
  decimal: "point",
  dayOrder: "dmy",
} as const;
const read = (...cells: (string | number | null)[]) => readInvoiceLine(mapping, { row: 2, cells }, "MXN");

describe("a row of what an agency charges", () => {
  test("is read with its percentage as people and Excel write it", () => {
    for (const text of ["12", "12 %", "12.00%", "12,0 %", "0.12"]) expect(readShare(text), text).toBe(1200);
    expect(readShare("12.5 %")).toBe(1250);
    expect(readShare("0.5 %")).toBe(50);
    expect(readShare("1")).toBe(100);
    expect(readShare("0")).toBe(0);
    expect(readShare("100")).toBe(10_000);
    for (const text of ["", "doce", "101", "12.345", "-3", "1000"]) expect(readShare(text), text).toBeNull();
  });

  test("says what it charges, or all that is wrong with it", () => {
    expect(read("F-1", "10/07/2026", "1,000.00", "12 %", "120.00", "P-9").line).toEqual({
      ...{ invoice: "F-1", payment: "P-9", paidOn: "2026-07-10" },
      ...{ baseMinor: 100_000, rateBp: 1200, commissionMinor: 12_000 },
    });
    expect(read("F-1", null, "(50.00)", 0.12, -6, null).line).toMatchObject({
      ...{ payment: "", paidOn: null, baseMinor: -5000, rateBp: 1200, commissionMinor: -600 },
    });
    const wrong = read(null, "mañana", "x", "mucho", "1", null);
    expect(wrong.line).toBeNull();
    expect(wrong.cells.problems.map(({ field, code }) => `${field}: ${code}`).sort()).toEqual([
      "base: not-an-amount",
      "invoice: missing",
      "paidOn: not-a-day",
      "rate: not-a-share",
    ]);
  });

  test("is found under the headers agencies write", () => {
    const rows = [
      { row: 1, cells: ["Factura", "Fecha de pago", "Importe cobrado", "% comisión", "Comisión"] },
      { row: 2, cells: ["F-1", "10/07/2026", "1,000.00", "12 %", "120.00"] },
    ];
    expect(guessMapping(INVOICE_LINES_SPEC, "", rows).mapping.columns).toEqual({
      ...{ invoice: 0, paidOn: 1, base: 2, rate: 3, commission: 4 },
    });
  });
});
