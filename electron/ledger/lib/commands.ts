import { type AuditEvent, appendAudit, isAudited } from "../audit/writer.ts";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { acting } from "./acting.ts";

/** Who repeats what, and when. */
export interface CommandCall {
  readonly id: string;
  readonly procedure: string;
  readonly recordedAt: string;
}

/**
 * Carries a command out once: id, effect and answer commit together, and a repeated id returns the stored answer without
 * acting again (ARCHITECTURE: every command carries an id). The answer must be JSON. Throws INVALID_INPUT for an id
 * that another procedure has used. Work that leaves no trace in the audit
 * by itself gets one here: what was asked.
 */
export async function runCommand<T>(
  db: LedgerDb,
  call: CommandCall,
  work: (tx: LedgerTx) => Promise<T>,
): Promise<{ answer: T; repeated: boolean }> {
  return db.write(async (tx) => {
    const done = await tx.sql
      .selectFrom("command")
      .select(["procedure", "answer"])
      .where("id", "=", call.id)
      .executeTakeFirst();
    // An id that stands for something else already: its answer is not this one's, and nothing may seem done that is not.
    if (done && done.procedure !== call.procedure) {
      throw ledgerError("INVALID_INPUT", { issues: ["commandId: stands for another command"] });
    }
    // The answer was written by this function for the same procedure and id.
    if (done) return { answer: JSON.parse(done.answer) as T, repeated: true };
    const answer = await work(tx);
    if (!isAudited(tx)) await appendAudit(tx, asked(call));
    await tx.bulk.insert("command", [
      { id: call.id, procedure: call.procedure, answer: JSON.stringify(answer), recorded_at: call.recordedAt },
    ]);
    return { answer, repeated: false };
  });
}

/** What a command was asked to do, for want of anything more telling. */
function asked({ procedure, recordedAt }: CommandCall): AuditEvent {
  const call = acting();
  const input = typeof call?.input === "object" && call.input !== null ? { ...call.input } : {};
  const detail = Object.fromEntries(Object.entries(input).filter(([key]) => key !== "commandId"));
  return { at: recordedAt, actor: call?.actor ?? "user", action: procedure, detail };
}
