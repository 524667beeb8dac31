import type { LedgerTx } from "../db/ledger-db.ts";
import type { DocumentEndingRow } from "../db/tables/evidence.ts";

/**
 * Brings `document_ending` of the documents to what holds now: writes what is new or different, takes out what no longer
 * is. `fresh` documents can have no row yet.
 */
export async function keepEndings(
  tx: LedgerTx,
  documentIds: readonly number[],
  wanted: readonly DocumentEndingRow[],
  fresh: ReadonlySet<number>,
): Promise<void> {
  const standing = new Map(
    (
      await tx.bulk.selectIn(
        "document_ending",
        ["document_id", "ended_as", "ended_on", "successor"],
        "document_id",
        documentIds.filter((id) => !fresh.has(id)),
      )
    ).map((row) => [row.document_id, row]),
  );
  const missing: DocumentEndingRow[] = [];
  for (const row of wanted) {
    const old = standing.get(row.document_id);
    if (old && same(old, row)) standing.delete(row.document_id);
    else missing.push(row);
  }
  const stale = [...standing.keys()];
  for (let start = 0; start < stale.length; start += CHUNK) {
    await tx.sql
      .deleteFrom("document_ending")
      .where("document_id", "in", stale.slice(start, start + CHUNK))
      .execute();
  }
  await tx.bulk.insert("document_ending", missing);
}

/** Rows taken out by one statement. */
const CHUNK = 500;

function same(a: DocumentEndingRow, b: DocumentEndingRow): boolean {
  return a.ended_as === b.ended_as && a.ended_on === b.ended_on && a.successor === b.successor;
}
