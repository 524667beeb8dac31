import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** Saves a part of the ledger's settings; the command's id makes a repetition harmless. */
export function useSaveSettings(): UseMutationResult<LedgerSettings, Error, Partial<LedgerSettings>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<LedgerSettings>) =>
      ledger.settings.update({ commandId: crypto.randomUUID(), changes }),
    onSuccess: (settings) => {
      client.setQueryData(orpc.settings.get.queryKey(), settings);
      void client.invalidateQueries({ queryKey: orpc.ledgers.status.queryKey() });
    },
  });
}
