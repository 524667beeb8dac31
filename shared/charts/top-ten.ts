import type { ChartOption } from "../contract/chart-option.ts";
import type { WeeklyReport } from "../contract/reports.ts";
import { bucketAmounts } from "./aging-bar.ts";
import { baseOption, categoryAxis, fixedLabel, hiddenValueAxis, literal } from "./base.ts";
import type { ChartFormat, ChartTexts } from "./option.ts";
import type { ChartPalette } from "./palette.ts";

type TopTen = WeeklyReport["sections"][number]["topTen"];

/** The ten largest open balances as lying bars, each split by bucket in the colours of the ramp. */
export function topTenOption(
  topTen: TopTen,
  currency: string,
  palette: ChartPalette,
  texts: ChartTexts,
  format: ChartFormat,
): ChartOption {
  const axis = categoryAxis(
    palette,
    topTen.map((entry) => entry.row.customerName),
  );
  return {
    ...baseOption(palette),
    grid: { left: 208, right: 96, top: 32, bottom: 4, containLabel: false },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 12,
      itemGap: 14,
      selectedMode: false,
      textStyle: { color: palette.text, fontFamily: palette.fontFamily, fontSize: 11 },
      data: texts.buckets,
    },
    xAxis: hiddenValueAxis(),
    yAxis: {
      ...axis,
      inverse: true,
      axisLabel: {
        color: palette.text,
        fontFamily: palette.fontFamily,
        fontSize: 11,
        interval: 0,
        width: 196,
        overflow: "truncate",
        ellipsis: "…",
      },
    },
    series: texts.buckets.map((bucket, index) => ({
      type: "bar",
      name: bucket,
      stack: "open",
      barMaxWidth: 18,
      barCategoryGap: "36%",
      itemStyle: {
        color: palette.aging[index] ?? palette.accent,
        borderColor: palette.agingEdge,
        borderWidth: 0.5,
      },
      data: topTen.map((entry) => {
        const minor = bucketAmounts(entry.row)[index] ?? 0;
        return {
          value: minor,
          // An outline without a bar would be read as an amount.
          itemStyle: minor === 0 ? { borderWidth: 0 } : {},
          label:
            index === texts.buckets.length - 1
              ? fixedLabel(palette, format.wholeAmount(entry.openMinor, currency), { position: "right", fontSize: 11 })
              : { show: false },
          tooltip: {
            formatter: literal(
              `${entry.row.customerName}\n${bucket}: ${format.wholeAmount(minor, currency)} ${currency}`,
            ),
          },
        };
      }),
    })),
  };
}
