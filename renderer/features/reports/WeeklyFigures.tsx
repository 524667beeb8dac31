import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import { AgingTable } from "./AgingTable.tsx";
import { Charts } from "./Charts.tsx";
import { KpiRow } from "./KpiRow.tsx";
import type { WeeklySection } from "./queries.ts";
import { TopTenTable } from "./TopTenTable.tsx";

interface Props {
  readonly report: WeeklyReport;
  readonly section: WeeklySection;
  readonly readAt: number;
  readonly onCopied: (words: string) => void;
}

/** The week of one currency: figures, charts, the largest balances and the aging. */
export function WeeklyFigures({ report, section, readAt, onCopied }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <KpiRow report={report} section={section} />
      <Charts section={section} />
      <TopTenTable section={section} />
      <AgingTable section={section} readAt={readAt} onCopied={(count) => onCopied(t("grid.copied", { count }))} />
    </>
  );
}
