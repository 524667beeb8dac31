import type { Outcome } from "../../../../shared/contract/imports.ts";
import type { LedgerDb } from "../../db/ledger-db.ts";
import type { WatchSeenRow } from "../../db/tables/watch.ts";
import type { FileState } from "./scan.ts";

/** A file as it was when it was last imported. */
export interface Seen extends FileState {
  readonly outcome: Outcome;
  /** Of rejected files only. */
  readonly sha256: string;
}

/** What became of one file, however many documents were in it. */
export interface FileOutcome {
  readonly outcome: Outcome;
  readonly code: string;
  readonly detail: string;
}

/** Reasons that say nothing about the file itself: it was not there to be read, and is tried again. */
const UNSETTLED = new Set(["being-written", "not-found", "no-permission", "read-error"]);

/** The worst counts for a file of several documents, so that one bad member is not hidden by the good ones. */
const RANK: Readonly<Record<Outcome, number>> = { skipped: 0, duplicate: 1, posted: 2, rejected: 3 };

/** Everything known of a folder's files, by path within it. */
export async function seenFiles(db: LedgerDb, folderId: number): Promise<Map<string, Seen>> {
  const rows = await db.read
    .selectFrom("watch_seen")
    .select(["path", "size", "mtime", "sha256", "outcome"])
    .where("folder_id", "=", folderId)
    .execute();
  return new Map(rows.map(({ path, ...seen }) => [path, seen]));
}

/** Lines of a run read at a time. */
const STEP = 2000;

/**
 * What became of the files of a run, by path. A file that is not in the result was not read to its end, whatever the
 * cause, and has to be tried again.
 */
export async function outcomesOf(
  db: LedgerDb,
  runId: number,
  files: ReadonlySet<string>,
): Promise<Map<string, FileOutcome>> {
  const outcomes = new Map<string, FileOutcome>();
  const unsettled = new Set<string>();
  for (let after = 0; ; ) {
    const rows = await db.read
      .selectFrom("import_item")
      .select(["id", "path", "outcome", "code", "detail"])
      .where("run_id", "=", runId)
      .where("id", ">", after)
      .orderBy("id")
      .limit(STEP)
      .execute();
    for (const { path, outcome, code, detail } of rows) {
      const file = fileOf(path, files);
      if (file === null) continue;
      if (UNSETTLED.has(code)) unsettled.add(file);
      const known = outcomes.get(file);
      if (known === undefined || RANK[outcome] > RANK[known.outcome]) outcomes.set(file, { outcome, code, detail });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < STEP) break;
    after = last.id;
  }
  for (const file of unsettled) outcomes.delete(file);
  return outcomes;
}

/** File of a result line: itself, or the archive before one of its exclamation marks (which names may hold too). */
function fileOf(path: string, files: ReadonlySet<string>): string | null {
  if (files.has(path)) return path;
  for (let mark = path.indexOf("!"); mark !== -1; mark = path.indexOf("!", mark + 1)) {
    const archive = path.slice(0, mark);
    if (files.has(archive)) return archive;
  }
  return null;
}

/** Remembers how files of a folder ended; an earlier state of a file gives way. A folder that was removed has no memory. */
export async function rememberSeen(db: LedgerDb, folderId: number, rows: readonly WatchSeenRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.write(async (tx) => {
    const folder = await tx.sql.selectFrom("watch_folder").select("id").where("id", "=", folderId).executeTakeFirst();
    if (!folder) return;
    for (const row of rows) {
      const { folder_id, path, ...state } = row;
      await tx.sql
        .insertInto("watch_seen")
        .values({ folder_id, path, ...state })
        .onConflict((conflict) => conflict.columns(["folder_id", "path"]).doUpdateSet(state))
        .execute();
    }
  });
}
