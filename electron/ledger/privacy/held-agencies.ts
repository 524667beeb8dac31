import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { HeldRow } from "./held-row.ts";
import type { Known } from "./subject.ts";

/**
 * That data of somebody went to an agency: each version of a package that was delivered with the customer in it, and when what was in it
 * was returned or destroyed; of a person of the customer, too, whom its list of contacts may name. It says what was done with data, so
 * that erasing leaves it.
 */
export async function packagesHeld(db: ReadHandle, { subject, customers }: Known): Promise<HeldRow[]> {
  if (subject.kind === "person" || customers.length === 0) return [];
  const { rows } = await sql<{
    id: number;
    version: number;
    placement_id: number;
    legal_name: string;
    delivered_on: string;
    destroyed_on: string | null;
  }>`select k.id, k.version, k.placement_id, a.legal_name, min(e.on_day) as delivered_on,
      (select max(z.on_day) from agency_package_event as z where z.package_id = k.id and z.kind = 'destroyed') as destroyed_on
    from agency_package as k join placement as p on p.id = k.placement_id join agency as a on a.id = p.agency_id
      join agency_package_event as e on e.package_id = k.id and e.kind = 'delivered'
    where exists (select 1 from agency_package_item as i where i.package_id = k.id
      and i.customer_id in (${sql.join([...customers])}))
    group by k.id, k.version, k.placement_id, a.legal_name order by k.id`.execute(db);
  return rows.map((row) => ({
    ...({ part: "agencyPackages", table: "agency_package", key: "id" } as const),
    ...{ id: row.id, on: row.delivered_on },
    label: `${row.version} ${row.placement_id} ${row.legal_name}`,
    text: row.destroyed_on ?? "",
    ...{ empties: [], keep: null },
  }));
}
