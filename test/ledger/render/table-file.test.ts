import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { TableColumn, TableValue } from "../../../electron/ledger/render/protocol.ts";
import { renderDocument, writeTable } from "../../../electron/ledger/render/renderer.ts";
import { weeklyDocument } from "../../../electron/ledger/reports/weekly-document.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { maker, sampleReport } from "./sample-report.ts";

const columns: TableColumn[] = [
  { header: "Cliente", width: 30, kind: "text" },
  { header: "Saldo", width: 16, kind: "money" },
  { header: "Días", width: 8, kind: "integer" },
  { header: "Vence", width: 12, kind: "day" },
  { header: "Registrado", width: 18, kind: "instant" },
];

async function read(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

describe("list written to Excel", () => {
  it("holds numbers, dates and text of their kind", async () => {
    const file = join(temporaryFolder(), "Cartera ñandú.xlsx");
    const rows: TableValue[][] = [
      ["Peña & Hijos", { minor: -123456, currency: "MXN" }, 31, "2026-11-22", "2026-11-22T18:05:00.000Z"],
      ["", { minor: 1234567, currency: "JPY" }, null, "", ""],
      ["Dinar", { minor: 1234, currency: "KWD" }, 0, "sin fecha", "ayer"],
    ];
    const written = await writeTable({ columns, rows, file, sheetName: "Cartera: 2026/11 [todas]" });
    expect(written).toMatchObject({ file, rows: 3 });
    expect(written.bytes).toBe(readFileSync(file).length);
    const [sheet] = (await read(file)).worksheets;
    expect(sheet?.name).toBe("Cartera  2026 11  todas ");
    expect(sheet?.getRow(1).values).toEqual([undefined, "Cliente", "Saldo", "Días", "Vence", "Registrado"]);
    expect(sheet?.getRow(2).values).toEqual([
      undefined,
      "Peña & Hijos",
      -1234.56,
      31,
      new Date("2026-11-22T00:00:00Z"),
      new Date("2026-11-22T18:05:00Z"),
    ]);
    expect(sheet?.getCell("B3").value).toBe(1234567);
    expect(sheet?.getCell("B4").value).toBe(1.234);
    expect(sheet?.getCell("D3").value).toBeNull();
    expect(sheet?.getCell("D4").value).toBe("sin fecha");
    expect(sheet?.getCell("B2").numFmt).toBe("#,##0.00#");
    expect(sheet?.getCell("D2").numFmt).toBe("dd/mmm/yyyy");
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  });

  it("reads the rows batch by batch as it writes", async () => {
    const file = join(temporaryFolder(), "lista.xlsx");
    let made = 0;
    async function* rows(): AsyncGenerator<TableValue[]> {
      for (; made < 12_345; made += 1)
        yield [`Cliente ${made}`, { minor: made, currency: "MXN" }, made, "2026-11-22", ""];
    }
    expect(await writeTable({ columns, rows: rows(), file, sheetName: "Lista" })).toMatchObject({ rows: 12_345 });
    const [sheet] = (await read(file)).worksheets;
    expect(sheet?.rowCount).toBe(12_346);
    expect(sheet?.getCell("B12346").value).toBe(123.44);
  });

  it("writes a header alone for an empty list", async () => {
    const file = join(temporaryFolder(), "vacía.xlsx");
    expect(await writeTable({ columns, rows: [], file, sheetName: "Vacía" })).toMatchObject({ rows: 0 });
    expect((await read(file)).worksheets[0]?.rowCount).toBe(1);
  });

  it("never makes a formula of a text, and keeps what can be shown", async () => {
    const file = join(temporaryFolder(), "hostil.xlsx");
    const rows = hostileTexts.map((text): TableValue[] => [text, null, null, text, null]);
    await writeTable({ columns, rows, file, sheetName: "Hostil" });
    const [sheet] = (await read(file)).worksheets;
    hostileTexts.forEach((text, index) => {
      const cell = sheet?.getCell(`A${index + 2}`);
      expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Null]).toContain(cell?.type);
      if (/^[\x20-\x7e]+$/.test(text)) expect(cell?.value).toBe(text);
    });
  });

  it("throws what reading the rows throws and leaves nothing behind", async () => {
    const folder = temporaryFolder();
    async function* rows(): AsyncGenerator<TableValue[]> {
      for (let index = 0; index < 2000; index += 1) yield ["a", null, null, null, null];
      throw new Error("the ledger was closed");
    }
    const writing = writeTable({ columns, rows: rows(), file: join(folder, "a.xlsx"), sheetName: "a" });
    await expect(writing).rejects.toThrow("the ledger was closed");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("names a folder that is not there", async () => {
    const file = join(temporaryFolder(), "no está", "a.xlsx");
    await expect(writeTable({ columns, rows: [["a"]], file, sheetName: "a" })).rejects.toMatchObject({
      code: "PATH_NOT_FOUND",
      path: dirname(file),
    });
    expect(existsSync(dirname(file))).toBe(false);
  });
});

describe("render thread", () => {
  it("renders several documents at a time", async () => {
    const document = weeklyDocument(sampleReport(5, ["MXN"]), "es", maker);
    const [pdf, again, xlsx] = await Promise.all([
      renderDocument(document, "pdf"),
      renderDocument(document, "pdf"),
      renderDocument(document, "xlsx"),
    ]);
    expect(Buffer.from(pdf).toString("latin1", 0, 8)).toBe("%PDF-1.7");
    expect(Buffer.from(pdf).equals(Buffer.from(again))).toBe(true);
    expect(Buffer.from(xlsx).toString("latin1", 0, 2)).toBe("PK");
  });
});
