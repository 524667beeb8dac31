import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { BACKUP_SETTING, type BackupSettings } from "./reader.ts";

interface Recording {
  readonly at: string;
  readonly actor: string;
}

/** Where a second copy of each backup goes and how often one is made. */
export async function configureBackups(tx: LedgerTx, settings: BackupSettings, recording: Recording): Promise<void> {
  const value = JSON.stringify(settings);
  await tx.sql
    .insertInto("setting")
    .values({ key: BACKUP_SETTING, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  await appendAudit(tx, { ...recording, action: "backup.configure", detail: settings });
}
