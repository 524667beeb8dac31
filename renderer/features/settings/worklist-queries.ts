import { skipToken, useMutation, useQuery } from "@tanstack/react-query";
import type { ContactRuleInput, WorklistRules } from "../../../shared/contract/worklist.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** How the day's lists are made. */
export function useWorklistRules() {
  return useQuery(orpc.worklist.rules.queryOptions());
}

/** Keeps the rules of the daily lists. Throws SUPERVISOR_ONLY. */
export function useSaveWorklistRules() {
  return useMutation({
    mutationFn: (rules: WorklistRules) => ledger.worklist.saveRules({ commandId: crypto.randomUUID(), rules }),
  });
}

/** What other weights would move in the list of whoever works here; null asks nothing. */
export function useWeightsPreview(weights: WorklistRules["weights"] | null) {
  return useQuery(
    orpc.worklist.previewWeights.queryOptions({
      input: weights === null ? skipToken : { weights, limit: 12 },
      staleTime: 0,
    }),
  );
}

/** Hours, days and how often customers may be contacted, rule by rule. */
export function useContactRules() {
  return useQuery({ ...orpc.worklist.contactRules.queryOptions(), select: ({ rows }) => rows });
}

/** Keeps a rule of contacts in the place of the version it was read as. Throws SUPERVISOR_ONLY and CHANGED_MEANWHILE. */
export function useSaveContactRule() {
  return useMutation({
    mutationFn: (input: { rule: ContactRuleInput; version: number }) =>
      ledger.worklist.saveContactRule({ ...input, commandId: crypto.randomUUID() }),
  });
}
