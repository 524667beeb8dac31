import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { checkPackage } from "../../../electron/ledger/lib/tabular/check-package.ts";
import { type FileRead, TABLE_LIMITS } from "../../../electron/ledger/lib/tabular/table.ts";
import { readTable } from "../../../electron/ledger/lib/tabular/tabular-reader.ts";
import type { RawRow } from "../../../shared/domain/tabular/cell.ts";

let folder: string;
let files = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tabular-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(bytes: string | Uint8Array, name = "estado.csv"): string {
  files += 1;
  const path = join(folder, `${String(files)}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

async function rowsOf(path: string, sheet: string | null = null): Promise<readonly RawRow[]> {
  const read = await readTable(path, sheet);
  if (read.kind !== "table") throw new Error(JSON.stringify(read));
  return read.rows;
}

const cells = async (path: string): Promise<unknown[]> => (await rowsOf(path)).map((row) => row.cells);
const code = (read: FileRead): string => (read.kind === "refused" ? read.code : read.kind);

describe("reading a CSV", () => {
  const rows = [
    ["Fecha", "Descripción", "Abono"],
    ["15/01/2026", "Depósito Peña", "1,234.50"],
  ];

  it("finds the separator", async () => {
    for (const separator of [",", ";", "\t", "|"]) {
      const text = rows.map((row) =>
        row.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator),
      );
      expect(await cells(file(text.join("\r\n"))), separator).toEqual(rows);
    }
    expect(await cells(file("sep=;\r\na;b\r\n1;2\r\n"))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("reads every encoding Excel and the banks write", async () => {
    const text = rows.map((row) => row.join(";")).join("\n");
    const swapped = Buffer.from(text, "utf16le").swap16();
    expect(await cells(file(text))).toEqual(rows);
    expect(await cells(file(`\ufeff${text}`))).toEqual(rows);
    expect(await cells(file(Buffer.from(text, "latin1")))).toEqual(rows);
    expect(await cells(file(Buffer.from(text, "utf16le")))).toEqual(rows);
    expect(await cells(file(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])))).toEqual(rows);
    expect(await cells(file(Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])))).toEqual(rows);
  });

  it("numbers rows as the file does, blank lines and quoted line ends included", async () => {
    const read = await rowsOf(file('Banco,,\n\n\nFecha,Concepto\n1,"dos\nlíneas"\n3,x\n'));
    expect(read.map((row) => row.row)).toEqual([1, 4, 6, 7]);
    expect(read[2]?.cells).toEqual(["1", "dos\nlíneas"]);
  });

  it("takes quotes that mean inches for what they are, and names the line of a quote that never ends", async () => {
    expect(await cells(file('a,b\nTubo 19" PVC,1\nx,2\n'))).toEqual([
      ["a", "b"],
      ['Tubo 19" PVC', "1"],
      ["x", "2"],
    ]);
    expect(await readTable(file('texto\n"sin fin\notra línea\n'), null)).toMatchObject({ code: "odd-quotes" });
  });

  it("keeps prototype names as plain words", async () => {
    expect(await cells(file("__proto__,constructor\n1,2\n"))).toEqual([
      ["__proto__", "constructor"],
      ["1", "2"],
    ]);
  });
});

describe("reading a workbook", () => {
  it("reads numbers, dates, texts and stored results of formulas, with Excel's row numbers", async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: "Portada", rows: [["Banco"]] },
        {
          name: "Oculta",
          hidden: true,
          rows: [
            ["a", "b"],
            ["1", "2"],
          ],
        },
        {
          name: "Movimientos",
          rows: [
            ["Estado de cuenta", null, null],
            [null, null, null],
            ["Fecha", "Concepto", "Abono"],
            [new Date(Date.UTC(2026, 0, 15)), "DEPOSITO", 1234.5],
            [new Date(Date.UTC(2026, 0, 16, 10, 30)), "=2+2", -3],
          ],
          cells: new Map([["4,2", { formula: "1+1", formulaResult: 2 }]]),
        },
      ],
    });
    const read = await readTable(file(bytes, "x.xlsx"), null);
    expect(read).toMatchObject({
      kind: "table",
      format: "xlsx",
      sheets: ["Portada", "Movimientos"],
      sheet: "Movimientos",
    });
    expect(read.kind === "table" ? read.rows : []).toEqual([
      { row: 1, cells: ["Estado de cuenta"] },
      { row: 3, cells: ["Fecha", "Concepto", "Abono"] },
      { row: 4, cells: [{ day: "2026-01-15", time: "" }, "DEPOSITO", 1234.5] },
      { row: 5, cells: [{ day: "2026-01-16", time: "10:30:00" }, "=2+2", 2] },
    ]);
  });

  it("reads the sheet that was asked for, and says when there is none of that name", async () => {
    const path = file(
      await writeXlsx({
        sheets: [
          { name: "A", rows: [["x"]] },
          { name: "B", rows: [["y"]] },
        ],
      }),
      "x.xlsx",
    );
    expect((await rowsOf(path, "B"))[0]?.cells).toEqual(["y"]);
    expect(code(await readTable(path, "C"))).toBe("no-such-sheet");
  });
});

describe("hostile and odd files", () => {
  function zip(entries: Record<string, Buffer>): Promise<Buffer> {
    const archive = new ZipFile();
    for (const [name, bytes] of Object.entries(entries)) archive.addBuffer(bytes, name);
    archive.end();
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      archive.outputStream.on("data", (chunk: Buffer) => chunks.push(chunk));
      archive.outputStream.on("end", () => resolve(Buffer.concat(chunks)));
      archive.outputStream.on("error", reject);
    });
  }

  it("stops at what a workbook really unpacks to", async () => {
    const bomb = await zip({
      "xl/workbook.xml": Buffer.from("<workbook/>"),
      "xl/worksheets/sheet1.xml": Buffer.alloc(20 * 1024 * 1024, 32),
    });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(checkPackage(bomb, 10 * 1024 * 1024)).rejects.toMatchObject({ code: "too-large" });
    await expect(checkPackage(bomb, 30 * 1024 * 1024)).resolves.toBeUndefined();
  });

  it("does not read whole what only a bomb would hold", async () => {
    const large = Buffer.alloc(TABLE_LIMITS.wholePartBytes + 1, 32);
    const workbook = { "xl/workbook.xml": Buffer.from("<workbook/>") };
    const texts = await zip({ ...workbook, "xl/sharedStrings.xml": large });
    await expect(checkPackage(texts)).rejects.toMatchObject({ code: "too-large" });
    const sheet = await zip({ ...workbook, "xl/worksheets/sheet1.xml": large });
    await expect(checkPackage(sheet)).resolves.toBeUndefined();
  });

  it("ends a reader that needs more memory or time than it may have, and goes on", async () => {
    const wide = file(`${"a,b,c\n".repeat(90_000)}`);
    expect(code(await readTable(wide, null, { heapMiB: 12, timeoutMs: 30_000 }))).toBe("too-large");
    expect(code(await readTable(wide, null, { heapMiB: 512, timeoutMs: 1 }))).toBe("too-slow");
    expect(await rowsOf(wide)).toHaveLength(90_000);
  });

  it("leaves a stray cell in the last column of the sheet out instead of drawing the whole rectangle", async () => {
    const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1"><c r="A1" t="inlineStr"><is><t>Fecha</t></is></c><c r="B1" t="inlineStr"><is><t>Abono</t></is></c></row>
      <row r="2"><c r="A2"><v>46037</v></c><c r="B2"><v>5</v></c></row>
      <row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`;
    const bytes = await zip({
      "[Content_Types].xml": Buffer.from(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
      ),
      "_rels/.rels": Buffer.from(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      "xl/workbook.xml": Buffer.from(
        `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": Buffer.from(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      "xl/worksheets/sheet1.xml": Buffer.from(sheet),
    });
    expect(await rowsOf(file(bytes, "stray.xlsx"))).toEqual([
      { row: 1, cells: ["Fecha", "Abono"] },
      { row: 2, cells: [46037, 5] },
    ]);
  });

  it("refuses each with its reason", async () => {
    expect(code(await readTable(join(folder, "none.csv"), null))).toBe("not-found");
    expect(code(await readTable(folder, null))).toBe("read-error");
    expect(code(await readTable(file(""), null))).toBe("empty");
    expect(code(await readTable(file("\n\n  \n"), null))).toBe("empty");
    expect(code(await readTable(file("%PDF-1.7\n1 0 obj"), null))).toBe("not-a-table");
    expect(code(await readTable(file(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])), null))).toBe(
      "not-a-table",
    );
    expect(code(await readTable(file("<html><table><tr><td>1</td></tr></table></html>", "banco.xls"), null))).toBe(
      "html",
    );
    expect(code(await readTable(file(await zip({ "factura.xml": Buffer.from("<a/>") })), null))).toBe("not-a-workbook");
    expect(
      code(await readTable(file((await writeXlsx({ sheets: [{ name: "A", rows: [["x"]] }] })).subarray(0, 700)), null)),
    ).toBe("damaged");
    expect(
      code(await readTable(file(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)])), null)),
    ).toBe("damaged");
    const encrypted = await writeXlsx({
      sheets: [{ name: "A", rows: [["x"]] }],
      encryption: { password: "p", spinCount: 1000 },
    });
    expect(code(await readTable(file(encrypted, "x.xlsx"), null))).toBe("encrypted");
    expect(code(await readTable(file("a,b\n".repeat(100_001)), null))).toBe("too-many-rows");
  });
});
