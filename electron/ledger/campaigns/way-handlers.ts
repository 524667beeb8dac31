import type { CampaignCalls, CampaignLetters } from "../../../shared/contract/campaign-ways.ts";
import type { LedgerContext } from "../context.ts";
import { makeCallTasks } from "./call-maker.ts";
import { printLetters } from "./letter-sender.ts";

/** A run that ends when nobody listens any more: after the step at hand, which is kept whole. */
async function* until<Step>(run: AsyncGenerator<Step>, signal: AbortSignal | undefined): AsyncGenerator<Step> {
  for await (const step of run) {
    yield step;
    if (signal?.aborted === true) return;
  }
}

/** Campaigns on paper and by call: procedures of the area `campaigns`. */
export const wayHandlers = {
  printLetters(
    context: LedgerContext,
    input: { id: number; folder: string; merge: boolean },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<CampaignLetters> {
    return until(printLetters(context, input), signal);
  },

  makeCalls(
    context: LedgerContext,
    input: { id: number; dueOn: string },
    signal?: AbortSignal,
  ): AsyncGenerator<CampaignCalls> {
    return until(makeCallTasks(context, input), signal);
  },
};
