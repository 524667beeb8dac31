import { existsSync } from "node:fs";
import { createContext } from "../../electron/ledger/context.ts";
import { readSources } from "../../electron/ledger/imports/intake/read-sources.ts";
import { knownFiles, recordBatch } from "../../electron/ledger/imports/recorder.ts";
import { OWN_RFC } from "./corpus.ts";

/**
 * Imports a folder into a ledger (made when missing) through the product's own runner: walk, read, SHA-256, strict parse in
 * worker threads, posting with audit. Returns the milliseconds from the start of the run to its end. Throws when a file
 * was rejected or nothing was imported.
 */
export async function importFolder(ledger: string, folder: string): Promise<number> {
  const { context, close } = createContext({ actor: "bench" });
  try {
    const db = await context.session.open(ledger, existsSync(ledger) ? "must-exist" : "must-not-exist");
    const start = performance.now();
    const commandId = crypto.randomUUID();
    const { runId } = await context.importing.start(db, { commandId, paths: [folder], ownRfcs: [OWN_RFC] });
    await context.importing.finished(runId);
    const ms = performance.now() - start;
    const end = context.importing.snapshot(runId);
    if (end?.state !== "done" || end.counts.files === 0 || end.counts.rejected > 0) {
      throw new Error(`the import ended ${JSON.stringify(end)}`);
    }
    return ms;
  } finally {
    await close();
  }
}

/**
 * The same reading, hashing, packing, threads and posting with another parser in the worker: what the product would be on
 * it. Returns the milliseconds.
 */
export async function importWithWorker(ledger: string, folder: string, worker: URL): Promise<number> {
  const { context, close } = createContext({ actor: "bench" });
  try {
    const db = await context.session.open(ledger, "must-not-exist");
    const commandId = crypto.randomUUID();
    // The runner makes the run and the own RFC; its import of an empty list of paths ends at once.
    const { runId } = await context.importing.start(db, { commandId, paths: [], ownRfcs: [OWN_RFC] });
    await context.importing.finished(runId);
    const start = performance.now();
    const uuidOf = new Map<string, string>();
    const batches = readSources([folder], {
      signal: new AbortController().signal,
      worker,
      isKnown: async (hashes) => new Set((await knownFiles(db, hashes)).keys()),
      onFound: () => undefined,
    });
    for await (const batch of batches) {
      const recordedAt = new Date().toISOString();
      const change = await recordBatch(db, batch, uuidOf, { runId, recordedAt, actor: "bench" });
      if (change.posted !== batch.length) throw new Error(`posted ${change.posted} of ${batch.length}`);
    }
    return performance.now() - start;
  } finally {
    await close();
  }
}
