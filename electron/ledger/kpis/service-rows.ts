import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import {
  addBusinessDays,
  type Holidays,
  isBusinessDay,
  nextBusinessDay,
} from "../../../shared/domain/business-days.ts";
import { instantOf } from "../../../shared/domain/contact-hours/zone-time.ts";
import { addDays, dayInZone } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { customersIn, issuedBy, type KpiPart } from "./filter.ts";

/** What the days of a desk are told by. */
export interface Desk {
  /** Days of the period on which anything can have been due: none before the ledger's first record. */
  readonly days: Period;
  readonly holidays: Holidays;
  readonly timeZone: string;
  /** Local time after which what happens may wait for the next business day (KPIS 7). */
  readonly dailyCutOff: string;
  /** Company day of the ledger's first record: what lies before it is nobody's delay. Null in an empty one. */
  readonly since: string | null;
  /** The instant it is; null asks about days that are over. What is not late yet is left out. */
  readonly now: string | null;
}

/** First instant of the day after, as text that compares with recorded instants. */
function endOf(day: string, timeZone: string): string {
  return instantOf({ day: addDays(day, 1), minute: 0 }, timeZone);
}

/**
 * Days of a period with the instants by which what happened on them had to be recorded or done, as rows `day`, `limit_at`
 * (end of the next business day or, on one, of the day itself) and `later_at` (end of the business day after it).
 */
function limits(desk: Desk): RawBuilder<unknown> {
  const rows: RawBuilder<unknown>[] = [];
  for (let day = desk.days.from; day <= desk.days.to; day = addDays(day, 1)) {
    const business = isBusinessDay(day, desk.holidays);
    const due = nextBusinessDay(day, desk.holidays);
    const later = business ? addBusinessDays(day, 1, desk.holidays) : due;
    const texts = [day, due, endOf(due, desk.timeZone), endOf(later, desk.timeZone)];
    rows.push(sql`(${sql.join(texts.map((text) => sql.lit(text)))})`);
  }
  if (rows.length === 0) return sql`select '' as day, '' as limit_on, '' as limit_at, '' as later_at where 1 = 0`;
  return sql`select v.column1 as day, v.column2 as limit_on, v.column3 as limit_at, v.column4 as later_at
    from (values ${sql.join(rows)}) as v`;
}

/**
 * Follow-ups due in a period that count, as `f`: `on_time` 1 where a contact did it by the end of its due business day and
 * was logged, with its outcome, by the end of the next one at the latest, so that no date told afterwards mends it (KPIS 7).
 * What was voided in time is not among them; nor what the customer moved, once: a second move of the same one, and any of
 * our own, counts as late.
 */
export function followUps(period: Period, filter: KpiPart, desk: Desk): RawBuilder<unknown> {
  const counted = desk.now === null ? sql`` : sql`and (g.state <> 'open' or g.limit_at <= ${desk.now})`;
  return sql`select g.id, g.customer_id, g.due_on, g.kind, g.note, g.state, g.interaction_id, g.happened_on,
      case when g.state = 'done' and g.outcome is not null and g.happened_on <= g.limit_on
        and g.closed_at < g.later_at then 1 else 0 end as on_time
    from (select f.id, coalesce(c.merged_into, c.id) as customer_id, f.due_on, f.kind, f.note, f.state, f.closed_at,
        f.closed_reason, w.limit_on, w.limit_at, w.later_at, i.happened_on, i.outcome,
        f.done_interaction_id as interaction_id,
        case when exists (select 1 from follow_up as b where b.moved_to_id = f.id and b.closed_reason = 'customer-asked')
          then 1 else 0 end as moved_before
      from follow_up as f join (${limits(desk)}) as w on w.day = f.due_on
      join customer as c on c.id = f.customer_id left join interaction as i on i.id = f.done_interaction_id
      where f.due_on >= ${period.from} and f.due_on <= ${period.to} ${customersIn(filter, "f.customer_id")}) as g
    where not (g.state = 'voided' and g.closed_at < g.limit_at)
      and not (g.state = 'moved' and g.closed_reason = 'customer-asked' and g.moved_before = 0) ${counted}`;
}

/**
 * What happened in a period and had to be recorded, as `u`: CFDI by the time they were issued, money by its value date
 * (KPIS 7), with `on_time` 1 where the ledger learned of it in time.
 */
export function ledgerUpdates(period: Period, filter: KpiPart, desk: Desk): RawBuilder<unknown> {
  const from = desk.since !== null && desk.since > period.from ? desk.since : period.from;
  const nothing = desk.since === null ? sql`and 1 = 0` : sql``;
  const whose = sql`${issuedBy(filter, "d.id")} ${customersIn({ ...filter, company: null }, "d.customer_id")}`;
  const currency = filter.currency === null ? sql`` : sql`and d.currency in (${filter.currency}, 'XXX')`;
  return sql`select d.id, d.customer_id, d.uuid, d.kind, d.series, d.folio, d.issued_on, d.recorded_at,
      case when d.recorded_at < case when d.kind <> 'M' and substr(d.issued_at, 12, 5) > ${desk.dailyCutOff} then w.later_at
        else w.limit_at end then 1 else 0 end as on_time
    from document as d join (${limits(desk)}) as w on w.day = d.issued_on
    where d.kind in ('I', 'E', 'P', 'M') and d.issued_on >= ${from} and d.issued_on <= ${period.to} ${nothing} ${whose} ${currency}`;
}

/** Outbound attempts that stand, as `a`: a correction takes the place of what it corrects, a withdrawal leaves nothing. */
export function attempts({ from, to }: Period, filter: KpiPart): RawBuilder<unknown> {
  return sql`select i.id, coalesce(c.merged_into, c.id) as customer_id, i.channel, i.outcome, i.happened_on, i.connected,
      i.right_party, i.next_kind
    from interaction as i join customer as c on c.id = i.customer_id
    where i.direction = 'out' and i.channel <> 'note' and i.outcome is not null and i.withdrawn = 0
      and i.happened_on >= ${from} and i.happened_on <= ${to}
      and not exists (select 1 from interaction as n where n.corrects_id = i.id) ${customersIn(filter, "i.customer_id")}`;
}

/**
 * Promised payments that matured in a period and were judged by its end, as `y` (KPIS 8); one that matures on the last day
 * is judged from the day after. One that has not matured yet is not judged: what is to come may still be paid.
 */
export function maturedPromises({ from, to }: Period, filter: KpiPart, desk: Desk): RawBuilder<unknown> {
  const asOf = sql`case when y.matures_on = ${to} then ${addDays(to, 1)} else ${to} end`;
  const over = desk.now === null ? sql`` : sql`and y.matures_on < ${dayInZone(new Date(desk.now), desk.timeZone)}`;
  const currency = filter.currency === null ? sql`` : sql`and p.currency = ${filter.currency}`;
  const company =
    filter.company === null
      ? sql``
      : sql`and exists (select 1 from promise_invoice as v join document as d on d.uuid = v.invoice_uuid
          where v.promise_id = p.id and d.issuer_rfc = ${filter.company})`;
  return sql`select p.id, y.seq, w.customer_id, p.currency, p.made_on, y.due_on, y.matures_on, s.state,
      s.promised_minor, s.kept_minor
    from promise_payment as y join promise as p on p.id = y.promise_id
    join promise_payment_span as s on s.promise_id = y.promise_id and s.seq = y.seq
      and s.from_on <= ${asOf} and s.until_on > ${asOf}
    join promise_span as w on w.promise_id = y.promise_id and w.from_on <= ${asOf} and w.until_on > ${asOf}
    where y.matures_on >= ${from} and y.matures_on <= ${to} and s.state in ('kept', 'partial', 'broken') ${over}
      ${currency} ${company} ${customersIn({ ...filter, company: null }, "w.customer_id")}`;
}

/** Disputes as they stood at the end of a period that were answered in it, as `t` (KPIS 12). */
export function answeredDisputes({ from, to }: Period, filter: KpiPart): RawBuilder<unknown> {
  return disputesAt(
    to,
    filter,
    sql`s.resolved_on`,
    sql`s.state in ('resolved', 'rejected')
      and s.resolved_on between ${from} and ${to}`,
  );
}

/** Disputes nobody had answered by the end of a day, as `t`, with that day as the one they have lasted until (KPIS 12). */
export function openDisputes(to: string, filter: KpiPart): RawBuilder<unknown> {
  return disputesAt(to, filter, sql`${sql.lit(to)}`, sql`s.state not in ('resolved', 'rejected')`);
}

function disputesAt(
  day: string,
  filter: KpiPart,
  until: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const currency = filter.currency === null ? sql`` : sql`and t.currency = ${filter.currency}`;
  const company =
    filter.company === null
      ? sql``
      : sql`and exists (select 1 from document as d where d.uuid = t.invoice_uuid and d.issuer_rfc = ${filter.company})`;
  return sql`select t.id, coalesce(c.merged_into, c.id) as customer_id, t.invoice_uuid, t.opened_on,
      ${until} as resolved_on, s.state
    from dispute_span as s join dispute as t on t.id = s.dispute_id join customer as c on c.id = t.customer_id
    where s.from_on <= ${day} and s.until_on > ${day} and ${which} ${currency} ${company}
      ${customersIn({ ...filter, company: null }, "t.customer_id")}`;
}
