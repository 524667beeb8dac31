import { sql } from "kysely";
import { addMonths, startOfMonth } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { plain } from "../db/plain.ts";
import { customersIn, issuedBy, type KpiPart, receivablesIn } from "./filter.ts";
import { stepOf } from "./steps.ts";

/** Before any sale: a count-back walks as far as there is history, and adding all of it up is one statement (KPIS 4). */
const BEGINNING = "0000-01-01";

/** Net credit sales of one currency and month (`YYYY-MM`). */
export interface MonthLine {
  readonly currency: string;
  readonly month: string;
  readonly amountMinor: number;
}

interface SalesLine extends MonthLine {
  /** From which of the days on it counts, and from which on no longer. */
  readonly since: number;
  readonly until: number;
}

interface Sold extends SalesLine {
  readonly invoices: number;
}

/** A replacement that stands in the month of what it replaced. */
export interface MovedSale {
  readonly receivableId: number;
  readonly currency: string;
  readonly totalMinor: number;
  /** Month of the first invoice of its chain. */
  readonly month: string;
  readonly ownMonth: string;
}

/**
 * Net credit sales by currency and month as of each of some rising days (KPIS 0, 4): invoices on credit (PUE left out) by
 * month of issue, VAT included, without those cancelled or replaced by then; a replacement in the month of what it
 * replaced; less credit notes by their own month, but those of cash sales. All days in one reading.
 *
 * History begins with the first month of which there is an invoice: opening balances tell what was open of the months
 * before, not what was sold in them, and a DSO that took them for all sales would be far too long.
 *
 * @param months how many months back from each day; null for all of the history
 */
export async function creditSalesAt(
  db: ReadHandle,
  days: readonly string[],
  filter: KpiPart,
  months: number | null = null,
): Promise<(readonly MonthLine[])[]> {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = salesFrom(first, months);
  const sold = await invoiced(db, from, days, filter);
  const began = await historyOf(db, sold, { from, to: last }, filter);
  const lines = [...sold, ...(await credited(db, from, days, filter))];
  const links = await replacements(db, last, filter);
  return days.map((day, index) => {
    const firstMonth = salesFrom(day, months).slice(0, 7);
    const moves = movedSales(links, day).flatMap(({ currency, totalMinor, month, ownMonth }) => [
      { currency, month: ownMonth, amountMinor: -totalMinor },
      { currency, month, amountMinor: totalMinor },
    ]);
    return [...lines.filter(({ since, until }) => since <= index && until > index), ...moves].filter(
      ({ currency, month }) => month >= firstMonth && began(currency, month),
    );
  });
}

/** First day of the months that are read for a cut-off. */
function salesFrom(asOf: string, months: number | null): string {
  return months === null ? BEGINNING : addMonths(startOfMonth(asOf), 1 - months);
}

async function invoiced(db: ReadHandle, from: string, days: readonly string[], filter: KpiPart): Promise<Sold[]> {
  const last = days.at(-1) ?? from;
  const never = days.length + 1;
  const on = plain("r.issued_on");
  // One narrow key: sorting a million rows of four columns is half of this reading.
  const result = await sql<{
    key: string;
    amountMinor: number;
    invoices: number;
  }>`select s.key, cast(sum(s.total_minor) as bigint) as "amountMinor", cast(count(*) as bigint) as invoices
    from (select r.currency || ' ' || substr(r.issued_on, 1, 7) || ' ' || ${stepOf("r.issued_on", days)} || ' ' ||
        case when r.ended_as = '' then ${sql.lit(never)} else ${stepOf("r.ended_on", days)} end as key, r.total_minor
      from receivable as r
      where r.settled_at_issue = 0 and ${on} >= ${from} and ${on} <= ${last} ${receivablesIn(filter)}) as s
    group by s.key`.execute(db);
  return result.rows.map(({ key, amountMinor, invoices }) => {
    const [currency = "", month = "", since, until] = key.split(" ");
    return { currency, month, since: Number(since), until: Number(until), amountMinor, invoices };
  });
}

/** Whether a month of a currency lies in the history of sales: from the first on that holds more than opening balances. */
async function historyOf(
  db: ReadHandle,
  sold: readonly Sold[],
  { from, to }: Period,
  filter: KpiPart,
): Promise<(currency: string, month: string) => boolean> {
  const on = plain("r.issued_on");
  // A cross join stands in the order it is written in: from the few opening balances to theirs, never over all invoices.
  const opened = await sql<{ currency: string; month: string; n: number }>`select r.currency,
      substr(r.issued_on, 1, 7) as month, cast(count(*) as bigint) as n
    from opening_line as opened cross join receivable as r
    where r.document_id = opened.document_id and r.settled_at_issue = 0 and ${on} >= ${from} and ${on} <= ${to}
      ${receivablesIn(filter)}
    group by r.currency, substr(r.issued_on, 1, 7)`.execute(db);
  if (opened.rows.length === 0) return () => true;
  const invoices = new Map<string, number>();
  const add = (key: string, n: number): unknown => invoices.set(key, (invoices.get(key) ?? 0) + n);
  for (const { currency, month, invoices: n } of sold) add(`${currency} ${month}`, n);
  for (const { currency, month, n } of opened.rows) add(`${currency} ${month}`, -n);
  const first = new Map<string, string>();
  for (const [key, n] of invoices) {
    const [currency = "", month = ""] = key.split(" ");
    if (n > 0 && month < (first.get(currency) ?? "9999")) first.set(currency, month);
  }
  return (currency, month) => month >= (first.get(currency) ?? "9999");
}

/** Leaves out credit notes `e` that no invoice on credit took because they are of a cash sale. */
export const notOfCashSale = sql`and not (e.receivable_id is null and exists (select 1 from relation as n
  join document as t on t.uuid = n.target_uuid join receivable as v on v.document_id = t.id
  where n.document_id = e.document_id and v.settled_at_issue = 1))`;

/** Credit notes and what takes them back, negative and positive. */
async function credited(db: ReadHandle, from: string, days: readonly string[], filter: KpiPart): Promise<SalesLine[]> {
  const last = days.at(-1) ?? from;
  const never = days.length + 1;
  const currency = filter.currency === null ? sql`` : sql`and e.currency = ${filter.currency}`;
  const only = sql`${currency} ${issuedBy(filter, "e.document_id")} ${customersIn({ ...filter, company: null }, "e.customer_id")} ${notOfCashSale}`;
  const on = plain("e.effective_on");
  const found: SalesLine[] = [];
  for (const [walked, source] of [
    // From day to day through the index of movements, where credit notes of a day stand together.
    [
      sql`with recursive walk(day) as (
        select min(e.effective_on) from entry as e where e.effective_on >= ${from} and e.effective_on <= ${last}
        union all
        select (select min(e.effective_on) from entry as e where e.effective_on > w.day and e.effective_on <= ${last})
          from walk as w where w.day is not null)`,
      sql`from walk as w join entry as e on e.effective_on = w.day and e.kind = 'credit' where 1 = 1`,
    ],
    // What takes something back is little: all of it is looked at.
    [
      sql``,
      sql`from entry as e join entry as o on o.id = e.reverses_id
        where e.reverses_id > 0 and e.kind = 'reversal' and o.kind = 'credit' and ${on} >= ${from} and ${on} <= ${last}`,
    ],
  ] as const) {
    const result = await sql<SalesLine>`${walked} select s.currency, s.month, s.since, ${sql.lit(never)} as until,
        cast(sum(s.minor) as bigint) as "amountMinor"
      from (select e.currency, substr(e.effective_on, 1, 7) as month, ${stepOf("e.effective_on", days)} as since,
          e.amount_minor as minor ${source} ${only}) as s
      group by s.currency, s.month, s.since`.execute(db);
    found.push(...result.rows);
  }
  return found;
}

interface Link {
  oldId: number;
  oldIssuedOn: string;
  newId: number;
  newIssuedOn: string;
  currency: string;
  totalMinor: number;
  settledAtIssue: number;
  endedAs: string;
  endedOn: string;
  linkedOn: string;
}

/** Which invoice took the place of which, by the day. */
export async function replacements(db: ReadHandle, asOf: string, filter: KpiPart): Promise<Link[]> {
  const result = await sql<Link>`select old.id as "oldId", old.issued_on as "oldIssuedOn", r.id as "newId",
      r.issued_on as "newIssuedOn", r.currency, r.total_minor as "totalMinor", r.settled_at_issue as "settledAtIssue",
      r.ended_as as "endedAs", r.ended_on as "endedOn", l.ended_on as "linkedOn"
    from document_ending as l join document as d on d.uuid = l.successor join receivable as old on old.document_id = l.document_id
    join receivable as r on r.document_id = d.id
    where l.ended_as = 'substituted' and l.ended_on <= ${asOf} and r.issued_on <= ${asOf} ${receivablesIn(filter)}`.execute(
    db,
  );
  return result.rows;
}

/** Replacements in force on a day that stand in another month than their own. */
export function movedSales(all: readonly Link[], day: string): MovedSale[] {
  const links = all.filter((link) => link.linkedOn <= day && link.newIssuedOn <= day);
  const firstIssue = new Map<number, string>();
  const olderOf = Map.groupBy(links, (link) => link.newId);
  const first = (id: number, issuedOn: string, seen: ReadonlySet<number>): string => {
    const known = firstIssue.get(id);
    if (known !== undefined) return known;
    const older = (olderOf.get(id) ?? []).filter((link) => !seen.has(link.oldId));
    const days = older.map((link) => first(link.oldId, link.oldIssuedOn, new Set([...seen, id])));
    const found = [issuedOn, ...days].sort()[0] ?? issuedOn;
    firstIssue.set(id, found);
    return found;
  };
  return [...olderOf.values()].flatMap(([link]) => {
    if (link === undefined || link.settledAtIssue === 1 || (link.endedAs !== "" && link.endedOn <= day)) return [];
    const ownMonth = link.newIssuedOn.slice(0, 7);
    const month = first(link.newId, link.newIssuedOn, new Set()).slice(0, 7);
    if (month === ownMonth) return [];
    return [{ receivableId: link.newId, currency: link.currency, totalMinor: link.totalMinor, month, ownMonth }];
  });
}
