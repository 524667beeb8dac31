import { z } from "zod";
import { zBackupReason } from "./backup.ts";
import { zInstant } from "./common.ts";

/** How the ledger and this PC are, on one page. */
export const zHealth = z.object({
  schemaVersion: z.number().int(),
  /** Bytes of the ledger's file and of what waits to be written into it; null on a server. */
  ledgerBytes: z.number().int().nullable(),
  waitingBytes: z.number().int().nullable(),
  documents: z.number().int(),
  entries: z.number().int(),
  /** Bytes that are free where the ledger is; null where that is not known. */
  freeBytes: z.number().int().nullable(),
  /** The newest backup, opened and proved after it was made; null: there is none. */
  backup: z
    .object({
      madeAt: zInstant,
      reason: zBackupReason,
      bytes: z.number().int(),
      documents: z.number().int(),
      entries: z.number().int(),
      /** Whether the second folder has it too. */
      second: z.boolean(),
    })
    .nullable(),
  /** Work that no backup has, where the oldest of it has been standing for longer than the schedule allows. */
  withoutBackup: z
    .object({ since: zInstant, minutes: z.number().int().nonnegative(), late: z.enum(["late", "day"]) })
    .nullable(),
  /** Code of what went wrong with the last try of a backup, until one succeeds. */
  backupProblem: z.object({ at: zInstant, code: z.string(), where: z.enum(["first", "second"]) }).nullable(),
  /** The last time the ledger was proved; `failed` are names of checks. */
  verified: z.object({ at: zInstant, ok: z.boolean(), failed: z.array(z.string()) }).nullable(),
  /** Where this PC keeps its log; null outside the app. */
  logFolder: z.string().nullable(),
});
export type Health = z.infer<typeof zHealth>;
