import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zMinor } from "./common.ts";
import { zAgingRow } from "./receivables.ts";

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
};
