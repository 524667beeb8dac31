import { SEALED_FACTS } from "../db/audit-chain.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Instant of the first command ever carried out in a ledger; null where nobody has done anything: it owes nothing yet. */
export async function firstCommandAt(db: ReadHandle): Promise<string | null> {
  const row = await db
    .selectFrom("audit")
    .select("at")
    // What the program itself seals is nobody's command.
    .where("action", "<>", SEALED_FACTS)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
