import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import type {
  BankAccount,
  BankChoice,
  BankLine,
  LineTotals,
  StatementSummary,
} from "../../../../shared/contract/bank.ts";
import type { ColumnMapping } from "../../../../shared/contract/tabular.ts";
import type { MappingDecision } from "../../../components/ColumnMapping.tsx";
import { ledger, orpc } from "../../../lib/ledger.ts";
import type { BankState } from "./bank-state.ts";

/** What the screen's filters select. */
export function selectionOf(state: BankState) {
  const { accountId, view, search, from, to } = state;
  return { accountId, state: view === "all" ? null : view, search, from, to };
}

/** The company's bank accounts. */
export function useAccounts(): UseQueryResult<{ rows: BankAccount[] }> {
  return useQuery(orpc.bank.accounts.queryOptions({ placeholderData: keepPreviousData }));
}

/** Movements of the statements as the screen narrows them, the first `shown` of them. */
export function useLines(state: BankState): UseQueryResult<{ rows: BankLine[]; total: number }> {
  const input = { ...selectionOf(state), limit: state.shown };
  return useQuery(orpc.bank.lines.queryOptions({ input, placeholderData: keepPreviousData }));
}

/** Sums of the same movements, a row a currency and state. */
export function useTotals(state: BankState): UseQueryResult<{ rows: LineTotals[] }> {
  return useQuery(orpc.bank.totals.queryOptions({ input: selectionOf(state), placeholderData: keepPreviousData }));
}

/** A file looked at for an account; asked again with each decision about its columns. */
export function usePreview(file: string, accountId: number | null, decision: MappingDecision) {
  const input = { file, accountId: accountId ?? 0, ...decision };
  return useQuery(
    orpc.bank.preview.queryOptions({
      input,
      enabled: accountId !== null,
      placeholderData: keepPreviousData,
      staleTime: 0,
      retry: false,
    }),
  );
}

/** Reads a file of a bank into an account; `mapping` says what its columns are, null where its format does. */
export function useImport(): UseMutationResult<
  StatementSummary,
  Error,
  { accountId: number; file: string; mapping: ColumnMapping | null }
> {
  return useMutation({
    mutationFn: (input) => ledger.bank.import({ commandId: crypto.randomUUID(), ...input }),
  });
}

/** A decision about deposits. */
export type BoardCommand =
  | { readonly kind: "confirm"; readonly choices: BankChoice[]; readonly onlyCertain: boolean }
  | { readonly kind: "ignore"; readonly lineIds: number[]; readonly reason: string }
  | { readonly kind: "reject"; readonly lineId: number; readonly suggestion: string }
  | { readonly kind: "undo"; readonly lineIds: number[] };

/** Carries a decision out; answers how many deposits were confirmed and skipped. */
export function useBoardCommand(): UseMutationResult<{ confirmed: number; skipped: number }, Error, BoardCommand> {
  return useMutation({
    mutationFn: async (wanted) => {
      const commandId = crypto.randomUUID();
      if (wanted.kind === "confirm") {
        const { choices, onlyCertain } = wanted;
        const { confirmed, skipped } = await ledger.bank.confirm({ commandId, choices, onlyCertain });
        return { confirmed: confirmed.length, skipped: skipped.length };
      }
      if (wanted.kind === "ignore")
        await ledger.bank.ignore({ commandId, lineIds: wanted.lineIds, reason: wanted.reason });
      else if (wanted.kind === "reject") {
        await ledger.bank.reject({ commandId, lineId: wanted.lineId, suggestion: wanted.suggestion });
      } else await ledger.bank.undo({ commandId, lineIds: wanted.lineIds });
      return { confirmed: 0, skipped: 0 };
    },
  });
}
