import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GridColumn } from "../../../renderer/grid/column.ts";
import { asTable, safeCell } from "../../../renderer/grid/copy.ts";
import { hostileTexts } from "../../ledger/render/hostile-texts.ts";

interface Row {
  readonly name: string;
  readonly minor: number;
  readonly currency: string;
  readonly due: string | null;
}

const columns: readonly GridColumn<Row>[] = [
  { id: "name", title: "Cliente", kind: "text", value: (row) => row.name, width: 100 },
  { id: "due", title: "Vence", kind: "day", value: (row) => row.due, width: 100 },
  {
    id: "open",
    title: "Saldo",
    kind: "money",
    value: (row) => row.minor,
    currency: (row) => row.currency,
    width: 100,
  },
];

describe("copying rows as a table", () => {
  it("puts the headers first, days as ISO and money as plain decimals of its currency", () => {
    const table = asTable(columns, [
      { name: "Café Ñandú", minor: 123456, currency: "MXN", due: "2026-11-22" },
      { name: "Tōkyō", minor: -1500, currency: "JPY", due: null },
    ]);
    expect(table).toBe("Cliente\tVence\tSaldo\r\nCafé Ñandú\t2026-11-22\t1234.56\r\nTōkyō\t\t-1500");
  });

  it.each(hostileTexts)("lets no text be read as a formula, nor as more than one cell: %j", (name) => {
    const row = asTable(columns, [{ name, minor: 0, currency: "MXN", due: null }]).split("\r\n");
    expect(row).toHaveLength(2);
    const [cell = ""] = row[1]?.split("\t") ?? [];
    expect(row[1]?.split("\t")).toHaveLength(3);
    // A number below zero stays one.
    if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[\s\p{Cc}\u200b\ufeff]*[=+\-@＝＋－＠]/u);
  });

  it("keeps a row on one line whatever its texts hold", () => {
    const table = asTable(columns, [{ name: "uno\ndos\ttres\r\ncuatro", minor: 0, currency: "MXN", due: null }]);
    expect(table.split("\r\n")).toHaveLength(2);
    expect(table.split("\r\n")[1]?.split("\t")).toHaveLength(3);
  });
});

describe("cells that a spreadsheet would run", () => {
  const payloads = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\u0000=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.com","x")',
    '=WEBSERVICE("http://example.com")',
    "-2+3+cmd|' /C calc'!A0",
    "\tnombre",
    "\rnombre",
  ];

  it.each(payloads)("marks %j as text", (payload) => {
    expect(safeCell(payload).startsWith("'")).toBe(true);
  });

  it.each(["-12.50", "12", "0.00", "-3"])("leaves the number %s a number", (number) => {
    expect(safeCell(number)).toBe(number);
  });

  it.each(["Ferretería Peña", "A-1203", "H&E080922UB2", "3 hermanos"])("leaves %s alone", (text) => {
    expect(safeCell(text)).toBe(text);
  });

  it("never lets a formula through", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = safeCell(text);
        expect(/^\s*[=+@＝＋＠]/u.test(cell)).toBe(false);
        expect(/[\t\r\n]/.test(cell)).toBe(false);
      }),
    );
  });
});
