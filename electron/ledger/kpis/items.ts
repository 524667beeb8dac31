import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { type KpiPart, receivablesIn } from "./filter.ts";

/** What an entry of a receivable is to the KPIs; {@link entryClass}. */
export const CHARGE = 0;
export const CASH = 1;
export const NON_CASH = 2;
/** No cash either, and nothing that was ever due: a cancellation, what moves to a replacement, what an opening balance settled. */
export const ENDED = 3;
/** From here on, what was written off and what came back of it. */
export const WRITE_OFF = 4;
const CAME_BACK = 5;
/** Cash of before the period that the bank returned in it. */
const RETURNED = 6;

/** Day on which the write-off behind an entry `e` was made, however much later some of it came back. */
export const writtenOffOn = sql<string>`(select w.issued_on from document as w where w.id = e.document_id)`;

/** Day on which the money that an entry `e` returns had counted: on its receivable, or on what that took the place of. */
const receivedBefore = sql<string>`(select p.effective_on from entry as p where p.document_id = e.document_id
  and p.kind in ('payment', 'application')
  order by case when p.receivable_id = e.receivable_id then 0 else 1 end, p.id desc limit 1)`;

/** Day on which the money of a cash entry `e`, which may take one back (`o`), was received: what the bank returned is of the day it came. */
export const receivedOn = sql<string>`case when coalesce(o.kind, e.kind) = 'bounce' then coalesce(${receivedBefore}, e.effective_on)
  else e.effective_on end`;

/**
 * What an entry `e` of a receivable is to the KPIs, a reversal counting for the kind it takes back (`o`). Cash is a
 * payment, what the bank returned of it, and what was on account and came from money. A write-off that moves on with a
 * cancelled invoice is a write-off still: with no replacement to move to, nothing was given up.
 *
 * @param writeOff what an entry of a write-off is
 * @param bounce what an entry is by which the bank returned money
 */
export function entryClass(
  writeOff: RawBuilder<number> = sql.lit(WRITE_OFF) as RawBuilder<number>,
  bounce: RawBuilder<number> = sql.lit(CASH) as RawBuilder<number>,
): RawBuilder<number> {
  return sql<number>`case coalesce(o.kind, e.kind) when 'charge' then 0 when 'payment' then 1
    when 'bounce' then ${bounce} when 'write-off' then ${writeOff}
    when 'application' then case when (select d.kind from document as d where d.id = e.document_id) = 'E' then 2 else 1 end
    when 'transfer' then case when ${ofWriteOff} then ${writeOff} else 3 end
    when 'cancellation' then 3 when 'opening' then 3 else 2 end`;
}

/** Whether an entry `e` comes from a write-off. */
const ofWriteOff = sql`exists (select 1 from entry as w where w.document_id = e.document_id and w.kind = 'write-off')`;

/**
 * Ids of the receivables a period can be about: what was open at the opening or issued after it, and with `cohort` what
 * fell due in it, however early it was paid.
 */
export function candidates(opening: string, to: string, filter: KpiPart, cohort: boolean): RawBuilder<unknown> {
  const only = receivablesIn(filter);
  const early = cohort
    ? sql`union all select r.id from receivable as r where r.closed_on <= ${opening} and r.due_on > ${opening}
        and r.due_on <= ${to} and r.settled_at_issue = 0 ${only}`
    : sql``;
  return sql`select r.id from receivable as r where r.closed_on > ${opening} and r.issued_on <= ${to} ${only} ${early}`;
}

/**
 * What happened to each receivable in a period, one row each: balances at both ends and, of those not settled when issued,
 * what moved it, positive minor units. The lists behind the figures show these rows; a property test holds that they add up
 * to what `flowsOfPeriods` sums.
 */
export function items(period: Period, filter: KpiPart, cohort = true): RawBuilder<unknown> {
  const opening = addDays(period.from, -1);
  const { to } = period;
  const writeOff = sql<number>`case when ${writtenOffOn} <= ${opening} then ${sql.lit(CAME_BACK)} else ${sql.lit(WRITE_OFF)} end`;
  const bounce = sql<number>`case when ${receivedOn} <= ${opening} then ${sql.lit(RETURNED)} else ${sql.lit(CASH)} end`;
  const sum = (condition: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`cast(sum(case when ${condition} then m.minor else 0 end) as bigint)`;
  const within = sql`m.on_day > ${opening}`;
  const own = (column: string, sign = ""): RawBuilder<unknown> =>
    sql`case when r.settled_at_issue = 0 then ${sql.raw(sign)}x.${sql.raw(column)} else 0 end`;
  return sql`select r.id, r.customer_id, r.currency, r.document_id, r.issued_on, r.due_on, x.opening, x.closing,
      ${own("charged")} as charged, ${own("came_back")} as came_back,
      ${own("cash", "-")} as cash, ${own("non_cash", "-")} as non_cash,
      ${own("ended", "-")} as ended, ${own("written", "-")} as written, ${own("ever_charged")} as ever_charged, ${own("ever_cash", "-")} as ever_cash,
      ${own("ever_non_cash", "-")} as ever_non_cash
    from (select m.receivable_id, ${sum(sql`m.on_day <= ${opening}`)} as opening,
        cast(sum(m.minor) as bigint) as closing, ${sum(sql`${within} and m.class in (0, 5, 6)`)} as charged,
        ${sum(sql`${within} and m.class in (5, 6)`)} as came_back,
        ${sum(sql`${within} and m.class = 1`)} as cash, ${sum(sql`${within} and m.class in (2, 3)`)} as non_cash,
        ${sum(sql`${within} and m.class = 3`)} as ended, ${sum(sql`${within} and m.class = 4`)} as written,
        ${sum(sql`m.class = 0`)} as ever_charged, ${sum(sql`m.class in (1, 6)`)} as ever_cash,
        ${sum(sql`m.class in (2, 3)`)} as ever_non_cash
      from (select e.receivable_id, e.effective_on as on_day, e.amount_minor as minor, ${entryClass(writeOff, bounce)} as class
        from entry as e left join entry as o on o.id = e.reverses_id
        where e.receivable_id in (${candidates(opening, to, filter, cohort)}) and e.effective_on <= ${to}) as m
      group by m.receivable_id) as x
    join receivable as r on r.id = x.receivable_id`;
}
