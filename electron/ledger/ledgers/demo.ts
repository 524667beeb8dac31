import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LedgerContext } from "../context.ts";
import { StorageError } from "../db/db-errors.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { openSqliteLedger } from "../db/open-sqlite.ts";
import { dayNumber, firstOfMonth } from "../demo/calendar.ts";
import { DEMO_AS_OF, DEMO_MONTHS } from "../demo/generate.ts";
import { DEMO_RATES, ratesOfDays } from "../demo/rates.ts";
import { writeDemoFolder } from "../demo/write.ts";
import { compareRates, importRates } from "../rates/writer.ts";
import { DEMO_AS_OF_KEY } from "./reader.ts";

/** A demo ledger whose making was cut off: nothing but unfinished runs, so that importing the demo again completes it. */
async function unfinishedDemo(path: string): Promise<LedgerDb | null> {
  const db = await openSqliteLedger(path, { mode: "must-exist" });
  const demo = await db.read.selectFrom("meta").select("key").where("key", "=", DEMO_AS_OF_KEY).executeTakeFirst();
  const done = await db.read.selectFrom("import_run").select("id").where("state", "=", "done").executeTakeFirst();
  if (demo && !done) return db;
  await db.close();
  return null;
}

async function openForDemo(context: LedgerContext, path: string): Promise<LedgerDb> {
  try {
    return await context.session.open(path, "must-not-exist");
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== "LEDGER_EXISTS") throw error;
    const begun = await unfinishedDemo(path);
    if (!begun) throw error;
    return context.session.adopt(begun);
  }
}

/** Keeps a rate of every day of the story, from the eve of its first on, so that its figures can be added up. */
async function keepRates(db: LedgerDb, recording: { readonly at: string; readonly actor: string }): Promise<void> {
  const last = dayNumber(DEMO_AS_OF);
  const lines = ratesOfDays(firstOfMonth(last, 1 - DEMO_MONTHS) - 1, last);
  await db.write(async (tx) => {
    const comparison = await compareRates(tx.sql, lines);
    if (comparison.added.length === 0) return;
    await importRates(tx, comparison, { ...recording, origin: DEMO_RATES });
  });
}

/**
 * Makes a fresh demo ledger, or completes one whose making was cut off: writes the demo company's CFDI into a temporary
 * folder and imports them the way any folder is imported, so that the demo shows the real thing. Throws LEDGER_EXISTS
 * when the file is there and whole. The folder is removed when the import has ended.
 */
export async function createDemo(
  context: LedgerContext,
  request: { path: string; commandId: string },
): Promise<{ runId: number }> {
  const db = await openForDemo(context, request.path);
  // First of all, so that a demo that is cut off from here on is known as one.
  await db.write((tx) =>
    tx.sql
      .insertInto("meta")
      .values({ key: DEMO_AS_OF_KEY, value: DEMO_AS_OF })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute(),
  );
  await keepRates(db, { at: context.now().toISOString(), actor: context.actor });
  const folder = await mkdtemp(join(tmpdir(), "al-corriente-demo-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const demo = await writeDemoFolder(folder);
    return await context.importing.start(db, {
      commandId: request.commandId,
      paths: [folder],
      ownRfcs: demo.ownRfcs,
      onEnd: remove,
    });
  } catch (error) {
    await remove();
    throw error;
  }
}
