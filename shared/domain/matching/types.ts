/** A deposit that waits for a decision, as its statement wrote it. */
export interface Deposit {
  readonly id: number;
  readonly day: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string;
  readonly reference: string;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  readonly counterpartyRfc: string;
  readonly trackingKey: string;
  /** It looks like a line another statement brought before: never pre-selected. */
  readonly lookalike: boolean;
}

/** An invoice that money in the deposit's currency can be applied to. */
export interface OpenInvoice {
  readonly uuid: string;
  readonly series: string;
  readonly folio: string;
  readonly customerId: number;
  readonly dueOn: string;
  /** What can be applied to it: its balance, or what no money stands on yet of one settled by rule. */
  readonly openMinor: number;
  /** PUE, settled when issued: it owes nothing, its money may still come and be applied. */
  readonly settledByRule: boolean;
}

/** A customer with a balance in the deposit's currency, or one that a payer was learnt to be. */
export interface CustomerCandidate {
  readonly id: number;
  readonly name: string;
  readonly rfc: string;
  readonly openMinor: number;
  readonly overdueMinor: number;
}

/** A payer confirmed before: account digits or name, whose money it was, and how often. */
export interface LearntPayer {
  readonly by: "account" | "name";
  readonly payer: string;
  readonly customerId: number;
  readonly times: number;
}

/** Money that is in the ledger already and has no bank line yet: recorded by hand, or a Pago of a complemento. */
export interface KnownMoney {
  readonly kind: "payment" | "pago";
  /** Of the payment, or of the complemento. */
  readonly uuid: string;
  /** Position of the Pago in its complemento; 0 for a payment. */
  readonly pago: number;
  readonly label: string;
  readonly customerId: number;
  readonly day: string;
  readonly amountMinor: number;
  readonly operation: string;
}

/** A customer's promise to pay that is still open. */
export interface PromiseCandidate {
  readonly id: string;
  readonly customerId: number;
  /** What is still to be paid of it. */
  readonly amountMinor: number;
  /** Day it was made: money of before is no answer to it. */
  readonly madeOn: string;
  readonly promisedOn: string;
  /** Invoices it is about; empty: the customer's oldest. */
  readonly invoiceUuids: readonly string[];
}

/** Everything a deposit may be about. Sources add to it; a kind nobody supplies is empty. */
export interface Candidates {
  readonly invoices: readonly OpenInvoice[];
  readonly customers: readonly CustomerCandidate[];
  readonly learnt: readonly LearntPayer[];
  readonly known: readonly KnownMoney[];
  readonly promises: readonly PromiseCandidate[];
}

export const NO_CANDIDATES: Candidates = { invoices: [], customers: [], learnt: [], known: [], promises: [] };

/** Why a suggestion is made; the words are `bank.reasons.<code>` in shared/i18n. */
export type ReasonCode =
  | "uuid"
  | "folio"
  | "rfc"
  | "learnt-account"
  | "learnt-name"
  | "name"
  | "exact-one"
  | "exact-named"
  | "part-of-named"
  | "combination"
  | "several-combinations"
  | "total-balance"
  | "overdue-balance"
  | "promise"
  | "difference"
  | "only-one"
  | "no-amount"
  | "same-payment"
  | "same-pago"
  | "same-reference"
  | "other-folio";

export interface Reason {
  readonly code: ReasonCode;
  readonly values: {
    readonly label?: string;
    readonly name?: string;
    readonly count?: number;
    readonly amountMinor?: number;
    readonly day?: string;
  };
}

/** What a deposit may be, with why and how sure. */
export interface Suggestion {
  /** The same for the same proposal, whenever it is computed: what a rejection remembers. */
  readonly key: string;
  /** `apply`: a new payment on invoices; `account`: a new payment left unapplied; `payment`, `pago`: money known already. */
  readonly kind: "apply" | "account" | "payment" | "pago";
  readonly customerId: number;
  readonly applications: readonly { readonly invoiceUuid: string; readonly amountMinor: number }[];
  /** What stays on the customer's account. */
  readonly unappliedMinor: number;
  readonly known: KnownMoney | null;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Settings of matching, company-wide. */
export interface MatchingSettings {
  /** Differences up to this, in minor units, still count as the amount; what is short stays open on the invoice. */
  readonly toleranceMinor: number;
}
