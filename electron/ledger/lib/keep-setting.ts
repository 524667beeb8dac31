import type { LedgerTx } from "../db/ledger-db.ts";

/** Keeps a setting of the ledger as JSON, in the place of what it was. Who may change it, and the audit, are the caller's. */
export async function keepSetting(tx: LedgerTx, key: string, content: unknown): Promise<void> {
  const value = JSON.stringify(content);
  await tx.sql
    .insertInto("setting")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
