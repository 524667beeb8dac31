import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { dayLiteral } from "../receivables/balance.ts";

/**
 * Customers with a complaint about an agency that is open at the end of a day, each as the one it counts for: nothing of theirs is
 * placed, and the agency does not contact them (COLLECTIONS 15).
 */
export function complainedAbout(asOf: string): RawBuilder<number> {
  const day = dayLiteral(asOf);
  return sql<number>`select coalesce(qm.merged_into, qm.id) from agency_complaint as qc
    join customer as qm on qm.id = qc.customer_id
    where qc.received_on <= ${day} and coalesce((select qe.kind from agency_complaint_event as qe
      where qe.complaint_id = qc.id and qe.kind in ('answered', 'reopened', 'withdrawn') and qe.on_day <= ${day}
      order by qe.id desc limit 1), 'reopened') = 'reopened'`;
}
