import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { z } from "zod";
import type { Lang } from "../../../shared/contract/common.ts";
import type {
  ComplementColumn,
  ComplementFilter,
  ComplementList,
  ComplementRow,
} from "../../../shared/contract/complements.ts";
import { zComplementList } from "../../../shared/contract/complements.ts";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import { addDays, daysBetween } from "../../../shared/domain/days.ts";
import { FINDINGS } from "../../../shared/domain/rep-audit/findings.ts";
import type { FindingWordsCode } from "../../../shared/i18n/rep-audit-words.ts";
import { findingWords, isFindingCode } from "../../../shared/i18n/rep-audit-words.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { columnValues } from "../lib/column-values.ts";
import { asDays, columnCondition, columnOrder, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { wordFormat } from "./words.ts";

/** A list as of a day, narrowed and sorted. */
export interface ListSelection {
  readonly list: ComplementList;
  readonly asOf: string;
  readonly search: string;
  readonly filters: readonly ComplementFilter[];
  readonly sort: readonly { readonly by: ComplementColumn; readonly desc: boolean }[];
  readonly lang: Lang;
}

/** Labels are put together from several columns: conditions look for words in what people search by. */
const labelOf = (series: string, folio: string, uuid: string): string =>
  `case when coalesce(${series}, '') <> '' and coalesce(${folio}, '') <> '' then ${series} || '-' || ${folio}
    else coalesce(nullif(${series}, ''), nullif(${folio}, ''), ${uuid}) end`;

/** Expressions behind each column; the only names that reach an ORDER BY or a condition. */
const COLUMNS: ListColumns<ComplementColumn> = {
  customerName: { kind: "key", value: "f.customer_id", names: "customer", order: ["c.search"] },
  customerKey: { kind: "text", value: "c.key", search: "c.search" },
  invoiceLabel: {
    kind: "text",
    value: labelOf("i.series", "i.folio", "f.invoice_uuid"),
    search: "f.search",
    order: ["i.series", "i.folio", "f.invoice_uuid"],
  },
  sourceLabel: {
    kind: "text",
    value: labelOf("s.series", "s.folio", "f.source_uuid"),
    search: "f.search",
    order: ["s.series", "s.folio", "f.source_uuid"],
  },
  currency: { kind: "text", value: "f.currency" },
  amountMinor: { kind: "money", value: "f.amount_minor", currency: "f.currency" },
  paidOn: { kind: "day", value: "f.paid_on" },
  issuedOn: { kind: "day", value: "f.issued_on" },
  dueOn: { kind: "day", value: "f.due_on" },
  daysLeft: { kind: "number", value: "f.due_on" },
};

/** What each list is about: only these have a deadline that matters. */
const WITH_DEADLINE: ReadonlySet<ComplementList> = new Set(["undocumented", "paid", "late"]);

/** The order a list comes in: what is most pressing first. */
const DEFAULT_ORDER: Readonly<Partial<Record<ComplementList, string>>> = {
  undocumented: "f.due_on",
  paid: "f.due_on",
  late: "f.late_days desc, f.paid_on desc",
};

function inList(list: ComplementList): RawBuilder<unknown> {
  return list === "broken" ? sql`f.first_broken = 1` : sql`f.list = ${list}`;
}

function between(column: RawBuilder<unknown>, from: string | number | null, to: string | number | null) {
  const parts = [sql`1 = 1`];
  if (from !== null) parts.push(sql`${column} >= ${from}`);
  if (to !== null) parts.push(sql`${column} <= ${to}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** Days left run along the due day; those of a late complement are kept, because they hang on its own issue day. */
function daysCondition(selection: ListSelection, from: number | null, to: number | null): RawBuilder<unknown> {
  if (Number.isNaN(from) || Number.isNaN(to)) return sql`1 = 0`;
  if (selection.list === "late") {
    return between(sql`f.late_days`, to === null ? null : -to, from === null ? null : -from);
  }
  const day = (days: number | null): string | null => (days === null ? null : addDays(selection.asOf, days));
  return between(sql`f.due_on`, day(from), day(to));
}

function condition(selection: ListSelection, filter: ComplementFilter): RawBuilder<unknown> {
  if (filter.column !== "daysLeft" || filter.op === "contains") return columnCondition(COLUMNS[filter.column], filter);
  if (filter.op === "range") return daysCondition(selection, asDays(filter.from), asDays(filter.to));
  const wanted = (filter.op === "in" ? filter.values : [filter.value]).map(asDays);
  const each = wanted.map((days) => daysCondition(selection, days, days));
  return each.length === 0 ? sql`1 = 0` : sql`(${sql.join(each, sql` or `)})`;
}

function fromList(selection: ListSelection): RawBuilder<unknown> {
  const parts = [inList(selection.list)];
  parts.push(...wordConditions(selection.search, "c.search", "f.search"));
  for (const filter of selection.filters) parts.push(condition(selection, filter));
  return sql`chain_finding as f join customer as c on c.id = f.customer_id
    left join document as i on i.uuid = f.invoice_uuid left join document as s on s.uuid = f.source_uuid
    where ${sql.join(parts, sql` and `)}`;
}

function order(selection: ListSelection): RawBuilder<unknown> {
  const asked = selection.sort.flatMap((by) =>
    // Days of a late complement are kept as a positive number, so they run against the column.
    by.by === "daysLeft" && selection.list === "late"
      ? [sql`f.late_days ${sql.raw(by.desc ? "asc" : "desc")}`]
      : columnOrder(COLUMNS, [by]),
  );
  const usual = sql.raw(DEFAULT_ORDER[selection.list] ?? "f.paid_on desc");
  return sql.join([...asked, usual, sql`f.id`]);
}

interface Row {
  id: number;
  code: string;
  customer_id: number;
  key: string;
  name: string;
  invoice_uuid: string;
  invoice_series: string | null;
  invoice_folio: string | null;
  source_uuid: string;
  source_series: string | null;
  source_folio: string | null;
  source_kind: string | null;
  operation: string | null;
  currency: string;
  amount_minor: number;
  paid_on: string;
  issued_on: string;
  due_on: string;
  late_days: number;
  data: string;
}

const ROW_COLUMNS = sql`f.id, f.code, f.customer_id, c.key, c.name, f.invoice_uuid, i.series as invoice_series,
  i.folio as invoice_folio, f.source_uuid, s.series as source_series, s.folio as source_folio, s.kind as source_kind,
  (select p.operation from payment as p where p.document_id = s.id) as operation, f.currency, f.amount_minor, f.paid_on,
  f.issued_on, f.due_on, f.late_days, f.data`;

/** Queries of a list: one page of it, and its length. */
export function listQueries(
  selection: ListSelection,
  window: { readonly offset: number; readonly limit: number },
): { page: RawBuilder<Row>; count: RawBuilder<{ n: number }> } {
  return {
    page: sql<Row>`select ${ROW_COLUMNS} from ${fromList(selection)} order by ${order(selection)}
      limit ${window.limit} offset ${window.offset}`,
    count: sql<{ n: number }>`select cast(count(*) as bigint) as n from ${fromList(selection)}`,
  };
}

/** One page of a list. */
export async function complementPage(
  db: ReadHandle,
  selection: ListSelection,
  window: { readonly offset: number; readonly limit: number },
): Promise<ComplementRow[]> {
  const result = await listQueries(selection, window).page.execute(db);
  return result.rows.map((row) => toRow(row, selection));
}

/** Number of rows of a list. */
export async function countComplements(db: ReadHandle, selection: ListSelection): Promise<number> {
  const result = await listQueries(selection, { offset: 0, limit: 1 }).count.execute(db);
  return result.rows[0]?.n ?? 0;
}

/** The different values of a column among a list's rows; days left are counted to the day of the selection. */
export async function complementValues(
  db: ReadHandle,
  selection: ListSelection,
  column: ComplementColumn,
  asked: { readonly text: string; readonly limit: number },
): Promise<ColumnValues> {
  const late = column === "daysLeft" && selection.list === "late";
  const of = late ? ({ kind: "number", value: "-f.late_days" } as const) : COLUMNS[column];
  const found = await columnValues(db, fromList(selection), of, asked);
  if (column !== "daysLeft" || late) return found;
  const values = found.values.map((each) => ({ ...each, value: daysBetween(selection.asOf, String(each.value)) }));
  return { ...found, values };
}

/** Length of every list; of what was paid by a day, where one is given. */
export async function complementCounts(
  db: ReadHandle,
  paidBy: string | null = null,
): Promise<Record<ComplementList, number>> {
  const by = paidBy === null ? sql`` : sql`and f.paid_on <= ${paidBy}`;
  const lists = await sql<{ list: string; n: number }>`select f.list, cast(count(*) as bigint) as n
    from chain_finding as f where 1 = 1 ${by} group by f.list`.execute(db);
  const broken = await sql<{ n: number }>`select cast(count(*) as bigint) as n
    from chain_finding as f where f.first_broken = 1 ${by}`.execute(db);
  const found = new Map(lists.rows.map((row) => [row.list, row.n]));
  found.set("broken", broken.rows[0]?.n ?? 0);
  return Object.fromEntries(zComplementList.options.map((list) => [list, found.get(list) ?? 0])) as Record<
    ComplementList,
    number
  >;
}

/** What a customer paid too much or twice (RULES 23), newest first. */
export async function customerAlerts(
  db: ReadHandle,
  input: { readonly customerId: number; readonly lang: Lang },
  most: number,
): Promise<{ rows: ComplementRow[]; total: number }> {
  const where = sql`f.customer_id = ${input.customerId} and f.list = 'duplicates'`;
  const from = sql`chain_finding as f join customer as c on c.id = f.customer_id
    left join document as i on i.uuid = f.invoice_uuid left join document as s on s.uuid = f.source_uuid where ${where}`;
  const result = await sql<Row>`select ${ROW_COLUMNS} from ${from} order by f.paid_on desc, f.id limit ${most}`.execute(
    db,
  );
  const count = await sql<{ n: number }>`select cast(count(*) as bigint) as n from chain_finding as f
    where ${where}`.execute(db);
  const selection = { list: "duplicates", asOf: "", lang: input.lang } as const;
  return { rows: result.rows.map((row) => toRow(row, selection)), total: count.rows[0]?.n ?? 0 };
}

const stored = z.record(z.string(), z.string());
/** Codes only lists have; the others weigh as the audit says. */
const OWNERS: Readonly<Partial<Record<FindingWordsCode, ComplementRow["owner"]>>> = {
  "invoice-unknown": "collections",
  "not-an-invoice": "billing",
  "invoice-not-named": "billing",
  "paid-without-complement": "billing",
};

function ownerOf(code: FindingWordsCode): ComplementRow["owner"] {
  return code in FINDINGS ? FINDINGS[code as keyof typeof FINDINGS].owner : (OWNERS[code] ?? "billing");
}

function label(series: string | null, folio: string | null, uuid: string): string {
  return uuid === "" ? "" : documentLabel({ series: series ?? "", folio: folio ?? "", uuid });
}

function toRow(row: Row, selection: Pick<ListSelection, "list" | "asOf" | "lang">): ComplementRow {
  const { lang, list, asOf } = selection;
  const late = list === "undocumented" && row.due_on < asOf;
  const code = late ? "payment-complement-late" : row.code;
  if (!isFindingCode(code)) throw new Error(`a finding without words: ${code}`);
  const data = stored.parse(JSON.parse(row.data));
  if (list === "undocumented") data["days"] = String(Math.abs(daysBetween(asOf, row.due_on)));
  const days = list === "late" ? -row.late_days : WITH_DEADLINE.has(list) ? daysBetween(asOf, row.due_on) : null;
  const kind = row.source_kind === "M" || row.source_kind === "I" ? row.source_kind : "P";
  return {
    id: row.id,
    code,
    ...findingWords(lang, { code, data }, row.currency, wordFormat(lang)),
    owner: ownerOf(code),
    customerId: row.customer_id,
    customerKey: row.key,
    customerName: row.name,
    invoiceUuid: row.invoice_uuid,
    invoiceLabel: label(row.invoice_series, row.invoice_folio, row.invoice_uuid),
    invoiceKnown: row.invoice_series !== null,
    sourceUuid: row.source_uuid,
    sourceLabel: row.operation || label(row.source_series, row.source_folio, row.source_uuid),
    sourceKind: kind,
    currency: row.currency,
    amountMinor: row.amount_minor,
    paidOn: row.paid_on,
    issuedOn: row.issued_on,
    dueOn: WITH_DEADLINE.has(list) ? row.due_on : "",
    daysLeft: days,
  };
}
