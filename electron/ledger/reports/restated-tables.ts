import { fillWords } from "../../../shared/i18n/messages.ts";
import { cellText } from "../render/cell-text.ts";
import { type Cell, count, empty, money, type Section, type Table, text } from "../render/model.ts";
import { BY_CURRENCY, NARRATIVE } from "./parts/board.ts";
import { cellOf, type Kit, listing, type Part, together, words } from "./parts/kit.ts";

/** A table of a report with what stands over it. */
interface Titled {
  readonly title: string;
  readonly aside: string;
  readonly table: Table;
}

/** One figure of a kept table that comes to something else since. */
interface Restated {
  readonly table: string;
  readonly aside: string;
  readonly row: string;
  readonly column: string;
  readonly was: Cell;
  readonly now: Cell;
}

type Row = readonly Cell[];

/** Sheets whose figures are told elsewhere: the indicators by themselves, and definitions are no figures. */
const ELSEWHERE: ReadonlySet<string> = new Set(["summary", BY_CURRENCY, NARRATIVE, "definitions"]);

/**
 * Every total and every row of a kept report's tables that comes to something else since, figure by figure. Words are compared,
 * and tables that the kept report does not know, only where the same version of the program made both (`sameVersion`).
 */
export function restatedTables(
  kit: Kit,
  kept: readonly Section[],
  present: readonly Section[],
  sameVersion: boolean,
): Part | null {
  const { restated: own } = kit.words;
  const [was, is] = [tablesOf(kept), tablesOf(present)];
  const sheets = new Set([...was.values()].map(({ table }) => table.sheet));
  const known = (each: Titled): boolean => sameVersion || sheets.has(each.table.sheet);
  const keys = [...new Set([...was.keys(), ...[...is].flatMap(([key, each]) => (known(each) ? [key] : []))])];
  const parts = keys.flatMap((key): Part[] => {
    const [then, now] = [was.get(key), is.get(key)];
    const titled = then ?? now;
    if (titled === undefined) return [];
    // A list that had nothing in it was of no currency.
    const gone = now === undefined && ![...is.values()].some(({ table }) => table.sheet === titled.table.sheet);
    const rows = gone ? [] : new Comparison(kit, titled, then?.table, now?.table, sameVersion).differences();
    if (rows.length === 0) return [];
    const part = sectionOf(kit, fillWords(own.table, { title: titled.title }), rows);
    return [{ ...part, sections: part.sections.map((section) => ({ ...section, aside: titled.aside })) }];
  });
  const [first] = parts;
  if (first === undefined) return null;
  return { ...together(parts), sheets: first.sheets, items: [{ term: own.title, text: own.note }] };
}

function tablesOf(sections: readonly Section[]): Map<string, Titled> {
  const found = new Map<string, Titled>();
  for (const { title, aside, blocks } of sections) {
    for (const block of blocks) {
      // The one for print alone is the beginning of the one for the workbook.
      if (block.kind !== "table" || block.sheet === null || ELSEWHERE.has(block.sheet)) continue;
      found.set(`${block.sheet} ${aside}`, { title, aside, table: block });
    }
  }
  return found;
}

function sectionOf(kit: Kit, title: string, rows: readonly Restated[]): Part {
  const { restated: own } = kit.words;
  return listing(kit, {
    id: "restatedTables",
    title,
    rows,
    empty: "",
    specs: [
      words<Restated>(own.of, (row) => row.table, { print: 0, sheet: 40 }),
      words<Restated>(kit.common.columns.currency, (row) => row.aside, { print: 0, sheet: 24 }),
      words<Restated>(own.row, (row) => row.row, { stretch: true, print: 190, sheet: 50 }),
      words<Restated>(own.column, (row) => row.column, { print: 110, sheet: 28 }),
      cellOf<Restated>(own.atClose, (row) => row.was, { print: 90, sheet: 20 }),
      cellOf<Restated>(own.now, (row) => row.now, { print: 90, sheet: 20 }),
      cellOf<Restated>(own.difference, ({ was, now }) => differenceOf(was, now), { print: 90, sheet: 20 }),
    ],
  });
}

/** One table held against what it comes to now. */
class Comparison {
  readonly #kit: Kit;
  readonly #titled: Titled;
  readonly #then: Table | undefined;
  readonly #now: Table | undefined;
  /** Columns that both have, by their place in each. */
  readonly #columns: readonly { readonly header: string; readonly was: number; readonly now: number }[];
  readonly #sameVersion: boolean;

  constructor(kit: Kit, titled: Titled, then: Table | undefined, now: Table | undefined, sameVersion: boolean) {
    this.#kit = kit;
    this.#titled = titled;
    this.#then = then;
    this.#now = now;
    this.#sameVersion = sameVersion;
    const place = (table: Table | undefined, header: string, own: number): number =>
      table === undefined ? own : table.columns.findIndex((column) => sameHeader(column.header, header));
    const { currency } = kit.common.columns;
    this.#columns = titled.table.columns
      .map(({ header }, own) => ({ header, was: place(then, header, own), now: place(now, header, own) }))
      .filter((column) => column.was >= 0 && column.now >= 0 && column.header !== currency);
  }

  /** What is restated of it, the totals first. */
  differences(): Restated[] {
    const then = (this.#then?.rows ?? []).map((row) => this.#columns.map((column) => row[column.was] ?? empty));
    const now = (this.#now?.rows ?? []).map((row) => this.#columns.map((column) => row[column.now] ?? empty));
    return [...this.#totals(), ...this.#rows(then, now)];
  }

  #totals(): Restated[] {
    const [was, now] = [this.#then?.totals ?? [], this.#now?.totals ?? []];
    return Array.from({ length: Math.max(was.length, now.length) }, (_, index) => {
      const own = (row: Row | undefined, of: "was" | "now"): Row | undefined =>
        row === undefined ? undefined : this.#columns.map((column) => row[column[of]] ?? empty);
      const [before, after] = [own(was[index], "was"), own(now[index], "now")];
      const label = (before ?? after)?.find((cell) => cell.kind === "text");
      return this.#cells(label?.kind === "text" ? label.text : "", before, after, () => true);
    }).flat();
  }

  #rows(then: readonly Row[], now: readonly Row[]): Restated[] {
    const naming = this.#naming(then, now);
    const nameOf = (row: Row): string => naming.map((column) => this.#text(row[column])).join(" · ");
    const isFigure = (column: number): boolean => !naming.includes(column);
    const [before, after] = [byName(then, nameOf), byName(now, nameOf)];
    const come = new Map([...after].filter(([name]) => !before.has(name)));
    // Another version may call a row otherwise: with the same figures it is the same.
    const same = (row: Row): boolean => !this.#sameVersion && takeSame(come, row, isFigure);
    const gone = [...before].filter(([name, row]) => !after.has(name) && !same(row));
    return [
      ...[...before].flatMap(([name, row]) => {
        const later = after.get(name);
        return later === undefined ? [] : this.#cells(label(name), row, later, isFigure);
      }),
      ...gone.flatMap(([name, row]) => this.#cells(label(name), row, undefined, isFigure)),
      ...[...come].flatMap(([name, row]) => this.#cells(label(name), undefined, row, isFigure)),
    ];
  }

  /** The first columns of words and days that tell the rows of both apart. */
  #naming(then: readonly Row[], now: readonly Row[]): number[] {
    const all = [...then, ...now];
    const named = (column: number): boolean =>
      all.every((row) => NAMES.has(row[column]?.kind ?? "empty")) && all.some((row) => row[column]?.kind !== "empty");
    const naming: number[] = [];
    for (const column of this.#columns.keys()) {
      if (!named(column)) continue;
      naming.push(column);
      const distinct = (rows: readonly Row[]): boolean =>
        new Set(rows.map((row) => JSON.stringify(naming.map((each) => row[each])))).size === rows.length;
      if (distinct(then) && distinct(now)) break;
    }
    return naming;
  }

  /** The figures of a row that differ; of one that only one side has, its amounts, or else that it is there or not. */
  #cells(
    row: string,
    before: Row | undefined,
    after: Row | undefined,
    isFigure: (column: number) => boolean,
  ): Restated[] {
    const { title: table, aside } = this.#titled;
    const found = this.#columns.flatMap(({ header: column }, index): Restated[] => {
      const [was, now] = [before?.[index], after?.[index]];
      const one = was ?? now;
      if (one === undefined || !isFigure(index) || JSON.stringify(was) === JSON.stringify(now)) return [];
      if (!FIGURES.has(one.kind) && !(this.#sameVersion && before !== undefined && after !== undefined)) return [];
      return [{ table, aside, row, column, was: was ?? nothing(one), now: now ?? nothing(one) }];
    });
    if (before !== undefined && after !== undefined) return found;
    const telling = found.filter(({ was, now }) => JSON.stringify(was) !== JSON.stringify(now));
    const amounts = telling.filter(({ was }) => was.kind === "money");
    if (telling.length > 0) return amounts.length > 0 ? amounts : telling;
    const { there, away } = this.#kit.words.restated;
    const [was, now] = before === undefined ? [away, there] : [there, away];
    return [{ table, aside, row, column: "", was: text(was), now: text(now) }];
  }

  #text(cell: Cell | undefined): string {
    if (cell === undefined) return "";
    // Reports once kept a month as these words, and it is the same one.
    const once = cell.kind === "text" && /^\d{4}-\d{2}$/.test(cell.text);
    return cellText(once ? { kind: "month", month: cell.text } : cell, this.#kit.format);
  }
}

/** Headers that differ in capitals alone are of the same column: one was once written otherwise. */
function sameHeader(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}

const NAMES: ReadonlySet<string> = new Set(["text", "day", "month", "moment", "empty"]);
const FIGURES: ReadonlySet<string> = new Set(["money", "count", "percent", "decimal"]);

/** Stands between a name and its number where several rows have it. */
const AGAIN = "\n";

function byName(rows: readonly Row[], nameOf: (row: Row) => string): Map<string, Row> {
  const found = new Map<string, Row>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf(row);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    found.set(times === 0 ? name : `${name}${AGAIN}${times}`, row);
  }
  return found;
}

function label(name: string): string {
  return name.split(AGAIN)[0] ?? "";
}

/** Takes out of some rows the one with the same figures; whether there was one. */
function takeSame(rows: Map<string, Row>, row: Row, isFigure: (column: number) => boolean): boolean {
  const figures = (of: Row): string => JSON.stringify(of.filter((_, column) => isFigure(column)));
  const wanted = figures(row);
  const found = [...rows].find(([, each]) => figures(each) === wanted);
  return found !== undefined && rows.delete(found[0]);
}

/** What stands where a row has no such figure. */
function nothing(cell: Cell): Cell {
  if (cell.kind === "money") return money(0, cell.currency);
  return cell.kind === "count" ? count(0) : empty;
}

/** What a figure changed by; days and words do not change by anything. */
function differenceOf(was: Cell, now: Cell): Cell {
  if (was.kind === "money" && now.kind === "money") return money(now.minor - was.minor, now.currency);
  if (was.kind === "count" && now.kind === "count") return count(now.value - was.value);
  const both = (was.kind === "percent" && now.kind === "percent") || (was.kind === "decimal" && now.kind === "decimal");
  if (!both || was.value === null || now.value === null) return empty;
  const decimals = Math.max(...[was.value, now.value].map((value) => value.split(".")[1]?.length ?? 0));
  return { kind: now.kind, value: (Number(now.value) - Number(was.value)).toFixed(decimals) };
}
