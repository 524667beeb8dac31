import { daysBetween } from "../days.ts";
import { minorToMicros } from "../money.ts";
import type { LinkDecision, MoneyFact, MoneyLink, PagoNode, PossibleDouble } from "./facts.ts";
import { subsetsWithSum } from "./subset-sum.ts";

/** Days between value date and FechaPago within which equal amounts are taken for the same money: a long weekend. */
export const LINK_DAYS = 5;
/** Days within which an equal amount is shown as a possible double. */
const NEAR_DAYS = 45;
/** Share of the amount by which a possible double may differ: commissions, withholdings typed wrong. In percent. */
const NEAR_PERCENT = 2n;

/** Result of {@link linkMoney}. */
export interface Linking {
  readonly links: readonly MoneyLink[];
  readonly doubles: readonly PossibleDouble[];
}

/** Something that still has money to match: a payment or Pago, less what a person's links have matched already. */
interface Item {
  readonly id: string;
  readonly on: string;
  readonly operation: string;
  readonly targets: ReadonlySet<string>;
  readonly low: bigint;
  readonly high: bigint;
}

/** Name of a Pago among all. */
export function pagoKey(rep: string, pago: number): string {
  return `${rep}/${pago}`;
}

/** Bank references people fill in when they have none ("0", "1", "NA") identify nothing. */
const SHORTEST_OPERATION = 4;

function operationKey(text: string): string {
  const plain = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/^0+/, "");
  return plain.length < SHORTEST_OPERATION ? "" : plain;
}

function byKey(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Decides which Pagos document which payments, so that money counts once whether the complemento or the deposit came first
 * (KPIS 0 "REP is not cash"). A pure function of what is known: the order in which it came does not matter, and what a
 * person decided wins over everything found here.
 *
 * Per customer and currency, in this order:
 * 1. one payment, one Pago: equal amounts (within the rounding interval, RULES 32) at most {@link LINK_DAYS} days apart. Where
 *    several fit, the same operation number goes first, then the Pago that names invoices the payment was applied to, then
 *    the nearer day. Which of several equal ones is taken changes no balance: each amount counts once either way;
 * 2. one payment documented by several Pagos (one per invoice): those with one operation number, those of one day, or the only
 *    combination of one day that adds up;
 * 3. one Pago that documents several payments: the same the other way round, and all payments of its month (RULES 35).
 * What remains and looks alike is returned as possible doubles.
 */
export function linkMoney(
  payments: readonly MoneyFact[],
  pagos: readonly PagoNode[],
  decisions: readonly LinkDecision[],
): Linking {
  const live = new Map(pagos.map((node) => [pagoKey(node.rep, node.pago), node]));
  const known = new Map(payments.map((payment) => [payment.uuid, payment]));
  const decided: Decided = { apart: new Set(), spent: new Map(), filled: new Map() };
  const links: MoneyLink[] = [];
  for (const decision of decisions) {
    const payment = known.get(decision.payment);
    const node = live.get(pagoKey(decision.rep, decision.pago));
    if (!payment || !node) continue;
    const id = pagoKey(node.rep, node.pago);
    if (!decision.linked) decided.apart.add(`${payment.uuid} ${id}`);
    else if (payment.currency === node.currency) {
      links.push({ payment: payment.uuid, rep: node.rep, pago: node.pago, how: "user" });
      decided.spent.set(payment.uuid, (decided.spent.get(payment.uuid) ?? 0n) + node.amount);
      decided.filled.set(id, (decided.filled.get(id) ?? 0n) + microsOf(payment));
    }
  }
  const doubles: PossibleDouble[] = [];
  for (const group of groupsOf(payments, pagos)) {
    const matcher = new Matcher(group, decided);
    matcher.run();
    links.push(...matcher.links);
    doubles.push(...matcher.doubles);
  }
  return {
    links: links.sort((a, b) => byKey(linkKey(a), linkKey(b))),
    doubles: doubles.sort((a, b) => byKey(linkKey(a), linkKey(b))),
  };
}

function linkKey(link: { payment: string; rep: string; pago: number }): string {
  return `${link.payment} ${pagoKey(link.rep, link.pago)}`;
}

/** What people said: pairs that are not one money, and what their links have matched of each side, another customer's too. */
interface Decided {
  readonly apart: Set<string>;
  /** Micros by payment. */
  readonly spent: Map<string, bigint>;
  /** Micros by Pago. */
  readonly filled: Map<string, bigint>;
}

interface Group {
  readonly currency: string;
  readonly payments: MoneyFact[];
  readonly pagos: PagoNode[];
}

/** Payments and Pagos of one customer in one currency, where both exist. */
function groupsOf(payments: readonly MoneyFact[], pagos: readonly PagoNode[]): Group[] {
  const groups = new Map<string, Group>();
  const groupOf = (customer: number, currency: string): Group => {
    const key = `${customer} ${currency}`;
    const group = groups.get(key) ?? { currency, payments: [], pagos: [] };
    groups.set(key, group);
    return group;
  };
  for (const payment of payments) groupOf(payment.customer, payment.currency).payments.push(payment);
  for (const node of pagos) groupOf(node.customer, node.currency).pagos.push(node);
  return [...groups.values()].filter((group) => group.payments.length > 0 && group.pagos.length > 0);
}

class Matcher {
  readonly links: MoneyLink[] = [];
  readonly doubles: PossibleDouble[] = [];
  readonly #apart: ReadonlySet<string>;
  /** What is still to be matched, by id. */
  readonly #deposits = new Map<string, Item>();
  readonly #receipts = new Map<string, Item>();
  readonly #nodes = new Map<string, PagoNode>();
  /** Pairs that fit and were not linked because another combination fits as well. */
  readonly #several = new Set<string>();

  constructor(group: Group, { apart, spent, filled }: Decided) {
    this.#apart = apart;
    for (const payment of group.payments) {
      const rest = microsOf(payment) - (spent.get(payment.uuid) ?? 0n);
      if (rest <= 0n) continue;
      this.#deposits.set(payment.uuid, {
        id: payment.uuid,
        on: payment.paidOn,
        operation: operationKey(payment.operation),
        targets: new Set(payment.applications.map((application) => application.target)),
        low: rest,
        high: rest,
      });
    }
    for (const node of group.pagos) {
      const id = pagoKey(node.rep, node.pago);
      this.#nodes.set(id, node);
      const used = filled.get(id) ?? 0n;
      if (used > 0n && node.low <= used) continue;
      this.#receipts.set(id, {
        id,
        on: node.paidOn,
        operation: operationKey(node.operation),
        targets: new Set(node.lines.map((line) => line.target)),
        low: node.low - used,
        high: node.high - used,
      });
    }
  }

  run(): void {
    this.#pairs();
    for (const deposit of [...this.#deposits.values()].sort(byDay)) this.#sum(deposit, this.#receipts, "deposit");
    for (const receipt of [...this.#receipts.values()].sort(byDay)) this.#sum(receipt, this.#deposits, "receipt");
    this.#lookAlikes();
  }

  #mayBe(deposit: Item, receipt: Item, days: number): boolean {
    return Math.abs(daysBetween(deposit.on, receipt.on)) <= days && !this.#apart.has(`${deposit.id} ${receipt.id}`);
  }

  #link(deposit: Item, receipt: Item): void {
    const node = this.#nodes.get(receipt.id);
    if (node) this.links.push({ payment: deposit.id, rep: node.rep, pago: node.pago, how: "auto" });
  }

  #pairs(): void {
    const pairs: { deposit: Item; receipt: Item; rank: readonly [number, number, number, string] }[] = [];
    for (const deposit of this.#deposits.values()) {
      for (const receipt of this.#receipts.values()) {
        if (deposit.low < receipt.low || deposit.low > receipt.high) continue;
        if (!this.#mayBe(deposit, receipt, LINK_DAYS)) continue;
        const sameOperation = deposit.operation !== "" && deposit.operation === receipt.operation;
        const shared = [...deposit.targets].some((target) => receipt.targets.has(target));
        pairs.push({
          deposit,
          receipt,
          rank: [
            sameOperation ? 0 : 1,
            shared ? 0 : 1,
            Math.abs(daysBetween(deposit.on, receipt.on)),
            `${deposit.on} ${receipt.on} ${deposit.id} ${receipt.id}`,
          ],
        });
      }
    }
    pairs.sort(
      (a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2] || byKey(a.rank[3], b.rank[3]),
    );
    for (const { deposit, receipt } of pairs) {
      if (!this.#deposits.has(deposit.id) || !this.#receipts.has(receipt.id)) continue;
      this.#link(deposit, receipt);
      this.#deposits.delete(deposit.id);
      this.#receipts.delete(receipt.id);
    }
  }

  /** Finds the items on the other side whose sum is `whole`. */
  #sum(whole: Item, others: Map<string, Item>, side: "deposit" | "receipt"): void {
    const mine = side === "deposit" ? this.#deposits : this.#receipts;
    const pair = (other: Item): [Item, Item] => (side === "deposit" ? [whole, other] : [other, whole]);
    const near = [...others.values()].filter((other) => this.#mayBe(...pair(other), LINK_DAYS));
    const take = (parts: readonly Item[]): void => {
      for (const part of parts) {
        this.#link(...pair(part));
        others.delete(part.id);
      }
      mine.delete(whole.id);
    };
    const candidates = [
      ...groupItems(near, (item) => item.operation).sort(
        (a, b) => Number(b[0]?.operation === whole.operation) - Number(a[0]?.operation === whole.operation),
      ),
      ...groupItems(near, (item) => item.on),
      ...(side === "receipt" ? [this.#ofMonth(whole, others)] : []),
    ];
    for (const parts of candidates) {
      if (parts.length > 1 && addsUp(whole, parts)) {
        take(parts);
        return;
      }
    }
    for (const day of groupItems(near, (item) => item.on)) {
      const found = subsetsWithSum(day, whole.low, whole.high);
      const [only] = found;
      if (found.length === 1 && only) {
        take(only);
        return;
      }
      for (const part of found.flat())
        this.#several.add(
          pair(part)
            .map((item) => item.id)
            .join(" "),
        );
    }
  }

  /** Deposits of the calendar month a monthly complemento speaks of. */
  #ofMonth(receipt: Item, deposits: ReadonlyMap<string, Item>): Item[] {
    return [...deposits.values()].filter(
      (deposit) => deposit.on.slice(0, 7) === receipt.on.slice(0, 7) && !this.#apart.has(`${deposit.id} ${receipt.id}`),
    );
  }

  #lookAlikes(): void {
    for (const deposit of this.#deposits.values()) {
      for (const receipt of this.#receipts.values()) {
        const reason = this.#alike(deposit, receipt);
        const node = this.#nodes.get(receipt.id);
        if (reason && node) this.doubles.push({ payment: deposit.id, rep: node.rep, pago: node.pago, reason });
      }
    }
  }

  #alike(deposit: Item, receipt: Item): PossibleDouble["reason"] | null {
    if (!this.#mayBe(deposit, receipt, NEAR_DAYS)) return null;
    if (this.#several.has(`${deposit.id} ${receipt.id}`)) return "several-fit";
    if (deposit.low >= receipt.low && deposit.low <= receipt.high) return "day-apart";
    if (!this.#mayBe(deposit, receipt, LINK_DAYS)) return null;
    if (deposit.operation !== "" && deposit.operation === receipt.operation) return "amount-differs";
    const difference = deposit.low > receipt.high ? deposit.low - receipt.high : receipt.low - deposit.low;
    return difference * 100n <= NEAR_PERCENT * receipt.high ? "amount-differs" : null;
  }
}

function microsOf(payment: MoneyFact): bigint {
  return minorToMicros(payment.amountMinor, payment.currency);
}

function byDay(a: Item, b: Item): number {
  return byKey(`${a.on} ${a.id}`, `${b.on} ${b.id}`);
}

function groupItems(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = Map.groupBy(
    items.filter((item) => key(item) !== ""),
    key,
  );
  return [...groups].sort(([a], [b]) => byKey(a, b)).map(([, group]) => group.sort(byDay));
}

function addsUp(whole: Item, parts: readonly Item[]): boolean {
  const low = parts.reduce((sum, part) => sum + part.low, 0n);
  const high = parts.reduce((sum, part) => sum + part.high, 0n);
  return low <= whole.high && high >= whole.low;
}
