import { minorToMicros } from "../money.ts";
import type { ApplicationFact, MoneyFact, MoneyLink, PagoNode } from "./facts.ts";
import { pagoKey } from "./linking.ts";

/** Part of a payment that goes on one invoice. */
export interface Share {
  /** UUID of the invoice; it may not be in the ledger yet. */
  readonly target: string;
  /** Micros of the invoice's currency. */
  readonly currency: string;
  readonly amount: bigint;
  /** Micros of the payment's currency. */
  readonly cost: bigint;
  /** The decision it comes from; null when a complemento says so. */
  readonly application: number | null;
}

/** Where one payment goes. Its shares' costs, `rest` and the refunds add up to its amount. */
export interface Allocation {
  readonly payment: MoneyFact;
  readonly shares: readonly Share[];
  /** Micros of its currency that no invoice takes. */
  readonly rest: bigint;
}

interface Purse {
  readonly payment: MoneyFact;
  readonly shares: Share[];
  left: bigint;
}

/**
 * Says which invoices payments go to. Where complementos document the money, their lines decide, in order of day, as far
 * as the money reaches: the bank's amount is the truth, a complemento that states more is not filled, one that states less
 * leaves the rest. What is left follows the person's own applications in the order they were made, apart from invoices a
 * linked complemento names, where its lines have corrected them. What remains is money to apply. Money that was refunded is
 * gone before anything is applied, and so is what was applied out of money that complementos and applications had left over
 * (their invoice took less than they say). Pure.
 *
 * `payments` must hold every payment that one of `links` names, `pagos` every Pago. `meant` gives one UUID to all names of an
 * invoice: an opening balance that stands for it has one of its own.
 */
export function allocate(
  payments: readonly MoneyFact[],
  pagos: readonly PagoNode[],
  links: readonly Pick<MoneyLink, "payment" | "rep" | "pago">[],
  meant: (target: string) => string = (target) => target,
): Allocation[] {
  const purses = new Map<string, Purse>();
  for (const payment of payments) {
    const refunded = payment.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
    const left = minorToMicros(Math.max(0, payment.amountMinor - refunded), payment.currency);
    const purse = { payment, shares: [], left };
    for (const application of payment.applications) if (application.ahead) take(purse, application);
    purses.set(payment.uuid, purse);
  }
  const holders = Map.groupBy(links, (link) => pagoKey(link.rep, link.pago));
  const named = new Map<string, Set<string>>();
  for (const node of [...pagos].sort(byDay)) {
    const mine = (holders.get(pagoKey(node.rep, node.pago)) ?? []).flatMap((link) => purses.get(link.payment) ?? []);
    for (const { payment } of mine) {
      const targets = named.get(payment.uuid) ?? new Set();
      named.set(payment.uuid, targets);
      for (const line of node.lines) targets.add(meant(line.target));
    }
    fill(node, mine.sort(byValueDate));
  }
  for (const purse of purses.values()) {
    const corrected = named.get(purse.payment.uuid);
    follow(purse, (target) => corrected?.has(meant(target)) ?? false);
  }
  return [...purses.values()].map(({ payment, shares, left }) => ({ payment, shares, rest: left }));
}

function byDay(a: PagoNode, b: PagoNode): number {
  return compare(`${a.paidOn} ${a.rep}`, `${b.paidOn} ${b.rep}`) || a.pago - b.pago;
}

function byValueDate(a: Purse, b: Purse): number {
  return compare(`${a.payment.paidOn} ${a.payment.uuid}`, `${b.payment.paidOn} ${b.payment.uuid}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Fills the lines of a Pago out of the payments it documents, one after the other. */
function fill(node: PagoNode, purses: readonly Purse[]): void {
  const wanted = stretched(node, purses);
  let at = 0;
  for (const [index, line] of node.lines.entries()) {
    const cost = wanted[index] ?? 0n;
    let costLeft = cost;
    let amountLeft = line.amount;
    while (costLeft > 0n) {
      while ((purses[at]?.left ?? 1n) === 0n) at++;
      const purse = purses[at];
      if (!purse) break;
      const taken = costLeft < purse.left ? costLeft : purse.left;
      // The last part takes what is left of ImpPagado as written, so that no centavo is lost in the division.
      const amount = taken === costLeft ? amountLeft : (line.amount * taken) / cost;
      purse.left -= taken;
      costLeft -= taken;
      amountLeft -= amount;
      if (amount > 0n) {
        purse.shares.push({ target: line.target, currency: line.currency, amount, cost: taken, application: null });
      }
    }
  }
}

/**
 * Costs of the lines. Where the payments differ from Monto by no more than rounding, the last line takes what they have, so
 * that neither a centavo of the invoice stays open nor one of the money stays unapplied (RULES 32).
 */
function stretched(node: PagoNode, purses: readonly Purse[]): bigint[] {
  const costs = node.lines.map((line) => line.cost);
  const sum = costs.reduce((total, cost) => total + cost, 0n);
  const have = purses.reduce((total, purse) => total + purse.left, 0n);
  const last = costs.findLastIndex((cost) => cost > 0n);
  const isMonto = (amount: bigint): boolean => amount >= node.low && amount <= node.high;
  if (last >= 0 && isMonto(sum) && isMonto(have)) costs[last] = (costs[last] ?? 0n) + have - sum;
  return costs;
}

/** What is left of a payment goes where the person said. */
function follow(purse: Purse, isCorrected: (target: string) => boolean): void {
  for (const application of purse.payment.applications) {
    if (!application.ahead && !isCorrected(application.target)) take(purse, application);
  }
}

function take(purse: Purse, application: ApplicationFact): void {
  if (purse.left === 0n) return;
  const cost = minorToMicros(application.amountMinor, purse.payment.currency);
  const amount = minorToMicros(application.targetMinor, application.targetCurrency);
  const taken = cost < purse.left ? cost : purse.left;
  purse.left -= taken;
  purse.shares.push({
    target: application.target,
    currency: application.targetCurrency,
    amount: taken === cost ? amount : (amount * taken) / cost,
    cost: taken,
    application: application.id,
  });
}
