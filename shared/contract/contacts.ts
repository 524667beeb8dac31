import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zMinor, zUuid, zWindow } from "./common.ts";
import { zDisputeDraft } from "./disputes.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked, zSheetWritten } from "./groups.ts";
import { zPromiseDraft } from "./promises.ts";
import { zContactCheck } from "./worklist.ts";

export const zContactChannel = z.enum(["call", "mail", "whatsapp", "sms", "visit", "letter", "portal", "note"]);
export type ContactChannel = z.infer<typeof zContactChannel>;
export const zDirection = z.enum(["out", "in"]);
/** What a contact left to be done next. */
export const zNextKind = z.enum(["none", "follow-up", "promise", "dispute"]);
/** Why they do not pay (COLLECTIONS 5); never asked of consumers in Colombia. */
export const zUnpaidReason = z.enum(["cash-flow", "dispute", "process", "their-customer", "strategic", "closed"]);
export type UnpaidReason = z.infer<typeof zUnpaidReason>;

/**
 * What an outcome demands next. `none` nothing; `promise` and `dispute` just that; all others a follow-up, for which a
 * promise or a dispute may stand in. `call-back` is at an agreed time, `proof` is Administration's, `escalate` the manager's.
 */
export const zDemandedStep = z.enum([
  "none",
  "follow-up",
  "call-back",
  "proof",
  "documents",
  "fix-data",
  "escalate",
  "promise",
  "dispute",
]);
export type DemandedStep = z.infer<typeof zDemandedStep>;

/** What a contact can end with: data of the company (COLLECTIONS 5, KPIS 9). */
export const zOutcome = z.object({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9-]*$/)
    .max(12),
  labelEs: z.string().trim().min(1).max(80),
  labelEn: z.string().trim().min(1).max(80),
  worked: z.boolean(),
  connected: z.boolean(),
  /** Counts as a right-party contact when the person reached has a role that makes it one. */
  rightParty: z.boolean(),
  positive: z.boolean(),
  nextStep: zDemandedStep,
  /** Business days to the next step, as the form proposes it. */
  nextDays: z.number().int().min(0).max(90),
  badChannel: z.boolean(),
  optOut: z.boolean(),
  active: z.boolean(),
  position: z.number().int(),
});
export type Outcome = z.infer<typeof zOutcome>;

/** The next step logged with a contact; all of it is one transaction. */
export const zNextStep = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("followUp"),
    dueOn: zDay,
    /** Agreed time. */
    dueAt: zInstant.nullable().default(null),
    note: z.string().max(500).default(""),
  }),
  z.object({ kind: z.literal("promise"), draft: zPromiseDraft }),
  z.object({ kind: z.literal("dispute"), draft: zDisputeDraft }),
]);
export type NextStep = z.infer<typeof zNextStep>;

export const LONGEST_NOTE = 10_000;

/** A contact as it is taken down. */
export const zContactDraft = z.object({
  customerId: z.number().int(),
  /** Registered person that was reached; null: somebody else, by `reachedName`. */
  contactId: z.number().int().nullable().default(null),
  /** Phone or address of a registered person that was used. */
  channelId: z.number().int().nullable().default(null),
  reachedName: z.string().trim().max(200).default(""),
  /** Phone or address that was used when it is nobody's registered one. */
  address: z.string().trim().max(200).default(""),
  channel: zContactChannel,
  direction: zDirection.default("out"),
  /** Null in a note only. */
  outcome: z.string().max(12).nullable(),
  /** When it was; null: now. */
  happenedAt: zInstant.nullable().default(null),
  /** Length of a call in seconds. */
  durationS: z.number().int().min(0).max(86_400).nullable().default(null),
  note: z.string().trim().max(LONGEST_NOTE).default(""),
  unpaidReason: zUnpaidReason.nullable().default(null),
  invoices: z.array(zUuid).max(500).default([]),
  next: zNextStep.default({ kind: "none" }),
  /** Files to keep as evidence, by path. */
  files: z.array(z.string().min(1)).max(20).default([]),
  /** Follow-ups that this contact does. */
  followUpIds: z.array(z.number().int()).max(50).default([]),
  /** Why it was made although a rule of the company's own refused it. */
  overrideReason: z.string().trim().max(500).default(""),
});
export type ContactDraft = z.infer<typeof zContactDraft>;
export type ContactDraftInput = z.input<typeof zContactDraft>;

export const zAttachment = z.object({
  useId: z.number().int(),
  name: z.string(),
  size: z.number().int(),
  mime: z.string(),
  sha256: z.string(),
});

/** One row of the log. Outcome flags are those of the day it was logged. */
export const zInteraction = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  contactId: z.number().int().nullable(),
  reachedName: z.string(),
  /** Role of the registered person then; "" when nobody registered was reached. */
  reachedRole: z.string(),
  channel: zContactChannel,
  direction: zDirection,
  outcome: z.string().nullable(),
  happenedAt: zInstant,
  happenedOn: zDay,
  durationS: z.number().int().nullable(),
  note: z.string(),
  unpaidReason: zUnpaidReason.nullable(),
  address: z.string(),
  subject: z.string(),
  messageId: z.string(),
  connected: z.boolean(),
  rightParty: z.boolean(),
  nextKind: zNextKind,
  /** Row that this one corrects, and the one that corrects this one. */
  correctsId: z.number().int().nullable(),
  correctedById: z.number().int().nullable(),
  /** The row that corrects this one only says that it does not hold. */
  takenBack: z.boolean(),
  /** It only says that the row it names does not hold. */
  withdrawn: z.boolean(),
  correctionReason: z.string(),
  overrideReason: z.string(),
  personId: z.number().int().nullable(),
  personName: z.string(),
  recordedAt: zInstant,
  actor: z.string(),
  attachments: z.number().int(),
});
export type Interaction = z.infer<typeof zInteraction>;

export const zFollowUpKind = z.enum(["outcome", "manual", "promise", "dispute", "cadence", "proof", "documents"]);
export const zFollowUp = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerName: z.string(),
  kind: zFollowUpKind,
  dueOn: zDay,
  dueAt: zInstant.nullable(),
  personId: z.number().int().nullable(),
  personName: z.string(),
  note: z.string(),
  sourceKind: z.string(),
  sourceId: z.number().int().nullable(),
});
export type FollowUp = z.infer<typeof zFollowUp>;

/** A row of the log as the file of a customer tells it, with all that hangs on it. */
export const zTimelineRow = zInteraction.extend({
  invoices: z.array(z.object({ uuid: z.string(), label: z.string() })),
  files: z.array(zAttachment),
  /** Campaign that wrote it; "" where none did. */
  campaign: z.string(),
});
export type TimelineRow = z.infer<typeof zTimelineRow>;

export const zInteractionColumn = z.enum([
  "happenedAt",
  "happenedOn",
  "customerName",
  "customerKey",
  "channel",
  "direction",
  "outcome",
  "reachedName",
  "person",
  "note",
  "durationS",
  "nextKind",
  "unpaidReason",
  "attachments",
  "address",
  "subject",
]);
export type InteractionColumn = z.infer<typeof zInteractionColumn>;
/** Columns contacts can be put together by. */
export const zInteractionGroupBy = z.enum(["customerName", "person", "outcome", "channel", "happenedOn"]);
export type InteractionGroupBy = z.infer<typeof zInteractionGroupBy>;
export const zInteractionFilter = zFilterOn(zInteractionColumn);
export type InteractionFilter = z.infer<typeof zInteractionFilter>;

/** Which rows of the log. */
export const zInteractionSelection = z.object({
  /** Days at the company, inclusive. */
  from: zDay.nullable().default(null),
  to: zDay.nullable().default(null),
  search: z.string().max(200).default(""),
  customerId: z.number().int().nullable().default(null),
  /** Rows that were corrected, and those that take one back, too. */
  corrected: z.boolean().default(false),
  filters: z.array(zInteractionFilter).max(30).default([]),
});
export type InteractionSelection = z.infer<typeof zInteractionSelection>;

/**
 * Counts over rows that hold (KPIS 9): attempts are outbound and worked, connects those that reached somebody, right party
 * those that reached somebody of an eligible role, promises those that ended in one.
 */
const zCounts = {
  attempts: z.number().int(),
  connects: z.number().int(),
  rightParty: z.number().int(),
  promises: z.number().int(),
};
export const zContactCounts = z.object({ contacts: z.number().int(), ...zCounts });
export const zContactTotals = zContactCounts.extend({
  byOutcome: z.array(z.object({ code: z.string(), contacts: z.number().int() })),
  byPerson: z.array(zContactCounts.extend({ personId: z.number().int().nullable(), name: z.string() })),
});
export type ContactTotals = z.infer<typeof zContactTotals>;

/** Whether a contact may be made, with what a form needs to say so. */
export const zContactMoment = z.object({
  check: zContactCheck,
  /** Whether the person who works here may send something although a rule of the company's own refuses it. */
  mayOverride: z.boolean(),
});
export type ContactMoment = z.infer<typeof zContactMoment>;

/** What the form of a contact needs to know of the customer. */
export const zContactBriefing = z.object({
  customerId: z.number().int(),
  key: z.string(),
  name: z.string(),
  language: z.enum(["es", "en"]),
  country: z.string(),
  debtorType: z.string(),
  zone: z.string(),
  doNotContact: z.boolean(),
  legalHold: z.boolean(),
  contacts: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      role: z.string(),
      position: z.string(),
      language: z.enum(["es", "en"]),
      doNotContact: z.boolean(),
      channels: z.array(
        z.object({
          id: z.number().int(),
          kind: z.enum(["phone", "mobile", "whatsapp", "email"]),
          value: z.string(),
          extension: z.string(),
          state: z.enum(["unverified", "verified", "bad"]),
          optedOut: z.boolean(),
        }),
      ),
    }),
  ),
  balances: z.array(
    z.object({
      currency: zCurrency,
      balanceMinor: zMinor,
      overdueMinor: zMinor,
      oldestDays: z.number().int().nullable(),
    }),
  ),
  invoices: z.array(
    z.object({
      uuid: z.string(),
      label: z.string(),
      currency: zCurrency,
      openMinor: zMinor,
      dueOn: zDay,
      daysPastDue: z.number().int(),
    }),
  ),
  followUps: z.array(zFollowUp),
  /** Business days from today on, by which forms propose a day. */
  businessDays: z.array(zDay),
});
export type ContactBriefing = z.infer<typeof zContactBriefing>;

const zInteractionGroup = zListGroup(zCounts);

/** What a contact had brought about, when it is corrected or withdrawn: taken back, or left because more came of it since. */
export const zTakenBack = z.object({
  what: z.enum(["channel-state", "opt-out", "promise", "promise-asked", "dispute"]),
  /** Number, address or invoice it is about; "" where `id` says all. */
  subject: z.string(),
  /** How a number or address stands now. */
  state: z.enum(["unverified", "verified", "bad"]).optional(),
  /** Promise, request or dispute. */
  id: z.number().int().optional(),
  done: z.boolean(),
});
export type TakenBack = z.infer<typeof zTakenBack>;
const zTakenBackList = z.array(zTakenBack);

export const contacts = {
  outcomes: query.output(z.object({ rows: z.array(zOutcome) })),
  /** Adds an outcome or changes the one of that code; rows logged before keep their flags. */
  saveOutcome: command
    .input(z.object({ commandId: zCommandId, outcome: zOutcome.omit({ position: true }) }))
    .output(z.object({ rows: z.array(zOutcome) })),
  briefing: query.input(z.object({ customerId: z.number().int() })).output(zContactBriefing),
  /** Whether a contact may be made at the instant, or now. */
  check: query
    .input(
      z.object({
        customerId: z.number().int(),
        contactId: z.number().int().nullable().default(null),
        channelId: z.number().int().nullable().default(null),
        /** Phone or mail address typed by hand. */
        address: z.string().trim().max(254).default(""),
        channel: zContactChannel,
        at: zInstant.nullable().default(null),
      }),
    )
    .output(zContactMoment),
  /** Logs a contact with its next step, its evidence and the follow-ups it does, in one transaction. */
  log: command
    .input(zContactDraft.extend({ commandId: zCommandId }))
    .output(z.object({ interactionId: z.number().int(), nextId: z.number().int().nullable() })),
  /**
   * Logs the right version of a row, which stays and is shown struck through. What the wrong one had brought about and the
   * right one does not is taken back.
   */
  correct: command
    .input(
      zContactDraft.extend({
        commandId: zCommandId,
        correctsId: z.number().int(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(
      z.object({
        interactionId: z.number().int(),
        nextId: z.number().int().nullable(),
        takenBack: zTakenBackList,
      }),
    ),
  /** Says that a row does not hold at all; what it had brought about is taken back. */
  withdraw: command
    .input(
      z.object({
        commandId: zCommandId,
        interactionId: z.number().int(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(z.object({ interactionId: z.number().int(), takenBack: zTakenBackList })),
  /** Adds evidence to a row. */
  attach: command
    .input(
      z.object({
        commandId: zCommandId,
        interactionId: z.number().int(),
        files: z.array(z.string().min(1)).min(1).max(20),
      }),
    )
    .output(z.object({ files: z.array(zAttachment) })),
  /** Makes a copy of a kept file that main may open, and returns its path. */
  copyAttachment: command.input(z.object({ useId: z.number().int() })).output(z.object({ path: z.string() })),
  timeline: query
    .input(z.object({ customerId: z.number().int(), ...zWindow }))
    .output(z.object({ rows: z.array(zTimelineRow), total: z.number().int(), followUps: z.array(zFollowUp) })),
  get: query.input(z.object({ id: z.number().int() })).output(zTimelineRow),
  page: query
    .input(zInteractionSelection.extend({ sort: zSortBy(zInteractionColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zInteraction), total: z.number().int() })),
  values: query
    .input(zInteractionSelection.extend({ column: zInteractionColumn, ...zValuesAsked }))
    .output(zColumnValues),
  totals: query.input(zInteractionSelection).output(zContactTotals),
  exportPage: command
    .input(zInteractionSelection.extend({ sort: zSortBy(zInteractionColumn), ...zSheetAsked }))
    .output(zSheetWritten),
  /** The rows of a selection that hold, put together by one of its columns. */
  groups: query
    .input(zInteractionSelection.extend({ by: zInteractionGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zInteractionGroup), total: z.number().int() })),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command
    .input(zInteractionSelection.extend({ by: zInteractionGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
  addFollowUp: command
    .input(
      z.object({
        commandId: zCommandId,
        customerId: z.number().int(),
        dueOn: zDay,
        dueAt: zInstant.nullable().default(null),
        note: z.string().trim().max(500).default(""),
      }),
    )
    .output(z.object({ id: z.number().int() })),
  /** Moves an open follow-up; unless the customer asked for it, it counts as late (KPIS 7). */
  moveFollowUp: command
    .input(
      z.object({
        commandId: zCommandId,
        id: z.number().int(),
        dueOn: zDay,
        dueAt: zInstant.nullable().default(null),
        reason: z.enum(["customer-asked", "other"]),
      }),
    )
    .output(z.object({ id: z.number().int() })),
};
