import { sql } from "kysely";
import type { Lang } from "../../../../shared/contract/common.ts";
import type { WatchFolder } from "../../../../shared/contract/watch.ts";
import { importReason } from "../../../../shared/i18n/import-reasons.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import type { WatchFolderRow, WatchSeenRow } from "../../db/tables/watch.ts";
import type { LiveState } from "./watcher.ts";

const OUTCOMES = ["posted", "duplicate", "skipped", "rejected"] as const;

/** Latest file of a folder that ended so. */
async function latest(
  db: ReadHandle,
  folderId: number,
  outcome: (typeof OUTCOMES)[number],
): Promise<WatchSeenRow | undefined> {
  return db
    .selectFrom("watch_seen")
    .selectAll()
    .where("folder_id", "=", folderId)
    .where("outcome", "=", outcome)
    .orderBy("seen_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

function toFile(row: WatchSeenRow | undefined, lang: Lang): WatchFolder["last"] {
  if (row === undefined) return null;
  const { message, advice } = importReason(lang, row.code, row.detail);
  return { path: row.path, outcome: row.outcome, at: row.seen_at, runId: row.run_id, message, advice };
}

async function toFolder(
  db: ReadHandle,
  row: WatchFolderRow,
  live: LiveState | undefined,
  lang: Lang,
): Promise<WatchFolder> {
  const counts = { posted: 0, duplicate: 0, skipped: 0, rejected: 0 };
  const sums = await db
    .selectFrom("watch_seen")
    .select(["outcome", sql<number>`cast(count(*) as bigint)`.as("n")])
    .where("folder_id", "=", row.id)
    .groupBy("outcome")
    .execute();
  for (const { outcome, n } of sums) counts[outcome] = n;
  // One step into the index for each outcome: the whole list may be a hundred thousand files long.
  const ends = await Promise.all(OUTCOMES.map((outcome) => latest(db, row.id, outcome)));
  const last = ends.reduce((a, b) => (a === undefined || (b !== undefined && b.seen_at > a.seen_at) ? b : a));
  const lastRejected = ends[OUTCOMES.indexOf("rejected")];
  return {
    id: row.id,
    path: row.path,
    enabled: row.enabled === 1,
    subfolders: row.subfolders === 1,
    pausedByCancel: row.enabled === 0 && row.pause_reason === "cancelled",
    activity: row.enabled === 0 ? "paused" : (live?.activity ?? "off"),
    waiting: live?.waiting ?? 0,
    problem: live?.problem ?? null,
    counts,
    last: toFile(last, lang),
    lastRejected: toFile(lastRejected, lang),
  };
}

/** Every watched folder in the order they were added, with how it stands now. */
export async function watchedFolders(
  db: ReadHandle,
  stateOf: (id: number) => LiveState | undefined,
  lang: Lang,
): Promise<WatchFolder[]> {
  const rows = await db.selectFrom("watch_folder").selectAll().orderBy("id").execute();
  return Promise.all(rows.map((row) => toFolder(db, row, stateOf(row.id), lang)));
}

/** Watched folder that began each of these runs, by run. */
export async function watchedRuns(db: ReadHandle, runIds: readonly number[]): Promise<Map<number, string>> {
  if (runIds.length === 0) return new Map();
  const rows = await db.selectFrom("watch_run").select(["run_id", "path"]).where("run_id", "in", runIds).execute();
  return new Map(rows.map((row) => [row.run_id, row.path]));
}
