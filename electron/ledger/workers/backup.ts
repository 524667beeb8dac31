import { parentPort, workerData } from "node:worker_threads";
import type { ProofJob, ProofResult } from "../backup/proof.ts";
import { proveCopy } from "../db/backup-file.ts";
import { StorageError, storageError } from "../db/db-errors.ts";

/** Proves one file; what is wrong with it comes back as data, because an error loses its kind on the way. */
async function work({ path }: ProofJob): Promise<ProofResult> {
  try {
    return { ok: true, facts: await proveCopy(path) };
  } catch (error) {
    const sorted = storageError(error, path);
    if (!(sorted instanceof StorageError)) throw error;
    return { ok: false, code: sorted.code, data: sorted.data };
  }
}

const job: ProofJob = workerData;
parentPort?.postMessage(await work(job));
