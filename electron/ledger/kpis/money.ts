import type { KpiBoard } from "../../../shared/contract/kpis.ts";
import { addDays, daysBetween } from "../../../shared/domain/days.ts";
import { FLOWS, noFlows, type PeriodFlows } from "../../../shared/domain/kpis/flows.ts";
import { monthsOf, type Period } from "../../../shared/domain/kpis/periods.ts";
import { consolidate } from "../../../shared/domain/rates/consolidate.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type DayRates, ratesOn } from "../rates/reader.ts";
import { readSettings } from "../settings/reader.ts";
import { creditSalesAt, type MonthLine } from "./credit-sales.ts";
import type { KpiPart } from "./filter.ts";
import { type CashLateness, cashLateness, type OverdueDay, overdueByDay } from "./lateness-reader.ts";
import { type CurrencyFlows, flowsOfPeriods } from "./steps.ts";
import { type CustomerStock, customerStocks, type DisputedItem, disputedItems } from "./stocks.ts";

/** Open balance of a group of customers (KPIS 13). */
export interface GroupBalance {
  readonly groupId: number;
  readonly minor: number;
  readonly own: readonly { readonly currency: string; readonly minor: number; readonly overdue: number }[];
}

/** What is open at a cut-off, at its rate (KPIS 0). */
export interface Stocks {
  /** What is not due and what is overdue, each converted by itself, so that they add up to it. */
  readonly openMinor: number;
  readonly overdueMinor: number;
  /** Net credit sales by month. */
  readonly sales: ReadonlyMap<string, number>;
  /** Largest first. */
  readonly groups: readonly GroupBalance[];
  /** Balance past due times its days. */
  readonly overdueDays: number;
  readonly disputed: Disputed;
}

/** What of the closing balance is disputed, by how far its items are. */
export interface Disputed {
  readonly openMinor: number;
  readonly overdueMinor: number;
}

/**
 * What happened in one currency, and what of its closing balance is disputed: of items due and fallen due, and of those overdue
 * at the end of each of its months.
 */
export interface OwnFlows {
  readonly currency: string;
  readonly flows: PeriodFlows;
  /** The same month by month: some figures are reckoned by the month and added up. */
  readonly months: readonly PeriodFlows[];
  readonly disputed: { readonly due: number; readonly fellDue: number; readonly overdueByMonth: number };
}

/** All that the money KPIs of a period are reckoned from, in one currency. */
export interface PeriodMoney {
  readonly currency: string;
  readonly currencies: readonly string[];
  readonly rates: KpiBoard["rates"];
  /** Currencies and days without a rate; the sums are null then. */
  readonly missing: KpiBoard["missing"];
  /** Flows at the one rate of the opening (KPIS 0). */
  readonly flows: PeriodFlows | null;
  /** Flows of each currency in its own units: figures are made of them, and what makes a figure is converted once. */
  readonly byCurrency: readonly OwnFlows[];
  readonly lateness: Omit<CashLateness, "currency"> | null;
  /** Stocks and sales at the rate of the cut-off. */
  readonly stocks: Stocks | null;
  readonly customers: readonly CustomerStock[];
  /** Which of the days of `customers` is this period's. */
  readonly at: number;
  /** Amounts in the board's currency at the rate of the opening, and of the cut-off; null where a rate is missing. */
  readonly openingValue: (rows: readonly { currency: string; minor: number }[]) => number | null;
  readonly closingValue: (rows: readonly { currency: string; minor: number }[]) => number | null;
}

/**
 * Reads flows, stocks, sales and lateness of periods that follow each other, each read once for all of them; several
 * currencies are added up in the company's. Cohorts only where asked for.
 */
export async function moneyOf(
  db: ReadHandle,
  periods: readonly Period[],
  filter: KpiPart,
  cohort: boolean,
): Promise<PeriodMoney[]> {
  const days = periods.map(({ to }) => to);
  const flows = await flowsOfPeriods(db, periods, filter, cohort);
  const sales = await creditSalesAt(db, days, filter);
  const customers = await customerStocks(db, days, filter);
  const lateness = await cashLateness(db, periods, filter);
  const overdue = await overdueByDay(db, days, filter);
  const { rateDaysBack } = await readSettings(db);
  const known = new Map<string, Promise<DayRates>>();
  const ratesOf = (day: string): Promise<DayRates> => {
    const found = known.get(day) ?? ratesOn(db, day, rateDaysBack);
    known.set(day, found);
    return found;
  };
  return Promise.all(
    periods.map(async (period, at) =>
      valued(
        {
          period,
          flows: flows[at]?.whole ?? [],
          months: flows[at]?.months ?? [],
          sales: sales[at] ?? [],
          lateness: lateness[at] ?? [],
          overdue: overdue[at] ?? [],
          disputed: await disputedItems(db, period.to, filter),
          // What a trend shows has no second figure.
          disputedByMonth: periods.length === 1 ? await disputedOfMonths(db, period, filter) : [],
          customers,
          at,
          asked: filter.currency,
        },
        ratesOf,
      ),
    ),
  );
}

interface Reading {
  readonly period: Period;
  readonly flows: readonly CurrencyFlows[];
  readonly months: readonly (readonly CurrencyFlows[])[];
  readonly sales: readonly MonthLine[];
  readonly lateness: readonly CashLateness[];
  readonly overdue: readonly OverdueDay[];
  readonly disputed: readonly DisputedItem[];
  /** What was disputed and overdue at the end of each month of the period. */
  readonly disputedByMonth: readonly DisputedItem[];
  readonly customers: readonly CustomerStock[];
  readonly at: number;
  readonly asked: string | null;
}

/** Of each month of a period, what was disputed of the items overdue at its end (KPIS 6). */
async function disputedOfMonths(db: ReadHandle, period: Period, filter: KpiPart): Promise<DisputedItem[]> {
  const found: DisputedItem[] = [];
  for (const { to } of monthsOf(period)) {
    for (const item of await disputedItems(db, to, filter)) if (item.dueOn < to) found.push(item);
  }
  return found;
}

async function valued(reading: Reading, ratesOf: (day: string) => Promise<DayRates>): Promise<PeriodMoney> {
  const { period, flows, at, customers } = reading;
  const { from, to } = period;
  const currencies = [...new Set([...flows, ...reading.lateness].map(({ currency }) => currency))].sort();
  const [first, ...others] = currencies;
  const currency = others.length > 0 ? COMPANY_CURRENCY : (reading.asked ?? first ?? COMPANY_CURRENCY);
  const atOpening = await ratesOf(addDays(from, -1));
  const atClosing = await ratesOf(to);
  const value = <Name extends string>(
    rates: DayRates,
    rows: readonly ({ readonly currency: string } & Readonly<Record<Name, number>>)[],
    names: readonly Name[],
  ): Readonly<Record<Name, number>> | null => {
    // One currency stands as it is, and needs no rate.
    if (rows.every((row) => row.currency === currency)) {
      return Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)])) as Record<
        Name,
        number
      >;
    }
    if (currency !== COMPANY_CURRENCY) return null;
    const sums = consolidate(summed(rows, names), names, rates.of);
    return sums.ok ? sums.sums : null;
  };
  const closingValue = (rows: readonly { currency: string; minor: number }[]): number | null =>
    value(atClosing, rows, ["minor"])?.minor ?? null;
  const needed = others.length === 0 ? [] : currencies.filter((each) => each !== COMPANY_CURRENCY);
  const used: KpiBoard["rates"][number][] = [];
  const missing: KpiBoard["missing"][number][] = [];
  for (const rates of [atOpening, atClosing]) {
    for (const each of needed) {
      const rate = rates.of(each);
      if (rate === null) missing.push({ currency: each, day: rates.asOf });
      else used.push({ currency: each, needed: rates.asOf, day: rate.day, rate: rate.rate, source: rate.source });
    }
  }
  const disputedIn = (own: string, keep: (item: DisputedItem) => boolean): number =>
    reading.disputed.reduce((sum, item) => (item.currency === own && keep(item) ? sum + item.minor : sum), 0);
  return {
    currency,
    currencies,
    rates: used,
    missing,
    flows: flows.length === 0 ? noFlows() : value(atOpening, flows, FLOWS),
    byCurrency: flows.map((own) => ({
      currency: own.currency,
      flows: own,
      months: reading.months.flatMap((month) => month.filter(({ currency: each }) => each === own.currency)),
      disputed: {
        due: disputedIn(own.currency, ({ dueOn }) => dueOn <= to),
        fellDue: disputedIn(own.currency, ({ dueOn }) => dueOn >= from && dueOn <= to),
        overdueByMonth: reading.disputedByMonth.reduce(
          (sum, item) => (item.currency === own.currency ? sum + item.minor : sum),
          0,
        ),
      },
    })),
    lateness: value(atOpening, reading.lateness, ["cash", "late", "clamped", "toPay"]),
    stocks: stocksOf(
      // A currency in which nothing stood or moved has no say in what this period's balances are measured by.
      {
        ...reading,
        sales: reading.sales.filter((line) => line.currency === currency || currencies.includes(line.currency)),
      },
      closingValue,
    ),
    customers,
    at,
    openingValue: (rows) => value(atOpening, rows, ["minor"])?.minor ?? null,
    closingValue,
  };
}

/** One row a currency, so that each is converted, and rounded, once. */
function summed<Name extends string>(
  rows: readonly ({ readonly currency: string } & Readonly<Record<Name, number>>)[],
  names: readonly Name[],
): ({ currency: string } & Record<Name, number>)[] {
  return [...Map.groupBy(rows, (row) => row.currency)].map(([currency, own]) => ({
    ...(Object.fromEntries(names.map((name) => [name, own.reduce((sum, row) => sum + row[name], 0)])) as Record<
      Name,
      number
    >),
    currency,
  }));
}

function stocksOf(reading: Reading, closingValue: PeriodMoney["closingValue"]): Stocks | null {
  const { period, at } = reading;
  const current = closingValue(
    reading.flows.map(({ currency, closingCurrentMinor }) => ({ currency, minor: closingCurrentMinor })),
  );
  const overdue = closingValue(
    reading.flows.map((own) => ({ currency: own.currency, minor: own.closingMinor - own.closingCurrentMinor })),
  );
  const disputed = closingValue(reading.disputed);
  const disputedOverdue = closingValue(reading.disputed.filter(({ dueOn }) => dueOn < period.to));
  const overdueDays = closingValue(
    reading.overdue.map(({ currency, dueOn, minor }) => ({ currency, minor: minor * daysBetween(dueOn, period.to) })),
  );
  if (current === null || overdue === null || disputed === null || disputedOverdue === null || overdueDays === null) {
    return null;
  }
  const months = Map.groupBy(
    reading.sales.map(({ currency, month, amountMinor }) => ({ currency, month, minor: amountMinor })),
    ({ month }) => month,
  );
  const byGroup = Map.groupBy(
    reading.customers.flatMap(({ groupId, currency, open, overdue: late }) => {
      const minor = open[at] ?? 0;
      return minor === 0 ? [] : [{ groupId, currency, minor, overdue: late[at] ?? 0 }];
    }),
    ({ groupId }) => groupId,
  );
  const groups = [...byGroup].map(([groupId, own]) => ({ groupId, own, minor: closingValue(own) ?? 0 }));
  return {
    openMinor: current + overdue,
    overdueMinor: overdue,
    sales: new Map([...months].map(([month, lines]) => [month, closingValue(lines) ?? 0])),
    groups: groups.sort((a, b) => b.minor - a.minor || a.groupId - b.groupId),
    overdueDays,
    disputed: { openMinor: disputed, overdueMinor: disputedOverdue },
  };
}
