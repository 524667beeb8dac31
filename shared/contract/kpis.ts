import { z } from "zod";
import { query, zCurrency, zDay } from "./common.ts";

/** KPIs of the board, by the names the command line prints (KPIS 2-13). */
export const zKpiName = z.enum([
  "recoveryRate",
  "overduePct",
  "currentPct",
  "dso",
  "bpdso",
  "add",
  "cei",
  "followUpPct",
  "ledgerUpdatesPct",
  "reportsOnTimePct",
  "promisesKeptPct",
  "ptpKeptAmountPct",
  "rpcRate",
  "coveragePct",
  "top10SharePct",
]);
export type KpiName = z.infer<typeof zKpiName>;

/** One KPI of a period. */
export const zKpi = z.object({
  name: zKpiName,
  /** Two decimals; null: there is nothing to divide by, or a rate is missing. */
  value: z.string().nullable(),
  /** Amounts in minor units of the board's currency, or counts, as `of` says. */
  numerator: z.string(),
  denominator: z.string(),
  of: z.enum(["amount", "count", "days"]),
  unit: z.enum(["percent", "days"]),
  method: z.string(),
  /** The goal, such as `< 10`; "" where there is none. */
  target: z.string(),
  light: z.enum(["green", "amber", "red", "none"]),
  /** The history ran out: the value is a lower bound. */
  atLeast: z.boolean(),
});
export type Kpi = z.infer<typeof zKpi>;

export const zKpiBoard = z.object({
  from: zDay,
  to: zDay,
  /** Currency of the amounts: the ledger's only one, the one asked for, or the company's when several are added up. */
  currency: zCurrency,
  /** Currencies without a rate for a day they are needed on; while there are some, what they would enter is n/a. */
  missing: z.array(z.object({ currency: zCurrency, day: zDay })),
  kpis: z.array(zKpi),
});
export type KpiBoard = z.infer<typeof zKpiBoard>;

export const kpis = {
  /** Every KPI of the days `from` to `to`, both included; stocks are those of the end of `to`. */
  board: query
    .input(z.object({ from: zDay, to: zDay, currency: zCurrency.nullable().default(null) }))
    .output(zKpiBoard),
};
