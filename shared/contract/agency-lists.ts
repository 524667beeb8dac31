import { z } from "zod";
import { zPlacedItem } from "./agencies.ts";
import { command, query, zCurrency, zDay, zMinor, zWindow } from "./common.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked, zSheetWritten } from "./groups.ts";

const zId = z.number().int();
const zSearch = z.string().max(200).default("");

/** Whether something can be placed with an agency today, and why not. */
export const zAgencyStanding = z.enum(["ready", "inactive", "papers", "terms", "training"]);

const zAgencySums = {
  placedMinor: zMinor,
  openMinor: zMinor,
  viaMinor: zMinor,
  directMinor: zMinor,
  commissionMinor: zMinor,
};

/** An agency and what is with it today, one row a currency. */
export const zAgencyRow = z.object({
  agencyId: zId,
  agencyName: z.string(),
  rfc: z.string(),
  standing: zAgencyStanding,
  /** Papers missing, expired or about to expire. */
  alerts: zId,
  contact: z.string(),
  phones: z.string(),
  email: z.string(),
  states: z.string(),
  currency: zCurrency,
  items: zId,
  ...zAgencySums,
});
export type AgencyRow = z.infer<typeof zAgencyRow>;

export const zAgencyColumn = z.enum([
  "agencyName",
  "rfc",
  "standing",
  "alerts",
  "contact",
  "phones",
  "email",
  "states",
  "currency",
  "items",
  "placedMinor",
  "openMinor",
  "viaMinor",
  "directMinor",
  "commissionMinor",
]);
export type AgencyColumn = z.infer<typeof zAgencyColumn>;
export const zAgencyGroupBy = z.enum(["standing", "currency", "states"]);
export type AgencyGroupBy = z.infer<typeof zAgencyGroupBy>;
export const zAgencyFilter = zFilterOn(zAgencyColumn);
export type AgencyFilter = z.infer<typeof zAgencyFilter>;

export const zAgencySelection = z.object({
  /** Day as of which papers and prices stand: today. */
  asOf: zDay,
  /** Words in the name, RFC, contact or states. */
  search: zSearch,
  standings: z.array(zAgencyStanding).max(4).default([]),
  /** Only those with a paper to look after. */
  alerts: z.boolean().default(false),
  /** Only those that have invoices now. */
  out: z.boolean().default(false),
  filters: z.array(zAgencyFilter).max(30).default([]),
});
export type AgencySelection = z.infer<typeof zAgencySelection>;

export const zAgencyTotals = z.object({ currency: zCurrency, agencies: zId, items: zId, ...zAgencySums });
export type AgencyTotals = z.infer<typeof zAgencyTotals>;
const zAgencyGroup = zListGroup({ items: zId, ...zAgencySums });

/** The agencies as a list like the others. */
export const agencyList = {
  page: query
    .input(zAgencySelection.extend({ sort: zSortBy(zAgencyColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zAgencyRow), total: zId })),
  totals: query.input(zAgencySelection).output(z.object({ rows: z.array(zAgencyTotals) })),
  values: query.input(zAgencySelection.extend({ column: zAgencyColumn, ...zValuesAsked })).output(zColumnValues),
  groups: query
    .input(zAgencySelection.extend({ by: zAgencyGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zAgencyGroup), total: zId })),
  /** Writes the selection to an Excel file: the columns asked for in their order, all when none is. */
  exportPage: command
    .input(zAgencySelection.extend({ sort: zSortBy(zAgencyColumn), ...zSheetAsked }))
    .output(zSheetWritten),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command
    .input(zAgencySelection.extend({ by: zAgencyGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
};

/** A placed invoice as a row of its list. */
export const zPlacedRow = zPlacedItem.extend({ customerKey: z.string() });
export type PlacedRow = z.infer<typeof zPlacedRow>;

export const zPlacedColumn = z.enum([
  "label",
  "uuid",
  "customerName",
  "customerKey",
  "agencyName",
  "state",
  "placementId",
  "placedOn",
  "recalledOn",
  "recallReason",
  "bucket",
  "daysPastDue",
  "currency",
  "placedMinor",
  "openMinor",
  "viaMinor",
  "directMinor",
  "tailMinor",
  "rateBp",
  "commissionMinor",
]);
export type PlacedColumn = z.infer<typeof zPlacedColumn>;
export const zPlacedGroupBy = z.enum(["customerName", "agencyName", "state", "bucket", "placementId", "currency"]);
export type PlacedGroupBy = z.infer<typeof zPlacedGroupBy>;
export const zPlacedFilter = zFilterOn(zPlacedColumn);
export type PlacedFilter = z.infer<typeof zPlacedFilter>;

export const zPlacedSelection = z.object({
  /** Words in the invoice, its UUID, the customer or its RFC. */
  search: zSearch,
  states: z.array(zPlacedItem.shape.state).max(4).default([]),
  agencyId: zId.nullable().default(null),
  placementId: zId.nullable().default(null),
  customerId: zId.nullable().default(null),
  filters: z.array(zPlacedFilter).max(30).default([]),
});
export type PlacedSelection = z.infer<typeof zPlacedSelection>;

const zPlacedSums = {
  placedMinor: zMinor,
  openMinor: zMinor,
  viaMinor: zMinor,
  directMinor: zMinor,
  commissionMinor: zMinor,
};
export const zPlacedTotals = z.object({ currency: zCurrency, items: zId, ...zPlacedSums });
export type PlacedTotals = z.infer<typeof zPlacedTotals>;
const zPlacedGroup = zListGroup(zPlacedSums);

/** Invoices placed with agencies and kept beside them as control groups, as a list like the others. */
export const placedList = {
  page: query
    .input(zPlacedSelection.extend({ sort: zSortBy(zPlacedColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zPlacedRow), total: zId })),
  totals: query.input(zPlacedSelection).output(z.object({ rows: z.array(zPlacedTotals) })),
  values: query.input(zPlacedSelection.extend({ column: zPlacedColumn, ...zValuesAsked })).output(zColumnValues),
  groups: query
    .input(zPlacedSelection.extend({ by: zPlacedGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zPlacedGroup), total: zId })),
  exportPage: command
    .input(zPlacedSelection.extend({ sort: zSortBy(zPlacedColumn), ...zSheetAsked }))
    .output(zSheetWritten),
  exportGroups: command
    .input(zPlacedSelection.extend({ by: zPlacedGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
};
