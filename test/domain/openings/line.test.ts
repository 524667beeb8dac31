import { describe, expect, test } from "vitest";
import { readOpening } from "../../../shared/domain/openings/line.ts";
import type { RawCell } from "../../../shared/domain/tabular/cell.ts";

const FIELDS = [
  "rfc",
  "name",
  "reference",
  "series",
  "folio",
  "uuid",
  "issuedOn",
  "dueOn",
  "creditDays",
  "currency",
  "total",
  "open",
  "rate",
  "notes",
];
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
    expect(read({ dueOn: "15/06/2026" }).line?.dueOn).toBe("2026-06-15");
    expect(read({}).line?.dueOn).toBe("2026-07-15");
  });

  test.each([
    [{}, "F", "120"],
    [{ reference: "F120" }, "F", "120"],
    [{ reference: "A 15" }, "A", "15"],
    [{ reference: "FAC/2026 - 7" }, "FAC/2026", "7"],
    [{ reference: "120" }, "", "120"],
    [{ reference: "2026-B" }, "", "2026-B"],
    [{ folio: "77" }, "", "77"],
    [{ series: "A", folio: "77" }, "A", "77"],
    [{ reference: null, series: "A" }, "A", ""],
    // A column of series beside one of references.
    [{ series: "F", reference: "120" }, "F", "120"],
    [{ series: "F", reference: "f-120" }, "F", "120"],
    [{ series: "F", reference: "120-B" }, "F", "120-B"],
    [{ series: "A", reference: "F-120" }, "A", "F-120"],
    [{ reference: null, uuid: "6f1b2c3d-0000-4000-8000-00000000000a" }, "", ""],
  ] as const)("with %j is of series %j and folio %j", (cells, series, folio) =>
    expect(read(cells).line).toMatchObject({ series, folio }),
  );

  test("names its CFDI by the UUID in capitals, as files have it", () => {
    const uuid = " 6f1b2c3d-0000-4000-8000-00000000000a ";
    expect(read({ uuid }).line?.namedUuid).toBe("6F1B2C3D-0000-4000-8000-00000000000A");
  });

  test.each([
    ["30", "2026-07-15"],
    [30, "2026-07-15"],
    ["30.00", "2026-07-15"],
    ["30 dias", "2026-07-15"],
    ["30DÍAS", "2026-07-15"],
    ["1 día", "2026-06-16"],
    ["1 day", "2026-06-16"],
    ["30 days", "2026-07-15"],
    ["365", "2027-06-15"],
    ["366", undefined],
    ["1000", undefined],
    ["n30", undefined],
    ["30 naturales", undefined],
    ["30.5", undefined],
  ])("with %j of credit is due on %j", (creditDays, dueOn) => {
    const { line, cells } = read({ creditDays });
    expect(line?.dueOn).toBe(dueOn);
    expect(cells.problems).toEqual(dueOn === undefined ? [{ field: "creditDays", code: "not-days" }] : []);
  });

  test("keeps the rate of a foreign currency alone, and the notes", () => {
    expect(read({ currency: "USD", rate: "18.5000", notes: "Pedido 7" }).line).toMatchObject({
      currency: "USD",
      exchangeRate: "18.5",
      notes: "Pedido 7",
    });
    expect(read({ currency: "USD" }).line).toMatchObject({ currency: "USD", exchangeRate: "" });
    expect(read({ currency: "MXN", rate: "18.5" }).line).toMatchObject({ currency: "MXN", exchangeRate: "" });
  });

  test("needs no name beside an RFC of its own, and one beside the RFC of everybody", () => {
    expect(read({ name: null }).line).toMatchObject({ rfc: "URE180429TM6", name: "" });
    expect(read({ rfc: "XAXX010101000" }).line).toMatchObject({ rfc: "XAXX010101000", name: "UNIVERSIDAD" });
  });

  test("of the cut-off day itself and of a balance as high as the total is taken", () =>
    expect(read({ issuedOn: "31/08/2026", total: "400", open: "400" }).line).toMatchObject({ openMinor: 40_000 }));

  test("is told everything that is wrong with it at once, each thing once", () => {
    const problems = (cells: Parameters<typeof read>[0]) =>
      read(cells).cells.problems.map(({ field, code }) => `${field} ${code}`);
    expect(problems({ issuedOn: null })).toEqual(["issuedOn missing"]);
    expect(problems({ open: null, total: "500" })).toEqual(["open missing"]);
    expect(problems({ issuedOn: "31/02/2026", dueOn: "01/06/2026" })).toEqual(["issuedOn no-such-day"]);
    expect(problems({ dueOn: "mañana" })).toEqual(["dueOn not-a-day"]);
    expect(problems({ uuid: "6f1b2c3d", open: "0", creditDays: "contado", rate: "0", issuedOn: "01/09/2026" })).toEqual(
      ["uuid not-a-uuid", "open nothing-open", "issuedOn after-cutoff", "creditDays not-days", "rate not-a-rate"],
    );
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
