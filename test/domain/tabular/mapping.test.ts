import { describe, expect, it } from "vitest";
import { BANK_STATEMENT } from "../../../shared/domain/bank/statement-table.ts";
import type { RawCell, RawRow } from "../../../shared/domain/tabular/cell.ts";
import { isComplete, mappingGaps } from "../../../shared/domain/tabular/fields.ts";
import { guessMapping } from "../../../shared/domain/tabular/guess.ts";
import { columnLetters, findHeader, headerFingerprint, sourceColumns } from "../../../shared/domain/tabular/header.ts";
import { readRow } from "../../../shared/domain/tabular/read-row.ts";

const rows = (...cells: RawCell[][]): RawRow[] => cells.map((row, at) => ({ row: at + 1, cells: row }));
const guess = (...cells: RawCell[][]) => guessMapping(BANK_STATEMENT, "", rows(...cells));

describe("finding the header", () => {
  it("passes over the letterhead of a bank", () => {
    const file = rows(
      ["Banco del Valle, S.A.", null],
      ["Titular", "ESCUELA KEMPER"],
      ["Del 01/01/2026", "al 31/01/2026"],
      ["Fecha", "Concepto", "Cargos", "Abonos", "Saldo"],
      ["05/01/2026", "SPEI", null, "1,000.00", "1,000.00"],
    );
    expect(findHeader(file, BANK_STATEMENT)).toBe(4);
  });

  it("says so when a file begins with data", () => {
    expect(findHeader(rows(["05/01/2026", "1,000.00"], ["06/01/2026", "2,000.00"]), BANK_STATEMENT)).toBeNull();
  });

  it("names columns under merged cells by the group above them", () => {
    const merged = rows(
      ["Fecha", "Pesos", null, "Dólares", null],
      [null, "Cargo", "Abono", "Cargo", "Abono"],
      ["05/01/2026", 1, 2, 3, 4],
    );
    expect(sourceColumns(merged, 2).map(({ name }) => name)).toEqual([
      "Fecha",
      "Pesos Cargo",
      "Pesos Abono",
      "Dólares Cargo",
      "Dólares Abono",
    ]);
  });

  it("calls nameless columns by their letter, as Excel does", () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
    expect(sourceColumns(rows(["x", "y"], ["1", "2"]), null).map(({ name }) => name)).toEqual(["A", "B"]);
  });
});

describe("guessing a mapping", () => {
  it("knows the words of Mexican banks and of English ones", () => {
    const spanish = guess(
      ["Día", "Descripción", "Referencia", "Retiros", "Depósitos", "Saldo"],
      ["05/01/2026", "x", "1", "", "2.00", "3.00"],
    );
    expect(spanish.mapping.columns).toEqual({
      day: 0,
      description: 1,
      reference: 2,
      charge: 3,
      deposit: 4,
      balance: 5,
    });
    const english = guess(["Posting Date", "Details", "Amount", "Balance"], ["01/15/2026", "x", "-2.00", "3.00"]);
    expect(english.mapping).toMatchObject({
      columns: { day: 0, description: 1, amount: 2, balance: 3 },
      dayOrder: "mdy",
    });
    expect(english.dayOrderCertain).toBe(true);
  });

  it("does not take a column whose cells are something else, whatever its name", () => {
    const odd = guess(["Fecha", "Concepto", "Abono"], ["05/01/2026", "x", "sí"], ["06/01/2026", "y", "no"]);
    expect(odd.mapping.columns["deposit"]).toBeUndefined();
    expect(mappingGaps(BANK_STATEMENT, odd.mapping.columns).oneOf).toEqual(BANK_STATEMENT.oneOf);
  });

  it("takes the only column of dates for the day without any header", () => {
    const bare = guess(["05/01/2026", "1,000.00", "SPEI"], ["06/01/2026", "2,000.00", "TEF"]);
    expect(bare.mapping).toMatchObject({ headerRow: null, columns: { day: 0 } });
    expect(isComplete(mappingGaps(BANK_STATEMENT, bare.mapping.columns))).toBe(false);
  });

  it("gives the same layout the same fingerprint, whatever its accents and case", () => {
    const one = sourceColumns(rows(["Fecha", "Descripción"], ["1", "2"]), 1);
    const other = sourceColumns(rows(["FECHA", "descripcion"], ["8", "9"]), 1);
    expect(headerFingerprint(one)).toBe(headerFingerprint(other));
    expect(headerFingerprint(one)).not.toBe(headerFingerprint([...one].reverse()));
  });
});

describe("reading a row", () => {
  const mapping = {
    sheet: "",
    headerRow: 1,
    columns: { day: 0, description: 1, deposit: 2, currency: 3 },
    decimal: "point",
    dayOrder: "dmy",
  } as const;

  it("tells everything that is wrong with it at once", () => {
    const read = readRow(
      BANK_STATEMENT,
      mapping,
      { row: 7, cells: ["32/01/2026", null, "mil", "MXN"] },
      { currency: "MXN" },
    );
    expect(read.problems).toEqual([
      { field: "description", code: "missing" },
      { field: "day", code: "no-such-day" },
      { field: "deposit", code: "not-an-amount" },
    ]);
  });

  it("counts in the decimals of the currency its row names", () => {
    const read = readRow(
      BANK_STATEMENT,
      mapping,
      { row: 2, cells: ["05/01/2026", "x", "1,500", "JPY"] },
      { currency: "MXN" },
    );
    expect(read).toMatchObject({ currency: "JPY", amounts: { deposit: 1_500 }, problems: [] });
  });
});
