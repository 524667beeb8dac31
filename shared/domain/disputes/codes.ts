/** What a dispute can be about (COLLECTIONS 8). */
export type DisputeType =
  | "wrong-data"
  | "payment-method"
  | "missing-papers"
  | "delivery"
  | "price"
  | "credit-pending"
  | "duplicate"
  | "portal"
  | "payment-not-applied"
  | "complement"
  | "withholding"
  | "quality"
  | "denied";

export type DisputeState = "open" | "waiting-customer" | "waiting-internal" | "resolved" | "rejected" | "reopened";

/** Whether the customer was right; "" while nobody has said. */
export type DisputeOutcome = "" | "valid" | "partly" | "invalid";

/** What the decision does to the money: nothing, or a CFDI that has to come. */
export type DisputeEffect = "" | "none" | "credit-note" | "replacement" | "cancellation";

/** What ended a dispute: a person, or a CFDI that came. */
export type DisputeClosing = "" | "decision" | "credit-note" | "replacement" | "cancellation";

/** About papers rather than money: they may be raised on an invoice of which nothing is open any more. */
const ABOUT_PAPERS: ReadonlySet<string> = new Set<DisputeType>(["wrong-data", "payment-method", "complement"]);

/** Whether a dispute of the type is about papers rather than money. */
export function isAboutPapers(type: string): boolean {
  return ABOUT_PAPERS.has(type);
}

/** Whether the dispute was answered. */
export function isClosed(state: DisputeState): boolean {
  return state === "resolved" || state === "rejected";
}
