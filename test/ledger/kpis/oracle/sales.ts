import { addMonths, daysBetween, daysInMonth, endOfMonth } from "../../../../shared/domain/days.ts";
import { by, type Fraction, inOne, plus, sum, whole } from "./exact.ts";
import type { Office, Sale } from "./office.ts";

/** Days of sales, walked back or divided (KPIS 4). */

export type Walk = (ar: bigint) => { days: Fraction | null; sales: bigint; atLeast: boolean } | null;

/** Net credit sales of a month as they stand at the cut-off. */
export function netSales(
  office: Office,
  sales: readonly Sale[],
  month: string,
  to: string,
  into: string,
): bigint | null {
  const [first, last] = [month, endOfMonth(month)];
  const counted = sales.filter(
    (sale) =>
      sale.day >= first &&
      sale.day <= last &&
      sale.day <= to &&
      sale.from <= to &&
      (sale.until === null || sale.until > to),
  );
  return inOne(
    office,
    sum(counted, ({ minor }) => minor),
    into,
    to,
  );
}
/** Days of a month up to the cut-off (decision 12). */
export function daysOf(month: string, to: string): number {
  return month.slice(0, 7) === to.slice(0, 7) ? daysBetween(month, to) + 1 : daysInMonth(month);
}
/** First day of the history of sales (decision 71: a window reaches no further). */
const everSold = (sales: readonly Sale[], to: string): string | null => {
  const days = sales
    .filter(({ day, from, until }) => day <= to && from <= to && (until === null || until > to))
    .map(({ day }) => day);
  return days.sort()[0] ?? null;
};

export function countBack(office: Office, sales: readonly Sale[], to: string, into: string): Walk {
  return (ar) => {
    const first = everSold(sales, to);
    if (first === null) return null;
    let left = ar;
    let days: Fraction = whole(0);
    let walked = 0n;
    for (
      let month = `${to.slice(0, 7)}-01`;
      left > 0n && month.slice(0, 7) >= first.slice(0, 7);
      month = addMonths(month, -1)
    ) {
      const net = netSales(office, sales, month, to, into);
      if (net === null) return null;
      const length = daysOf(month, to);
      if (net > 0n) walked += net;
      if (net <= 0n) days = plus(days, whole(length));
      else if (left >= net) {
        days = plus(days, whole(length));
        left -= net;
      } else {
        days = plus(days, { over: left * BigInt(length), under: net });
        left = 0n;
      }
    }
    return { days, sales: walked, atLeast: left > 0n };
  };
}

export function simple(office: Office, sales: readonly Sale[], to: string, into: string): Walk {
  return (ar) => {
    let days = 0;
    let sold = 0n;
    const first = everSold(sales, to);
    if (first === null) return null;
    for (let back = 0; back < office.rules.window; back++) {
      const month = addMonths(to, -back);
      if (month.slice(0, 7) < first.slice(0, 7)) break;
      const net = netSales(office, sales, month, to, into);
      if (net === null) return null;
      sold += net;
      days += daysOf(month, to);
    }
    const value = sold > 0n ? by(whole(ar * BigInt(days)), whole(sold)) : null;
    return { days: value, sales: sold, atLeast: false };
  };
}
