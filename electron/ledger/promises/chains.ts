import type { LedgerTx } from "../db/ledger-db.ts";

/** What stands for an invoice: itself and, one after the other, what replaced it for the same customer. */
export interface Chain {
  readonly receivables: readonly number[];
  readonly customer: number;
}

interface Link {
  readonly id: number;
  readonly document: number;
  readonly customer: number;
  readonly currency: string;
}

/**
 * Chains of replacements from each of the receivables on: a replacement inherits the promises of what it replaces (KPIS 0).
 * One for another customer or in another currency inherits nothing.
 */
export async function replacementChains(
  bulk: Pick<LedgerTx["bulk"], "selectIn">,
  receivables: readonly number[],
): Promise<Map<number, Chain>> {
  const links = new Map<number, Link>();
  /** Receivable that took the place of another; null when nothing did. */
  const next = new Map<number, number | null>();
  let frontier: Link[] = await linksBy(bulk, "id", receivables);
  for (const link of frontier) links.set(link.id, link);
  while (frontier.length > 0) {
    const successors = await successorsOf(bulk, frontier);
    const found: Link[] = [];
    for (const link of frontier) {
      const successor = successors.get(link.document);
      const fits = successor && successor.customer === link.customer && successor.currency === link.currency;
      next.set(link.id, fits ? successor.id : null);
      if (fits && !links.has(successor.id)) {
        links.set(successor.id, successor);
        found.push(successor);
      }
    }
    frontier = found;
  }
  const chains = new Map<number, Chain>();
  for (const id of receivables) {
    const start = links.get(id);
    if (!start) continue;
    const chain: number[] = [];
    for (let at: number | null = id; at !== null && !chain.includes(at); at = next.get(at) ?? null) chain.push(at);
    chains.set(id, { receivables: chain, customer: start.customer });
  }
  return chains;
}

async function linksBy(
  bulk: Pick<LedgerTx["bulk"], "selectIn">,
  key: "id" | "document_id",
  values: readonly number[],
): Promise<Link[]> {
  const rows = await bulk.selectIn("receivable", ["id", "document_id", "customer_id", "currency"], key, values);
  return rows.map((row) => ({
    id: row.id,
    document: row.document_id,
    customer: row.customer_id,
    currency: row.currency,
  }));
}

/** What replaced documents, by the replaced one. */
async function successorsOf(
  bulk: Pick<LedgerTx["bulk"], "selectIn">,
  links: readonly Link[],
): Promise<Map<number, Link>> {
  const documents = links.map((link) => link.document);
  const endings = (
    await bulk.selectIn("document_ending", ["document_id", "successor"], "document_id", documents)
  ).filter((row) => row.successor !== "");
  if (endings.length === 0) return new Map();
  const named = await bulk.selectIn("document", ["id", "uuid"], "uuid", [
    ...new Set(endings.map((ending) => ending.successor)),
  ]);
  const byDocument = new Map(
    (
      await linksBy(
        bulk,
        "document_id",
        named.map((row) => row.id),
      )
    ).map((link) => [link.document, link]),
  );
  const byUuid = new Map(named.map((row) => [row.uuid, byDocument.get(row.id)]));
  const successors = new Map<number, Link>();
  for (const { document_id, successor } of endings) {
    const link = byUuid.get(successor);
    if (link) successors.set(document_id, link);
  }
  return successors;
}
