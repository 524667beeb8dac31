import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";

/** Who repeats what, and when. */
export interface CommandCall {
  readonly id: string;
  readonly procedure: string;
  readonly recordedAt: string;
}

/**
 * Carries a command out once: id, effect and answer commit together, and a repeated id returns the stored answer without
 * acting again (ARCHITECTURE: every command carries an id). The answer must be JSON.
 */
export async function runCommand<T>(
  db: LedgerDb,
  call: CommandCall,
  work: (tx: LedgerTx) => Promise<T>,
): Promise<{ answer: T; repeated: boolean }> {
  return db.write(async (tx) => {
    const done = await tx.sql.selectFrom("command").select("answer").where("id", "=", call.id).executeTakeFirst();
    // The answer was written by this function for the same procedure and id.
    if (done) return { answer: JSON.parse(done.answer) as T, repeated: true };
    const answer = await work(tx);
    await tx.bulk.insert("command", [
      { id: call.id, procedure: call.procedure, answer: JSON.stringify(answer), recorded_at: call.recordedAt },
    ]);
    return { answer, repeated: false };
  });
}
