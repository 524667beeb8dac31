import type { LedgerTx } from "../db/ledger-db.ts";
import { repost } from "./poster.ts";
import type { PostingRules } from "./posting-rules.ts";
import type { RecordingContext } from "./store.ts";

/** Documents posted again in one go. */
const CHUNK = 2000;

/** Posts documents again whose standing was changed by something other than a file; UUIDs that are not here do nothing. */
export async function repostDocuments(
  tx: LedgerTx,
  uuids: readonly string[],
  context: Pick<RecordingContext, "recordedAt" | "actor">,
  rules: PostingRules,
): Promise<void> {
  for (let start = 0; start < uuids.length; start += CHUNK) {
    // As both kinds: nothing tells here whether a UUID is that of an invoice, a credit note or a complement.
    const seeds = new Set(uuids.slice(start, start + CHUNK));
    await repost(tx, { seeds, complements: seeds, freshIds: new Set() }, { runId: 0, ...context }, rules);
  }
}
