import { describe, expect, test } from "vitest";
import { readRateTable as readRows } from "../../../shared/domain/rates/rate-table.ts";
import type { RawCell } from "../../../shared/domain/tabular/cell.ts";

const readRateTable = (rows: readonly (readonly RawCell[])[], currency: string | null) =>
  readRows(
    rows.map((cells, index) => ({ row: index + 1, cells })),
    currency,
  );

const TITLES = [
  ["Banco de México"],
  [""],
  ["Tipos de Cambio Diarios"],
  ["Fecha de consulta: 22/11/2026 10:31:05"],
  ["Título", "Tipo de cambio Pesos por dólar E.U.A., Fecha de determinación (FIX)", "Euro"],
  ["Periodicidad", "Diaria", "Diaria"],
  ["Unidad", "Pesos por Dólar", "Pesos por Euro"],
];

describe("a table of rates as Banco de México publishes it", () => {
  test("is read below its titles, one rate a day and series, and a day without quotation is no error", () => {
    const table = readRateTable(
      [
        ...TITLES,
        ["Fecha", "SF43718", "SF46410"],
        ["19/11/2026", "18.1234", "19.8000"],
        ["20/11/2026", "N/E", "19.8512"],
        [""],
      ],
      null,
    );
    expect(table).toEqual({
      ok: true,
      lines: [
        { row: 9, currency: "USD", day: "2026-11-19", rate: "18.1234", source: "SF43718" },
        { row: 9, currency: "EUR", day: "2026-11-19", rate: "19.8", source: "SF46410" },
        { row: 10, currency: "EUR", day: "2026-11-20", rate: "19.8512", source: "SF46410" },
      ],
      problems: [],
      notQuoted: 1,
    });
  });

  test("the daily table names its columns in words", () => {
    const table = readRateTable(
      [
        ["Fecha", "FIX", "Publicación DOF", "Para solventar obligaciones"],
        ["20/11/2026", "18.1234", "18.0999", "18.0500"],
      ],
      null,
    );
    expect(table.ok && table.lines.map(({ source, rate }) => [source, rate])).toEqual([
      ["SF43718", "18.1234"],
      ["DOF", "18.0999"],
      ["SF60653", "18.05"],
    ]);
  });

  test("a rate cut in two by its decimal comma is refused, not read as its whole part", () => {
    const table = readRateTable(
      [
        ["Fecha", "SF43718"],
        ["07/05/2025", "19", "60"],
        ["08/05/2025", "19.55", ""],
      ],
      null,
    );
    expect(table).toMatchObject({
      lines: [{ row: 3, day: "2025-05-08", rate: "19.55" }],
      problems: [{ row: 2, code: "too-wide", value: "07/05/2025 | 19 | 60" }],
    });
  });

  test("a series nobody knows needs its currency said", () => {
    const rows = [
      ["Fecha", "SF57805"],
      ["20/11/2026", "2.71"],
    ];
    expect(readRateTable(rows, null)).toEqual({ ok: false, code: "unknown-series", detail: "SF57805" });
    const told = readRateTable(rows, "CNY");
    expect(told.ok && told.lines).toEqual([
      { row: 2, currency: "CNY", day: "2026-11-20", rate: "2.71", source: "SF57805" },
    ]);
  });

  test("a list of day, currency and rate is read too", () => {
    const table = readRateTable(
      [
        ["Fecha", "Moneda", "Tipo de cambio", "Fuente"],
        ["20/nov/2026", "usd", "$18.10", "Banco"],
        ["2026-11-20", "EUR", "19.85", ""],
      ],
      null,
    );
    expect(table.ok && table.lines).toEqual([
      { row: 2, currency: "USD", day: "2026-11-20", rate: "18.1", source: "Banco" },
      { row: 3, currency: "EUR", day: "2026-11-20", rate: "19.85", source: "file" },
    ]);
  });

  test("dates and numbers of Excel are taken as they are", () => {
    const table = readRateTable(
      [
        ["Fecha", "SF43718"],
        [{ day: "2026-11-20", time: "" }, 18.1234],
        [{ day: "2026-11-21", time: "" }, "N/E"],
        [null, null],
      ],
      null,
    );
    expect(table.ok && table.lines).toEqual([
      { row: 2, currency: "USD", day: "2026-11-20", rate: "18.1234", source: "SF43718" },
    ]);
    expect(table.ok && table.notQuoted).toBe(1);
  });

  test("each bad row is named with its reason and the others stand", () => {
    const table = readRateTable(
      [
        ["Fecha", "SF43718"],
        ["31/02/2026", "18.1"],
        ["20/11/2026", "dieciocho"],
        ["21/11/2026", "18.3"],
        ["21/11/2026", "18.30"],
        ["21/11/2026", "18.4"],
      ],
      null,
    );
    expect(table.ok && table.lines.map((line) => line.rate)).toEqual(["18.3"]);
    expect(table.ok && table.problems).toEqual([
      { row: 2, code: "bad-day", value: "31/02/2026" },
      { row: 3, code: "bad-rate", value: "dieciocho" },
      { row: 6, code: "contradiction", value: "2026-11-21 18.3 / 18.4" },
    ]);
  });

  test("a file without a column of days is refused whole", () => {
    expect(readRateTable([["hola"], ["1", "2"]], null)).toEqual({ ok: false, code: "no-header", detail: "" });
    expect(readRateTable([], null)).toMatchObject({ ok: false });
  });
});

describe("which columns a table of rates has", () => {
  /** Source, currency and rate of each line read, or why nothing was. */
  const read = (header: readonly string[], cells: readonly string[], currency: string | null = null) => {
    const table = readRateTable([header, cells], currency);
    if (!table.ok) return `${table.code}: ${table.detail}`;
    expect(table.problems).toEqual([]);
    return table.lines.map((line) => `${line.source} ${line.currency} ${line.rate}`);
  };
  const DAY = "20/11/2026";

  test("the currency's code is header enough; pesos and names that only look like one are left aside", () => {
    expect(read(["Fecha", "usd", "EUR", "MXN", "EUROS", "1USD"], [DAY, "18.1", "19.8", "1", "2", "3"])).toEqual([
      "file USD 18.1",
      "file EUR 19.8",
    ]);
  });

  test("the currency that was told is for the only unknown column, and only where no known one stands beside it", () => {
    expect(read(["Fecha", "SF43718", "SF57805"], [DAY, "18.1", "2.71"], "CNY")).toEqual(["SF43718 USD 18.1"]);
    expect(read(["Fecha", "SF57805", ""], [DAY, "2.71", ""], "CNY")).toEqual(["SF57805 CNY 2.71"]);
    expect(read(["Fecha", "SF57805", "SF57806"], [DAY, "1", "2"], "CNY")).toBe("unknown-series: SF57805, SF57806");
    expect(read(["SF57805", "", "Fecha", "SF57806"], ["1", "", DAY, "2"])).toBe("unknown-series: SF57805, SF57806");
  });

  test.each([
    ["SF57805", "SF57805"],
    ["Valor", "file"],
    ["XSF57805", "file"],
    ["SF57805x", "file"],
  ])("a column headed %s has the source %s", (header, source) => {
    expect(read(["Fecha", header], [DAY, "2.71"], "CNY")).toEqual([`${source} CNY 2.71`]);
  });

  test("a list may have its columns in any order", () => {
    expect(read(["Moneda", "Fecha", "Fuente", "Valor"], ["USD", DAY, "Banco", "18.1"])).toEqual(["Banco USD 18.1"]);
    expect(read(["Tipo de cambio", "Source", "Date", "Currency"], ["18.1", "Bank", DAY, "USD"])).toEqual([
      "Bank USD 18.1",
    ]);
    expect(read(["Fecha", "Divisa", "Cosa"], [DAY, "USD", "18.1"])).toBe("unknown-series: Fecha, Divisa, Cosa");
  });

  test("words that only contain those of a header are none", () => {
    expect(read(["Fecha", "FIX", "Tipo de moneda", "Moneda del pago"], [DAY, "18.1", "USD", "USD"])).toEqual([
      "SF43718 USD 18.1",
    ]);
    const sources = ["Fecha", "Moneda", "Dato", "Otra fuente", "Fuentes"];
    expect(read(sources, [DAY, "USD", "18.1", "Banco", "Bancos"])).toEqual(["file USD 18.1"]);
    const titled = readRateTable([["Última fecha"], ["Fecha", "FIX"], [DAY, "18.1"]], null);
    expect(titled.ok && titled.lines).toHaveLength(1);
  });

  test("the name of a source is kept to forty signs", () => {
    const [line = ""] = read(["Fecha", "Moneda", "Dato", "Fuente"], [DAY, "USD", "18.1", "B".repeat(50)]);
    expect(line).toBe(`${"B".repeat(40)} USD 18.1`);
  });
});

describe("rows that give no rate", () => {
  const problems = (...rows: string[][]) => {
    const table = readRateTable(rows, null);
    return table.ok ? table.problems.map(({ row, code, value }) => `${row} ${code} ${value}`) : [];
  };

  test("are told with what was no currency, pesos included", () => {
    const list = (currency: string) => ["20/11/2026", currency, "18.1"];
    expect(
      problems(
        ["Fecha", "Moneda", "Valor"],
        list("dólar"),
        list("MXN"),
        list("USDX"),
        list("XUSD"),
        list(""),
        list("EUR"),
      ),
    ).toEqual([
      "2 bad-currency DÓLAR",
      "3 bad-currency MXN",
      "4 bad-currency USDX",
      "5 bad-currency XUSD",
      "6 bad-currency ",
    ]);
  });

  test("are told once for the same thing in several columns, and each for another", () => {
    expect(
      problems(
        ["Fecha", "SF43718", "SF46410", "SF60632"],
        ["31/02/2026", "18.1", "19.8", "13.1"],
        ["20/11/2026", "x", "x", "y"],
        ["21/11/2026", "y", "18.1", "13"],
      ),
    ).toEqual(["2 bad-day 31/02/2026", "3 bad-rate x", "3 bad-rate y", "4 bad-rate y"]);
  });

  test("are those whose sign of money stands in the middle", () => {
    expect(problems(["Fecha", "FIX"], ["20/11/2026", "$18.1"], ["21/11/2026", "1$8.1"])).toEqual(["3 bad-rate 1$8.1"]);
  });
});
