import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays } from "../../../shared/domain/days.ts";
import { writtenOut } from "../db/written-out.ts";

/**
 * The one balance function. Every screen, report, letter and the command line read open amounts through these
 * expressions, over `receivable as r`.
 */

/**
 * A day as it stands in a statement: written out, not bound. A statement whose bounds are bound is planned anew by SQLite
 * with every run, which costs more than a page of one customer; days are few, so that statements are kept by them.
 */
export function dayLiteral(day: string): RawBuilder<string> {
  return sql.lit(day) as RawBuilder<string>;
}

/**
 * An expression that is made of a day alone, written out and kept for the last day it was asked for: what people look at one
 * after the other is of one day, and making the expressions of a page anew took longer than finding the ids of its rows.
 */
export function ofDay<T>(make: (day: string) => RawBuilder<T>): (day: string) => RawBuilder<T> {
  let kept: { readonly day: string; readonly made: RawBuilder<T> } | null = null;
  return (day) => {
    if (kept?.day !== day) kept = { day, made: writtenOut(make(day)) };
    return kept.made;
  };
}

/** Receivables issued by the day and not closed by then: the only ones that can have a balance. */
export const maybeOpen = ofDay<unknown>((asOf) => {
  const day = dayLiteral(asOf);
  return sql`r.closed_on > ${day} and r.issued_on <= ${day}`;
});

/**
 * Open amount as of the day, minor units: the kept sum, less what took effect later. The sum over later entries is only
 * read where there are any.
 */
export const openAsOf = ofDay<number>((asOf) => {
  const day = dayLiteral(asOf);
  return sql<number>`case when r.last_entry_on <= ${day} then r.open_minor else r.open_minor - cast(coalesce((
    select sum(e.amount_minor) from entry as e where e.receivable_id = r.id and e.effective_on > ${day}), 0) as bigint) end`;
});

/** Last due day of each bucket boundary as of a day; days past due 0, 30, 60 and 90 (KPIS 0). */
export function boundaries(asOf: string): { d0: string; d30: string; d60: string; d90: string } {
  return { d0: asOf, d30: addDays(asOf, -30), d60: addDays(asOf, -60), d90: addDays(asOf, -90) };
}

/** Bucket of the due day of an open item `o` as of a day: 0 for current to 4 for the oldest. */
export function bucketStep(asOf: string): RawBuilder<number> {
  const { d0, d30, d60, d90 } = boundaries(asOf);
  return sql<number>`case when o.due_on >= ${d0} then 0 when o.due_on >= ${d30} then 1 when o.due_on >= ${d60} then 2
    when o.due_on >= ${d90} then 3 else 4 end`;
}

/** Name of the bucket of a due day as of a day; "" without one. */
export function bucketNamed(asOf: string, dueOn: RawBuilder<unknown>): RawBuilder<string> {
  const { d0, d30, d60, d90 } = boundaries(asOf);
  return sql<string>`case when ${dueOn} is null then '' when ${dueOn} >= ${d0} then 'current'
    when ${dueOn} >= ${d30} then '1-30' when ${dueOn} >= ${d60} then '31-60' when ${dueOn} >= ${d90} then '61-90'
    else '90+' end`;
}

/** Sums of open items `o` by bucket as of a day: b0, b1, b31, b61, b91, and open_minor of all; with their number. */
export function bucketSums(asOf: string): RawBuilder<unknown> {
  const { d0, d30, d60, d90 } = boundaries(asOf);
  const sum = (condition: RawBuilder<unknown>) =>
    sql`cast(sum(case when ${condition} then o.open_minor else 0 end) as bigint)`;
  return sql`cast(count(*) as bigint) as documents, ${sum(sql`o.due_on >= ${d0}`)} as b0,
    ${sum(sql`o.due_on < ${d0} and o.due_on >= ${d30}`)} as b1, ${sum(sql`o.due_on < ${d30} and o.due_on >= ${d60}`)} as b31,
    ${sum(sql`o.due_on < ${d60} and o.due_on >= ${d90}`)} as b61, ${sum(sql`o.due_on < ${d90}`)} as b91,
    cast(sum(o.open_minor) as bigint) as open_minor`;
}

/** Open items as of a day: one row a receivable with a balance, with its amount in the column of its bucket. */
export function openItems(asOf: string): RawBuilder<unknown> {
  const { d0, d30, d60, d90 } = boundaries(asOf);
  return sql`select i.id, i.customer_id, i.currency, i.due_on, i.open_minor,
      case when i.due_on >= ${d0} then i.open_minor else 0 end as b0,
      case when i.due_on < ${d0} and i.due_on >= ${d30} then i.open_minor else 0 end as b1,
      case when i.due_on < ${d30} and i.due_on >= ${d60} then i.open_minor else 0 end as b31,
      case when i.due_on < ${d60} and i.due_on >= ${d90} then i.open_minor else 0 end as b61,
      case when i.due_on < ${d90} then i.open_minor else 0 end as b91
    from (select r.id, r.customer_id, r.currency, r.due_on, ${openAsOf(asOf)} as open_minor
      from receivable as r where ${maybeOpen(asOf)}) as i
    where i.open_minor <> 0`;
}
