import { z } from "zod";
import { DECISIONS, LEVELS } from "../domain/escalations/codes.ts";
import { command, query, zCurrency, zDay, zMinor, zWindow } from "./common.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked, zSheetWritten } from "./groups.ts";

const zId = z.number().int();

export const zLevel = z.enum(LEVELS);
export const zEscalationDecision = z.enum(DECISIONS);
/** `open`: its level has to answer; `late`: and should have; `asked`: lawyers wait for another person's word; `decided`: closed. */
export const zEscalationState = z.enum(["open", "late", "asked", "decided"]);

/** A case as it stands on the day. */
export const zEscalationRow = z.object({
  id: zId,
  customerId: zId,
  customerKey: z.string(),
  customerName: z.string(),
  collectorId: zId.nullable(),
  /** Who is in charge of the customer; "" where nobody is. */
  collector: z.string(),
  currency: zCurrency,
  level: zLevel,
  state: zEscalationState,
  /** The person its level names; "" where anybody of the role answers, see `answerRole`. */
  answerer: z.string(),
  answerRole: z.string(),
  /** Last day to answer; null once it is decided. */
  answerBy: zDay.nullable(),
  /** Calendar days since then; 0 while it is in time. */
  lateDays: zId,
  raisedOn: zDay,
  raisedBy: z.string(),
  /** Calendar days since it was raised, to its last decision where it is closed. */
  ageDays: zId,
  /** The newest decision and its day; null before the first. */
  decision: zEscalationDecision.nullable(),
  decidedOn: zDay.nullable(),
  invoices: zId,
  /** Open of them when it was raised, and now: on them or on what replaced them. Minor units. */
  raisedMinor: zMinor,
  openMinor: zMinor,
  /** Of the oldest that is open; 0 where nothing is. */
  daysPastDue: zId,
});
export type EscalationRow = z.infer<typeof zEscalationRow>;

export const zEscalationColumn = z.enum([
  "customerName",
  "customerKey",
  "collector",
  "currency",
  "level",
  "state",
  "answerer",
  "answerBy",
  "lateDays",
  "raisedOn",
  "raisedBy",
  "ageDays",
  "decision",
  "decidedOn",
  "invoices",
  "raisedMinor",
  "openMinor",
  "daysPastDue",
]);
export type EscalationColumn = z.infer<typeof zEscalationColumn>;
export const zEscalationGroupBy = z.enum(["level", "state", "collector", "customerName", "currency"]);
export type EscalationGroupBy = z.infer<typeof zEscalationGroupBy>;
export const zEscalationFilter = zFilterOn(zEscalationColumn);
export type EscalationFilter = z.infer<typeof zEscalationFilter>;

export const zEscalationSelection = z.object({
  /** Day as of which clocks run: today. */
  asOf: zDay,
  /** Words in the customer, its RFC, an invoice or the reason. */
  search: z.string().max(200).default(""),
  states: z.array(zEscalationState).max(4).default([]),
  levels: z.array(zLevel).max(5).default([]),
  customerId: zId.nullable().default(null),
  filters: z.array(zEscalationFilter).max(30).default([]),
});
export type EscalationSelection = z.infer<typeof zEscalationSelection>;

const zSums = { invoices: zId, raisedMinor: zMinor, openMinor: zMinor };
export const zEscalationTotals = z.object({ currency: zCurrency, cases: zId, ...zSums });

/** The cases as a list like the others: what has to be answered first comes first. */
export const escalationList = {
  page: query
    .input(zEscalationSelection.extend({ sort: zSortBy(zEscalationColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zEscalationRow), total: zId })),
  totals: query.input(zEscalationSelection).output(z.object({ rows: z.array(zEscalationTotals) })),
  values: query
    .input(zEscalationSelection.extend({ column: zEscalationColumn, ...zValuesAsked }))
    .output(zColumnValues),
  groups: query
    .input(zEscalationSelection.extend({ by: zEscalationGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zListGroup(zSums)), total: zId })),
  /** Writes the selection to an Excel file: the columns asked for in their order, all when none is. */
  exportPage: command
    .input(zEscalationSelection.extend({ sort: zSortBy(zEscalationColumn), ...zSheetAsked }))
    .output(zSheetWritten),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command
    .input(zEscalationSelection.extend({ by: zEscalationGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
};
