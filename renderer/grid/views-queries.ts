import { useMutation, useQuery } from "@tanstack/react-query";
import type { SavedView, ViewState } from "../../shared/contract/views.ts";
import { ledger, orpc } from "../lib/ledger.ts";

/** Saved views of a list that the person sees. */
export function useSavedViews(screen: string): readonly SavedView[] | undefined {
  return useQuery(orpc.views.list.queryOptions({ input: { screen } })).data?.rows;
}

/** What can be done with views; the command's id makes a repetition harmless. */
export type ViewCommand =
  | {
      readonly kind: "save";
      readonly screen: string;
      readonly name: string;
      readonly shared: boolean;
      readonly state: ViewState;
    }
  | {
      readonly kind: "change";
      readonly id: number;
      readonly name?: string;
      readonly shared?: boolean;
      readonly state?: ViewState;
    }
  | { readonly kind: "remove" | "restore"; readonly id: number }
  | { readonly kind: "openWith"; readonly screen: string; readonly id: number | null };

/** Carries a command about views out; the answer is the view where there is one. */
export function useViewCommand() {
  return useMutation({
    mutationFn: async (command: ViewCommand): Promise<SavedView | null> => {
      const commandId = crypto.randomUUID();
      const { kind, ...input } = command;
      switch (command.kind) {
        case "save": {
          const { screen, name, shared, state } = command;
          return ledger.views.save({ commandId, screen, name, shared, state });
        }
        case "change":
          return ledger.views.change({ commandId, ...input, id: command.id });
        case "restore":
          return ledger.views.restore({ commandId, id: command.id });
        case "remove":
          await ledger.views.remove({ commandId, id: command.id });
          return null;
        case "openWith":
          await ledger.views.openWith({ commandId, screen: command.screen, id: command.id });
          return null;
      }
      throw new Error(`no such command: ${String(kind)}`);
    },
  });
}
