import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOpening } from "../../../shared/domain/openings/line.ts";
import { referenceForm, referenceOf } from "../../../shared/domain/openings/reference.ts";
import type { RawCell } from "../../../shared/domain/tabular/cell.ts";

describe("a document's reference", () => {
  test.each([
    ["F-000123", "F123"],
    ["f 123", "F123"],
    ["F/123", "F123"],
    ["000", "0"],
    ["Ñ-15", "N15"],
    ["FAC2026-7", "FAC20267"],
    ["- / .", ""],
  ])("%j and what a spreadsheet makes of it are one: %j", (text, form) => expect(referenceForm(text)).toBe(form));

  test("of a CFDI is its series and folio", () => {
    expect(referenceOf({ series: "F", folio: "000123" })).toBe(referenceForm("F-123"));
    expect(referenceOf({ series: "", folio: "" })).toBe("");
  });

  test("property: it is its own form", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(referenceForm(referenceForm(text))).toBe(referenceForm(text));
      }),
    );
  });
});

const FIELDS = ["rfc", "name", "reference", "issuedOn", "dueOn", "creditDays", "currency", "total", "open", "rate"];
const TERMS = { cutoff: "2026-08-31", currency: "MXN", defaultCreditDays: 30 };

function read(cells: Partial<Record<string, RawCell>>) {
  const mapping = {
    sheet: "",
    headerRow: 1,
    columns: Object.fromEntries(FIELDS.map((key, index) => [key, index])),
    decimal: "point" as const,
    dayOrder: "dmy" as const,
  };
  const row = {
    rfc: "URE180429TM6",
    name: "UNIVERSIDAD",
    reference: "F-120",
    issuedOn: "15/06/2026",
    open: "400",
    ...cells,
  };
  return readOpening(
    mapping,
    { row: 5, cells: FIELDS.map((key) => (row as Record<string, RawCell>)[key] ?? null) },
    TERMS,
  );
}

describe("a row of opening balances", () => {
  test("is read with what a spreadsheet makes of amounts and days", () => {
    const { line } = read({ total: "$1,234.50 MN", open: " 400.00 ", issuedOn: "15 de junio de 2026" });
    expect(line).toEqual({
      row: 5,
      rfc: "URE180429TM6",
      name: "UNIVERSIDAD",
      series: "F",
      folio: "120",
      namedUuid: "",
      issuedOn: "2026-06-15",
      dueOn: "2026-07-15",
      currency: "MXN",
      totalMinor: 123_450,
      openMinor: 40_000,
      exchangeRate: "",
      notes: "",
    });
  });

  test("is due on the day it states, else after the days it states, else after the company's", () => {
    expect(read({ dueOn: "20/07/2026", creditDays: "45" }).line?.dueOn).toBe("2026-07-20");
    expect(read({ creditDays: "45 días" }).line?.dueOn).toBe("2026-07-30");
    expect(read({ creditDays: 0 }).line?.dueOn).toBe("2026-06-15");
    expect(read({}).line?.dueOn).toBe("2026-07-15");
  });

  test("takes the open balance for the total where none is stated", () =>
    expect(read({}).line?.totalMinor).toBe(40_000));

  test.each([
    [{ open: "-400" }, "open", "credit-balance"],
    [{ open: "0" }, "open", "nothing-open"],
    [{ open: "500", total: "400" }, "open", "over-total"],
    [{ issuedOn: "01/09/2026" }, "issuedOn", "after-cutoff"],
    [{ dueOn: "01/06/2026" }, "dueOn", "due-before-issue"],
    [{ creditDays: "contado" }, "creditDays", "not-days"],
    [{ reference: null }, "folio", "no-reference"],
    [{ rfc: "XAXX010101000", name: null }, "name", "name-missing"],
    [{ rfc: "TOTAL" }, "rfc", "not-an-rfc"],
    [{ currency: "USD", rate: "-1" }, "rate", "not-a-rate"],
    [{ open: "USD 400" }, "open", "other-currency"],
  ] as const)("with %j is refused: %s %s", (cells, field, code) => {
    const { line, cells: shown } = read(cells);
    expect(line).toBeNull();
    expect(shown.problems).toContainEqual({ field, code });
  });
});
