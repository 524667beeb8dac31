import { isAbsolute } from "node:path";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Stamp } from "../lib/recording.ts";
import { BACKUP_SETTING, type BackupSettings, readBackupSettings } from "./reader.ts";

/** Where a second copy of each backup goes and how often one is made. Throws PATH_NOT_FOUND for a folder without a whole path. */
export async function configureBackups(tx: LedgerTx, settings: BackupSettings, recording: Stamp): Promise<void> {
  const { secondFolder } = settings;
  if (secondFolder !== null && !isAbsolute(secondFolder)) throw ledgerError("PATH_NOT_FOUND", { path: secondFolder });
  const before = await readBackupSettings(tx.sql);
  await keepSetting(tx, BACKUP_SETTING, settings);
  await appendAudit(tx, { ...recording, action: "backup.configure", detail: { before, after: settings } });
}
