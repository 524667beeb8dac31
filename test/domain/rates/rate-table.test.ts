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
