import { z } from "zod";
import { zApprovalKind } from "./approvals.ts";
import { command, query, zCommandId, zCurrency, zDay, zLang, zMinor } from "./common.ts";
import { zCustomerRules, zOutcomeOfAsking, zRelease, zReleaseDraft, zStageDecision } from "./customer-credit.ts";
import {
  zCustomerImport,
  zCustomerImportCommand,
  zCustomerImportPreview,
  zCustomerImportPreviewed,
} from "./customer-import.ts";
import {
  zCustomerExport,
  zCustomerGroup,
  zCustomerGroups,
  zCustomerGroupsExport,
  zCustomerPage,
  zCustomerRow,
  zCustomerSelection,
  zCustomerSums,
  zCustomerValues,
} from "./customer-list.ts";
import { zContact, zContactDraft, zCustomerProfile, zMerge } from "./customer-profile.ts";
import { zFicha, zFichaRequest } from "./ficha.ts";
import { zColumnValues } from "./filters.ts";
import { zSheetWritten } from "./groups.ts";
import { zAgingRow } from "./receivables.ts";

/** Who is in charge of a customer; null: nobody. With `from` only where that person is in charge now. */
const zAssignment = z.object({
  customerId: z.number().int(),
  collectorId: z.number().int().nullable(),
  from: z.number().int().optional(),
});
export type Assignment = z.infer<typeof zAssignment>;

/** What moved the balance, one line of a statement. Charges are positive, what lowers the balance is negative. */
export const zMovement = z.object({
  entryId: z.number().int(),
  /** charge, settlement, payment, credit, cancellation, transfer, application, reversal. */
  kind: z.string(),
  effectiveOn: zDay,
  sourceUuid: z.string(),
  sourceKind: z.string(),
  sourceLabel: z.string(),
  receivableUuid: z.string().nullable(),
  receivableLabel: z.string().nullable(),
  dueOn: zDay.nullable(),
  amountMinor: zMinor,
  /** Balance of this currency after the line. */
  runningMinor: zMinor,
  reason: z.string(),
});
export type Movement = z.infer<typeof zMovement>;

/** Estado de cuenta: every movement up to the day, one block a currency. */
export const zStatement = z.object({
  customer: z.object({
    id: z.number().int(),
    key: z.string(),
    rfc: z.string(),
    name: z.string(),
    otherNames: z.array(z.string()),
    /** Agreed with the customer for invoices that state no terms; null: the ledger's default (RULES 57). */
    creditDays: z.number().int().nullable(),
  }),
  asOf: zDay,
  blocks: z.array(z.object({ currency: zCurrency, aging: zAgingRow, movements: z.array(zMovement) })),
});
export type Statement = z.infer<typeof zStatement>;

/**
 * The arithmetic of a balance, told three ways in one currency: current + buckets - unapplied, documents - unapplied, and
 * the sum of all movements up to the day. They are the same number or something is wrong.
 */
export const zReconciliation = z.object({
  currency: zCurrency,
  customers: z.number().int(),
  documents: z.number().int(),
  currentMinor: zMinor,
  d1to30Minor: zMinor,
  d31to60Minor: zMinor,
  d61to90Minor: zMinor,
  d90plusMinor: zMinor,
  unappliedMinor: zMinor,
  balanceMinor: zMinor,
  /** Sum of the movements on documents, and of all movements; read from the entries, not from kept balances. */
  documentsMinor: zMinor,
  movementsMinor: zMinor,
  /** Customers whose own balance does not agree; every customer is compared, not just the sum. */
  failing: z.array(
    z.object({ customerId: z.number().int(), key: z.string(), name: z.string(), differenceMinor: zMinor }),
  ),
  ok: z.boolean(),
});
export type Reconciliation = z.infer<typeof zReconciliation>;

export const customers = {
  /** Customers whose name, RFC or key contains the text; for Ctrl+K. */
  find: query.input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(10) })).output(
    z.object({
      rows: z.array(z.object({ id: z.number().int(), key: z.string(), rfc: z.string(), name: z.string() })),
    }),
  ),
  /** Compares balances with documents and movements, of one customer or of every one found by the search. */
  reconcile: query
    .input(
      z.object({
        asOf: zDay,
        customerId: z.number().int().nullable().default(null),
        search: z.string().max(200).default(""),
        currency: zCurrency.nullable().default(null),
      }),
    )
    .output(z.object({ rows: z.array(zReconciliation) })),
  statement: query.input(z.object({ customerId: z.number().int(), asOf: zDay })).output(zStatement),
  /** Sets the credit days of a customer, or with null takes the ledger's default; due days move with them. */
  setCreditDays: command
    .input(
      z.object({
        commandId: zCommandId,
        customerId: z.number().int(),
        creditDays: z.number().int().min(0).max(365).nullable(),
      }),
    )
    .output(z.object({ customerId: z.number().int(), creditDays: z.number().int().nullable() })),
  /** All there is to know of a customer before a call, as of a day. */
  ficha: query.input(zFichaRequest).output(zFicha),
  /** The list of customers, each with what it owes as of a day. */
  page: query.input(zCustomerPage).output(z.object({ rows: z.array(zCustomerRow), total: z.number().int() })),
  totals: query.input(zCustomerSelection).output(z.object({ rows: z.array(zCustomerSums) })),
  values: query.input(zCustomerValues).output(zColumnValues),
  /** Writes what the list shows to an Excel file. */
  exportPage: command.input(zCustomerExport).output(zSheetWritten),
  /** The selection put together by one of its columns. */
  groups: query.input(zCustomerGroups).output(z.object({ rows: z.array(zCustomerGroup), total: z.number().int() })),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command.input(zCustomerGroupsExport).output(zSheetWritten),
  /**
   * Changes what is known of a customer beside its documents; answers what stood before, so that it can be undone. Throws
   * CHANGED_MEANWHILE when somebody else saved since `version`, and FIELD_REFUSED.
   */
  update: command
    .input(
      z.object({
        commandId: zCommandId,
        customerId: z.number().int(),
        version: z.number().int(),
        changes: zCustomerProfile.partial(),
      }),
    )
    .output(
      z.object({
        version: z.number().int(),
        before: zCustomerProfile.partial(),
        /** What waits for another person's word, who has to allow it (COLLECTIONS 19). */
        asked: z.array(zApprovalKind),
      }),
    ),
  rules: query.output(zCustomerRules),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zCustomerRules })).output(zCustomerRules),
  /** Decides a customer's stage of collection, with reason and last day, or takes that back. Throws FIELD_REFUSED. */
  setStage: command.input(zStageDecision).output(z.object({ done: z.boolean() })),
  /**
   * Lifts a hold until a day, up to a balance, or both; who may not decide that asks for it. Throws FIELD_REFUSED where
   * nothing is held.
   */
  release: command.input(zReleaseDraft).output(zOutcomeOfAsking),
  /** Ends a release before its day. */
  endRelease: command
    .input(z.object({ commandId: zCommandId, releaseId: z.number().int(), reason: z.string().trim().min(3).max(300) }))
    .output(z.object({ ended: z.boolean() })),
  /**
   * Tells Sales how the credit of a customer stands: sent where the company's mail server is set up, written as a file for
   * the user's own mail program otherwise. Throws FIELD_REFUSED where nobody of Sales has an address, and MAIL_FAILED.
   */
  tellSales: command
    .input(z.object({ commandId: zCommandId, customerId: z.number().int(), lang: zLang.default("es") }))
    .output(z.object({ to: z.string(), file: z.string().nullable() })),
  /** Releases of a customer's hold, the newest first. */
  releases: query
    .input(z.object({ customerId: z.number().int() }))
    .output(z.object({ rows: z.array(zRelease.extend({ endedAt: z.string(), endedBy: z.string() })) })),
  /** Puts people in charge of many customers at once; answers who was, so that it can be undone the same way. */
  assign: command
    .input(z.object({ commandId: zCommandId, assignments: z.array(zAssignment).min(1).max(20_000) }))
    .output(z.object({ changed: z.number().int(), before: z.array(zAssignment) })),
  /** People at a customer, those no longer there last. */
  people: query.input(z.object({ customerId: z.number().int() })).output(z.object({ rows: z.array(zContact) })),
  /** Adds a person (`contactId` null) or saves all that is known of one. Throws CHANGED_MEANWHILE and FIELD_REFUSED. */
  saveContact: command
    .input(
      z.object({
        commandId: zCommandId,
        customerId: z.number().int(),
        contactId: z.number().int().nullable(),
        version: z.number().int().default(0),
        contact: zContactDraft,
      }),
    )
    .output(zContact),
  /** What merging another customer into this one would move; nothing is changed. */
  mergePreview: query.input(z.object({ keptId: z.number().int(), mergedId: z.number().int() })).output(
    z.object({
      documents: z.number().int(),
      payments: z.number().int(),
      contacts: z.number().int(),
      /** Its RFC is one many share, or the RFCs of both differ: worth a second look. */
      differentRfc: z.boolean(),
    }),
  ),
  /** Customers that may be this one under another key: the same name, phone or mail. */
  similar: query.input(z.object({ customerId: z.number().int() })).output(
    z.object({
      rows: z.array(
        z.object({
          id: z.number().int(),
          key: z.string(),
          name: z.string(),
          why: z.enum(["name", "phone", "mail"]),
        }),
      ),
    }),
  ),
  /** Says that a customer is another one: all its documents, those to come too, count for the one kept. */
  merge: command
    .input(z.object({ commandId: zCommandId, keptId: z.number().int(), mergedId: z.number().int() }))
    .output(zMerge),
  /** Takes a merge back: the ledger is what it would be without it. */
  unmerge: command
    .input(z.object({ commandId: zCommandId, mergeId: z.number().int() }))
    .output(z.object({ undone: z.boolean() })),
  /** Looks at a file of customers: its columns, its rows, and what an import would do. */
  previewImport: query.input(zCustomerImportPreview).output(zCustomerImportPreviewed),
  /** Takes in what can be taken; the other rows come back with their reasons. Safe to run twice. */
  importFile: command.input(zCustomerImportCommand).output(zCustomerImport),
};
