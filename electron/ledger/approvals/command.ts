import type { Area } from "../../../shared/contract/ledgers.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { runCommand } from "../lib/commands.ts";
import { companyToday } from "../lib/company-today.ts";
import type { ApprovalRecording } from "./writer.ts";

/** Runs a command that asks for an approval or decides one: who acts and the company's day go with it. */
export async function approvalCommand<T>(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  changes: readonly Area[],
  work: (tx: LedgerTx, recording: ApprovalRecording) => Promise<T>,
): Promise<T> {
  const now = context.now();
  const at = now.toISOString();
  const { actor } = context;
  const personId = context.personId();
  const { answer } = await runCommand(openLedger(context), { id: commandId, procedure, recordedAt: at }, async (tx) =>
    work(tx, { at, actor, personId, today: await companyToday(tx, now) }),
  );
  context.changes.publish(...changes);
  return answer;
}
