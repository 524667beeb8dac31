import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zWindow } from "./common.ts";
import { zBoardKpiName } from "./kpi-names.ts";
import { zKpiRowsAnswer, zKpiRowsInput } from "./kpi-rows.ts";

const zLight = z.enum(["green", "amber", "red", "none"]);

/** A figure made another way, or of another part of the portfolio, that stands beside the main one. */
export const zSecondFigure = z.object({
  /** `exDisputed`: without what is disputed; `method`: by another method of KPIS.md. */
  kind: z.enum(["exDisputed", "method"]),
  method: z.string(),
  value: z.string().nullable(),
  numerator: z.string(),
  denominator: z.string(),
});
export type SecondFigure = z.infer<typeof zSecondFigure>;

/** What a closed month froze of a figure. */
const zFrozenFigure = z.object({
  value: z.string().nullable(),
  numerator: z.string(),
  denominator: z.string(),
  method: z.string(),
  target: z.string(),
  light: zLight,
  atLeast: z.boolean(),
  second: z.array(zSecondFigure),
});

/** One KPI of a period. */
export const zKpi = z.object({
  name: zBoardKpiName,
  /** Two decimals (four of `hhi` and `agencyCostPerPeso`); null: there is nothing to divide by, or a rate is missing. */
  value: z.string().nullable(),
  /** Amounts in minor units of the board's currency, counts or days, as `of` says. */
  numerator: z.string(),
  denominator: z.string(),
  of: z.enum(["amount", "count", "days"]),
  unit: z.enum(["percent", "days", "times", "index"]),
  method: z.string(),
  /** The goal, such as `< 10`; "" where there is none. */
  target: z.string(),
  light: zLight,
  /** The history ran out: the value is a lower bound. */
  atLeast: z.boolean(),
  second: z.array(zSecondFigure),
  /** The figure as the closed month froze it; null while the month is open. What stands in `value` is then restated. */
  frozen: zFrozenFigure.nullable(),
});
export type Kpi = z.infer<typeof zKpi>;

/** Which part of the portfolio a board is about; null leaves it whole. */
export const zKpiFilter = z.object({
  currency: zCurrency.nullable().default(null),
  /** Own RFC that issued the invoices. */
  company: z.string().nullable().default(null),
  /** Person in charge of the customer; 0: nobody. */
  collectorId: z.number().int().nullable().default(null),
  /** Segment: risk class of the customer. */
  segment: z.enum(["A", "B", "C", "D"]).nullable().default(null),
  /** Customers of one economic group: a parent and those below it. */
  groupId: z.number().int().nullable().default(null),
});
export type KpiFilter = z.infer<typeof zKpiFilter>;

/** A period of a part of the portfolio. */
export const zKpiPeriod = z.object({ from: zDay, to: zDay, filter: zKpiFilter.prefault({}) });
export type KpiPeriod = z.infer<typeof zKpiPeriod>;

/** A rate the board was reckoned with. */
export const zBoardRate = z.object({
  currency: zCurrency,
  /** Day it was needed for; flows take the opening's, stocks the cut-off's. */
  needed: zDay,
  /** Day it is of: an earlier one only where the setting allows the last known. */
  day: zDay,
  rate: z.string(),
  source: z.string(),
});

/** Amounts that stand beside the figures, in minor units of the board's currency; null while a rate is missing. */
const zBeside = z.object({
  openMinor: z.number().int(),
  overdueMinor: z.number().int(),
  disputedMinor: z.number().int(),
  cashMinor: z.number().int(),
  writtenOffMinor: z.number().int(),
  /** Due on the cut-off itself: due in the period, not yet overdue. */
  dueOnCutOffMinor: z.number().int(),
});

const zUnapplied = z.array(z.object({ currency: zCurrency, minor: z.number().int() }));

export const zKpiBoard = z.object({
  from: zDay,
  to: zDay,
  filter: zKpiFilter,
  /** Currency of the amounts: the ledger's only one, the one asked for, or the company's when several are added up. */
  currency: zCurrency,
  /** Currencies with something in the period. */
  currencies: z.array(zCurrency),
  rates: z.array(zBoardRate),
  /** Currencies without a rate for a day they are needed on; while there are some, what they would enter is n/a. */
  missing: z.array(z.object({ currency: zCurrency, day: zDay })),
  beside: zBeside.nullable(),
  /** Money and credit of customers that is not applied yet, by currency: it enters no figure (KPIS 0). */
  unapplied: zUnapplied,
  /** Days of the period that have not come yet are in it. */
  future: z.boolean(),
  /** The month's close, where the period is a closed month of the whole company, with the amounts it froze. */
  closed: z
    .object({
      closedAt: zInstant,
      actor: z.string(),
      hash: z.string(),
      /** The hash still says what was frozen. */
      sound: z.boolean(),
      beside: zBeside.nullable(),
      unapplied: zUnapplied,
    })
    .nullable(),
  /** The fifteen of the command line, in its order. */
  kpis: z.array(zKpi),
  /** The others. */
  more: z.array(zKpi),
});
export type KpiBoard = z.infer<typeof zKpiBoard>;

/** Thirteen periods up to the one asked about, oldest first. */
export const zKpiTrend = z.object({
  periods: z.array(z.object({ from: zDay, to: zDay })),
  kpis: z.array(
    z.object({ name: zBoardKpiName, points: z.array(z.object({ value: z.string().nullable(), light: zLight })) }),
  ),
});
export type KpiTrend = z.infer<typeof zKpiTrend>;

const zDecimal = z.string().regex(/^\d{1,4}(\.\d{1,2})?$/);
const zGoal = z.object({ goal: zDecimal, amberUntil: zDecimal });

/** How the company reckons and judges its KPIs (KPIS 2, 4, 7, 15). */
export const zKpiRules = z.object({
  recoveryMethod: z.enum(["collectible", "cashVsDue", "cohort"]),
  dsoMethod: z.enum(["countBack", "simple"]),
  /** Months the simple method divides by. */
  dsoWindowMonths: z.number().int().min(1).max(12),
  /** Local time `HH:MM` after which what happens may be recorded by the end of the next business day. */
  dailyCutOff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  targets: z.object({
    recovery: zGoal,
    overdue: zGoal,
    current: zGoal,
    dso: zGoal,
    followUp: zGoal,
    ledgerUpdates: zGoal,
    reports: zGoal,
  }),
});
export type KpiRules = z.infer<typeof zKpiRules>;

/** Of the items a bucket had at the opening, where they were at the cut-off; minor units (KPIS 10). */
const zRollRow = z.object({
  bucket: z.enum(["current", "1-30", "31-60", "61-90", "91+"]),
  openingMinor: z.number().int(),
  /** Ended in any worse bucket; of 91+: still open. */
  worseMinor: z.number().int(),
  stayedMinor: z.number().int(),
  /** Left by cash, or became current. */
  curedMinor: z.number().int(),
  nonCashMinor: z.number().int(),
  worsePercent: z.string().nullable(),
  stayedPercent: z.string().nullable(),
  curedPercent: z.string().nullable(),
  nonCashPercent: z.string().nullable(),
});

/** Unpaid share of the invoices of a month 30, 60 and 90 days after each fell due; null until all have come to that age. */
const zVintage = z.object({
  month: z.string(),
  issuedMinor: z.number().int(),
  at30: z.string().nullable(),
  at60: z.string().nullable(),
  at90: z.string().nullable(),
});

export const zKpiMovement = z.object({
  currency: zCurrency,
  currencies: z.array(zCurrency),
  missing: z.array(z.object({ currency: zCurrency, day: zDay })),
  rolls: z.array(zRollRow),
  /** Share of what is current that is expected to come to 91+; null where a roll is. */
  chainPercent: z.string().nullable(),
  vintages: z.array(zVintage),
});
export type KpiMovement = z.infer<typeof zKpiMovement>;

export const kpis = {
  /** Every KPI of the days `from` to `to`, both included; stocks are those of the end of `to`. */
  board: query.input(zKpiPeriod).output(zKpiBoard),
  trend: query.input(zKpiPeriod).output(zKpiTrend),
  /** The rows a figure is made of; they add up to it. */
  rows: query.input(zKpiRowsInput.extend({ ...zKpiPeriod.shape, ...zWindow })).output(zKpiRowsAnswer),
  /** Writes all of them to an Excel file. */
  exportRows: command
    .input(zKpiRowsInput.extend({ ...zKpiPeriod.shape, file: z.string().min(1), lang: zLang.default("es") }))
    .output(z.object({ file: z.string(), rows: z.number().int() })),
  /** Writes the board to an Excel file: its figures, their trend, and the rows behind each. Throws FILE_LOCKED. */
  exportBoard: command
    .input(zKpiPeriod.extend({ file: z.string().min(1), lang: zLang.default("es") }))
    .output(z.object({ file: z.string() })),
  /** Roll rates and vintages (KPIS 10). */
  movement: query.input(zKpiPeriod).output(zKpiMovement),
  /** Groups of customers a board can be narrowed to: companies with others below them. */
  groups: query.output(z.object({ rows: z.array(z.object({ id: z.number().int(), name: z.string() })) })),
  rules: query.output(zKpiRules),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zKpiRules })).output(zKpiRules),
};
