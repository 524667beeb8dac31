import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatInstant } from "../lib/format.ts";
import { dismissed, useDeliveries, useDismissed, useProblemWords, useSchedules } from "../lib/report-deliveries.ts";
import { Notice } from "./Notice.tsx";

/** Says which reports came late because nothing ran when they were due, and which cannot be delivered. */
export function ScheduleNotices(): ReactNode {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { data: schedules } = useSchedules();
  const { data: deliveries } = useDeliveries();
  const gone = useDismissed();
  const problems = (schedules?.rows ?? []).filter((row) => row.active && row.problem !== "");
  const late = (deliveries?.rows ?? []).filter(
    (row, index, all) =>
      row.startedBy === "catch-up" &&
      !gone.has(row.id) &&
      // One word for the files and the mail of one report, and only for the latest of its kind.
      all.findIndex((other) => other.kind === row.kind && other.startedBy === "catch-up") === index,
  );
  return (
    <>
      {problems.map((row) => (
        <Notice key={row.kind} intent="error">
          {t("reportsScreen.problem", { report: t(`reports.kinds.${row.kind}`), why: words(row.problem) })}
        </Notice>
      ))}
      {late.map((row) => (
        <Notice key={row.id} intent="info" onDismiss={() => dismissed(row.id)}>
          {t("reportsScreen.caughtUp", {
            report: t(`reports.kinds.${row.kind}`),
            covers: formatDay(row.covers),
            due: row.dueAt === null ? "" : formatInstant(row.dueAt),
            at: formatInstant(row.deliveredAt),
          })}
        </Notice>
      ))}
    </>
  );
}
