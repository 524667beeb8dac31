import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { readXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import type { TableColumn, TableValue } from "../../../electron/ledger/render/protocol.ts";
import { safeText } from "../../../electron/ledger/render/sheet-cells.ts";
import { columnLetters } from "../../../electron/ledger/render/sheet-xml.ts";
import { streamTable } from "../../../electron/ledger/render/table-writer.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { hostileTexts } from "./hostile-texts.ts";

const columns: TableColumn[] = [
  { header: "Cliente", width: 30, kind: "text" },
  { header: "Saldo & más", width: 16, kind: "money" },
  { header: "Días", width: 8, kind: "integer" },
  { header: "Vence", width: 12, kind: "day" },
];

/** In two batches, so that none of what is looked at hangs on one. */
async function* stream(rows: readonly (readonly TableValue[])[]): AsyncGenerator<readonly (readonly TableValue[])[]> {
  const half = Math.floor(rows.length / 2);
  yield rows.slice(0, half);
  yield rows.slice(half);
}

async function write(
  rows: readonly (readonly TableValue[])[],
  sheetName = "Lista",
  mostRows?: number,
): Promise<string> {
  const file = join(temporaryFolder(), "lista.xlsx");
  await streamTable(columns, sheetName, stream(rows), file, mostRows);
  return file;
}

async function written(
  rows: readonly (readonly TableValue[])[],
  sheetName = "Lista",
  mostRows?: number,
): Promise<{ file: string; workbook: ExcelJS.Workbook }> {
  const file = await write(rows, sheetName, mostRows);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return { file, workbook };
}

describe("sheet of a list", () => {
  it("has Excel's filter on every column over all of its rows, and a header that stays in sight", async () => {
    const { workbook } = await written([
      ["Aceros", 12.5, 3, "2026-11-22"],
      ["Baños", 0, -4, "2024-02-29"],
    ]);
    const [sheet] = workbook.worksheets;
    expect(sheet?.autoFilter).toBe("A1:D3");
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1, topLeftCell: "A2" });
    expect(sheet?.getCell("B1").value).toBe("Saldo & más");
    expect(sheet?.getCell("B1").font).toMatchObject({ bold: true });
    expect(sheet?.pageSetup).toMatchObject({ orientation: "landscape", fitToWidth: 1, fitToHeight: 0 });
    expect(sheet?.getCell("D3").value).toEqual(new Date("2024-02-29T00:00:00Z"));
  });

  it("goes on in numbered sheets, each with its header and its own filter", async () => {
    const rows = Array.from({ length: 7 }, (_, index): TableValue[] => [
      `Cliente ${index}`,
      index,
      index,
      "2026-01-31",
    ]);
    const { workbook } = await written(rows, "Un nombre de hoja tan largo que no cabe", 4);
    expect(workbook.worksheets.map(({ name, rowCount, autoFilter }) => [name, rowCount, autoFilter])).toEqual([
      ["Un nombre de hoja tan largo que", 4, "A1:D4"],
      ["Un nombre de hoja tan largo q_2", 4, "A1:D4"],
      ["Un nombre de hoja tan largo q_3", 2, "A1:D2"],
    ]);
    const names = workbook.worksheets.flatMap((sheet) =>
      Array.from({ length: sheet.rowCount - 1 }, (_, index) => sheet.getCell(`A${index + 2}`).value),
    );
    expect(names).toEqual(rows.map(([name]) => name));
  });

  it("gives an empty list a filter over its header", async () => {
    expect((await written([])).workbook.worksheets[0]?.autoFilter).toBe("A1:D1");
  });

  it("keeps what means a character to Excel as it was written", async () => {
    const texts = ["_x0041_", "a_x000D_b", "_X00e9_", "_x41_", "=_x0041_&1", "  dos  ", "'hoja'"];
    const { file, workbook } = await written(
      texts.map((text): TableValue[] => [text, null, null, null]),
      "'Peña's'",
    );
    expect(workbook.worksheets[0]?.name).toBe(" Peña's ");
    const [sheet] = (await readXlsx(readFileSync(file))).sheets;
    expect(sheet?.rows.slice(1).map(([text]) => text)).toEqual(texts);
  });

  it("never moves a day that is in no calendar, and leaves days before Excel's own as text", async () => {
    const days = ["2026-02-30", "1900-02-28", "1899-12-31", "1900-03-01", "9999-12-31"];
    const [sheet] = (await written(days.map((day): TableValue[] => [day, 1, 1, day]))).workbook.worksheets;
    const read = days.map((_, index) => sheet?.getCell(`D${index + 2}`).value);
    expect(read.slice(0, 3)).toEqual(days.slice(0, 3));
    expect(read.slice(3)).toEqual(days.slice(3).map((day) => new Date(`${day}T00:00:00Z`)));
  });

  it("keeps texts as long as a cell holds, among short ones, to the last sign", async () => {
    const long = `${"ñ".repeat(16_383)}${"漢".repeat(16_384)}`;
    const rows = [["Aceros"], [long], ["Baños"], [`${long}más`], [long], ["Último"]].map(([name = ""]) => [
      name,
      1,
      2,
      null,
    ]);
    const { workbook } = await written(rows);
    const names = rows.map((_, index) => workbook.worksheets[0]?.getCell(index + 2, 1).value);
    expect(names).toEqual(["Aceros", long, "Baños", long, long, "Último"]);
  });

  it("is read by another reader cell by cell as it was written, whatever the texts, amounts and days", async () => {
    const value = fc.tuple(
      fc.oneof(
        fc.constantFrom(...hostileTexts),
        fc.string({ unit: "binary", maxLength: 40 }),
        // Names and folios as they mostly are, longer ones than are taken as they stand among them.
        fc.string({ maxLength: 260 }),
      ),
      fc.oneof(
        fc.constant(null),
        fc.integer({ min: -(10 ** 15), max: 10 ** 15 }).map((minor) => minor / 100),
      ),
      fc.oneof(fc.constant(null), fc.integer({ min: -36_500, max: 36_500 })),
      fc.oneof(
        fc.constant(null),
        fc.integer({ min: 0, max: 60_000 }).map((days) => addDays("1900-03-01", days)),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 100 }), async (rows) => {
        const [sheet] = (await readXlsx(readFileSync(await write(rows)))).sheets;
        const cells = (sheet?.rows ?? []).slice(1);
        rows.forEach(([text, amount, count, day], index) => {
          const row = cells[index] ?? [];
          expect(row[0] ?? "").toBe(safeText(text));
          expect(row[1] ?? null).toBe(Object.is(amount, -0) ? 0 : amount);
          expect(row[2] ?? null).toBe(count);
          expect(row[3] ?? null).toEqual(day === null ? null : new Date(`${day}T00:00:00Z`));
        });
      }),
      { numRuns: 12 },
    );
  });

  it("names columns as Excel does", () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
      "A",
      "Z",
      "AA",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
      "XFD",
    ]);
  });
});
