import { sql } from "kysely";
import type { AgencyCost } from "../../../shared/contract/agencies.ts";
import type { CostKind } from "../../../shared/domain/agencies/codes.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** A cost as both readings select it. */
interface CostRow {
  id: number;
  agency_id: number;
  agency_name: string;
  month: string;
  kind: CostKind;
  currency: string;
  net_minor: number;
  vat_minor: number;
  vat_creditable: number;
}

/** Costs of all agencies or of one, the newest month first; those taken back among them. */
export async function costPage(
  db: ReadHandle,
  asked: { readonly agencyId: number | null; readonly offset: number; readonly limit: number },
): Promise<{ rows: AgencyCost[]; total: number }> {
  const whose = asked.agencyId === null ? sql`1 = 1` : sql`k.agency_id = ${asked.agencyId}`;
  const { rows } = await sql<
    CostRow & {
      note: string;
      recorded_on: string;
      actor: string;
      reversed_on: string | null;
      reversed_by: string | null;
      reason: string | null;
      total: number;
    }
  >`select k.id, k.agency_id, a.legal_name as agency_name, k.month, k.kind, k.currency, k.net_minor, k.vat_minor,
      k.vat_creditable, k.note, k.recorded_on, k.actor, x.on_day as reversed_on, x.actor as reversed_by, x.reason,
      cast(count(*) over () as bigint) as total
    from agency_cost as k join agency as a on a.id = k.agency_id left join agency_cost_reversal as x on x.cost_id = k.id
    where ${whose} order by k.month desc, k.id desc limit ${asked.limit} offset ${asked.offset}`.execute(db);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      agencyId: row.agency_id,
      agencyName: row.agency_name,
      month: row.month,
      kind: row.kind,
      currency: row.currency,
      netMinor: row.net_minor,
      vatMinor: row.vat_minor,
      vatCreditable: row.vat_creditable === 1,
      note: row.note,
      recordedOn: row.recorded_on,
      actor: row.actor,
      reversed:
        row.reversed_on === null
          ? null
          : { on: row.reversed_on, actor: row.reversed_by ?? "", reason: row.reason ?? "" },
    })),
    total: rows[0]?.total ?? 0,
  };
}

/** A cost that stands. */
export interface StandingCost {
  readonly id: number;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly month: string;
  readonly kind: CostKind;
  readonly currency: string;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly vatCreditable: boolean;
}

/**
 * Costs whose month begins in the period and that were not taken back: a month is in one period of any division of time, and a
 * month that runs has its costs in it.
 */
export async function costsOf(
  db: ReadHandle,
  { from, to }: { readonly from: string; readonly to: string },
  currency: string | null = null,
): Promise<StandingCost[]> {
  const only = currency === null ? sql`` : sql`and k.currency = ${currency}`;
  const { rows } =
    await sql<CostRow>`select k.id, k.agency_id, a.legal_name as agency_name, k.month, k.kind, k.currency, k.net_minor, k.vat_minor,
      k.vat_creditable
    from agency_cost as k join agency as a on a.id = k.agency_id
    where k.month || '-01' >= ${from} and k.month || '-01' <= ${to} ${only}
      and not exists (select 1 from agency_cost_reversal as x where x.cost_id = k.id)
    order by k.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    month: row.month,
    kind: row.kind,
    currency: row.currency,
    netMinor: row.net_minor,
    vatMinor: row.vat_minor,
    vatCreditable: row.vat_creditable === 1,
  }));
}
