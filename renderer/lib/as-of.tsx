import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { dayInZone } from "../../shared/domain/days.ts";
import { orpc } from "./ledger.ts";
import { createStore, useStore } from "./store.ts";

/** The day every figure is about, and how to choose another one. */
export interface AsOf {
  readonly day: string;
  /** The day without a choice: today in the company's time zone, or the day a demo ledger is about. */
  readonly defaultDay: string;
  /** Null goes back to the default day. */
  readonly choose: (day: string | null) => void;
}

function localToday(): string {
  return dayInZone(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}

const AsOfContext = createContext<AsOf | null>(null);

/** The choice stays while the window lives and the same ledger is open. */
const chosen = createStore<{ readonly ledger: string | null; readonly day: string } | null>(null);

export function AsOfProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { data: status } = useQuery(orpc.ledgers.status.queryOptions());
  const { data: settings } = useQuery(orpc.settings.get.queryOptions({ enabled: status?.open === true }));
  const choice = useStore(chosen);
  const ledger = status?.path ?? null;
  const today = settings === undefined ? localToday() : dayInZone(new Date(), settings.timeZone);
  const defaultDay = status?.suggestedAsOf ?? today;
  const day = choice !== null && choice.ledger === ledger ? choice.day : defaultDay;
  const value = useMemo<AsOf>(
    () => ({ day, defaultDay, choose: (next) => chosen.set(next === null ? null : { ledger, day: next }) }),
    [day, defaultDay, ledger],
  );
  return <AsOfContext value={value}>{children}</AsOfContext>;
}

/** The as-of day of the title bar; today where no provider stands above. */
export function useAsOf(): AsOf {
  const value = useContext(AsOfContext);
  return value ?? { day: localToday(), defaultDay: localToday(), choose: () => undefined };
}
