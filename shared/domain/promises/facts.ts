/**
 * What the judgement of promises knows. Facts come from promises, decisions about them and entries of the ledger, never
 * from an earlier judgement, so that the same facts give the same standing whatever order they came in. Amounts in minor
 * units of the promise's currency, days as `YYYY-MM-DD`.
 */

/**
 * Where a promised payment, or a promise as a whole, stands (KPIS 8). `verify`: it would be short, but money of the customer
 * that could be for it waits to be applied. `renegotiated`: replaced in time, for the first time.
 */
export type PromiseState =
  | "active"
  | "verify"
  | "kept"
  | "partial"
  | "broken"
  | "renegotiated"
  | "cancelled"
  | "superseded";

/** A payment promised for a day. */
export interface PaymentFact {
  readonly seq: number;
  readonly dueOn: string;
  /** Last day whose cash counts: the due day and the grace. */
  readonly maturesOn: string;
  readonly amountMinor: number;
}

/** An invoice a promise covers. */
export interface LineFact {
  /** Part of the promised sum that is for it. */
  readonly amountMinor: number;
  /** Receivables that stand for it: the invoice itself and, where it was replaced, what replaced it, in order. */
  readonly receivables: readonly number[];
}

/** Cash known when the promise was made that does not count although its value date is not before that day. */
export interface BeforeFact {
  readonly receivable: number;
  readonly on: string;
  readonly amountMinor: number;
}

export interface PromiseFact {
  readonly id: number;
  readonly madeOn: string;
  readonly madeAt: string;
  /** Ten-thousandths of a payment that may lack of it. */
  readonly toleranceBp: number;
  /** Promise whose place it took. */
  readonly renegotiates: number | null;
  /** Cancelled by a person, or superseded by an agreement, on a day. */
  readonly ended: { readonly as: "cancelled" | "superseded"; readonly on: string } | null;
  readonly payments: readonly PaymentFact[];
  readonly lines: readonly LineFact[];
  readonly before: readonly BeforeFact[];
}

/** A live entry of a promised receivable. */
export interface Movement {
  readonly receivable: number;
  /** Document that brought it. */
  readonly source: number;
  /** Whether that document is money, told by a complemento or recorded. */
  readonly cash: boolean;
  /** It was moved from a replaced invoice to its replacement. */
  readonly moved: boolean;
  readonly on: string;
  /** As in the ledger: what lowers the balance is negative. */
  readonly amountMinor: number;
}

/** A live entry of money on the account of the customer, applied to nothing. */
export interface AccountMovement {
  readonly source: number;
  readonly on: string;
  readonly amountMinor: number;
}

/** Promises that share invoices, with everything that decides about them. */
export interface PromiseCase {
  readonly promises: readonly PromiseFact[];
  readonly movements: readonly Movement[];
  readonly account: readonly AccountMovement[];
}
