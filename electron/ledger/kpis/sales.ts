import { addMonths, startOfMonth } from "../../../shared/domain/days.ts";
import { type DsoMethod, daysSalesOutstanding, monthsOfSales } from "../../../shared/domain/kpis/dso.ts";
import type { Finding } from "../../../shared/domain/kpis/figure.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { creditSalesAt, type MonthLine } from "./credit-sales.ts";
import { WHOLE } from "./filter.ts";

/** Months of sales that hold most balances; adding up those of the whole history costs many times as much. */
const FEW_MONTHS = 6;

/** Net credit sales of the months before a day, of all currencies: as many as the method walks back from these balances. */
export async function salesFor(
  db: ReadHandle,
  asOf: string,
  balances: ReadonlyMap<string, number>,
  method: DsoMethod,
): Promise<readonly MonthLine[]> {
  const wanted = method.kind === "simple" ? Math.max(FEW_MONTHS, method.windowMonths) : FEW_MONTHS;
  const few = (await creditSalesAt(db, [asOf], WHOLE, wanted))[0] ?? [];
  // A simple DSO divides by all months of its window, also by those that sold nothing, as far as there is history.
  const windowFrom = method.kind === "simple" ? addMonths(startOfMonth(asOf), 1 - method.windowMonths) : asOf;
  const enough = [...balances].every(([currency, openMinor]) => {
    const own = ofCurrency(few, currency);
    const { value, atLeast } = dsoOf(own, openMinor, asOf, method);
    return value !== null && atLeast !== true && own.some(({ month }) => month <= windowFrom.slice(0, 7));
  });
  return enough ? few : ((await creditSalesAt(db, [asOf], WHOLE))[0] ?? []);
}

/** Lines of one currency. */
export function ofCurrency(lines: readonly MonthLine[], currency: string): MonthLine[] {
  return lines.filter((line) => line.currency === currency);
}

/** DSO of a balance on sales of its own currency (KPIS 4). */
export function dsoOf(sales: readonly MonthLine[], openMinor: number, asOf: string, method: DsoMethod): Finding {
  const months = new Map<string, number>();
  for (const line of sales) months.set(line.month, (months.get(line.month) ?? 0) + line.amountMinor);
  return daysSalesOutstanding(openMinor, monthsOfSales(months, asOf), method);
}
