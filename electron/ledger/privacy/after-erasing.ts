import { rm } from "node:fs/promises";
import { join } from "node:path";
import { attachmentsOf } from "../backup/attached-files.ts";
import type { LedgerDb } from "../db/ledger-db.ts";

/** Removes what an erasing left on the disk: bytes of files nobody names any more, and freed pages of the log. */
export async function sweep(db: LedgerDb): Promise<void> {
  await sweepFiles(db);
  await db.scrub();
}

/** Deletes the bytes of files that were erased, wherever they came back from (a backup keeps them until it is pruned). */
async function sweepFiles(db: LedgerDb): Promise<void> {
  if (db.path === "") return;
  const erased = await db.read.selectFrom("attachment").select("sha256").where("size", "=", 0).execute();
  for (const { sha256 } of erased) await rm(join(attachmentsOf(db.path), sha256.slice(0, 2), sha256), { force: true });
}
