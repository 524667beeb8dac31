import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { fromBufferPromise, type ZipFile as ZipReader } from "yauzl";
import { ZipFile } from "yazl";
import { currencyDecimals } from "../../../shared/domain/money.ts";
import type { Cell, Detail } from "./model.ts";
import { hundredth, safeText } from "./sheet-cells.ts";

/** Rows of a sheet that show how each of its columns is styled; they are replaced by the rows of the detail. */
export interface Placeholder {
  /** Number of the sheet in the workbook, from 1. */
  readonly sheet: number;
  readonly headerRow: number;
  /** Decimals of the amounts in each of the rows behind the header. */
  readonly decimals: readonly number[];
  readonly detail: Detail;
}

/** Characters of a batch of rows on their way into the file. */
const BATCH = 65_536;

/**
 * Writes a workbook to a file and puts the rows of its details in the place of their samples, as they are read: a row is
 * in memory no longer than it takes to write it. The styles are those of the samples.
 */
export async function fillDetails(
  workbook: Uint8Array,
  placeholders: readonly Placeholder[],
  madeAt: Date,
  file: string,
): Promise<void> {
  const source = await fromBufferPromise(Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength), {
    lazyEntries: true,
  });
  const target = new ZipFile();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  target.on("error", failed.reject);
  const written = pipeline(target.outputStream, createWriteStream(file));
  written.catch(() => {});
  const options = { mtime: madeAt, compress: true };
  for (const [name, content] of await entries(source)) {
    const placeholder = placeholders.find(({ sheet }) => name === `xl/worksheets/sheet${sheet}.xml`);
    if (placeholder === undefined) target.addBuffer(content, name, options);
    else {
      const rows = Readable.from(sheetXml(content.toString("utf8"), placeholder), { objectMode: false });
      rows.on("error", failed.reject);
      target.addReadStream(rows, name, options);
    }
  }
  target.end();
  await Promise.race([written, failed.promise]);
}

async function entries(source: ZipReader): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for await (const entry of source.eachEntry()) {
    if (!entry.fileName.endsWith("/"))
      found.set(entry.fileName, await buffer(await source.openReadStreamPromise(entry)));
  }
  return found;
}

async function* sheetXml(xml: string, placeholder: Placeholder): AsyncGenerator<Buffer> {
  const { headerRow, decimals, detail } = placeholder;
  const first = xml.indexOf(`<row r="${headerRow + 1}"`);
  const end = xml.indexOf("</sheetData>");
  const samples = xml.slice(first, end);
  yield Buffer.from(xml.slice(0, first).replace(/<dimension [^>]*>/, ""));
  const shown = detail.columns.flatMap((column, index) => (column.sheetWidth > 0 ? [index] : []));
  const letters = shown.map((_, position) => columnName(position));
  const styles = decimals.map((_, row) => letters.map((letter) => styleOf(samples, `${letter}${headerRow + 1 + row}`)));
  let number = headerRow;
  let text = "";
  for await (const cells of detail.rows()) {
    number += 1;
    text += `<row r="${number}">`;
    for (const [position, index] of shown.entries()) {
      const cell = cells[index];
      if (cell === undefined) continue;
      const row = cell.kind === "money" ? Math.max(0, decimals.indexOf(currencyDecimals(cell.currency))) : 0;
      text += cellXml(cell, `${letters[position] ?? ""}${number}`, styles[row]?.[position] ?? "");
    }
    text += "</row>";
    if (text.length < BATCH) continue;
    yield Buffer.from(text);
    text = "";
  }
  const filter = number === headerRow ? "" : `<autoFilter ref="A${headerRow}:${letters.at(-1) ?? "A"}${number}"/>`;
  yield Buffer.from(`${text}</sheetData>${filter}${xml.slice(end + "</sheetData>".length)}`);
}

/** `A`, `B`, … `Z`, `AA` of a position from 0. */
function columnName(position: number): string {
  const rest = Math.floor(position / 26) - 1;
  return `${rest < 0 ? "" : columnName(rest)}${String.fromCharCode(65 + (position % 26))}`;
}

function styleOf(samples: string, address: string): string {
  const found = new RegExp(`<c r="${address}"[^>]* s="(\\d+)"`).exec(samples)?.[1];
  return found === undefined ? "" : ` s="${found}"`;
}

function cellXml(cell: Cell, address: string, style: string): string {
  const number = (value: number): string => `<c r="${address}"${style}><v>${value}</v></c>`;
  switch (cell.kind) {
    case "text":
      if (cell.text === "") return "";
      return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(safeText(cell.text))}</t></is></c>`;
    case "money":
      return number(cell.minor / 10 ** currencyDecimals(cell.currency));
    case "count":
      return number(cell.value);
    case "percent":
      return cell.value === null ? "" : number(hundredth(cell.value));
    case "decimal":
      return cell.value === null ? "" : number(Number(cell.value));
    case "day":
      // Excel counts days from the end of 1899.
      return number(Date.parse(`${cell.day}T00:00:00Z`) / 86_400_000 + 25_569);
    case "month":
      return number(Date.parse(`${cell.month}-01T00:00:00Z`) / 86_400_000 + 25_569);
    case "moment":
      return number(Date.parse(`${cell.at}:00Z`) / 86_400_000 + 25_569);
    case "mix":
    case "empty":
      return "";
  }
}

/** Text of an element; what Excel would read as an escaped character keeps its own characters. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/_x[0-9a-f]{4}_/gi, (match) => `_x005F${match}`);
}
