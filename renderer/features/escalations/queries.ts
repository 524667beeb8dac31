import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  type EscalationSelection,
  zEscalationColumn,
  zEscalationFilter,
  zEscalationGroupBy,
} from "../../../shared/contract/escalation-list.ts";
import { listSource } from "../../grid/list-source.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** The cases as their grid asks for them. */
export const caseList = listSource(ledger.escalations, {
  column: zEscalationColumn,
  filter: zEscalationFilter,
  groupBy: zEscalationGroupBy,
});

export function useCaseTotals(selection: EscalationSelection) {
  return useQuery({
    ...orpc.escalations.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** One case with its steps, debts and file. */
export function useCase(id: number) {
  return useQuery(orpc.escalations.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }));
}
