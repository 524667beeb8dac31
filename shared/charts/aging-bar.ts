import type { ChartOption } from "../contract/chart-option.ts";
import type { AgingTotals } from "../contract/receivables.ts";
import { baseOption, categoryAxis, fixedLabel, hiddenValueAxis, literal } from "./base.ts";
import type { ChartFormat, ChartTexts } from "./option.ts";
import type { ChartPalette } from "./palette.ts";

/** Amounts by bucket in the order of the ramp: current, 1-30, 31-60, 61-90, 91+. */
export function bucketAmounts(
  row: Pick<AgingTotals, "currentMinor" | "d1to30Minor" | "d31to60Minor" | "d61to90Minor" | "d90plusMinor">,
): readonly [number, number, number, number, number] {
  return [row.currentMinor, row.d1to30Minor, row.d31to60Minor, row.d61to90Minor, row.d90plusMinor];
}

/** Open amount by bucket: five bars in the colours of the ramp, each with its figure. */
export function agingBarOption(
  totals: AgingTotals,
  palette: ChartPalette,
  texts: ChartTexts,
  format: ChartFormat,
): ChartOption {
  const amounts = bucketAmounts(totals);
  return {
    ...baseOption(palette),
    grid: { left: 8, right: 8, top: 28, bottom: 28, containLabel: false },
    xAxis: categoryAxis(palette, texts.buckets),
    yAxis: hiddenValueAxis(),
    series: [
      {
        type: "bar",
        barMaxWidth: 96,
        barCategoryGap: "24%",
        data: amounts.map((minor, index) => {
          const amount = format.wholeAmount(minor, totals.currency);
          return {
            value: minor,
            itemStyle: {
              color: palette.aging[index] ?? palette.accent,
              borderColor: palette.agingEdge,
              borderWidth: 1,
              borderRadius: [2, 2, 0, 0],
            },
            label: fixedLabel(palette, amount, { position: "top" }),
            tooltip: { formatter: literal(`${texts.buckets[index] ?? ""}: ${amount} ${totals.currency}`) },
          };
        }),
      },
    ],
  };
}
