import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Worker } from "node:worker_threads";
import type { BackupFacts } from "../db/backup-file.ts";
import { StorageError, type StorageErrorCode } from "../db/db-errors.ts";
import { workerUrl } from "../workers/worker-url.ts";

/** The copy that the worker is asked to prove. */
export interface ProofJob {
  readonly path: string;
}

export type ProofResult =
  | { readonly ok: true; readonly facts: BackupFacts }
  | { readonly ok: false; readonly code: StorageErrorCode; readonly data: Readonly<Record<string, string | number>> };

/**
 * Proves that a copy of a ledger is whole (engine's check, foreign keys, audit chain, schema) and seals it into one file.
 * The file must be ours alone. It has a thread of its own, so that the ledger goes on answering. Throws
 * {@link StorageError}.
 */
export async function prove(path: string): Promise<BackupFacts> {
  const job: ProofJob = { path };
  const worker = new Worker(workerUrl("backup"), { workerData: job });
  try {
    const result = await new Promise<ProofResult>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("the check of a backup ended without an answer")));
    });
    if (!result.ok) throw new StorageError(result.code, result.data);
    return result.facts;
  } finally {
    await worker.terminate();
  }
}

/** SHA-256 of a file, read piece by piece between other work; `alive` is called with each piece. */
export async function fileHash(path: string, alive: () => void = () => {}): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) {
    alive();
    hash.update(piece as Buffer);
  }
  return hash.digest("hex");
}
