import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { WorklistRules } from "../../../shared/contract/worklist.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { placedOn } from "../agencies/placed.ts";
import { ofFamily } from "../customers/family.ts";
import { daysApart } from "../db/dialects.ts";
import type { Dialect } from "../db/migration.ts";
import { plain } from "../db/plain.ts";
import { NEVER } from "../db/tables/spec.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";

/** Whose list of which day, and by which rules. */
export interface ListOf {
  readonly dialect: Dialect;
  /** 0: the customers nobody is in charge of. */
  readonly personId: number;
  readonly day: string;
  /** Disputes that have to be answered by this day belong in the list. */
  readonly disputesDueBy: string;
  readonly rules: WorklistRules;
}

/** Days within which a promise that broke, or a message nobody answered, is still worth a contact of its own. */
const REMEMBERED_DAYS = 30;
/** What is agreed for later than this leaves nobody at rest: the debt is chased meanwhile. As long as a skip may be. */
export const PLANNED_DAYS = 31;
/** Days without a contact before a customer is reminded of an invoice that is not due yet. */
const PREVENTIVE_QUIET_DAYS = 10;

/** A whole number of our own inside a statement: parameters have no type where nothing is compared with them. */
export const whole = (value: number): RawBuilder<number> => sql.raw<number>(String(Math.trunc(value)));

/** Contacts that hold: neither corrected by a later row nor the withdrawal of one. */
export function holds(alias: string): RawBuilder<unknown> {
  const i = sql.raw(alias);
  return sql`${i}.withdrawn = 0 and not exists (select 1 from interaction as later where later.corrects_id = ${i}.id)`;
}

/** The customer has an open promise, or one that is being verified; what it covers is not chased (COLLECTIONS 7). */
export function hasPromise(customer: string, day: string): RawBuilder<unknown> {
  return sql`exists (select 1 from promise_span as ps where ps.customer_id = ${sql.raw(customer)}
    and ps.from_on <= ${day} and ps.until_on > ${day} and ps.state in ('active', 'verify'))`;
}

/** An open promise stops the chasing of the invoices it covers, and of no others. */
function promised(list: ListOf, receivable: string): RawBuilder<unknown> {
  const { day } = list;
  return sql`exists (select 1 from promise_cover as pc ${each(list)} promise_span as ps on ps.promise_id = pc.promise_id
    where pc.receivable_id = ${sql.raw(receivable)} and ps.from_on <= ${day} and ps.until_on > ${day}
      and ps.state in ('active', 'verify'))`;
}

/** An agreement that is kept stops the chasing of its invoices, and of no others (COLLECTIONS 9). */
function agreed(list: ListOf, receivable: string): RawBuilder<unknown> {
  const { day } = list;
  return sql`exists (select 1 from agreement_cover as v ${each(list)} agreement_standing as g on g.agreement_id = v.agreement_id
    where v.receivable_id = ${sql.raw(receivable)} and g.from_on <= ${day} and g.until_on > ${day}
      and g.state in ('signed', 'active', 'cured'))`;
}

/** The customer has something with an agency, which nobody here asks for meanwhile (COLLECTIONS 4). */
export function hasPlacement(customer: string, day: string): RawBuilder<unknown> {
  const id = sql.raw(customer);
  return sql`exists (select 1 from placement_item as hi where hi.control = 0
    and hi.customer_id in (select ${id} union all select hm.id from customer as hm where hm.merged_into = ${id}) and hi.placed_on <= ${day} and not exists (select 1 from placement_end as he
      where he.item_id = hi.id and he.on_day < ${day}))`;
}

/** Something of what the span's promise or agreement covers is not with an agency; `cover` is its table, `of` its column. */
function someInHouse(list: ListOf, cover: "promise_cover" | "agreement_cover", of: string): RawBuilder<unknown> {
  return sql`exists (select 1 from ${sql.table(cover)} as hc where hc.${sql.ref(of)} = s.${sql.ref(of)}
    and not ${placedOn(list.day, "hc.receivable_id")})`;
}

/** Joins so that the customers of the list come first, and what is theirs is looked up by customer. */
function each({ dialect }: ListOf): RawBuilder<unknown> {
  // SQLite takes a cross join in the order it is written; PostgreSQL has its statistics.
  return dialect === "sqlite" ? sql`cross join` : sql`join`;
}

/** The customers of the list: `own` ones, and others with whom this person in particular has something to do. */
function mine({ personId, day }: ListOf): RawBuilder<unknown> {
  if (personId === 0) {
    return sql`select c.id as customer_id, 1 as own from customer as c
      left join customer_profile as p on p.customer_id = c.id left join person as o on o.id = p.collector_id
      where c.merged_into is null and (o.id is null or o.active = 0)`;
  }
  const person = whole(personId);
  return sql`select p.customer_id, 1 as own from customer_profile as p
      join person as o on o.id = p.collector_id
      where p.collector_id = ${person} and o.active = 1
    union
    select f.customer_id, 0 from follow_up as f left join customer_profile as p on p.customer_id = f.customer_id
      where f.person_id = ${person} and f.state = 'open' and f.due_on <= ${day}
        and (p.collector_id is null or p.collector_id <> ${person})`;
}

/**
 * Open amounts of the list's customers by currency: `overdue` and `open_minor`, of which what is disputed, in an open promise,
 * in an agreement that is kept or with an agency is left out, and the oldest overdue day. Customers come first, and each one's receivables through their index.
 */
function owed(list: ListOf): RawBuilder<unknown> {
  const { day } = list;
  return sql`select i.customer_id, i.currency,
      cast(sum(i.open_minor) as bigint) as open_minor,
      cast(sum(case when i.due_on < ${day} then i.free_minor else 0 end) as bigint) as overdue,
      min(case when i.due_on < ${day} and i.free_minor > 0 then i.due_on end) as oldest,
      max(case when i.due_on >= ${day} and i.due_on <= ${addDays(day, list.rules.preventiveDays)}
        then i.free_minor else 0 end) as soon
    from (select j.customer_id, j.currency, j.due_on, j.open_minor,
        case when j.disputed >= j.open_minor or j.waits = 1 then 0 else j.open_minor - j.disputed end as free_minor
      from (select r.customer_id, r.currency, r.due_on, ${openAsOf(day)} as open_minor,
          cast(coalesce((select sum(s.disputed_minor) from dispute_standing as s where s.customer_id = r.customer_id
            and s.receivable_id = r.id and s.withdrawn = 0 and s.resolved_on = ${NEVER}), 0) as bigint) as disputed,
          case when ${promised(list, "r.id")} or ${agreed(list, "r.id")} or ${placedOn(day, "r.id")} then 1 else 0 end as waits
        from reach as m ${each(list)} receivable as r on r.customer_id = m.customer_id where ${maybeOpen(day)}) as j
      where j.open_minor > 0) as i
    group by i.customer_id, i.currency`;
}

/** Days between contacts of the stage a customer is in, as the day after which the last one must lie to be too recent. */
function restedUntil(list: ListOf): RawBuilder<unknown> {
  const { cadence } = list.rules;
  const since = (dpd: number, days: number): RawBuilder<unknown> =>
    sql`when b.oldest <= ${addDays(list.day, -dpd)} then ${addDays(list.day, -days)}`;
  const decided = (stage: string, days: number): RawBuilder<unknown> =>
    sql`when m.stage = ${stage} then ${addDays(list.day, -days)}`;
  return sql`case ${decided("extrajudicial", cadence.d90plus)} ${decided("late", cadence.d61to90)}
    ${decided("middle", cadence.d31to60)} ${decided("early", cadence.d1to30)} ${since(91, cadence.d90plus)} ${since(61, cadence.d61to90)} ${since(31, cadence.d31to60)}
    else ${addDays(list.day, -cadence.d1to30)} end`;
}

/** What of an amount makes an invoice large enough to be asked about before it is due. */
function isLarge(list: ListOf): RawBuilder<unknown> {
  const cases = list.rules.preventiveAmounts.map(
    ({ currency, minMinor }) => sql`when w.currency = ${currency} then w.soon >= ${whole(minMinor)}`,
  );
  return cases.length === 0 ? sql`1 = 0` : sql`case ${sql.join(cases, sql` `)} else 1 = 0 end`;
}

/** Day for which the broken promise of span `s` was made: of several payments, the last one missed. Grace is ours, not theirs. */
const PROMISED = sql`coalesce((select max(y.due_on) from promise_payment as y
  where y.promise_id = s.promise_id and y.due_on < s.broken_on), s.broken_on)`;

const text = (column: string): RawBuilder<unknown> => sql`cast(${sql.raw(column)} as text)`;

/**
 * Every reason to contact a customer of the list: `group_no`, what it is as JSON, the instant since which there is one, and
 * an agreed time. JSON is put together here, because only numbers, days and codes of our own go into it.
 */
function reasons(list: ListOf): RawBuilder<unknown> {
  const { day } = list;
  const remembered = addDays(day, -REMEMBERED_DAYS);
  const person = whole(list.personId);
  const logged = (alias: string, customer: string) => ofFamily(list.dialect, alias, customer);
  const theirs =
    list.personId === 0
      ? sql`(f.person_id is null or o.active = 0)`
      : sql`(f.person_id = ${person} or (m.own = 1 and (f.person_id is null or o.active = 0)))`;
  return sql`
    select m.customer_id, 1 as group_no, 1 as ord, '' as due_at, s.broken_on || 'T00:00:00.000Z' as since,
      '{"code":"promise-broken","id":' || ${text("s.promise_id")} || ',"on":"' || ${PROMISED} || '","minor":'
        || ${text("s.promised_minor - s.kept_minor")} || ',"currency":"' || pr.currency || '"}' as reason
    from reach as m ${each(list)} promise_span as s on s.customer_id = m.customer_id join promise as pr on pr.id = s.promise_id
    where m.own = 1 and s.from_on <= ${day} and s.until_on > ${day} and ${plain("s.state")} in ('broken', 'partial') and s.replaced = 0
      and s.broken_on >= ${remembered} and ${someInHouse(list, "promise_cover", "promise_id")} and not exists (select 1 from interaction as i where ${logged("i", "m.customer_id")}
        and i.worked = 1 and i.happened_on >= s.broken_on and ${holds("i")})
    union all
    select m.customer_id, 1, 2, '', pr.made_at,
      '{"code":"promise-due","id":' || ${text("s.promise_id")} || ',"on":"' || s.next_due_on || '","minor":'
        || ${text("s.promised_minor - s.kept_minor")} || ',"currency":"' || pr.currency || '"}'
    from reach as m ${each(list)} promise_span as s on s.customer_id = m.customer_id join promise as pr on pr.id = s.promise_id
    where m.own = 1 and s.from_on <= ${day} and s.until_on > ${day} and ${plain("s.state")} = 'active' and s.next_due_on = ${day}
    union all
    select m.customer_id, 1, case when ${plain("s.state")} = 'default' then 1 else 2 end, '',
      case when s.default_on <> '' then s.default_on else ${day} end || 'T00:00:00.000Z',
      '{"code":"' || case when ${plain("s.state")} = 'default' then 'agreement-default' else 'agreement-due' end || '","id":'
        || ${text("s.agreement_id")} || ',"on":"' || case when s.default_on <> '' then s.default_on else ${day} end
        || '","minor":' || ${text("case when s.default_on <> '' then q.overdue_minor else q.next_minor end")}
        || ',"currency":"' || q.currency || '"}'
    from reach as m ${each(list)} agreement_standing as s on s.customer_id = m.customer_id
      join agreement_part_standing as q on q.agreement_id = s.agreement_id and q.from_on <= ${day} and q.until_on > ${day}
    where m.own = 1 and s.from_on <= ${day} and s.until_on > ${day}
      and ((${plain("s.state")} = 'default' and q.overdue_minor > 0
          and ${someInHouse(list, "agreement_cover", "agreement_id")} and not exists (select 1 from interaction as i
          where i.customer_id = m.customer_id and i.worked = 1 and i.happened_on >= s.default_on and ${holds("i")}))
        or (${plain("s.state")} in ('signed', 'active', 'cured') and q.next_due_on = ${day}))
    union all
    select m.customer_id, 2, 1, coalesce(f.due_at, ''), f.created_at,
      '{"code":"follow-up","id":' || ${text("f.id")} || ',"kind":"' || f.kind || '","on":"' || f.due_on || '"'
        || case when f.due_at is null then '' else ',"at":"' || f.due_at || '"' end || '}'
    from reach as m ${each(list)} follow_up as f on f.customer_id = m.customer_id left join person as o on o.id = f.person_id
    where ${plain("f.state")} = 'open' and ${plain("f.due_on")} <= ${day} and ${theirs}
      and (f.kind <> 'cadence' or not (${hasPromise("m.customer_id", day)} or ${hasPlacement("m.customer_id", day)})
        or exists (select 1 from owed as w where w.customer_id = m.customer_id and w.overdue > 0))
    union all
    select m.customer_id, 3, 1, '', d.recorded_at,
      '{"code":"dispute-sla","id":' || ${text("s.id")} || ',"on":"' || s.due_on || '","minor":'
        || ${text("s.disputed_minor")} || ',"currency":"' || d.currency || '"}'
    from reach as m ${each(list)} dispute_standing as s on s.customer_id = m.customer_id join dispute as d on d.id = s.id
    where m.own = 1 and s.withdrawn = 0 and ${plain("s.resolved_on")} = ${NEVER} and ${plain("s.due_on")} <= ${list.disputesDueBy}
    union all
    select m.customer_id, 4, 1, '', max(i.recorded_at),
      '{"code":"reply","id":' || ${text("max(i.id)")} || ',"on":"' || max(i.happened_on) || '"}'
    from reach as m ${each(list)} interaction as i on ${logged("i", "m.customer_id")}
    where m.own = 1 and i.direction = 'in' and i.channel <> 'note' and i.next_kind = 'none'
      and i.happened_on >= ${remembered} and ${holds("i")}
      and not exists (select 1 from interaction as a where ${logged("a", "m.customer_id")} and a.direction = 'out'
        and a.channel <> 'note' and a.happened_at > i.happened_at and ${holds("a")})
    group by m.customer_id
    union all
    select b.customer_id, 5, 1, '', b.oldest || 'T00:00:00.000Z',
      '{"code":"overdue","on":"' || b.oldest || '"}'
    from (select w.customer_id, min(w.oldest) as oldest from owed as w where w.overdue > 0 group by w.customer_id) as b
      join reach as m on m.customer_id = b.customer_id
    where m.own = 1 and ${atRest(day)}
      and not exists (select 1 from interaction as i where ${logged("i", "b.customer_id")} and i.worked = 1
        and i.direction = 'out' and i.happened_on > ${restedUntil(list)} and ${holds("i")})
    union all
    select b.customer_id, 6, 1, '', ${`${day}T00:00:00.000Z`}, '{"code":"preventive"}'
    from (select w.customer_id from owed as w where ${isLarge(list)} group by w.customer_id) as b
      join reach as m on m.customer_id = b.customer_id
    where m.own = 1 and ${atRest(day)}
      and not exists (select 1 from interaction as i where ${logged("i", "b.customer_id")} and i.worked = 1
        and i.direction = 'out' and i.happened_on > ${addDays(day, -PREVENTIVE_QUIET_DAYS)} and ${holds("i")})`;
}

/** Nothing is agreed for one of the next weeks. */
function atRest(day: string): RawBuilder<unknown> {
  return sql`not exists (select 1 from follow_up as f
    where f.customer_id = b.customer_id and ${plain("f.state")} = 'open' and ${plain("f.due_on")} > ${day}
      and ${plain("f.due_on")} <= ${addDays(day, PLANNED_DAYS)})`;
}

/**
 * The queries behind a list, for a WITH: `mine`, `reach` (those of them who may be contacted at all), `owed`, `reason` and
 * `cand`, one row a customer. What is read grows with the customers of the list.
 */
export function candidateQueries(list: ListOf): RawBuilder<unknown> {
  return sql`mine as materialized (${mine(list)}),
    reach as materialized (select m.customer_id, m.own, coalesce(p.risk_class, 'B') as risk, p.credit_limit_minor, p.credit_currency,
        coalesce((select case when s.until_on >= ${list.day} then s.stage else '' end from stage_override as s
          where s.customer_id = m.customer_id and s.set_on <= ${list.day} order by s.id desc limit 1), '') as stage
      from mine as m left join customer_profile as p on p.customer_id = m.customer_id
      where coalesce(p.legal_hold, 0) = 0 and coalesce(p.placed, 0) = 0 and coalesce(p.do_not_contact, 0) = 0),
    owed as materialized (${owed(list)}),
    reason as materialized (${reasons(list)}),
    cand as materialized (select q.customer_id, min(q.group_no) as group_no, max(q.since) as since,
        coalesce(min(case when q.due_at <> '' then q.due_at end), '') as due_at,
        '[' || string_agg(q.reason, ',' order by q.group_no, q.ord, q.reason) || ']' as reason
      from reason as q where not exists (select 1 from worklist_item as x where x.customer_id = q.customer_id
        and x.person_id = ${whole(list.personId)} and x.state = 'skipped' and x.skip_until > ${list.day} and x.changed_at >= q.since)
      group by q.customer_id)`;
}

/** Amount part of the score by customer and currency; see scoreThousandths for the scale. */
function amountPart(): RawBuilder<unknown> {
  const hundred = sql`ln(cast(100 as double precision))`;
  return sql`case when w.overdue <= 0 then 0 when coalesce(z.p95_minor, 0) <= 0 or w.overdue >= z.p95_minor then 1000
    else cast(floor(1000 * ln(1 + 99 * (cast(w.overdue as double precision) / z.p95_minor)) / ${hundred} + 0.5) as bigint) end`;
}

/** Of a number and where it is full, at most 1000. */
function share(value: RawBuilder<unknown>, full: number): RawBuilder<unknown> {
  return sql`case when ${value} >= ${whole(full)} then 1000 when ${value} <= 0 then 0
    else (${value}) * 1000 / ${whole(full)} end`;
}

function averageLateness(list: ListOf, from: number, to: number): RawBuilder<unknown> {
  const late = daysApart(list.dialect, sql`r.due_on`, sql`r.closed_on`);
  return sql`(select cast(sum(${late}) as double precision) / count(*) from receivable as r
    where r.customer_id = c.customer_id and r.closed_on >= ${addDays(list.day, -from)}
      and r.closed_on <= ${addDays(list.day, -to)} and r.ended_as = '' and r.settled_at_issue = 0)`;
}

/** Days of payments that are compared: the last quarter with the half year before it. */
const TREND = { recent: 90, before: 270 } as const;
/** Days for which a broken promise is held against a customer (COLLECTIONS 4). */
const BROKEN_DAYS = 180;

/**
 * Facts and parts of the score of the rows of `cand`, as `scored`, for a WITH behind {@link candidateQueries}. The same
 * arithmetic as shared/domain/worklist/score.ts, which a test holds against it.
 */
export function scoreQueries(list: ListOf): RawBuilder<unknown> {
  const { day } = list;
  const contactDays = daysApart(
    list.dialect,
    sql`(select max(i.happened_on) from interaction as i where ${ofFamily(list.dialect, "i", "c.customer_id")} and i.right_party = 1
      and ${holds("i")})`,
    sql`${day}`,
  );
  return sql`amount as (select a.* from (select w.customer_id, w.currency, w.overdue, coalesce(z.p95_minor, 0) as p95,
        ${amountPart()} as part, row_number() over (partition by w.customer_id
          order by ${amountPart()} desc, w.overdue desc, w.currency) as best
      from owed as w left join worklist_scale as z on z.day = ${day} and z.currency = w.currency) as a where a.best = 1),
    fact as materialized (select c.customer_id, c.group_no, c.reason, c.since, c.due_at, k.search, m.risk,
        coalesce(a.currency, '') as currency, coalesce(a.overdue, 0) as overdue, coalesce(a.p95, 0) as p95,
        coalesce(a.part, 0) as part_amount,
        coalesce((select max(${daysApart(list.dialect, sql`w.oldest`, sql`${day}`)}) from owed as w
          where w.customer_id = c.customer_id), 0) as dpd,
        (select cast(count(*) as bigint) from promise_span as s where s.customer_id = c.customer_id
          and s.from_on <= ${day} and s.until_on > ${day} and ${plain("s.state")} = 'broken'
          and s.broken_on >= ${addDays(day, -BROKEN_DAYS)}) as broken,
        ${contactDays} as contact_days,
        cast(floor(${averageLateness(list, TREND.recent, 0)}
          - ${averageLateness(list, TREND.before, TREND.recent + 1)}) as bigint) as trend_days,
        m.credit_limit_minor as credit_limit, coalesce((select w.open_minor from owed as w
          where w.customer_id = c.customer_id and w.currency = m.credit_currency), 0) as credit_open
      from cand as c join reach as m on m.customer_id = c.customer_id join customer as k on k.id = c.customer_id
        left join amount as a on a.customer_id = c.customer_id),
    part as (select f.*, ${share(sql`f.dpd`, 90)} as part_dpd,
        case f.risk when 'A' then 0 when 'C' then 667 when 'D' then 1000 else 333 end as part_risk,
        ${share(sql`f.broken`, 2)} as part_broken,
        case when f.contact_days is null then 1000 else ${share(sql`f.contact_days`, 30)} end as part_contact,
        case when f.trend_days is null then 0 else ${share(sql`f.trend_days`, 30)} end as part_trend,
        case when f.credit_limit is null or f.credit_open <= 0 then 0 when f.credit_open >= f.credit_limit then 1000
          else f.credit_open * 1000 / f.credit_limit end as part_credit
      from fact as f),
    scored as (select p.*, ${scoreOf("p", list.rules.weights)} as score, ${factsJson()} as facts from part as p)`;
}

/** Tenths of a point, from the columns `part_*` of a row. */
export function scoreOf(alias: string, weights: WorklistRules["weights"]): RawBuilder<number> {
  const total = Object.values(weights).reduce((sum, points) => sum + points, 0);
  if (total === 0) return sql<number>`0`;
  const parts = Object.entries(weights).map(
    ([part, points]) =>
      sql`(${whole(2 * points)} * ${sql.raw(`${alias}.part_${part}`)} + ${whole(total)}) / ${whole(2 * total)}`,
  );
  const sum = sql.join(parts, sql` + `);
  return sql<number>`case when ${sum} > 1000 then 1000 else ${sum} end`;
}

function factsJson(): RawBuilder<unknown> {
  const orNull = (column: string): RawBuilder<unknown> => sql`coalesce(${text(column)}, 'null')`;
  return sql`'{"currency":"' || p.currency || '","overdueMinor":' || ${text("p.overdue")} || ',"p95Minor":' || ${text("p.p95")}
    || ',"dpd":' || ${text("p.dpd")} || ',"risk":"' || p.risk || '","broken":' || ${text("p.broken")}
    || ',"contactDays":' || ${orNull("p.contact_days")} || ',"trendDays":' || ${orNull("p.trend_days")}
    || ',"creditOpenMinor":' || ${text("p.credit_open")} || ',"creditLimitMinor":' || ${orNull("p.credit_limit")} || '}'`;
}
