import type { LedgerSettings, PolicyProgress } from "../../../shared/contract/settings.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Stamp } from "../lib/recording.ts";
import type { Telling } from "../lib/told-command.ts";
import { toldCommand } from "../lib/told-command.ts";
import { repostDocuments } from "../receivables/repost-documents.ts";
import { readSettings } from "./reader.ts";

type Policy = LedgerSettings["puePolicy"];
/** Invoices posted again between two snapshots. */
const STEP = 500;

/**
 * Changes the policy for PUE invoices and posts again those it decides about, in one transaction. Yields how far it is; the
 * last snapshot says `done` and comes after the commit. When the reader leaves or the signal aborts before that, nothing
 * has changed. A repeated command id changes nothing again.
 */
export function changePuePolicy(
  db: LedgerDb,
  input: { readonly commandId: string; readonly policy: Policy },
  recording: Stamp,
  signal: AbortSignal | undefined,
): AsyncGenerator<PolicyProgress, void, void> {
  const call = { id: input.commandId, procedure: "settings.changePuePolicy", recordedAt: recording.at };
  return toldCommand(db, call, signal, (tx, telling) => change(tx, input.policy, recording, telling));
}

async function change(tx: LedgerTx, policy: Policy, recording: Stamp, progress: Telling): Promise<{ policy: Policy }> {
  const before = await readSettings(tx.sql);
  if (before.puePolicy === policy) return { policy };
  await keepSetting(tx, "puePolicy", policy);
  const after = { ...before, puePolicy: policy };
  await appendAudit(tx, {
    ...recording,
    action: "settings.puePolicy",
    detail: { before: before.puePolicy, after: policy },
  });
  const rows = await tx.sql
    .selectFrom("document")
    .select("uuid")
    .where("kind", "=", "I")
    .where("payment_method", "not in", ["PPD", "PIP"])
    .where("global", "=", 0)
    .orderBy("id")
    .execute();
  progress.total = rows.length;
  for (let start = 0; start < rows.length; start += STEP) {
    await progress.tell();
    const uuids = rows.slice(start, start + STEP).map((row) => row.uuid);
    await repostDocuments(tx, uuids, { recordedAt: recording.at, actor: recording.actor }, after);
    progress.done = Math.min(rows.length, start + STEP);
  }
  await progress.tell();
  return { policy };
}
