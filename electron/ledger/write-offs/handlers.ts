import type { WriteOff } from "../../../shared/contract/write-offs.ts";
import type { WriteOffReason } from "../../../shared/domain/write-offs.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { writeOffViews } from "./reader.ts";
import { askWriteOff, undoWriteOff } from "./writer.ts";

const CHANGES = ["approvals", "receivables", "kpis", "reports"] as const;

const command = commandsOf("writeOffs", CHANGES);

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
