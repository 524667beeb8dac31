import { z } from "zod";
import { zCurrency, zDay, zUuid } from "./common.ts";
import { zRowsName } from "./kpi-names.ts";

/** Which rows are asked for. */
export const zKpiRowsInput = z.object({
  name: zRowsName,
  /** Of days of sales: the balances above the line or the sales below it; all others have one list. */
  part: z.enum(["numerator", "denominator"]).default("numerator"),
  /** The board's currency, which the sums are brought to; null: found out anew. */
  into: zCurrency.nullable().default(null),
  /** Of a vintage: the month its invoices were issued in; left out: of all its months. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  /** Only those of one customer. */
  customerId: z.number().int().nullable().default(null),
  /** Words in the document, the customer or the RFC. */
  search: z.string().max(200).default(""),
  sort: z
    .array(
      z.object({
        by: z.enum(["customerName", "label", "day", "dueOn", "days", "currency", "numerator", "denominator", "state"]),
        desc: z.boolean(),
      }),
    )
    .max(1)
    .default([]),
});
export type KpiRowsInput = z.infer<typeof zKpiRowsInput>;

/** One row behind a figure. */
export const zKpiRow = z.object({
  id: z.string(),
  kind: z.enum(["document", "followUp", "contact", "promise", "customer", "group", "report", "dispute", "cost"]),
  /** CFDI and recorded money it stands on. */
  uuids: z.array(zUuid),
  /** Kind of the first of them, where it opens as money: M. */
  source: z.string(),
  label: z.string(),
  customerId: z.number().int().nullable(),
  customerName: z.string(),
  day: zDay.nullable(),
  dueOn: zDay.nullable(),
  /** Days past due, late, or taken. */
  days: z.number().int().nullable(),
  /** "" where it counts things. */
  currency: z.union([zCurrency, z.literal("")]),
  /** In the row's own currency where it is an amount. */
  numerator: z.number().int(),
  denominator: z.number().int(),
  /** Code with words in the program; "" without. */
  state: z.string(),
});
export type KpiRow = z.infer<typeof zKpiRow>;

export const zKpiRowsAnswer = z.object({
  rows: z.array(zKpiRow),
  total: z.number().int(),
  /** Sums of all rows by currency ("" of counts), with the rate each goes into the figure at; null: none needed. */
  sums: z.array(
    z.object({
      currency: z.union([zCurrency, z.literal("")]),
      numerator: z.number().int(),
      denominator: z.number().int(),
      rate: z.string().nullable(),
    }),
  ),
  /** What they come to in the board's currency: the figure's own two amounts, unless narrowed. */
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
});
export type KpiRowsAnswer = z.infer<typeof zKpiRowsAnswer>;
