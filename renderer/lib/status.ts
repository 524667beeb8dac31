import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { LedgerStatus } from "../../shared/contract/ledgers.ts";
import { orpc } from "./ledger.ts";

/** Which ledger is open, whose it is and how fresh; refetched when the ledger pushes a change. */
export function useStatus(): UseQueryResult<LedgerStatus> {
  return useQuery(orpc.ledgers.status.queryOptions());
}
