import { type AuditEvent, appendAudit, isAudited } from "../audit/writer.ts";
import type { LedgerDb, LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { acting } from "./acting.ts";

/** Who repeats what, and when. */
export interface CommandCall {
  readonly id: string;
  readonly procedure: string;
  readonly recordedAt: string;
}

/**
 * What a command answered that was carried out before; null where it was not. An id that stands for something else, or was somebody
 * else's, has no answer for who asks now: it may be of another portfolio, and nothing may seem done that is not. Throws
 * INVALID_INPUT for such an id.
 */
export async function answerBefore<T>(
  read: ReadHandle,
  { id, procedure }: Pick<CommandCall, "id" | "procedure">,
): Promise<{ readonly answer: T } | null> {
  const done = await read
    .selectFrom("command")
    .select(["procedure", "answer", "person_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (done === undefined) return null;
  const others = done.person_id !== null && done.person_id !== (acting()?.signedIn ?? null);
  if (done.procedure !== procedure || others) {
    throw ledgerError("INVALID_INPUT", { issues: ["commandId: stands for another command"] });
  }
  // The answer was written by `runCommand` for the same procedure and id.
  return { answer: JSON.parse(done.answer) as T };
}

/**
 * Carries a command out once: id, effect and answer commit together, and a repeated id returns the stored answer without
 * acting again (ARCHITECTURE: every command carries an id). The answer must be JSON. Throws INVALID_INPUT as
 * {@link answerBefore}. Work that leaves no trace in the audit
 * by itself gets one here: what was asked.
 */
export async function runCommand<T>(
  db: LedgerDb,
  call: CommandCall,
  work: (tx: LedgerTx) => Promise<T>,
): Promise<{ answer: T; repeated: boolean }> {
  return db.write(async (tx) => {
    const before = await answerBefore<T>(tx.sql, call);
    if (before !== null) return { answer: before.answer, repeated: true };
    const answer = await work(tx);
    if (!isAudited(tx)) await appendAudit(tx, asked(call));
    const { id, procedure, recordedAt } = call;
    const person_id = acting()?.signedIn ?? null;
    await tx.bulk.insert("command", [
      { id, procedure, answer: JSON.stringify(answer), recorded_at: recordedAt, person_id },
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
