import { z } from "zod";
import { zMinor, zUuid } from "./common.ts";

/** Kinds of dispute, each with its usual resolver and time to answer (COLLECTIONS 8). */
export const zDisputeType = z.enum([
  "wrong-data",
  "payment-method",
  "missing-papers",
  "delivery",
  "price",
  "credit-pending",
  "duplicate",
  "portal",
  "payment-not-applied",
  "complement",
  "withholding",
  "quality",
  "denied",
]);
export type DisputeType = z.infer<typeof zDisputeType>;

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
  reason: z.string().min(1).max(2000),
});
export type DisputeDraft = z.infer<typeof zDisputeDraft>;
