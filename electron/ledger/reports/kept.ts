import { createHash } from "node:crypto";
import { z } from "zod";
import type { Snapshot } from "../../../shared/contract/month-close.ts";
import type { ReportAsked } from "../../../shared/contract/reports.ts";
import { endOfMonth } from "../../../shared/domain/days.ts";
import { inCurrencyOrder } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { MonthCloseReportRow } from "../db/tables/closes.ts";
import { closedMonth, everyClose } from "../kpis/closes.ts";
import { pack, unpack } from "../lib/packing.ts";
import type { agingTotals } from "../receivables/aging-reader.ts";
import type { Block, Cell, Detail, DetailColumn, Fact, Section, Sheet } from "../render/model.ts";
import type { Defined, Told } from "./parts/kit.ts";

/** A report before it is printed by somebody: all that it says but who made it, when and on what paper. */
export interface ReportCore {
  readonly title: string;
  readonly asOf: string;
  readonly company: string;
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
  readonly sheets: readonly Sheet[];
  readonly terms: readonly Defined[];
}

type Totals = Awaited<ReturnType<typeof agingTotals>>;

/** What is kept of a month's report in a language. */
export interface Kept {
  readonly core: ReportCore;
  /** Aging of each currency, to tell later what was restated. */
  readonly aging: Totals;
}

/** What is packed of it. */
interface Packed extends Kept {
  readonly format: number;
}

/** A part as it is kept with a close. */
export type KeptPart = Pick<MonthCloseReportRow, "lang" | "part" | "sha256" | "packed">;

/** Who closed a month, when and with which version of the program, and the hash of the close. */
interface ClosedBy {
  readonly closedAt: string;
  readonly actor: string;
  readonly hash: string;
  readonly version: string;
}

/** The report that was kept with a close, or why there is none to print. */
export type KeptReport =
  | (Kept & {
      readonly state: "whole";
      readonly close: ClosedBy;
      readonly told: Told;
    })
  | { readonly state: "altered" }
  | { readonly state: "erased" };

/** 1: while a rate was missing, figures were of the first currency alone. 2: they are n/a, and those of each stand by themselves. */
const FORMAT = 2;
/** Rows of a detail packed together. */
const ROWS = 5000;

/** Rows of details in one part, column by column; what differs in English stands apart. */
interface KeptRows {
  readonly sheet: string;
  readonly count: number;
  readonly columns: readonly (readonly Value[])[];
  readonly english: Readonly<Record<string, readonly Value[]>>;
}
/** What stands in a cell of a detail, whose kind its column knows; null: it is empty. */
type Value = string | number | null | readonly [number, string] | readonly number[];

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function partOf(lang: KeptPart["lang"], part: number, content: unknown): KeptPart {
  const packed = pack(Buffer.from(JSON.stringify(content)));
  return { lang, part, sha256: sha256(packed), packed };
}

/** Packs a month's report in both languages: the documents, and once for both the rows of their details. */
export async function packKept(spanish: Kept, english: Kept): Promise<KeptPart[]> {
  const details = detailsOf(english.core);
  const parts: KeptPart[] = [];
  for (const detail of detailsOf(spanish.core)) {
    const other = details.find(({ sheet }) => sheet === detail.sheet);
    if (other === undefined) throw new Error(`no English rows of ${detail.sheet}`);
    for await (const rows of chunks(detail, other)) parts.push(partOf("", parts.length + 1, rows));
  }
  return [partOf("es", 1, { format: FORMAT, ...spanish }), partOf("en", 1, { format: FORMAT, ...english }), ...parts];
}

function detailsOf({ sections }: ReportCore): Detail[] {
  return sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "detail"));
}

/** Rows of a detail in both languages, some thousand at a time. */
async function* chunks(spanish: Detail, english: Detail): AsyncGenerator<KeptRows> {
  const others = iterate(english);
  let [own, other]: [(readonly Cell[])[], (readonly Cell[])[]] = [[], []];
  const packed = (): KeptRows => {
    const columns = columnsOf(spanish, own);
    const differing = columnsOf(english, other)
      .map((values, index): [string, readonly Value[]] => [String(index), values])
      .filter(([index, values]) => JSON.stringify(values) !== JSON.stringify(columns[Number(index)]));
    return { sheet: spanish.sheet, count: own.length, columns, english: Object.fromEntries(differing) };
  };
  for await (const cells of spanish.rows()) {
    const next = await others.next();
    own.push(cells);
    if (next.done !== true) other.push(next.value);
    if (own.length < ROWS) continue;
    yield packed();
    [own, other] = [[], []];
  }
  if (own.length > 0) yield packed();
}

async function* iterate({ rows }: Detail): AsyncGenerator<readonly Cell[]> {
  yield* rows();
}

function columnsOf({ columns }: Detail, rows: readonly (readonly Cell[])[]): Value[][] {
  return columns.map((column, index) => rows.map((cells) => valueIn(column, cells[index])));
}

function valueIn({ kind, header }: DetailColumn, cell: Cell | undefined): Value {
  if (cell === undefined || cell.kind === "empty") return null;
  if (cell.kind !== kind) throw new Error(`${header} has ${cell.kind}, not ${kind}`);
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "money":
      return [cell.minor, cell.currency];
    case "count":
      return cell.value;
    case "percent":
    case "decimal":
      // A number that is n/a is no empty cell.
      return cell.value ?? "";
    case "day":
      return cell.day;
    case "month":
      return cell.month;
    case "moment":
      return cell.at;
    case "mix":
      return cell.amounts;
  }
}

function cellOf(kind: Cell["kind"], value: Value | undefined): Cell {
  if (value === null || value === undefined) return { kind: "empty" };
  switch (kind) {
    case "text":
      return { kind, text: String(value) };
    case "money": {
      const [minor, currency] = zMoney.parse(value);
      return { kind, minor, currency };
    }
    case "count":
      return { kind, value: Number(value) };
    case "percent":
    case "decimal":
      return { kind, value: value === "" ? null : String(value) };
    case "day":
      return { kind, day: String(value) };
    case "month":
      return { kind, month: String(value) };
    case "moment":
      return { kind, at: String(value) };
    case "mix":
      return { kind, amounts: z.array(z.number()).parse(value) };
    case "empty":
      return { kind };
  }
}

const zMoney = z.tuple([z.number(), z.string()]);

/**
 * The report that was kept when a month was closed, where the monthly report of the whole company is asked for the last day of
 * such a month; null where there is none. One that is not what was kept is not printed.
 */
export async function keptReport(read: ReadHandle, asked: ReportAsked): Promise<KeptReport | null> {
  const { kind, asOf, currency, customerId, lang } = asked;
  if (kind !== "monthly" || currency !== null || customerId !== null || asOf !== endOfMonth(asOf)) return null;
  const close = await closedMonth(read, asOf.slice(0, 7));
  // A close that is not sound says nothing of its report either, and is told by itself.
  if (close === null || !close.sound || close.snapshot.reports.length === 0) return null;
  const parts = await keptParts(read, close);
  const own = parts.find((part) => part.lang === lang);
  if (parts.some(({ state }) => state === "erased")) return { state: "erased" };
  if (own === undefined || parts.some(({ state }) => state === "altered")) return { state: "altered" };
  const { core, aging, format } = contentOf<Packed>(await packedOf(read, own.id));
  const rows = parts.filter((part) => part.lang === "").map(({ id }) => id);
  const { closedAt, actor, hash } = close;
  const by = { closedAt, actor, hash, version: close.snapshot.version };
  const told = toldIn(format, close.snapshot);
  return { state: "whole", core: withRows(core, read, rows, lang), aging, close: by, told };
}

function toldIn(format: number, { board }: Pick<Snapshot, "board">): Told {
  const missing = board.missing.length > 0;
  const first = inCurrencyOrder(board.currencies)[0] ?? null;
  return format === 1
    ? { one: missing ? first : null, apart: false, each: false }
    : { one: null, apart: missing, each: true };
}

/** The document with details that read their rows from what was kept. */
function withRows(core: ReportCore, read: ReadHandle, ids: readonly number[], lang: ReportAsked["lang"]): ReportCore {
  const revived = (block: Block): Block =>
    block.kind === "detail" ? { ...block, rows: () => rowsOf(block, read, ids, lang) } : block;
  return {
    ...core,
    sections: core.sections.map((section) => ({ ...section, blocks: section.blocks.map(revived) })),
  };
}

async function* rowsOf(
  { sheet, columns }: Detail,
  read: ReadHandle,
  ids: readonly number[],
  lang: ReportAsked["lang"],
): AsyncGenerator<readonly Cell[]> {
  for (const id of ids) {
    const rows = contentOf<KeptRows>(await packedOf(read, id));
    if (rows.sheet !== sheet) continue;
    const values = columns.map((_, index) => {
      const english = lang === "en" ? rows.english[String(index)] : undefined;
      return english ?? rows.columns[index] ?? [];
    });
    for (let row = 0; row < rows.count; row++) {
      yield columns.map(({ kind }, index) => cellOf(kind, values[index]?.[row]));
    }
  }
}

async function packedOf(read: ReadHandle, id: number): Promise<Uint8Array> {
  const found = await read.selectFrom("month_close_report").select("packed").where("id", "=", id).executeTakeFirst();
  return found?.packed ?? new Uint8Array();
}

/** What was packed; its hash was compared before. */
function contentOf<T>(packed: Uint8Array): T {
  return JSON.parse(unpack(packed).toString("utf8")) as T;
}

interface FoundPart {
  readonly id: number;
  readonly lang: KeptPart["lang"];
  readonly state: "whole" | "altered" | "erased";
}

/** The parts that a close says were kept with it, each with whether it still is what was kept. One at a time is in memory. */
async function keptParts(
  read: ReadHandle,
  { month, snapshot }: { readonly month: string; readonly snapshot: Pick<Snapshot, "reports"> },
): Promise<FoundPart[]> {
  const rows = await read
    .selectFrom("month_close_report as r")
    .innerJoin("month_close as c", "c.id", "r.close_id")
    .select(["r.id", "r.lang", "r.part", "r.sha256"])
    .where("c.month", "=", month)
    .execute();
  const found: FoundPart[] = [];
  for (const { lang, part, sha256: frozen } of snapshot.reports) {
    const row = rows.find((each) => each.lang === lang && each.part === part);
    const id = row?.id ?? 0;
    const packed = await packedOf(read, id);
    const same = row?.sha256 === frozen && sha256(packed) === frozen;
    const erased = row?.sha256 === frozen && packed.length === 0;
    found.push({ id, lang, state: same ? "whole" : erased ? "erased" : "altered" });
  }
  return found;
}

/** Closed months whose kept report is not what was kept. One that was erased is none of them. */
export async function alteredReports(read: ReadHandle): Promise<string[]> {
  const altered: string[] = [];
  for await (const { month, snapshot, sound } of everyClose(read)) {
    // A close that was changed is told by itself, and may say anything.
    if (!sound) continue;
    const parts = await keptParts(read, { month, snapshot });
    if (parts.some(({ state }) => state === "altered")) altered.push(month);
  }
  return altered;
}
