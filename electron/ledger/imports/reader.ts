import { sql } from "kysely";
import { z } from "zod";
import type { Lang } from "../../../shared/contract/common.ts";
import type { ImportCounts, ImportItem, ImportProgress, ImportRun, Outcome } from "../../../shared/contract/imports.ts";
import { importReason } from "../../../shared/i18n/import-reasons.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { ImportItemRow, ImportRunRow } from "../db/tables/imports.ts";
import { wordConditions } from "../lib/search.ts";
import { watchedRuns } from "./watch/reader.ts";

const storedSources = z.array(z.string());

async function countsOf(db: ReadHandle, runIds: readonly number[]): Promise<Map<number, ImportCounts>> {
  const counts = new Map<number, ImportCounts>();
  for (const id of runIds) counts.set(id, { files: 0, posted: 0, duplicate: 0, skipped: 0, rejected: 0 });
  if (runIds.length === 0) return counts;
  const rows = await db
    .selectFrom("import_item")
    .select(["run_id", "outcome", sql<number>`cast(count(*) as bigint)`.as("n")])
    .where("run_id", "in", runIds)
    .groupBy(["run_id", "outcome"])
    .execute();
  for (const row of rows) {
    const run = counts.get(row.run_id);
    if (!run) continue;
    run[row.outcome] += row.n;
    run.files += row.n;
  }
  return counts;
}

function toRun(row: ImportRunRow, counts: ImportCounts | undefined, watchFolder: string | undefined): ImportRun {
  return {
    id: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    state: row.state,
    sources: storedSources.parse(JSON.parse(row.sources)),
    watchFolder: watchFolder ?? null,
    trouble: null,
    counts: counts ?? { files: 0, posted: 0, duplicate: 0, skipped: 0, rejected: 0 },
  };
}

/** Import runs, latest first. */
export async function importRuns(
  db: ReadHandle,
  window: { offset: number; limit: number },
): Promise<{ rows: ImportRun[]; total: number }> {
  const rows = await db
    .selectFrom("import_run")
    .selectAll()
    .orderBy("id", "desc")
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  const total = await db
    .selectFrom("import_run")
    .select(sql<number>`cast(count(*) as bigint)`.as("n"))
    .executeTakeFirst();
  const ids = rows.map((row) => row.id);
  const counts = await countsOf(db, ids);
  const watched = await watchedRuns(db, ids);
  return { rows: rows.map((row) => toRun(row, counts.get(row.id), watched.get(row.id))), total: total?.n ?? 0 };
}

/** One run; undefined when there is none with the id. */
export async function importRun(db: ReadHandle, runId: number): Promise<ImportRun | undefined> {
  const row = await db.selectFrom("import_run").selectAll().where("id", "=", runId).executeTakeFirst();
  if (!row) return undefined;
  return toRun(row, (await countsOf(db, [runId])).get(runId), (await watchedRuns(db, [runId])).get(runId));
}

/** A run that ended before this process, as the last snapshot of its progress. */
export function endedProgress(run: ImportRun): ImportProgress {
  return {
    runId: run.id,
    state: run.state === "running" ? "interrupted" : run.state,
    found: run.counts.files,
    searching: false,
    counts: run.counts,
    filesPerSecond: 0,
    secondsLeft: 0,
    currentPath: "",
  };
}

/** Which lines of a run. */
export interface ItemSelection {
  readonly runId: number;
  readonly outcome: Outcome | null;
  readonly search: string;
  readonly sort: { readonly by: "path" | "outcome" | "code" | "uuid"; readonly desc: boolean } | null;
}

function selectItems(db: ReadHandle, selection: ItemSelection) {
  let query = db.selectFrom("import_item").where("run_id", "=", selection.runId);
  if (selection.outcome !== null) query = query.where("outcome", "=", selection.outcome);
  for (const condition of wordConditions(selection.search, "search")) query = query.where(condition);
  return query;
}

/** Result lines of a run in the order they were read unless sorted otherwise, with their reasons in words. */
export async function importItems(
  db: ReadHandle,
  selection: ItemSelection,
  window: { offset: number; limit: number },
  lang: Lang,
): Promise<ImportItem[]> {
  let query = selectItems(db, selection).selectAll();
  if (selection.sort) query = query.orderBy(selection.sort.by, selection.sort.desc ? "desc" : "asc");
  const rows = await query.orderBy("id").limit(window.limit).offset(window.offset).execute();
  return rows.map((row) => toItem(row, lang));
}

/** Number of lines of the selection. */
export async function countItems(db: ReadHandle, selection: ItemSelection): Promise<number> {
  const row = await selectItems(db, selection).select(sql<number>`cast(count(*) as bigint)`.as("n")).executeTakeFirst();
  return row?.n ?? 0;
}

function toItem(row: ImportItemRow, lang: Lang): ImportItem {
  const { message, advice } = importReason(lang, row.code, row.detail);
  return { id: row.id, path: row.path, outcome: row.outcome, code: row.code, message, advice, uuid: row.uuid };
}

/** Lines read at a time by {@link allItems}. */
const STEP = 1000;

/** Every line of a run, page by page. */
export async function* allItems(db: ReadHandle, runId: number, lang: Lang): AsyncGenerator<ImportItem> {
  const selection = { runId, outcome: null, search: "", sort: null };
  for (let offset = 0; ; offset += STEP) {
    const page = await importItems(db, selection, { offset, limit: STEP }, lang);
    yield* page;
    if (page.length < STEP) return;
  }
}
