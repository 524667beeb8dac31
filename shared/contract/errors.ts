import { z } from "zod";
import { AUDIT_REFUSALS } from "../domain/agencies/audits.ts";
import { CALL_REFUSALS } from "../domain/agencies/calls.ts";
import { COMPLAINT_REFUSALS } from "../domain/agencies/complaints.ts";
import { INVOICE_REFUSALS } from "../domain/agencies/invoice-review.ts";
import { PACKAGE_REFUSALS } from "../domain/agencies/packages.ts";
import { REPORT_REFUSALS } from "../domain/agencies/reports.ts";
import { TRAINING_REFUSALS } from "../domain/agencies/training.ts";
import { CAMPAIGN_REFUSALS } from "../domain/campaigns/codes.ts";

/**
 * Every error a procedure may declare: the code is what screens, the command line and tests narrow on; the words
 * live in shared/i18n under `errors.<CODE>`. `data` carries what the words need (a path, a version, a field).
 */
export const ledgerErrors = {
  NO_LEDGER_OPEN: { message: "No ledger is open" },
  LEDGER_NOT_FOUND: { message: "The ledger file does not exist", data: z.object({ path: z.string() }) },
  LEDGER_EXISTS: { message: "A file with that name already exists", data: z.object({ path: z.string() }) },
  LEDGER_NEWER: {
    message: "The ledger was made by a newer version",
    data: z.object({ path: z.string(), found: z.number().int(), supported: z.number().int() }),
  },
  LEDGER_DAMAGED: {
    message: "The ledger file is damaged",
    data: z.object({ path: z.string(), detail: z.string() }),
  },
  NOT_A_LEDGER: { message: "The file is not an Al Corriente ledger", data: z.object({ path: z.string() }) },
  LEDGER_NETWORK_PATH: { message: "A ledger cannot live on a network path", data: z.object({ path: z.string() }) },
  LEDGER_IN_USE: { message: "The ledger is busy in another program", data: z.object({ path: z.string() }) },
  READ_ONLY: { message: "The folder or file cannot be written", data: z.object({ path: z.string() }) },
  DISK_FULL: { message: "The disk is full", data: z.object({ path: z.string() }) },
  DISK_FAILED: {
    message: "The disk does not answer as it should",
    data: z.object({ path: z.string(), detail: z.string() }),
  },
  PATH_NOT_FOUND: { message: "The path does not exist", data: z.object({ path: z.string() }) },
  FILE_LOCKED: {
    message: "The file is open in another program",
    data: z.object({ path: z.string() }),
  },
  /** A user's table or bank file that cannot be read; the words of `code` are `tabular.refusals.<code>`. */
  FILE_REFUSED: {
    message: "The file cannot be read",
    data: z.object({ path: z.string(), code: z.string(), detail: z.string() }),
  },
  MAPPING_INCOMPLETE: {
    message: "Columns of the file are not mapped",
    data: z.object({ missing: z.array(z.string()) }),
  },
  BANK_ACCOUNT_EXISTS: { message: "There is an account of that name", data: z.object({ name: z.string() }) },
  BANK_ACCOUNT_CURRENCY: {
    message: "An account with movements keeps its currency",
    data: z.object({ name: z.string(), currency: z.string() }),
  },
  STATEMENT_CURRENCY: {
    message: "The statement is in another currency than the account",
    data: z.object({ found: z.string(), currency: z.string() }),
  },
  BANK_LINE_DECIDED: {
    message: "A deposit was decided before",
    data: z.object({ day: z.string(), amount: z.string() }),
  },
  BANK_LINE_NOT_DECIDED: {
    message: "A deposit has no decision to undo",
    data: z.object({ day: z.string(), amount: z.string() }),
  },
  BANK_LINE_OTHER_MONEY: {
    message: "A deposit and the payment it is linked to differ",
    data: z.object({ day: z.string(), amount: z.string() }),
  },
  /** An import a person began would be cut off; asked again with `stopImport` the procedure goes on. */
  IMPORT_RUNNING: {
    message: "An import is running",
    data: z.object({ files: z.number().int(), found: z.number().int() }),
  },
  MONTH_CLOSED: { message: "The month was closed before", data: z.object({ month: z.string() }) },
  MONTH_NOT_ENDED: { message: "The month has not ended", data: z.object({ month: z.string() }) },
  NOT_FOUND: { message: "There is no such record", data: z.object({ what: z.string(), id: z.string() }) },
  INVALID_INPUT: { message: "The request is not valid", data: z.object({ issues: z.array(z.string()) }) },
  APPLY_MORE_THAN_OPEN: {
    message: "More than the invoice still owes",
    data: z.object({ document: z.string(), most: z.string(), currency: z.string() }),
  },
  APPLY_NOT_POSTED: {
    message: "What was applied cannot be posted on the invoice",
    data: z.object({ document: z.string(), amount: z.string(), currency: z.string() }),
  },
  APPLY_MORE_THAN_UNAPPLIED: {
    message: "More than the payment has left",
    data: z.object({ payment: z.string(), most: z.string(), currency: z.string() }),
  },
  APPLY_OTHER_CURRENCY: {
    message: "The invoice is in another currency and no rate was given",
    data: z.object({ document: z.string(), currency: z.string(), paidIn: z.string() }),
  },
  APPLY_RATE_DISAGREES: {
    message: "The two amounts do not agree with the rate",
    data: z.object({ document: z.string(), rate: z.string(), expected: z.string(), currency: z.string() }),
  },
  APPLY_OTHER_CUSTOMER: {
    message: "The document is another customer's and nobody confirmed that a third party pays",
    data: z.object({ document: z.string(), customer: z.string() }),
  },
  APPLY_ENDED_INVOICE: { message: "The invoice is cancelled or replaced", data: z.object({ document: z.string() }) },
  DAY_IN_FUTURE: { message: "The day has not come yet", data: z.object({ day: z.string(), today: z.string() }) },
  DAY_TOO_EARLY: { message: "The day is before the money", data: z.object({ day: z.string(), first: z.string() }) },
  SKIP_DAY: {
    message: "A customer is put off by a day to a month",
    data: z.object({ day: z.string(), first: z.string(), last: z.string() }),
  },
  SUPERVISOR_ONLY: { message: "Only a coordinator or manager may do that" },
  PAYMENT_ENDED: {
    message: "The payment was returned or reversed",
    data: z.object({ payment: z.string(), state: z.string() }),
  },
  PAYMENT_PENDING: { message: "The cheque has not cleared", data: z.object({ payment: z.string() }) },
  PAYMENT_NOT_PENDING: { message: "There is nothing to clear", data: z.object({ payment: z.string() }) },
  PAYMENT_REFUNDED: { message: "Some of it was refunded", data: z.object({ payment: z.string() }) },
  LINK_OTHER_CURRENCY: {
    message: "The complemento is in another currency",
    data: z.object({ document: z.string(), currency: z.string(), paidIn: z.string() }),
  },
  VIEW_EXISTS: { message: "There is a view of that name", data: z.object({ name: z.string() }) },
  VIEW_OF_OTHERS: { message: "The view is somebody else's", data: z.object({ name: z.string() }) },
  PERSON_EXISTS: { message: "There is a person of that name", data: z.object({ name: z.string() }) },
  /** Somebody else saved the same thing since it was read; what was typed is not lost, it is not saved. */
  CHANGED_MEANWHILE: { message: "Somebody else changed it meanwhile", data: z.object({ what: z.string() }) },
  /** A value that cannot be kept; the words of `code` are `fieldProblems.<code>`. */
  FIELD_REFUSED: {
    message: "A value cannot be kept",
    data: z.object({ field: z.string(), code: z.string(), value: z.string() }),
  },
  MERGE_REFUSED: {
    message: "The two customers cannot be merged",
    data: z.object({ code: z.enum(["same", "already"]), name: z.string() }),
  },
  /** The words of `step` are `contacts.demands.<step>`. */
  NEXT_STEP_MISSING: {
    message: "The outcome demands another next step",
    data: z.object({ outcome: z.string(), step: z.string() }),
  },
  REACHED_MISSING: { message: "The outcome demands the name of who was reached" },
  CONTACT_CORRECTED: { message: "The contact was corrected before" },
  /** A contact at a moment at which a rule refuses it; words under `worklist.refusals`. */
  CONTACT_BLOCKED: {
    message: "The contact may not be made now",
    data: z.object({
      why: z.string(),
      ruleId: z.string(),
      law: z.boolean(),
      hours: z.string(),
      nextAt: z.string().nullable(),
      nextLocal: z.string().nullable(),
    }),
  },
  /** The words of `problem` are `mail.problems.<problem>`; `detail` is what the server said. */
  MAIL_FAILED: {
    message: "The mail was not sent",
    data: z.object({ problem: z.string(), detail: z.string(), address: z.string() }),
  },
  /** A template that cannot be filled in; the words of `code` are `mail.templateProblems.<code>`. */
  TEMPLATE_INVALID: {
    message: "The template cannot be filled in",
    data: z.object({ code: z.string(), detail: z.string() }),
  },
  PROMISE_IN_PAST: { message: "The promised day has gone by", data: z.object({ day: z.string(), today: z.string() }) },
  PROMISE_NOTHING_OPEN: { message: "The customer owes nothing that can be promised in the currency" },
  PROMISE_INVOICE_CLOSED: {
    message: "An invoice owes nothing",
    data: z.object({ documents: z.array(z.string()) }),
  },
  PROMISE_INVOICE_PROMISED: {
    message: "An invoice is in another open promise",
    data: z.object({ documents: z.array(z.string()), day: z.string() }),
  },
  PROMISE_DISPUTED: {
    message: "A disputed amount cannot be promised",
    data: z.object({ documents: z.array(z.string()), most: z.string(), currency: z.string() }),
  },
  PROMISE_OVER_BALANCE: {
    message: "More than the invoices owe",
    data: z.object({ most: z.string(), currency: z.string() }),
  },
  /** A coordinator or manager may allow it. */
  PROMISE_TOO_FAR: {
    message: "The promised day is further than a collector may take",
    data: z.object({ day: z.string(), last: z.string(), days: z.number() }),
  },
  /** A coordinator or manager may allow it. */
  PROMISE_AFTER_BROKEN: {
    message: "The customer broke promises lately",
    data: z.object({ count: z.number(), days: z.number() }),
  },
  PROMISE_NEEDS_COORDINATOR: { message: "Only a coordinator or manager may allow it" },
  PROMISE_ENDED: { message: "The promise is not open any more", data: z.object({ state: z.string() }) },
  PROMISE_NOT_RECENT: { message: "Only what was done today can be taken back" },
  DISPUTE_NOTHING_OPEN: { message: "Nothing of the invoice is open", data: z.object({ document: z.string() }) },
  DISPUTE_ENDED_INVOICE: {
    message: "The invoice is cancelled or replaced",
    data: z.object({ document: z.string(), day: z.string(), successor: z.string() }),
  },
  DISPUTE_OTHER_CUSTOMER: {
    message: "The invoice is another customer's",
    data: z.object({ document: z.string(), customer: z.string() }),
  },
  DISPUTE_CURRENCY: {
    message: "The amount is in another currency than the invoice",
    data: z.object({ document: z.string(), currency: z.string(), given: z.string() }),
  },
  DISPUTE_EXISTS: {
    message: "The same part of the invoice is disputed already",
    data: z.object({ document: z.string(), dispute: z.string() }),
  },
  DISPUTE_MORE_THAN_OPEN: {
    message: "More than is open and undisputed",
    data: z.object({ document: z.string(), most: z.string(), disputed: z.string(), currency: z.string() }),
  },
  DISPUTE_NO_LINE: {
    message: "The invoice has no such concept",
    data: z.object({ document: z.string(), line: z.string() }),
  },
  DISPUTE_ACCEPTED_MORE: {
    message: "More credit than is disputed",
    data: z.object({ most: z.string(), currency: z.string() }),
  },
  DISPUTE_OTHER_CFDI: {
    message: "The CFDI is not one that settles the dispute",
    data: z.object({ document: z.string(), uuid: z.string() }),
  },
  DISPUTE_CLOSED: { message: "The dispute was answered", data: z.object({ dispute: z.string() }) },
  /** Who opened a dispute, or changed its amount, does not decide it. */
  DISPUTE_OWN: { message: "Another person has to decide it", data: z.object({ dispute: z.string() }) },
  DISPUTE_OPEN: { message: "The dispute is still open", data: z.object({ dispute: z.string() }) },
  DISPUTE_NOT_LAST: { message: "Only the last step can be taken back", data: z.object({ dispute: z.string() }) },
  DISPUTE_NO_ADDRESS: { message: "There is no address to send it to", data: z.object({ dispute: z.string() }) },
  APPROVAL_NEEDS_PERSON: { message: "Nobody said who works on this PC" },
  /** Nobody else is registered who could allow it. */
  APPROVAL_NOBODY: { message: "No other person may allow it", data: z.object({ roles: z.array(z.string()) }) },
  APPROVAL_PENDING: { message: "An approval about it waits", data: z.object({ id: z.number().int() }) },
  /** The words of `why` are `approvals.mayNot.<why>`. */
  APPROVAL_REFUSED: {
    message: "The person may not decide about it",
    data: z.object({ why: z.string(), roles: z.array(z.string()) }),
  },
  APPROVAL_REASON: { message: "A refusal needs a reason" },
  /** No interest is outstanding up to the day. */
  INTEREST_NOTHING: { message: "There is no interest to act on", data: z.object({ day: z.string() }) },
  INTEREST_WAIVER_PENDING: {
    message: "A waiver of the customer waits for its approval",
    data: z.object({ day: z.string(), actor: z.string() }),
  },
  WRITE_OFF_NOTHING: { message: "Nothing of the invoice is open" },
  WRITE_OFF_PENDING: {
    message: "A write-off of the invoice waits for its approval",
    data: z.object({ day: z.string(), actor: z.string() }),
  },
  WRITE_OFF_STATE: { message: "Nothing is written off by it" },
  BILLING_NO_ADDRESS: { message: "There is no address to ask Billing at" },
  INTEREST_CFDI_OTHER: {
    message: "It is no invoice of the customer in that currency",
    data: z.object({ document: z.string() }),
  },
  INTEREST_CFDI_PRINCIPAL: {
    message: "It is an invoice whose own interest was asked for",
    data: z.object({ document: z.string() }),
  },
  INTEREST_CFDI_TAKEN: { message: "Interest was charged with it already", data: z.object({ document: z.string() }) },
  NOT_SIGNED_IN: { message: "Nobody has signed in" },
  /** `why`: the role does not do that, or the customer is in somebody else's charge. */
  NOT_ALLOWED: {
    message: "The person who signed in may not do that",
    data: z.object({ procedure: z.string(), role: z.string(), why: z.enum(["role", "portfolio", "password"]) }),
  },
  SIGN_IN_REFUSED: { message: "The password is wrong", data: z.object({ left: z.number().int() }) },
  SIGN_IN_LOCKED: { message: "Too many wrong passwords", data: z.object({ until: z.string(), minutes: z.number() }) },
  /** The words of `code` are `signIn.weak.<code>`. */
  PASSWORD_WEAK: {
    message: "The password is too easy to guess",
    data: z.object({ code: z.enum(["short", "name", "common", "same"]), least: z.number().int() }),
  },
  RECOVERY_REFUSED: { message: "The recovery code is wrong", data: z.object({ left: z.number().int() }) },
  LAST_MANAGER: { message: "Somebody has to be able to manage people", data: z.object({ name: z.string() }) },
  /** The words of `code` are `privacy.refused.<code>`, those of `law` `privacy.laws.<law>`. */
  PRIVACY_REFUSED: {
    message: "The law or what it is about does not allow it yet",
    data: z.object({
      code: z.enum(["open-debt", "legal-hold", "still-works", "state", "name", "nothing"]),
      law: z.enum(["tax", "commercial", "open-debt", "legal-hold"]).nullable(),
      until: z.string().nullable(),
    }),
  },
  ALREADY_PROTECTED: { message: "The ledger has passwords already" },
  AGREEMENT_INVOICE_CLOSED: {
    message: "Nothing is open of an invoice in the currency",
    data: z.object({ documents: z.array(z.string()), currency: z.string() }),
  },
  AGREEMENT_INVOICE_TAKEN: {
    message: "An invoice is in another agreement",
    data: z.object({ documents: z.array(z.string()), agreement: z.number() }),
  },
  /** The words of `why` are `agreements.scheduleProblems.<why>`. */
  AGREEMENT_SCHEDULE: {
    message: "The schedule cannot be made",
    data: z.object({
      why: z.string(),
      currency: z.string(),
      most: z.number().optional(),
      missing: z.string().optional(),
    }),
  },
  AGREEMENT_IN_PAST: { message: "An instalment has gone by", data: z.object({ day: z.string(), today: z.string() }) },
  AGREEMENT_QUITA_TOO_LARGE: {
    message: "The quita is the whole debt or more",
    data: z.object({ most: z.string(), currency: z.string() }),
  },
  AGREEMENT_QUITA_MISSING: { message: "A quita forgives something" },
  AGREEMENT_WAIVER_TOO_LARGE: {
    message: "More interest is waived than there is",
    data: z.object({ most: z.string(), currency: z.string() }),
  },
  AGREEMENT_SIGNER_MISSING: { message: "An acknowledgement names its signer and their position" },
  /** The words of `state` are `agreements.states.<state>`. */
  AGREEMENT_STATE: { message: "The agreement is not in a state for it", data: z.object({ state: z.string() }) },
  AGREEMENT_BILLING_NOTHING: { message: "Nothing is asked of Billing about the agreement" },
  AGREEMENT_NOT_APPROVED: { message: "The agreement has not been approved" },
  AGREEMENT_CHANGED: {
    message: "What is owed changed since the agreement was drawn up",
    data: z.object({ documents: z.array(z.string()) }),
  },
  NOTHING_TO_ASK: {
    message: "What the message would ask for is promised, agreed or disputed",
    data: z.object({ documents: z.array(z.string()) }),
  },
  /** A letter that cannot be written; the words of `code` are `letters.blocked.<code>`. */
  LETTER_BLOCKED: {
    message: "The letter cannot be written",
    data: z.object({
      code: z.string(),
      names: z.array(z.string()),
      amounts: z.array(z.object({ currency: z.string(), minor: z.number().int() })),
    }),
  },
  /** The kept file of a letter is gone, and what it was made from makes another one by now. */
  LETTER_LOST: { message: "The file of the letter is gone", data: z.object({ folio: z.string() }) },
  AGENCY_EXISTS: { message: "There is an agency with that RFC", data: z.object({ name: z.string() }) },
  /** Nothing can be placed with the agency; the words of `why` are `agencyCodes.blocked.<why>`, of `papers` `agencyCodes.papers`. */
  AGENCY_BLOCKED: {
    message: "Nothing can be placed with the agency",
    data: z.object({
      why: z.enum(["inactive", "papers", "terms", "training"]),
      name: z.string(),
      papers: z.array(z.string()),
    }),
  },
  /** Invoices that cannot be placed; the words of `why` are `agencyCodes.notPlaceable.<why>`. */
  PLACEMENT_REFUSED: {
    message: "An invoice cannot be placed",
    data: z.object({ why: z.string(), document: z.string(), count: z.number().int() }),
  },
  /** Everything chosen was drawn into the control group. */
  PLACEMENT_ALL_CONTROL: { message: "Nothing is left to place beside the control group" },
  /** Items that cannot be taken back; the words of `why` are `agencyCodes.notRecallable.<why>`. */
  RECALL_REFUSED: {
    message: "An item cannot be taken back",
    data: z.object({ why: z.enum(["control", "recalled", "asked"]), document: z.string(), count: z.number().int() }),
  },
  /** The words of `why` are `campaigns.refusals.<why>`. */
  CAMPAIGN_REFUSED: {
    message: "The campaign cannot be changed or sent so",
    data: z.object({ why: z.enum(CAMPAIGN_REFUSALS), name: z.string() }),
  },
  /** An invoice of an agency that cannot be kept or moved on so; the words of `why` are `agencyCodes.invoiceRefused.<why>`. */
  AGENCY_INVOICE_REFUSED: {
    message: "The agency's invoice cannot be taken so",
    data: z.object({ why: z.enum(INVOICE_REFUSALS) }),
  },
  /** A call of an agency, or a step of one, that cannot be taken; the words of `why` are `agencyCalls.refused.<why>`. */
  CALL_REFUSED: {
    message: "The call cannot be taken so",
    data: z.object({ why: z.enum(CALL_REFUSALS) }),
  },
  /** A training or gestor of an agency that cannot be taken; the words of `why` are `agencyTraining.refused.<why>`. */
  TRAINING_REFUSED: {
    message: "The training cannot be taken so",
    data: z.object({ why: z.enum(TRAINING_REFUSALS) }),
  },
  /** A step of a complaint that cannot be taken; the words of `why` are `agencyOversight.complaintRefused.<why>`. */
  COMPLAINT_REFUSED: {
    message: "The complaint cannot be moved on so",
    data: z.object({ why: z.enum(COMPLAINT_REFUSALS) }),
  },
  /** A package of an agency that cannot be made, or a step of one; the words of `why` are `agencyPackages.refused.<why>`. */
  PACKAGE_REFUSED: {
    message: "The package or its step cannot be taken so",
    data: z.object({ why: z.enum(PACKAGE_REFUSALS) }),
  },
  /** A report of an agency, or a step of one, that is not taken; the words of `why` are `agencyReports.refused.<why>`. */
  REPORT_REFUSED: {
    message: "The report cannot be taken so",
    data: z.object({ why: z.enum(REPORT_REFUSALS) }),
  },
  /** An audit of an agency, or a step of a finding, that cannot be taken; the words of `why` are `agencyAudits.refused.<why>`. */
  AUDIT_REFUSED: {
    message: "The audit or the finding cannot be taken so",
    data: z.object({ why: z.enum(AUDIT_REFUSALS) }),
  },
  ATTRIBUTION_SAME: { message: "The payment is marked so already" },
  /** A case that cannot be raised; the words of `why` are `escalations.refused.<why>`. */
  ESCALATION_REFUSED: {
    message: "A case cannot be raised of these invoices",
    data: z.object({
      why: z.enum(["currencies", "nothing-open", "escalated", "other-customer"]),
      document: z.string(),
    }),
  },
  /** A case that cannot be decided so; the words of `why` are `escalations.mayNot.<why>`. */
  ESCALATION_DECISION: {
    message: "The case cannot be decided so",
    data: z.object({ why: z.enum(["closed", "asked", "not-yours", "not-here", "still-open"]) }),
  },
  COST_REVERSED: { message: "The cost was taken back before" },
  LEDGER_STOPPED: { message: "The ledger process stopped before it answered" },
  INTERNAL: { message: "Something went wrong" },
} as const;

/** Code of an error declared in {@link ledgerErrors}. */
export type LedgerErrorCode = keyof typeof ledgerErrors;
