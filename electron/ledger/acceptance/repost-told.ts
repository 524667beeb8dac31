import type { LedgerTx } from "../db/ledger-db.ts";
import type { Stamp } from "../lib/recording.ts";
import type { Telling } from "../lib/told-command.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import { repostDocuments } from "../receivables/repost-documents.ts";

/** Invoices posted again between two snapshots. */
const STEP = 500;

/** Posts documents again, telling how far it is. */
export async function repostTold(
  tx: LedgerTx,
  uuids: readonly string[],
  rules: PostingRules,
  recording: Stamp,
  telling: Telling,
): Promise<void> {
  telling.total = uuids.length;
  for (let start = 0; start < uuids.length; start += STEP) {
    await telling.tell();
    const some = uuids.slice(start, start + STEP);
    await repostDocuments(tx, some, { recordedAt: recording.at, actor: recording.actor }, rules);
    telling.done = Math.min(uuids.length, start + STEP);
  }
  await telling.tell();
}
