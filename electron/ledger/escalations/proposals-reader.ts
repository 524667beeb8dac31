import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { EscalationProposal, TriggerTold } from "../../../shared/contract/escalations.ts";
import { addDays, daysBetween } from "../../../shared/domain/days.ts";
import { type Thresholds, triggersOf } from "../../../shared/domain/escalations/triggers.ts";
import { inCurrencyOrder } from "../../../shared/domain/rates/exchange-rate.ts";
import { ofFamily } from "../customers/family.ts";
import { dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { wordConditions } from "../lib/search.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { pausedBy } from "../receivables/paused.ts";
import { holds } from "../worklist/candidates.ts";

interface Row {
  customer_id: number;
  key: string;
  name: string;
  collector: string;
  currency: string;
  overdue: number;
  invoices: number;
  oldest: string;
  broken: number;
  refused_on: string | null;
  flagged_on: string | null;
  bounced_on: string | null;
  attempts: number;
  first_attempt_on: string | null;
}

interface Asked {
  readonly today: string;
  readonly thresholds: Thresholds;
  readonly search?: string;
  /** Only this customer, whether a case or a delay keeps it from being proposed or not. */
  readonly customerId?: number;
}

/** Ways on which one tries to reach somebody: a mail that went out says nothing of whether anybody is there. */
const REACHING = sql`('call', 'visit', 'whatsapp', 'sms')`;

/**
 * What is overdue of customers by currency and may be chased, with what the thresholds look at. Customers whom lawyers have are
 * left out; those with a case of the currency that waits, or whose proposal was put off, unless one is asked for by id.
 */
function facts(db: ReadHandle, { today, thresholds, search = "", customerId }: Asked): RawBuilder<unknown> {
  const dialect = dialectOf(db);
  const of = (alias: string): RawBuilder<unknown> => ofFamily(dialect, alias, "o.customer_id");
  const disputed = sql`cast(coalesce((select sum(s.disputed_minor) from dispute_standing as s
    where s.customer_id = r.customer_id and s.receivable_id = r.id and s.withdrawn = 0 and s.resolved_on = ${NEVER}), 0) as bigint)`;
  const last = (outcome: string): RawBuilder<unknown> => sql`(select max(i.happened_on) from interaction as i
    where ${of("i")} and i.outcome = ${outcome} and i.happened_on <= ${today} and ${holds("i")})`;
  const tried = (what: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select ${what} from interaction as i
    where ${of("i")} and i.direction = 'out' and i.worked = 1 and i.connected = 0 and i.channel in ${REACHING}
      and i.happened_on <= ${today} and ${holds("i")}
      and i.happened_on > coalesce((select max(h.happened_on) from interaction as h where ${of("h")}
        and (h.connected = 1 or (h.direction = 'in' and h.channel <> 'note')) and h.happened_on <= ${today}
        and ${holds("h")}), ''))`;
  const only = customerId === undefined ? sql`` : sql`and r.customer_id = ${customerId}`;
  const free =
    customerId === undefined
      ? sql`and not exists (select 1 from escalation as e join escalation_event as l on l.escalation_id = e.id
            and l.id = (select max(x.id) from escalation_event as x where x.escalation_id = e.id and x.kind <> 'note')
          where ${of("e")} and e.currency = o.currency and l.open = 1)
        and not exists (select 1 from escalation_put_off as u where ${of("u")} and u.currency = o.currency
          and u.until_on > ${today} and not exists (select 1 from escalation_put_off as n
            where n.customer_id = u.customer_id and n.currency = u.currency and n.id > u.id))`
      : sql``;
  const words = wordConditions(search, "c.search");
  const named = words.length === 0 ? sql`` : sql`and ${sql.join(words, sql` and `)}`;
  return sql`select o.*, c.key, c.name, coalesce(p.name, '') as collector,
      (select cast(count(*) as bigint) from promise_span as s join promise as pr on pr.id = s.promise_id
        where s.customer_id = o.customer_id and pr.currency = o.currency and s.from_on <= ${today} and s.until_on > ${today}
          and s.state = 'broken' and s.broken_on >= ${addDays(today, -thresholds.brokenWithinDays)}) as broken,
      ${last("NP")} as refused_on, ${last("INS")} as flagged_on,
      (select max(s.bounced_on) from payment as m join payment_standing as s on s.id = m.id
        where ${of("m")} and m.currency = o.currency and s.bounced_on <= ${today} and s.reversed = 0) as bounced_on,
      ${tried(sql`cast(count(*) as bigint)`)} as attempts, ${tried(sql`min(i.happened_on)`)} as first_attempt_on
    from (select i.customer_id, i.currency, cast(sum(i.free_minor) as bigint) as overdue,
        cast(count(*) as bigint) as invoices, min(i.due_on) as oldest
      from (select r.customer_id, r.currency, r.due_on, ${openAsOf(today)} - ${disputed} as free_minor from receivable as r
        where ${maybeOpen(today)} and r.due_on < ${today} ${only} and ${pausedBy(today, "r.id")} is null) as i
      where i.free_minor > 0 group by i.customer_id, i.currency) as o
      join customer as c on c.id = o.customer_id left join customer_profile as f on f.customer_id = o.customer_id
      left join person as p on p.id = f.collector_id
    where coalesce(f.legal_hold, 0) = 0 ${named} ${free}`;
}

function triggersOfRow(row: Row, { today, thresholds }: Asked): TriggerTold[] {
  return triggersOf(
    {
      currency: row.currency,
      overdueMinor: row.overdue,
      daysPastDue: daysBetween(row.oldest, today),
      brokenPromises: row.broken,
      refusedOn: row.refused_on,
      bouncedOn: row.bounced_on,
      flaggedOn: row.flagged_on,
      attempts: row.attempts,
      firstAttemptOn: row.first_attempt_on,
    },
    thresholds,
    today,
  );
}

/** Customers that the thresholds propose today: by currency, the largest overdue amount first. Nothing is escalated by it. */
export async function proposalsOf(db: ReadHandle, asked: Asked): Promise<EscalationProposal[]> {
  const { rows } = await sql<Row>`${facts(db, asked)}`.execute(db);
  const found = rows.flatMap((row): EscalationProposal[] => {
    const triggers = triggersOfRow(row, asked);
    if (triggers.length === 0) return [];
    return [
      {
        ...{ customerId: row.customer_id, customerKey: row.key, customerName: row.name, collector: row.collector },
        ...{ currency: row.currency, overdueMinor: row.overdue, invoices: row.invoices },
        ...{ daysPastDue: daysBetween(row.oldest, asked.today), triggers },
      },
    ];
  });
  const order = inCurrencyOrder([...new Set(found.map(({ currency }) => currency))]);
  return found.sort(
    (a, b) =>
      order.indexOf(a.currency) - order.indexOf(b.currency) ||
      b.overdueMinor - a.overdueMinor ||
      a.customerId - b.customerId,
  );
}
