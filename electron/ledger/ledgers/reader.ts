import { sql } from "kysely";
import type { LedgerStatus } from "../../../shared/contract/ledgers.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import { schemaVersion } from "../db/migrator.ts";
import { demoDay } from "../lib/demo-day.ts";
import { readSettings } from "../settings/reader.ts";
import type { LedgerSession } from "./session.ts";

const CLOSED: LedgerStatus = {
  open: false,
  path: null,
  name: null,
  demo: false,
  schemaVersion: null,
  ownRfcs: [],
  documents: 0,
  lastImportAt: null,
  suggestedAsOf: null,
  timeZone: null,
  today: null,
  missing: null,
};

/** What the frame shows of the ledger that is open, at this instant. */
export async function ledgerStatus(session: LedgerSession, now: Date): Promise<LedgerStatus> {
  const db = session.current;
  if (!db) return CLOSED;
  const { ownRfcs, timeZone } = await readSettings(db.read);
  const demo = await demoDay(db.read);
  const documents = await db.read
    .selectFrom("document")
    .select(sql<number>`cast(count(*) as bigint)`.as("n"))
    .executeTakeFirst();
  const last = await db.read
    .selectFrom("import_run")
    .select("finished_at")
    .where("finished_at", "is not", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    open: true,
    path: db.path,
    name: session.name,
    demo: demo !== null,
    schemaVersion: await schemaVersion(db.read, db.dialect),
    ownRfcs,
    documents: documents?.n ?? 0,
    lastImportAt: last?.finished_at ?? null,
    suggestedAsOf: demo,
    timeZone,
    today: dayInZone(now, timeZone),
    missing: session.missing,
  };
}
