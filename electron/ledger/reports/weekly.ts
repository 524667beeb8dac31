import type { KpiRules } from "../../../shared/contract/kpis.ts";
import type { AgingRow, AgingTotals } from "../../../shared/contract/receivables.ts";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import { daysPastDue } from "../../../shared/domain/aging.ts";
import { addDays, startOfWeek } from "../../../shared/domain/days.ts";
import { percentOf, topShare } from "../../../shared/domain/kpis/concentration.ts";
import { figure } from "../../../shared/domain/kpis/figure.ts";
import { currentShare, overdueShare } from "../../../shared/domain/kpis/portfolio.ts";
import { type Ratio, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { inCurrencyOrder } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { MonthLine } from "../kpis/credit-sales.ts";
import { dsoMethod, readKpiRules, targetOf } from "../kpis/rules.ts";
import { dsoOf, ofCurrency, salesFor } from "../kpis/sales.ts";
import { bookedSums, consolidatedTotals } from "../rates/consolidated.ts";
import { ratesOn } from "../rates/reader.ts";
import { agingByCustomer, agingTotals, openOfCustomers, unappliedTotals } from "../receivables/aging-reader.ts";
import { readSettings } from "../settings/reader.ts";
import { type MovementLine, movementLines, type OpenOnDays, oldestDue, openOnDays } from "./reader.ts";

type Section = WeeklyReport["sections"][number];
type Movement = Section["movement"];

const TREND_WEEKS = 13;
const TOP = 10;

/** What the sections of all currencies are cut from, read on one state of the ledger. */
interface Reading {
  /** How the company reckons and judges, as on the board. */
  readonly rules: KpiRules;
  readonly asOf: string;
  readonly previousAsOf: string;
  readonly aging: readonly AgingRow[];
  readonly unapplied: ReadonlyMap<string, number>;
  readonly totals: ReadonlyMap<string, AgingTotals>;
  readonly previousTotals: ReadonlyMap<string, AgingTotals>;
  /** Days of the trend, oldest first; the last two are the previous Sunday and the cut-off. */
  readonly days: readonly string[];
  readonly trend: ReadonlyMap<string, OpenOnDays>;
  readonly movement: readonly MovementLine[];
  readonly sales: readonly MonthLine[];
  /** Days past due of the oldest open item, by customer and currency. */
  readonly oldest: ReadonlyMap<string, number>;
}

/**
 * The weekly report in figures (KPIS 3, 4, 13): the week is the Monday to Sunday that holds `asOf`, its movement runs
 * from that Monday to `asOf`. Each currency stands alone; beside them one total of all at the rates of the cut-off.
 *
 * @param db one state of the ledger (readSnapshot)
 */
export async function weeklyReport(db: ReadHandle, asOf: string, madeAt: string): Promise<WeeklyReport> {
  const weekFrom = startOfWeek(asOf);
  const settings = await readSettings(db);
  const reading = await read(db, asOf, addDays(weekFrom, -1));
  return {
    asOf,
    weekFrom,
    weekTo: addDays(weekFrom, 6),
    previousAsOf: reading.previousAsOf,
    madeAt,
    company: settings.ownRfcs,
    consolidated: await consolidatedOf(db, reading, settings.rateDaysBack),
    sections: currenciesOf(reading).map((currency) => sectionOf(reading, currency)),
  };
}

/** All currencies in company currency at the rates of the cut-off (KPIS 0); null when there is only one. */
async function consolidatedOf(
  db: ReadHandle,
  reading: Reading,
  daysBack: number,
): Promise<WeeklyReport["consolidated"]> {
  const { asOf, totals: open, unapplied } = reading;
  const totals = [...new Set([...open.keys(), ...unapplied.keys()])].map((currency) => {
    const own = open.get(currency) ?? nothing(currency);
    const unappliedMinor = unapplied.get(currency) ?? 0;
    return { ...own, unappliedMinor, balanceMinor: own.openMinor - unappliedMinor };
  });
  const booked = await bookedSums(db, openOfCustomers({ asOf }));
  const found = consolidatedTotals(totals, booked, await ratesOn(db, asOf, daysBack));
  return found.needed ? found : null;
}

async function read(db: ReadHandle, asOf: string, previousAsOf: string): Promise<Reading> {
  const aging = await agingByCustomer(db, { asOf });
  const days = [
    ...Array.from({ length: TREND_WEEKS - 1 }, (_, week) => addDays(previousAsOf, -7 * (TREND_WEEKS - 2 - week))),
    asOf,
  ];
  const totals = byCurrency(await agingTotals(db, asOf));
  const previousTotals = byCurrency(await agingTotals(db, previousAsOf));
  const trend = new Map((await openOnDays(db, days)).map((own) => [own.currency, own]));
  const unapplied = await unappliedTotals(db, asOf);
  const leaders = [...Map.groupBy(aging, (row) => row.currency).values()].flatMap((rows) =>
    largest(rows).slice(0, TOP),
  );
  const oldest = await oldestDue(db, asOf, [...new Set(leaders.map((row) => row.customerId))]);
  const rules = await readKpiRules(db);
  const reading = {
    rules,
    asOf,
    previousAsOf,
    aging,
    totals,
    previousTotals,
    days,
    trend,
    unapplied: new Map(unapplied.map((row) => [row.currency, row.unappliedMinor])),
    movement: await movementLines(db, previousAsOf, asOf),
    oldest: new Map(oldest.map((row) => [oldestKey(row), daysPastDue(row.dueOn, asOf)])),
  };
  const balances = currenciesOf(reading).map((currency) => [currency, totals.get(currency)?.openMinor ?? 0] as const);
  return { ...reading, sales: await salesFor(db, asOf, new Map(balances), dsoMethod(rules)) };
}

function byCurrency(totals: readonly AgingTotals[]): Map<string, AgingTotals> {
  return new Map(totals.map((row) => [row.currency, row]));
}

const oldestKey = (row: { customerId: number; currency: string }): string => `${row.customerId} ${row.currency}`;

/** Currencies with a balance, a movement of the week or something unapplied. */
function currenciesOf(reading: Omit<Reading, "sales">): string[] {
  return inCurrencyOrder([
    ...reading.aging.map((row) => row.currency),
    ...reading.totals.keys(),
    ...reading.previousTotals.keys(),
    ...reading.unapplied.keys(),
    ...reading.movement.map((line) => line.currency),
  ]);
}

function openOf(row: AgingRow): number {
  return row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor;
}

/** By open balance, largest first; equal ones by what else names them, so that the order never varies. */
function largest(rows: readonly AgingRow[]): AgingRow[] {
  return [...rows].sort(
    (a, b) => openOf(b) - openOf(a) || b.balanceMinor - a.balanceMinor || (a.customerKey < b.customerKey ? -1 : 1),
  );
}

/** Totals of a currency that nothing is open in. */
export function nothing(currency: string): AgingTotals {
  return {
    currency,
    documents: 0,
    currentMinor: 0,
    d1to30Minor: 0,
    d31to60Minor: 0,
    d61to90Minor: 0,
    d90plusMinor: 0,
    openMinor: 0,
    overdueMinor: 0,
  };
}

/** A ratio as reports have it; null without one. */
export const shown = (value: Ratio | null): string | null => (value === null ? null : toDecimal(value));

function sectionOf(reading: Reading, currency: string): Section {
  const { rules } = reading;
  const totals = reading.totals.get(currency) ?? nothing(currency);
  const previousTotals = reading.previousTotals.get(currency) ?? nothing(currency);
  const trend = reading.trend.get(currency);
  const aging = largest(reading.aging.filter((row) => row.currency === currency));
  return {
    currency,
    totals,
    previousTotals,
    unappliedMinor: reading.unapplied.get(currency) ?? 0,
    overdue: figure(overdueShare(totals), targetOf(rules, "overdue")),
    current: figure(currentShare(totals), targetOf(rules, "current")),
    dso: figure(
      dsoOf(ofCurrency(reading.sales, currency), totals.openMinor, reading.asOf, dsoMethod(rules)),
      targetOf(rules, "dso"),
    ),
    movement: movementOf(reading.movement, currency, previousTotals.openMinor, totals.openMinor),
    aging,
    topTen: topTenOf(reading, aging, totals.openMinor),
    topTenSharePercent: shown(topShare(aging.map(openOf), totals.openMinor, TOP)),
    trend: reading.days.map((day, index) => {
      const openMinor = trend?.open[index] ?? 0;
      const overdueMinor = trend?.overdue[index] ?? 0;
      return { day, openMinor, overdueMinor, overduePercent: shown(percentOf(overdueMinor, openMinor)) };
    }),
  };
}

/** Line of the movement each kind of entry counts for; what is not named is "other". */
const LINE_OF_KIND: Readonly<Record<string, keyof Movement>> = {
  charge: "invoicedMinor",
  settlement: "settledAtIssueMinor",
  payment: "collectedMinor",
  // What the bank returned was never collected.
  bounce: "collectedMinor",
  credit: "creditedMinor",
  cancellation: "cancelledMinor",
};

/**
 * What moved a currency's balance from an opening to a closing one, by kind, in minor units. Throws when opening and lines do
 * not make the closing balance: entries and balances would contradict each other.
 */
export function movementOf(
  lines: readonly MovementLine[],
  currency: string,
  openingMinor: number,
  closingMinor: number,
): Movement {
  const movement = {
    openingMinor,
    invoicedMinor: 0,
    settledAtIssueMinor: 0,
    collectedMinor: 0,
    creditedMinor: 0,
    cancelledMinor: 0,
    otherMinor: 0,
    closingMinor,
  };
  let sum = openingMinor;
  for (const { kind, amountMinor } of lines.filter((line) => line.currency === currency)) {
    movement[LINE_OF_KIND[kind] ?? "otherMinor"] += amountMinor;
    sum += amountMinor;
  }
  if (sum !== closingMinor) throw new Error(`Movement of ${currency} makes ${sum}, the balance is ${closingMinor}`);
  return movement;
}

function topTenOf(reading: Reading, aging: readonly AgingRow[], openMinor: number): Section["topTen"] {
  return aging
    .filter((row) => openOf(row) > 0)
    .slice(0, TOP)
    .map((row) => ({
      row,
      openMinor: openOf(row),
      overdueMinor: openOf(row) - row.currentMinor,
      sharePercent: shown(percentOf(openOf(row), openMinor)) ?? "0.00",
      oldestDaysPastDue: reading.oldest.get(oldestKey(row)) ?? 0,
    }));
}
