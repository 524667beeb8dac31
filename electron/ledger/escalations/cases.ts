import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { EscalationRules } from "../../../shared/contract/escalations.ts";
import { daysApart } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Dialect } from "../db/migration.ts";
import { collectorJoin, customerFields } from "../lib/list-customer.ts";
import { dayLiteral, openAsOf } from "../receivables/balance.ts";

/**
 * The receivables a case stands on: its invoices, and one after the other what replaced them for the same customer in the same
 * currency. Rows of `stands`: `escalation_id`, `invoice_id` of the case, `receivable_id`, and `first`, 1 where it is the invoice
 * itself.
 */
export const STANDS = sql`stands (escalation_id, invoice_id, receivable_id, document_id, customer_id, currency, first) as (
    select i.escalation_id, i.id, r.id, r.document_id, r.customer_id, r.currency, 1 from escalation_invoice as i
      join receivable as r on r.id = i.receivable_id
    union
    select s.escalation_id, s.invoice_id, r.id, r.document_id, r.customer_id, r.currency, 0 from stands as s
      join document_ending as n on n.document_id = s.document_id and n.successor <> ''
      join document as d on d.uuid = n.successor
      join receivable as r on r.document_id = d.id and r.customer_id = s.customer_id and r.currency = s.currency)`;

/** Words of who answers at each level: the person named, and the role. */
export interface Answerers {
  readonly rules: EscalationRules;
  /** Names of people by id. */
  readonly names: ReadonlyMap<number, string>;
}

/** Who answers by the rules in force. */
export async function answerersOf(db: ReadHandle, rules: EscalationRules): Promise<Answerers> {
  const ids = [...new Set(rules.levels.flatMap(({ personId }) => personId ?? []))];
  const people =
    ids.length === 0 ? [] : await db.selectFrom("person").select(["id", "name"]).where("id", "in", ids).execute();
  return { rules, names: new Map(people.map(({ id, name }) => [id, name])) };
}

function byLevel(answerers: Answerers, of: (rule: EscalationRules["levels"][number]) => string): RawBuilder<string> {
  const cases = answerers.rules.levels.map((rule) => sql`when ${rule.level} then ${of(rule)}`);
  return sql<string>`case l.level ${sql.join(cases, sql` `)} else '' end`;
}

/** A request to go to lawyers waits on the day: nobody has decided it by then. */
const asked = (asOf: string): RawBuilder<unknown> => sql`l.kind = 'asked' and not exists (
  select 1 from approval_decision as x where x.approval_id = l.approval_id and x.decided_on <= ${dayLiteral(asOf)})`;

/** Cases raised by the day, each as it stood on it, with what is open of its invoices. */
export function casesAsOf(dialect: Dialect, asOf: string, answerers: Answerers): RawBuilder<unknown> {
  const day = dayLiteral(asOf);
  return sql`(with recursive ${STANDS}
    select j.*, case when j.state = 'late' then ${daysApart(dialect, sql`j.answer_by`, sql`${day}`)} else 0 end as late_days,
      ${daysApart(dialect, sql`j.raised_on`, sql`j.until_on`)} as age_days,
      case when j.oldest is null or j.oldest >= ${day} then 0
        else ${daysApart(dialect, sql`j.oldest`, sql`${day}`)} end as days_past_due,
      case j.level when 'coordinator' then 1 when 'manager' then 2 when 'director' then 3 when 'agency' then 4 else 5 end
        as level_order
    from (select e.id, k.id as customer_id, ${customerFields("k")}, e.currency, e.triggers, e.reason, e.search, e.raised_on,
        coalesce(p.name, e.actor) as raised_by, l.level, l.approval_id,
        case when l.open = 0 then 'decided' when ${asked(asOf)} then 'asked' when l.answer_by < ${day} then 'late'
          else 'open' end as state,
        case when l.open = 0 then null else l.answer_by end as answer_by,
        ${byLevel(answerers, ({ personId }) => (personId === null ? "" : (answerers.names.get(personId) ?? "")))} as answerer,
        ${byLevel(answerers, ({ role }) => role)} as answer_role,
        case when l.open = 0 then l.on_day else ${day} end as until_on,
        d.decision, d.on_day as decided_on, coalesce(v.n, 0) as invoices, coalesce(v.minor, 0) as raised_minor,
        coalesce(o.minor, 0) as open_minor, o.oldest
      from escalation as e
      join escalation_event as l on l.id = (select max(x.id) from escalation_event as x
        where x.escalation_id = e.id and x.kind <> 'note' and x.on_day <= ${day})
      left join escalation_event as d on d.id = (select max(x.id) from escalation_event as x
        where x.escalation_id = e.id and x.decision <> '' and x.on_day <= ${day})
      left join (select i.escalation_id, cast(count(*) as bigint) as n, cast(sum(i.amount_minor) as bigint) as minor
        from escalation_invoice as i group by i.escalation_id) as v on v.escalation_id = e.id
      left join (select s.escalation_id, cast(sum(s.minor) as bigint) as minor,
          min(case when s.minor > 0 then s.due_on end) as oldest
        from (select distinct b.escalation_id, r.id, r.due_on, ${openAsOf(asOf)} as minor from stands as b
          join receivable as r on r.id = b.receivable_id where r.issued_on <= ${day}) as s
        group by s.escalation_id) as o on o.escalation_id = e.id
      join customer as c on c.id = e.customer_id join customer as k on k.id = coalesce(c.merged_into, c.id)
      left join person as p on p.id = e.person_id ${collectorJoin("k.id")}
      where e.raised_on <= ${day}) as j)`;
}
