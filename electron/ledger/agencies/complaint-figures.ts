import { sql } from "kysely";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

async function byAgency(query: Promise<{ rows: { agency_id: number; n: number }[] }>) {
  return new Map((await query).rows.map(({ agency_id: agency, n }) => [agency, n]));
}

/** Customers that each agency had in a period, whatever they owe in. */
export function accountsIn(db: ReadHandle, { from, to }: Period): Promise<ReadonlyMap<number, number>> {
  return byAgency(
    sql<{ agency_id: number; n: number }>`select i.agency_id, cast(count(distinct r.customer_id) as bigint) as n
      from placement_item as i join receivable as r on r.id = i.receivable_id
        left join placement_end as pe on pe.item_id = i.id
      where i.control = 0 and i.placed_on <= ${to} and (pe.on_day is null or pe.on_day >= ${from})
      group by i.agency_id`.execute(db),
  );
}

/** Complaints about each agency that came in a period; those that were taken out are none. */
export function complaintsIn(db: ReadHandle, { from, to }: Period): Promise<ReadonlyMap<number, number>> {
  return byAgency(
    sql<{ agency_id: number; n: number }>`select q.agency_id, cast(count(*) as bigint) as n from agency_complaint as q
      where q.received_on >= ${from} and q.received_on <= ${to} and not exists (select 1 from agency_complaint_event as e
        where e.complaint_id = q.id and e.kind = 'withdrawn')
      group by q.agency_id`.execute(db),
  );
}
