import { z } from "zod";
import { zCurrency, zDay, zMinor, zWindow } from "./common.ts";
import { zStage } from "./customer-credit.ts";
import { zHold, zLanguage, zRiskClass } from "./customer-profile.ts";
import { zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked } from "./groups.ts";
import { zBucketOrNone } from "./receivables.ts";

/** Columns the list of customers can be sorted and filtered by. */
export const zCustomerColumn = z.enum([
  "customerName",
  "customerKey",
  "tradeName",
  "collector",
  "hold",
  "riskClass",
  "stage",
  "group",
  "bucket",
  "currency",
  "documents",
  "oldestDueOn",
  "currentMinor",
  "d1to30Minor",
  "d31to60Minor",
  "d61to90Minor",
  "d90plusMinor",
  "overdueMinor",
  "unappliedMinor",
  "balanceMinor",
  "limitMinor",
  "usePercent",
  "lastContactOn",
  "habit",
  "contacts",
  "language",
  "creditDays",
]);
export type CustomerColumn = z.infer<typeof zCustomerColumn>;
export const zCustomerFilter = zFilterOn(zCustomerColumn);
export type CustomerFilter = z.infer<typeof zCustomerFilter>;

/** A customer in one currency as of a day; one that owes nothing has one row, in the currency of its limit. */
export const zCustomerRow = z.object({
  customerId: z.number().int(),
  customerKey: z.string(),
  rfc: z.string(),
  customerName: z.string(),
  tradeName: z.string(),
  collectorId: z.number().int().nullable(),
  collector: z.string(),
  hold: zHold,
  riskClass: zRiskClass,
  stage: zStage,
  /** Name of the parent company; "" without one. */
  group: z.string(),
  /** Of the oldest open item; "" without one. */
  bucket: zBucketOrNone,
  currency: zCurrency,
  documents: z.number().int(),
  oldestDueOn: zDay.nullable(),
  currentMinor: zMinor,
  d1to30Minor: zMinor,
  d31to60Minor: zMinor,
  d61to90Minor: zMinor,
  d90plusMinor: zMinor,
  overdueMinor: zMinor,
  unappliedMinor: zMinor,
  balanceMinor: zMinor,
  limitMinor: zMinor.nullable(),
  /** Whole percent of the limit in use; null without a limit in this currency. */
  usePercent: z.number().int().nullable(),
  lastContactOn: zDay.nullable(),
  /** Days late, weighted by amount, one decimal; null without payments in the twelve months before. */
  habit: z.string().nullable(),
  contacts: z.number().int(),
  language: zLanguage,
  /** Days agreed with the customer; null: the ledger's usual ones. */
  creditDays: z.number().int().nullable(),
  /** In which its limit is; what `limitMinor` is null for in rows of other currencies. */
  creditCurrency: zCurrency,
  holdReason: z.string(),
  /** Of what is known of the customer, to save over. */
  version: z.number().int(),
});
export type CustomerListRow = z.infer<typeof zCustomerRow>;

export const zCustomerSelection = z.object({
  asOf: zDay,
  /** Name, trade name, RFC; accents and case do not matter. */
  search: z.string().max(200).default(""),
  filters: z.array(zCustomerFilter).max(30).default([]),
  /** Customers who owe nothing too. */
  all: z.boolean().default(false),
});
export type CustomerSelection = z.infer<typeof zCustomerSelection>;

export const zCustomerPage = zCustomerSelection.extend({ sort: zSortBy(zCustomerColumn), ...zWindow });
export const zCustomerValues = zCustomerSelection.extend({ column: zCustomerColumn, ...zValuesAsked });
export const zCustomerExport = zCustomerSelection.extend({ sort: zSortBy(zCustomerColumn), ...zSheetAsked });

const zSums = {
  documents: z.number().int(),
  currentMinor: zMinor,
  d1to30Minor: zMinor,
  d31to60Minor: zMinor,
  d61to90Minor: zMinor,
  d90plusMinor: zMinor,
  overdueMinor: zMinor,
  unappliedMinor: zMinor,
  balanceMinor: zMinor,
};
/** Sums of the customers selected, one row a currency. */
export const zCustomerSums = z.object({ currency: zCurrency, customers: z.number().int(), ...zSums });

/** Columns customers can be put together by. */
export const zCustomerGroupBy = z.enum([
  "customerName",
  "collector",
  "bucket",
  "currency",
  "stage",
  "group",
  "hold",
  "riskClass",
]);
export type CustomerGroupBy = z.infer<typeof zCustomerGroupBy>;
export const zCustomerGroups = zCustomerSelection.extend({ by: zCustomerGroupBy, ...zGroupWindow });
export const zCustomerGroup = zListGroup(zSums);
export const zCustomerGroupsExport = zCustomerSelection.extend({
  by: zCustomerGroupBy,
  sort: zGroupSort,
  ...zSheetAsked,
});
