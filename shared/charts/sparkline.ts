import type { ChartOption } from "../contract/chart-option.ts";
import { baseOption, literal } from "./base.ts";
import type { ChartPalette } from "./palette.ts";

/** One point of a sparkline: its words are said when it is pointed at. */
export interface SparkPoint {
  readonly value: number | null;
  readonly words: string;
}

/**
 * A line without axes for beside a figure, with its target as a dashed line where there is one. A period without a figure
 * leaves a gap.
 */
export function sparklineOption(
  points: readonly SparkPoint[],
  target: number | null,
  palette: ChartPalette,
): ChartOption {
  const last = points.length - 1;
  const values = points.flatMap(({ value }) => value ?? []);
  const all = target === null || values.length === 0 ? values : [...values, target];
  const low = Math.min(...all, Number.POSITIVE_INFINITY);
  const high = Math.max(...all, Number.NEGATIVE_INFINITY);
  // A flat line stands in the middle, and no point touches the edge.
  const room = values.length === 0 ? 1 : (high - low) * 0.15 || Math.abs(high) * 0.1 || 1;
  return {
    ...baseOption(palette),
    grid: { left: 5, right: 5, top: 3, bottom: 3, containLabel: false },
    xAxis: { type: "category", show: false, boundaryGap: false, data: points.map((_, index) => String(index)) },
    yAxis: {
      type: "value",
      show: false,
      ...(values.length === 0 ? {} : { min: low - room, max: high + room }),
    },
    series: [
      {
        type: "line",
        data: points.map(({ value, words }, index) => ({
          value,
          symbolSize: index === last ? 7 : 3,
          tooltip: { formatter: literal(words) },
        })),
        connectNulls: false,
        symbol: "circle",
        lineStyle: { color: palette.accent, width: 1.5 },
        itemStyle: { color: palette.accent },
        ...(target === null || values.length === 0
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: "none",
                lineStyle: { color: palette.neutralStrong, type: "dashed", width: 1, opacity: 0.7 },
                label: { show: false },
                data: [{ yAxis: target }],
              },
            }),
      },
    ],
  };
}
