import type { LedgerDb } from "../db/ledger-db.ts";
import { openSqliteLedger } from "../db/open-sqlite.ts";

/**
 * Opens a ledger for a short reading: without a session, so that nothing another process is doing with it is touched, and
 * without loading what a session needs. Whoever opens it closes it. Throws StorageError.
 */
export async function openForReading(path: string): Promise<LedgerDb> {
  return openSqliteLedger(path, {
    mode: "must-exist",
    beforeMigration: async (copyTo) => {
      const { backupBeforeMigration } = await import("../backup/maker.ts");
      await backupBeforeMigration(path, copyTo, () => new Date());
    },
  });
}
