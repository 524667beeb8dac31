import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { AgingTotals, ReceivableFilter, ReceivableRow } from "../../../shared/contract/receivables.ts";
import { zAcceptanceState } from "../../../shared/contract/receivables.ts";
import { BUCKETS, bucketOf, daysPastDue } from "../../../shared/domain/aging.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { dialectOf } from "../db/dialects.ts";
import { keptPages } from "../db/kept-statements.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { disputedMinor, openDisputedMinor } from "../disputes/reader.ts";
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

/** Receivables with their balance as of a day. */
const balances = ofDay<unknown>(
  (
    asOf,
  ) => sql`select r.id, r.document_id, r.customer_id, r.currency, r.issued_on, r.due_on, r.expected_on, r.total_minor,
    r.search, ${openAsOf(asOf)} as open_minor from receivable as r where ${maybeOpen(asOf)}`,
);

/** Open receivables of the selection as `o`, joined with what its conditions read and with what is asked for. */
export function fromOpen(selection: Selection, joins: readonly Join[] = []): RawBuilder<unknown> {
  const only = selection.customerId === null ? sql`` : sql`and r.customer_id = ${selection.customerId}`;
  return sql`(${balances(selection.asOf)} ${only}) as o
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

/** What people read of a customer. */
export interface CustomerNames {
  key: string;
  name: string;
  collector_id: number | null;
  collector: string | null;
}

/** A receivable with what people read of its document; what is optional is missing in a list none of whose columns shows it. */
export interface ReceivableRecord {
  uuid: string;
  series: string;
  folio: string;
  customer_id: number;
  issued_on: string;
  due_on: string;
  currency: string;
  total_minor: number;
  open_minor: number;
  disputed_minor?: number;
  promised_on?: string | null;
  payment_method?: string;
  exchange_rate?: string;
  expected_on: string | null;
  /** Of `acceptance_standing`, for those that have one. */
  acceptance?: string | null;
  provisional?: number | null;
  contrarecibo?: string | null;
  po?: string | null;
}

/** The record of a customer's receivable as of a day. */
export function toReceivable(row: ReceivableRecord, customer: CustomerNames, asOf: string): ReceivableRow {
  const days = daysPastDue(row.due_on, asOf);
  return {
    uuid: row.uuid,
    series: row.series,
    folio: row.folio,
    customerId: row.customer_id,
    customerKey: customer.key,
    customerName: customer.name,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    currency: row.currency,
    totalMinor: row.total_minor,
    openMinor: row.open_minor,
    disputedMinor: row.disputed_minor ?? 0,
    promisedOn: row.promised_on ?? null,
    status: "open",
    daysPastDue: days,
    bucket: bucketOf(days),
    paymentMethod: row.payment_method ?? "",
    exchangeRate: row.exchange_rate ?? "",
    differenceMinor: null,
    collectorId: customer.collector_id,
    collector: customer.collector ?? "",
    expectedOn: row.expected_on ?? "",
    acceptance: typeof row.acceptance === "string" ? zAcceptanceState.parse(row.acceptance) : "",
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

/**
 * What of a row costs a reading of its own: read for every page, and for a file where one of its columns shows it. Of a
 * document the rate stands behind its long texts, and says something of other currencies than the company's alone: a file
 * takes `foreign-rate`.
 */
const PARTS_OF_A_PAGE = ["disputed", "promised", "acceptance", "method", "rate"] as const;
export type ReceivablePart = (typeof PARTS_OF_A_PAGE)[number] | "foreign-rate";

/** What is read of each open receivable `o` and its document; of a part that nobody asked for nothing. */
function recordColumns(asOf: string, parts: readonly ReceivablePart[]): RawBuilder<unknown> {
  const of: Readonly<Record<ReceivablePart, () => RawBuilder<unknown>>> = {
    disputed: () => sql`${disputedMinor(asOf, "o.id", sql`o.open_minor`)} as disputed_minor`,
    promised: () => sql`${promisedOn(asOf, "o.id")} as promised_on`,
    acceptance: () => sql`ac.state as acceptance, ac.provisional, ac.contrarecibo, ac.po`,
    method: () => sql`d.payment_method`,
    rate: () => sql`d.exchange_rate`,
    "foreign-rate": () =>
      sql`case when o.currency = ${sql.lit(COMPANY_CURRENCY)} then '' else d.exchange_rate end as exchange_rate`,
  };
  const own = sql`d.uuid, d.series, d.folio, o.customer_id, o.issued_on, o.due_on, o.currency, o.total_minor, o.open_minor,
    o.expected_on`;
  return sql.join([own, ...parts.map((part) => of[part]())]);
}

/** What a page shows of a receivable. */
const pageColumns = ofDay<unknown>(
  (asOf) => sql`${recordColumns(asOf, PARTS_OF_A_PAGE)}, c.key, c.name, cp.collector_id, pe.name as collector`,
);

/** What of the receivables `r` they are read from, with their balance as of a day. */
const chosenColumns = ofDay<unknown>(
  (
    asOf,
  ) => sql`p.place, r.id, r.document_id, r.customer_id, r.issued_on, r.due_on, r.expected_on, r.currency, r.total_minor,
    ${openAsOf(asOf)} as open_minor`,
);

/** The receivables chosen by `p`, ids each with its `place`, as `o`, with their documents as `d`. */
function fromChosen(asOf: string, chosen: RawBuilder<unknown>): RawBuilder<unknown> {
  // A cross join stands in the order it is written in: from the page to its receivables, never over all there are.
  return sql`(select ${chosenColumns(asOf)} from ${chosen} cross join receivable as r where r.id = p.id) as o
    join document as d on d.id = o.document_id`;
}

/** Rows of the ids in their order, as `p`: one parameter, however many they are. */
function listed(db: ReadHandle, ids: Iterable<number>): RawBuilder<unknown> {
  const all = [...ids];
  return dialectOf(db) === "sqlite"
    ? sql`(select j.value as id, j.key as place from json_each(${JSON.stringify(all)}) as j) as p`
    : sql`unnest(cast(${`{${all.join(",")}}`} as bigint[])) with ordinality as p (id, place)`;
}

const keptPage = keptPages<ReceivableRecord & CustomerNames>();

/**
 * One page of open receivables; oldest due day first unless asked otherwise. The statement's text is the same however many
 * they are, so that it is kept and planned once.
 */
export async function receivablePage(
  db: ReadHandle,
  selection: Selection,
  sort: Sort,
  window: { offset: number; limit: number },
): Promise<ReceivableRow[]> {
  const { asOf, search, filters, customerId } = selection;
  const rows = await keptPage(db, [asOf, search, filters, customerId, sort], window, () => {
    const ids = sql`${orderedIds(selection, sort)} limit ${window.limit} offset ${window.offset}`;
    const chosen = sql`(select w.id, row_number() over () as place from (${ids}) as w) as p`;
    return sql`select ${pageColumns(asOf)} from ${fromChosen(asOf, chosen)} join customer as c on c.id = o.customer_id
      left join customer_profile as cp on cp.customer_id = o.customer_id left join person as pe on pe.id = cp.collector_id
      left join acceptance_standing as ac on ac.document_id = o.document_id order by o.place`;
  });
  return rows.map((row) => toReceivable(row, row, asOf));
}

/** Rows read at a time. */
const STEP = 1000;

/** Names of the customers with these ids. */
async function namesOf(db: ReadHandle, ids: Iterable<number>): Promise<(CustomerNames & { id: number })[]> {
  const result = await sql<
    CustomerNames & { id: number }
  >`select c.id, c.key, c.name, cp.collector_id, pe.name as collector
    from ${listed(db, ids)} cross join customer as c left join customer_profile as cp on cp.customer_id = c.id
    left join person as pe on pe.id = cp.collector_id where c.id = p.id`.execute(db);
  return result.rows;
}

/** What is disputed of the selection's receivables by their ids: few have a dispute, so that asking for each costs more than all. */
async function disputedOf(db: ReadHandle, { asOf, customerId }: Selection): Promise<ReadonlyMap<number, number>> {
  const found = await openDisputedMinor(db, customerId === null ? { asOf } : { asOf, customerId });
  return new Map(found.map(({ receivableId, disputedMinor }) => [receivableId, disputedMinor]));
}

/**
 * Every receivable of the selection in its order, sorted once however many there are. Parts that nobody asked for stand
 * empty; a customer's names are read once and not with each of its documents.
 */
export async function* allReceivables(
  db: ReadHandle,
  selection: Selection,
  sort: Sort,
  parts: readonly ReceivablePart[],
): AsyncGenerator<ReceivableRow[]> {
  const { asOf } = selection;
  const { rows } = await orderedIds(selection, sort).execute(db);
  const disputed = parts.includes("disputed") ? await disputedOf(db, selection) : new Map<number, number>();
  const columns = recordColumns(
    asOf,
    parts.filter((part) => part !== "disputed"),
  );
  const acceptance = parts.includes("acceptance")
    ? sql`left join acceptance_standing as ac on ac.document_id = o.document_id`
    : sql``;
  const names = new Map<number, CustomerNames>();
  for (let start = 0; start < rows.length; start += STEP) {
    const ids = rows.slice(start, start + STEP).map(({ id }) => id);
    const page = await sql<ReceivableRecord & { id: number }>`select o.id, ${columns}
      from ${fromChosen(asOf, listed(db, ids))} ${acceptance}`.execute(db);
    const unknown = new Set(page.rows.map((row) => row.customer_id).filter((id) => !names.has(id)));
    for (const customer of unknown.size > 0 ? await namesOf(db, unknown) : []) names.set(customer.id, customer);
    yield inOrder(page.rows, ids).map((row) => {
      row.disputed_minor = disputed.get(row.id) ?? 0;
      return toReceivable(row, named(names, row.customer_id), asOf);
    });
  }
}

/** Rows in the order of their ids, as they nearly always come: cheaper looked at than sorted by the engine. */
function inOrder<Row extends { readonly id: number }>(rows: Row[], ids: readonly number[]): Row[] {
  if (rows.every((row, index) => row.id === ids[index])) return rows;
  const places = new Map(ids.map((id, index) => [id, index]));
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** Names of a customer; every receivable has one. */
function named(names: ReadonlyMap<number, CustomerNames>, id: number): CustomerNames {
  const found = names.get(id);
  if (found === undefined) throw new Error(`No customer ${id}`);
  return found;
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
