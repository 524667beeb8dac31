import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { Backup, BackupStatus } from "../../../shared/contract/backup.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { entered } from "../../lib/ledger-actions.ts";

/** Between two looks at how far a copy has come. */
const LOOK_MS = 400;

/** Where backups go, how often, and which there are; asked again while one is being made. */
export function useBackups(): UseQueryResult<BackupStatus> {
  return useQuery({
    ...orpc.backup.status.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.running === null ? false : LOOK_MS),
  });
}

/** Makes a backup now. */
export function useMakeBackup(onMade: () => void): UseMutationResult<Backup, Error, void> {
  return useMutation({ mutationFn: () => ledger.backup.make(), onSuccess: onMade });
}

export type BackupPlaces = Pick<BackupStatus, "secondFolder" | "everyMinutes">;

/** Keeps where second copies go and how often one is made; what is shown changes with the answer. */
export function useConfigureBackups(): UseMutationResult<BackupStatus, Error, BackupPlaces> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (places: BackupPlaces) => ledger.backup.configure({ commandId: crypto.randomUUID(), ...places }),
    onSuccess: (status) => client.setQueryData(orpc.backup.status.queryKey(), status),
  });
}

/** What a drill found: the names of the checks that failed, and how long it took. */
export interface Drilled {
  readonly backup: Backup;
  readonly ok: boolean;
  readonly checks: number;
  readonly failed: readonly string[];
  readonly milliseconds: number;
}

/** Restores a backup into a place of its own and verifies it, as one would after a loss; nothing of the ledger changes. */
export function useDrill(): UseMutationResult<Drilled, Error, Backup> {
  return useMutation({
    mutationFn: async (backup: Backup) => {
      const { report, milliseconds } = await ledger.backup.drill({ file: backup.file, lang: currentLang() });
      const failed = report.checks.filter(({ ok }) => !ok).map(({ name }) => name);
      return { backup, ok: report.ok, checks: report.checks.length, failed, milliseconds };
    },
  });
}

/** Puts a backup in the place of the open ledger; resolves with the name under which what was there is kept. */
export function useRestore(): UseMutationResult<string | null, Error, string> {
  return useMutation({
    mutationFn: async (file: string) => {
      const { status, kept } = await ledger.backup.restore({ file, ledger: null });
      await entered(status);
      return kept;
    },
  });
}
