import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { command, query, zCommandId, zInstant, zLang, zWindow } from "./common.ts";
import { conflicts } from "./conflicts.ts";
import { watch } from "./watch.ts";

/** What happened to one file. */
export const zOutcome = z.enum(["posted", "duplicate", "skipped", "rejected"]);
export type Outcome = z.infer<typeof zOutcome>;

export const zImportItem = z.object({
  id: z.number().int(),
  /** As found; a ZIP member is `archive.zip!member`. */
  path: z.string(),
  outcome: zOutcome,
  /** Stable reason code; its words are `imports.codes.<code>` in shared/i18n. */
  code: z.string(),
  /** Reason in the language asked for. */
  message: z.string(),
  /** What the user can do about it, in the language asked for; empty when nothing has to be done. */
  advice: z.string(),
  uuid: z.string().nullable(),
});
export type ImportItem = z.infer<typeof zImportItem>;

export const zImportCounts = z.object({
  files: z.number().int(),
  posted: z.number().int(),
  duplicate: z.number().int(),
  skipped: z.number().int(),
  rejected: z.number().int(),
});
export type ImportCounts = z.infer<typeof zImportCounts>;

export const zImportState = z.enum(["running", "done", "cancelled", "interrupted", "failed"]);

/** A snapshot of a running import; the last one of a stream has a state other than `running`. */
export const zImportProgress = z.object({
  runId: z.number().int(),
  state: zImportState,
  /** Files found so far; grows while folders are still being walked. */
  found: z.number().int(),
  searching: z.boolean(),
  counts: zImportCounts,
  filesPerSecond: z.number(),
  /** Null while unknown. */
  secondsLeft: z.number().nullable(),
  currentPath: z.string(),
});
export type ImportProgress = z.infer<typeof zImportProgress>;

export const zImportRun = z.object({
  id: z.number().int(),
  startedAt: zInstant,
  finishedAt: zInstant.nullable(),
  state: zImportState,
  sources: z.array(z.string()),
  /** The watched folder whose new files these were; null when a person began it. */
  watchFolder: z.string().nullable(),
  /** Code of the error that ended it, where this process saw it: a full disk cannot even be written down. */
  trouble: z.string().nullable().default(null),
  counts: zImportCounts,
});
export type ImportRun = z.infer<typeof zImportRun>;

/** RFC that appears as issuer (or receiver) in the files looked at, most frequent issuer first. */
export const zCompanyCandidate = z.object({
  rfc: z.string(),
  name: z.string(),
  issued: z.number().int(),
  received: z.number().int(),
});
export type CompanyCandidate = z.infer<typeof zCompanyCandidate>;

export const imports = {
  /** Looks at up to 500 files of the paths to find out whose they are; posts nothing. */
  inspect: query
    .input(z.object({ paths: z.array(z.string().min(1)).min(1) }))
    .output(z.object({ candidates: z.array(zCompanyCandidate), filesSeen: z.number().int() })),
  /** Starts a run in the background. `ownRfcs` given are added to the ledger's own RFCs first. */
  start: command
    .input(
      z.object({
        commandId: zCommandId,
        paths: z.array(z.string().min(1)).min(1),
        ownRfcs: z.array(z.string().min(12).max(13)).default([]),
      }),
    )
    .output(z.object({ runId: z.number().int() })),
  progress: query.input(z.object({ runId: z.number().int() })).output(eventIterator(zImportProgress)),
  /** Stops after the batch at hand; what was posted stays. */
  cancel: command.input(z.object({ runId: z.number().int() })).output(z.object({ cancelled: z.boolean() })),
  runs: query.input(z.object({ ...zWindow })).output(z.object({ rows: z.array(zImportRun), total: z.number().int() })),
  items: query
    .input(
      z.object({
        runId: z.number().int(),
        outcome: zOutcome.nullable().default(null),
        search: z.string().max(200).default(""),
        sort: z
          .object({ by: z.enum(["path", "outcome", "code", "uuid"]), desc: z.boolean() })
          .nullable()
          .default(null),
        lang: zLang.default("es"),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zImportItem), total: z.number().int(), run: zImportRun })),
  /** Writes the result of a run to an Excel file. */
  exportItems: command
    .input(z.object({ runId: z.number().int(), file: z.string().min(1), lang: zLang.default("es") }))
    .output(z.object({ file: z.string(), rows: z.number().int() })),
  ...watch,
  ...conflicts,
};
