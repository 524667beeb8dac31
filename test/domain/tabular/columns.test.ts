import { describe, expect, it } from "vitest";
import type { RawCell, RawRow } from "../../../shared/domain/tabular/cell.ts";
import { type FieldSpec, isComplete, mappingGaps, type TableSpec } from "../../../shared/domain/tabular/fields.ts";
import { dataRows, guessMapping } from "../../../shared/domain/tabular/guess.ts";
import { findHeader, headerFingerprint, headerForm, sourceColumns } from "../../../shared/domain/tabular/header.ts";
import { readRow } from "../../../shared/domain/tabular/read-row.ts";

const rows = (...cells: RawCell[][]): RawRow[] => cells.map((row, at) => ({ row: at + 1, cells: row }));
const field = (key: string, kind: FieldSpec["kind"], words: readonly string[], required = false): FieldSpec => ({
  key,
  kind,
  required,
  words,
});
/** A file of exchange rates and invoices, made up so that each kind of field is in it. */
const SPEC: TableSpec = {
  use: "test",
  oneOf: [["amount"], ["credit", "debit"]],
  fields: [
    field("day", "day", ["fecha", "fecha de pago", "date"], true),
    field("customer", "text", ["cliente", "nombre"], true),
    field("amount", "amount", ["importe", "importe total"]),
    field("credit", "amount", ["abono"]),
    field("debit", "amount", ["cargo"]),
    field("rate", "rate", ["tipo de cambio"]),
    field("currency", "currency", ["moneda"]),
    field("rfc", "rfc", ["rfc"]),
  ],
};
const names = (file: readonly RawRow[], header: number | null): string[] =>
  sourceColumns(file, header).map(({ name }) => name);
const columnsOf = (...cells: RawCell[][]): Readonly<Record<string, number>> =>
  guessMapping(SPEC, "", rows(...cells), 1).mapping.columns;

describe("a header", () => {
  it.each([
    ["Cargo/Abono (MXN)", "cargo abono"],
    ["  Fecha_de__operación. ", "fecha de operacion"],
    ["Importe(sin IVA)total", "importe total"],
    ["% IVA", "% iva"],
    ["Saldo $", "saldo $"],
    ["Columna 2", "columna 2"],
  ])("%j is compared as %j", (text, form) => expect(headerForm(text)).toBe(form));

  it.each<[string, RawRow[], number | null]>([
    ["two names nobody knows", rows(["uno", "dos"], ["1", "2"]), 1],
    ["one name twice is one", rows(["uno", "uno"], ["1", "2"]), null],
    ["one cell alone is none, whatever it says", rows(["Fecha"], ["05/01/2026"]), null],
    ["one cell among blank ones is none", rows(["Fecha", null, " "], ["05/01/2026", "x", "1"]), null],
    ["known names outweigh more unknown ones", rows(["a", "b", "c", "d"], ["Fecha", "Importe", null, null]), 2],
    ["the first of two that are equal", rows(["Fecha", "Importe"], ["Fecha", "Importe"]), 1],
    ["names with a number among them", rows(["Fecha", "Importe", 2026], [46_037, 5, "x"]), 1],
    ["texts that are dates speak against", rows(["uno", "dos", "05/01/2026"], ["3", "4", "5"]), null],
    ["texts that are dates month first too", rows(["uno", "dos", "01/25/2026"], ["3", "4", "5"]), null],
    ["texts that are amounts speak against", rows(["uno", "dos", "1.500,00"], ["3", "4", "5"]), null],
    ["dates of Excel speak against", rows(["uno", "dos", { day: "2026-01-05", time: "" }], ["3", "4", "5"]), null],
    ["numbers of Excel speak against", rows(["uno", "dos", 0], ["3", "4", "5"]), null],
    ["a paragraph speaks against", rows(["uno", "dos", "x".repeat(81)], ["3", "4", "5"]), null],
    ["a long name does not", rows(["uno", "dos", "x".repeat(80)], ["3", "4", "5"]), 1],
    ["blank cells between say nothing", rows(["uno", null, "", "dos"], ["3", "", "", "5"]), 1],
  ])("is found: %s", (_what, file, row) => expect(findHeader(file, SPEC)).toBe(row));

  it("is looked for in the first sixty rows, and known by the number of its row", () => {
    const blank = (count: number): RawCell[][] => Array.from({ length: count }, () => [1, 2]);
    expect(findHeader(rows(...blank(59), ["Fecha", "Importe"]), SPEC)).toBe(60);
    expect(findHeader(rows(...blank(60), ["Fecha", "Importe"]), SPEC)).toBeNull();
    expect(findHeader([{ row: 9, cells: ["Fecha", "Importe"] }], SPEC)).toBe(9);
  });
});

describe("the names of columns", () => {
  it.each<[string, RawRow[], number | null, string[]]>([
    ["are the header's", rows(["Fecha", "Importe"], ["x", "y"]), 1, ["Fecha", "Importe"]],
    ["are letters without a header", rows(["x", null, "y"]), null, ["A", "C"]],
    [
      "are letters where the header has none and the data something",
      rows(["Fecha", null], ["x", "y"]),
      1,
      ["Fecha", "B"],
    ],
    ["go on beyond the header", rows(["Fecha"], ["x", "y", "z"]), 1, ["Fecha", "B", "C"]],
    [
      "leave out columns without anything",
      rows(["Fecha", null, "Importe"], ["x", " ", "y"], ["x", null, "y"]),
      1,
      ["Fecha", "Importe"],
    ],
    ["stay where one row has something", rows(["Fecha", null], ["x", null], ["x", "y"]), 1, ["Fecha", "B"]],
    ["stay doubled without a group above", rows(["Total", "Total"], ["x", "y"]), 1, ["Total", "Total"]],
    [
      "take no single title above for a group",
      rows(["Banco", null, null], ["Total", "Total", "Otro"], [1, 2, 3]),
      2,
      ["Total", "Total", "Otro"],
    ],
    [
      "take a group only where they are doubled",
      rows(["Pesos", null, "Dólares"], ["Cargo", "Abono", "Cargo"], [1, 2, 3]),
      2,
      ["Pesos Cargo", "Abono", "Dólares Cargo"],
    ],
    [
      "have no group before the first",
      rows([null, "Pesos", "Dólares"], ["Cargo", "Cargo", "Cargo"], [1, 2, 3]),
      2,
      ["Cargo", "Pesos Cargo", "Dólares Cargo"],
    ],
    [
      "are the group's where they have none of their own",
      rows(["Fecha", "Pesos", "Dólares"], ["Día", null, null], ["x", 1, 2]),
      2,
      ["Día", "Pesos", "Dólares"],
    ],
    ["are the group's even without data", rows(["Fecha", "Pesos"], ["Día", null], ["x", null]), 2, ["Día", "Pesos"]],
    ["may be wider above than below", rows(["Fecha", "Pesos", "Nota"], ["Día"], ["x"]), 2, ["Día", "Pesos", "Nota"]],
  ])("%s", (_what, file, header, told) => expect(names(file, header)).toEqual(told));

  it("take a group from the row right above only", () => {
    const apart: RawRow[] = [
      { row: 1, cells: ["Pesos", "Dólares"] },
      { row: 3, cells: ["Cargo", "Cargo"] },
      { row: 4, cells: [1, 2] },
    ];
    expect(names(apart, 3)).toEqual(["Cargo", "Cargo"]);
  });

  it("look at two hundred rows for the width of a sheet", () => {
    const file = rows(["Fecha"], ...Array.from({ length: 200 }, () => ["x"]), ["x", "late"]);
    expect(names(file, 1)).toEqual(["Fecha"]);
    expect(names(file.slice(0, 1).concat(file.slice(2)), 1)).toEqual(["Fecha", "B"]);
  });

  it("are remembered with their places", () => {
    expect(headerFingerprint(sourceColumns(rows(["Fecha", null, "Importe (MXN)"], ["x", null, "y"]), 1))).toBe(
      "0:fecha|2:importe",
    );
  });
});

describe("which column is which", () => {
  it.each<[string, RawCell[][], Record<string, number>]>([
    [
      "by their names",
      [
        ["Fecha", "Cliente", "Importe"],
        ["05/01/2026", "a", "1.00"],
      ],
      { day: 0, customer: 1, amount: 2 },
    ],
    [
      "the best name first, wherever it stands",
      [
        ["Date", "Fecha de pago", "Fecha"],
        ["05/01/2026", "06/01/2026", "07/01/2026"],
      ],
      { day: 2 },
    ],
    [
      "a name among other words",
      [
        ["Fecha del día", "Nombre comercial"],
        ["05/01/2026", "a"],
      ],
      { day: 0, customer: 1 },
    ],
    [
      "a whole name before a name among words",
      [
        ["Importe total del mes", "Importe"],
        ["1.00", "2.00"],
      ],
      { amount: 1 },
    ],
    [
      "all words of a name are needed",
      [
        ["Tipo", "x"],
        ["17.5", "a"],
      ],
      {},
    ],
    ["a word is not known by its beginning", [["Importes netos"], ["1.00"]], {}],
    [
      "the left one of two that are equal",
      [
        ["Importe", "Importe"],
        ["1.00", "2.00"],
      ],
      { amount: 0 },
    ],
    [
      "the one whose cells are what the name says",
      [
        ["Importe", "Importe"],
        ["sí", "2.00"],
        ["1.00", "3.00"],
      ],
      { amount: 1 },
    ],
    ["half of the cells may be something else", [["Importe"], ["sí"], ["1.00"]], { amount: 0 }],
    ["more than half may not", [["Importe"], ["sí"], ["no"], ["1.00"]], {}],
    ["empty cells speak against nothing", [["Importe"], [null], [""]], { amount: 0 }],
    ["a currency by its cells", [["Moneda"], ["pesos"]], { currency: 0 }],
    ["no currency in other cells", [["Moneda"], ["1 2"]], {}],
    ["an RFC by its cells", [["RFC"], ["ure180429tm6"]], { rfc: 0 }],
    ["no RFC in other cells", [["RFC"], ["Kemper"]], {}],
    ["a rate by its cells", [["Tipo de cambio"], ["18.123456"]], { rate: 0 }],
    ["no rate in other cells", [["Tipo de cambio"], ["FIX"]], {}],
    ["days with the month or the year in front", [["Fecha"], ["01/25/2026"], ["26/13/01"], ["26/12/31"]], { day: 0 }],
    ["amounts with a decimal comma", [["Importe"], ["1.234,50"]], { amount: 0 }],
    ["each column once", [["Fecha cliente"], ["05/01/2026"]], { day: 0 }],
  ])("%s", (_what, cells, columns) => expect(columnsOf(...cells)).toEqual(columns));

  it.each<[string, RawCell[][], Record<string, number>]>([
    [
      "the only one with days is the day, though nobody named it",
      [
        ["x", "y"],
        ["05/01/2026", "a"],
      ],
      { day: 0 },
    ],
    ["nine days in ten are not enough", [["x"], ...Array.from({ length: 9 }, () => ["05/01/2026"]), ["a"]], {}],
    [
      "two with days are asked about",
      [
        ["x", "y"],
        ["05/01/2026", "06/01/2026"],
      ],
      {},
    ],
    [
      "one that is empty is none",
      [
        ["x", "y"],
        [null, "05/01/2026"],
      ],
      { day: 1 },
    ],
    ["one with some empty cells is one", [["x"], ["05/01/2026"], [null]], { day: 0 }],
    [
      "one that is taken is none",
      [
        ["Fecha", "y"],
        ["05/01/2026", "06/01/2026"],
      ],
      { day: 0 },
    ],
  ])("without its name: %s", (_what, cells, columns) => expect(columnsOf(...cells)).toEqual(columns));

  it("is told by the first two hundred rows", () => {
    const cells = [...Array.from({ length: 200 }, () => ["x"]), ...Array.from({ length: 300 }, () => ["1.00"])];
    expect(columnsOf(["Importe"], ...cells)).toEqual({});
  });

  it("follows the header a person names, or their word that there is none", () => {
    const file = rows(["Fecha", "Importe"], ["Date", "Abono"], ["05/01/2026", "1.00"]);
    expect(guessMapping(SPEC, "Hoja1", file).mapping).toMatchObject({ sheet: "Hoja1", headerRow: 1 });
    expect(guessMapping(SPEC, "", file, 2).mapping).toMatchObject({ headerRow: 2, columns: { day: 0, credit: 1 } });
    expect(guessMapping(SPEC, "", file, null).mapping).toMatchObject({ headerRow: null, columns: {} });
  });

  it("says how its amounts, rates and days are written, and whether that is certain", () => {
    const of = (...data: RawCell[][]) => {
      const { mapping, decimalCertain, dayOrderCertain } = guessMapping(
        SPEC,
        "",
        rows(["Fecha", "Cliente", "Importe", "Tipo de cambio"], ...data),
      );
      return [mapping.decimal, decimalCertain, mapping.dayOrder, dayOrderCertain];
    };
    expect(of(["13/01/2026", "1,5", "1.234,50", null])).toEqual(["comma", true, "dmy", true]);
    expect(of(["01/13/2026", "1,5", "1,234.50", null])).toEqual(["point", true, "mdy", true]);
    expect(of(["01/02/2026", "x", null, "17,5"])).toEqual(["comma", true, "dmy", false]);
    expect(of(["2026-02-01", "1.234,5", "1,234", null])).toEqual(["point", false, "dmy", true]);
  });
});

describe("rows of data", () => {
  it("are those behind the header that have something", () => {
    const file = rows(["Fecha", "Importe"], [null, " "], ["x", null], []);
    expect(dataRows(file, 1).map(({ row }) => row)).toEqual([3]);
    expect(dataRows(file, null).map(({ row }) => row)).toEqual([1, 3]);
  });

  it("are read by kind, each field where the mapping says", () => {
    const mapping = {
      sheet: "",
      headerRow: 1,
      columns: { day: 0, customer: 1, amount: 2, rate: 3, rfc: 4 },
      decimal: "comma",
      dayOrder: "mdy",
    } as const;
    const read = readRow(
      SPEC,
      mapping,
      { row: 5, cells: ["01/25/2026", "1,5", "1.234,50", "17,123456", "ure180429tm6"] },
      { currency: "MXN" },
    );
    expect(read).toEqual({
      row: 5,
      texts: { customer: "1,5", rfc: "URE180429TM6" },
      amounts: { amount: 123_450 },
      days: { day: "2026-01-25" },
      rates: { rate: "17.123456" },
      currency: "MXN",
      problems: [],
    });
  });
});

describe("a mapping", () => {
  it.each<[Record<string, number>, readonly string[], boolean]>([
    [{ day: 0, customer: 1, amount: 2 }, [], true],
    [{ day: 0, customer: 1, credit: 2, debit: 3 }, [], true],
    [{ day: 0, customer: 1, credit: 2 }, [], false],
    [{ day: 0, customer: 1 }, [], false],
    [{ customer: 1, amount: 2 }, ["day"], true],
    [{}, ["day", "customer"], false],
  ])("of %j lacks %j; its amounts are enough: %j", (columns, required, enough) => {
    const gaps = mappingGaps(SPEC, columns);
    expect(gaps).toEqual({ required, oneOf: enough ? [] : SPEC.oneOf });
    expect(isComplete(gaps)).toBe(required.length === 0 && enough);
  });

  it("needs no set of fields where the file has none", () => {
    expect(mappingGaps({ ...SPEC, oneOf: [] }, { day: 0, customer: 1 })).toEqual({ required: [], oneOf: [] });
  });
});
