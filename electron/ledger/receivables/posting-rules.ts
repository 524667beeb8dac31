import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import type { DocumentRow } from "../db/tables/documents.ts";

/** Settings of the ledger that decide what documents post; `LedgerSettings` is one. */
export type PostingRules = Pick<LedgerSettings, "defaultCreditDays" | "puePolicy">;

/** PUE by its own words; without MetodoPago an invoice counts as PUE, with a warning on the document (RULES 19-20). */
export function isPue(document: Pick<DocumentRow, "payment_method">): boolean {
  return document.payment_method !== "PPD" && document.payment_method !== "PIP";
}

/**
 * Whether an invoice counts as settled when issued: never unless it is PUE; then as a person marked it, else as the
 * ledger's policy says. The global invoice of cash sales is settled whatever the policy (RULES 11, 19).
 */
export function settledAtIssue(
  document: Pick<DocumentRow, "payment_method" | "global">,
  mark: "open" | "settled" | null,
  policy: PostingRules["puePolicy"],
): boolean {
  // Always PUE by its rules, so that another word in it is a mistake and no credit.
  if (!isPue(document) && document.global !== 1) return false;
  if (mark !== null) return mark === "settled";
  return policy === "settled" || document.global === 1;
}
