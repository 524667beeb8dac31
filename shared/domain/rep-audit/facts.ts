import type { PagoFact } from "../posting/complement.ts";

/** The invoice whose chain is audited. Amounts in micros of its own currency. */
export interface ChainInvoice {
  readonly uuid: string;
  readonly label: string;
  readonly customer: number;
  readonly issuedOn: string;
  readonly currency: string;
  readonly total: bigint;
  /** PUE: settled by rule when issued (RULES 19). */
  readonly settledByRule: boolean;
  readonly ended: { readonly as: "cancelled" | "substituted"; readonly on: string; readonly by: string } | null;
}

/** Why a document does not count: taken back, replaced, or the 1.00 that stands for "needless" (RULES 36). */
export interface Struck {
  readonly as: "cancelled" | "replaced" | "needless";
  /** Day since when; "" for a needless one. */
  readonly on: string;
  /** UUID and label of what replaces it; "" without. */
  readonly by: string;
  readonly byLabel: string;
}

/** One DoctoRelacionado that names the invoice, as the complement's issuer wrote it (RULES 24-31). */
export interface ChainLine {
  readonly rep: string;
  readonly label: string;
  /** Position of the Pago in its complement and of the line in its Pago. */
  readonly pago: number;
  readonly position: number;
  /** Label of the replaced invoice it names, when its money moved on to this one (RULES 48); null: it names this one. */
  readonly via: string | null;
  readonly customer: number;
  readonly issuedAt: string;
  /** Issue day of the first complement of its replacement chain: what the deadline is measured by. */
  readonly firstIssuedOn: string;
  readonly paidOn: string;
  readonly operation: string;
  /** NumParcialidad, ImpSaldoAnt and ImpSaldoInsoluto as written; "" absent. */
  readonly number: string;
  readonly prior: string;
  readonly left: string;
  /** The whole Pago: its interval covers all its lines (RULES 32). `position` points at the line. */
  readonly money: PagoFact;
  readonly struck: Struck | null;
  /** Day on which its cancellation was asked for and is not answered yet; null: nobody asked (RULES 46). */
  readonly cancelAskedOn: string | null;
  /** UUID of the recorded payment it documents; null: none is linked. */
  readonly recorded: string | null;
  /** The office records its money and this Pago is not among it. */
  readonly moneyMissing: boolean;
}

/** A credit note that names the invoice (relations 01, 03 and 07). */
export interface ChainCredit {
  readonly uuid: string;
  readonly label: string;
  readonly on: string;
  readonly total: bigint;
  readonly currency: string;
  readonly struck: Struck | null;
}

/** Recorded money that was applied to the invoice. */
export interface ChainMoney {
  readonly uuid: string;
  readonly label: string;
  readonly paidOn: string;
  readonly amount: bigint;
  /** Some complement documents it. */
  readonly documented: boolean;
}

/** What stands on the invoice in the ledger besides its charge. */
export interface ChainEntry {
  readonly source: string;
  readonly label: string;
  readonly kind: string;
  readonly on: string;
  readonly amountMinor: number;
}

/** Everything known of one invoice. The order of the lists does not matter. */
export interface ChainFacts {
  readonly invoice: ChainInvoice;
  readonly lines: readonly ChainLine[];
  readonly credits: readonly ChainCredit[];
  readonly money: readonly ChainMoney[];
  readonly entries: readonly ChainEntry[];
}
