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

export const customers = {
  /** Customers whose name, RFC or key contains the text; for Ctrl+K. */
  find: query.input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(10) })).output(
    z.object({
      rows: z.array(z.object({ id: z.number().int(), key: z.string(), rfc: z.string(), name: z.string() })),
    }),
  ),
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
