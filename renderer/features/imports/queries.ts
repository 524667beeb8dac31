import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ImportRun } from "../../../shared/contract/imports.ts";
import type { WatchFolder } from "../../../shared/contract/watch.ts";
import { currentLang } from "../../lib/i18n.ts";
import { orpc } from "../../lib/ledger.ts";

const SHOWN_RUNS = 50;

/** The latest runs, newest first. */
export function useRuns(): UseQueryResult<{ rows: ImportRun[]; total: number }> {
  return useQuery(orpc.imports.runs.queryOptions({ input: { limit: SHOWN_RUNS }, placeholderData: keepPreviousData }));
}

/**
 * The company that the files of a run belong to, when none of its documents was ours; asked only then, because it reads the
 * files again.
 */
export function useStrangeCompany(
  run: ImportRun | null,
  ownRfcs: readonly string[],
): { readonly rfc: string; readonly name: string } | null {
  const nothingOurs = run !== null && run.state === "done" && run.counts.posted === 0 && run.counts.duplicate === 0;
  const wanted = nothingOurs && run.counts.skipped > 0;
  const { data } = useQuery(
    orpc.imports.inspect.queryOptions({ input: { paths: run?.sources ?? [] }, enabled: wanted, retry: false }),
  );
  if (!wanted || data === undefined) return null;
  const [first] = data.candidates.filter(({ issued }) => issued > 0);
  return first === undefined || ownRfcs.includes(first.rfc) ? null : first;
}

/** Files kept aside because their UUID is posted with other content. */
export function useConflictCount(): number {
  const { data } = useQuery(orpc.imports.conflicts.queryOptions({ input: { limit: 1 } }));
  return data?.total ?? 0;
}

/** The watched folders and how each stands. */
export function useWatchFolders(): UseQueryResult<{ folders: WatchFolder[] }> {
  const lang = currentLang();
  return useQuery(orpc.imports.watchFolders.queryOptions({ input: { lang }, placeholderData: keepPreviousData }));
}
