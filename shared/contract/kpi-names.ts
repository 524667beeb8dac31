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
