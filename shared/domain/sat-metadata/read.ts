import { isUuid } from "../posting/complement.ts";
import { isRfc } from "../rfc.ts";
import type { Fields, Header } from "./columns.ts";
import { fieldsOf, isThirdPartyHeader, readHeader } from "./columns.ts";
import type { SatStatement } from "./statement.ts";
import { readAmount, readInstant, readKind, readStatus, unquoted } from "./values.ts";

/** Why a line could not be read; words in shared/i18n under `imports.satLines`. */
export type SatLineReason =
  | "too-few-fields"
  | "too-many-fields"
  | "bad-uuid"
  | "bad-rfc"
  | "bad-status"
  | "bad-date"
  | "bad-amount"
  | "too-long";

/** A line that was left out. */
export interface SatLineProblem {
  /** 1-based. */
  readonly line: number;
  readonly reason: SatLineReason;
}

/** A metadata file as read. */
export interface SatMetadata {
  /** `statements`: documents and their status; `third-parties`: the list of accounts of others, which states none. */
  readonly content: "statements" | "third-parties";
  /** Needed columns that the header lacks; nothing was read then. */
  readonly missingColumns: readonly string[];
  readonly statements: readonly SatStatement[];
  /** The first {@link MOST_PROBLEMS} lines that were left out. */
  readonly problems: readonly SatLineProblem[];
  readonly problemCount: number;
  /** The last line ends in the middle: the file may still be growing. */
  readonly cut: boolean;
}

/** Lines that are named; the rest is counted. */
export const MOST_PROBLEMS = 50;
/** Longer records are damage: the longest names have 300 characters. */
const LONGEST = 8000;
/** A file whose first so many lines cannot be read is no metadata: the rest is not looked at. */
const HOPELESS = 10_000;
/** Physical lines one record may be broken into. */
const MOST_PIECES = 20;

/** Whether a decoded text is a metadata file of the tax authority: its first line names columns, one of them Uuid (RULES 62). */
export function isSatMetadata(text: string): boolean {
  if (text.startsWith("<")) return false;
  const head = text.slice(0, 2000).trimStart();
  const [line = ""] = head.split(/[\r\n]/, 1);
  return line.includes("~") && /^[^<]*(^|~)[\s"]*uuid[\s"]*(~|$)/i.test(line);
}

/**
 * Reads a metadata file line by line: what one line says does not depend on the others, and a damaged one is named while
 * the rest goes on. Never throws; memory is bounded by what the file states. Columns are found by name. A lone LF in a
 * file whose lines end in CRLF is part of a name and dropped; elsewhere a line that does not begin with a UUID continues
 * the one before it when that has fields too few (RULES 62-66).
 */
export function readSatMetadata(text: string): SatMetadata {
  const lines = physicalLines(text);
  let first = lines.next();
  while (!first.done && first.value.text.trim() === "") first = lines.next();
  const headerLine = first.done ? "" : first.value.text.replace(/^\uFEFF/, "");
  if (isThirdPartyHeader(headerLine)) return nothing("third-parties", []);
  const header = readHeader(headerLine);
  if (header.missing.length > 0) return nothing("statements", header.missing);

  const statements: SatStatement[] = [];
  const problems: SatLineProblem[] = [];
  let problemCount = 0;
  let lastDamaged = 0;
  let lastLine = 0;
  for (const record of records(lines, header)) {
    lastLine = record.line;
    const read = record.text.length > LONGEST ? "too-long" : statementOf(record, header);
    if (typeof read !== "string") {
      statements.push(read);
      continue;
    }
    problemCount++;
    lastDamaged = record.line;
    if (problems.length < MOST_PROBLEMS) problems.push({ line: record.line, reason: read });
    if (statements.length === 0 && problemCount === HOPELESS) break;
  }
  const cut = lastDamaged !== 0 && lastDamaged === lastLine && !/[\r\n]$/.test(text);
  return { content: "statements", missingColumns: [], statements, problems, problemCount, cut };
}

function nothing(content: SatMetadata["content"], missingColumns: readonly string[]): SatMetadata {
  return { content, missingColumns, statements: [], problems: [], problemCount: 0, cut: false };
}

interface Line {
  readonly text: string;
  readonly line: number;
}
interface PhysicalLine extends Line {
  /** It stands behind a lone LF in a file whose lines end in CRLF. */
  readonly behindLoneLf: boolean;
}

/** Lines between line ends of either kind. */
function* physicalLines(text: string): Generator<PhysicalLine, undefined> {
  const firstLf = text.indexOf("\n");
  const crlf = firstLf > 0 && text.charAt(firstLf - 1) === "\r";
  let behindLoneLf = false;
  for (let start = 0, line = 1; start < text.length; line++) {
    const lf = text.indexOf("\n", start);
    const stop = lf === -1 ? text.length : lf;
    const withCr = stop > start && text.charAt(stop - 1) === "\r";
    yield { text: text.slice(start, withCr ? stop - 1 : stop), line, behindLoneLf };
    behindLoneLf = crlf && !withCr;
    start = stop + 1;
  }
  return undefined;
}

const BEGINS_WITH_UUID = /^\s*"?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"?\s*~/i;

/** Records: a line, with the lines behind it that can only be its continuation. */
function* records(lines: Iterator<PhysicalLine>, header: Header): Generator<Line> {
  let open: { text: string; readonly line: number; last: number; pieces: number } | null = null;
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const { text, line, behindLoneLf } = next.value;
    if (text.trim() === "" && !behindLoneLf) continue;
    const room = open !== null && open.pieces < MOST_PIECES && open.text.length + text.length <= LONGEST;
    const broken = open !== null && (behindLoneLf ? open.last === line - 1 : isUnfinished(open, header));
    if (open !== null && room && broken && !BEGINS_WITH_UUID.test(text)) {
      open.text += text;
      open.last = line;
      open.pieces++;
      continue;
    }
    if (open !== null) yield open;
    open = text.trim() === "" ? null : { text, line, last: line, pieces: 1 };
  }
  if (open !== null) yield open;
}

/** Whether a record begins as one should and cannot be read as it stands. */
function isUnfinished(record: Line, header: Header): boolean {
  return BEGINS_WITH_UUID.test(record.text) && statementOf(record, header) === "too-few-fields";
}

function statementOf({ text, line }: Line, header: Header): SatStatement | SatLineReason {
  const fields = fieldsOf(text, header);
  return typeof fields === "string" ? fields : judge(fields, line);
}

function judge(fields: Fields, line: number): SatStatement | SatLineReason {
  const uuid = unquoted(fields.uuid).toUpperCase();
  if (!isUuid(uuid)) return "bad-uuid";
  const issuerRfc = unquoted(fields.issuerRfc).toUpperCase();
  if (!isRfc(issuerRfc)) return "bad-rfc";
  const status = readStatus(unquoted(fields.status));
  if (status === null) return "bad-status";
  const issuedAt = readInstant(unquoted(fields.issuedAt));
  const cancelledAt = readInstant(unquoted(fields.cancelledOn));
  if (issuedAt === null || cancelledAt === null) return "bad-date";
  const amount = readAmount(unquoted(fields.amount));
  if (amount === null) return "bad-amount";
  const receiverRfc = unquoted(fields.receiverRfc).toUpperCase();
  return {
    uuid,
    issuerRfc,
    receiverRfc: isRfc(receiverRfc) ? receiverRfc : "",
    receiverName: (fields.receiverName ?? "").trim().replace(/\s+/g, " "),
    issuedAt,
    amount,
    kind: readKind(unquoted(fields.kind)),
    status,
    cancelledOn: status === "cancelled" ? cancelledAt.slice(0, 10) : "",
    line,
  };
}
