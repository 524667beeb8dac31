import { z } from "zod";
import { zApproval, zApproverRole } from "./approvals.ts";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor, zUuid, zWindow } from "./common.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked, zSheetWritten } from "./groups.ts";

/** Convenio de pago, reestructura, quita, reconocimiento de adeudo (COLLECTIONS 9). */
export const zAgreementType = z.enum(["payment-plan", "restructure", "quita", "acknowledgement"]);

/** Where an agreement stands, see shared/domain/agreements. */
export const zAgreementState = z.enum([
  "draft",
  "offered",
  "expired",
  "signed",
  "active",
  "default",
  "cured",
  "completed",
  "terminated",
  "withdrawn",
  "revised",
]);

export const zRhythm = z.enum(["weekly", "fortnightly", "monthly"]);
const zDown = z.object({ dueOn: zDay, amountMinor: zMinor.positive() }).nullable();

/** How a schedule is asked for, see shared/domain/agreements/schedule.ts. */
export const zSchedulePlan = z.discriminatedUnion("by", [
  z.object({
    by: z.literal("count"),
    count: z.number().int().min(1).max(1000),
    rhythm: zRhythm,
    firstOn: zDay,
    down: zDown,
  }),
  z.object({ by: z.literal("amount"), amountMinor: zMinor.positive(), rhythm: zRhythm, firstOn: zDay, down: zDown }),
  z.object({
    by: z.literal("dates"),
    rows: z
      .array(z.object({ dueOn: zDay, amountMinor: zMinor.positive().nullable() }))
      .min(1)
      .max(200),
  }),
  z.object({ by: z.literal("none") }),
]);

/** What is agreed in one currency. Amounts in minor units of it. */
export const zAgreementPartDraft = z.object({
  currency: zCurrency,
  invoices: z.array(zUuid).min(1).max(500),
  /** Forgiven of the principal. */
  quitaMinor: zMinor.min(0).default(0),
  /** Waived of the moratory interest, without VAT. */
  waivedMinor: zMinor.min(0).default(0),
  plan: zSchedulePlan,
});
export type AgreementPartDraft = z.infer<typeof zAgreementPartDraft>;

/** An agreement as it is drawn up: invoices in two currencies make one schedule each. */
export const zAgreementDraft = z.object({
  customerId: z.number().int(),
  type: zAgreementType,
  parts: z.array(zAgreementPartDraft).min(1).max(6),
  contactId: z.number().int().nullable().default(null),
  signerName: z.string().trim().max(200).default(""),
  signerPosition: z.string().trim().max(200).default(""),
  note: z.string().trim().max(4000).default(""),
  /** Draft or offer whose place this one takes. */
  revises: z.number().int().nullable().default(null),
});
export type AgreementDraft = z.infer<typeof zAgreementDraft>;
export type AgreementDraftInput = z.input<typeof zAgreementDraft>;

/** What speaks against a draft: the words are `errors.<code>` with these values. */
export const zAgreementProblem = z.object({
  code: z.enum([
    "AGREEMENT_INVOICE_CLOSED",
    "AGREEMENT_INVOICE_TAKEN",
    "AGREEMENT_SCHEDULE",
    "AGREEMENT_IN_PAST",
    "AGREEMENT_QUITA_TOO_LARGE",
    "AGREEMENT_QUITA_MISSING",
    "AGREEMENT_WAIVER_TOO_LARGE",
    "AGREEMENT_SIGNER_MISSING",
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
export type AgreementProblem = z.infer<typeof zAgreementProblem>;

const zInstalment = z.object({
  seq: z.number().int(),
  /** Day by the rhythm alone; `dueOn` is it or the business day after it. */
  fallsOn: zDay,
  dueOn: zDay,
  amountMinor: zMinor,
});

/** What a draft comes to. */
export const zAgreementPlan = z.object({
  today: zDay,
  parts: z.array(
    z.object({
      currency: zCurrency,
      principalMinor: zMinor,
      quitaMinor: zMinor,
      /** Of the principal, in ten-thousandths. */
      quitaBp: z.number().int(),
      totalMinor: zMinor,
      /** Moratory interest by today, beside the balance and never in it, without VAT. */
      interestMinor: zMinor,
      interestVatMinor: zMinor,
      waivedMinor: zMinor,
      waivedBp: z.number().int(),
      /** The largest quita each role may allow. */
      most: z.object({ coordinatorMinor: zMinor, managerMinor: zMinor }),
      lines: z.array(
        z.object({
          uuid: z.string(),
          label: z.string(),
          dueOn: zDay,
          openMinor: zMinor,
          disputedMinor: zMinor,
          quitaMinor: zMinor,
        }),
      ),
      instalments: z.array(zInstalment),
    }),
  ),
  /** From today to the last instalment, a month begun counting as one. */
  months: z.number().int(),
  /** Who has to allow it: one approval each. */
  needs: z.array(zApproverRole),
  problems: z.array(zAgreementProblem),
});
export type AgreementPlan = z.infer<typeof zAgreementPlan>;

/** An invoice an agreement can be about. */
export const zAgreeable = z.object({
  uuid: z.string(),
  label: z.string(),
  issuedOn: zDay,
  dueOn: zDay,
  currency: zCurrency,
  openMinor: zMinor,
  disputedMinor: zMinor,
  /** Agreement offered or signed that covers it; null without one. */
  agreementId: z.number().int().nullable(),
});
export type Agreeable = z.infer<typeof zAgreeable>;

/** An agreement as of a day, one row a currency. Amounts in minor units of it. */
export const zAgreementRow = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  collectorId: z.number().int().nullable(),
  collector: z.string(),
  type: zAgreementType,
  state: zAgreementState,
  currency: zCurrency,
  principalMinor: zMinor,
  quitaMinor: zMinor,
  /** What the instalments came to when it was drawn up. */
  totalMinor: zMinor,
  paidMinor: zMinor,
  overdueMinor: zMinor,
  /** What is still to be paid under it; 0 once it ended. */
  restMinor: zMinor,
  nextDueOn: zDay.nullable(),
  nextMinor: zMinor,
  defaultOn: zDay.nullable(),
  madeOn: zDay,
  expiresOn: zDay.nullable(),
  signedOn: zDay.nullable(),
  instalments: z.number().int(),
  invoices: z.number().int(),
  /** The CFDI of its quita has not come. */
  awaitsCredit: z.boolean(),
  note: z.string(),
  actor: z.string(),
});
export type AgreementRow = z.infer<typeof zAgreementRow>;

/** Columns a page can be sorted and filtered by. */
export const zAgreementColumn = z.enum([
  "customerName",
  "customerKey",
  "collector",
  "type",
  "state",
  "currency",
  "principalMinor",
  "quitaMinor",
  "totalMinor",
  "paidMinor",
  "overdueMinor",
  "restMinor",
  "nextDueOn",
  "nextMinor",
  "defaultOn",
  "madeOn",
  "expiresOn",
  "signedOn",
  "instalments",
  "invoices",
  "note",
  "actor",
]);
export type AgreementColumn = z.infer<typeof zAgreementColumn>;
/** Columns agreements can be put together by. */
export const zAgreementGroupBy = z.enum(["customerName", "collector", "type", "state", "currency"]);
export type AgreementGroupBy = z.infer<typeof zAgreementGroupBy>;
export const zAgreementFilter = zFilterOn(zAgreementColumn);
export type AgreementFilter = z.infer<typeof zAgreementFilter>;

export const zAgreementSelection = z.object({
  asOf: zDay,
  /** Free text over customer, RFC, invoices, signer and note; accents and case do not matter. */
  search: z.string().max(200).default(""),
  /** Empty: every state. */
  states: z.array(zAgreementState).max(11).default([]),
  customerId: z.number().int().nullable().default(null),
  /** Only those whose quita waits for its CFDI. */
  awaitsCredit: z.boolean().default(false),
  filters: z.array(zAgreementFilter).max(30).default([]),
});
export type AgreementSelection = z.infer<typeof zAgreementSelection>;

const zSums = { totalMinor: zMinor, paidMinor: zMinor, overdueMinor: zMinor, restMinor: zMinor };
/** Totals of a selection, one row a currency. */
export const zAgreementTotals = z.object({ currency: zCurrency, agreements: z.number().int(), ...zSums });
export type AgreementTotals = z.infer<typeof zAgreementTotals>;

/** What Billing is asked for about a quita: its CFDI, or that the one of a lost quita be cancelled. */
const zAgreementWanted = z.enum(["credit", "cancel-credit"]);

/** An agreement with everything that hangs on it. */
export const zAgreementView = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerName: z.string(),
  type: zAgreementType,
  state: zAgreementState,
  madeOn: zDay,
  madeAt: zInstant,
  actor: z.string(),
  contactId: z.number().int().nullable(),
  signerName: z.string(),
  signerPosition: z.string(),
  note: z.string(),
  graceDays: z.number().int(),
  terminateDays: z.number().int().nullable(),
  offeredOn: zDay.nullable(),
  expiresOn: zDay.nullable(),
  signedOn: zDay.nullable(),
  defaultOn: zDay.nullable(),
  endedOn: zDay.nullable(),
  revises: z.number().int().nullable(),
  /** Agreement that took its place. */
  revisedBy: z.number().int().nullable(),
  parts: z.array(
    z.object({
      currency: zCurrency,
      principalMinor: zMinor,
      quitaMinor: zMinor,
      totalMinor: zMinor,
      interestMinor: zMinor,
      interestVatMinor: zMinor,
      waivedMinor: zMinor,
      plan: zSchedulePlan,
      /** As of the day: what it comes to now, and what was paid of it. */
      agreedMinor: zMinor,
      paidMinor: zMinor,
      overdueMinor: zMinor,
      openMinor: zMinor,
      /** Quita that stands by itself, and what its CFDI has taken the place of. */
      quitaStandsMinor: zMinor,
      creditedMinor: zMinor,
      instalments: z.array(
        z.object({ seq: z.number().int(), dueOn: zDay, amountMinor: zMinor, agreedMinor: zMinor, paidMinor: zMinor }),
      ),
      invoices: z.array(
        z.object({
          uuid: z.string(),
          label: z.string(),
          dueOn: zDay,
          agreedMinor: zMinor,
          quitaMinor: zMinor,
          /** Balance of what stands for it now. */
          openMinor: zMinor,
          replacedBy: z.object({ uuid: z.string(), label: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  /** What is asked of Billing: the CFDI of the quita, or that one that is lost be cancelled; null when nothing is. */
  billing: zAgreementWanted.nullable(),
  /** How Billing was asked, the latest first. */
  requests: z.array(
    z.object({
      id: z.number().int(),
      wanted: zAgreementWanted,
      on: zDay,
      how: z.enum(["mail", "file", "told"]),
      sentTo: z.string(),
      note: z.string(),
      actor: z.string(),
    }),
  ),
  /** CFDI that took the place of its quita. */
  credits: z.array(z.object({ uuid: z.string(), label: z.string(), on: zDay })),
  approval: zApproval.nullable(),
  history: z.array(
    z.object({
      kind: z.enum(["made", "offered", "signed", "terminated", "withdrawn", "revised"]),
      on: zDay,
      at: zInstant,
      actor: z.string(),
      reason: z.string(),
    }),
  ),
  /** What can be done about it today. */
  can: z.object({
    ask: z.boolean(),
    offer: z.boolean(),
    sign: z.boolean(),
    revise: z.boolean(),
    withdraw: z.boolean(),
    terminate: z.boolean(),
  }),
});
export type AgreementView = z.infer<typeof zAgreementView>;

/** Rules of agreements, company-wide; each agreement keeps those it was drawn up under. */
export const zAgreementRules = z.object({
  /** Calendar days an instalment may be late before it is in default. */
  graceDays: z.number().int().min(0).max(60),
  /** Days an offer stands. */
  offerDays: z.number().int().min(1).max(180),
  /** Days in default after which an agreement ends by itself; null: a person ends it. */
  terminateDays: z.number().int().min(0).max(365).nullable(),
});
export type AgreementRules = z.infer<typeof zAgreementRules>;

const zOne = { commandId: zCommandId, id: z.number().int() };
const zStands = z.object({ id: z.number().int(), state: zAgreementState });
export type AgreementStands = z.infer<typeof zStands>;

const zAgreementGroup = zListGroup(zSums);

export const agreements = {
  page: query
    .input(zAgreementSelection.extend({ sort: zSortBy(zAgreementColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zAgreementRow), total: z.number().int() })),
  totals: query.input(zAgreementSelection).output(z.object({ rows: z.array(zAgreementTotals) })),
  values: query.input(zAgreementSelection.extend({ column: zAgreementColumn, ...zValuesAsked })).output(zColumnValues),
  /** Writes the selection to an Excel file: the columns asked for in their order, all when none is. */
  exportPage: command
    .input(zAgreementSelection.extend({ sort: zSortBy(zAgreementColumn), ...zSheetAsked }))
    .output(zSheetWritten),
  /** The selection put together by one of its columns. */
  groups: query
    .input(zAgreementSelection.extend({ by: zAgreementGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zAgreementGroup), total: z.number().int() })),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command
    .input(zAgreementSelection.extend({ by: zAgreementGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
  get: query.input(z.object({ id: z.number().int(), asOf: zDay })).output(zAgreementView),
  /** Open invoices of a customer as agreements see them, oldest due day first. */
  agreeable: query
    .input(z.object({ customerId: z.number().int(), revises: z.number().int().nullable().default(null) }))
    .output(z.object({ rows: z.array(zAgreeable), today: zDay, rules: zAgreementRules })),
  /** What a draft comes to and who would have to allow it, without keeping anything. */
  simulate: query.input(zAgreementDraft).output(zAgreementPlan),
  /** Keeps a draft, in the place of the one it revises. */
  save: command.input(z.object({ commandId: zCommandId, draft: zAgreementDraft })).output(zStands),
  /** Asks for the approval that the limits demand. */
  ask: command
    .input(z.object({ ...zOne, note: z.string().trim().max(1000).default("") }))
    .output(z.object({ id: z.number().int(), approvalId: z.number().int() })),
  /** Offers what was approved to the customer, until a day. */
  offer: command.input(z.object({ ...zOne, expiresOn: zDay })).output(zStands),
  /** The customer signed: the quita takes effect, open promises on its invoices give way. */
  sign: command.input(z.object({ ...zOne, signedOn: zDay })).output(zStands),
  /** Gives up what was not signed. */
  withdraw: command.input(z.object({ ...zOne, reason: z.string().trim().min(1).max(1000) })).output(zStands),
  /** Ends an agreement in default: the original debt less payments stands again, the quita is lost. */
  terminate: command.input(z.object({ ...zOne, reason: z.string().trim().min(1).max(1000) })).output(zStands),
  /** The agreement whose quita a document of ours posts; null when it posts none. */
  ofSource: query.input(z.object({ uuid: zUuid })).output(z.object({ id: z.number().int().nullable() })),
  /** The mail that asks Billing for the CFDI of the quita, or to cancel it. Throws AGREEMENT_BILLING_NOTHING. */
  billingLetter: query
    .input(z.object({ id: z.number().int(), lang: zLang }))
    .output(z.object({ to: z.string(), subject: z.string(), body: z.string(), canSend: z.boolean() })),
  /** Records that Billing was asked; `mail` sends it first, `file` writes it for the user's mail program. */
  askBilling: command
    .input(
      z.object({
        ...zOne,
        how: z.enum(["mail", "file", "told"]),
        to: z.string().trim().max(500).default(""),
        subject: z.string().trim().max(300).default(""),
        body: z.string().trim().max(10_000).default(""),
        note: z.string().trim().max(500).default(""),
        lang: zLang,
      }),
    )
    .output(z.object({ id: z.number().int(), file: z.string().nullable() })),
  rules: query.output(zAgreementRules),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zAgreementRules })).output(zAgreementRules),
};
