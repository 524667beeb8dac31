import type { LedgerContext } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { makeCallTasks } from "./call-tasks.ts";
import { printLetters } from "./letter-sender.ts";

const command = commandsOf("campaigns", ["campaigns", "contacts", "worklist"]);

/** Campaigns on paper and by call: procedures of the area `campaigns`. */
export const wayHandlers = {
  async *printLetters(
    context: LedgerContext,
    input: { id: number; folder: string; merge: boolean },
    signal: AbortSignal | undefined,
  ) {
    for await (const progress of printLetters(context, input)) {
      yield progress;
      if (signal?.aborted === true) return;
    }
  },

  makeCalls(context: LedgerContext, input: { commandId: string; id: number; dueOn: string }) {
    return command(context, input.commandId, "makeCalls", (tx, recording) => makeCallTasks(tx, input, recording));
  },
};
