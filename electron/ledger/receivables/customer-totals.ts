import type { AgingRow, AgingTotals, CustomerTotals, SelectionTotals } from "../../../shared/contract/receivables.ts";
import { percentOf } from "../../../shared/domain/kpis/concentration.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type AgingSelection, agingByCustomer } from "./aging-reader.ts";

/** Totals with their overdue share in percent, two decimals, null when nothing is open (KPIS 3). */
export function withOverdueShare<T extends Pick<AgingTotals, "openMinor" | "overdueMinor">>(
  totals: T,
): T & Pick<SelectionTotals, "overduePercent"> {
  const share = percentOf(totals.overdueMinor, totals.openMinor);
  return { ...totals, overduePercent: share === null ? null : toDecimal(share) };
}

function openOf(row: AgingRow): number {
  return row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor;
}

/** Sums by currency of what the aging by customer selects; the window and the sort do not matter. */
export async function customerTotals(
  db: ReadHandle,
  selection: Pick<AgingSelection, "asOf" | "search" | "currency">,
): Promise<CustomerTotals[]> {
  const byCurrency = Map.groupBy(await agingByCustomer(db, selection), (row) => row.currency);
  return [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, rows]) => {
      const sum = (of: (row: AgingRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
      return withOverdueShare({
        currency,
        customers: rows.length,
        documents: sum((row) => row.documents),
        currentMinor: sum((row) => row.currentMinor),
        d1to30Minor: sum((row) => row.d1to30Minor),
        d31to60Minor: sum((row) => row.d31to60Minor),
        d61to90Minor: sum((row) => row.d61to90Minor),
        d90plusMinor: sum((row) => row.d90plusMinor),
        openMinor: sum(openOf),
        overdueMinor: sum((row) => openOf(row) - row.currentMinor),
        unappliedMinor: sum((row) => row.unappliedMinor),
        balanceMinor: sum((row) => row.balanceMinor),
      });
    });
}
