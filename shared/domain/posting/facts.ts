import type { CounterFact, DueState } from "../acceptance.ts";

/**
 * What posting knows of the documents it is about. Facts come straight from the files (and from cancellations), never
 * from other postings, so that the same documents give the same entries whatever order they came in (RULES 7).
 */

/** A document that may be replaced by, or replace, another of its kind. */
export interface LifeFact {
  readonly uuid: string;
  readonly issuedAt: string;
  /** Day on which it was cancelled for good; null while in force. */
  readonly cancelledOn: string | null;
  /** It stands although another document replaces it (RULES 45). */
  readonly kept: boolean;
  /** UUIDs it names with relation 04, and those that name it as their substitute. */
  readonly replaces: readonly string[];
}

/** An invoice (type I). Amounts in micros of its own currency. */
export interface InvoiceFact extends LifeFact {
  readonly customer: number;
  readonly issuedOn: string;
  readonly currency: string;
  readonly total: bigint;
  /** Settled by rule when issued: PUE, unless the ledger or a person keeps it open (RULES 19). */
  readonly settledAtIssue: boolean;
  /** Due day by its own terms, or as an opening balance states it. */
  readonly dueOn: string;
  /** What an opening balance says was still open of it. */
  readonly opening?: OpeningFact;
  /** Terms of its customer and what was recorded at its counter; without them `dueOn` stands as it is. */
  readonly counter?: CounterFact;
}

/** An opening balance of an invoice: at the end of the cut-off day no more than this was open. */
export interface OpeningFact {
  /** UUID of the line's own document. */
  readonly source: string;
  /** Micros of the invoice's currency. */
  readonly open: bigint;
  readonly cutoff: string;
}

/**
 * What lowers balances: one line of a payment, a credit note, what an opening balance says was settled before, the quita of a
 * signed agreement, or what was written off.
 */
export interface ReductionFact {
  readonly kind: "payment" | "credit" | "opening" | "discount" | "write-off";
  /** UUID of the REP or credit note. */
  readonly source: string;
  /** Orders the lines of one source. */
  readonly line: number;
  readonly customer: number;
  /** FechaPago of the payment, Fecha of the credit note. */
  readonly on: string;
  readonly currency: string;
  readonly amount: bigint;
  /** Invoices it names, in listed order; a payment line names one. */
  readonly targets: readonly string[];
  /** Money recorded by us rather than told by a complemento: it exists, whatever becomes of the invoice. */
  readonly money?: MoneyOfReduction;
  /** Of a quita or a write-off: day on which it was lost or taken back; null while it holds. */
  readonly lostOn?: string | null;
  /** Of a credit note: relation 01, which takes the place of a quita that waits for its CFDI (COLLECTIONS 9). */
  readonly documentsQuita?: boolean;
}

/** What is known of recorded money. */
export interface MoneyOfReduction {
  /** Day on which the bank returned it; null when it did not. */
  readonly returnedOn: string | null;
}

export type PostingKind =
  | "charge"
  | "settlement"
  | "payment"
  | "credit"
  | "cancellation"
  | "transfer"
  | "application"
  | "opening"
  | "discount"
  | "write-off"
  | "refund"
  | "bounce";

/** An entry as it ought to stand in the ledger. */
export interface Posting {
  /** UUID of the document whose reposting replaces this entry. */
  readonly anchor: string;
  /** UUID of the invoice it belongs to; null: on the customer's account. */
  readonly receivable: string | null;
  readonly customer: number;
  readonly kind: PostingKind;
  readonly currency: string;
  /** Minor units; negative lowers the balance. Never 0. */
  readonly amountMinor: number;
  readonly on: string;
  /** UUID of the document that caused it. */
  readonly source: string;
  /** Stable reason code, words in shared/i18n. */
  readonly reason: string;
}

/** Where an invoice stands after all its postings. */
export interface ReceivableState {
  readonly uuid: string;
  readonly openMinor: number;
  readonly totalMinor: number;
  readonly dueOn: string;
  /** How the due day came about and when payment is expected; null where no terms and no acceptance are known. */
  readonly due: DueState | null;
  /** Effective day of the posting that closed it; null while something is open. */
  readonly closedOn: string | null;
  readonly lastEntryOn: string;
  readonly endedAs: "" | "cancelled" | "substituted";
  readonly endedOn: string;
  /** UUID of the invoice that took its place; null without one. */
  readonly successor: string | null;
  readonly settledAtIssue: boolean;
}
