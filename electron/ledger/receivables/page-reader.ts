import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type {
  AgingTotals,
  DocumentRow,
  ReceivableFilter,
  ReceivableRow,
} from "../../../shared/contract/receivables.ts";
import { BUCKETS, bucketDueRange, bucketOf, daysPastDue } from "../../../shared/domain/aging.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { parseMinor } from "../../../shared/domain/money.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { CFDI_KINDS } from "../db/tables/documents.ts";
import { amountBetween, amountEquals, anyText } from "../lib/column-conditions.ts";
import { totalsOf } from "./aging-reader.ts";
import { maybeOpen, openAsOf, openItems } from "./balance.ts";
import { likePattern } from "./search.ts";

/** Which open receivables, as of which day. */
export interface Selection {
  readonly asOf: string;
  readonly search: string;
  readonly filters: readonly ReceivableFilter[];
  readonly customerId: number | null;
}

type Column = ReceivableFilter["column"];

/** Expression behind each column; the only names that reach an ORDER BY or a condition. */
const COLUMNS: Readonly<Record<Column, string>> = {
  customerName: "c.search",
  customerKey: "c.key",
  series: "d.series",
  folio: "d.folio",
  uuid: "d.uuid",
  issuedOn: "o.issued_on",
  dueOn: "o.due_on",
  currency: "o.currency",
  totalMinor: "o.total_minor",
  openMinor: "o.open_minor",
  daysPastDue: "o.due_on",
  bucket: "o.due_on",
};

/** Days past due and bucket run against the due day. */
const REVERSED: ReadonlySet<Column> = new Set(["daysPastDue", "bucket"]);

/** Columns of amounts, each in its row's currency. */
const MONEY: ReadonlySet<Column> = new Set(["openMinor", "totalMinor"]);
const moneyOf = (column: Column) => ({ column: COLUMNS[column], currency: COLUMNS.currency });

const like = (column: string, text: string): RawBuilder<unknown> =>
  sql`${sql.raw(column)} like ${likePattern(text)} escape '\\'`;

function dueBetween(from: string | null, to: string | null): RawBuilder<unknown> {
  const parts = [sql`1 = 1`];
  if (from !== null) parts.push(sql`o.due_on >= ${from}`);
  if (to !== null) parts.push(sql`o.due_on <= ${to}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

function daysRange(asOf: string, from: number | null, to: number | null): RawBuilder<unknown> {
  return dueBetween(to === null ? null : addDays(asOf, -to), from === null ? null : addDays(asOf, -from));
}

function inBuckets(asOf: string, wanted: readonly (string | number)[]): RawBuilder<unknown> {
  const ranges = BUCKETS.filter((bucket) => wanted.includes(bucket)).map((bucket) => {
    const { from, to } = bucketDueRange(bucket, asOf);
    return dueBetween(from, to);
  });
  return ranges.length === 0 ? sql`1 = 0` : sql`(${sql.join(ranges, sql` or `)})`;
}

function asDays(value: string | number | null): number | null {
  return value === null || value === "" ? null : Math.trunc(Number(value));
}

function contains(column: Column, value: string): RawBuilder<unknown> {
  const text = searchForm(value);
  if (column === "customerName" || column === "customerKey") return like("c.search", text);
  if (column === "uuid") return like("d.uuid", value.trim().toUpperCase());
  return like(`lower(${COLUMNS[column]})`, value.trim().toLowerCase());
}

function condition(asOf: string, filter: ReceivableFilter): RawBuilder<unknown> {
  const column = sql.raw(COLUMNS[filter.column]);
  switch (filter.op) {
    case "contains":
      return anyText(filter.value, (text) => contains(filter.column, text));
    case "equals":
      if (filter.column === "bucket") return inBuckets(asOf, [filter.value]);
      if (filter.column === "daysPastDue") return daysRange(asOf, asDays(filter.value), asDays(filter.value));
      if (MONEY.has(filter.column)) return amountEquals(moneyOf(filter.column), filter.value);
      if (filter.column === "customerName") return sql`c.name = ${String(filter.value)}`;
      return sql`${column} = ${filter.value}`;
    case "in":
      if (filter.column === "bucket") return inBuckets(asOf, filter.values);
      return filter.values.length === 0 ? sql`1 = 0` : sql`${column} in (${sql.join(filter.values)})`;
    case "range": {
      if (filter.column === "daysPastDue") return daysRange(asOf, asDays(filter.from), asDays(filter.to));
      if (MONEY.has(filter.column)) return amountBetween(moneyOf(filter.column), filter.from, filter.to);
      const parts = [sql`1 = 1`];
      if (filter.from !== null) parts.push(sql`${column} >= ${filter.from}`);
      if (filter.to !== null) parts.push(sql`${column} <= ${filter.to}`);
      return sql`(${sql.join(parts, sql` and `)})`;
    }
  }
}

function conditions(selection: Selection): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`o.open_minor <> 0`];
  if (selection.customerId !== null) parts.push(sql`o.customer_id = ${selection.customerId}`);
  for (const word of searchForm(selection.search).split(" ")) {
    if (word !== "") parts.push(sql`(${like("c.search", word)} or ${like("o.search", word)})`);
  }
  for (const filter of selection.filters) parts.push(condition(selection.asOf, filter));
  return sql.join(parts, sql` and `);
}

/** Open receivables of the selection as `o`, joined with their document `d` and customer `c`. */
function fromOpen(selection: Selection): RawBuilder<unknown> {
  const only = selection.customerId === null ? sql`` : sql`and r.customer_id = ${selection.customerId}`;
  return sql`(select r.id, r.document_id, r.customer_id, r.currency, r.issued_on, r.due_on, r.total_minor, r.search,
      ${openAsOf(selection.asOf)} as open_minor from receivable as r where ${maybeOpen(selection.asOf)} ${only}) as o
    join document as d on d.id = o.document_id join customer as c on c.id = o.customer_id
    where ${conditions(selection)}`;
}

/** The selection's open items for sums of another kind: document_id, currency and open_minor. */
export function openOfSelection(selection: Selection): RawBuilder<unknown> {
  return sql`select o.document_id, o.currency, o.open_minor from ${fromOpen(selection)}`;
}

interface Row {
  uuid: string;
  series: string;
  folio: string;
  customer_id: number;
  key: string;
  name: string;
  issued_on: string;
  due_on: string;
  currency: string;
  total_minor: number;
  open_minor: number;
  payment_method: string;
  exchange_rate: string;
}

function toReceivable(row: Row, asOf: string): ReceivableRow {
  const days = daysPastDue(row.due_on, asOf);
  return {
    uuid: row.uuid,
    series: row.series,
    folio: row.folio,
    customerId: row.customer_id,
    customerKey: row.key,
    customerName: row.name,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    currency: row.currency,
    totalMinor: row.total_minor,
    openMinor: row.open_minor,
    status: "open",
    daysPastDue: days,
    bucket: bucketOf(days),
    paymentMethod: row.payment_method,
    exchangeRate: row.exchange_rate,
    differenceMinor: null,
  };
}

/** One page of open receivables; oldest due day first unless asked otherwise. */
export async function receivablePage(
  db: ReadHandle,
  selection: Selection,
  sort: readonly { by: Column; desc: boolean }[],
  window: { offset: number; limit: number },
): Promise<ReceivableRow[]> {
  const order = sort.map(({ by, desc }) => {
    const down = REVERSED.has(by) ? !desc : desc;
    return sql`${sql.raw(COLUMNS[by])} ${sql.raw(down ? "desc" : "asc")}`;
  });
  const result = await sql<Row>`select d.uuid, d.series, d.folio, o.customer_id, c.key, c.name, o.issued_on, o.due_on,
      o.currency, o.total_minor, o.open_minor, d.payment_method, d.exchange_rate
    from ${fromOpen(selection)} order by ${sql.join([...order, sql`o.due_on`, sql`o.id`])}
    limit ${window.limit} offset ${window.offset}`.execute(db);
  return result.rows.map((row) => toReceivable(row, selection.asOf));
}

/** Number of open receivables of the selection. */
export async function countReceivables(db: ReadHandle, selection: Selection): Promise<number> {
  const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n from ${fromOpen(selection)}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

/** Totals by currency of the selection. */
export async function receivableTotals(db: ReadHandle, selection: Selection): Promise<AgingTotals[]> {
  const plain = selection.search.trim() === "" && selection.filters.length === 0 && selection.customerId === null;
  if (plain) return totalsOf(db, openItems(selection.asOf));
  return totalsOf(
    db,
    sql`select i.* from (${openItems(selection.asOf)}) as i where i.id in (select o.id from ${fromOpen(selection)})`,
  );
}

/** Documents a customer knows: CFDI, and opening balances that stand for them. */
const LISTED_KINDS = [...CFDI_KINDS, "O"] as const;

interface AnyRow extends Row {
  kind: (typeof LISTED_KINDS)[number];
  total: string;
  ended_as: string;
}

/**
 * Documents issued by the day, oldest first: open invoices and opening balances, or with `all` every document. Credit notes and complementos
 * carry no balance of their own; `paid` stands for "in force, nothing open".
 */
export async function documentList(
  db: ReadHandle,
  selection: { asOf: string; customerKey: string | null; all: boolean; uuid?: string },
): Promise<DocumentRow[]> {
  const { asOf } = selection;
  const parts = [sql`d.issued_on <= ${asOf}`, sql`d.kind in (${sql.join(LISTED_KINDS)})`];
  if (selection.customerKey !== null) parts.push(sql`c.key = ${selection.customerKey}`);
  if (selection.uuid !== undefined) parts.push(sql`d.uuid = ${selection.uuid}`);
  if (!selection.all) parts.push(sql`coalesce(o.open_minor, 0) <> 0`);
  const result = await sql<AnyRow>`select d.kind, d.uuid, d.series, d.folio, d.customer_id, c.key, c.name, d.issued_on,
      coalesce(o.due_on, d.issued_on) as due_on, d.currency, d.total, coalesce(o.total_minor, 0) as total_minor,
      coalesce(o.open_minor, 0) as open_minor, d.payment_method, d.exchange_rate,
      coalesce(x.ended_as, '') as ended_as
    from document as d join customer as c on c.id = d.customer_id
    left join document_ending as x on x.document_id = d.id and x.ended_on <= ${asOf}
    left join (select r.document_id, r.due_on, r.total_minor, ${openAsOf(asOf)} as open_minor
      from receivable as r where r.issued_on <= ${asOf}) as o on o.document_id = d.id and d.kind in ('I', 'O')
    where ${sql.join(parts, sql` and `)} order by d.issued_on, d.issued_at, d.uuid`.execute(db);
  return result.rows.map((row) => toDocument(row, asOf));
}

function statusOf(row: AnyRow): DocumentRow["status"] {
  if (row.ended_as === "cancelled" || row.ended_as === "substituted") return row.ended_as;
  return row.open_minor === 0 ? "paid" : "open";
}

function toDocument(row: AnyRow, asOf: string): DocumentRow {
  const status = statusOf(row);
  const days = status === "open" ? daysPastDue(row.due_on, asOf) : 0;
  return {
    ...toReceivable(row, asOf),
    kind: row.kind,
    totalMinor: row.kind === "I" || row.kind === "O" ? row.total_minor : parseMinor(row.total, row.currency),
    status,
    daysPastDue: days,
    bucket: bucketOf(days),
  };
}
