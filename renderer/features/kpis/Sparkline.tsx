import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { sparklineOption } from "../../../shared/charts/sparkline.ts";
import type { Kpi, KpiTrend } from "../../../shared/contract/kpis.ts";
import { Chart } from "../../charts/Chart.tsx";
import { useDarkMode } from "../../lib/dark-mode.ts";
import { formatDay } from "../../lib/format.ts";
import { chartPalette } from "../../lib/theme.ts";
import { valueWords } from "./figure-words.ts";

interface Props {
  readonly kpi: Kpi;
  readonly name: string;
  readonly periods: KpiTrend["periods"];
  readonly points: KpiTrend["kpis"][number]["points"];
}

/** Goal of a KPI as a number: `< 10` is 10; null without one. */
function goalOf(target: string): number | null {
  const found = /[\d.]+/.exec(target)?.[0];
  return found === undefined ? null : Number(found);
}

/** Thirteen periods of a figure as a line, with its goal. */
export function Sparkline({ kpi, name, periods, points }: Props): ReactNode {
  const { t, i18n } = useTranslation();
  const dark = useDarkMode();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language
  const { option, words } = useMemo(() => {
    const spoken = points.map(({ value }, index) => {
      const day = formatDay(periods[index]?.to ?? "");
      return `${day}: ${value === null ? t("kpis.noTrend") : valueWords(t, value, kpi.unit)}`;
    });
    const spark = points.map(({ value }, index) => ({
      value: value === null ? null : Number(value),
      words: spoken[index] ?? "",
    }));
    return { option: sparklineOption(spark, goalOf(kpi.target), chartPalette(dark)), words: spoken.join("; ") };
  }, [points, periods, kpi.target, kpi.unit, dark, i18n.language]);
  return <Chart option={option} height={34} description={t("kpis.trend", { name, words })} />;
}
