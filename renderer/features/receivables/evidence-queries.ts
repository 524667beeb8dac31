import { useMutation, useQuery } from "@tanstack/react-query";
import type { Motive } from "../../../shared/contract/review.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** Whether a document counts, and on what evidence. */
export function useEvidence(uuid: string) {
  return useQuery(orpc.review.evidence.queryOptions({ input: { uuid } }));
}

/** What a person decides about one document; the command's id makes a repetition harmless. */
export type Decide =
  | {
      readonly kind: "cancel" | "request";
      readonly on: string;
      readonly motive: Motive;
      readonly substitute: string | null;
      readonly note: string;
    }
  | { readonly kind: "keep"; readonly on: string; readonly cancelSubstitute: boolean; readonly note: string }
  | { readonly kind: "pue"; readonly as: "open" | "settled"; readonly on: string }
  | { readonly kind: "undo"; readonly decisionId: number };

/** Carries a decision about the document out. */
export function useDecide(uuid: string) {
  return useMutation({
    mutationFn: async (decision: Decide): Promise<void> => {
      const commandId = crypto.randomUUID();
      const { review } = ledger;
      switch (decision.kind) {
        case "cancel": {
          const { on, motive, substitute, note } = decision;
          await review.cancel({ commandId, uuid, on, motive, substitute, note });
          return;
        }
        case "request":
          await review.request({ commandId, uuid, on: decision.on, motive: decision.motive, note: decision.note });
          return;
        case "keep": {
          const { on, cancelSubstitute, note } = decision;
          await review.keep({ commandId, uuid, on, cancelSubstitute, note });
          return;
        }
        case "pue":
          await review.markPue({ commandId, uuids: [uuid], as: decision.as, on: decision.on, note: "" });
          return;
        case "undo":
          await review.undo({ commandId, decisionIds: [decision.decisionId] });
          return;
      }
    },
  });
}
