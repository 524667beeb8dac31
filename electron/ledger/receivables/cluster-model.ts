import type { InvoiceFact, ReceivableState, ReductionFact } from "../../../shared/domain/posting/facts.ts";
import type { Ending } from "../../../shared/domain/posting/succession.ts";
import type { DocumentRow } from "../db/tables/documents.ts";
import type { PostedMoney } from "./cluster-money.ts";

/** What posting has to know of a document. */
export const NODE_COLUMNS = [
  "id",
  "uuid",
  "kind",
  "customer_id",
  "issued_on",
  "issued_at",
  "currency",
  "total",
  "payment_method",
  "payment_terms",
  "global",
  "series",
  "folio",
] as const;
export type Node = Pick<DocumentRow, (typeof NODE_COLUMNS)[number]>;

/** Invoices that must be posted together, with everything that lowers them. */
export interface Cluster {
  readonly invoices: readonly InvoiceFact[];
  readonly reductions: readonly ReductionFact[];
  /** Documents whose entries this cluster owns. */
  readonly anchors: readonly string[];
  /** Credit notes of the cluster that are out of force. */
  readonly endedCredits: ReadonlyMap<string, Ending>;
  /** Opening balances that post nothing: replaced by their invoice, or undone. */
  readonly silent: readonly ReceivableState[];
}

/** What has to be posted again, loaded whole. */
export interface Loaded {
  readonly clusters: readonly Cluster[];
  /** Every document named in a cluster or a complement, by UUID. */
  readonly nodes: ReadonlyMap<string, Node>;
  /** Complements asked for, with their money that no invoice takes and how they ended, if they did. */
  readonly complements: readonly LoadedComplement[];
  /** Recorded payments, with what they do on the customer's account by themselves. */
  readonly money: readonly PostedMoney[];
}

/** A complement whose own money is posted again. */
export interface LoadedComplement {
  readonly node: Node;
  readonly unapplied: readonly ReductionFact[];
  readonly ending: Ending | undefined;
}
