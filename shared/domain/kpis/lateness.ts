import { daysBetween } from "../days.ts";
import { type Amount, type Ratio, ratio } from "./ratio.ts";

/** Balance-weighted average of days past due over overdue items (KPIS 5). Null when nothing is overdue. */
export function weightedDaysPastDue(
  items: readonly { readonly openMinor: Amount; readonly daysPastDue: number }[],
): Ratio | null {
  let days = 0n;
  let balance = 0n;
  for (const item of items) {
    if (item.daysPastDue <= 0) continue;
    balance += BigInt(item.openMinor);
    days += BigInt(item.openMinor) * BigInt(item.daysPastDue);
  }
  return ratio(days, balance);
}

/** Cash received on one item. */
export interface Receipt {
  readonly amountMinor: Amount;
  readonly issuedOn: string;
  readonly dueOn: string;
  /** Bank value date. */
  readonly paidOn: string;
}

/**
 * Amount-weighted average of the days cash came late. `signed` lets early payments pull it down; otherwise they count as
 * zero days late, as in a customer's profile (KPIS 5). Null without receipts.
 */
export function averageDaysLate(receipts: readonly Receipt[], reading: "signed" | "clamped"): Ratio | null {
  return weighted(receipts, (receipt) => {
    const late = daysBetween(receipt.dueOn, receipt.paidOn);
    return reading === "clamped" && late < 0 ? 0 : late;
  });
}

/** Amount-weighted average of days from issue to payment (KPIS 5). Null without receipts. */
export function averageDaysToPay(receipts: readonly Receipt[]): Ratio | null {
  return weighted(receipts, (receipt) => daysBetween(receipt.issuedOn, receipt.paidOn));
}

function weighted(receipts: readonly Receipt[], daysOf: (receipt: Receipt) => number): Ratio | null {
  let days = 0n;
  let cash = 0n;
  for (const receipt of receipts) {
    cash += BigInt(receipt.amountMinor);
    days += BigInt(receipt.amountMinor) * BigInt(daysOf(receipt));
  }
  return ratio(days, cash);
}
