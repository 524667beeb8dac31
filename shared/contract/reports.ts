import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor } from "./common.ts";
import { zConsolidated } from "./rates.ts";
import { zAgingRow, zAgingTotals } from "./receivables.ts";

/**
 * A figure with what management needs to trust it. `value` is a decimal string with two decimals (percent or days),
 * null when there is nothing to divide by (KPIS 0); the light is judged before rounding.
 */
export const zKpiFigure = z.object({
  value: z.string().nullable(),
  /** Amounts the figure was made of, integers in minor units; of DSO: open balance and the net credit sales used. */
  numerator: z.string(),
  denominator: z.string(),
  unit: z.enum(["percent", "days"]),
  /** Words in shared/i18n under `reports.methods.<method>`. */
  method: z.string(),
  /** Goal without its unit, such as `< 10`. */
  target: z.string(),
  light: z.enum(["green", "amber", "red", "none"]),
  /** Count-back ran out of history: the days are "at least". */
  atLeast: z.boolean(),
});
export type KpiFigure = z.infer<typeof zKpiFigure>;

/** Movement of a week in one currency: opening + sum of the lines = closing. Minor units, signed. */
export const zWeekMovement = z.object({
  openingMinor: zMinor,
  invoicedMinor: zMinor,
  settledAtIssueMinor: zMinor,
  collectedMinor: zMinor,
  creditedMinor: zMinor,
  cancelledMinor: zMinor,
  otherMinor: zMinor,
  closingMinor: zMinor,
});

/** The weekly report in figures, one section a currency; words and layout are made where it is shown. */
export const zWeeklyReport = z.object({
  asOf: zDay,
  /** Monday to Sunday week that holds `asOf`; the movement runs from its Monday to `asOf`. */
  weekFrom: zDay,
  weekTo: zDay,
  /** Sunday before: what the movement is compared with. */
  previousAsOf: zDay,
  madeAt: zInstant,
  company: z.array(z.object({ rfc: z.string(), name: z.string() })),
  /** All currencies together at the rates of the cut-off, which it names; null when everything is in company currency. */
  consolidated: zConsolidated.nullable(),
  sections: z.array(
    z.object({
      currency: zCurrency,
      totals: zAgingTotals,
      previousTotals: zAgingTotals,
      unappliedMinor: zMinor,
      overdue: zKpiFigure,
      current: zKpiFigure,
      dso: zKpiFigure,
      movement: zWeekMovement,
      /** All customers with a balance, largest first. */
      aging: z.array(zAgingRow),
      /** Up to ten customers by open balance with their share of the open balance. */
      topTen: z.array(
        z.object({
          row: zAgingRow,
          openMinor: zMinor,
          overdueMinor: zMinor,
          sharePercent: z.string(),
          oldestDaysPastDue: z.number().int(),
        }),
      ),
      topTenSharePercent: z.string().nullable(),
      /** Thirteen weeks up to this one, oldest first, for the trend. */
      trend: z.array(
        z.object({ day: zDay, openMinor: zMinor, overdueMinor: zMinor, overduePercent: z.string().nullable() }),
      ),
    }),
  ),
});
export type WeeklyReport = z.infer<typeof zWeeklyReport>;

export const reports = {
  weekly: query.input(z.object({ asOf: zDay })).output(zWeeklyReport),
  /** Writes the report to `file` and records the delivery. */
  exportWeekly: command
    .input(
      z.object({
        commandId: zCommandId,
        asOf: zDay,
        format: z.enum(["pdf", "xlsx"]),
        file: z.string().min(1),
        lang: zLang.default("es"),
      }),
    )
    .output(z.object({ file: z.string(), bytes: z.number().int() })),
  /** The PDF itself (base64) for the preview; nothing is written. */
  previewWeekly: query
    .input(z.object({ asOf: zDay, lang: zLang.default("es") }))
    .output(z.object({ base64: z.string() })),
};
