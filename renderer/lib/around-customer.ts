import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLedgerChange } from "./changes.ts";
import { ledger, orpc } from "./ledger.ts";

/** What is open at this moment, and who is on whom, is asked again this often. */
const MOMENT_MS = 60_000;

/** What is true of a customer at this moment; of nobody without one. */
export function useAround(customerId: number | null) {
  const query = useQuery(
    orpc.worklist.around.queryOptions({
      input: { customerId: customerId ?? 0 },
      enabled: customerId !== null,
      staleTime: 0,
      refetchInterval: MOMENT_MS,
    }),
  );
  useLedgerChange(["contacts"], () => {
    if (customerId !== null) void query.refetch();
  });
  return query;
}

/** Says to others that this customer is on the screen, for as long as it is. */
export function useClaim(customerId: number | null): void {
  useEffect(() => {
    if (customerId === null) return;
    const say = (id: number | null): void => void ledger.worklist.claim({ customerId: id }).catch(() => undefined);
    say(customerId);
    const timer = window.setInterval(() => say(customerId), 2 * MOMENT_MS);
    return () => {
      window.clearInterval(timer);
      say(null);
    };
  }, [customerId]);
}
