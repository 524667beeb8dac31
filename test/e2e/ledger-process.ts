import { readdirSync, readFileSync } from "node:fs";
import type { RunningApp } from "./app.ts";

/** Process id of the ledger behind a running app: its utility process, or the Node that main forked instead. */
export async function ledgerPid({ electron }: RunningApp): Promise<number | null> {
  const utility = await electron.evaluate(
    ({ app }) => app.getAppMetrics().find((metric) => metric.name === "Al Corriente ledger")?.pid,
  );
  return utility ?? forkedLedger(electron.process().pid);
}

/** The child of main that runs the ledger's entry, as Linux lists it. */
function forkedLedger(main: number | undefined): number | null {
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${entry}/status`, "utf8"))?.[1];
      const words = readFileSync(`/proc/${entry}/cmdline`, "utf8").split("\0");
      if (Number(parent) === main && words.some((word) => word.endsWith("ledger.js"))) return Number(entry);
    } catch {
      // It ended between the two looks.
    }
  }
  return null;
}

/** Waits for a ledger process other than `former`. */
export async function nextLedgerPid(app: RunningApp, former: number | null, timeoutMs = 15_000): Promise<number> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const pid = await ledgerPid(app);
    if (pid !== null && pid !== former) return pid;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("No new ledger process came up");
}
