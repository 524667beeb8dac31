import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ReportDelivery, ScheduledReport, ScheduleView } from "../../shared/contract/reports.ts";
import { reportsScreenEs } from "../../shared/i18n/reports-screen.es.ts";
import { orpc } from "./ledger.ts";
import { useMay } from "./session.ts";
import { createPersonalStore, useStore } from "./store.ts";

/** When each report is due, and how it stands. */
export function useSchedules(): UseQueryResult<{ rows: ScheduleView[]; running: ScheduledReport | null }> {
  return useQuery(orpc.reports.schedules.queryOptions());
}

/** The latest deliveries; none are asked for by who may not see them. */
export function useDeliveries(): UseQueryResult<{ rows: ReportDelivery[] }> {
  const may = useMay();
  return useQuery({
    ...orpc.reports.deliveries.queryOptions({ input: { limit: 30 } }),
    enabled: may("reports.deliveries"),
  });
}

/** Deliveries whose note was read and put away, while the window is open. */
const read = createPersonalStore<ReadonlySet<number>>(new Set());

/** Puts the note of a delivery away, until the window closes. */
export function dismissed(id: number): void {
  read.set(new Set([...read.get(), id]));
}

/** Ids of the deliveries whose notes were put away. */
export function useDismissed(): ReadonlySet<number> {
  return useStore(read);
}

const zKnown = Object.keys(reportsScreenEs.problems) as readonly (keyof typeof reportsScreenEs.problems)[];

/** Words for why a scheduled report could not be delivered. */
export function useProblemWords(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const key = zKnown.find((known) => code === known || (known === "MAIL" && code.startsWith("MAIL ")));
    return t(`reportsScreen.problems.${key ?? "INTERNAL"}`);
  };
}
