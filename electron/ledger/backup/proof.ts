import { Worker } from "node:worker_threads";
import type { BackupFacts } from "../db/backup-file.ts";
import { StorageError, type StorageErrorCode } from "../db/db-errors.ts";
import { workerUrl } from "../workers/worker-url.ts";

/** What the worker is asked: whether a copy is whole, or just the hash of a file. */
export interface ProofJob {
  readonly kind: "prove" | "hash";
  readonly path: string;
}

export type ProofResult =
  | { readonly ok: true; readonly kind: "prove"; readonly facts: BackupFacts }
  | { readonly ok: true; readonly kind: "hash"; readonly sha256: string }
  | { readonly ok: false; readonly code: StorageErrorCode; readonly data: Readonly<Record<string, string | number>> };

/** Checking reads the whole file and computes: it has a thread of its own, so that the ledger goes on answering. */
async function ask(job: ProofJob): Promise<ProofResult> {
  const worker = new Worker(workerUrl("backup"), { workerData: job });
  try {
    return await new Promise<ProofResult>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("the check of a backup ended without an answer")));
    });
  } finally {
    await worker.terminate();
  }
}

/**
 * Proves that a copy of a ledger is whole (engine's check, foreign keys, audit chain, schema) and seals it into one file.
 * The file must be ours alone. Throws {@link StorageError}.
 */
export async function prove(path: string): Promise<BackupFacts> {
  const result = await ask({ kind: "prove", path });
  if (!result.ok) throw new StorageError(result.code, result.data);
  if (result.kind !== "prove") throw new Error("the check of a backup answered something else");
  return result.facts;
}

/** SHA-256 of a file. Throws {@link StorageError}. */
export async function fileHash(path: string): Promise<string> {
  const result = await ask({ kind: "hash", path });
  if (!result.ok) throw new StorageError(result.code, result.data);
  if (result.kind !== "hash") throw new Error("the check of a backup answered something else");
  return result.sha256;
}
