import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { BUCKETS, bucketDueRange } from "../../../shared/domain/aging.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { columnCondition, columnOrder, type ListColumn } from "../lib/list-columns.ts";

export type ReceivableColumn = ReceivableFilter["column"];

/**
 * What is joined to the open receivable `o` only where a condition or an order reads it: the document, the customer, and
 * the person in charge of the customer.
 */
const JOINS = {
  document: "join document as d on d.id = o.document_id",
  customer: "join customer as c on c.id = o.customer_id",
  collector: `left join customer_profile as cp on cp.customer_id = o.customer_id
    left join person as pe on pe.id = cp.collector_id`,
} as const;
export type Join = keyof typeof JOINS;

/** Expressions behind each column, and what must be joined for them. The only names that reach SQL. */
export const RECEIVABLE_COLUMNS: Readonly<Record<ReceivableColumn, ListColumn & { readonly join?: Join }>> = {
  customerName: {
    kind: "key",
    value: "o.customer_id",
    label: "c.name",
    search: "c.search",
    order: ["c.search"],
    join: "customer",
  },
  customerKey: { kind: "text", value: "c.key", search: "c.search", join: "customer" },
  collector: {
    kind: "key",
    value: "cp.collector_id",
    label: "pe.name",
    search: "pe.search",
    order: ["pe.search"],
    join: "collector",
  },
  series: { kind: "text", value: "d.series", join: "document" },
  folio: { kind: "text", value: "d.folio", join: "document" },
  uuid: { kind: "text", value: "d.uuid", join: "document" },
  issuedOn: { kind: "day", value: "o.issued_on" },
  dueOn: { kind: "day", value: "o.due_on" },
  currency: { kind: "text", value: "o.currency" },
  totalMinor: { kind: "money", value: "o.total_minor", currency: "o.currency" },
  openMinor: { kind: "money", value: "o.open_minor", currency: "o.currency" },
  daysPastDue: { kind: "day", value: "o.due_on" },
  bucket: { kind: "day", value: "o.due_on" },
};

/** Days past due and bucket run against the due day. */
const REVERSED: ReadonlySet<ReceivableColumn> = new Set(["daysPastDue", "bucket"]);

function dueBetween(from: string | null, to: string | null): RawBuilder<unknown> {
  const parts = [sql`1 = 1`];
  if (from !== null) parts.push(sql`o.due_on >= ${from}`);
  if (to !== null) parts.push(sql`o.due_on <= ${to}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

function daysRange(asOf: string, from: number | null, to: number | null): RawBuilder<unknown> {
  return dueBetween(to === null ? null : addDays(asOf, -to), from === null ? null : addDays(asOf, -from));
}

function asDays(value: string | number | null): number | null {
  return value === null || value === "" ? null : Math.trunc(Number(value));
}

function inBuckets(asOf: string, wanted: readonly (string | number)[]): RawBuilder<unknown> {
  const ranges = BUCKETS.filter((bucket) => wanted.includes(bucket)).map((bucket) => {
    const { from, to } = bucketDueRange(bucket, asOf);
    return dueBetween(from, to);
  });
  return ranges.length === 0 ? sql`1 = 0` : sql`(${sql.join(ranges, sql` or `)})`;
}

function inDays(asOf: string, wanted: readonly (string | number)[]): RawBuilder<unknown> {
  const days = wanted.map(asDays).filter((day) => day !== null && Number.isFinite(day));
  if (days.length === 0) return sql`1 = 0`;
  return sql`o.due_on in (${sql.join(days.map((day) => addDays(asOf, -(day ?? 0))))})`;
}

/** Condition of one filter; days past due and buckets become due days. */
export function receivableCondition(asOf: string, filter: ReceivableFilter): RawBuilder<unknown> {
  if (REVERSED.has(filter.column) && filter.op !== "contains") {
    if (filter.op === "range") return daysRange(asOf, asDays(filter.from), asDays(filter.to));
    const wanted = filter.op === "in" ? filter.values : [filter.value];
    return filter.column === "bucket" ? inBuckets(asOf, wanted) : inDays(asOf, wanted);
  }
  return columnCondition(RECEIVABLE_COLUMNS[filter.column], filter);
}

/** Order of a page by its columns. */
export function receivableOrder(
  sort: readonly { readonly by: ReceivableColumn; readonly desc: boolean }[],
): RawBuilder<unknown>[] {
  return columnOrder(
    RECEIVABLE_COLUMNS,
    sort.map(({ by, desc }) => ({ by, desc: REVERSED.has(by) ? !desc : desc })),
  );
}

/** What must be joined for these columns. */
export function joinsFor(columns: Iterable<ReceivableColumn>): RawBuilder<unknown> {
  const needed = new Set<Join>();
  for (const column of columns) {
    const { join } = RECEIVABLE_COLUMNS[column];
    if (join !== undefined) needed.add(join);
  }
  return sql.raw([...needed].map((join) => JOINS[join]).join(" "));
}
