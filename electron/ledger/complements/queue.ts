import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";

/**
 * Remembers that the chains of these invoices and complements may have changed, in the transaction that changed them.
 * They are audited later, when nothing more urgent is going on (keeper.ts).
 */
export async function queueChains(tx: LedgerTx, uuids: readonly string[]): Promise<void> {
  if (uuids.length === 0) return;
  let id = await takeIds(tx, "chain_queue", uuids.length);
  await tx.bulk.insert(
    "chain_queue",
    uuids.map((uuid) => ({ id: id++, uuid })),
  );
}
