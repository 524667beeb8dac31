import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { agingBarOption, bucketAmounts } from "../../../shared/charts/aging-bar.ts";
import { overdueTrendOption, targetNumber } from "../../../shared/charts/overdue-trend.ts";
import { chartTexts } from "../../../shared/charts/texts.ts";
import { topTenOption } from "../../../shared/charts/top-ten.ts";
import { weekMovementOption } from "../../../shared/charts/week-movement.ts";
import type { ChartOption } from "../../../shared/contract/chart-option.ts";
import { Chart } from "../../charts/Chart.tsx";
import { chartFormat } from "../../charts/format.ts";
import { useDarkMode } from "../../lib/dark-mode.ts";
import { formatAmount, formatDay, formatPercent } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { chartPalette } from "../../lib/theme.ts";
import type { WeeklySection } from "./queries.ts";

const useStyles = makeStyles({
  grid: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalM },
  card: {
    minWidth: 0,
    padding: "10px 14px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { margin: "0 0 4px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

function Card({
  title,
  option,
  words,
  height,
}: {
  readonly title: string;
  readonly option: ChartOption;
  readonly words: string;
  readonly height: number;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.card} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <Chart option={option} height={height} description={`${t("reportsScreen.chart", { name: title })}. ${words}`} />
    </section>
  );
}

const CHART_HEIGHT = 168;
const TALL_CHART_HEIGHT = 216;

/** The four charts of the report, the same as in print. */
export function Charts({ section }: { readonly section: WeeklySection }): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const dark = useDarkMode();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and months change with the language
  const charts = useMemo(() => {
    const palette = chartPalette(dark);
    const texts = chartTexts(currentLang());
    const { currency, totals, trend, movement, topTen } = section;
    const amount = (minor: number): string => formatAmount(minor, currency);
    const steps = [
      [texts.opening, movement.openingMinor],
      [texts.invoiced, movement.invoicedMinor],
      [texts.settledAtIssue, movement.settledAtIssueMinor],
      [texts.collected, movement.collectedMinor],
      [texts.credited, movement.creditedMinor],
      [texts.cancelled, movement.cancelledMinor],
      [texts.other, movement.otherMinor],
      [texts.closing, movement.closingMinor],
    ] as const;
    return {
      aging: {
        option: agingBarOption(totals, palette, texts, chartFormat),
        words: bucketAmounts(totals)
          .map((minor, index) => `${texts.buckets[index]}: ${amount(minor)}`)
          .join("; "),
      },
      trend: {
        option: overdueTrendOption(trend, currency, targetNumber(section.overdue.target), palette, texts, chartFormat),
        words: trend.map((point) => `${formatDay(point.day)}: ${formatPercent(point.overduePercent)}`).join("; "),
      },
      movement: {
        option: weekMovementOption(movement, currency, palette, texts, chartFormat),
        words: steps.map(([name, minor]) => `${name}: ${amount(minor)}`).join("; "),
      },
      topTen: {
        option: topTenOption(topTen, currency, palette, texts, chartFormat),
        words: topTen.map((entry) => `${entry.row.customerName}: ${amount(entry.openMinor)}`).join("; "),
      },
    };
  }, [section, dark, i18n.language]);
  return (
    <div className={styles.grid}>
      <Card title={t("reports.sections.agingChart")} {...charts.aging} height={CHART_HEIGHT} />
      <Card title={t("reports.sections.trendChart")} {...charts.trend} height={CHART_HEIGHT} />
      <Card title={t("reports.sections.movementChart")} {...charts.movement} height={TALL_CHART_HEIGHT} />
      <Card
        title={t(section.topTen.length >= 10 ? "reports.sections.topTen" : "reports.sections.topFew")}
        {...charts.topTen}
        height={TALL_CHART_HEIGHT}
      />
    </div>
  );
}
