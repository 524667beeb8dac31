import { z } from "zod";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Key of the setting that holds where and how often backups go. */
export const BACKUP_SETTING = "backup";

export const zBackupSettings = z.object({
  secondFolder: z.string().nullable().default(null),
  everyMinutes: z.number().int().default(60),
});
export type BackupSettings = z.infer<typeof zBackupSettings>;

/** Where a second copy goes and how often one is made, in minutes. */
export async function readBackupSettings(sql: ReadHandle): Promise<BackupSettings> {
  const row = await sql.selectFrom("setting").select("value").where("key", "=", BACKUP_SETTING).executeTakeFirst();
  return zBackupSettings.parse(row ? JSON.parse(row.value) : {});
}
