import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { Recording } from "../lib/recording.ts";
import { rejudgePromises } from "./keeper.ts";

/**
 * Open promises on receivables give way to an agreement about them from a day on (COLLECTIONS 7). `reason` is the agreement.
 * Returns their ids.
 */
export async function supersedePromises(
  tx: LedgerTx,
  input: { readonly receivables: readonly number[]; readonly on: string; readonly reason: string },
  recording: Recording,
): Promise<number[]> {
  const { today, personId, at, actor } = recording;
  const rows = await tx.bulk.selectIn("promise_cover", ["promise_id"], "receivable_id", input.receivables);
  const ids = [...new Set(rows.map((row) => row.promise_id))].sort((a, b) => a - b);
  const open: number[] = [];
  for (const id of ids) {
    const standing = await tx.sql
      .selectFrom("promise_span")
      .select("state")
      .where("promise_id", "=", id)
      .where("from_on", "<=", today)
      .where("until_on", ">", today)
      .executeTakeFirst();
    if (standing?.state === "active" || standing?.state === "verify") open.push(id);
  }
  if (open.length === 0) return [];
  const first = await takeIds(tx, "promise_event", open.length);
  await tx.bulk.insert(
    "promise_event",
    open.map((id, index) => ({
      id: first + index,
      promise_id: id,
      kind: "superseded" as const,
      on_day: input.on,
      reason: input.reason,
      undoes_id: null,
      person_id: personId,
      recorded_at: at,
      actor,
    })),
  );
  await rejudgePromises(tx, open, recording);
  const detail = { promises: open, agreement: input.reason };
  await appendAudit(tx, { at, actor, action: "promises.supersede", detail });
  return open;
}
