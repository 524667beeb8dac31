import { addDays, addMonths, daysBetween, endOfMonth } from "../../../../shared/domain/days.ts";
import { by, compare, type Fraction, inOne, plus, rateOn, type Sums, shown, sum, times, whole } from "./exact.ts";
import { cameBack, charged, received, toBePaid, toCollect, upTo, within } from "./items.ts";
import { COMPANIES, type Entry, type Item, type Office, openOn } from "./office.ts";
import { countBack, simple, type Walk } from "./sales.ts";

/** What is asked: days, and a part of the office by the story's own numbers. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly company: number | null;
  readonly collector: number | null;
  readonly segment: string | null;
  /** Customer at the head of a group. */
  readonly group: number | null;
  readonly currency: string | null;
}

export interface Figure {
  readonly value: string | null;
  readonly numerator: string;
  readonly denominator: string;
  readonly light: string;
  readonly atLeast: boolean;
}
type Figures = Record<string, Figure>;
type Light = "green" | "amber" | "red" | "none";

const NONE = { value: null, numerator: "0", denominator: "0", light: "none", atLeast: false } as const;
const HUNDRED = whole(100);

/** Goals of KPIS 15: direction, target and the end of the amber band. */
const TARGETS: Record<string, readonly [">=" | "<", bigint, bigint]> = {
  recoveryRate: [">=", 95n, 90n],
  overduePct: ["<", 10n, 15n],
  currentPct: [">=", 90n, 85n],
  dso: ["<", 30n, 40n],
};

/** The light, judged before anything is rounded. */
function lightOf(name: string, value: Fraction): Light {
  const goal = TARGETS[name];
  if (goal === undefined) return "none";
  const [direction, target, amber] = goal;
  const toTarget = compare(value, whole(target));
  const toAmber = compare(value, whole(amber));
  if (direction === ">=") return toTarget >= 0 ? "green" : toAmber >= 0 ? "amber" : "red";
  return toTarget < 0 ? "green" : toAmber <= 0 ? "amber" : "red";
}

/** Head of the economic group of a customer. */
function headOf(office: Office, customer: number): number {
  const above = office.customers[customer]?.parent ?? null;
  return above === null ? customer : headOf(office, above);
}
function inGroup(office: Office, customer: number, head: number): boolean {
  const above = office.customers[customer]?.parent ?? null;
  return customer === head || (above !== null && inGroup(office, above, head));
}

/** The part of the office that is asked about. */
export function chosen(office: Office, asked: Asked) {
  return ({ customer, company, currency }: { customer: number; company: number | null; currency: string }): boolean => {
    const who = office.customers[customer];
    return (
      (asked.company === null || company === asked.company) &&
      (asked.currency === null || currency === asked.currency) &&
      (asked.collector === null || who?.collector === asked.collector) &&
      (asked.segment === null || who?.segment === asked.segment) &&
      (asked.group === null || inGroup(office, customer, asked.group))
    );
  };
}

/** What of the open balance is disputed at the end of a day. */
function disputedOn(item: Item, day: string): number {
  let disputed = 0;
  for (const { openedOn, minor, turns } of item.disputes) {
    const answered = turns.filter((on) => on <= day).length;
    if (openedOn <= day && answered % 2 === 0) disputed += minor;
  }
  return Math.min(disputed, openOn(item, day));
}

/** Every figure of KPIS 2 to 6 and 13, counted invoice by invoice. */
export function count(office: Office, asked: Asked, into: string, currencies: readonly string[]): Figures {
  const { from, to } = asked;
  const opening = addDays(from, -1);
  const part = chosen(office, asked);
  const items = office.items.filter(part);
  // A currency in which nothing stood or moved has no say in what balances are measured by (decision 71).
  const sales = office.sales.filter(
    (sale) => part(sale) && (sale.currency === into || currencies.includes(sale.currency)),
  );
  const figures: Figures = {};
  const lacks = (day: string): boolean =>
    currencies.some((currency) => currency !== into && rateOn(office, currency, day) === null);
  const [noStock, noFlow] = [lacks(to), lacks(opening)];
  const stock = (of: (item: Item) => number | bigint): bigint | null =>
    noStock ? null : inOne(office, sum(items, of), into, to);
  const flow = (of: (item: Item) => number | bigint): bigint | null =>
    noFlow ? null : inOne(office, sum(items, of), into, opening);
  const put = (name: string, over: bigint | null, under: bigint | null, scale = HUNDRED, decimals = 2): void => {
    if (over === null || under === null) {
      figures[name] = NONE;
      return;
    }
    const ratio = by(whole(over), whole(under));
    const value = ratio === null ? null : times(ratio, scale);
    figures[name] = {
      value: value === null ? null : shown(value, decimals),
      numerator: String(over),
      denominator: String(under),
      light: value === null ? "none" : lightOf(name, value),
      atLeast: false,
    };
  };

  // 3. Overdue and current.
  const overdue = (item: Item): number => (item.dueOn < to ? openOn(item, to) : 0);
  const current = (item: Item): number => (item.dueOn < to ? 0 : openOn(item, to));
  const open = (item: Item): number => openOn(item, to);
  const disputed = (item: Item): number => disputedOn(item, to);
  put("overduePct", stock(overdue), stock(open));
  put("currentPct", stock(current), stock(open));
  const free = (item: Item): number => open(item) - disputed(item);
  const freeOverdue = (item: Item): number => (item.dueOn < to ? free(item) : 0);
  put("overduePct/exDisputed", stock(freeOverdue), stock(free));
  put(
    "currentPct/exDisputed",
    stock((item) => free(item) - freeOverdue(item)),
    stock(free),
  );

  // 2. Recovery.
  const cash = (item: Item): number => received(item, from, to);
  const collectible = (item: Item): number => (item.dueOn <= to ? toCollect(item, from, to) : 0);
  const collected = (item: Item): number => (item.dueOn <= to ? cash(item) : 0);
  const due = (item: Item): boolean => item.dueOn >= from && item.dueOn <= to && item.issuedOn <= to;
  const methods: Record<string, readonly [(item: Item) => number, (item: Item) => number, (item: Item) => boolean]> = {
    collectible: [collected, collectible, (item) => item.dueOn <= to],
    cashVsDue: [cash, (item) => (due(item) ? toBePaid(item, from, to) : 0), due],
    cohort: [
      (item) => (due(item) ? -upTo(item, to, "cash") : 0),
      (item) => (due(item) ? charged(item, to) + upTo(item, to, "credit") + upTo(item, to, "cancel") : 0),
      due,
    ],
  };
  for (const [method, [over, under, of]] of Object.entries(methods)) {
    if (method !== office.rules.recovery) {
      put(`recoveryRate/${method}`, flow(over), flow(under));
      continue;
    }
    put("recoveryRate", flow(over), flow(under));
    // Only the disputed amount of what is due is left out.
    put(
      "recoveryRate/exDisputed",
      flow(over),
      flow((item) => under(item) - (of(item) ? disputedOn(item, to) : 0)),
    );
  }

  // 6. CEI, month by month.
  let over: bigint | null = 0n;
  let under: bigint | null = 0n;
  let rawOver: bigint | null = 0n;
  let rawUnder: bigint | null = 0n;
  let exUnder: bigint | null = 0n;
  const add = (a: bigint | null, b: bigint | null): bigint | null => (a === null || b === null ? null : a + b);
  for (const [first, last] of monthsOf(from, to)) {
    const before = addDays(first, -1);
    const money = (of: (item: Item) => number): bigint | null => flow(of);
    const start = (item: Item): number => openOn(item, before);
    const sold = (item: Item): number => within(item, first, last, "charge") + cameBack(item, first, last);
    const noncash = (item: Item): number => -within(item, first, last, "credit") - within(item, first, last, "cancel");
    const off = (item: Item): number =>
      -within(item, first, last, "writeOff") + Math.max(0, within(item, first, last, "writeOff"));
    const closing = (item: Item): number => openOn(item, last);
    const notDue = (item: Item): number => (item.dueOn < last ? 0 : openOn(item, last));
    over = add(
      over,
      money((item) => start(item) + sold(item) - noncash(item) - off(item) - closing(item)),
    );
    under = add(
      under,
      money((item) => start(item) + sold(item) - noncash(item) - notDue(item)),
    );
    rawOver = add(
      rawOver,
      money((item) => start(item) + sold(item) - closing(item)),
    );
    rawUnder = add(
      rawUnder,
      money((item) => start(item) + sold(item) - notDue(item)),
    );
    const leftOut = (item: Item): number => (item.dueOn < last ? disputedOn(item, last) : 0);
    exUnder = add(
      exUnder,
      money((item) => start(item) + sold(item) - noncash(item) - notDue(item) - leftOut(item)),
    );
  }
  put("cei", over, under);
  put("cei/textbook", rawOver, rawUnder);
  put("cei/exDisputed", over, exUnder);

  // 5. How late.
  const dpd = (item: Item): bigint => BigInt(overdue(item)) * BigInt(daysBetween(item.dueOn, to));
  put("weightedDpd", stock(dpd), stock(overdue), whole(1));
  const weighed = (item: Item, days: (entry: Entry) => number): bigint =>
    item.entries.reduce(
      (total, entry) =>
        entry.kind === "cash" && entry.day >= from && entry.day <= to && entry.valueOn >= from
          ? total + BigInt(-entry.minor) * BigInt(days(entry))
          : total,
      0n,
    );
  // Only money says what they are: a currency in which none came needs no rate.
  const weighs = (item: Item): boolean =>
    item.entries.some(({ kind, day, valueOn }) => kind === "cash" && day >= from && day <= to && valueOn >= from);
  const unrated = items.some(
    (item) => weighs(item) && item.currency !== into && rateOn(office, item.currency, opening) === null,
  );
  const paid = (of: (item: Item) => number | bigint): bigint | null =>
    unrated ? null : inOne(office, sum(items, of), into, opening);
  const late = (item: Item, entry: Entry): number => daysBetween(item.dueOn, entry.valueOn);
  put(
    "daysLate",
    paid((item) => weighed(item, (entry) => Math.max(0, late(item, entry)))),
    paid(cash),
    whole(1),
  );
  put(
    "daysLate/signed",
    paid((item) => weighed(item, (entry) => late(item, entry))),
    paid(cash),
    whole(1),
  );
  put(
    "daysToPay",
    paid((item) => weighed(item, (entry) => daysBetween(item.issuedOn, entry.valueOn))),
    paid(cash),
    whole(1),
  );

  // 4, 5. DSO.
  const dsos = { countBack: countBack(office, sales, to, into), simple: simple(office, sales, to, into) };
  const main = dsos[office.rules.dso];
  const other = office.rules.dso === "simple" ? "countBack" : "simple";
  const days = (name: string, ar: bigint | null, walk: Walk): void => {
    const found = ar === null ? null : walk(ar);
    if (ar === null || found === null) figures[name] = { ...NONE, numerator: ar === null ? "0" : String(ar) };
    else {
      const light = found.days === null ? "none" : lightOf(name, found.days);
      figures[name] = {
        value: found.days === null ? null : shown(found.days),
        numerator: String(ar),
        denominator: String(found.sales),
        light: found.atLeast && light === "green" ? "none" : light,
        atLeast: found.atLeast,
      };
    }
  };
  days("dso", stock(open), main);
  days("bpdso", stock(current), main);
  days(`dso/${other}`, stock(open), dsos[other]);
  days("dso/exDisputed", stock(free), main);
  for (const [name, all, best, late] of [
    ["add", stock(open), stock(current), stock(overdue)],
    ["add/exDisputed", stock(free), stock((item) => free(item) - freeOverdue(item)), stock(freeOverdue)],
  ] as const) {
    const [longer, shorter] = [all === null ? null : main(all), best === null ? null : main(best)];
    figures[name] =
      longer?.days == null || shorter?.days == null
        ? { ...NONE, numerator: String(late ?? 0), denominator: String(longer?.sales ?? 0) }
        : {
            value: shown(plus(longer.days, times(shorter.days, whole(-1)))),
            numerator: String(late),
            denominator: String(longer.sales),
            light: "none",
            atLeast: longer.atLeast,
          };
  }

  // 13. Concentration by economic group.
  const heads = [...new Set(items.map(({ customer }) => headOf(office, customer)))];
  const balances = heads.map((head) =>
    inOne(
      office,
      sum(
        items.filter(({ customer }) => headOf(office, customer) === head),
        open,
      ),
      into,
      to,
    ),
  );
  const owing = balances.filter((each) => each !== null && each > 0n) as bigint[];
  if (noStock || balances.includes(null)) {
    figures["top10SharePct"] = NONE;
    figures["hhi"] = NONE;
  } else {
    owing.sort((a, b) => (a > b ? -1 : 1));
    const total = owing.reduce((a, b) => a + b, 0n);
    put(
      "top10SharePct",
      owing.slice(0, 10).reduce((a, b) => a + b, 0n),
      total,
    );
    put(
      "hhi",
      owing.reduce((a, b) => a + b * b, 0n),
      total * total,
      whole(1),
      4,
    );
    figures["hhi"] = { ...(figures["hhi"] ?? NONE), numerator: String(total), denominator: String(total) };
  }
  return figures;
}

/** Amounts that stand beside the figures. */
export function beside(
  office: Office,
  asked: Asked,
  into: string,
  currencies: readonly string[],
): Record<string, number> | null {
  const { from, to } = asked;
  for (const currency of currencies) {
    if (currency === into) continue;
    if (rateOn(office, currency, to) === null || rateOn(office, currency, addDays(from, -1)) === null) return null;
  }
  const items = office.items.filter(chosen(office, asked));
  const stock = (of: (item: Item) => number): bigint | null => inOne(office, sum(items, of), into, to);
  const flow = (of: (item: Item) => number): bigint | null => inOne(office, sum(items, of), into, addDays(from, -1));
  const all = {
    openMinor: stock((item) => openOn(item, to)),
    overdueMinor: stock((item) => (item.dueOn < to ? openOn(item, to) : 0)),
    disputedMinor: stock((item) => disputedOn(item, to)),
    cashMinor: flow((item) => received(item, from, to)),
    writtenOffMinor: flow((item) => Math.max(0, -within(item, from, to, "writeOff"))),
    dueOnCutOffMinor: flow((item) => (item.dueOn === to ? openOn(item, to) : 0)),
  };
  if (Object.values(all).includes(null)) return null;
  return Object.fromEntries(Object.entries(all).map(([name, minor]) => [name, Number(minor)]));
}

/** Money and credit that waits on accounts at the end of a day, by currency. */
export function unapplied(office: Office, asked: Asked): Sums {
  const part = chosen(office, { ...asked, company: null });
  const waiting = office.account.filter((each) => part({ ...each, company: null }) && each.day <= asked.to);
  return sum(waiting, ({ minor }) => minor);
}

/** Months of a period that begins with one, the last perhaps cut; else the period as it is (decision 39). */
function monthsOf(from: string, to: string): [string, string][] {
  if (!from.endsWith("-01")) return [[from, to]];
  const months: [string, string][] = [];
  for (let first = from; first <= to; first = addMonths(first, 1)) {
    const last = endOfMonth(first);
    months.push([first, last < to ? last : to]);
  }
  return months;
}

/** The company asked for as the program knows it. */
export const companyOf = (asked: Asked): string | null =>
  asked.company === null ? null : (COMPANIES[asked.company] ?? null);
