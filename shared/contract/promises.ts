import { z } from "zod";
import { zCurrency, zDay, zMinor, zUuid } from "./common.ts";

/**
 * A promise to pay as a person takes it down, alone or as the next step of a logged contact (COLLECTIONS 7). Amounts in
 * minor units of `currency`.
 */
export const zPromiseDraft = z.object({
  customerId: z.number().int(),
  /** Who promised; null when nobody registered did. */
  contactId: z.number().int().nullable().default(null),
  currency: zCurrency,
  /** What is promised for which day; several payments make one promise. */
  payments: z
    .array(z.object({ dueOn: zDay, amountMinor: zMinor.positive() }))
    .min(1)
    .max(60),
  /** Invoices it covers; empty: the oldest open, undisputed, unpromised ones of the currency up to the amount. */
  invoices: z.array(zUuid).max(500).default([]),
  note: z.string().max(2000).default(""),
});
export type PromiseDraft = z.infer<typeof zPromiseDraft>;
