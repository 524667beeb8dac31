import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zMinor, zUuid, zWindow } from "./common.ts";
import { zAcceptanceState } from "./receivables.ts";

/** ISO weekday: 1 Monday ... 7 Sunday. */
const zWeekday = z.number().int().min(1).max(7);
const zTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Days on which a customer pays; without weekdays and days of the month, any business day. */
export const zPaymentDays = z.object({
  /** "" for currencies without a rule of their own. */
  currency: z.union([zCurrency, z.literal("")]),
  weekdays: z.array(zWeekday.max(5)).max(5),
  /** 31 means the last day in months that are shorter. */
  monthDays: z.array(z.number().int().min(1).max(31)).max(31),
});

/** Documents a customer may ask for with an invoice. */
export const zRequiredDocument = z.enum([
  "xml",
  "pdf",
  "po",
  "goods-receipt",
  "delivery-note",
  "acceptance-mail",
  "repse",
]);

/** Longest time a customer may be closed in one go, in days. */
export const LONGEST_CLOSING = 60;

/** When and how a customer takes invoices in and pays them (COLLECTIONS 6). */
export const zPaymentTerms = z.object({
  /** Day the credit days are counted from. */
  basis: z.enum(["invoiceDate", "receiptDate", "acceptanceDate", "endOfMonth"]),
  /** Empty: any business day. */
  reviewWeekdays: z.array(zWeekday.max(6)).max(6),
  /** Hours of review; null when not known. */
  reviewHours: z.object({ from: zTime, to: zTime }).nullable(),
  channel: z.enum(["", "counter", "mail", "portal"]),
  /** Place of the counter, mail address or URL of the portal. */
  channelDetail: z.string().trim().max(300),
  documents: z.array(zRequiredDocument).max(10),
  documentsNote: z.string().trim().max(1000),
  /** Empty: the payment days are not known, and no payment is expected on any day. */
  paymentDays: z.array(zPaymentDays).max(6),
  /** Where review and payment days move that fall on a day off. */
  holidayShift: z.enum(["next", "previous"]),
  /** Days on which the customer neither takes in nor pays, both ends included. */
  closings: z.array(z.object({ from: zDay, to: zDay, name: z.string().trim().max(100) })).max(20),
});
export type CustomerPaymentTerms = z.infer<typeof zPaymentTerms>;

/** Terms of a customer with what they come to. */
export const zTermsView = z.object({
  customer: z.object({ id: z.number().int(), key: z.string(), name: z.string() }),
  /** Agreed with the customer; null: the ledger's default. */
  creditDays: z.number().int().nullable(),
  defaultCreditDays: z.number().int(),
  /** Null: nothing is known, the invoice's own day counts and no payment is expected. */
  terms: zPaymentTerms.nullable(),
  /** First day from the day asked about on which invoices are taken in, and on which pesos are paid; null: not known. */
  nextReviewOn: zDay.nullable(),
  nextPaymentOn: zDay.nullable(),
});
export type TermsView = z.infer<typeof zTermsView>;

/**
 * A snapshot of a change that posts invoices again; the last one of a stream says `done` and comes after the commit.
 * Leaving the stream early takes the change back: it happens whole or not at all.
 */
export const zReposting = z.object({
  done: z.number().int(),
  total: z.number().int(),
  state: z.enum(["running", "done"]),
});
export type Reposting = z.infer<typeof zReposting>;

export const zDueSource = z.enum(["invoice", "receipt", "acceptance", "end-of-month", "agreed", "stated"]);

/** Where an invoice stands with its customer; days and numbers are "" when there are none. */
export const zAcceptanceStanding = z.object({
  state: zAcceptanceState,
  po: z.string(),
  receipt: z.string(),
  receivedOn: z.string(),
  submittedOn: z.string(),
  acceptedOn: z.string(),
  contrarecibo: z.string(),
  rejectedOn: z.string(),
  rejectReason: z.string(),
  agreedOn: z.string(),
  dueSource: zDueSource,
  /** The due day counts from a day nobody has recorded yet: as if taken in on the next review day. */
  provisional: z.boolean(),
  /** Review day on which it can be taken in, counted from its last event. */
  reviewOn: z.string(),
  /** The invoice it has these from because it replaces it; null when they are its own. */
  inheritedFrom: z.object({ uuid: z.string(), label: z.string() }).nullable(),
});
export type AcceptanceStanding = z.infer<typeof zAcceptanceStanding>;

export const zAcceptanceEvent = z.object({
  id: z.number().int(),
  /** Recorded together with others of the same number; taken back together. */
  batch: z.number().int(),
  /** Invoices of the batch. */
  invoices: z.number().int(),
  kind: z.enum(["po", "received", "submitted", "accepted", "rejected", "agreed"]),
  on: z.string(),
  reference: z.string(),
  reason: z.string(),
  at: zInstant,
  actor: z.string(),
  undone: z.object({ at: zInstant, actor: z.string() }).nullable(),
  /** Recorded of an invoice this one replaces. */
  inherited: z.boolean(),
  files: z.array(z.object({ useId: z.number().int(), name: z.string(), size: z.number().int() })),
});
export type AcceptanceEvent = z.infer<typeof zAcceptanceEvent>;

/** An invoice of the form that records acceptance. */
export const zAcceptanceInvoice = z.object({
  uuid: z.string(),
  label: z.string(),
  issuedOn: zDay,
  dueOn: zDay,
  expectedOn: z.string(),
  currency: zCurrency,
  openMinor: zMinor,
  state: zAcceptanceState,
  provisional: z.boolean(),
  po: z.string(),
  contrarecibo: z.string(),
});
export type AcceptanceInvoice = z.infer<typeof zAcceptanceInvoice>;

/** Why something cannot be recorded of an invoice. */
export const zAcceptanceProblem = z.enum([
  "unknown",
  "other-customer",
  "ended",
  "paid",
  "submitted-before-issue",
  "accepted-before-issue",
  "accepted-before-submitted",
  "rejected-before-issue",
  "rejected-before-submitted",
  "agreed-before-issue",
  "in-future",
]);
export type AcceptanceProblem = z.infer<typeof zAcceptanceProblem>;

const zNumber = z.string().trim().max(60);

/** What is recorded of invoices in one go; what is null is not touched. */
export const zAcceptanceDraft = z.object({
  customerId: z.number().int(),
  uuids: z.array(zUuid).min(1).max(1000),
  /** Purchase order; "" takes one back. */
  po: zNumber.nullable().default(null),
  received: z.object({ on: zDay, number: zNumber }).nullable().default(null),
  submittedOn: zDay.nullable().default(null),
  accepted: z.object({ on: zDay, number: zNumber }).nullable().default(null),
  rejected: z
    .object({ on: zDay, reason: z.string().trim().min(1).max(1000) })
    .nullable()
    .default(null),
  /** Due day that was agreed on; "" goes back to the rule. */
  agreedDueOn: z
    .union([zDay, z.literal("")])
    .nullable()
    .default(null),
  /** Files of the contrarecibo or the rejection. */
  files: z.array(z.string().min(1)).max(10).default([]),
  /** Record it of the invoices that have no problem, instead of none. */
  leaveOut: z.boolean().default(false),
});
export type AcceptanceDraft = z.infer<typeof zAcceptanceDraft>;

/** What wants attention: a review day went by, the answer is late, or nobody knows when it is paid (COLLECTIONS 6). */
export const zAcceptanceAlert = z.enum(["reviewMissed", "notAccepted", "noExpected"]);
export type AcceptanceAlert = z.infer<typeof zAcceptanceAlert>;

export const zAlertRow = z.object({
  uuid: z.string(),
  series: z.string(),
  folio: z.string(),
  customerId: z.number().int(),
  customerName: z.string(),
  issuedOn: zDay,
  dueOn: zDay,
  currency: zCurrency,
  openMinor: zMinor,
  alert: zAcceptanceAlert,
  state: zAcceptanceState,
  submittedOn: z.string(),
  /** Review day that went by; "" where none did. */
  reviewOn: z.string(),
  rejectReason: z.string(),
  /** Next day on which the customer takes invoices in; null when its calendar has none. */
  nextReviewOn: zDay.nullable(),
});
export type AcceptanceAlertRow = z.infer<typeof zAlertRow>;
export const zAlertColumn = z.enum([
  "alert",
  "customerName",
  "series",
  "folio",
  "uuid",
  "issuedOn",
  "dueOn",
  "currency",
  "openMinor",
  "state",
  "submittedOn",
  "reviewOn",
]);
export type AlertColumn = z.infer<typeof zAlertColumn>;

const zAlertSelection = z.object({
  asOf: zDay,
  search: z.string().max(200).default(""),
  /** Null: all. */
  alert: zAcceptanceAlert.nullable().default(null),
  customerId: z.number().int().nullable().default(null),
});

/** A day off, or one that would be and on which the company works. */
export const zCalendarDay = z.object({
  day: zDay,
  /** public: statutory; bank: banks alone; closed: the company's own; worked: a holiday on which it works. */
  kind: z.enum(["public", "bank", "closed", "worked"]),
  nameEs: z.string(),
  nameEn: z.string(),
  /** Whether it counts as a day off. */
  off: z.boolean(),
});
export type CalendarDay = z.infer<typeof zCalendarDay>;

export const acceptance = {
  terms: query.input(z.object({ customerId: z.number().int(), asOf: zDay })).output(zTermsView),
  /**
   * Sets the payment terms of a customer, or with null forgets them; its invoices are posted again. Errors: NOT_FOUND,
   * INVALID_INPUT (`closing-order`, `closing-too-long`, `hours-order`, `currency-twice`, `detail-no-url`, `detail-no-mail`).
   */
  saveTerms: command
    .input(z.object({ commandId: zCommandId, customerId: z.number().int(), terms: zPaymentTerms.nullable() }))
    .output(eventIterator(zReposting)),
  /** Open invoices of a customer, those named first. */
  invoices: query
    .input(
      z.object({
        customerId: z.number().int(),
        asOf: zDay,
        uuids: z.array(zUuid).max(1000).default([]),
        search: z.string().max(200).default(""),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(z.object({ rows: z.array(zAcceptanceInvoice), total: z.number().int() })),
  /** Records what happened; with problems nothing is recorded unless `leaveOut`. `batch` is null when nothing was. */
  record: command.input(z.object({ commandId: zCommandId, draft: zAcceptanceDraft })).output(
    z.object({
      batch: z.number().int().nullable(),
      invoices: z.number().int(),
      problems: z.array(z.object({ uuid: z.string(), label: z.string(), code: zAcceptanceProblem })),
    }),
  ),
  /** Takes back all that was recorded together. Errors: NOT_FOUND. */
  undo: command
    .input(z.object({ commandId: zCommandId, batch: z.number().int() }))
    .output(z.object({ undone: z.number().int() })),
  /** Where an invoice stands and what was recorded of it, latest first. Errors: NOT_FOUND. */
  ofInvoice: query.input(z.object({ uuid: zUuid })).output(
    z.object({
      customerId: z.number().int(),
      label: z.string(),
      dueOn: zDay,
      expectedOn: z.string(),
      open: z.boolean(),
      /** Null where neither terms nor acceptance are known. */
      standing: zAcceptanceStanding.nullable(),
      events: z.array(zAcceptanceEvent),
    }),
  ),
  alerts: query
    .input(
      zAlertSelection.extend({
        sort: z
          .array(z.object({ by: zAlertColumn, desc: z.boolean() }))
          .max(4)
          .default([]),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zAlertRow), total: z.number().int() })),
  /** How many invoices each alert has. */
  alertCounts: query
    .input(zAlertSelection.pick({ asOf: true }))
    .output(z.object({ rows: z.array(z.object({ alert: zAcceptanceAlert, invoices: z.number().int() })) })),
  /** Days off of a year in Mexico with the company's own, and the rules that go with them. */
  calendar: query.input(z.object({ year: z.number().int().min(1990).max(2100) })).output(
    z.object({
      /** Whether days on which banks alone are closed count as days off. */
      bankHolidays: z.boolean(),
      /** Business days after issue from which an invoice that was not accepted is an alert. */
      alertDays: z.number().int(),
      days: z.array(zCalendarDay),
    }),
  ),
  /** Changes which holidays count, or the days of the alert; what depends on it is posted again. */
  setRules: command
    .input(
      z.object({
        commandId: zCommandId,
        bankHolidays: z.boolean().optional(),
        alertDays: z.number().int().min(1).max(60).optional(),
      }),
    )
    .output(eventIterator(zReposting)),
  /**
   * Makes the days from `from` to `to` closing days of the company, working days in spite of a holiday, or with null what
   * they are by law. Errors: INVALID_INPUT (`closing-order`, `closing-too-long`).
   */
  setDays: command
    .input(
      z.object({
        commandId: zCommandId,
        from: zDay,
        to: zDay,
        kind: z.enum(["closed", "worked"]).nullable(),
        name: z.string().trim().max(100).default(""),
      }),
    )
    .output(eventIterator(zReposting)),
};
