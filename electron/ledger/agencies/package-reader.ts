import { sql } from "kysely";
import type { AgencyPackage } from "../../../shared/contract/agency-packages.ts";
import { type PackageDelivery, packageDueBy, packagesOnTime } from "../../../shared/domain/agencies/packages.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readHolidays } from "../lib/holidays.ts";

/** Ids of the items of a batch that are with the agency: placed, not kept as control, and not taken back. */
export async function itemsWithAgency(db: ReadHandle, placementId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select i.id from placement_item as i where i.placement_id = ${placementId}
      and i.control = 0 and not exists (select 1 from placement_end as pe where pe.item_id = i.id)
    order by i.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Versions of packages, the newest first: of a batch, or one. */
export async function packagesOf(
  db: ReadHandle,
  only: { readonly placementId: number } | { readonly id: number },
): Promise<AgencyPackage[]> {
  const where = "id" in only ? sql`p.id = ${only.id}` : sql`p.placement_id = ${only.placementId}`;
  const { rows } = await sql<{
    id: number;
    placement_id: number;
    version: number;
    made_on: string;
    actor: string;
    file_name: string;
    bytes: number;
    sha256: string;
    items: number;
    customers: number;
    recalled: number;
  }>`select p.id, p.placement_id, p.version, p.made_on, p.actor, p.file_name, p.bytes, p.sha256,
      (select cast(count(*) as bigint) from agency_package_item as x where x.package_id = p.id) as items,
      (select cast(count(distinct x.customer_id) as bigint) from agency_package_item as x where x.package_id = p.id) as customers,
      (select cast(count(*) as bigint) from agency_package_item as x join placement_end as pe on pe.item_id = x.item_id
        where x.package_id = p.id) as recalled
    from agency_package as p where ${where} order by p.version desc`.execute(db);
  if (rows.length === 0) return [];
  const events = await db
    .selectFrom("agency_package_event")
    .selectAll()
    .where(
      "package_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("id")
    .execute();
  return rows.map((row): AgencyPackage => {
    const steps = events.filter((event) => event.package_id === row.id);
    const last = (kind: string): string | null => steps.findLast((step) => step.kind === kind)?.on_day ?? null;
    return {
      ...{ id: row.id, placementId: row.placement_id, version: row.version, madeOn: row.made_on, madeBy: row.actor },
      ...{ fileName: row.file_name, bytes: row.bytes, sha256: row.sha256, items: row.items, customers: row.customers },
      ...{ deliveredOn: last("delivered"), acknowledgedOn: last("acknowledged"), destroyedOn: last("destroyed") },
      recalled: row.recalled,
      steps: steps.map(({ id, kind, on_day: on, actor, who, note }) => ({ id, kind, on, actor, who, note })),
    };
  });
}

/** Whether the items of a batch with the agency are those of a version. */
export async function isCurrent(db: ReadHandle, packageId: number, items: readonly number[]): Promise<boolean> {
  const rows = await db
    .selectFrom("agency_package_item")
    .select("item_id")
    .where("package_id", "=", packageId)
    .execute();
  const kept = new Set(rows.map((row) => row.item_id));
  return kept.size === items.length && items.every((id) => kept.has(id));
}

/** Last day to deliver the package of a batch placed on a day. */
export async function dueByOf(db: ReadHandle, placedOn: string): Promise<string> {
  const year = Number(placedOn.slice(0, 4));
  return packageDueBy(placedOn, await readHolidays(db, year, year + 1));
}

/** How many packages of each agency were due in a period and on time: of batches of which something was placed with it. */
export async function packagesIn(
  db: ReadHandle,
  period: Period,
): Promise<ReadonlyMap<number, ReturnType<typeof packagesOnTime>>> {
  const { rows } = await sql<{ agency_id: number; placed_on: string; delivered_on: string | null }>`
    select p.agency_id, s.on_day as placed_on, (select min(e.on_day) from agency_package as k
        join agency_package_event as e on e.package_id = k.id and e.kind = 'delivered'
        where k.placement_id = p.id) as delivered_on
    from placement as p join placement_start as s on s.placement_id = p.id
    where s.on_day <= ${period.to}
      and exists (select 1 from placement_item as i where i.placement_id = p.id and i.control = 0)`.execute(db);
  const years = rows.map(({ placed_on: on }) => Number(on.slice(0, 4)));
  if (years.length === 0) return new Map();
  const holidays = await readHolidays(db, Math.min(...years), Math.max(...years) + 1);
  const deliveries = Map.groupBy(rows, (row) => row.agency_id);
  return new Map(
    [...deliveries].map(([agency, own]) => [
      agency,
      packagesOnTime(
        own.map(
          (row): PackageDelivery => ({
            dueBy: packageDueBy(row.placed_on, holidays),
            deliveredOn: row.delivered_on,
          }),
        ),
        period,
      ),
    ]),
  );
}
