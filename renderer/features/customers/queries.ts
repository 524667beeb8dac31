import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Statement } from "../../../shared/contract/customers.ts";
import { orpc } from "../../lib/ledger.ts";

/** Estado de cuenta of a customer up to the day. */
export function useStatement(customerId: number, asOf: string): UseQueryResult<Statement> {
  return useQuery(
    orpc.customers.statement.queryOptions({
      input: { customerId, asOf },
      placeholderData: keepPreviousData,
    }),
  );
}
