import { parentPort, workerData } from "node:worker_threads";
import { auditHash } from "../audit/writer.ts";
import type { ProofJob, ProofResult } from "../backup/proof.ts";
import { hashFile, proveCopy } from "../db/backup-file.ts";
import { StorageError, storageError } from "../db/db-errors.ts";

/** Proves or hashes one file; what is wrong with it comes back as data, because an error loses its kind on the way. */
async function work({ kind, path }: ProofJob): Promise<ProofResult> {
  try {
    if (kind === "hash") return { ok: true, kind, sha256: hashFile(path) };
    return { ok: true, kind, facts: await proveCopy(path, auditHash) };
  } catch (error) {
    const sorted = storageError(error, path);
    if (!(sorted instanceof StorageError)) throw error;
    return { ok: false, code: sorted.code, data: sorted.data };
  }
}

const job: ProofJob = workerData;
parentPort?.postMessage(await work(job));
