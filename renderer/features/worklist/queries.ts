import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLedgerChange } from "../../lib/changes.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import type { WorklistState } from "./worklist-state.ts";

/** Changes after which a list may be another: work, money, and who is in charge. */
const WORK_AREAS = ["contacts", "promises", "disputes", "payments", "receivables", "customers", "users"] as const;
/** Changes come in bursts; an import brings one every moment. */
const QUIET_MS = 400;
/** What is open at this moment, and who is on whom, is asked again this often. */
const MOMENT_MS = 60_000;

/**
 * Keeps the list of today fixed and up to date while it is on the screen: when it opens, and after whatever may change it.
 * `ready` is false until the first time is through.
 */
export function useFreshList(
  personId: number | null,
  all = false,
): { readonly ready: boolean; readonly error: unknown } {
  const [ready, setReady] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const timer = useRef<number | undefined>(undefined);
  const wanted = `${String(personId)} ${String(all)}`;
  const refresh = useCallback(() => {
    ledger.worklist
      .refresh({ personId, all })
      .then(() => {
        setReady(wanted);
        setError(null);
      })
      .catch((thrown: unknown) => setError(thrown));
  }, [personId, all, wanted]);
  useEffect(() => {
    refresh();
    return () => window.clearTimeout(timer.current);
  }, [refresh]);
  useLedgerChange(WORK_AREAS, () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(refresh, QUIET_MS);
  });
  return { ready: ready === wanted, error };
}

/** The rows of a list, and its counts. */
export function useItems({ personId, state, reason, shown }: WorklistState, ready: boolean) {
  return useQuery(
    orpc.worklist.page.queryOptions({
      input: { personId, state, reason, limit: Math.min(shown, 1000) },
      enabled: ready,
      placeholderData: keepPreviousData,
      refetchInterval: MOMENT_MS,
    }),
  );
}

/** How far each person is with the list of today. */
export function useProgress() {
  return useQuery(orpc.worklist.progress.queryOptions({ placeholderData: keepPreviousData }));
}

/** What is known of a customer; asked again when anything about them changes. */
export function useFicha(customerId: number, asOf: string, lang: "es" | "en") {
  const query = useQuery(orpc.customers.ficha.queryOptions({ input: { customerId, asOf, lang } }));
  useLedgerChange(["contacts", "promises", "disputes", "payments", "receivables"], () => void query.refetch());
  return query;
}

/** How lists are made. */
export function useListRules() {
  return useQuery(orpc.worklist.rules.queryOptions());
}

/** Puts a customer of the list off until another day, with the reason. */
export function useSkip() {
  return useMutation({
    mutationFn: (input: { itemId: number; reason: string; until: string }) =>
      ledger.worklist.skip({ ...input, commandId: crypto.randomUUID() }),
  });
}

/** The outcomes that have a number key: the first nine of those in use. */
export function useQuickOutcomes() {
  const { data } = useQuery(orpc.contacts.outcomes.queryOptions());
  return (data?.rows ?? []).filter((outcome) => outcome.active).slice(0, 9);
}

/** Customers that fall between people: whose owner left, without a next step, skipped too often. The first `limit` of them. */
export function useOrphans(limit: number) {
  return useQuery(orpc.worklist.orphans.queryOptions({ input: { limit }, placeholderData: keepPreviousData }));
}

/** Everybody who works here or did. */
export function usePeople() {
  return useQuery(orpc.users.list.queryOptions({ placeholderData: keepPreviousData }));
}

/** Puts people in charge of customers; answers who was before, so that it can be undone the same way. */
export function useAssign() {
  return useMutation({
    mutationFn: (assignments: { customerId: number; collectorId: number | null }[]) =>
      ledger.customers.assign({ commandId: crypto.randomUUID(), assignments }),
  });
}

/** What waits for the person who works here; asked again by the minute once `ready`. */
export function useHome(ready: boolean) {
  const query = useQuery(
    orpc.worklist.home.queryOptions({
      input: {},
      enabled: ready,
      placeholderData: keepPreviousData,
      refetchInterval: MOMENT_MS,
    }),
  );
  useLedgerChange(["imports", "payments", "receivables"], () => void query.refetch());
  return query;
}
