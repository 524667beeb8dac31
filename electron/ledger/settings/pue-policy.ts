import { setImmediate } from "node:timers/promises";
import type { LedgerSettings, PolicyProgress } from "../../../shared/contract/settings.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import { runCommand } from "../lib/commands.ts";
import { repostDocuments } from "../receivables/repost-documents.ts";
import { readSettings } from "./reader.ts";

type Policy = LedgerSettings["puePolicy"];
interface Recording {
  readonly at: string;
  readonly actor: string;
}

/** Invoices posted again between two snapshots. */
const STEP = 500;

class Abandoned extends Error {}

/**
 * Changes the policy for PUE invoices and posts again those it decides about, in one transaction. Yields how far it is; the
 * last snapshot says `done` and comes after the commit. When the reader leaves or the signal aborts before that, nothing
 * has changed. A repeated command id changes nothing again.
 */
export async function* changePuePolicy(
  db: LedgerDb,
  input: { readonly commandId: string; readonly policy: Policy },
  recording: Recording,
  signal: AbortSignal | undefined,
): AsyncGenerator<PolicyProgress, void, void> {
  const progress = { done: 0, total: 0 };
  let left = false;
  let wake: () => void = () => {};
  const leave = (): void => {
    left = true;
    wake();
  };
  signal?.addEventListener("abort", leave, { once: true });
  const tell = async (): Promise<void> => {
    wake();
    // Lets the snapshot out, and what waits for this process in.
    await setImmediate();
    if (left || signal?.aborted) throw new Abandoned("the change of policy was abandoned");
  };
  const call = { id: input.commandId, procedure: "settings.changePuePolicy", recordedAt: recording.at };
  let ended: { readonly error: unknown } | "done" | null = null;
  const work = runCommand(db, call, (tx) => change(tx, input.policy, recording, progress, tell)).then(
    () => {
      ended = "done";
      wake();
    },
    (error: unknown) => {
      ended = { error };
      wake();
    },
  );
  try {
    let told = -1;
    while (ended === null) {
      if (progress.done !== told) {
        told = progress.done;
        yield { ...progress, state: "running" };
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    const end = ended as { readonly error: unknown } | "done";
    if (end !== "done") {
      if (end.error instanceof Abandoned) return;
      throw end.error;
    }
    yield { ...progress, state: "done" };
  } finally {
    signal?.removeEventListener("abort", leave);
    left = true;
    await work;
  }
}

async function change(
  tx: LedgerTx,
  policy: Policy,
  recording: Recording,
  progress: { done: number; total: number },
  tell: () => Promise<void>,
): Promise<{ policy: Policy }> {
  const before = await readSettings(tx.sql);
  if (before.puePolicy === policy) return { policy };
  const value = JSON.stringify(policy);
  await tx.sql
    .insertInto("setting")
    .values({ key: "puePolicy", value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
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
    await tell();
    const uuids = rows.slice(start, start + STEP).map((row) => row.uuid);
    await repostDocuments(tx, uuids, { recordedAt: recording.at, actor: recording.actor }, after);
    progress.done = Math.min(rows.length, start + STEP);
  }
  await tell();
  return { policy };
}
