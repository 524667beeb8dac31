import { addMonths, daysBetween, daysInMonth, startOfMonth } from "../days.ts";
import type { Finding } from "./figure.ts";
import { type Amount, minus, plus, type Ratio, ratio, times, whole } from "./ratio.ts";

/**
 * Net credit sales of one month in one currency: invoices issued on credit, VAT included, less credit notes issued that
 * month; a cancelled invoice leaves the month it was issued in (KPIS 0, 4).
 */
export interface MonthSales {
  readonly days: number;
  readonly netSalesMinor: Amount;
}

/** The same with the month's name, `YYYY-MM`. */
export interface NamedMonthSales extends MonthSales {
  readonly month: string;
}

/** How many whole months the simple method divides by (KPIS 4). */
export type DsoMethod = { readonly kind: "countBack" } | { readonly kind: "simple"; readonly windowMonths: number };

/**
 * The months a count-back walks, newest first, from the month of the cut-off to the month of the first sale. The month of
 * the cut-off counts its days up to the cut-off, because its sales do too.
 *
 * @param salesByMonth net credit sales by month (`YYYY-MM`); missing months sold nothing
 * @param asOf cut-off day
 */
export function monthsOfSales(salesByMonth: ReadonlyMap<string, Amount>, asOf: string): NamedMonthSales[] {
  const lastMonth = startOfMonth(asOf);
  let first: string | null = null;
  for (const month of salesByMonth.keys()) if (first === null || month < first) first = month;
  if (first === null) return [];
  const months: NamedMonthSales[] = [];
  for (let month = lastMonth; month.slice(0, 7) >= first; month = addMonths(month, -1)) {
    months.push({
      month: month.slice(0, 7),
      days: month === lastMonth ? daysBetween(month, asOf) + 1 : daysInMonth(month),
      netSalesMinor: salesByMonth.get(month.slice(0, 7)) ?? 0,
    });
  }
  return months;
}

/**
 * Days sales outstanding of the open balance `arMinor` (KPIS 4). `months` run from the cut-off backwards. The finding's
 * denominator is the net sales of the months used. Null without any history of sales.
 */
export function daysSalesOutstanding(arMinor: Amount, months: readonly MonthSales[], method: DsoMethod): Finding {
  const ar = BigInt(arMinor);
  return method.kind === "countBack" ? countBack(ar, months) : simple(ar, months, method.windowMonths);
}

/** Months whose sales are in the denominator of {@link daysSalesOutstanding}, newest first. */
export function monthsCounted(arMinor: Amount, months: readonly NamedMonthSales[], method: DsoMethod): string[] {
  if (method.kind === "simple") return months.slice(0, method.windowMonths).map(({ month }) => month);
  const counted: string[] = [];
  let left = BigInt(arMinor);
  for (const { month, netSalesMinor } of months) {
    if (left <= 0n) break;
    const sales = BigInt(netSalesMinor);
    if (sales <= 0n) continue;
    counted.push(month);
    left -= sales;
  }
  return counted;
}

function countBack(ar: bigint, months: readonly MonthSales[]): Finding {
  if (months.length === 0) return { value: null, numerator: ar, denominator: 0n, method: "countBack" };
  let left = ar;
  let days = 0;
  let salesUsed = 0n;
  let part: Ratio = whole(0);
  for (const month of months) {
    if (left <= 0n) break;
    const sales = BigInt(month.netSalesMinor);
    if (sales <= 0n) {
      days += month.days;
      continue;
    }
    salesUsed += sales;
    if (left < sales) {
      part = times({ numerator: left, denominator: sales }, month.days);
      left = 0n;
    } else {
      days += month.days;
      left -= sales;
    }
  }
  return {
    value: plus(whole(days), part),
    numerator: ar,
    denominator: salesUsed,
    method: "countBack",
    atLeast: left > 0n,
  };
}

function simple(ar: bigint, months: readonly MonthSales[], windowMonths: number): Finding {
  const used = months.slice(0, windowMonths);
  const sales = used.reduce((sum, month) => sum + BigInt(month.netSalesMinor), 0n);
  const days = used.reduce((sum, month) => sum + month.days, 0);
  const share = sales > 0n ? ratio(ar, sales) : null;
  return { value: share === null ? null : times(share, days), numerator: ar, denominator: sales, method: "simple" };
}

/**
 * Average days delinquent: DSO less best-possible DSO, the DSO of the current balance alone by the same method (KPIS 5).
 * Null where either is.
 */
export function averageDaysDelinquent(
  arMinor: Amount,
  currentMinor: Amount,
  months: readonly MonthSales[],
  method: DsoMethod,
): Ratio | null {
  const all = daysSalesOutstanding(arMinor, months, method).value;
  const best = daysSalesOutstanding(currentMinor, months, method).value;
  return all === null || best === null ? null : minus(all, best);
}
