import { daysSalesOutstanding, monthsOfSales } from "../../../shared/domain/kpis/dso.ts";
import type { Finding } from "../../../shared/domain/kpis/figure.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { creditSales, type MonthLine } from "../reports/reader.ts";

/**
 * Months of sales a count-back gets to walk, the second number only where the first is not enough: hardly any portfolio
 * is older than a year of its sales. What even three years of sales do not cover is shown as "at least" three years.
 */
const SALES_MONTHS = [13, 36] as const;

/** Sales of as many months as the balances of all currencies need. */
export async function salesFor(
  db: ReadHandle,
  asOf: string,
  balances: ReadonlyMap<string, number>,
): Promise<readonly MonthLine[]> {
  let lines: readonly MonthLine[] = [];
  for (const months of SALES_MONTHS) {
    lines = await creditSales(db, asOf, months);
    const covered = [...balances].every(([currency, openMinor]) => {
      const dso = countBackDso(ofCurrency(lines, currency), openMinor, asOf);
      return dso.value !== null && dso.atLeast !== true;
    });
    if (covered) break;
  }
  return lines;
}

/** Lines of one currency. */
export function ofCurrency(lines: readonly MonthLine[], currency: string): MonthLine[] {
  return lines.filter((line) => line.currency === currency);
}

/** DSO by count-back of a balance on sales of its own currency (KPIS 4). */
export function countBackDso(sales: readonly MonthLine[], openMinor: number, asOf: string): Finding {
  const months = new Map<string, number>();
  for (const line of sales) months.set(line.month, (months.get(line.month) ?? 0) + line.amountMinor);
  return daysSalesOutstanding(openMinor, monthsOfSales(months, asOf), { kind: "countBack" });
}
