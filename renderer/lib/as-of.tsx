import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { LedgerStatus } from "../../shared/contract/ledgers.ts";
import { dayInZone } from "../../shared/domain/days.ts";
import { useStatus } from "./status.ts";
import { createPersonalStore, useStore } from "./store.ts";

/** The day every figure is about, and how to choose another one. */
export interface AsOf {
  readonly day: string;
  /** The day without a choice: today in the company's time zone, or the day a demo ledger is about. */
  readonly defaultDay: string;
  /** Today in the company's time zone: what the day's work counts, whatever day the figures are about. */
  readonly today: string;
  /** Null goes back to the default day. */
  readonly choose: (day: string | null) => void;
}

const MINUTE_MS = 60_000;

function localToday(): string {
  return dayInZone(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}

const AsOfContext = createContext<AsOf | null>(null);

/** The choice stays while the window lives and the same ledger is open. */
const chosen = createPersonalStore<{ readonly ledger: string | null; readonly day: string } | null>(null);

/** Today where the company is: as the ledger said it, until midnight passes there. */
function useCompanyToday(status: LedgerStatus | undefined): string | null {
  const told = status?.today ?? null;
  const timeZone = status?.timeZone ?? null;
  const [passed, setPassed] = useState<{ readonly told: string | null; readonly today: string } | null>(null);
  useEffect(() => {
    if (timeZone === null) return;
    const look = (): void => {
      const today = dayInZone(new Date(), timeZone);
      setPassed((before) => (before?.told === told && before.today === today ? before : { told, today }));
    };
    const timer = window.setInterval(look, MINUTE_MS);
    return () => window.clearInterval(timer);
  }, [told, timeZone]);
  return passed !== null && passed.told === told ? passed.today : told;
}

/** The day a ledger is shown as of when nobody chose another: the demo's own, or today where the company is. */
export function defaultDayOf(status: Pick<LedgerStatus, "suggestedAsOf" | "today">): string | null {
  return status.suggestedAsOf ?? status.today;
}

/** Needs the ledger's status to be known; what stands below is drawn once it is. */
export function AsOfProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { data: status } = useStatus();
  const choice = useStore(chosen);
  const ledger = status?.path ?? null;
  const today = useCompanyToday(status);
  const defaultDay = defaultDayOf({ suggestedAsOf: status?.suggestedAsOf ?? null, today });
  const day = choice !== null && choice.ledger === ledger ? choice.day : defaultDay;
  const value = useMemo<AsOf | null>(() => {
    if (day === null || defaultDay === null) return null;
    return {
      day,
      defaultDay,
      today: today ?? defaultDay,
      choose: (next) => chosen.set(next === null ? null : { ledger, day: next }),
    };
  }, [day, defaultDay, today, ledger]);
  return value === null ? null : <AsOfContext value={value}>{children}</AsOfContext>;
}

/** The as-of day of the title bar; today where no provider stands above. */
export function useAsOf(): AsOf {
  const value = useContext(AsOfContext);
  if (value !== null) return value;
  const today = localToday();
  return { day: today, defaultDay: today, today, choose: () => undefined };
}
