import { sql } from "kysely";
import type { ListProgress } from "../../../shared/contract/worklist.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { whole } from "./candidates.ts";
import { NOBODY } from "./whose.ts";

interface Row {
  person_id: number;
  name: string;
  role: string;
  customers: number;
  fixed_at: string | null;
  last_day: string | null;
  pending: number;
  done: number;
  skipped: number;
  gone: number;
  live: number;
}

const EMPTY: Omit<Row, "person_id"> = {
  name: "",
  role: "",
  customers: 0,
  fixed_at: null,
  last_day: null,
  pending: 0,
  done: 0,
  skipped: 0,
  gone: 0,
  live: 0,
};

/**
 * How far the lists of a day are, by name, that of nobody's customers first. Whoever works with customers is in it: those
 * in charge of some, and those with a list today.
 */
export async function listProgress(db: ReadHandle, day: string, only: number | null): Promise<ListProgress[]> {
  const one = only === null ? sql`1 = 1` : sql`p.person_id = ${whole(only)}`;
  const result = await sql<Row>`select p.person_id, coalesce(o.name, '') as name, coalesce(o.role, '') as role,
      ${customersOf(only)} as customers,
      l.fixed_at, (select max(x.day) from worklist as x where x.person_id = p.person_id) as last_day,
      coalesce(i.pending, 0) as pending, coalesce(i.done, 0) as done, coalesce(i.skipped, 0) as skipped,
      coalesce(i.gone, 0) as gone, coalesce(i.live, 0) as live
    from (select ${whole(NOBODY)} as person_id
        union select q.collector_id from customer_profile as q join person as a on a.id = q.collector_id where a.active = 1
        union select w.person_id from worklist as w where w.day = ${day}) as p
      left join person as o on o.id = p.person_id
      left join worklist as l on l.person_id = p.person_id and l.day = ${day}
      left join (select w.person_id,
          cast(sum(case when w.state = 'pending' then 1 else 0 end) as bigint) as pending,
          cast(sum(case when w.state = 'done' then 1 else 0 end) as bigint) as done,
          cast(sum(case when w.state = 'skipped' then 1 else 0 end) as bigint) as skipped,
          cast(sum(case when w.state = 'gone' then 1 else 0 end) as bigint) as gone,
          cast(sum(w.live) as bigint) as live
        from worklist_item as w where w.day = ${day} group by w.person_id) as i on i.person_id = p.person_id
    where ${one} order by case when p.person_id = 0 then 0 else 1 end, o.search, p.person_id`.execute(db);
  const rows = result.rows.length === 0 && only !== null ? [{ ...EMPTY, person_id: only }] : result.rows;
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    role: row.role,
    customers: row.customers,
    fixedAt: row.fixed_at,
    lastDay: row.last_day ?? "",
    pending: row.pending,
    done: row.done,
    skipped: row.skipped,
    gone: row.gone,
    live: row.live,
  }));
}

/** Customers in charge who owe something; counting nobody's goes through all that is open, so one's own list leaves it. */
function customersOf(only: number | null) {
  const nobody = sql`(select cast(count(distinct r.customer_id) as bigint) from receivable as r
    left join customer_profile as q on q.customer_id = r.customer_id left join person as a on a.id = q.collector_id
    where r.closed_on = ${NEVER} and (a.id is null or a.active = 0))`;
  const own = sql`(select cast(count(*) as bigint) from customer_profile as q where q.collector_id = p.person_id)`;
  return only === null ? sql`case when p.person_id = 0 then ${nobody} else ${own} end` : own;
}
