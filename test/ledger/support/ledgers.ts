import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { ImportCounts } from "../../../shared/contract/imports.ts";
import { openPgliteLedger } from "./pglite.ts";

/** Both databases the ledger runs on; every ledger test runs on each. */
export const databases = ["sqlite", "postgres"] as const;
export type DatabaseName = (typeof databases)[number];

/** A folder of the test's own, removed when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "al-corriente-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A ledger with the contract's client in front of it, as a screen has it, without the port between. */
export async function makeLedger(database: DatabaseName) {
  const db: LedgerDb =
    database === "sqlite"
      ? await openSqliteLedger(join(temporaryFolder(), "prueba.alcorriente"), { mode: "must-not-exist" })
      : await openPgliteLedger();
  const { context, close } = createContext({ actor: "test" });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  return {
    db,
    context,
    client,
    /** Imports the paths to the end and gives the counts. */
    async importPaths(paths: string[], ownRfcs: string[]): Promise<ImportCounts & { runId: number }> {
      const { runId } = await client.imports.start({ commandId: randomUUID(), paths, ownRfcs });
      await context.importing.finished(runId);
      const { run } = await client.imports.items({ runId, limit: 1 });
      return { ...run.counts, runId };
    },
  };
}
export type TestLedger = Awaited<ReturnType<typeof makeLedger>>;
