import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Orphan } from "../../../shared/contract/worklist.ts";
import { addDays, daysBetween } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { plain } from "../db/plain.ts";
import { NEVER } from "../db/tables/spec.ts";
import { maybeOpen, openAsOf, openItems } from "../receivables/balance.ts";
import { pausedBy } from "../receivables/paused.ts";
import { hasPlacement, holds, PLANNED_DAYS, whole } from "./candidates.ts";

/** Days after a contact, or after the day of an open step, during which its customer counts as followed. */
const FOLLOWED_DAYS = 14;

/**
 * Overdue customers without an owner or without a next step, as `o`: nobody is in charge, or somebody who left; nothing
 * agreed for the next weeks, all that is overdue promised, with an agency, or disputed, in no list of the day, and not contacted lately; or put off too often. What
 * was to be done long ago and was not is no next step, nor is money that nobody applies to the promise it may be for.
 * Customers whom nobody may contact have their step elsewhere.
 */
function orphans(day: string, skipLimit: number): RawBuilder<unknown> {
  return sql`select b.*, c.name, c.key, c.search, coalesce(a.name, '') as owner,
      case when p.collector_id is null then 1 else 0 end as no_owner,
      case when p.collector_id is not null and a.active = 0 then 1 else 0 end as owner_left,
      case when exists (select 1 from follow_up as f where f.customer_id = b.customer_id and f.state = 'open'
            and f.due_on > ${addDays(day, -FOLLOWED_DAYS)} and f.due_on <= ${addDays(day, PLANNED_DAYS)})
          or ((exists (select 1 from promise_span as ps where ps.customer_id = b.customer_id and ps.from_on <= ${day}
              and ps.until_on > ${day} and (ps.state = 'active'
                or (ps.state = 'verify' and ps.from_on > ${addDays(day, -FOLLOWED_DAYS)})))
              or ${hasPlacement("b.customer_id", day)})
            and not exists (select 1 from receivable as r where r.customer_id = b.customer_id and ${maybeOpen(day)}
              and r.due_on < ${day} and ${openAsOf(day)} > 0 and ${pausedBy(day, "r.id")} is null))
          or exists (select 1 from dispute_standing as s where s.customer_id = b.customer_id and s.withdrawn = 0
            and ${plain("s.resolved_on")} = ${NEVER}
            and s.due_on > ${addDays(day, -FOLLOWED_DAYS)})
          or exists (select 1 from worklist_item as w where w.customer_id = b.customer_id and w.day = ${day}
            and w.state = 'pending')
          or exists (select 1 from interaction as i where i.customer_id = b.customer_id and i.worked = 1
            and i.happened_on > ${addDays(day, -FOLLOWED_DAYS)} and ${holds("i")})
          or exists (select 1 from customer as kin join interaction as i on i.customer_id = kin.id
            where kin.merged_into = b.customer_id and i.worked = 1
              and i.happened_on > ${addDays(day, -FOLLOWED_DAYS)} and ${holds("i")})
        then 0 else 1 end as no_step,
      case when coalesce((select w.skips from worklist_item as w where w.customer_id = b.customer_id and w.state <> 'pending'
        order by w.id desc limit 1), 0) >= ${whole(skipLimit)} then 1 else 0 end as skipped
    from (select i.customer_id, min(i.due_on) as oldest from (${openItems(day)}) as i
        where i.due_on < ${day} and i.open_minor > 0 group by i.customer_id) as b
      join customer as c on c.id = b.customer_id
      left join customer_profile as p on p.customer_id = b.customer_id left join person as a on a.id = p.collector_id
    where coalesce(p.legal_hold, 0) = 0 and coalesce(p.placed, 0) = 0`;
}

const ANY = sql`(o.no_owner = 1 or o.owner_left = 1 or o.no_step = 1 or o.skipped = 1)`;

/** How many there are. */
export async function countOrphans(db: ReadHandle, day: string, skipLimit: number): Promise<number> {
  const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n from (${orphans(day, skipLimit)}) as o
    where ${ANY}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

interface Row {
  customer_id: number;
  name: string;
  key: string;
  owner: string;
  oldest: string;
  no_owner: number;
  owner_left: number;
  no_step: number;
  skipped: number;
}

/** A window of them, the oldest debts first. */
export async function orphanPage(
  db: ReadHandle,
  day: string,
  skipLimit: number,
  window: { readonly offset: number; readonly limit: number },
): Promise<Orphan[]> {
  const { rows } = await sql<Row>`select o.* from (${orphans(day, skipLimit)}) as o where ${ANY}
    order by o.oldest, o.search, o.customer_id limit ${window.limit} offset ${window.offset}`.execute(db);
  const amounts = await overdueOf(
    db,
    day,
    rows.map((row) => row.customer_id),
  );
  return rows.map((row) => {
    const problems: Orphan["problems"] = [];
    if (row.no_owner === 1) problems.push("no-owner");
    if (row.owner_left === 1) problems.push("owner-left");
    if (row.no_step === 1) problems.push("no-step");
    if (row.skipped === 1) problems.push("skipped");
    return {
      customerId: row.customer_id,
      customerName: row.name,
      customerKey: row.key,
      owner: row.owner,
      problems,
      dpd: daysBetween(row.oldest, day),
      overdue: amounts.filter((amount) => amount.customer_id === row.customer_id),
    };
  });
}

async function overdueOf(
  db: ReadHandle,
  day: string,
  customerIds: readonly number[],
): Promise<{ customer_id: number; currency: string; minor: number }[]> {
  if (customerIds.length === 0) return [];
  const result = await sql<{ customer_id: number; currency: string; minor: number }>`
    select r.customer_id, r.currency, cast(sum(${openAsOf(day)}) as bigint) as minor from receivable as r
    where r.customer_id in (${sql.join(customerIds)}) and ${maybeOpen(day)} and r.due_on < ${day}
    group by r.customer_id, r.currency order by r.currency`.execute(db);
  return result.rows;
}
