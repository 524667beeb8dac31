import { z } from "zod";

/** KPIs of the board, by the names the command line prints (KPIS 2-13). */
const zKpiName = z.enum([
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
/** What the board shows beside them. */
const zOtherKpiName = z.enum([
  "weightedDpd",
  "daysLate",
  "daysToPay",
  "promisesPartialPct",
  "promisesBrokenPct",
  "rpcShare",
  "promiseConversion",
  "penetrationPct",
  "coverageAmountPct",
  "intensity",
  "disputeDaysMean",
  "disputeDaysMedian",
  "disputeDaysP90",
  "disputeSlaPct",
  "disputeOpenDays",
  "hhi",
  "agencyRecoveryPct",
  "agencyCostPerPeso",
]);
export const zBoardKpiName = z.enum([...zKpiName.options, ...zOtherKpiName.options]);
export type BoardKpiName = z.infer<typeof zBoardKpiName>;

/** Roll rates by the bucket of the opening, in the order of the buckets: they have rows as the figures of the board have. */
export const ROLL_NAMES = ["rollCurrent", "roll1to30", "roll31to60", "roll61to90", "roll91"] as const;
export type RollName = (typeof ROLL_NAMES)[number];
/** Days after they fell due at which the invoices of a month are looked at. */
export const VINTAGE_AGES = [30, 60, 90] as const;
export type VintageAge = (typeof VINTAGE_AGES)[number];
/** Vintages: what a month invoiced, and what of it was unpaid at each age, in the order of the ages. Each month has rows. */
export const VINTAGE_NAMES = ["vintageIssued", "vintage30", "vintage60", "vintage90"] as const;
export type VintageName = (typeof VINTAGE_NAMES)[number];
/** All that opens rows. */
export const zRowsName = z.enum([...zBoardKpiName.options, ...ROLL_NAMES, ...VINTAGE_NAMES]);
export type RowsName = z.infer<typeof zRowsName>;

/** Whether rows are those of a roll rate. */
export function isRoll(name: RowsName): name is RollName {
  return ROLL_NAMES.some((each) => each === name);
}

/** Whether rows are those of a vintage. */
export function isVintage(name: RowsName): name is VintageName {
  return VINTAGE_NAMES.some((each) => each === name);
}
