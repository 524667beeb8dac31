import { z } from "zod";
import { zCurrency, zDay, zMinor } from "./common.ts";
import {
  zDisputeState,
  zDisputeType,
  zMoneyEffect,
  zOutcomeOfDispute,
  zResolver,
  zRootCause,
} from "./dispute-terms.ts";
import { zFilterOn } from "./filters.ts";
import { zBucketOrNone } from "./receivables.ts";

/** A dispute as of a day. Amounts in minor units of `currency`. */
export const zDisputeRow = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  /** Who is in charge of the customer; null and "" where nobody is. */
  collectorId: z.number().int().nullable(),
  collector: z.string(),
  /** Of its invoice, whether it is open or not. */
  bucket: zBucketOrNone,
  /** Invoice it is about on the day: the one it was raised on, or what took its place. */
  invoiceUuid: z.string(),
  invoiceLabel: z.string(),
  /** Position of the disputed concept, from 0; null: the invoice as a whole. */
  line: z.number().int().nullable(),
  lineText: z.string(),
  type: zDisputeType,
  reason: z.string(),
  currency: zCurrency,
  /** What of the invoice's open balance is disputed; 0 once answered or when nothing is open any more. */
  disputedMinor: zMinor,
  openMinor: zMinor,
  state: zDisputeState,
  /** Still to be answered. */
  active: z.boolean(),
  resolver: zResolver,
  openedOn: zDay,
  /** Last day to answer. */
  dueOn: zDay,
  slaDays: z.number().int(),
  /** Business days from the day asked about to the last day to answer; negative when it is late; null once answered. */
  daysLeft: z.number().int().nullable(),
  /** Business days since it was opened; until it was answered, for one that was (KPIS 12). */
  age: z.number().int(),
  resolvedOn: zDay.nullable(),
  outcome: zOutcomeOfDispute.nullable(),
  effect: zMoneyEffect.nullable(),
  /** Credit that is still to come. */
  expectedMinor: zMinor,
  rootCause: zRootCause.nullable(),
  /** What ended it; a cancellation leaves nothing to dispute. */
  closedBy: z.enum(["decision", "credit-note", "replacement", "cancellation"]).nullable(),
  /** CFDI that ended it. */
  cfdiUuid: z.string().nullable(),
  cfdiLabel: z.string().nullable(),
  /** Who took it down. */
  openedBy: z.string(),
});
export type DisputeRow = z.infer<typeof zDisputeRow>;

export const zDisputeColumn = z.enum([
  "id",
  "customerName",
  "customerKey",
  "collector",
  "bucket",
  "invoice",
  "uuid",
  "type",
  "reason",
  "currency",
  "disputedMinor",
  "state",
  "resolver",
  "openedOn",
  "dueOn",
  "resolvedOn",
  "outcome",
  "rootCause",
  "openedBy",
]);
export type DisputeColumn = z.infer<typeof zDisputeColumn>;
/** Columns disputes can be put together by. */
export const zDisputeGroupBy = z.enum(["customerName", "collector", "bucket", "currency", "type", "resolver", "state"]);
export type DisputeGroupBy = z.infer<typeof zDisputeGroupBy>;
export const zDisputeFilter = zFilterOn(zDisputeColumn);
export type DisputeFilter = z.infer<typeof zDisputeFilter>;

export const zDisputeSelection = z.object({
  asOf: zDay,
  /** Free text over customer, RFC, invoice, concept and reason; accents and case do not matter. */
  search: z.string().max(200).default(""),
  /** `active`: to be answered; `late`: of those, past their last day; `soon`: of those, due within two business days. */
  show: z.enum(["active", "soon", "late", "closed", "all"]).default("active"),
  customerId: z.number().int().nullable().default(null),
  filters: z.array(zDisputeFilter).max(30).default([]),
});
export type DisputeSelection = z.infer<typeof zDisputeSelection>;

export const zDisputeSums = { active: z.number().int(), late: z.number().int(), disputedMinor: zMinor };
/** Totals of a selection, one row a currency. */
export const zDisputeTotals = z.object({ currency: zCurrency, disputes: z.number().int(), ...zDisputeSums });
export type DisputeTotals = z.infer<typeof zDisputeTotals>;
