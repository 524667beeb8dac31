import type { LedgerDb } from "../db/ledger-db.ts";
import type { Problem } from "../ledgers/verify-words.ts";
import { coverOf, keyOf } from "./cover.ts";

/** Items read at a time. */
const STEP = 500;

/**
 * Placed invoices that do not stand on what their documents say, or are not what was asked for and allowed: another invoice, or
 * one that was to stay in house. Each problem names the invoice. Empty when sound.
 */
export async function placementProblems(db: LedgerDb): Promise<{ problems: Problem[]; items: number }> {
  const problems: Problem[] = [];
  let last = 0;
  let items = 0;
  for (;;) {
    const rows = await db.read
      .selectFrom("placement_item as i")
      .leftJoin("placement_choice as c", (join) =>
        join.onRef("c.placement_id", "=", "i.placement_id").onRef("c.receivable_id", "=", "i.receivable_id"),
      )
      .select(["i.id", "i.invoice_uuid", "i.control", "c.control as asked_control", "c.invoice_uuid as asked_uuid"])
      .where("i.id", ">", last)
      .orderBy("i.id")
      .limit(STEP)
      .execute();
    const ids = rows.map((row) => row.id);
    const [kept, told] = await db.readBulk(async (bulk) => [
      Map.groupBy(
        await bulk.selectIn("placement_cover", ["item_id", "receivable_id"], "item_id", ids),
        (row) => row.item_id,
      ),
      Map.groupBy(await coverOf(bulk, ids), (row) => row.item_id),
    ]);
    const text = (cover: typeof kept, id: number): string => (cover.get(id) ?? []).map(keyOf).sort().join(" ");
    for (const { id, invoice_uuid: uuid, control, asked_control: asked, asked_uuid: named } of rows) {
      last = id;
      items++;
      if (text(kept, id) !== text(told, id)) problems.push({ code: "placement-cover", data: { uuid } });
      if (asked !== control || named !== uuid) problems.push({ code: "placement-unasked", data: { uuid } });
    }
    if (rows.length < STEP) return { problems, items };
  }
}
