/** What lowered an invoice as the generator knows it. */
export interface DemoMovement {
  readonly on: string;
  readonly kind: "settled" | "payment" | "credit" | "substituted";
  readonly amountMinor: number;
  readonly sourceUuid: string;
}

/** The truth about one file, independent of the ledger. Amounts in minor units of `currency`. */
export interface DemoFacts {
  /** What an import of it should come to. */
  readonly outcome: "posted" | "skipped";
  readonly kind: "I" | "E" | "P" | "T";
  readonly uuid: string;
  readonly series: string;
  readonly folio: string;
  /** RFC, or RFC|name for the generic RFCs. */
  readonly customerKey: string;
  readonly currency: string;
  readonly issuedOn: string;
  readonly totalMinor: number;
  /** Only of kind I: due day, what lowered it, and where that leaves it at the end of the story. */
  readonly invoice: {
    readonly dueOn: string;
    readonly movements: readonly DemoMovement[];
    readonly openMinor: number;
    readonly status: "open" | "paid" | "substituted";
  } | null;
  /** Of kinds E and P: money that found no invoice and stays on the customer's account. */
  readonly unapplied: readonly { readonly on: string; readonly currency: string; readonly amountMinor: number }[];
}

/** One file of the demo's folder, with what is true of it. */
export interface DemoFile {
  /** Path inside the folder, `/` between its parts. */
  readonly name: string;
  readonly xml: string;
  readonly facts: DemoFacts;
}
