import { ownPostings, reductionsOf } from "../../../shared/domain/payments/money-postings.ts";
import type { Posting, ReductionFact } from "../../../shared/domain/posting/facts.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { LinkWork, Relinked } from "../payments/linker.ts";
import { relinkMoney } from "../payments/linker.ts";
import type { FindMeant } from "../payments/money-loader.ts";
import { linksBy, loadAllocations, paymentsNaming } from "../payments/money-loader.ts";

/** A recorded payment with its entries on the customer's account. */
export interface PostedMoney {
  readonly documentId: number;
  readonly postings: readonly Posting[];
}

/** A recorded payment whose invoices are still to be looked up. */
interface FoundMoney {
  readonly uuid: string;
  /** Documents its money goes to. */
  readonly targets: readonly string[];
  /** Its own entries, once it is known which of its targets are invoices of the ledger. */
  posted(isInvoice: (uuid: string) => boolean): PostedMoney;
}

/**
 * Recorded money while clusters are loaded: which Pagos it takes the place of, and what it lowers. A ledger without recorded
 * money pays one lookup of one row for it.
 */
export class ClusterMoney {
  readonly #tx: LedgerTx;
  readonly #linked = new Set<string>();
  readonly #looked = new Set<number>();
  #any: boolean | null = null;

  constructor(tx: LedgerTx) {
    this.#tx = tx;
  }

  async #exists(): Promise<boolean> {
    this.#any ??= (await this.#tx.sql.selectFrom("payment").select("id").limit(1).executeTakeFirst()) !== undefined;
    return this.#any;
  }

  /** Decides anew which complementos document which payments. Must come before anything else is loaded. */
  async relink(payments: ReadonlySet<number>, complements: LinkWork["complements"]): Promise<Relinked> {
    if (!(await this.#exists())) return { payments, complements: new Set(), invoices: new Set() };
    return relinkMoney(this.#tx, { payments, complements });
  }

  /** Loads which Pagos of the complementos document recorded money. */
  async loadLinked(documentIds: readonly number[]): Promise<void> {
    const missing = documentIds.filter((id) => !this.#looked.has(id));
    if (missing.length === 0 || !(await this.#exists())) return;
    for (const id of missing) this.#looked.add(id);
    for (const link of await linksBy(this.#tx.bulk, "document_id", missing)) {
      this.#linked.add(`${link.document_id}/${link.pago}`);
    }
  }

  /** Whether a Pago of a loaded complemento documents recorded money, which then counts in its place. */
  isLinked(documentId: number, pago: number): boolean {
    return this.#linked.has(`${documentId}/${pago}`);
  }

  /**
   * Documents to which money is applied beside the opening balances `lines`, where a complement documents that money: once it
   * is known which invoice a line means, the complement may have corrected what was applied to it, and the others get more.
   */
  async besides(lines: readonly string[]): Promise<string[]> {
    if (lines.length === 0 || !(await this.#exists())) return [];
    const { bulk } = this.#tx;
    const applied = await bulk.selectIn("payment_application", ["payment_id"], "target_uuid", lines);
    const links = await linksBy(bulk, "payment_id", [...new Set(applied.map((row) => row.payment_id))]);
    const documented = [...new Set(links.map((link) => link.payment_id))];
    const rows = await bulk.selectIn("payment_application", ["target_uuid"], "payment_id", documented);
    return rows.map((row) => row.target_uuid);
  }

  /**
   * Adds what recorded money lowers to `reductions`, by invoice, and returns the payments it comes from: those that name
   * one of `uuids`, and `payments`.
   */
  async load(
    uuids: readonly string[],
    payments: ReadonlySet<number>,
    reductions: Map<string, ReductionFact[]>,
    findMeant: FindMeant,
  ): Promise<FoundMoney[]> {
    if (!(await this.#exists())) return [];
    const ids = await paymentsNaming(this.#tx.bulk, uuids);
    const loaded = await loadAllocations(this.#tx.bulk, [...ids, ...payments], findMeant);
    return loaded.map(({ documentId, uuid, allocation }) => {
      for (const reduction of allocation ? reductionsOf(allocation) : []) {
        for (const target of reduction.targets) {
          const list = reductions.get(target);
          if (list) list.push(reduction);
          else reductions.set(target, [reduction]);
        }
      }
      return {
        uuid,
        targets: allocation?.shares.map((share) => share.target) ?? [],
        posted: (isInvoice) => ({ documentId, postings: allocation ? ownPostings(allocation, isInvoice) : [] }),
      };
    });
  }
}
