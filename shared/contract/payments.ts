import { z } from "zod";
import { LARGEST_MINOR } from "../domain/money.ts";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zMinor, zUuid, zWindow } from "./common.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked, zSheetWritten } from "./groups.ts";
import { zEntryRow } from "./receivables.ts";

/**
 * Where recorded money stands. `pending`: a cheque not cleared yet ("salvo buen cobro"), it lowers nothing; `unapplied`,
 * `partly`, `applied` by what is on invoices; `refunded`: nothing left and some of it went back to the customer;
 * `bounced`: the cheque or transfer was returned; `reversed`: recorded by mistake.
 */
export const zPaymentState = z.enum(["pending", "unapplied", "partly", "applied", "refunded", "bounced", "reversed"]);
export type PaymentState = z.infer<typeof zPaymentState>;
/** Code of c_FormaPago: 01 cash, 02 cheque, 03 transfer, 04 card... */
export const zPaymentForm = z.string().regex(/^\d{2}$/);
/** How the money came to be known: typed by a person, or a line of a bank statement. */
export const zPaymentOrigin = z.enum(["hand", "bank"]);

/** Recorded money as of a day. Amounts in minor units of `currency`; amount = applied + unapplied + refunded. */
export const zPaymentRow = z.object({
  uuid: z.string(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  /** Who is in charge of the customer; null and "" where nobody is. */
  collectorId: z.number().int().nullable(),
  collector: z.string(),
  /** Value date at the bank, or the day it was received. */
  paidOn: zDay,
  /** Day from which it counts: `paidOn`, for a cheque the day it cleared; null while it does not count. */
  effectiveOn: zDay.nullable(),
  currency: zCurrency,
  amountMinor: zMinor,
  appliedMinor: zMinor,
  unappliedMinor: zMinor,
  refundedMinor: zMinor,
  form: z.string(),
  /** Reference or operation number. */
  operation: z.string(),
  /** Own bank account it came into. */
  account: z.string(),
  note: z.string(),
  origin: zPaymentOrigin,
  state: zPaymentState,
  /** Number of Pago nodes of complementos that document this money. */
  complements: z.number().int(),
  /** Number of Pago nodes that look like this money and wait for a decision. */
  doubles: z.number().int(),
});
export type PaymentRow = z.infer<typeof zPaymentRow>;

/** Columns a page can be sorted and filtered by. */
export const zPaymentColumn = z.enum([
  "customerName",
  "customerKey",
  "collector",
  "paidOn",
  "currency",
  "amountMinor",
  "appliedMinor",
  "unappliedMinor",
  "form",
  "operation",
  "account",
  "state",
  "complements",
  "uuid",
]);
export type PaymentColumn = z.infer<typeof zPaymentColumn>;
/** Columns payments can be put together by. */
export const zPaymentGroupBy = z.enum(["customerName", "collector", "currency", "state", "form"]);
export type PaymentGroupBy = z.infer<typeof zPaymentGroupBy>;

/** One condition on a column, as in `receivables.page`. */
export const zPaymentFilter = zFilterOn(zPaymentColumn);
export type PaymentFilter = z.infer<typeof zPaymentFilter>;

/** Which payments: received by the day, of a customer, in some states, with words in them. */
export const zPaymentSelection = z.object({
  asOf: zDay,
  /** Free text over customer, RFC, reference, account, note and UUID; accents and case do not matter. */
  search: z.string().max(200).default(""),
  /** Empty: every state. */
  states: z.array(zPaymentState).max(10).default([]),
  /** Only payments that look like a complemento and wait for a decision. */
  onlyDoubles: z.boolean().default(false),
  customerId: z.number().int().nullable().default(null),
  filters: z.array(zPaymentFilter).max(30).default([]),
});
export type PaymentSelection = z.infer<typeof zPaymentSelection>;

const zSums = { amountMinor: zMinor, appliedMinor: zMinor, unappliedMinor: zMinor, refundedMinor: zMinor };
/** Totals of a selection, one row a currency. Bounced and reversed money is counted in no sum. */
export const zPaymentTotals = z.object({ currency: zCurrency, payments: z.number().int(), ...zSums });
export type PaymentTotals = z.infer<typeof zPaymentTotals>;

/** A Pago node of a complemento: the REP and the position of the node in it, from 0. */
const zPagoRef = { repUuid: zUuid, pago: z.number().int().min(0) };

/** Pago that documents a payment, or looks like it. */
export const zPaymentPago = z.object({
  ...zPagoRef,
  repLabel: z.string(),
  paidOn: zDay,
  currency: z.string(),
  amountMinor: zMinor,
  form: z.string(),
  operation: z.string(),
  /** `auto`: found by amount and day; `user`: decided by a person. */
  how: z.enum(["auto", "user"]),
  lines: z.array(
    z.object({ invoiceUuid: z.string(), invoiceLabel: z.string(), currency: z.string(), paidMinor: zMinor }),
  ),
});
export type PaymentPago = z.infer<typeof zPaymentPago>;

/**
 * Why a Pago is shown as a possible double and was not linked by itself: the amounts are near and not equal, or several
 * payments and complementos fit each other equally well.
 */
export const zDoubleReason = z.enum(["amount-differs", "several-fit", "day-apart"]);

/** What a person decided about recorded money. `undoes` names the event this one takes back. */
export const zPaymentEvent = z.object({
  id: z.number().int(),
  /** recorded, apply, unapply, clear, refund, bounce, reverse, link, unlink, undo. */
  kind: z.string(),
  on: z.string(),
  amountMinor: zMinor,
  invoiceUuid: z.string().nullable(),
  invoiceLabel: z.string().nullable(),
  repUuid: z.string().nullable(),
  repLabel: z.string().nullable(),
  reference: z.string(),
  note: z.string(),
  undone: z.boolean(),
  at: zInstant,
  actor: z.string(),
});
export type PaymentEvent = z.infer<typeof zPaymentEvent>;

/** A decision "this much of the payment on this invoice" that stands. */
export const zApplication = z.object({
  id: z.number().int(),
  invoiceUuid: z.string(),
  invoiceLabel: z.string(),
  invoiceCustomerId: z.number().int(),
  invoiceCustomerName: z.string(),
  /** In the currency of the payment. */
  amountMinor: zMinor,
  invoiceCurrency: zCurrency,
  /** The same in the currency of the invoice. */
  invoiceMinor: zMinor,
  /** Units of the payment's currency for one unit of the invoice's; "" in one currency. */
  rate: z.string(),
  /** A linked complemento names other amounts: they count, this decision rests. */
  overruled: z.boolean(),
  recordedAt: zInstant,
  actor: z.string(),
});
export type Application = z.infer<typeof zApplication>;

/** What stands on an invoice out of a payment, after complementos and later cancellations. */
export const zStanding = z.object({
  invoiceUuid: z.string(),
  invoiceLabel: z.string(),
  customerId: z.number().int(),
  customerName: z.string(),
  currency: zCurrency,
  amountMinor: zMinor,
});

/** Recorded money with everything that hangs on it. */
export const zPaymentView = zPaymentRow.extend({
  recordedAt: zInstant,
  actor: z.string(),
  applications: z.array(zApplication),
  standing: z.array(zStanding),
  links: z.array(zPaymentPago),
  possibleDoubles: z.array(zPaymentPago.omit({ how: true }).extend({ reason: zDoubleReason })),
  history: z.array(zPaymentEvent),
  entries: z.array(zEntryRow),
});
export type PaymentView = z.infer<typeof zPaymentView>;

/** An invoice money can be applied to, oldest due day first. */
export const zAppliable = z.object({
  uuid: z.string(),
  label: z.string(),
  customerId: z.number().int(),
  customerName: z.string(),
  issuedOn: zDay,
  dueOn: zDay,
  currency: zCurrency,
  totalMinor: zMinor,
  /** Balance; 0 for an invoice settled by rule (PUE), whose money may still be applied to it. */
  openMinor: zMinor,
  /** The most that can be applied. */
  appliableMinor: zMinor,
  settledByRule: z.boolean(),
  /** Open promise that covers it: what is still to be paid of it, and its day. */
  promise: z.object({ id: z.number().int(), dueOn: zDay, missingMinor: zMinor }).nullable(),
});
export type Appliable = z.infer<typeof zAppliable>;

/** How much of a payment goes on an invoice. */
export const zApplyTo = z.object({
  invoiceUuid: zUuid,
  /** In the currency of the payment. */
  amountMinor: zMinor.positive(),
  /** Only when the invoice is in another currency: the amount there and the rate agreed on, both explicit. */
  exchange: z
    .object({
      /** In the currency of the invoice. */
      invoiceMinor: zMinor.positive(),
      /** Units of the payment's currency for one unit of the invoice's. */
      rate: z.string().regex(/^\d{1,12}(\.\d{1,10})?$/),
    })
    .nullable()
    .default(null),
});
export type ApplyTo = z.infer<typeof zApplyTo>;

/** Money to record. */
export const zPaymentInput = z.object({
  customerId: z.number().int(),
  currency: zCurrency,
  amountMinor: zMinor.positive().max(LARGEST_MINOR),
  paidOn: zDay,
  form: zPaymentForm,
  operation: z.string().trim().max(200).default(""),
  account: z.string().trim().max(200).default(""),
  note: z.string().trim().max(1000).default(""),
  /** Cheques (form 02) only: day it cleared; null: not yet, it does not count until `clear`. */
  clearedOn: zDay.nullable().default(null),
  applications: z.array(zApplyTo).max(500).default([]),
});
export type PaymentInput = z.infer<typeof zPaymentInput>;

/** Confirms that a payment may settle what another customer owes (a third party pays). */
const zThirdParty = z.boolean().default(false);
const zOne = { commandId: zCommandId, paymentUuid: zUuid };
const zText = z.string().trim().max(1000).default("");
/** Every command on one payment answers where it stands now. */
const zStandsNow = z.object({ uuid: z.string(), state: zPaymentState, unappliedMinor: zMinor });
export type StandsNow = z.infer<typeof zStandsNow>;
/** The event to give to `undo`. */
const zDone = zStandsNow.extend({ eventId: z.number().int() });

const zPaymentGroup = zListGroup(zSums);

export const payments = {
  page: query
    .input(
      zPaymentSelection.extend({
        sort: zSortBy(zPaymentColumn),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zPaymentRow), total: z.number().int() })),
  /** Totals by currency of the same selection as `page`. */
  totals: query.input(zPaymentSelection).output(z.object({ rows: z.array(zPaymentTotals) })),
  /** The different values of a column among what is selected. */
  values: query.input(zPaymentSelection.extend({ column: zPaymentColumn, ...zValuesAsked })).output(zColumnValues),
  /** Writes the selection to an Excel file. */
  exportPage: command
    .input(zPaymentSelection.extend({ sort: zSortBy(zPaymentColumn), ...zSheetAsked }))
    .output(zSheetWritten),
  /** The selection put together by one of its columns. */
  groups: query
    .input(zPaymentSelection.extend({ by: zPaymentGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zPaymentGroup), total: z.number().int() })),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command
    .input(zPaymentSelection.extend({ by: zPaymentGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
  get: query.input(z.object({ uuid: zUuid, asOf: zDay })).output(zPaymentView),
  /** Invoices of a customer (or, with `search`, of any) that money can be applied to, oldest due day first. */
  appliable: query
    .input(
      z.object({
        customerId: z.number().int().nullable().default(null),
        currency: zCurrency.nullable().default(null),
        search: z.string().max(200).default(""),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(z.object({ rows: z.array(zAppliable) })),
  /** Records money, each with its applications; what is not applied waits on the customer's account. */
  record: command
    .input(
      z.object({ commandId: zCommandId, payments: z.array(zPaymentInput).min(1).max(1000), thirdParty: zThirdParty }),
    )
    .output(
      z.object({ payments: z.array(zStandsNow.extend({ linked: z.number().int(), doubles: z.number().int() })) }),
    ),
  /** Applies money of one or many payments, all of it or nothing. */
  apply: command
    .input(
      z.object({
        commandId: zCommandId,
        applications: z
          .array(zApplyTo.extend({ paymentUuid: zUuid }))
          .min(1)
          .max(1000),
        thirdParty: zThirdParty,
      }),
    )
    .output(z.object({ applicationIds: z.array(z.number().int()), payments: z.array(zStandsNow) })),
  /** Takes applications back; the money waits on the customer's account again. */
  unapply: command
    .input(z.object({ commandId: zCommandId, applicationIds: z.array(z.number().int()).min(1).max(1000) }))
    .output(z.object({ payments: z.array(zStandsNow) })),
  /** Makes the applications of one payment exactly these. */
  split: command
    .input(z.object({ ...zOne, applications: z.array(zApplyTo).max(500), thirdParty: zThirdParty }))
    .output(zStandsNow),
  /** Money that went back to the customer: lowers what is unapplied, from its own day. */
  refund: command
    .input(z.object({ ...zOne, on: zDay, amountMinor: zMinor.positive(), reference: zText, note: zText }))
    .output(zDone),
  /** The bank returned it: from that day its invoices are open again, with the due days they had. */
  bounce: command.input(z.object({ ...zOne, on: zDay, note: zText })).output(zDone),
  /** A pending cheque cleared: its money counts from that day. */
  clear: command.input(z.object({ ...zOne, on: zDay })).output(zDone),
  /** It was recorded by mistake: as if it had never been. */
  reverse: command.input(z.object({ ...zOne, note: zText })).output(zDone),
  /** Takes a refund, bounce, clearing or reversal back. */
  undo: command.input(z.object({ commandId: zCommandId, eventId: z.number().int() })).output(zStandsNow),
  /** Says that a Pago documents this money: it counts once. */
  link: command.input(z.object({ ...zOne, ...zPagoRef, thirdParty: zThirdParty })).output(zStandsNow),
  /** Says that a Pago documents other money: both count. */
  unlink: command.input(z.object({ ...zOne, ...zPagoRef })).output(zStandsNow),
};
