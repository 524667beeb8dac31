import type { LedgerStatus } from "../../shared/contract/ledgers.ts";
import { announceAll } from "./changes.ts";
import { followImport } from "./import-run.ts";
import { isLedgerError, ledger, orpc } from "./ledger.ts";
import { openProblem } from "./ledger-session.ts";
import { native } from "./native.ts";
import { rememberLedger } from "./preferences.ts";
import { queryClient } from "./query-client.ts";

/** After another ledger was opened nothing on the screens holds any more. */
export async function entered(status: LedgerStatus): Promise<LedgerStatus> {
  if (status.path !== null) await rememberLedger(status.path);
  openProblem.set(null);
  // What the other ledger answered must not be seen under this one's name.
  queryClient.removeQueries({ type: "inactive" });
  void queryClient.resetQueries({ queryKey: orpc.users.session.queryKey() });
  queryClient.setQueryData(orpc.ledgers.status.queryKey(), status);
  announceAll();
  return status;
}

/** `stopImport`, here and below: an import that runs may be cut off; without it IMPORT_RUNNING is thrown instead. */
export async function openLedger(path: string, stopImport = false): Promise<LedgerStatus> {
  return entered(await ledger.ledgers.open({ path, stopImport }));
}

/** Makes an empty ledger at the path and opens it. Throws LEDGER_EXISTS, and IMPORT_RUNNING unless `stopImport`. */
export async function createLedger(path: string, stopImport = false): Promise<LedgerStatus> {
  return entered(await ledger.ledgers.create({ path, stopImport }));
}

/** Opens the demo company, making it the first time; resolves once its documents are in. */
export async function openDemoLedger(stopImport = false): Promise<LedgerStatus> {
  const path = await native.demoLedgerPath();
  try {
    const { status, runId } = await ledger.ledgers.createDemo({ path, commandId: crypto.randomUUID(), stopImport });
    await followImport(runId);
    return await entered(await ledger.ledgers.status().catch(() => status));
  } catch (error) {
    if (!isLedgerError(error, "LEDGER_EXISTS")) throw error;
    return openLedger(path, stopImport);
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
