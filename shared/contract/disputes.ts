import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor, zUuid, zWindow } from "./common.ts";
import {
  zDisputeColumn,
  zDisputeGroupBy,
  zDisputeRow,
  zDisputeSelection,
  zDisputeSums,
  zDisputeTotals,
} from "./dispute-list.ts";
import {
  zDisputeState,
  zDisputeType,
  zMoneyEffect,
  zOutcomeOfDispute,
  zResolver,
  zRootCause,
} from "./dispute-terms.ts";
import { zColumnValues, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked, zSheetWritten } from "./groups.ts";

/** Invoices disputed in one go. */
export const MOST_DISPUTED = 500;

/** A dispute as a person takes it down, alone or as the next step of a logged contact. */
export const zDisputeDraft = z.object({
  customerId: z.number().int(),
  contactId: z.number().int().nullable().default(null),
  invoiceUuid: zUuid,
  /** Position of the disputed concept in the CFDI, from 0; null: the invoice as a whole. */
  line: z.number().int().min(0).nullable().default(null),
  type: zDisputeType,
  /** Disputed part in the invoice's currency; null: all that is open. */
  amountMinor: zMinor.positive().nullable().default(null),
  /** Currency the amount was meant in; another one than the invoice's is refused. Null: the invoice's. */
  currency: zCurrency.nullable().default(null),
  reason: z.string().trim().min(1).max(2000),
});
export type DisputeDraft = z.infer<typeof zDisputeDraft>;
export type DisputeDraftInput = z.input<typeof zDisputeDraft>;

/** One step of a dispute, oldest first. */
export const zDisputeStep = z.object({
  /** 0: that it was opened. */
  id: z.number().int(),
  kind: z.enum([
    "opened",
    "handed",
    "waiting-customer",
    "waiting-internal",
    "expects-cfdi",
    "resolved",
    "rejected",
    "reopened",
    "amended",
    "evidence",
    "note",
    "undo",
    /** A CFDI or a cancellation did it, nobody decided it. */
    "moved",
    "credited",
    "closed",
  ]),
  on: zDay,
  resolver: zResolver.nullable(),
  how: z.enum(["mail", "file", "told"]).nullable(),
  sentTo: z.string(),
  outcome: zOutcomeOfDispute.nullable(),
  effect: zMoneyEffect.nullable(),
  amountMinor: zMinor.nullable(),
  rootCause: zRootCause.nullable(),
  type: zDisputeType.nullable(),
  cfdiUuid: z.string().nullable(),
  cfdiLabel: z.string().nullable(),
  note: z.string(),
  undone: z.boolean(),
  at: zInstant.nullable(),
  actor: z.string(),
});
export type DisputeStep = z.infer<typeof zDisputeStep>;

/** A credit note of the disputed invoice, which a decision may name. */
export const zInvoiceCredit = z.object({
  uuid: z.string(),
  label: z.string(),
  issuedOn: zDay,
  amountMinor: zMinor,
});

export const zDisputeView = zDisputeRow.extend({
  /** Disputed part as last told; null: all that is open. */
  amountMinor: zMinor.nullable(),
  /** Invoice it was raised on. */
  raisedOnUuid: z.string(),
  raisedOnLabel: z.string(),
  interactionId: z.number().int().nullable(),
  contactId: z.number().int().nullable(),
  contactName: z.string(),
  /** Credit that is due when all of it is valid, and the most that can be accepted. */
  acceptMinor: zMinor,
  mostMinor: zMinor,
  /** Business days it waited for the customer: they are part of its age. */
  customerDays: z.number().int(),
  /** Evidence asked for this kind; "" as the words of the program say. */
  evidenceAsked: z.string(),
  steps: z.array(zDisputeStep),
  /** What `undo` takes back: the last step, or that it was opened; null when nothing can be. */
  undoable: z.object({ eventId: z.number().int().nullable(), kind: zDisputeStep.shape.kind }).nullable(),
  credits: z.array(zInvoiceCredit),
  attachments: z.array(
    z.object({
      useId: z.number().int(),
      name: z.string(),
      size: z.number().int(),
      mime: z.string(),
      sha256: z.string(),
    }),
  ),
});
export type DisputeView = z.infer<typeof zDisputeView>;

/** A kind of dispute with the company's own rules. */
export const zDisputeTypeRule = z.object({
  code: zDisputeType,
  resolver: zResolver,
  /** Who hears of it too. */
  copyTo: zResolver.nullable(),
  /** Business days to answer. */
  slaDays: z.number().int().min(1).max(250),
  /** Evidence asked of the customer; "": as the words of the program say. */
  evidence: z.string().trim().max(500),
  /** No longer offered when false. */
  active: z.boolean(),
});
export type DisputeTypeRule = z.infer<typeof zDisputeTypeRule>;

/** Addresses separated by commas or semicolons. */
const zAddresses = z
  .string()
  .trim()
  .max(500)
  .regex(/^$|^[^\s@,;<>]+@[^\s@,;<>]+(\s*[,;]\s*[^\s@,;<>]+@[^\s@,;<>]+)*$/);
export const zResolverRule = z.object({
  code: zResolver,
  /** "": the name the words of the program give it. */
  name: z.string().trim().max(80),
  email: zAddresses,
});
export type ResolverRule = z.infer<typeof zResolverRule>;

/** An invoice of a customer that can be disputed. */
export const zDisputable = z.object({
  uuid: z.string(),
  label: z.string(),
  issuedOn: zDay,
  dueOn: zDay,
  currency: zCurrency,
  totalMinor: zMinor,
  openMinor: zMinor,
  /** What of it is disputed already. */
  disputedMinor: zMinor,
  lines: z.array(z.object({ position: z.number().int(), description: z.string(), amount: z.string() })),
});
export type Disputable = z.infer<typeof zDisputable>;

/** Share of time and count of answered disputes (KPIS 12); decimals as text, null without any. */
export const zCycleFigures = z.object({
  disputes: z.number().int(),
  mean: z.string().nullable(),
  median: z.string().nullable(),
  p90: z.number().int().nullable(),
  withinLimit: z.string().nullable(),
  withinOwn: z.string().nullable(),
});
export const zDisputeKpis = z.object({
  from: zDay,
  to: zDay,
  /** Business days of the KPI, whatever the kind. */
  limitDays: z.number().int(),
  answered: zCycleFigures,
  /** Those open at the end of the period, by their age. */
  open: zCycleFigures.omit({ withinLimit: true, withinOwn: true }).extend({ oldest: z.number().int().nullable() }),
  causes: z.array(
    z.object({ rootCause: zRootCause.nullable(), disputes: z.number().int(), share: z.string().nullable() }),
  ),
  resolvers: z.array(z.object({ resolver: zResolver, answered: z.number().int(), open: z.number().int() })),
});
export type DisputeKpis = z.infer<typeof zDisputeKpis>;

/** A mail that hands a dispute over, ready to be looked over. */
export const zHandOverLetter = z.object({
  resolver: zResolver,
  to: z.string(),
  cc: z.string(),
  subject: z.string(),
  body: z.string(),
  /** Whether a mail server is set up. */
  canSend: z.boolean(),
});
export type HandOverLetter = z.infer<typeof zHandOverLetter>;

const zOne = { commandId: zCommandId, disputeId: z.number().int() };
const zText = z.string().trim().max(2000);
/** Every command on a dispute answers where it stands now. */
const zStands = z.object({
  id: z.number().int(),
  state: zDisputeState,
  disputedMinor: zMinor,
  eventId: z.number().int().nullable(),
});
export type DisputeStands = z.infer<typeof zStands>;

const zDisputeGroup = zListGroup(zDisputeSums);

export const disputes = {
  page: query
    .input(zDisputeSelection.extend({ sort: zSortBy(zDisputeColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zDisputeRow), total: z.number().int() })),
  totals: query.input(zDisputeSelection).output(z.object({ rows: z.array(zDisputeTotals) })),
  /** The different values of a column among what is selected. */
  values: query.input(zDisputeSelection.extend({ column: zDisputeColumn, ...zValuesAsked })).output(zColumnValues),
  exportPage: command
    .input(zDisputeSelection.extend({ sort: zSortBy(zDisputeColumn), ...zSheetAsked }))
    .output(zSheetWritten),
  /** The selection put together by one of its columns. */
  groups: query
    .input(zDisputeSelection.extend({ by: zDisputeGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zDisputeGroup), total: z.number().int() })),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command
    .input(zDisputeSelection.extend({ by: zDisputeGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
  get: query.input(z.object({ id: z.number().int(), asOf: zDay })).output(zDisputeView),
  /** Disputes of an invoice that are to be answered, and what of it they take. */
  ofInvoice: query
    .input(z.object({ uuid: zUuid, asOf: zDay }))
    .output(z.object({ rows: z.array(zDisputeRow), disputedMinor: zMinor })),
  /** Invoices of a customer that can be disputed; of `invoiceUuid` the concepts too. */
  disputable: query
    .input(
      z.object({
        customerId: z.number().int(),
        search: z.string().max(200).default(""),
        invoiceUuid: zUuid.nullable().default(null),
        asOf: zDay,
      }),
    )
    .output(z.object({ rows: z.array(zDisputable) })),
  kpis: query.input(z.object({ from: zDay, to: zDay })).output(zDisputeKpis),
  rules: query.output(
    z.object({
      types: z.array(zDisputeTypeRule),
      resolvers: z.array(zResolverRule),
      /** Business days in which the KPI wants any dispute answered. */
      kpiDays: z.number().int(),
    }),
  ),
  saveRules: command
    .input(
      z.object({
        commandId: zCommandId,
        types: z.array(zDisputeTypeRule).max(40).default([]),
        resolvers: z.array(zResolverRule).max(20).default([]),
        kpiDays: z.number().int().min(1).max(250).nullable().default(null),
      }),
    )
    .output(z.object({ saved: z.number().int() })),

  /** Throws DISPUTE_REFUSED with why, NOT_FOUND. */
  open: command
    .input(
      z.object({ commandId: zCommandId, draft: zDisputeDraft, files: z.array(z.string().min(1)).max(20).default([]) }),
    )
    .output(zStands),
  /**
   * Opens one dispute for each of several invoices of a customer, of all that is open and undisputed of it: all of them or
   * none. Throws as `open`.
   */
  openMany: command
    .input(
      z.object({
        commandId: zCommandId,
        customerId: z.number().int(),
        invoiceUuids: z.array(zUuid).min(1).max(MOST_DISPUTED),
        type: zDisputeType,
        reason: zDisputeDraft.shape.reason,
        files: z.array(z.string().min(1)).max(20).default([]),
      }),
    )
    .output(z.object({ ids: z.array(z.number().int()), disputedMinor: zMinor })),
  handOverLetter: query
    .input(z.object({ disputeId: z.number().int(), resolver: zResolver.nullable().default(null), lang: zLang }))
    .output(zHandOverLetter),
  /** Hands it over: sent by mail, written as a mail file for the user's own program, or told. Throws MAIL_FAILED. */
  handOver: command
    .input(
      z.object({
        ...zOne,
        resolver: zResolver,
        how: z.enum(["mail", "file", "told"]),
        to: zAddresses.default(""),
        cc: zAddresses.default(""),
        subject: z.string().trim().max(300).default(""),
        body: z.string().trim().max(20_000).default(""),
        note: zText.default(""),
        lang: zLang,
        /** Its evidence that goes with the mail, by `useId`. */
        attachments: z.array(z.number().int()).max(50).default([]),
      }),
    )
    .output(zStands.extend({ file: z.string().nullable() })),
  wait: command.input(z.object({ ...zOne, for: z.enum(["customer", "internal"]), note: zText })).output(zStands),
  /**
   * Says whether the customer was right. With an effect on the money it stays open until that CFDI is there: any of the
   * invoice from the day it was opened, or the one named.
   */
  decide: command
    .input(
      z.object({
        ...zOne,
        outcome: zOutcomeOfDispute,
        effect: zMoneyEffect,
        /** Credit that is due; null: all that is disputed. */
        acceptedMinor: zMinor.positive().nullable().default(null),
        rootCause: zRootCause,
        cfdiUuid: zUuid.nullable().default(null),
        note: zText.default(""),
      }),
    )
    .output(zStands),
  reopen: command.input(z.object({ ...zOne, note: zText.min(1) })).output(zStands),
  /** Corrects kind and amount. A kind with another time to answer moves its last day, from the day it was opened. */
  amend: command
    .input(
      z.object({ ...zOne, type: zDisputeType, amountMinor: zMinor.positive().nullable(), note: zText.default("") }),
    )
    .output(zStands),
  note: command.input(z.object({ ...zOne, note: zText.min(1) })).output(zStands),
  attach: command
    .input(z.object({ ...zOne, files: z.array(z.string().min(1)).min(1).max(20), note: zText }))
    .output(zStands),
  /** Takes the last step back; `eventId` null: that it was opened. Throws DISPUTE_REFUSED when it is not the last. */
  undo: command.input(z.object({ ...zOne, eventId: z.number().int().nullable() })).output(zStands),
};
