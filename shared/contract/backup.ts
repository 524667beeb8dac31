import { z } from "zod";
import { command, query, zCommandId, zInstant } from "./common.ts";
import { zLedgerStatus, zVerifyReport } from "./ledgers.ts";

/** Why a backup was made (RELIABILITY 6.4). */
export const zBackupReason = z.enum(["schedule", "import", "migration", "manual", "restore"]);

/** A backup that was opened and proved after it was made; the manifest beside the file says the same. */
export const zBackup = z.object({
  /** Order of making in its folder. */
  sequence: z.number().int(),
  /** Whole path of the file. */
  file: z.string(),
  madeAt: zInstant,
  reason: zBackupReason,
  bytes: z.number().int(),
  sha256: z.string(),
  schemaVersion: z.number().int(),
  documents: z.number().int(),
  entries: z.number().int(),
  auditSeq: z.number().int(),
  auditHash: z.string(),
  /** Whether the second folder has it too. */
  second: z.boolean(),
});
export type Backup = z.infer<typeof zBackup>;

/** Trouble of the last try, until one succeeds; `code` is an error of the contract. */
const zBackupProblem = z.object({
  at: zInstant,
  where: z.enum(["first", "second"]),
  code: z.string(),
  path: z.string(),
});
export type BackupProblem = z.infer<typeof zBackupProblem>;

export const zBackupStatus = z.object({
  folder: z.string(),
  /** Second folder, such as one on the office network; null: none picked. */
  secondFolder: z.string().nullable(),
  everyMinutes: z.number().int(),
  /** Share of the backup being made, 0 to 1; null when none is. */
  running: z.number().nullable(),
  problems: z.array(zBackupProblem),
  /** Newest first. */
  backups: z.array(zBackup),
});
export type BackupStatus = z.infer<typeof zBackupStatus>;

export const backup = {
  status: query.output(zBackupStatus),
  /** Copies the ledger, opens and proves the copy, and only then counts it. */
  make: command.output(zBackup),
  /** Ends the copy under way; nothing of it stays. */
  cancel: command.output(z.object({ cancelled: z.boolean() })),
  configure: command
    .input(
      z.object({
        commandId: zCommandId,
        secondFolder: z.string().min(1).nullable(),
        everyMinutes: z.number().int().min(15).max(1440),
      }),
    )
    .output(zBackupStatus),
  /** Restores a backup into a place of its own, brings it up to date and checks it whole; the ledger is not touched. */
  drill: query
    .input(z.object({ file: z.string().min(1), lang: z.enum(["es", "en"]) }))
    .output(z.object({ report: zVerifyReport, milliseconds: z.number().int() })),
  /**
   * Puts a backup in the place of a ledger and opens it; what was there is kept beside it under a dated name. `ledger` null:
   * the open one.
   */
  restore: command
    .input(
      z.object({
        file: z.string().min(1),
        ledger: z.string().min(1).nullable(),
        stopImport: z.boolean().default(false),
      }),
    )
    .output(z.object({ status: zLedgerStatus, kept: z.string().nullable() })),
  /** Backups beside a ledger that does not open, newest first. */
  beside: query.input(z.object({ ledger: z.string().min(1) })).output(z.object({ backups: z.array(zBackup) })),
};
