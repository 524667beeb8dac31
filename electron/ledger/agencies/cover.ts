import type { LedgerTx } from "../db/ledger-db.ts";
import type { PlacementCoverRow } from "../db/tables/agencies.ts";
import { replacementChains } from "../promises/chains.ts";

type Bulk = Pick<LedgerTx["bulk"], "selectIn">;

/**
 * Brings what items stand on to what documents say now, after documents of these receivables changed: an invoice that replaces
 * a placed one is placed as that was (KPIS 0). A ledger without placements pays one lookup of one row for it.
 */
export async function coverPlacementsOn(tx: LedgerTx, receivables: readonly number[]): Promise<void> {
  const any = await tx.sql.selectFrom("placement_item").select("id").limit(1).executeTakeFirst();
  if (!any) return;
  const covering = await tx.bulk.selectIn("placement_cover", ["item_id"], "receivable_id", receivables);
  await coverPlacements(tx, [...new Set(covering.map((row) => row.item_id))]);
}

/** As {@link coverPlacementsOn}, of items by id. */
export async function coverPlacements(tx: LedgerTx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const kept = new Set(
    (await tx.bulk.selectIn("placement_cover", ["item_id", "receivable_id"], "item_id", ids)).map(keyOf),
  );
  const wanted = await coverOf(tx.bulk, ids);
  const right = new Set(wanted.map(keyOf));
  for (const key of kept) {
    if (right.has(key)) continue;
    const [item = 0, receivable = 0] = key.split(".").map(Number);
    await tx.sql
      .deleteFrom("placement_cover")
      .where("item_id", "=", item)
      .where("receivable_id", "=", receivable)
      .execute();
  }
  const fresh = wanted.filter((row) => !kept.has(keyOf(row)));
  if (fresh.length > 0) await tx.bulk.insert("placement_cover", fresh);
}

/** What is to be kept of items; `verify` holds what is kept against it. */
export async function coverOf(bulk: Bulk, ids: readonly number[]): Promise<PlacementCoverRow[]> {
  const items = await bulk.selectIn("placement_item", ["id", "receivable_id"], "id", ids);
  const chains = await replacementChains(bulk, [...new Set(items.map((item) => item.receivable_id))]);
  return items.flatMap(({ id, receivable_id }) =>
    (chains.get(receivable_id)?.receivables ?? [receivable_id]).map((each) => ({ item_id: id, receivable_id: each })),
  );
}

/** A row as one text, the same for the same. */
export function keyOf({ item_id, receivable_id }: PlacementCoverRow): string {
  return `${item_id}.${receivable_id}`;
}
