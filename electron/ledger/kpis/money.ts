import { addDays } from "../../../shared/domain/days.ts";
import type { PeriodFlows } from "../../../shared/domain/kpis/flows.ts";
import { consolidate } from "../../../shared/domain/rates/consolidate.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type DayRates, ratesOn } from "../rates/reader.ts";
import type { MonthLine } from "../reports/reader.ts";
import { readSettings } from "../settings/reader.ts";
import { groupBalances } from "./balances-reader.ts";
import { type CurrencyFlows, periodFlows } from "./flows-reader.ts";
import { ofCurrency, salesFor } from "./sales.ts";

/** All that the money KPIs of a board are reckoned from, in one currency. */
export interface BoardMoney {
  readonly currency: string;
  /** Currencies and days without a rate; the sums are null then. */
  readonly missing: readonly { readonly currency: string; readonly day: string }[];
  /** Flows at the one rate of the opening (KPIS 0). */
  readonly flows: PeriodFlows | null;
  /** Stocks and sales at the rate of the cut-off. */
  readonly stocks: Stocks | null;
}

export interface Stocks {
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly sales: readonly MonthLine[];
  /** Open balance of each group of customers. */
  readonly groups: readonly number[];
}

const FLOWS = [
  "openingMinor",
  "chargedMinor",
  "nonCashMinor",
  "cashMinor",
  "closingMinor",
  "closingCurrentMinor",
  "dueBaseMinor",
  "dueNonCashMinor",
  "dueCashMinor",
  "fellDueMinor",
  "cohortMinor",
  "cohortCashMinor",
] as const satisfies readonly (keyof PeriodFlows)[];

/** Reads flows, stocks and sales of a period; several currencies are added up in the company's. */
export async function boardMoney(
  db: ReadHandle,
  period: { readonly from: string; readonly to: string; readonly currency: string | null },
): Promise<BoardMoney> {
  const { from, to } = period;
  const all = await periodFlows(db, from, to);
  const flows = period.currency === null ? all : all.filter((row) => row.currency === period.currency);
  const sales = await salesFor(db, to, new Map(flows.map((row) => [row.currency, row.closingMinor])));
  const groups = (await groupBalances(db, to)).filter((row) => flows.some(({ currency }) => currency === row.currency));
  const [only, ...others] = flows;
  if (only === undefined || others.length === 0) {
    const currency = period.currency ?? only?.currency ?? COMPANY_CURRENCY;
    const own = only ?? { currency, ...NOTHING };
    return {
      currency,
      missing: [],
      flows: own,
      stocks: {
        openMinor: own.closingMinor,
        overdueMinor: own.closingMinor - own.closingCurrentMinor,
        sales: ofCurrency(sales, currency),
        groups: groups.map(({ openMinor }) => openMinor),
      },
    };
  }
  const { rateDaysBack } = await readSettings(db);
  const opening = addDays(from, -1);
  const [openingRates, closingRates] = [await ratesOn(db, opening, rateDaysBack), await ratesOn(db, to, rateDaysBack)];
  const atOpening = consolidate(flows, FLOWS, openingRates.of);
  const atClosing = stocksAt(flows, sales, groups, closingRates);
  return {
    currency: COMPANY_CURRENCY,
    missing: [
      ...(atOpening.ok ? [] : atOpening.missing.map((currency) => ({ currency, day: opening }))),
      ...atClosing.missing.map((currency) => ({ currency, day: to })),
    ],
    flows: atOpening.ok ? atOpening.sums : null,
    stocks: atClosing.stocks,
  };
}

const NOTHING: PeriodFlows = {
  openingMinor: 0,
  chargedMinor: 0,
  nonCashMinor: 0,
  cashMinor: 0,
  closingMinor: 0,
  closingCurrentMinor: 0,
  dueBaseMinor: 0,
  dueNonCashMinor: 0,
  dueCashMinor: 0,
  fellDueMinor: 0,
  cohortMinor: 0,
  cohortCashMinor: 0,
};

function stocksAt(
  flows: readonly CurrencyFlows[],
  sales: readonly MonthLine[],
  groups: readonly { groupId: number; currency: string; openMinor: number }[],
  rates: DayRates,
): { stocks: Stocks | null; missing: readonly string[] } {
  const balances = consolidate(flows, ["closingMinor", "closingCurrentMinor"], rates.of);
  if (!balances.ok) return { stocks: null, missing: balances.missing };
  const valued = (rows: readonly { currency: string; minor: number }[]): number => {
    const sum = consolidate(rows, ["minor"], rates.of);
    return sum.ok ? sum.sums.minor : 0;
  };
  const known = new Set(flows.map(({ currency }) => currency));
  const months = Map.groupBy(
    sales.filter(({ currency }) => known.has(currency)),
    ({ month }) => month,
  );
  const byGroup = Map.groupBy(groups, ({ groupId }) => groupId);
  return {
    missing: [],
    stocks: {
      openMinor: balances.sums.closingMinor,
      overdueMinor: balances.sums.closingMinor - balances.sums.closingCurrentMinor,
      sales: [...months].map(([month, lines]) => ({
        currency: COMPANY_CURRENCY,
        month,
        amountMinor: valued(lines.map(({ currency, amountMinor }) => ({ currency, minor: amountMinor }))),
      })),
      groups: [...byGroup.values()].map((rows) =>
        valued(rows.map(({ currency, openMinor }) => ({ currency, minor: openMinor }))),
      ),
    },
  };
}
