import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import { openItems } from "../receivables/balance.ts";

/** Open balance of a group of customers (the parent company and those below it) in one currency. */
export interface GroupBalance {
  readonly groupId: number;
  readonly currency: string;
  readonly openMinor: number;
}

/** Open balances by economic group, not by tax id (KPIS 13). */
export async function groupBalances(db: ReadHandle, asOf: string): Promise<GroupBalance[]> {
  const result = await sql<GroupBalance>`
    select coalesce(p.parent_id, i.customer_id) as "groupId", i.currency as currency,
      cast(sum(i.open_minor) as bigint) as "openMinor"
    from (${openItems(asOf)}) as i left join customer_profile as p on p.customer_id = i.customer_id
    group by coalesce(p.parent_id, i.customer_id), i.currency`.execute(db);
  return result.rows;
}
