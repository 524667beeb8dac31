import type fc from "fast-check";
import { addDays } from "../../../../shared/domain/days.ts";
import { type Act, type Kind, type Raw, raw } from "./draw.ts";
import {
  type Account,
  CURRENCIES,
  type Customer,
  type Item,
  type Office,
  openOn,
  type Payment,
  type Sale,
  SEGMENTS,
  START,
  type Step,
} from "./office.ts";

/**
 * A random small office, told as what happened: who did what on which day, and what of it an invoice knows. Nothing here or in
 * the counting beside it reads the program: it is a second reading of KPIS.md.
 */

const LOWERING: ReadonlySet<string> = new Set(["cash", "credit"]);
const LONGEST_DAYS = 430;
const TERMS = [30, 15, 60, 7, 45] as const;

const EVER = "9999-12-31";
const later = (a: string, b: string): string => (a > b ? a : b);
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

/** Makes a story of what was drawn: what makes no sense at its place is left out. */
function tell(drawn: Raw): Office {
  let customers = drawn.customers.map(
    (each, index): Customer => ({
      n: index,
      parent: each.parent === null || index === 0 ? null : each.parent % index,
      collector: each.collector,
      segment: SEGMENTS[each.segment] ?? "A",
    }),
  );
  const steps: Step[] = [];
  const items: Item[] = [];
  const sales: Sale[] = [];
  const payments: Payment[] = [];
  const account: Account[] = [];
  let disputes = 0;
  let documents = 0;
  let day = START;
  const open = (item: Item): number => openOn(item, EVER);
  const room = (item: Item): number => open(item) - item.reserved;
  const live = (): Item[] => items.filter((item) => item.endedOn === null);
  const free = (payment: Payment): number =>
    payment.minor - payment.applications.reduce((sum, each) => sum + each.minor, 0);

  /** Puts money on an invoice from the day it counts. */
  const settle = (item: Item, minor: number, valueOn: string): void => {
    const on = later(valueOn, item.issuedOn);
    item.entries.push({ day: on, kind: "cash", minor: -minor, valueOn: on });
    if (open(item) < 0) {
      item.entries.push({ day: on, kind: "writeOff", minor: -open(item), valueOn });
      item.touched = true;
    }
  };
  const most = (item: Item): number => (room(item) > 0 ? room(item) : item.reserved > 0 ? 0 : item.writtenOff);
  const takeWrittenOff = (item: Item, minor: number): void => {
    if (open(item) === 0) item.writtenOff -= minor;
  };

  const acts: Record<Kind, (x: Act) => void> = {
    invoice({ a, b, c, d }) {
      const customer = a % customers.length;
      const currency = drawn.foreign === 0 ? "MXN" : (CURRENCIES[[0, 0, 1, 2][(b + drawn.foreign) % 4] ?? 0] ?? "MXN");
      const company = Math.floor(a / 100) % 5 === 0 ? 1 : 0;
      const issuedOn = later(START, addDays(day, -(d % 4)));
      const days = TERMS[c % TERMS.length] ?? 30;
      const minor = (1 + (c % 900)) * 10_000 + (b % 3 === 0 ? b % 100 : 0);
      const pue = d % 17 === 16;
      const n = ++documents;
      const item = { customer, company, currency };
      steps.push({ day, do: "invoice", n, item, issuedOn, days, minor, pue, replaces: null });
      if (pue) return;
      items.push({
        n,
        document: n,
        ...item,
        issuedOn,
        dueOn: addDays(issuedOn, days),
        entries: [{ day: issuedOn, kind: "charge", minor, valueOn: issuedOn }],
        disputes: [],
        floor: issuedOn,
        endedOn: null,
        reserved: 0,
        touched: false,
        writtenOff: 0,
        writeOffPlace: 0,
        credited: 0,
      });
      sales.push({ ...item, day: issuedOn, minor, credit: false, from: issuedOn, until: null, document: n });
    },
    pay({ a, b, c, d }) {
      const owing = live().filter((item) => most(item) > 0);
      const first = pick(owing, a);
      const customer = first?.customer ?? a % customers.length;
      const currency = first?.currency ?? "MXN";
      if (!sales.some((sale) => sale.customer === customer)) return;
      const paidOn = later(START, addDays(day, -(b % 3 === 0 ? b % 25 : 0)));
      const cheque = d % 11 === 10;
      const chosen = owing
        .filter((item) => item.customer === customer && item.currency === currency)
        .filter((item) => item === first || (c + item.n) % 3 === 0)
        .filter((item) => item.floor <= paidOn && !(cheque && item.writtenOff > 0))
        .slice(0, 3);
      const apply: [number, number][] = [];
      const applications: { item: number; minor: number }[] = [];
      let sum = 0;
      for (const item of chosen) {
        const all = most(item);
        const minor = d % 2 === 0 ? all : Math.max(1, Math.floor((all * (1 + (c % 90))) / 100));
        sum += minor;
        apply.push([item.document, minor]);
        applications.push({ item: items.indexOf(item), minor });
      }
      const over = c % 4 === 0 || sum === 0 ? (1 + (c % 50)) * 1000 : 0;
      const payment: Payment = {
        n: payments.length,
        customer,
        currency,
        minor: sum + over,
        paidOn,
        countsOn: cheque ? null : paidOn,
        bouncedOn: null,
        frozen: false,
        applications,
      };
      payments.push(payment);
      steps.push({ day, do: "pay", payment: { ...payment, applications: [] }, cheque, apply });
      for (const { item: place, minor } of applications) {
        const item = items[place];
        if (item === undefined) continue;
        if (cheque) item.reserved += minor;
        else {
          takeWrittenOff(item, minor);
          settle(item, minor, paidOn);
        }
      }
    },
    apply({ a, b, c }) {
      const payment = pick(
        payments.filter((each) => !each.frozen && each.countsOn !== null && each.bouncedOn === null && free(each) > 0),
        a,
      );
      if (payment?.countsOn == null) return;
      const { countsOn } = payment;
      const item = pick(
        live().filter(
          (each) =>
            each.customer === payment.customer &&
            each.currency === payment.currency &&
            most(each) > 0 &&
            (each.floor <= countsOn || each.floor === each.issuedOn),
        ),
        b,
      );
      if (item === undefined) return;
      const all = Math.min(free(payment), most(item));
      const minor = c % 2 === 0 ? all : Math.max(1, Math.floor((all * (c % 100)) / 100));
      steps.push({ day, do: "apply", payment: payment.n, document: item.document, minor });
      payment.applications.push({ item: items.indexOf(item), minor });
      takeWrittenOff(item, minor);
      settle(item, minor, countsOn);
    },
    clear({ a }) {
      const payment = pick(
        payments.filter((each) => each.countsOn === null),
        a,
      );
      if (payment === undefined) return;
      payment.countsOn = day;
      steps.push({ day, do: "clear", payment: payment.n });
      for (const { item: place, minor } of payment.applications) {
        const item = items[place];
        if (item === undefined) continue;
        item.reserved -= minor;
        settle(item, minor, day);
      }
    },
    bounce({ a }) {
      const payment = pick(
        payments.filter(
          (each) =>
            each.countsOn !== null &&
            each.bouncedOn === null &&
            each.applications.every(({ item }) => items[item]?.touched === false),
        ),
        a,
      );
      if (payment?.countsOn == null) return;
      payment.bouncedOn = day;
      steps.push({ day, do: "bounce", payment: payment.n });
      for (const { item: place, minor } of payment.applications) {
        const item = items[place];
        if (item === undefined) continue;
        const valueOn = later(payment.countsOn, item.issuedOn);
        item.entries.push({ day: later(day, item.issuedOn), kind: "cash", minor, valueOn });
        item.floor = later(item.floor, day);
        if (item.endedOn === null) continue;
        // It had been collected, and waited on the account since the cancellation: that was of all of the invoice after all.
        item.entries.push({ day, kind: "cancel", minor: -minor, valueOn: day });
        account.push({ day, customer: item.customer, currency: item.currency, minor: -minor });
      }
    },
    credit({ a, b, c, d }) {
      const item = pick(
        live().filter((each) => room(each) > 0 && each.writtenOff === 0),
        a,
      );
      if (item === undefined) return;
      const issuedOn = later(item.floor, addDays(day, -(d % 4)));
      const minor = b % 5 === 0 ? room(item) : Math.max(1, Math.floor((room(item) * (1 + (c % 60))) / 100));
      const n = ++documents;
      const { customer, company, currency } = item;
      const of = { customer, company, currency };
      steps.push({ day, do: "credit", n, item: of, issuedOn, minor, target: item.document });
      item.entries.push({ day: issuedOn, kind: "credit", minor: -minor, valueOn: issuedOn });
      item.credited += minor;
      sales.push({ ...of, day: issuedOn, minor: -minor, credit: true, from: issuedOn, until: null, document: n });
    },
    creditOfNothing({ a, b, c, d }) {
      const item = pick(items, a);
      if (item === undefined) return;
      const { customer, company, currency } = item;
      const issuedOn = later(START, addDays(day, -(d % 4)));
      const minor = (1 + (c % 60)) * 1000 + (b % 100);
      const n = ++documents;
      const of = { customer, company, currency };
      steps.push({ day, do: "credit", n, item: of, issuedOn, minor, target: null });
      account.push({ day: issuedOn, customer, currency, minor });
      sales.push({ ...of, day: issuedOn, minor: -minor, credit: true, from: issuedOn, until: null, document: n });
    },
    cancel({ a, d }) {
      const item = pick(
        live().filter(
          // A replacement that is cancelled brings back what it replaced (RULES 43): another story.
          (each) => each.document === each.n && each.reserved === 0 && !each.touched && each.writeOffPlace === 0,
        ),
        a,
      );
      if (item === undefined) return;
      const on = item.entries.reduce((latest, { day: at }) => later(latest, at), addDays(day, -(d % 4)));
      // What is paid or credited and cancelled on one day never stood on it: not at the end of any day.
      if (on > day || item.entries.some((each) => LOWERING.has(each.kind) && each.day === on && each.minor < 0)) return;
      steps.push({ day, do: "cancel", document: item.document, on });
      end(item, on);
      for (const sale of sales) if (sale.document === item.document) sale.until = on;
    },
    replace({ a, c, d }) {
      const item = pick(
        live().filter(
          (each) =>
            each.reserved === 0 && !each.touched && each.writeOffPlace === 0 && each.credited === 0 && open(each) > 0,
        ),
        a,
      );
      if (item === undefined) return;
      const on = item.entries.reduce((latest, { day: at }) => later(latest, at), addDays(day, -(d % 3)));
      if (on > day || item.entries.some(({ kind, day: at, minor }) => kind === "cash" && at === on && minor < 0))
        return;
      const total = item.entries.findLast(({ kind }) => kind === "charge")?.minor ?? 0;
      const paid = total - open(item);
      const minor = c % 3 === 0 ? total : Math.max(paid + 100, (1 + (c % 900)) * 10_000);
      const n = ++documents;
      const { customer, company, currency } = item;
      const of = { customer, company, currency };
      steps.push({
        day,
        do: "invoice",
        n,
        item: of,
        issuedOn: on,
        days: 30,
        minor,
        pue: false,
        replaces: item.document,
      });
      const first = sales.find((sale) => sale.document === item.document);
      for (const sale of sales) if (sale.document === item.document) sale.until = on;
      sales.push({ ...of, day: first?.day ?? on, minor, credit: false, from: on, until: null, document: n });
      item.entries.push({ day: on, kind: "cancel", minor: -total, valueOn: on });
      item.entries.push({ day: on, kind: "charge", minor, valueOn: on });
      item.document = n;
      item.floor = on;
      freeze(item);
    },
    request({ a, d }) {
      const item = pick(live(), a);
      if (item === undefined) return;
      steps.push({ day, do: "request", document: item.document, on: later(item.issuedOn, addDays(day, -(d % 3))) });
    },
    writeOff({ a }) {
      const item = pick(
        live().filter((each) => open(each) > 0 && each.reserved === 0 && each.writeOffPlace === 0),
        a,
      );
      if (item === undefined || item.issuedOn > day) return;
      steps.push({ day, do: "writeOff", document: item.document });
      item.writtenOff = open(item);
      item.writeOffPlace = 1;
      item.entries.push({ day, kind: "writeOff", minor: -open(item), valueOn: day });
      item.floor = day;
      item.touched = true;
    },
    writeBack({ a }) {
      const item = pick(
        live().filter((each) => each.writtenOff > 0 && each.writeOffPlace === 1),
        a,
      );
      if (item === undefined) return;
      steps.push({ day, do: "writeBack", document: item.document });
      item.entries.push({ day, kind: "writeOff", minor: item.writtenOff, valueOn: day });
      item.writtenOff = 0;
      item.writeOffPlace = 2;
      item.floor = day;
    },
    dispute({ a, b, c }) {
      const item = pick(
        live().filter((each) => open(each) > 0 && each.disputes.every(({ turns }) => turns.length % 2 === 1)),
        a,
      );
      if (item === undefined || item.issuedOn > day) return;
      const minor = b % 4 === 0 ? open(item) : Math.max(1, Math.floor((open(item) * (1 + (c % 99))) / 100));
      const n = disputes++;
      item.disputes.push({ n, openedOn: day, minor, turns: [] });
      steps.push({ day, do: "dispute", dispute: n, document: item.document, customer: item.customer, minor });
    },
    answer({ a }) {
      const found = pick(
        live().flatMap((item) => item.disputes.filter(({ turns }) => turns.length % 2 === 0)),
        a,
      );
      if (found === undefined) return;
      steps.push({ day, do: "answer", dispute: found.n });
      found.turns.push(day);
    },
    reopen({ a }) {
      const found = pick(
        live()
          .filter((item) => open(item) > 0 && item.disputes.every(({ turns }) => turns.length % 2 === 1))
          .flatMap((item) => item.disputes.slice(-1)),
        a,
      );
      if (found === undefined) return;
      steps.push({ day, do: "reopen", dispute: found.n });
      found.turns.push(day);
    },
  };

  /** Money on it is the customer's again. */
  const freeze = (item: Item): void => {
    for (const payment of payments) {
      if (payment.applications.some(({ item: place }) => items[place] === item)) payment.frozen = true;
    }
  };
  const end = (item: Item, on: string): void => {
    const { customer, currency } = item;
    const total = item.entries.findLast(({ kind }) => kind === "charge")?.minor ?? 0;
    const moved = total - open(item);
    if (moved !== 0) account.push({ day: on, customer, currency, minor: moved });
    item.entries.push({ day: on, kind: "cancel", minor: -open(item), valueOn: on });
    item.endedOn = on;
    freeze(item);
  };

  for (const each of drawn.acts) {
    day = addDays(day, each.gap);
    if (day > addDays(START, LONGEST_DAYS)) break;
    acts[each.kind](each);
  }
  // Money waits on the account from the day it counts to the day it is put on an invoice.
  for (const payment of payments) {
    const { customer, currency, countsOn, bouncedOn } = payment;
    if (countsOn === null) continue;
    const moves: Account[] = [{ day: countsOn, customer, currency, minor: payment.minor }];
    for (const { item: place, minor } of payment.applications) {
      moves.push({ day: later(countsOn, items[place]?.issuedOn ?? countsOn), customer, currency, minor: -minor });
    }
    if (bouncedOn !== null) moves.push({ day: bouncedOn, customer, currency, minor: -free(payment) });
    account.push(...moves);
  }
  // Who never got a document is nobody to the program.
  const known = new Set(steps.flatMap((step) => (step.do === "invoice" ? [step.item.customer] : [])));
  customers = customers.map((each) => ({
    ...each,
    parent: each.parent !== null && known.has(each.parent) && known.has(each.n) ? each.parent : null,
  }));
  return { customers, steps, items, sales, payments, account, last: day, rates: drawn.rates, rules: drawn.rules };
}

/** Offices of any kind, which shrink to the few steps that matter. */
export const offices: fc.Arbitrary<Office> = raw.map(tell);
