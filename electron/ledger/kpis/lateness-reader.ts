import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { daysApart, dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { firstIssues } from "./chains.ts";
import { type KpiPart, receivablesIn } from "./filter.ts";
import { candidates, entryClass, receivedOn } from "./items.ts";
import { cutsOf, stepOf } from "./steps.ts";

/** Cash of a period in one currency and, each peso times its days, how late and how long after its invoice it came. */
export interface CashLateness {
  readonly currency: string;
  readonly cash: number;
  readonly late: number;
  /** Early payments as zero days late. */
  readonly clamped: number;
  readonly toPay: number;
}

/**
 * Cash applied to invoices on credit from a day to another: one row an entry, negative where it was taken back. What the bank
 * returned is as late as it had come, and of money from before these days it is no cash of theirs. What replaced an invoice is
 * paid since that was issued: cancelling and issuing again makes nobody pay sooner (KPIS 0).
 */
export function cashEntries(db: ReadHandle, { from, to }: Period, filter: KpiPart): RawBuilder<unknown> {
  const dialect = dialectOf(db);
  const on = sql`m.received_on`;
  return sql`select c.id, c.receivable_id, c.customer_id, c.currency, c.document_id, c.issued_on, c.due_on, c.on_day,
      c.received_on, c.minor, c.late, c.to_pay
    from (select m.*, ${daysApart(dialect, sql`m.due_on`, on)} as late, ${daysApart(dialect, sql`m.issued_on`, on)} as to_pay
      from (select e.id, r.id as receivable_id, r.customer_id, r.currency, r.document_id,
          coalesce(f.issued_on, r.issued_on) as issued_on, r.due_on, e.effective_on as on_day, ${receivedOn} as received_on, -e.amount_minor as minor, ${entryClass()} as class
        from entry as e join receivable as r on r.id = e.receivable_id left join entry as o on o.id = e.reverses_id
          left join (${firstIssues(to)}) as f on f.id = r.id
        where e.effective_on >= ${from} and e.effective_on <= ${to} and r.settled_at_issue = 0 ${receivablesIn(filter)}) as m
      where m.class = 1 and m.received_on >= ${from}) as c`;
}

/** Lateness of the cash of periods that follow each other, in one reading (KPIS 5). */
export async function cashLateness(
  db: ReadHandle,
  periods: readonly Period[],
  filter: KpiPart,
): Promise<CashLateness[][]> {
  const cuts = cutsOf(periods);
  const [opening] = cuts;
  const to = cuts.at(-1);
  if (opening === undefined || to === undefined) return [];
  const sum = (what: RawBuilder<unknown>): RawBuilder<unknown> => sql`cast(sum(${what}) as bigint)`;
  const result = await sql<CashLateness & { step: number }>`select c.currency, c.step,
      ${sum(sql`c.minor`)} as cash, ${sum(sql`c.minor * c.late`)} as late,
      ${sum(sql`case when c.received_on > c.due_on then c.minor * c.late else 0 end`)} as clamped,
      ${sum(sql`c.minor * c.to_pay`)} as "toPay"
    from (select c.*, ${stepOf("c.on_day", cuts)} as step
      from (${cashEntries(db, { from: addDays(opening, 1), to }, filter)}) as c) as c
    where c.step = ${stepOf("c.received_on", cuts)}
    group by c.currency, c.step`.execute(db);
  return periods.map((_, index) =>
    result.rows.filter(({ step }) => step === index + 1).sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  );
}

/** Balance past due that fell due on one day. */
export interface OverdueDay {
  readonly currency: string;
  readonly dueOn: string;
  readonly minor: number;
}

/** Balances past due at the end of some rising days, by the day they fell due, in one reading. */
export async function overdueByDay(db: ReadHandle, days: readonly string[], filter: KpiPart): Promise<OverdueDay[][]> {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  if (days.length === 1) {
    const result = await sql<OverdueDay>`select i.currency, i.due_on as "dueOn", cast(sum(i.minor) as bigint) as minor
      from (select r.currency, r.due_on, ${openAsOf(first)} as minor from receivable as r
        where ${maybeOpen(first)} and r.due_on < ${first} ${receivablesIn(filter)}) as i
      where i.minor <> 0 group by i.currency, i.due_on`.execute(db);
    return [result.rows];
  }
  const result = await sql<OverdueDay & { moved: number }>`select m.currency, m.due_on as "dueOn", m.moved,
      cast(sum(m.minor) as bigint) as minor
    from (select r.currency, r.due_on, ${stepOf("e.effective_on", days)} as moved, e.amount_minor as minor
      from (${candidates(first, last, filter, false)}) as c join receivable as r on r.id = c.id
      join entry as e on e.receivable_id = r.id
      where r.due_on < ${last} and e.effective_on <= ${last}) as m
    group by m.currency, m.due_on, m.moved`.execute(db);
  return days.map((day, index) => result.rows.filter(({ dueOn, moved }) => dueOn < day && moved <= index));
}
