import { addBusinessDays, businessDaysBetween, nextBusinessDay } from "../../../../shared/domain/business-days.ts";
import { by, type Fraction, shown, times, whole } from "../oracle/exact.ts";
import { standings } from "./count-promises.ts";
import { COLLECTORS, type Contact, disputedOf, HOLIDAYS, OUTCOMES, openOf, ROLES, START, type World } from "./world.ts";

/** The desk's figures of KPIS.md 7, 8, 9 and 12, counted from the story; of the product only the arithmetic of business days. */

export interface Asked {
  readonly from: string;
  readonly to: string;
  /** 1, 2, or 0: nobody's; null: all of them. */
  readonly collector: number | null;
}
interface Figure {
  readonly value: string | null;
  readonly numerator: string;
  readonly denominator: string;
}

const figure = (over: number, under: number, unit: number): Figure => {
  const value: Fraction | null = by(whole(over), whole(under));
  return {
    value: value === null ? null : shown(times(value, whole(unit))),
    numerator: String(over),
    denominator: String(under),
  };
};
const percent = (over: number, under: number): Figure => figure(over, under, 100);
const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);
const next = (day: string): string => addBusinessDays(day, 1, HOLIDAYS);
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const isRightParty = ({ outcome, person }: Contact): boolean =>
  outcome !== null && OUTCOMES[outcome].titular && person !== null && ROLES[person] === "accounts-payable";

/** Figures by name; those without a value of their own in KPIS.md are told by their value alone. */
export function count(world: World, { from, to, collector }: Asked): Record<string, Partial<Figure>> {
  const within = (day: string): boolean => day >= from && day <= to;
  const mine = (customer: number): boolean => collector === null || COLLECTORS[customer] === collector;

  // A promise is judged once its last day is over: at the end of the day after the period.
  const over = [
    ...standings(world, to).filter(({ maturesOn }) => maturesOn < to),
    ...standings(world, dayAfter(to)).filter(({ maturesOn }) => maturesOn === to),
  ];
  const judged = over.filter(
    ({ promise, maturesOn, state }) =>
      mine(promise.customer) && within(maturesOn) && ["kept", "partial", "broken"].includes(state),
  );
  const of = (state: string): number => judged.filter((each) => each.state === state).length;

  const attempts = world.contacts.filter(
    ({ customer, holds, direction, outcome, on }) =>
      holds && mine(customer) && direction === "out" && outcome !== null && within(on),
  );
  const reached = attempts.filter(isRightParty);
  const connected = attempts.filter(({ outcome }) => outcome !== null && OUTCOMES[outcome].connected);

  const eligible = COLLECTORS.flatMap((_, customer) => {
    if (!mine(customer)) return [];
    const barred = world.bars.some((bar) => bar.customer === customer && bar.from <= to && (bar.until ?? "9") > to);
    const own = world.invoices.filter((invoice) => invoice.customer === customer);
    const overdue = sum(own.filter(({ dueOn }) => dueOn < to).map((invoice) => openOf(world, invoice, to)));
    const disputed = sum(own.map((invoice) => disputedOf(world, invoice, to)));
    const open = sum(own.map((invoice) => openOf(world, invoice, to)));
    return barred || overdue === 0 || disputed >= open ? [] : [{ customer, overdue }];
  });
  const tried = eligible.filter(({ customer }) => attempts.some((each) => each.customer === customer));
  const met = eligible.filter(({ customer }) => reached.some((each) => each.customer === customer));

  return {
    promisesKeptPct: percent(of("kept"), judged.length),
    promisesPartialPct: percent(of("partial"), judged.length),
    promisesBrokenPct: percent(of("broken"), judged.length),
    ptpKeptAmountPct: percent(sum(judged.map(({ kept }) => kept)), sum(judged.map(({ promised }) => promised))),
    rpcRate: percent(reached.length, attempts.length),
    rpcShare: percent(reached.length, connected.length),
    promiseConversion: percent(reached.filter(({ promised }) => promised).length, reached.length),
    coveragePct: percent(tried.length, eligible.length),
    penetrationPct: percent(met.length, eligible.length),
    coverageAmountPct: percent(sum(tried.map(({ overdue }) => overdue)), sum(eligible.map(({ overdue }) => overdue))),
    intensity: figure(attempts.length, tried.length, 1),
    ...disputeTimes(world, mine, to, within),
    ledgerUpdatesPct: updates(world, mine, within),
  };
}

/** KPIS 12: those answered in the period as they stood at its end; a reopened one goes on with the same clock. */
function disputeTimes(
  world: World,
  mine: (customer: number) => boolean,
  to: string,
  within: (day: string) => boolean,
): Record<string, Partial<Figure>> {
  const days = world.disputes
    .filter(({ invoice }) => mine(invoice.customer))
    .flatMap(({ openedOn, turns }) => {
      const known = turns.filter((turn) => turn <= to);
      const answered = known.at(-1);
      if (known.length % 2 === 0 || answered === undefined || !within(answered)) return [];
      return [businessDaysBetween(openedOn, answered, HOLIDAYS)];
    })
    .sort((a, b) => a - b);
  const n = days.length;
  const at = (place: number): number => days[place - 1] ?? 0;
  const value = (over: number, under: number): string | null => figure(over, under, 1).value;
  return {
    disputeDaysMean: figure(sum(days), n, 1),
    disputeDaysMedian: { value: n === 0 ? null : value(at(Math.floor((n + 1) / 2)) + at(Math.floor(n / 2) + 1), 2) },
    disputeDaysP90: { value: n === 0 ? null : value(at(Math.ceil((9 * n) / 10)), 1) },
    disputeSlaPct: percent(days.filter((each) => each <= 10).length, n),
  };
}

/** KPIS 7: invoices by the time of their issue, money by its value date; what was before the ledger is nobody's delay. */
function updates(world: World, mine: (customer: number) => boolean, within: (day: string) => boolean): Figure {
  const events = [
    ...world.invoices.map((each) => ({ ...each, on: each.issuedOn })),
    ...world.payments.map((each) => ({ ...each, on: each.paidOn, evening: false })),
  ].filter(({ customer, on }) => mine(customer) && on >= START && within(on));
  const inTime = events.filter(({ on, evening, recordedOn }) => {
    const business = nextBusinessDay(on, HOLIDAYS) === on;
    return recordedOn <= (business && !evening ? on : next(on));
  });
  return percent(inTime.length, events.length);
}
