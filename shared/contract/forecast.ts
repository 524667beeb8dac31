import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor, zWindow } from "./common.ts";

/** Where cash of a forecast comes from, the first that applies to a balance (KPIS 14). */
export const zForecastSource = z.enum(["promise", "agreement", "habit", "spread", "none"]);
export type ForecastSourceName = z.infer<typeof zForecastSource>;
export const zForecastWhy = z.enum(["promise", "agreement", "habit", "bucket", "disputed", "legal", "placed"]);

const zBucketName = z.enum(["current", "1-30", "31-60", "61-90", "90+"]);

/** A chance, in ten-thousandths, and how many cases it was measured on; 0 cases: too few, the program's own was taken. */
export const zChance = z.object({ bp: z.number().int().min(0).max(10_000), cases: z.number().int().min(0) });
export type Chance = z.infer<typeof zChance>;

/** What a forecast counted with. */
export const zForecastMethod = z.object({
  /** Portfolio rate of promises that were kept. */
  promise: zChance,
  /** Rate at which instalments were kept. */
  plan: zChance,
  /** By currency and bucket: paid within 13 weeks while current or up to 30 days late, within 4 weeks later. */
  buckets: z.record(z.string(), z.record(zBucketName, zChance)),
});
export type ForecastMethod = z.infer<typeof zForecastMethod>;

/** A week of a forecast in one currency, with what came in where the week is over. */
export const zForecastWeek = z.object({
  /** Monday; null: after the last week. */
  weekOn: zDay.nullable(),
  promiseMinor: zMinor,
  agreementMinor: zMinor,
  habitMinor: zMinor,
  spreadMinor: zMinor,
  totalMinor: zMinor,
  /** Cash applied with a value date of the week, after the day of the forecast; null until the week is over. */
  actualMinor: zMinor.nullable(),
  /** Of that, on balances that were in the forecast. */
  actualOnForecastMinor: zMinor.nullable(),
  /** 1 - |actual - forecast| / actual, percent with two decimals; null while it is not known, or nothing came in. */
  accuracyPct: z.string().nullable(),
});
export type ForecastWeekView = z.infer<typeof zForecastWeek>;

export const zForecastCurrency = z.object({
  currency: zCurrency,
  openMinor: zMinor,
  /** Expected within the weeks. */
  forecastMinor: zMinor,
  /** Open and expected from nowhere: disputed, with lawyers or with an agency. */
  noneMinor: zMinor,
  weeks: z.array(zForecastWeek),
  /** Sums of the weeks that are over. */
  overForecastMinor: zMinor,
  overActualMinor: zMinor,
  accuracyPct: z.string().nullable(),
});
export type ForecastCurrencyView = z.infer<typeof zForecastCurrency>;

export const zForecastRun = z.object({
  id: z.number().int(),
  asOf: zDay,
  weeks: z.number().int(),
  madeAt: zInstant,
  actor: z.string(),
  method: zForecastMethod,
  currencies: z.array(zForecastCurrency),
});
export type ForecastRunView = z.infer<typeof zForecastRun>;

/** A kept forecast in a list, with its score by currency over the weeks that are over. */
export const zForecastSummary = z.object({
  id: z.number().int(),
  asOf: zDay,
  weeks: z.number().int(),
  madeAt: zInstant,
  actor: z.string(),
  currencies: z.array(
    z.object({
      currency: zCurrency,
      forecastMinor: zMinor,
      weeksOver: z.number().int(),
      overForecastMinor: zMinor,
      overActualMinor: zMinor,
      accuracyPct: z.string().nullable(),
    }),
  ),
});
export type ForecastSummary = z.infer<typeof zForecastSummary>;

/** A part of an open balance in a forecast. */
export const zForecastItem = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerName: z.string(),
  uuid: z.string(),
  label: z.string(),
  currency: zCurrency,
  dueOn: zDay,
  source: zForecastSource,
  why: zForecastWhy,
  baseMinor: zMinor,
  chanceBp: z.number().int(),
  /** Null where it is spread or not expected. */
  expectedOn: zDay.nullable(),
  forecastMinor: zMinor,
  /** What of it falls in the week asked for; all of it where none is. */
  inWeekMinor: zMinor,
});
export type ForecastItemView = z.infer<typeof zForecastItem>;

const items = z.object({
  runId: z.number().int(),
  currency: zCurrency,
  /** Monday of a week, "later" for after the last one; null: every row. */
  week: z
    .union([zDay, z.literal("later")])
    .nullable()
    .default(null),
  source: zForecastSource.nullable().default(null),
  /** Customer or invoice; accents and case do not matter. */
  search: z.string().max(200).default(""),
});

export const forecast = {
  /** Makes a forecast as of the day and keeps it. */
  make: command
    .input(z.object({ commandId: zCommandId, asOf: zDay, weeks: z.number().int().min(4).max(26).default(8) }))
    .output(z.object({ id: z.number().int() })),
  /** Kept forecasts, the latest first, scored against what came in until the day. */
  runs: query
    .input(z.object({ asOf: zDay, limit: z.number().int().min(1).max(200).default(52) }))
    .output(z.object({ rows: z.array(zForecastSummary) })),
  run: query.input(z.object({ id: z.number().int(), asOf: zDay })).output(zForecastRun),
  items: query
    .input(items.extend(zWindow))
    .output(z.object({ rows: z.array(zForecastItem), total: z.number().int(), inWeekMinor: zMinor })),
  /** Writes weeks and rows of a forecast as a workbook. */
  exportRun: query
    .input(z.object({ id: z.number().int(), asOf: zDay, file: z.string().min(1), lang: zLang }))
    .output(z.object({ file: z.string(), rows: z.number().int() })),
};
