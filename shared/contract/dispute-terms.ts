import { z } from "zod";

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

/** Who answers: a department of the company, or the collector. */
export const zResolver = z.enum([
  "billing",
  "sales",
  "administration",
  "logistics",
  "tax",
  "operations",
  "collector",
  "manager",
  "legal",
]);
export type Resolver = z.infer<typeof zResolver>;

export const zDisputeState = z.enum([
  "open",
  "waiting-customer",
  "waiting-internal",
  "resolved",
  "rejected",
  "reopened",
]);
/** Whether the customer was right. */
export const zOutcomeOfDispute = z.enum(["valid", "partly", "invalid"]);
export type OutcomeOfDispute = z.infer<typeof zOutcomeOfDispute>;
/** What the decision does to the money: nothing, or a CFDI that has to come, with which the dispute closes by itself. */
export const zMoneyEffect = z.enum(["none", "credit-note", "replacement", "cancellation"]);
export type MoneyEffect = z.infer<typeof zMoneyEffect>;
/** Where the trouble came from, for the monthly report to Billing and Sales. */
export const zRootCause = z.enum([
  "master-data",
  "billing-error",
  "pricing",
  "agreement",
  "paperwork",
  "delivery",
  "product",
  "payment-posting",
  "tax-rule",
  "customer-error",
  "customer-cash",
  "other",
]);
export type RootCause = z.infer<typeof zRootCause>;
