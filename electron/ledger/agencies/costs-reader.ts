import { sql } from "kysely";
import type { AgencyCost } from "../../../shared/contract/agencies.ts";
import type { CostKind } from "../../../shared/domain/agencies/codes.ts";
import { commissionIn } from "../../../shared/domain/agencies/earned.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { BookItem } from "./book.ts";

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
  /** `invoice`: what the paid invoices of a month came to beyond the commission of the terms. */
  readonly kind: CostKind | "invoice";
  readonly currency: string;
  /** Before VAT; negative where an invoice was less than the terms say. */
  readonly netMinor: number;
  readonly vatMinor: number;
  /** What of the VAT is not creditable. */
  readonly vatCostMinor: number;
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
    vatCostMinor: row.vat_creditable === 1 ? 0 : row.vat_minor,
  }));
}

interface PaidRow {
  id: number;
  agency_id: number;
  agency_name: string;
  month: string;
  currency: string;
  net_minor: number;
  vat_minor: number;
  vat_cost_minor: number;
}

/**
 * What was really paid for the commission of a month, where it was: its paid invoices less the commission that the terms say, so
 * that both together are what was paid and nothing is counted twice (KPIS 11). One row an agency, currency and month, of months
 * that begin in the period. `book` is all that is or was with the agencies.
 */
export async function invoiceCostsOf(
  db: ReadHandle,
  book: readonly BookItem[],
  { from, to }: { readonly from: string; readonly to: string },
  currency: string | null = null,
): Promise<StandingCost[]> {
  const only = currency === null ? sql`` : sql`and v.currency = ${currency}`;
  const { rows } =
    await sql<PaidRow>`select cast(min(v.id) as bigint) as id, v.agency_id, a.legal_name as agency_name, v.month,
      v.currency, cast(sum(v.net_minor) as bigint) as net_minor, cast(sum(v.vat_minor) as bigint) as vat_minor,
      cast(sum(case when v.vat_creditable = 1 then 0 else v.vat_minor end) as bigint) as vat_cost_minor
    from agency_invoice as v join agency as a on a.id = v.agency_id
    where v.month || '-01' >= ${from} and v.month || '-01' <= ${to} ${only}
      and exists (select 1 from agency_invoice_event as e where e.invoice_id = v.id and e.kind = 'paid')
    group by v.agency_id, a.legal_name, v.month, v.currency order by id`.execute(db);
  return rows.map((row) => {
    const own = book.filter((item) => item.agencyId === row.agency_id && item.currency === row.currency);
    const earned = own.map((item) => commissionIn(item.debt, item.cash, { ...item, ...item.terms }, row.month));
    const less = (of: (each: (typeof earned)[number]) => number): number =>
      earned.reduce((sum, each) => sum + of(each), 0);
    return {
      id: row.id,
      agencyId: row.agency_id,
      agencyName: row.agency_name,
      month: row.month,
      kind: "invoice",
      currency: row.currency,
      netMinor: row.net_minor - less(({ netMinor }) => netMinor),
      vatMinor: row.vat_minor - less(({ vatMinor }) => vatMinor),
      vatCostMinor: row.vat_cost_minor - less(({ vatCostMinor }) => vatCostMinor),
    };
  });
}
