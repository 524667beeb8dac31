import type { ChartOption } from "../contract/chart-option.ts";
import type { WeeklyReport } from "../contract/reports.ts";
import { baseOption, categoryAxis, fixedLabel, literal } from "./base.ts";
import type { ChartFormat, ChartTexts } from "./option.ts";
import type { ChartPalette } from "./palette.ts";

type Trend = WeeklyReport["sections"][number]["trend"];

/** Target of a KPI as a number: `< 10` is 10. */
export function targetNumber(target: string): number {
  return Number(/[\d.]+/.exec(target)?.[0] ?? "0");
}

/**
 * Overdue share of thirteen weeks as a line with its target (percent, KPIS 3). A week without open balance leaves a gap.
 * The last point carries its figure, the others say theirs when pointed at.
 */
export function overdueTrendOption(
  trend: Trend,
  currency: string,
  targetPercent: number,
  palette: ChartPalette,
  texts: ChartTexts,
  format: ChartFormat,
): ChartOption {
  const last = trend.length - 1;
  const axis = categoryAxis(
    palette,
    trend.map((point) => format.shortDay(point.day)),
  );
  return {
    ...baseOption(palette),
    grid: { left: 44, right: 68, top: 20, bottom: 28, containLabel: false },
    xAxis: {
      ...axis,
      boundaryGap: false,
      axisLabel: {
        color: palette.textMuted,
        fontFamily: palette.fontFamily,
        fontSize: 11,
        hideOverlap: true,
        interval: 1,
      },
    },
    yAxis: {
      type: "value",
      min: 0,
      splitNumber: 4,
      axisLabel: {
        color: palette.textMuted,
        fontFamily: palette.fontFamily,
        fontSize: 11,
        formatter: "{value} %",
      },
      splitLine: { lineStyle: { color: palette.line, width: 1, opacity: 0.6 } },
    },
    series: [
      {
        type: "line",
        data: trend.map((point, index) => ({
          value: point.overduePercent === null ? null : Number(point.overduePercent),
          label:
            index === last && point.overduePercent !== null
              ? fixedLabel(palette, format.percent(point.overduePercent), { position: "right", fontWeight: "bold" })
              : { show: false },
          tooltip: {
            formatter: literal(
              `${format.shortDay(point.day)}: ${format.percent(point.overduePercent)}\n` +
                `${format.wholeAmount(point.overdueMinor, currency)} / ${format.wholeAmount(point.openMinor, currency)} ${currency}`,
            ),
          },
        })),
        connectNulls: false,
        symbol: "circle",
        symbolSize: 6,
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
        areaStyle: { color: palette.accent, opacity: 0.08 },
        markLine: {
          silent: true,
          symbol: "none",
          lineStyle: { color: palette.neutralStrong, type: "dashed", width: 1 },
          label: fixedLabel(palette, `${texts.target} ${targetPercent} %`, {
            position: "insideStartTop",
            color: palette.textMuted,
            fontSize: 11,
          }),
          data: [{ yAxis: targetPercent }],
        },
      },
    ],
  };
}
