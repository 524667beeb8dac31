import { sql } from "kysely";
import type { LedgerDb, ReadHandle } from "./ledger-db.ts";

/**
 * Runs several reads on one state of the ledger: what an import commits meanwhile is not seen, so the figures of a report
 * add up. Keep it short on SQLite, where the other reads wait for it.
 */
export async function readSnapshot<T>(
  db: Pick<LedgerDb, "read" | "dialect">,
  work: (read: ReadHandle) => Promise<T>,
): Promise<T> {
  return db.read.connection().execute(async (connection) => {
    const begin = db.dialect === "sqlite" ? sql`begin` : sql`begin isolation level repeatable read read only`;
    await begin.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}
