/**
 * What the ledger knows of recorded money. Like documents, these are facts: the same payments, decisions and complementos
 * give the same entries whatever order they came in.
 */

/** Money received, with everything decided about it that still holds. */
export interface MoneyFact {
  /** Its own UUID, the source of its entries. */
  readonly uuid: string;
  readonly customer: number;
  readonly currency: string;
  readonly amountMinor: number;
  /** Value date. */
  readonly paidOn: string;
  /** Day from which it counts; null for a cheque that has not cleared. */
  readonly effectiveOn: string | null;
  /** Day on which the bank returned it; null otherwise. */
  readonly bouncedOn: string | null;
  readonly operation: string;
  readonly refunds: readonly RefundFact[];
  /** In the order they were decided. */
  readonly applications: readonly ApplicationFact[];
}

/** Money that went back to the customer. */
export interface RefundFact {
  readonly on: string;
  readonly amountMinor: number;
}

/** "This much of the payment on this invoice". */
export interface ApplicationFact {
  readonly id: number;
  /** UUID of the invoice. */
  readonly target: string;
  /** In the currency of the payment. */
  readonly amountMinor: number;
  readonly targetCurrency: string;
  /** In the currency of the invoice. */
  readonly targetMinor: number;
  /** Money that complementos and earlier applications had left over when it was decided: it goes ahead of them. */
  readonly ahead: boolean;
}

/** One Pago of a complemento in force. */
export interface PagoNode {
  readonly rep: string;
  readonly pago: number;
  readonly customer: number;
  readonly currency: string;
  readonly paidOn: string;
  readonly operation: string;
  /** Monto, micros. */
  readonly amount: bigint;
  /** Bounds a deposit may lie in to be this money: Monto, or the rounding interval of its documents (RULES 32). */
  readonly low: bigint;
  readonly high: bigint;
  readonly lines: readonly PagoNodeLine[];
}

/** A DoctoRelacionado that names a document. */
export interface PagoNodeLine {
  readonly target: string;
  readonly currency: string;
  /** ImpPagado, micros of the invoice's currency. */
  readonly amount: bigint;
  /** The same in micros of the Pago's currency. */
  readonly cost: bigint;
}

/** A person's word on whether a Pago documents a payment. */
export interface LinkDecision {
  readonly payment: string;
  readonly rep: string;
  readonly pago: number;
  readonly linked: boolean;
}

/** A Pago that documents a payment: their money counts once. */
export interface MoneyLink {
  readonly payment: string;
  readonly rep: string;
  readonly pago: number;
  readonly how: "auto" | "user";
}

/** A Pago that looks like a payment and is left for a person to decide; both count until then. */
export interface PossibleDouble {
  readonly payment: string;
  readonly rep: string;
  readonly pago: number;
  readonly reason: "amount-differs" | "several-fit" | "day-apart";
}
