import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor, zWindow } from "./common.ts";
import { zReceivableSelection } from "./receivables.ts";

/** MXN for one unit of a currency, exact decimal text. */
export const zRateText = z.string().regex(/^\d{1,9}(\.\d{1,10})?$/);
/** `typed`, a series of Banco de México such as `SF43718`, or what the file calls its source. */
export const zRateSource = z.string().trim().min(1).max(40);
/** A currency that is not the company's own. */
const zForeign = zCurrency.refine((currency) => currency !== "MXN", { message: "MXN" });

/** A rate in force on a day, or, where `inForce` is false, what another source or an earlier correction said. */
export const zRateRow = z.object({
  currency: zCurrency,
  day: zDay,
  /** "" takes back what the source said before. */
  rate: z.string(),
  source: z.string(),
  /** Name of the file it came from; "" when typed. */
  origin: z.string(),
  recordedAt: zInstant,
  actor: z.string(),
  inForce: z.boolean(),
});
export type RateRow = z.infer<typeof zRateRow>;

/** A rate used for a day, with how many days before that day it was published. */
export const zUsedRate = z.object({
  currency: zCurrency,
  day: zDay,
  rate: z.string(),
  source: z.string(),
  daysOld: z.number().int(),
});
export type UsedRate = z.infer<typeof zUsedRate>;

/** How well a currency is provided with rates. */
export const zRateCoverage = z.object({
  currency: zCurrency,
  /** Documents open in this currency as of the day. */
  openDocuments: z.number().int(),
  /** Latest rate known by the day; null: none at all. */
  last: zUsedRate.nullable(),
  /** Rate that values balances of the day under the company's rule; null: none, so nothing is consolidated. */
  used: zUsedRate.nullable(),
  days: z.number().int(),
  /** Working days (Monday to Friday) without a rate between the first and the last known ones, latest first. */
  gaps: z.array(zDay),
  gapCount: z.number().int(),
});
export type RateCoverage = z.infer<typeof zRateCoverage>;

/** Why a row of a file gives no rate; words under `rates.problems.<code>`. */
export const zRateProblem = z.object({
  row: z.number().int(),
  code: z.string(),
  value: z.string(),
  message: z.string(),
});

/** What an import of rates did, or would do. */
export const zRateImport = z.object({
  file: z.string(),
  /** Why the whole file could not be read; null when it could. */
  refused: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Rates that are new, that correct one of the same source, and that were there already. */
  added: z.number().int(),
  corrected: z.number().int(),
  unchanged: z.number().int(),
  /** Days for which the source gives no quotation (N/E). */
  notQuoted: z.number().int(),
  currencies: z.array(zCurrency),
  from: zDay.nullable(),
  to: zDay.nullable(),
  problems: z.array(zRateProblem),
});
export type RateImport = z.infer<typeof zRateImport>;

const zSums = z.object({
  documents: z.number().int(),
  currentMinor: zMinor,
  d1to30Minor: zMinor,
  d31to60Minor: zMinor,
  d61to90Minor: zMinor,
  d90plusMinor: zMinor,
  openMinor: zMinor,
  overdueMinor: zMinor,
  unappliedMinor: zMinor,
  balanceMinor: zMinor,
  /** Overdue share of the open balance in percent, two decimals, one rate a currency on both sides (KPIS 0, 3). */
  overduePercent: z.string().nullable(),
});

/**
 * Balances of several currencies in company currency, each at its one rate of the day (KPIS 0). `sums` is null when a
 * currency has no rate: which ones stands in `missing`, and nothing is guessed.
 */
export const zConsolidated = z.object({
  asOf: zDay,
  currency: zCurrency,
  /** False: everything is in company currency already. */
  needed: z.boolean(),
  rates: z.array(zUsedRate),
  missing: z.array(z.object({ currency: zCurrency, lastDay: zDay.nullable() })),
  sums: zSums.nullable(),
  /** Worth at the rate of the day less worth at each document's own TipoCambio; null when either is missing. */
  differenceMinor: zMinor.nullable(),
  /** Open documents in foreign currency that state no TipoCambio. */
  withoutOwnRate: z.number().int(),
});
export type Consolidated = z.infer<typeof zConsolidated>;

export const rates = {
  /** Rates in force, latest day first; with `history` everything ever said. */
  page: query
    .input(z.object({ currency: zCurrency.nullable().default(null), history: z.boolean().default(false), ...zWindow }))
    .output(z.object({ rows: z.array(zRateRow), total: z.number().int() })),
  /** Currencies with rates or open documents, as of a day. */
  coverage: query.input(z.object({ asOf: zDay })).output(z.object({ rows: z.array(zRateCoverage) })),
  /** Records a rate; one of the same currency, day and source gives way and stays in the history. */
  add: command
    .input(
      z.object({
        commandId: zCommandId,
        currency: zForeign,
        day: zDay,
        rate: zRateText,
        source: zRateSource.default("typed"),
      }),
    )
    .output(z.object({ recorded: z.boolean(), previous: z.string().nullable() })),
  /** Takes a rate back; it stays in the history. */
  remove: command
    .input(z.object({ commandId: zCommandId, currency: zCurrency, day: zDay, source: zRateSource }))
    .output(z.object({ removed: z.boolean() })),
  /** Reads a CSV or Excel file of Banco de México, or a list of day, currency and rate. Safe to run twice. */
  importFile: command
    .input(
      z.object({
        commandId: zCommandId,
        file: z.string().min(1),
        /** Whose rates a single column of an unknown series holds. */
        currency: zForeign.nullable().default(null),
        /** Says what would happen and records nothing. */
        dryRun: z.boolean().default(false),
        lang: zLang.default("es"),
      }),
    )
    .output(zRateImport),
  /** Totals of the documents `receivables.page` selects, in company currency. */
  consolidatedDocuments: query.input(zReceivableSelection).output(zConsolidated),
  /** Totals of the customers `receivables.aging` selects, in company currency. */
  consolidatedCustomers: query
    .input(
      z.object({
        asOf: zDay,
        search: z.string().max(200).default(""),
        currency: zCurrency.nullable().default(null),
      }),
    )
    .output(zConsolidated),
};
