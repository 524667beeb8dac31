/**
 * What the judgement of agreements knows (COLLECTIONS 9). Facts come from agreements, their events and entries of the
 * ledger, never from an earlier judgement, so that the same facts give the same standing whatever order they came in. Amounts
 * in minor units of their currency, days as `YYYY-MM-DD`.
 */

/** Convenio de pago, reestructura, quita, reconocimiento de adeudo. */
export type AgreementType = "payment-plan" | "restructure" | "quita" | "acknowledgement";

/** `cured`: was in default and has caught up. `expired`: an offer nobody signed in time. `revised`: another took its place. */
export type AgreementState =
  | "draft"
  | "offered"
  | "expired"
  | "signed"
  | "active"
  | "default"
  | "cured"
  | "completed"
  | "terminated"
  | "withdrawn"
  | "revised";

/** An instalment of one currency. */
export interface InstalmentFact {
  readonly seq: number;
  readonly dueOn: string;
  readonly amountMinor: number;
}

/** What is agreed in one currency. */
export interface PartFact {
  readonly currency: string;
  readonly totalMinor: number;
  readonly quitaMinor: number;
  readonly instalments: readonly InstalmentFact[];
  /** Cash that stood on its invoices when it was drawn up. */
  readonly cashBeforeMinor: number;
  /** Receivables that stand for its invoices: they themselves and, where one was replaced, what replaced it. */
  readonly receivables: readonly number[];
}

export interface AgreementFact {
  readonly id: number;
  readonly madeOn: string;
  readonly graceDays: number;
  readonly offered: { readonly on: string; readonly expiresOn: string } | null;
  readonly signedOn: string | null;
  /** Document of its quita, where it has one. */
  readonly quitaSource: number | null;
  readonly ended: { readonly as: "terminated" | "withdrawn" | "revised"; readonly on: string } | null;
  readonly parts: readonly PartFact[];
}

/** A live entry of a covered receivable. */
export interface CoveredEntry {
  readonly receivable: number;
  /** Document that brought it. */
  readonly source: number;
  /** Whether that document is money, told by a complemento or recorded. */
  readonly cash: boolean;
  /** A CFDI took the place of the quita on it. */
  readonly credited: boolean;
  readonly on: string;
  /** As in the ledger: what lowers the balance is negative. */
  readonly amountMinor: number;
}
