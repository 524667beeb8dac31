import type { WriteOff } from "../../../shared/contract/write-offs.ts";
import type { WriteOffReason } from "../../../shared/domain/write-offs.ts";
import type { ApprovalRecording } from "../approvals/writer.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { runCommand } from "../lib/commands.ts";
import { companyToday } from "../lib/company-today.ts";
import { writeOffViews } from "./reader.ts";
import { askWriteOff, undoWriteOff } from "./writer.ts";

async function command<T>(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  work: (tx: LedgerTx, recording: ApprovalRecording) => Promise<T>,
): Promise<T> {
  const now = context.now();
  const at = now.toISOString();
  const call = { id: commandId, procedure: `writeOffs.${procedure}`, recordedAt: at };
  const { answer } = await runCommand(openLedger(context), call, async (tx) =>
    work(tx, { at, actor: context.actor, personId: context.personId(), today: await companyToday(tx, now) }),
  );
  context.changes.publish("approvals", "receivables", "kpis", "reports");
  return answer;
}

/** Procedures of the area `writeOffs`. */
export const writeOffsHandlers = {
  async ofInvoice(context: LedgerContext, { uuid }: { uuid: string }): Promise<{ rows: WriteOff[] }> {
    return { rows: await writeOffViews(openLedger(context).read, uuid) };
  },

  ask(context: LedgerContext, input: { commandId: string; uuid: string; reason: WriteOffReason; note: string }) {
    return command(context, input.commandId, "ask", (tx, recording) => askWriteOff(tx, input, recording));
  },

  undo(
    context: LedgerContext,
    input: { commandId: string; uuid: string; writeOffId: number; reason: string },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "undo", (tx, recording) => undoWriteOff(tx, input, recording));
  },
};
