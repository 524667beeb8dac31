import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { AgingTotals, ReceivableFilter, ReceivableRow } from "../../../shared/contract/receivables.ts";
import { zAcceptanceState } from "../../../shared/contract/receivables.ts";
import { BUCKETS, bucketOf, daysPastDue } from "../../../shared/domain/aging.ts";
import { dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { columnValues } from "../lib/column-values.ts";
import { holdsText, searchWords } from "../lib/search.ts";
import { promisedOn } from "../promises/reader.ts";
import { type SumsRow, toTotals } from "./aging-reader.ts";
import { bucketStep, bucketSums, maybeOpen, ofDay, openAsOf } from "./balance.ts";
import {
  type Join,
  joined,
  joinsFor,
  RECEIVABLE_COLUMNS,
  type ReceivableColumn,
  receivableCondition,
  receivableOrder,
} from "./list-columns.ts";

/** Which open receivables, as of which day. */
export interface Selection {
  readonly asOf: string;
  readonly search: string;
  readonly filters: readonly ReceivableFilter[];
  readonly customerId: number | null;
}

function conditions(selection: Selection): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`o.open_minor <> 0`];
  if (selection.customerId !== null) parts.push(sql`o.customer_id = ${selection.customerId}`);
  for (const word of searchWords(selection.search)) {
    // Customers with the word are looked for once, not once a document.
    parts.push(sql`(o.customer_id in (select w.id from customer as w where ${holdsText(word, "w.search")})
      or ${holdsText(word, "o.search")})`);
  }
  for (const filter of selection.filters) parts.push(receivableCondition(selection.asOf, filter));
  return sql.join(parts, sql` and `);
}

/** Open receivables of the selection as `o`, joined with what its conditions read and with what is asked for. */
export function fromOpen(selection: Selection, joins: readonly Join[] = []): RawBuilder<unknown> {
  const only = selection.customerId === null ? sql`` : sql`and r.customer_id = ${selection.customerId}`;
  return sql`(select r.id, r.document_id, r.customer_id, r.currency, r.issued_on, r.due_on, r.expected_on, r.total_minor,
      r.search,
      ${openAsOf(selection.asOf)} as open_minor from receivable as r where ${maybeOpen(selection.asOf)} ${only}) as o
    ${joined(
      [
        ...joinsFor(
          selection.filters.map(({ column }) => column),
          [],
        ),
        ...joins,
      ],
      selection.asOf,
    )}
    where ${conditions(selection)}`;
}

/** The selection's open items for sums of another kind: document_id, currency and open_minor. */
export function openOfSelection(selection: Selection): RawBuilder<unknown> {
  return sql`select o.document_id, o.currency, o.open_minor from ${fromOpen(selection)}`;
}

/** A receivable with what people read of its document and customer. */
export interface ReceivableRecord {
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
  disputed_minor: number;
  promised_on: string | null;
  payment_method: string;
  exchange_rate: string;
  collector_id: number | null;
  collector: string | null;
  expected_on: string | null;
  /** Of `acceptance_standing`, for those that have one. */
  acceptance: string | null;
  provisional: number | null;
  contrarecibo: string | null;
  po: string | null;
}

/** The record as of a day. */
export function toReceivable(row: ReceivableRecord, asOf: string): ReceivableRow {
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
    disputedMinor: row.disputed_minor,
    promisedOn: row.promised_on,
    status: "open",
    daysPastDue: days,
    bucket: bucketOf(days),
    paymentMethod: row.payment_method,
    exchangeRate: row.exchange_rate,
    differenceMinor: null,
    collectorId: row.collector_id,
    collector: row.collector ?? "",
    expectedOn: row.expected_on ?? "",
    acceptance: row.acceptance === null ? "" : zAcceptanceState.parse(row.acceptance),
    provisional: row.provisional === 1,
    contrarecibo: row.contrarecibo ?? "",
    po: row.po ?? "",
  };
}

type Sort = readonly { readonly by: ReceivableColumn; readonly desc: boolean }[];

/** Ids of the selection in its order: the least that can be sorted; what a page shows is read for its own rows only. */
function orderedIds(selection: Selection, sort: Sort): RawBuilder<{ id: number }> {
  const order = [...receivableOrder(sort), sql`o.due_on`, sql`o.id`];
  const sorted = sort.map(({ by }) => by);
  const from = fromOpen(selection, joinsFor([], sorted));
  return sql<{ id: number }>`select o.id from ${from} order by ${sql.join(order)}`;
}

/** What a page shows of a receivable. */
const shownColumns = ofDay<unknown>(
  (
    asOf,
  ) => sql`d.uuid, d.series, d.folio, o.customer_id, c.key, c.name, o.issued_on, o.due_on, o.currency, o.total_minor,
    o.open_minor, ${disputedMinor(asOf, "o.id", sql`o.open_minor`)} as disputed_minor,
    ${promisedOn(asOf, "o.id")} as promised_on, d.payment_method, d.exchange_rate, cp.collector_id, pe.name as collector,
    o.expected_on, ac.state as acceptance, ac.provisional, ac.contrarecibo, ac.po`,
);

/**
 * What a page shows of the receivables chosen by `p`, ids each with its `place`, in that order. The statement's text is the
 * same however many they are, so that it is kept and planned once.
 */
async function shown(db: ReadHandle, asOf: string, chosen: RawBuilder<unknown>): Promise<ReceivableRow[]> {
  // A cross join stands in the order it is written in: from the page to its receivables, never over all there are.
  const result = await sql<ReceivableRecord>`select ${shownColumns(asOf)}
    from (select p.place, r.id, r.document_id, r.customer_id, r.issued_on, r.due_on, r.expected_on, r.currency,
      r.total_minor, ${openAsOf(asOf)} as open_minor
      from ${chosen} cross join receivable as r where r.id = p.id) as o
    join document as d on d.id = o.document_id join customer as c on c.id = o.customer_id
    left join customer_profile as cp on cp.customer_id = o.customer_id left join person as pe on pe.id = cp.collector_id
    left join acceptance_standing as ac on ac.document_id = o.document_id order by o.place`.execute(db);
  return result.rows.map((row) => toReceivable(row, asOf));
}

/** Rows of the ids in their order, as `p`: one parameter, however many they are. */
function listed(db: ReadHandle, ids: readonly number[]): RawBuilder<unknown> {
  return dialectOf(db) === "sqlite"
    ? sql`(select j.value as id, j.key as place from json_each(${JSON.stringify(ids)}) as j) as p`
    : sql`unnest(cast(${`{${ids.join(",")}}`} as bigint[])) with ordinality as p (id, place)`;
}

/** One page of open receivables; oldest due day first unless asked otherwise. */
export function receivablePage(
  db: ReadHandle,
  selection: Selection,
  sort: Sort,
  window: { offset: number; limit: number },
): Promise<ReceivableRow[]> {
  const ids = sql`${orderedIds(selection, sort)} limit ${window.limit} offset ${window.offset}`;
  return shown(db, selection.asOf, sql`(select w.id, row_number() over () as place from (${ids}) as w) as p`);
}

/** Rows read at a time. */
const STEP = 1000;

/** Every receivable of the selection in its order, sorted once however many there are. */
export async function* allReceivables(
  db: ReadHandle,
  selection: Selection,
  sort: Sort,
): AsyncGenerator<ReceivableRow[]> {
  const { rows } = await orderedIds(selection, sort).execute(db);
  for (let start = 0; start < rows.length; start += STEP) {
    const ids = rows.slice(start, start + STEP).map(({ id }) => id);
    yield shown(db, selection.asOf, listed(db, ids));
  }
}

/** Number of open receivables of the selection. */
export async function countReceivables(db: ReadHandle, selection: Selection): Promise<number> {
  const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n from ${fromOpen(selection)}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

/** Totals by currency of the selection. */
export async function receivableTotals(db: ReadHandle, selection: Selection): Promise<AgingTotals[]> {
  const result = await sql<SumsRow>`select o.currency, ${bucketSums(selection.asOf)} from ${fromOpen(selection)}
    group by o.currency order by o.currency`.execute(db);
  return result.rows.map(toTotals);
}

/** The different values of a column among the selection's receivables, most frequent first. */
export async function receivableValues(
  db: ReadHandle,
  selection: Selection,
  column: ReceivableColumn,
  asked: { readonly text: string; readonly limit: number },
): Promise<ColumnValues> {
  const from = fromOpen(selection, joinsFor([column], []));
  if (column === "bucket") return bucketValues(db, selection.asOf, from);
  const found = await columnValues(db, from, RECEIVABLE_COLUMNS[column], asked);
  if (column !== "daysPastDue") return found;
  const values = found.values.map((each) => ({ ...each, value: daysPastDue(String(each.value), selection.asOf) }));
  return { ...found, values };
}

/** The buckets something is in, from current to the oldest. */
async function bucketValues(db: ReadHandle, asOf: string, from: RawBuilder<unknown>): Promise<ColumnValues> {
  const result = await sql<{ step: number; n: number }>`select ${bucketStep(asOf)} as step,
    cast(count(*) as bigint) as n from ${from} group by 1 order by 1`.execute(db);
  const values = result.rows.map((row) => ({ value: BUCKETS[row.step] ?? "", label: "", rows: row.n }));
  return { values, total: values.length };
}
