import { z } from "zod";
import { command, query, zCurrency, zCustomerKey, zDay, zLang, zMinor, zUuid, zWindow } from "./common.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zSheetAsked, zSheetWritten } from "./groups.ts";

/** Aging buckets by days past due: current (<= 0), 1-30, 31-60, 61-90, 91 and more. KPIS 0. */
export const zBucket = z.enum(["current", "1-30", "31-60", "61-90", "90+"]);
export type Bucket = z.infer<typeof zBucket>;
/** Bucket of what may have none: a customer who owes nothing, a dispute without an invoice. */
export const zBucketOrNone = z.union([zBucket, z.literal("")]);
export const zReceivableStatus = z.enum(["open", "paid", "cancelled", "substituted"]);

/** Where an invoice stands at its customer's counter; "" where nothing is asked for and nothing was recorded. */
export const zAcceptanceState = z.enum(["", "pending", "submitted", "accepted", "rejected"]);

/** One receivable as of a day. Amounts in minor units of `currency`. */
export const zReceivableRow = z.object({
  uuid: z.string(),
  series: z.string(),
  folio: z.string(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  issuedOn: zDay,
  dueOn: zDay,
  currency: zCurrency,
  totalMinor: zMinor,
  openMinor: zMinor,
  /** What of it is disputed (aclaraciones); the rest may be chased. */
  disputedMinor: zMinor,
  /** Day of the open promise that covers it, until which nobody asks for it; null without one. */
  promisedOn: zDay.nullable(),
  status: zReceivableStatus,
  /** As-of day minus due day, in days; negative before the due day. */
  daysPastDue: z.number().int(),
  bucket: zBucket,
  paymentMethod: z.string(),
  /** TipoCambio as the document writes it; "" when it states none. */
  exchangeRate: z.string(),
  /**
   * Worth of the open amount at the rate of the day less its worth at the document's own rate, minor units of company
   * currency; never part of a balance. Null in company currency, and where either rate is missing.
   */
  differenceMinor: zMinor.nullable(),
  /** Who is in charge of the customer; null and "" where nobody is. */
  collectorId: z.number().int().nullable(),
  collector: z.string(),
  /** Day the customer is expected to pay, its first payment day on or after the due day; "" when not known. */
  expectedOn: z.string(),
  /** Where it stands at the customer's counter; "" where nothing is asked for and nothing recorded. */
  acceptance: zAcceptanceState,
  /** The due day counts from an acceptance nobody has recorded yet. */
  provisional: z.boolean(),
  contrarecibo: z.string(),
  po: z.string(),
});
export type ReceivableRow = z.infer<typeof zReceivableRow>;

/** Columns a page can be sorted and filtered by. */
export const zReceivableColumn = z.enum([
  "customerName",
  "customerKey",
  "collector",
  "series",
  "folio",
  "uuid",
  "issuedOn",
  "dueOn",
  "expectedOn",
  "acceptance",
  "contrarecibo",
  "po",
  "currency",
  "totalMinor",
  "openMinor",
  "disputedMinor",
  "promisedOn",
  "daysPastDue",
  "bucket",
]);

export const zReceivableFilter = zFilterOn(zReceivableColumn);
export type ReceivableFilter = z.infer<typeof zReceivableFilter>;

export const zReceivableSelection = z.object({
  asOf: zDay,
  /** Free text over customer, RFC, series-folio and UUID; accents and case do not matter. */
  search: z.string().max(200).default(""),
  filters: z.array(zReceivableFilter).max(30).default([]),
  customerId: z.number().int().nullable().default(null),
});

/** Totals of what is selected, one row a currency. `balanceMinor` = current + buckets - unapplied. */
export const zAgingTotals = z.object({
  currency: zCurrency,
  documents: z.number().int(),
  currentMinor: zMinor,
  d1to30Minor: zMinor,
  d31to60Minor: zMinor,
  d61to90Minor: zMinor,
  d90plusMinor: zMinor,
  openMinor: zMinor,
  overdueMinor: zMinor,
});
export type AgingTotals = z.infer<typeof zAgingTotals>;

/** Totals of a selection with the overdue share in percent, two decimals; null when nothing is open (KPIS 3). */
export const zSelectionTotals = zAgingTotals.extend({ overduePercent: z.string().nullable() });
export type SelectionTotals = z.infer<typeof zSelectionTotals>;

/** Sums of the aging by customer, one row a currency. `balanceMinor` = current + buckets - unapplied. */
export const zCustomerTotals = zSelectionTotals.extend({
  customers: z.number().int(),
  unappliedMinor: zMinor,
  balanceMinor: zMinor,
});
export type CustomerTotals = z.infer<typeof zCustomerTotals>;

/** Aging of one customer in one currency; `unappliedMinor` is money or credit of the customer not applied yet (>= 0). */
export const zAgingRow = z.object({
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  currency: zCurrency,
  documents: z.number().int(),
  currentMinor: zMinor,
  d1to30Minor: zMinor,
  d31to60Minor: zMinor,
  d61to90Minor: zMinor,
  d90plusMinor: zMinor,
  unappliedMinor: zMinor,
  balanceMinor: zMinor,
});
export type AgingRow = z.infer<typeof zAgingRow>;

/** With the exchange difference of the row's open documents, as in {@link zReceivableRow}. */
export const zValuedAgingRow = zAgingRow.extend({ differenceMinor: zMinor.nullable() });
export type ValuedAgingRow = z.infer<typeof zValuedAgingRow>;

export const zAgingColumn = z.enum([
  "customerName",
  "customerKey",
  "currency",
  "documents",
  "currentMinor",
  "d1to30Minor",
  "d31to60Minor",
  "d61to90Minor",
  "d90plusMinor",
  "unappliedMinor",
  "balanceMinor",
]);

/** What open documents can be put together by. */
export const zGroupBy = z.enum(["customer", "collector", "bucket", "currency"]);
export type GroupBy = z.infer<typeof zGroupBy>;

/** Open documents of one group in one currency; amounts never cross currencies. */
export const zReceivableGroup = zSelectionTotals.extend({
  /** Value a filter on the group's column finds it by: id of the customer or collector, bucket, currency; "" for none. */
  key: z.union([z.string(), z.number()]),
  /** Name of the customer or collector; "" where the key says it itself. */
  label: z.string(),
  customers: z.number().int(),
  /** Its part of everything that is open in its currency, in percent, two decimals; null when nothing is open. */
  sharePercent: z.string().nullable(),
});
export type ReceivableGroup = z.infer<typeof zReceivableGroup>;

/** Columns groups can be sorted by. */
export const zGroupColumn = z.enum([
  "label",
  "currency",
  "customers",
  "documents",
  "currentMinor",
  "d1to30Minor",
  "d31to60Minor",
  "d61to90Minor",
  "d90plusMinor",
  "openMinor",
  "overdueMinor",
]);
export type GroupColumn = z.infer<typeof zGroupColumn>;

/** One line of the command line's `documents`. */
export const zDocumentRow = zReceivableRow.extend({ kind: z.enum(["I", "E", "P", "O"]) });
export type DocumentRow = z.infer<typeof zDocumentRow>;

/** One posted entry of a document, as its drill-down shows it. */
export const zEntryRow = z.object({
  id: z.number().int(),
  kind: z.string(),
  effectiveOn: zDay,
  recordedAt: z.string(),
  amountMinor: zMinor,
  currency: zCurrency,
  /** Document that caused the entry. */
  sourceUuid: z.string(),
  sourceKind: z.string(),
  sourceLabel: z.string(),
  /** Receivable the entry belongs to; null when it stands on the customer's account. */
  receivableUuid: z.string().nullable(),
  receivableLabel: z.string().nullable(),
  reason: z.string(),
  reversed: z.boolean(),
});
export type EntryRow = z.infer<typeof zEntryRow>;

export const zPartyView = z.object({ rfc: z.string(), name: z.string() });

/** A CFDI as a person reads it; amounts as the file writes them. */
export const zDocumentView = z.object({
  uuid: z.string(),
  kind: z.enum(["I", "E", "P"]),
  version: z.string(),
  series: z.string(),
  folio: z.string(),
  issuedAt: z.string(),
  stampedAt: z.string(),
  issuer: zPartyView,
  receiver: zPartyView,
  customerId: z.number().int(),
  currency: z.string(),
  exchangeRate: z.string(),
  subtotal: z.string(),
  discount: z.string(),
  total: z.string(),
  totalMinor: zMinor,
  paymentMethod: z.string(),
  paymentForm: z.string(),
  paymentTerms: z.string(),
  status: zReceivableStatus,
  dueOn: z.string().nullable(),
  openMinor: zMinor,
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  lines: z.array(
    z.object({
      productCode: z.string(),
      quantity: z.string(),
      unit: z.string(),
      description: z.string(),
      unitPrice: z.string(),
      amount: z.string(),
    }),
  ),
  taxes: z.array(
    z.object({
      kind: z.enum(["transferred", "withheld", "local"]),
      tax: z.string(),
      rate: z.string(),
      amount: z.string(),
    }),
  ),
  relations: z.array(z.object({ relation: z.string(), uuid: z.string(), known: z.boolean(), label: z.string() })),
  /** Documents that name this one. */
  namedBy: z.array(
    z.object({ relation: z.string(), uuid: z.string(), kind: z.string(), label: z.string(), issuedOn: zDay }),
  ),
  payments: z.array(
    z.object({
      paidOn: zDay,
      currency: z.string(),
      amount: z.string(),
      form: z.string(),
      operation: z.string(),
      lines: z.array(
        z.object({
          uuid: z.string(),
          label: z.string(),
          known: z.boolean(),
          currency: z.string(),
          installment: z.string(),
          prior: z.string(),
          paid: z.string(),
          left: z.string(),
        }),
      ),
    }),
  ),
  entries: z.array(zEntryRow),
  file: z.object({ path: z.string(), sha256: z.string(), bytes: z.number().int() }),
});
export type DocumentView = z.infer<typeof zDocumentView>;

export const receivables = {
  page: query
    .input(
      zReceivableSelection.extend({
        sort: zSortBy(zReceivableColumn),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zReceivableRow), total: z.number().int() })),
  /** Totals by currency of the same selection as `page`. */
  totals: query.input(zReceivableSelection).output(z.object({ rows: z.array(zSelectionTotals) })),
  /** The same selection put together by customer, collector, bucket or currency; the order is by the group unless asked. */
  groups: query
    .input(zReceivableSelection.extend({ by: zGroupBy, sort: zSortBy(zGroupColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zReceivableGroup), total: z.number().int() })),
  /** Writes what `groups` shows to an Excel file, with the columns asked for in their order; all of them when none is. */
  exportGroups: command
    .input(
      zReceivableSelection.extend({
        by: zGroupBy,
        sort: zSortBy(zGroupColumn),
        ...zSheetAsked,
      }),
    )
    .output(zSheetWritten),
  /** The different values of a column among what is selected. */
  values: query
    .input(zReceivableSelection.extend({ column: zReceivableColumn, ...zValuesAsked }))
    .output(zColumnValues),
  aging: query
    .input(
      z.object({
        asOf: zDay,
        search: z.string().max(200).default(""),
        currency: zCurrency.nullable().default(null),
        sort: zSortBy(zAgingColumn),
        offset: z.number().int().min(0).default(0),
        /** Null: all rows (command line, reports). */
        limit: z.number().int().min(1).max(1000).nullable().default(null),
      }),
    )
    .output(z.object({ rows: z.array(zValuedAgingRow), total: z.number().int() })),
  /** Writes what `aging` lists to an Excel file, with the columns asked for in their order; all of them when none is. */
  exportAging: command
    .input(
      z.object({
        asOf: zDay,
        search: z.string().max(200).default(""),
        currency: zCurrency.nullable().default(null),
        sort: zSortBy(zAgingColumn),
        ...zSheetAsked,
      }),
    )
    .output(zSheetWritten),
  /** Totals by currency of the same selection as `aging`. */
  agingTotals: query
    .input(
      z.object({
        asOf: zDay,
        search: z.string().max(200).default(""),
        currency: zCurrency.nullable().default(null),
      }),
    )
    .output(z.object({ rows: z.array(zCustomerTotals) })),
  documents: query
    .input(
      z.object({ asOf: zDay, customerKey: zCustomerKey.nullable().default(null), all: z.boolean().default(false) }),
    )
    .output(z.object({ rows: z.array(zDocumentRow) })),
  document: query.input(z.object({ uuid: zUuid, asOf: zDay, lang: zLang.default("es") })).output(zDocumentView),
  /** The original file, byte for byte (base64), and its text for reading. */
  xml: query
    .input(z.object({ uuid: zUuid }))
    .output(z.object({ fileName: z.string(), text: z.string(), base64: z.string(), sha256: z.string() })),
  /** Writes the original file, byte for byte, where the user chose. */
  saveXml: command
    .input(z.object({ uuid: zUuid, file: z.string().min(1) }))
    .output(z.object({ file: z.string(), bytes: z.number().int() })),
  /** Writes what `page` selects to an Excel file, with the columns asked for in their order; all of them when none is. */
  exportPage: command
    .input(
      zReceivableSelection.extend({
        sort: zSortBy(zReceivableColumn),
        ...zSheetAsked,
      }),
    )
    .output(z.object({ file: z.string(), rows: z.number().int() })),
};
