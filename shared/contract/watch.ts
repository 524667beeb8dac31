import { z } from "zod";
import { command, query, zCommandId, zInstant, zLang } from "./common.ts";

/** Why a folder is not being followed as it should; the words are `watching.problems.<code>` in shared/i18n. */
export const zWatchProblem = z.enum([
  "not-found",
  "no-permission",
  "unreachable",
  "part-unreadable",
  "file-locked",
  "no-company",
  "run-failed",
  "internal",
]);

/** A file of a watched folder and how it ended. */
export const zWatchedFile = z.object({
  /** Within the folder. */
  path: z.string(),
  outcome: z.enum(["posted", "duplicate", "skipped", "rejected"]),
  at: zInstant,
  runId: z.number().int(),
  /** Reason and advice in the language asked for. */
  message: z.string(),
  advice: z.string(),
});

/** A folder whose new files are imported by themselves. */
export const zWatchFolder = z.object({
  id: z.number().int(),
  path: z.string(),
  enabled: z.boolean(),
  subfolders: z.boolean(),
  /** The program paused it because a person had cancelled its import. */
  pausedByCancel: z.boolean(),
  /** `paused` and `off` (nobody watches in this process) come from the setting, the others from what happens now. */
  activity: z.enum(["off", "paused", "resting", "looking", "importing"]),
  /** Files that are there and not imported yet: still being written, or in line. */
  waiting: z.number().int(),
  problem: z.object({ code: zWatchProblem, detail: z.string() }).nullable(),
  /** Files it has imported so far, by how they ended. */
  counts: z.object({
    posted: z.number().int(),
    duplicate: z.number().int(),
    skipped: z.number().int(),
    rejected: z.number().int(),
  }),
  last: zWatchedFile.nullable(),
  lastRejected: zWatchedFile.nullable(),
});
export type WatchFolder = z.infer<typeof zWatchFolder>;

const zId = z.number().int();

/** Procedures about watched folders, part of the area `imports`. */
export const watch = {
  watchFolders: query
    .input(z.object({ lang: zLang.default("es") }))
    .output(z.object({ folders: z.array(zWatchFolder) })),
  /** Begins to watch a folder; one that is watched already is taken up again. Fails with PATH_NOT_FOUND. */
  watchAdd: command
    .input(
      z.object({ commandId: zCommandId, path: z.string().min(1).max(32_767), subfolders: z.boolean().default(true) }),
    )
    .output(z.object({ id: zId })),
  watchUpdate: command
    .input(
      z.object({ commandId: zCommandId, id: zId, enabled: z.boolean().optional(), subfolders: z.boolean().optional() }),
    )
    .output(z.object({ id: zId })),
  /** Stops watching and forgets which files of the folder were seen; what was booked stays. */
  watchRemove: command.input(z.object({ commandId: zCommandId, id: zId })).output(z.object({ id: zId })),
  /** Looks at a folder now; `retry` also imports again what was rejected or skipped there. */
  watchCheck: command.input(z.object({ id: zId, retry: z.boolean().default(false) })).output(z.object({ id: zId })),
};
