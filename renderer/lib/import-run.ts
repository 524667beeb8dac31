import type { ImportProgress } from "../../shared/contract/imports.ts";
import { ledger, ledgerLink } from "./ledger.ts";
import { createStore, useStore } from "./store.ts";

/** Progress of the import of this window: the one running, or the last that ran; null before any. */
const store = createStore<ImportProgress | null>(null);

/** A run left running is shown no later than that. */
const RESUME_MS = 2_000;

/** Follows imports from the status line and the import screen alike; it goes on whatever screen is open. */
export function useImportProgress(): ImportProgress | null {
  return useStore(store);
}

/** Starts an import in the ledger and follows it; returns the run's id as soon as it has begun. */
export async function startImport(paths: readonly string[]): Promise<number> {
  const { runId } = await ledger.imports.start({
    commandId: crypto.randomUUID(),
    paths: [...paths],
  });
  void followImport(runId);
  return runId;
}

/** Shows the progress of a run until it ends or the ledger process stops; a second call for the same run does nothing. */
export async function followImport(runId: number): Promise<void> {
  const current = store.get();
  if (current?.runId === runId && current.state === "running") return;
  store.set({
    runId,
    state: "running",
    found: 0,
    searching: true,
    counts: { files: 0, posted: 0, duplicate: 0, skipped: 0, rejected: 0 },
    filesPerSecond: 0,
    secondsLeft: null,
    currentPath: "",
  });
  try {
    for await (const progress of await ledger.imports.progress({ runId })) {
      if (store.get()?.runId === runId) store.set(progress);
    }
  } catch {
    // The process stopped: the ledger marks the run as interrupted when it opens again.
  }
  const last = store.get();
  if (last?.runId === runId && last.state === "running") store.set({ ...last, state: "interrupted" });
}

/** Stops the running import after the batch at hand. */
export async function cancelImport(runId: number): Promise<void> {
  await ledger.imports.cancel({ runId });
}

/** Picks up a run that another window or the last life of this one left running, once there is nothing better to do. */
export function watchRunningImports(): void {
  ledgerLink.onConnected(() => {
    window.requestIdleCallback(() => void resumeRunningImport(), { timeout: RESUME_MS });
  });
}

async function resumeRunningImport(): Promise<void> {
  try {
    const status = await ledger.ledgers.status();
    if (!status.open) return;
    const { rows } = await ledger.imports.runs({ limit: 1 });
    const [latest] = rows;
    if (latest?.state === "running") await followImport(latest.id);
  } catch {
    // Nothing to resume.
  }
}
