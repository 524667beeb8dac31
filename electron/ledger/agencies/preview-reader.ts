import type { PlacementPreview } from "../../../shared/contract/agencies.ts";
import { PLACED_BUCKETS } from "../../../shared/domain/agencies/codes.ts";
import { blocksPlacing } from "../../../shared/domain/agencies/papers.ts";
import { shareBp } from "../../../shared/domain/agencies/recovery.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { companyToday } from "../lib/company-today.ts";
import { findAgencies, rateOf } from "./agencies-reader.ts";
import { placeable } from "./placeable-reader.ts";

/** Refused invoices an answer names; the rest is counted. */
const MOST_NAMED = 200;

type Goes = PlacementPreview["goes"][number];

/** What would be placed of a choice of invoices, what it would cost, and what stays and why. Throws NOT_FOUND. */
export async function previewPlacement(
  context: LedgerContext,
  { agencyId, uuids }: { agencyId: number; uuids: readonly string[] },
): Promise<PlacementPreview> {
  const db = openLedger(context).read;
  const today = await companyToday({ sql: db }, context.now());
  const [agency] = await findAgencies(db, today, agencyId);
  if (agency === undefined) throw ledgerError("NOT_FOUND", { what: "agency", id: String(agencyId) });
  const { rows } = await placeable(db, { today, uuids });
  const going = rows.filter(({ why }) => why === null);
  const staying = rows.filter(({ why }) => why !== null);
  const { terms, blocked, papers } = agency;
  const goes = new Map<string, Goes>();
  const totals = new Map<string, PlacementPreview["totals"][number]>();
  for (const { currency, bucket, placeMinor } of going) {
    if (bucket === "current") continue;
    const rateBp = terms === undefined ? null : rateOf(terms, bucket);
    const commissionMinor = rateBp === null ? null : shareBp(placeMinor, rateBp);
    const key = `${currency} ${bucket}`;
    const none = { items: 0, minor: 0, commissionMinor: commissionMinor === null ? null : 0 };
    const row = goes.get(key) ?? { currency, bucket, rateBp, ...none };
    const total = totals.get(currency) ?? { currency, ...none };
    for (const each of [row, total]) {
      each.items++;
      each.minor += placeMinor;
      if (each.commissionMinor !== null) each.commissionMinor += commissionMinor ?? 0;
    }
    goes.set(key, row);
    totals.set(currency, total);
  }
  const order = ({ currency, bucket }: Goes): string => `${currency} ${String(PLACED_BUCKETS.indexOf(bucket))}`;
  return {
    blocked,
    papers: papers.filter(({ state, obligatory }) => blocksPlacing(state, obligatory)).map(({ paper }) => paper),
    customers: new Set(going.map(({ customerId }) => customerId)).size,
    uuids: going.map(({ uuid }) => uuid),
    goes: [...goes.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    totals: [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    stays: {
      rows: staying.slice(0, MOST_NAMED).map(({ receivableId: _, ...row }) => row),
      total: staying.length,
    },
  };
}
