import { currencyDecimals } from "../../../shared/domain/money.ts";
import type { TableColumn, TableValue } from "./protocol.ts";
import { DAY_FORMAT, safeText } from "./sheet-cells.ts";

/** The parts of a workbook that is a list: SpreadsheetML (ECMA-376 part 1, 18.2 to 18.8) and nothing a list has no use for. */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const SPECIAL = /[&<>"]/;
/** Written like this a text means a character to Excel (18.18.95, ST_Xstring). */
const CODED = /_(x[0-9a-f]{4}_)/gi;

function escaped(text: string): string {
  const plain = text.includes("_x") || text.includes("_X") ? text.replaceAll(CODED, "_x005F_$1") : text;
  return SPECIAL.test(plain) ? plain.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign) : plain;
}

/** Name of a column: A, B … Z, AA. */
export function columnLetters(index: number): string {
  let name = "";
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

/** Cell styles of {@link stylesXml}, by their place in it. */
const HEADER = 1;
const STYLES: Readonly<Record<TableColumn["kind"], number>> = {
  text: 0,
  money: 2,
  integer: 3,
  day: 4,
  instant: 5,
  percent: 6,
};

const DAY_MS = 86_400_000;
/** Day 0 of the 1900 date system as every day after February 1900 sees it. */
const ORIGIN = Date.UTC(1899, 11, 30);
/** Thirty years of days. */
const MOST_SERIALS = 11_000;
/** Before it Excel counts a day that never was. */
const FIRST_SERIAL = 61;

/** Day or instant as Excel counts it; null for a text that is none. */
function serial(value: string, kind: "day" | "instant"): number | null {
  if (kind === "day" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const time = Date.parse(kind === "day" ? `${value}T00:00:00Z` : value);
  if (Number.isNaN(time)) return null;
  // A day that is in no calendar is not moved to the next one.
  if (kind === "day" && new Date(time).toISOString().slice(0, 10) !== value) return null;
  const days = (time - ORIGIN) / DAY_MS;
  return days < FIRST_SERIAL ? null : days;
}

/** What needs no look at its single signs: neither XML nor Excel reads anything but itself in it. */
const PLAIN = /^[!#-%'-;=?-^`-~\u00a1-\u017f](?:[ !#-%'-;=?-^`-~\u00a1-\u017f]{0,200}[!#-%'-;=?-^`-~\u00a1-\u017f])?$/;

/** A string cell from after its place; nothing when it has no words. */
function textCell(opening: string, text: string, style: number): string {
  if (style === 0 && PLAIN.test(text)) return `${opening}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const words = safeText(text);
  if (words === "") return "";
  const kept = words.startsWith(" ") || words.endsWith(" ") ? ' xml:space="preserve"' : "";
  const styled = style === 0 ? "" : ` s="${style}"`;
  return `${opening}"${styled} t="inlineStr"><is><t${kept}>${escaped(words)}</t></is></c>`;
}

/** Days and instants of a list as Excel counts them: the same few days, row after row. */
type Serials = Map<string, number | null>;

function serialOf(value: string, kind: "day" | "instant", known: Serials): number | null {
  if (kind === "instant") return serial(value, kind);
  const found = known.get(value);
  if (found !== undefined) return found;
  const counted = serial(value, kind);
  if (known.size < MOST_SERIALS) known.set(value, counted);
  return counted;
}

/** Writes the cells of one column, the row's number and its value given. */
type CellWriter = (row: string, value: TableValue) => string;

/** Texts that stay the same from row to row are made once: a long list is made of little else. */
function cellWriter(index: number, kind: TableColumn["kind"], serials: Serials): CellWriter {
  const opening = `<c r="${columnLetters(index)}`;
  const styled = `" s="${STYLES[kind]}"><v>`;
  const number = (row: string, amount: number): string => `${opening}${row}${styled}${amount}</v></c>`;
  const counts = kind === "day" || kind === "instant";
  let currency = "";
  let unit = 1;
  return (row, value) => {
    if (value === null || value === "") return "";
    if (typeof value === "number") return Number.isFinite(value) ? number(row, value) : "";
    if (typeof value === "object") {
      if (value.currency !== currency) {
        currency = value.currency;
        unit = 10 ** currencyDecimals(currency);
      }
      return Number.isFinite(value.minor) ? number(row, value.minor / unit) : "";
    }
    const counted = counts ? serialOf(value, kind, serials) : null;
    // What is no day stays readable as text.
    return counted === null ? textCell(`${opening}${row}`, value, 0) : number(row, counted);
  };
}

/** Writes the rows of one sheet, from its head to its end. */
interface SheetWriter {
  readonly head: () => string;
  readonly row: (values: readonly TableValue[]) => string;
  readonly end: () => string;
  /** Rows written so far, the header with them. */
  readonly rows: () => number;
}

/** A sheet with these columns: the header bold, in sight while one scrolls, with Excel's filter on every column. */
export function sheetWriter(columns: readonly TableColumn[]): SheetWriter {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const serials: Serials = new Map();
  const cells = columns.map(({ kind }, index) => cellWriter(index, kind, serials));
  let rows = 1;
  return {
    rows: () => rows,
    head: () => {
      const titles = columns.map(({ header }, index) => textCell(`<c r="${columnLetters(index)}1`, header, HEADER));
      return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData><row r="1">${titles.join("")}</row>`;
    },
    row: (values) => {
      rows += 1;
      const row = String(rows);
      let text = "";
      for (let index = 0; index < cells.length; index += 1) text += cells[index]?.(row, values[index] ?? null) ?? "";
      return text === "" ? "" : `<row r="${row}">${text}</row>`;
    },
    end: () =>
      `</sheetData><autoFilter ref="A1:${columnLetters(Math.max(0, columns.length - 1))}${rows}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`,
  };
}

/** A sheet as the workbook names it, and the rows its filter spans. */
export interface SheetPart {
  readonly name: string;
  readonly rows: number;
}

/** Everything of the workbook beside its sheets, by path. */
export function workbookParts(
  sheets: readonly SheetPart[],
  columns: readonly TableColumn[],
): ReadonlyMap<string, string> {
  const last = columnLetters(Math.max(0, columns.length - 1));
  const quoted = (name: string): string => escaped(`'${name.replaceAll("'", "''")}'`);
  const named = sheets.flatMap(({ name, rows }, index) => [
    // Excel keeps where a filter stands under this name; without it the arrows go when the file is saved elsewhere.
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted(name)}!$A$1:$${last}$${rows}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted(name)}!$1:$1</definedName>`,
  ]);
  const sheetPath = (index: number): string => `worksheets/sheet${index + 1}.xml`;
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const override = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="${TYPES}.${type}+xml"/>`;
  const relations = (inside: string): string =>
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
  return new Map([
    ["xl/styles.xml", stylesXml()],
    [
      "xl/workbook.xml",
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${list.join("")}</sheets><definedNames>${named.join("")}</definedNames></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relations(
        sheets.map((_, index) => relation(`rId${index + 1}`, "worksheet", sheetPath(index))).join("") +
          relation(`rId${sheets.length + 1}`, "styles", "styles.xml"),
      ),
    ],
    ["_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))],
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("xl/workbook.xml", "sheet.main")}${override("xl/styles.xml", "styles")}${sheets.map((_, index) => override(`xl/${sheetPath(index)}`, "worksheet")).join("")}</Types>`,
    ],
  ]);
}

function stylesXml(): string {
  // A third decimal shows only where a currency has one.
  const formats = ["#,##0.00#", DAY_FORMAT, `${DAY_FORMAT} hh:mm`].map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`,
  );
  const style = (format: number): string =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
  const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  return `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="3">${formats.join("")}</numFmts><fonts count="2">${font("")}${font("<b/>")}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF1F5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF9AA5B1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">${style(0)}<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>${style(164)}${style(3)}${style(165)}${style(166)}${style(10)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
