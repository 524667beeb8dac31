import { z } from "zod";
import { zCurrency, zMinor } from "./common.ts";

/** A row's number, or a count. */
export const zId = z.number().int();
/** Calendar month, `YYYY-MM`. */
export const zMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** A share or price as text, rounded for reading; null: nothing to divide by. */
const zFigure = z.string().nullable();

/** What an agency brought and cost in one currency, of a period. Minor units. */
export const zScore = z.object({
  agencyId: zId,
  agencyName: z.string(),
  currency: zCurrency,
  /** Items with the agency in the period. */
  items: zId,
  placedMinor: zMinor,
  recalledMinor: zMinor,
  returnedMinor: zMinor,
  /** Cash of their placement windows up to the end of the period. */
  viaMinor: zMinor,
  directMinor: zMinor,
  /** (via + direct) / (placed - recalled - returned), percent, two decimals. */
  ratePercent: zFigure,
  /** Cash of the period itself. */
  recoveredMinor: zMinor,
  /** Of the cash of the period and its tail, by the reading of the terms; and by either reading. Before VAT. */
  commissionMinor: zMinor,
  commissionDirectEarnsMinor: zMinor,
  commissionViaOnlyMinor: zMinor,
  fixedMinor: zMinor,
  legalMinor: zMinor,
  /** What the paid invoices of its months came to beyond the commission of the terms; negative where they were less. */
  invoiceDifferenceMinor: zMinor,
  /** VAT of commission and costs. */
  vatMinor: zMinor,
  /** What of it is not creditable. */
  vatCostMinor: zMinor,
  /** (commission + fixed + legal + invoiced beyond it + VAT not creditable) / recovered, four decimals; and with all VAT. */
  costPerPeso: zFigure,
  costPerPesoWithVat: zFigure,
  /** In-house control group of its batches. */
  controlItems: zId,
  controlPlacedMinor: zMinor,
  controlCashMinor: zMinor,
  controlPercent: zFigure,
  /** Of the agency as a whole, the same in each of its currencies: customers it had in the period, complaints received in it. */
  accounts: zId,
  complaints: zId,
  /** Complaints for every thousand of these customers, two decimals. */
  complaintsPerThousand: zFigure,
  /** Of the agency as a whole, too: average score of its calls that were reviewed, two decimals; and of how many that are owed. */
  qaAverage: zFigure,
  qaReviewed: zId,
  qaOwed: zId,
  /** Of the agency as a whole, too: batches whose package was due in the period, those delivered by their day, and these in percent. */
  packagesDue: zId,
  packagesOnTime: zId,
  packagesPercent: zFigure,
  /** Reports that were due in the period, likewise. */
  reportsDue: zId,
  reportsOnTime: zId,
  reportsPercent: zFigure,
  /** What it reported of the period: attempts, those that reached the right party, and these in percent. */
  attempts: zId,
  rightParty: zId,
  rpcPercent: zFigure,
  /** Customers it had in the period of whom it reported an attempt in it, and these in percent of `accounts`. */
  covered: zId,
  coveragePercent: zFigure,
  /** Promises it reported that matured in the period, in this currency, by what became of them (KPIS 8); rates by count and amount. */
  promisesKept: zId,
  promisesPartial: zId,
  promisesBroken: zId,
  promisedMinor: zMinor,
  promiseKeptMinor: zMinor,
  promisesKeptPercent: zFigure,
  promiseAmountPercent: zFigure,
});
export type AgencyScore = z.infer<typeof zScore>;

/** Recovery of what was placed in a month, at 30, 60, 90 and 180 days of each item; null until all have come to that age. */
export const zPlacementMonth = z.object({
  month: zMonth,
  currency: zCurrency,
  control: z.boolean(),
  items: zId,
  placedMinor: zMinor,
  at30: zFigure,
  at60: zFigure,
  at90: zFigure,
  at180: zFigure,
});
export type PlacementMonth = z.infer<typeof zPlacementMonth>;
