import { hashKey, QueryClient } from "@tanstack/react-query";
import type { Area } from "../../shared/contract/ledgers.ts";
import { onLedgerChange } from "./changes.ts";
import { setCompanyZone } from "./company-time.ts";
import { isLedgerError, orpc } from "./ledger.ts";

/**
 * Answers stay fresh until the ledger says otherwise: it pushes what changed, and the process itself is local, so neither
 * time nor window focus nor the network makes an answer old. A query cut off by a restart is asked again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      networkMode: "always",
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (failures, error) => failures < 3 && isLedgerError(error, "LEDGER_STOPPED"),
    },
    mutations: { networkMode: "always", retry: false },
  },
});

const statusKey = orpc.ledgers.status.queryKey();
const STATUS = hashKey(statusKey);
// Before anything is drawn of a ledger, its zone is known.
queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type !== "updated" || query.queryHash !== STATUS) return;
  setCompanyZone(queryClient.getQueryData(statusKey)?.timeZone ?? null);
});

/** Query keys that hold what an area's change may alter. */
function keysOf(area: Area): readonly unknown[][] {
  return MEASURED.has(area) ? [...ownKeysOf(area), [...orpc.kpis.key()]] : ownKeysOf(area);
}

/** Areas whose rows enter the indicators. */
const MEASURED: ReadonlySet<Area> = new Set<Area>([
  "receivables",
  "payments",
  "contacts",
  "promises",
  "disputes",
  "rates",
  "customers",
  "reports",
  "settings",
  "agencies",
]);

function ownKeysOf(area: Area): readonly unknown[][] {
  // What decides whether a document counts, and the lists of what is left to confirm, hang on documents and money alike.
  if (area === "receivables") {
    return [
      orpc.receivables,
      orpc.acceptance,
      orpc.review,
      orpc.rates,
      orpc.openings,
      orpc.bank,
      orpc.promises,
      orpc.disputes,
      orpc.agreements,
      orpc.agencies,
      orpc.agencyInvoices,
      orpc.placed,
    ].map((each) => [...each.key()]);
  }
  // Deposits stand beside the payments they became.
  if (area === "payments") {
    return [orpc.payments, orpc.bank, orpc.agencies, orpc.agencyInvoices, orpc.placed, orpc.campaigns].map((each) => [
      ...each.key(),
    ]);
  }
  // Messages and the mails of which nobody heard stand beside the log.
  if (area === "contacts") return [orpc.contacts, orpc.mail].map((each) => [...each.key()]);
  if (area === "agencies") {
    return [
      orpc.agencies,
      orpc.agencyInvoices,
      orpc.agencyComplaints,
      orpc.agencyAudits,
      orpc.agencyPackages,
      orpc.agencyReports,
      orpc.agencyCalls,
      orpc.agencyTraining,
      orpc.placed,
    ].map((each) => [...each.key()]);
  }
  // What was asked to be written off stands or falls with its approval.
  if (area === "approvals") return [orpc.approvals, orpc.writeOffs, orpc.escalations].map((each) => [...each.key()]);
  return [[...orpc[area].key()]];
}

/** Refetches what is on screen, and forgets what is not, whenever the ledger changes or was restarted. */
export function refetchOnLedgerChanges(): () => void {
  return onLedgerChange((areas) => {
    if (areas === "all") {
      void queryClient.invalidateQueries();
      return;
    }
    for (const queryKey of areas.flatMap(keysOf)) void queryClient.invalidateQueries({ queryKey });
  });
}
