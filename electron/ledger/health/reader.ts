import { statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import type { Health } from "../../../shared/contract/health.ts";
import { backupLateness } from "../../../shared/domain/backups/lateness.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { schemaVersion } from "../db/migrator.ts";

/** Key of the meta row with the last time the ledger was proved. */
const VERIFIED = "last_verify";

const zVerified = z.object({ at: z.string(), ok: z.boolean(), failed: z.array(z.string()) });
type Verified = z.infer<typeof zVerified>;

/** Bytes of a file; 0 when there is none. */
function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function freeBytes(path: string): Promise<number | null> {
  if (path === "") return null;
  try {
    const { bavail, bsize } = await statfs(dirname(path));
    return bavail * bsize;
  } catch {
    // A share that went away: the page says that it is not known.
    return null;
  }
}

/** The last time the ledger was proved; null: never. */
export async function readVerified(db: Pick<LedgerDb, "read">): Promise<Verified | null> {
  const row = await db.read.selectFrom("meta").select("value").where("key", "=", VERIFIED).executeTakeFirst();
  return row === undefined ? null : zVerified.parse(JSON.parse(row.value));
}

/** Keeps that the ledger was proved. */
export async function keepVerified(db: LedgerDb, verified: Verified): Promise<void> {
  const value = JSON.stringify(verified);
  await db.write((tx) =>
    tx.sql
      .insertInto("meta")
      .values({ key: VERIFIED, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
      .execute(),
  );
}

/** What the audit tells and is nobody's work: it comes after the backup, or when everybody leaves. */
const NO_WORK = ["backup.make", "users.lock"];

/**
 * The oldest work that is in no backup, once it has been standing for longer than the schedule allows; an old backup of a ledger that
 * nobody has touched since is a good one.
 */
async function readWithoutBackup(
  db: LedgerDb,
  kept: { readonly upTo: number; readonly everyMinutes: number; readonly now: Date },
): Promise<Health["withoutBackup"]> {
  if (db.copyTo === null) return null;
  const oldest = await db.read
    .selectFrom("audit")
    .select("at")
    .where("seq", ">", kept.upTo)
    .where("action", "not in", NO_WORK)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined) return null;
  const standing = Math.max(0, kept.now.getTime() - Date.parse(oldest.at));
  const late = backupLateness(standing, kept.everyMinutes);
  return late === "none" ? null : { since: oldest.at, minutes: Math.floor(standing / 60_000), late };
}

/** How the open ledger and this PC are. */
export async function readHealth(context: LedgerContext): Promise<Health> {
  const db = openLedger(context);
  const { rows } = await sql<{ documents: number; entries: number }>`select
    (select cast(count(*) as bigint) from document) as documents,
    (select cast(count(*) as bigint) from entry) as entries`.execute(db.read);
  const file = db.path !== "";
  const { backups, problems, everyMinutes } = await context.backups.status(db);
  const [newest] = backups;
  const [problem] = problems;
  return {
    schemaVersion: await schemaVersion(db.read, db.dialect),
    ledgerBytes: file ? bytesOf(db.path) : null,
    waitingBytes: file ? bytesOf(`${db.path}-wal`) : null,
    documents: rows[0]?.documents ?? 0,
    entries: rows[0]?.entries ?? 0,
    freeBytes: await freeBytes(db.path),
    backup:
      newest === undefined
        ? null
        : {
            madeAt: newest.madeAt,
            reason: newest.reason,
            bytes: newest.bytes,
            documents: newest.documents,
            entries: newest.entries,
            second: newest.second,
          },
    withoutBackup: await readWithoutBackup(db, { upTo: newest?.auditSeq ?? 0, everyMinutes, now: context.now() }),
    backupProblem: problem === undefined ? null : { at: problem.at, code: problem.code, where: problem.where },
    verified: await readVerified(db),
    logFolder: context.logFolder,
  };
}
