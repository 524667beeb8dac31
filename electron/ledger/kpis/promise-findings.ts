import { addDays } from "../../../shared/domain/days.ts";
import type { Finding } from "../../../shared/domain/kpis/figure.ts";
import { ratio, times } from "../../../shared/domain/kpis/ratio.ts";
import { shareOf } from "../../../shared/domain/kpis/service.ts";
import { consolidate } from "../../../shared/domain/rates/consolidate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { promiseRatesOf } from "../promises/reader.ts";
import { ratesOn } from "../rates/reader.ts";
import { readSettings } from "../settings/reader.ts";

/**
 * Promises that matured in the period: kept of all judged, by number and by amount (KPIS 8). Amounts of several currencies
 * are added at the one rate of the opening; without it the amount is null.
 */
export async function promiseFindings(
  db: ReadHandle,
  period: { readonly from: string; readonly to: string; readonly currency: string | null },
): Promise<{ kept: Finding; amount: Finding | null }> {
  const { from, to, currency } = period;
  // A payment that matures on the last day is judged from the day after.
  const all = await promiseRatesOf(db, { from, to, asOf: addDays(to, 1), customerId: null });
  const rows = currency === null ? all : all.filter((row) => row.currency === currency);
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const kept = shareOf(
    sum((row) => row.kept),
    sum((row) => row.kept + row.partial + row.broken),
    "maturity",
  );
  const [only, ...others] = rows;
  if (others.length === 0) return { kept, amount: amountOf(only?.keptMinor ?? 0, only?.promisedMinor ?? 0) };
  const { rateDaysBack } = await readSettings(db);
  const rates = await ratesOn(db, addDays(from, -1), rateDaysBack);
  const amounts = consolidate(rows, ["keptMinor", "promisedMinor"], rates.of);
  return { kept, amount: amounts.ok ? amountOf(amounts.sums.keptMinor, amounts.sums.promisedMinor) : null };
}

function amountOf(kept: number, promised: number): Finding {
  const share = ratio(kept, promised);
  return {
    value: share === null ? null : times(share, 100),
    numerator: BigInt(kept),
    denominator: BigInt(promised),
    method: "maturity",
  };
}
