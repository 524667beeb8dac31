import type { InvoiceFact, ReductionFact } from "./facts.ts";
import type { Ending } from "./succession.ts";

/** Ways to lower a balance without money or CFDI. */
export type Forgiven = "discount" | "write-off";

/** Money or credit already standing on an invoice, to move along when the invoice ends. */
export interface Chunk {
  readonly source: string;
  readonly customer: number;
  minor: number;
  /** It is no money: what no invoice takes of it is nobody's. */
  readonly forgiven: Forgiven | null;
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
  readonly waiting: { readonly reduction: ReductionFact; minor: number; micros: bigint; readonly anchor: string }[];
  lastEntryOn: string;
}

/** How a reduction lowers a balance when it is neither money nor CFDI; null when it is. */
export function forgivenBy({ kind }: ReductionFact): Forgiven | null {
  return kind === "discount" || kind === "write-off" ? kind : null;
}
