/** How much a finding matters: a broken link has to be mended, a warning looked at, a note explains a difference. */
export type Severity = "broken" | "warning" | "note";
/** Who has to act. */
export type Owner = "billing" | "collections" | "customer";

/** Every finding there is, with its weight and who has to act on it. The codes are stable; docs/cli.md lists them. */
export const FINDINGS = {
  "invoice-cancelled": { severity: "broken", owner: "billing" },
  "invoice-replaced": { severity: "broken", owner: "billing" },
  "pue-superfluous": { severity: "broken", owner: "billing" },
  "receiver-differs": { severity: "broken", owner: "billing" },
  "currency-differs": { severity: "broken", owner: "billing" },
  "paid-missing": { severity: "broken", owner: "billing" },
  "equivalence-missing": { severity: "broken", owner: "billing" },
  "paid-above-amount": { severity: "broken", owner: "billing" },
  duplicate: { severity: "broken", owner: "billing" },
  "paid-before-issue": { severity: "broken", owner: "billing" },
  "number-gap": { severity: "broken", owner: "billing" },
  "number-repeated": { severity: "broken", owner: "billing" },
  "first-prior-not-total": { severity: "broken", owner: "billing" },
  "prior-not-previous-left": { severity: "broken", owner: "billing" },
  arithmetic: { severity: "broken", owner: "billing" },
  overpaid: { severity: "broken", owner: "collections" },
  "payment-complement-late": { severity: "broken", owner: "billing" },
  "payment-complement-due": { severity: "warning", owner: "billing" },
  late: { severity: "warning", owner: "billing" },
  "number-missing": { severity: "warning", owner: "billing" },
  "amount-above-paid": { severity: "warning", owner: "collections" },
  "money-not-recorded": { severity: "warning", owner: "collections" },
  "cancellation-asked": { severity: "note", owner: "customer" },
  "prior-net-of-credit": { severity: "note", owner: "billing" },
  "before-opening": { severity: "note", owner: "collections" },
  "credit-not-netted": { severity: "note", owner: "billing" },
} as const satisfies Readonly<Record<string, { severity: Severity; owner: Owner }>>;

export type FindingCode = keyof typeof FINDINGS;

/**
 * One thing wrong with a chain, or worth knowing. `data` holds what the words need: amounts as decimal strings in the
 * invoice's currency, days as `YYYY-MM-DD`, counts and labels as text.
 */
export interface ChainFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly owner: Owner;
  /** Index of the row of the chain at which it shows. */
  readonly row: number;
  readonly data: Readonly<Record<string, string>>;
}
