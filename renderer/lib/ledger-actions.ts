import type { LedgerStatus } from "../../shared/contract/ledgers.ts";
import { announceAll } from "./changes.ts";
import { followImport } from "./import-run.ts";
import { isLedgerError, ledger, orpc } from "./ledger.ts";
import { openProblem } from "./ledger-session.ts";
import { native } from "./native.ts";
import { rememberLedger } from "./preferences.ts";
import { queryClient } from "./query-client.ts";

/** After another ledger was opened nothing on the screens holds any more. */
async function entered(status: LedgerStatus): Promise<LedgerStatus> {
  if (status.path !== null) await rememberLedger(status.path);
  openProblem.set(null);
  // What the other ledger answered must not be seen under this one's name.
  queryClient.removeQueries({ type: "inactive" });
  queryClient.setQueryData(orpc.ledgers.status.queryKey(), status);
  announceAll();
  return status;
}

export async function openLedger(path: string): Promise<LedgerStatus> {
  return entered(await ledger.ledgers.open({ path }));
}

/** Asks for a place and makes a ledger there; null when the user thought better of it. */
export async function createLedger(suggestedName: string): Promise<LedgerStatus | null> {
  const path = await native.chooseNewLedger(suggestedName);
  if (path === null) return null;
  return entered(await ledger.ledgers.create({ path }));
}

/** Asks for a file and opens it; null when the user thought better of it. */
export async function chooseAndOpenLedger(): Promise<LedgerStatus | null> {
  const path = await native.chooseLedger();
  return path === null ? null : openLedger(path);
}

/** Opens the demo company, making it the first time; resolves once its documents are in. */
export async function openDemoLedger(): Promise<LedgerStatus> {
  const path = await native.demoLedgerPath();
  try {
    const { status, runId } = await ledger.ledgers.createDemo({ path, commandId: crypto.randomUUID() });
    await followImport(runId);
    return await entered(await ledger.ledgers.status().catch(() => status));
  } catch (error) {
    if (!isLedgerError(error, "LEDGER_EXISTS")) throw error;
    return openLedger(path);
  }
}

/** Name of a ledger as people say it: its file's name without folder and ending. */
export function ledgerNameOf(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  return file.replace(/\.[^.]+$/, "");
}

/** Whether a path is a ledger file, by its ending. */
export function isLedgerFile(path: string): boolean {
  return path.toLowerCase().endsWith(".alcorriente");
}
