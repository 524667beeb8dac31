import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zMinor, zUuid, zWindow } from "./common.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked, zSheetWritten } from "./groups.ts";
import { zBucketOrNone } from "./receivables.ts";

/**
 * A promise to pay as a person takes it down, alone or as the next step of a logged contact (COLLECTIONS 7). Amounts in
 * minor units of `currency`.
 */
export const zPromiseDraft = z.object({
  customerId: z.number().int(),
  /** Who promised; null when nobody registered did. */
  contactId: z.number().int().nullable().default(null),
  currency: zCurrency,
  /** What is promised for which day; several payments make one promise. */
  payments: z
    .array(z.object({ dueOn: zDay, amountMinor: zMinor.positive() }))
    .min(1)
    .max(60),
  /** Invoices it covers; empty: the oldest open, undisputed, unpromised ones of the currency up to the amount. */
  invoices: z.array(zUuid).max(500).default([]),
  note: z.string().trim().max(2000).default(""),
  /** Promise that this one takes the place of. */
  renegotiates: z.number().int().nullable().default(null),
  /** A coordinator or manager allows what the rules refuse to a collector: a far day, a customer who broke promises. */
  approve: z.boolean().default(false),
});
export type PromiseDraft = z.infer<typeof zPromiseDraft>;
export type PromiseDraftInput = z.input<typeof zPromiseDraft>;

/**
 * Where a promise or one of its payments stands (KPIS 8, COLLECTIONS 7). `verify`: short at its maturity, while money of the
 * customer waits to be applied. `renegotiated`: replaced in time, for the first time.
 */
export const zPromiseState = z.enum([
  "active",
  "verify",
  "kept",
  "partial",
  "broken",
  "renegotiated",
  "cancelled",
  "superseded",
]);

/** A promise as of a day. Amounts in minor units of `currency`. */
export const zPromiseRow = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  /** Who is in charge of the customer; null and "" where nobody is. */
  collectorId: z.number().int().nullable(),
  collector: z.string(),
  /** Of its oldest invoice. */
  bucket: zBucketOrNone,
  currency: zCurrency,
  /** As it was promised. */
  amountMinor: zMinor,
  /** Less than that where invoices were cancelled or credited. */
  promisedMinor: zMinor,
  /** Cash credited to it. */
  keptMinor: zMinor,
  madeOn: zDay,
  /** Day of the first payment still to come, else of the last one. */
  dueOn: zDay,
  /** Last day whose cash counts for that payment. */
  maturesOn: zDay,
  state: zPromiseState,
  /** Day from which it is broken or kept in part; null while it is not. */
  brokenOn: zDay.nullable(),
  /** Another promise took its place. */
  replaced: z.boolean(),
  payments: z.number().int(),
  invoices: z.number().int(),
  /** Who promised; "" when nobody registered did. */
  contact: z.string(),
  note: z.string(),
  /** Who took it down. */
  actor: z.string(),
});
export type PromiseRow = z.infer<typeof zPromiseRow>;

/** Columns a page can be sorted and filtered by. */
export const zPromiseColumn = z.enum([
  "customerName",
  "customerKey",
  "collector",
  "bucket",
  "currency",
  "amountMinor",
  "promisedMinor",
  "keptMinor",
  "madeOn",
  "dueOn",
  "maturesOn",
  "state",
  "brokenOn",
  "payments",
  "invoices",
  "contact",
  "note",
  "actor",
]);
export type PromiseColumn = z.infer<typeof zPromiseColumn>;
/** Columns promises can be put together by. */
export const zPromiseGroupBy = z.enum(["customerName", "collector", "bucket", "currency", "state"]);
export type PromiseGroupBy = z.infer<typeof zPromiseGroupBy>;
export const zPromiseFilter = zFilterOn(zPromiseColumn);
export type PromiseFilter = z.infer<typeof zPromiseFilter>;

/** Which promises: made by the day, of a customer, in some states, with words in them. */
export const zPromiseSelection = z.object({
  asOf: zDay,
  /** Free text over customer, RFC, invoices and note; accents and case do not matter. */
  search: z.string().max(200).default(""),
  /** Empty: every state. */
  states: z.array(zPromiseState).max(10).default([]),
  customerId: z.number().int().nullable().default(null),
  filters: z.array(zPromiseFilter).max(30).default([]),
});
export type PromiseSelection = z.infer<typeof zPromiseSelection>;

const zSums = { promisedMinor: zMinor, keptMinor: zMinor };
/** Totals of a selection, one row a currency. */
export const zPromiseTotals = z.object({ currency: zCurrency, promises: z.number().int(), ...zSums });
export type PromiseTotals = z.infer<typeof zPromiseTotals>;

/** Why a promise cannot be made, or only with approval: the words are `errors.<code>` with these values. */
export const zPromiseProblem = z.object({
  code: z.enum([
    "PROMISE_IN_PAST",
    "PROMISE_NOTHING_OPEN",
    "PROMISE_INVOICE_CLOSED",
    "PROMISE_INVOICE_PROMISED",
    "PROMISE_DISPUTED",
    "PROMISE_OVER_BALANCE",
    "PROMISE_TOO_FAR",
    "PROMISE_AFTER_BROKEN",
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  /** A coordinator or manager may allow it. */
  approvable: z.boolean(),
});
export type PromiseProblem = z.infer<typeof zPromiseProblem>;

/** What a draft would cover, and what speaks against it. */
export const zPromisePlan = z.object({
  amountMinor: zMinor,
  /** What could be promised of the invoices it is about. */
  mostMinor: zMinor,
  lines: z.array(z.object({ uuid: z.string(), label: z.string(), dueOn: zDay, amountMinor: zMinor })),
  problems: z.array(zPromiseProblem),
  /** Who allows what is approvable: who asks, another person who is asked, or nobody there is. */
  word: z.enum(["own", "another", "nobody"]),
});
export type PromisePlan = z.infer<typeof zPromisePlan>;

/** An invoice that can be promised, or why it cannot. */
export const zPromisable = z.object({
  uuid: z.string(),
  label: z.string(),
  issuedOn: zDay,
  dueOn: zDay,
  currency: zCurrency,
  openMinor: zMinor,
  disputedMinor: zMinor,
  /** Due day of the open promise that covers it; null without one. */
  promisedOn: zDay.nullable(),
});
export type Promisable = z.infer<typeof zPromisable>;

/** A promise with everything that hangs on it. */
export const zPromiseView = zPromiseRow.extend({
  madeAt: zInstant,
  contactId: z.number().int().nullable(),
  approvedBy: z.string(),
  graceDays: z.number().int(),
  toleranceBp: z.number().int(),
  renegotiates: z.number().int().nullable(),
  /** Promise that took its place. */
  renegotiatedBy: z.number().int().nullable(),
  paymentRows: z.array(
    z.object({
      seq: z.number().int(),
      dueOn: zDay,
      maturesOn: zDay,
      amountMinor: zMinor,
      promisedMinor: zMinor,
      keptMinor: zMinor,
      state: zPromiseState,
    }),
  ),
  invoiceRows: z.array(
    z.object({
      uuid: z.string(),
      label: z.string(),
      dueOn: zDay,
      amountMinor: zMinor,
      /** Balance of what stands for it now. */
      openMinor: zMinor,
      /** Invoice that replaced it; null while it stands. */
      replacedBy: z.object({ uuid: z.string(), label: z.string() }).nullable(),
    }),
  ),
  /** Cash on its invoices since it was made, by value date. */
  cash: z.array(
    z.object({
      on: zDay,
      invoiceUuid: z.string(),
      invoiceLabel: z.string(),
      sourceUuid: z.string(),
      sourceLabel: z.string(),
      amountMinor: zMinor,
    }),
  ),
  history: z.array(
    z.object({
      kind: z.enum(["made", "renegotiated", "cancelled", "superseded", "undo"]),
      on: zDay,
      at: zInstant,
      actor: z.string(),
      reason: z.string(),
      undone: z.boolean(),
    }),
  ),
  /** What can be done about it today. */
  can: z.object({ cancel: z.boolean(), renegotiate: z.boolean(), undo: z.boolean() }),
});
export type PromiseView = z.infer<typeof zPromiseView>;

/** Promised payments that matured in a period, by what became of them; one row a currency (KPIS 8). */
export const zPromiseRates = z.object({
  currency: zCurrency,
  kept: z.number().int(),
  partial: z.number().int(),
  broken: z.number().int(),
  /** Left out of every rate, as are those in doubt. */
  renegotiated: z.number().int(),
  verify: z.number().int(),
  promisedMinor: zMinor,
  keptMinor: zMinor,
  /** In percent with two decimals; null where nothing matured. */
  keptPercent: z.string().nullable(),
  partialPercent: z.string().nullable(),
  brokenPercent: z.string().nullable(),
  amountPercent: z.string().nullable(),
});
export type PromiseRatesRow = z.infer<typeof zPromiseRates>;

/** Rules of promises, company-wide. Those of before judge the promises made under them. */
export const zPromiseRules = z.object({
  /** Business days after the due day within which cash still counts. */
  graceDays: z.number().int().min(0).max(30),
  /** Ten-thousandths of a payment that may lack of it. */
  toleranceBp: z.number().int().min(0).max(2000),
  /** Calendar days ahead a collector may take a promise for. */
  maxDays: z.number().int().min(1).max(365),
  /** Broken promises within `brokenDays` from which another needs approval; 0: never. */
  maxBroken: z.number().int().min(0).max(20),
  brokenDays: z.number().int().min(1).max(730),
});
export type PromiseRules = z.infer<typeof zPromiseRules>;

const zOne = { commandId: zCommandId, id: z.number().int() };

const zPromiseGroup = zListGroup(zSums);

export const promises = {
  page: query
    .input(zPromiseSelection.extend({ sort: zSortBy(zPromiseColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zPromiseRow), total: z.number().int() })),
  /** Totals by currency of the same selection as `page`. */
  totals: query.input(zPromiseSelection).output(z.object({ rows: z.array(zPromiseTotals) })),
  /** The different values of a column among the promises of a selection. */
  values: query.input(zPromiseSelection.extend({ column: zPromiseColumn, ...zValuesAsked })).output(zColumnValues),
  /** Writes the selection to an Excel file: the columns asked for in their order, all when none is. */
  exportPage: command
    .input(zPromiseSelection.extend({ sort: zSortBy(zPromiseColumn), ...zSheetAsked }))
    .output(zSheetWritten),
  /** The selection put together by one of its columns. */
  groups: query
    .input(zPromiseSelection.extend({ by: zPromiseGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zPromiseGroup), total: z.number().int() })),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command
    .input(zPromiseSelection.extend({ by: zPromiseGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
  get: query.input(z.object({ id: z.number().int(), asOf: zDay })).output(zPromiseView),
  /** Open invoices of a customer as promises see them, oldest due day first. */
  promisable: query
    .input(z.object({ customerId: z.number().int(), renegotiates: z.number().int().nullable().default(null) }))
    .output(z.object({ rows: z.array(zPromisable), today: zDay })),
  /** What a draft would cover, without making it. */
  plan: query.input(zPromiseDraft).output(zPromisePlan),
  make: command.input(z.object({ commandId: zCommandId, draft: zPromiseDraft })).output(
    z.union([
      z.object({ id: z.number().int(), approvalId: z.null() }),
      /** Beyond the limits: nothing is promised until another person has allowed it. */
      z.object({ id: z.null(), approvalId: z.number().int() }),
    ]),
  ),
  /** An open promise that does not hold any more, with the reason. */
  cancel: command
    .input(z.object({ ...zOne, reason: z.string().trim().min(1).max(1000) }))
    .output(z.object({ id: z.number().int() })),
  /** Takes back a promise made today, or its cancellation: as if it had never been. */
  undo: command.input(z.object(zOne)).output(z.object({ id: z.number().int() })),
  /** Rates by maturity period (KPIS 8), as of a day. */
  rates: query
    .input(z.object({ from: zDay, to: zDay, asOf: zDay, customerId: z.number().int().nullable().default(null) }))
    .output(z.object({ rows: z.array(zPromiseRates) })),
  rules: query.output(zPromiseRules),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zPromiseRules })).output(zPromiseRules),
};
