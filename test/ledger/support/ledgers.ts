import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
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
import { openServerLedger } from "./server.ts";

const names = ["sqlite", "postgres", "server"] as const;
export type DatabaseName = (typeof names)[number];

/** A real PostgreSQL server joins in where one is named, as `postgres://user@localhost/database`. */
const server = process.env["AL_CORRIENTE_TEST_POSTGRES"];

/** The databases the ledger runs on; every ledger test runs on each. */
export const databases: readonly DatabaseName[] = server === undefined ? ["sqlite", "postgres"] : names;

/** A fresh, empty ledger on one of them. */
export async function openLedgerOn(database: DatabaseName): Promise<LedgerDb> {
  if (database === "postgres") return openPgliteLedger();
  if (database === "server" && server !== undefined) return openServerLedger(server);
  const path = join(temporaryFolder(), "prueba.alcorriente");
  emptyLedger ??= makeEmptyLedger();
  copyFileSync(await emptyLedger, path);
  return openSqliteLedger(path, { mode: "must-exist" });
}

/** One empty ledger for each file of tests, made as users' are made: copying it takes a tenth of making another. */
let emptyLedger: Promise<string> | undefined;

async function makeEmptyLedger(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "al-corriente-test-empty-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "vacía.alcorriente");
  const db = await openSqliteLedger(path, { mode: "must-not-exist" });
  await db.close();
  return path;
}

/** A folder of the test's own, removed when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "al-corriente-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A ledger with the contract's client in front of it, as a screen has it, without the port between. */
export async function makeLedger(database: DatabaseName) {
  const db = await openLedgerOn(database);
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
