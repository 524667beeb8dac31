import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instantOf } from "../../../shared/domain/contact-hours/zone-time.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { LedgerContext } from "../context.ts";
import { StorageError } from "../db/db-errors.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { openSqliteLedger } from "../db/open-sqlite.ts";
import { dayNumber, firstOfMonth } from "../demo/calendar.ts";
import type { DemoFile } from "../demo/demo-file.ts";
import { DeskCases } from "../demo/desk/cases.ts";
import { DESK_FROM } from "../demo/desk/diary-steps.ts";
import { importDays } from "../demo/desk/milestones.ts";
import { DEMO_AS_OF, DEMO_MONTHS, DEMO_SEED } from "../demo/generate.ts";
import { DEMO_RATES, ratesOfDays } from "../demo/rates.ts";
import { writeDemoByDay, writeDemoFolder } from "../demo/write.ts";
import { DEMO_AS_OF_KEY, demoDay } from "../lib/demo-day.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Stamp } from "../lib/recording.ts";
import { compareRates, importRates } from "../rates/writer.ts";
import { readSettings } from "../settings/reader.ts";

/** Minute of the day at which the demo's ledger is begun. */
const OPENED_AT = 8 * 60;

/**
 * A demo ledger whose making was cut off: still on the day its history begins, or without an import that ended. Making it
 * again completes it.
 */
async function unfinishedDemo(path: string): Promise<LedgerDb | null> {
  const db = await openSqliteLedger(path, { mode: "must-exist" });
  const demo = await demoDay(db.read);
  const done = await db.read.selectFrom("import_run").select("id").where("state", "=", "done").executeTakeFirst();
  if (demo !== null && (demo < DEMO_AS_OF || !done)) return db;
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
async function keepRates(db: LedgerDb, recording: Stamp): Promise<void> {
  const last = dayNumber(DEMO_AS_OF);
  const lines = ratesOfDays(firstOfMonth(last, 1 - DEMO_MONTHS) - 1, last);
  await db.write(async (tx) => {
    const comparison = await compareRates(tx.sql, lines);
    if (comparison.added.length === 0) return;
    await importRates(tx, comparison, { ...recording, origin: DEMO_RATES });
  });
}

/** Says which day the demo is about; until its history has been told, the day before that begins. */
async function keepDemoDay(db: LedgerDb, value: string): Promise<void> {
  await db.write((tx) =>
    tx.sql
      .insertInto("meta")
      .values({ key: DEMO_AS_OF_KEY, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
      .execute(),
  );
}

/** How the demo is made, beside its CFDI. */
interface DemoParts {
  /** With what its desk did in the last three months; without it all CFDI come in one import, as from a folder. */
  readonly history: boolean;
}

/**
 * Makes a fresh demo ledger, or completes one whose making was cut off: writes the demo company's CFDI into a temporary
 * folder and imports them the way any folder is imported, so that the demo shows the real thing; then its desk works through
 * its last months, the CFDI of each day coming in on their day, all of it recorded at the time of the story. Throws
 * LEDGER_EXISTS when the file is there and whole. The folder is removed when the import has ended.
 */
export async function createDemo(
  context: LedgerContext,
  request: { path: string; commandId: string },
  { history }: DemoParts = { history: true },
): Promise<{ runId: number }> {
  const db = await openForDemo(context, request.path);
  // First of all, so that a demo that is cut off from here on is known as one.
  await keepDemoDay(db, history ? addDays(DESK_FROM, -1) : DEMO_AS_OF);
  const { timeZone } = await readSettings(db.read);
  let moment = new Date(instantOf({ day: DESK_FROM, minute: OPENED_AT }, timeZone));
  const now = history ? () => moment : context.now;
  await keepRates(db, { at: now().toISOString(), actor: context.actor });
  const folder = await mkdtemp(join(tmpdir(), "al-corriente-demo-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const { commandId } = request;
  try {
    if (!history) {
      const { ownRfcs } = await writeDemoFolder(folder);
      return await context.importing.start(db, { commandId, paths: [folder], ownRfcs, onEnd: remove });
    }
    const cases = new DeskCases();
    const days = importDays(await readHolidays(db.read, 2026, 2026));
    const folders = { base: join(folder, "CFDI emitidos"), days: join(folder, "por día") };
    const see = (file: DemoFile): void => cases.add(file);
    const { ownRfcs } = await writeDemoByDay(folders, { from: DESK_FROM, days, see });
    const afterwards = async (signal: AbortSignal): Promise<void> => {
      // Loaded when it is wanted: the command line reads ledgers without it.
      const { tellDeskHistory } = await import("./demo-history.ts");
      await tellDeskHistory(context, { seed: DEMO_SEED, cases, days: folders.days, ownRfcs }, signal);
      // The import ends after the history, and no clock goes back.
      const told = await db.read.selectFrom("audit").select("at").orderBy("seq", "desc").limit(1).executeTakeFirst();
      if (told !== undefined) moment = new Date(told.at);
      if (!signal.aborted) await keepDemoDay(db, DEMO_AS_OF);
    };
    const all = { commandId, paths: [folders.base], ownRfcs, now, afterwards, onEnd: remove };
    return await context.importing.start(db, all);
  } catch (error) {
    await remove();
    throw error;
  }
}
