import type { DisputeClosing, DisputeEffect, DisputeOutcome, DisputeState } from "./codes.ts";

/** A dispute as it was taken down. Amounts in minor units of the invoice's currency. */
export interface DisputeFact {
  readonly id: number;
  readonly invoiceUuid: string;
  /** Disputed part; null: all that is open. */
  readonly amountMinor: number | null;
  readonly openedOn: string;
  readonly dueOn: string;
  readonly slaDays: number;
  readonly type: string;
  readonly resolver: string;
}

/** Something that happened with a dispute. */
export interface DisputeEventFact {
  /** Orders events of one day. */
  readonly id: number;
  readonly disputeId: number;
  readonly kind: string;
  readonly on: string;
  readonly resolver: string | null;
  readonly outcome: DisputeOutcome;
  readonly effect: DisputeEffect;
  readonly acceptedMinor: number;
  readonly rootCause: string;
  /** CFDI expected by name; "" for whichever comes. */
  readonly cfdiUuid: string;
  readonly type: string | null;
  readonly amountMinor: number | null;
  readonly dueOn: string;
  readonly slaDays: number;
  /** Event an `undo` takes back; null: the dispute itself. */
  readonly undoesId: number | null;
}

/** An invoice disputes are about, or one that took its place. */
export interface DisputedInvoice {
  readonly uuid: string;
  /** Id of its receivable. */
  readonly receivableId: number;
  readonly totalMinor: number;
  readonly endedAs: "" | "cancelled" | "substituted";
  readonly endedOn: string;
  /** UUID of what took its place; "" for none. */
  readonly successor: string;
  /** An opening balance: its CFDI is the same debt, not a replacement of it. */
  readonly isOpening: boolean;
}

/** A credit note in force that names a disputed invoice (CFDI E, relation 01 or 03), with its part of that invoice. */
export interface CreditFact {
  readonly uuid: string;
  readonly invoiceUuid: string;
  readonly on: string;
  readonly amountMinor: number;
}

/** Where a dispute stood from a day until before another. */
export interface DisputeSpan {
  readonly from: string;
  /** First day it no longer holds; null for the last one. */
  readonly until: string | null;
  readonly state: DisputeState;
  /** Receivable it is about; null while the ledger has none. */
  readonly receivableId: number | null;
  /** The most it takes out of the open balance of the invoice; 0 once answered. */
  readonly claimMinor: number;
  readonly type: string;
  readonly dueOn: string;
  readonly slaDays: number;
  readonly resolver: string;
  /** Null until it is resolved or rejected. */
  readonly resolvedOn: string | null;
  readonly outcome: DisputeOutcome;
  readonly effect: DisputeEffect;
  /** Credit that is still to come. */
  readonly expectedMinor: number;
  readonly rootCause: string;
  readonly closedBy: DisputeClosing;
  /** CFDI that closed it; "" for none. */
  readonly cfdiUuid: string;
}
