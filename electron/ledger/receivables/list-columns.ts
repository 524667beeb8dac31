import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { BUCKETS, bucketDueRange } from "../../../shared/domain/aging.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { CLAIMED, joinClaims } from "../disputes/reader.ts";
import { asDays, columnCondition, columnOrder, type ListColumn } from "../lib/list-columns.ts";
import { joinPromises } from "../promises/reader.ts";

export type ReceivableColumn = ReceivableFilter["column"];

/** What is joined to the open receivable `o` only where something reads it. */
const JOINS = {
  document: "join document as d on d.id = o.document_id",
  customer: "join customer as c on c.id = o.customer_id",
  profile: "left join customer_profile as cp on cp.customer_id = o.customer_id",
  collector: "left join person as pe on pe.id = cp.collector_id",
  acceptance: "left join acceptance_standing as ac on ac.document_id = o.document_id",
} as const;
export type Join = keyof typeof JOINS | "claims" | "promises";

interface ReceivableListColumn extends ListColumn {
  /** What its value is read from. */
  readonly joins?: readonly Join[];
  /** What it is sorted by is read from; the same unless said. */
  readonly sortJoins?: readonly Join[];
}

/** Expressions behind each column, and what must be joined for them. The only names that reach SQL. */
export const RECEIVABLE_COLUMNS: Readonly<Record<ReceivableColumn, ReceivableListColumn>> = {
  customerName: {
    kind: "key",
    value: "o.customer_id",
    names: "customer",
    order: ["c.search"],
    sortJoins: ["customer"],
  },
  customerKey: { kind: "text", value: "c.key", search: "c.search", joins: ["customer"] },
  collector: {
    kind: "key",
    value: "cp.collector_id",
    names: "person",
    order: ["pe.search"],
    joins: ["profile"],
    sortJoins: ["profile", "collector"],
  },
  series: { kind: "text", value: "d.series", joins: ["document"] },
  folio: { kind: "text", value: "d.folio", joins: ["document"] },
  uuid: { kind: "text", value: "d.uuid", joins: ["document"] },
  issuedOn: { kind: "day", value: "o.issued_on" },
  dueOn: { kind: "day", value: "o.due_on" },
  expectedOn: { kind: "day", value: "nullif(o.expected_on, '')", order: ["o.expected_on"] },
  contrarecibo: { kind: "text", value: "coalesce(ac.contrarecibo, '')", joins: ["acceptance"] },
  po: { kind: "text", value: "coalesce(ac.po, '')", joins: ["acceptance"] },
  acceptance: { kind: "text", value: "coalesce(ac.state, '')", joins: ["acceptance"] },
  currency: { kind: "text", value: "o.currency" },
  totalMinor: { kind: "money", value: "o.total_minor", currency: "o.currency" },
  openMinor: { kind: "money", value: "o.open_minor", currency: "o.currency" },
  disputedMinor: { kind: "money", value: CLAIMED, currency: "o.currency", joins: ["claims"] },
  promisedOn: { kind: "day", value: "pq.due_on", joins: ["promises"] },
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
  // What is no number of days finds nothing.
  if (Number.isNaN(from) || Number.isNaN(to)) return sql`1 = 0`;
  return dueBetween(to === null ? null : addDays(asOf, -to), from === null ? null : addDays(asOf, -from));
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

/** What must be joined to read these columns, and to sort by those. */
export function joinsFor(read: Iterable<ReceivableColumn>, sorted: Iterable<ReceivableColumn>): readonly Join[] {
  return [
    ...[...read].flatMap((column) => RECEIVABLE_COLUMNS[column].joins ?? []),
    ...[...sorted].flatMap((column) => RECEIVABLE_COLUMNS[column].sortJoins ?? RECEIVABLE_COLUMNS[column].joins ?? []),
  ];
}

/** The joins as SQL as of a day, each once; one that leans on another stands behind it. */
export function joined(joins: Iterable<Join>, asOf: string): RawBuilder<unknown> {
  const wanted = new Set(joins);
  const order = Object.keys(JOINS) as (keyof typeof JOINS)[];
  const plain = sql.raw(
    order
      .filter((join) => wanted.has(join))
      .map((join) => JOINS[join])
      .join(" "),
  );
  const claims = wanted.has("claims") ? joinClaims(asOf) : sql``;
  return sql`${plain} ${claims} ${wanted.has("promises") ? joinPromises(asOf) : sql``}`;
}
