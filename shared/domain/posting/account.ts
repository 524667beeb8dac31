import type { InvoiceFact, ReductionFact } from "./facts.ts";
import type { Ending } from "./succession.ts";

/** Ways to lower a balance without money or CFDI. */
export type Forgiven = "discount" | "write-off";

/** What stands on an invoice of a reduction, to move along when the invoice ends. */
export interface Chunk {
  readonly reduction: ReductionFact;
  minor: number;
}

/** Money or credit on the customer's account that names an invoice and has not found room on it. */
export interface Waiting {
  readonly reduction: ReductionFact;
  /** What is on the account, minor units. */
  minor: number;
  /** The same, exactly. */
  micros: bigint;
  /** Under which document it was put on the account, and is taken off it. */
  readonly anchor: string;
  /** Invoice on which it stood until that ended; without it, it has stood on none. */
  readonly freedBy?: Account;
}

/** An invoice while its story is being told. */
export interface Account {
  readonly invoice: InvoiceFact;
  readonly ending: Ending | undefined;
  charged: boolean;
  /** Exact rest in micros. */
  remaining: bigint;
  /** Rest as posted, minor units. */
  openMinor: number;
  readonly chunks: Chunk[];
  /** What came before the invoice was issued and waits on the customer's account. */
  readonly waiting: Waiting[];
  lastEntryOn: string;
}

/** How a reduction lowers a balance when it is neither money nor CFDI; null when it is. */
export function forgivenBy({ kind }: ReductionFact): Forgiven | null {
  return kind === "discount" || kind === "write-off" ? kind : null;
}
