import type { ChartOption } from "../contract/chart-option.ts";
import type { ForecastWeekView } from "../contract/forecast.ts";
import { baseOption, categoryAxis, fixedLabel, literal } from "./base.ts";
import type { ChartFormat } from "./option.ts";
import type { ChartPalette } from "./palette.ts";

/** Names of the parts of a week, and of what came in. */
export interface ForecastChartWords {
  readonly promise: string;
  readonly agreement: string;
  readonly habit: string;
  readonly spread: string;
  readonly total: string;
  readonly actual: string;
}

const PARTS = [
  ["promise", "promiseMinor", 4],
  ["agreement", "agreementMinor", 3],
  ["habit", "habitMinor", 2],
  ["spread", "spreadMinor", 1],
] as const;

/** Cash expected by week as a bar of its sources, with what came in beside it where the week is over (KPIS 14). */
export function forecastWeeksOption(
  weeks: readonly ForecastWeekView[],
  currency: string,
  words: ForecastChartWords,
  palette: ChartPalette,
  format: ChartFormat,
): ChartOption {
  const shown = weeks.filter((week) => week.weekOn !== null);
  const amount = (minor: number): string => `${format.wholeAmount(minor, currency)} ${currency}`;
  const last = (week: ForecastWeekView): string | undefined => PARTS.findLast(([, key]) => week[key] > 0)?.[0];
  const over = shown.some((week) => week.actualMinor !== null);
  return {
    ...baseOption(palette),
    legend: {
      show: true,
      top: 0,
      itemWidth: 12,
      itemHeight: 12,
      selectedMode: false,
      textStyle: { color: palette.text, fontFamily: palette.fontFamily, fontSize: 12 },
    },
    grid: { left: 8, right: 8, top: 48, bottom: 26, containLabel: false },
    xAxis: categoryAxis(
      palette,
      shown.map((week) => format.shortDay(week.weekOn ?? "")),
    ),
    yAxis: { type: "value", show: false },
    series: [
      ...PARTS.map(([name, key, color]) => ({
        type: "bar",
        name: words[name],
        stack: "forecast",
        barMaxWidth: 44,
        itemStyle: { color: palette.aging[color], borderColor: palette.agingEdge },
        data: shown.map((week) => ({
          value: week[key],
          // An edge around nothing would be a line.
          itemStyle: { borderWidth: week[key] > 0 ? 0.5 : 0 },
          label:
            last(week) === name
              ? fixedLabel(palette, format.wholeAmount(week.totalMinor, currency), { position: "top", fontSize: 11 })
              : { show: false },
          tooltip: {
            formatter: literal(`${words[name]}: ${amount(week[key])}\n${words.total}: ${amount(week.totalMinor)}`),
          },
        })),
      })),
      ...(over
        ? [
            {
              type: "bar",
              name: words.actual,
              barMaxWidth: 44,
              itemStyle: { color: palette.paid, borderRadius: 2 },
              data: shown.map((week) => ({
                value: week.actualMinor,
                label:
                  week.actualMinor === null
                    ? { show: false }
                    : fixedLabel(palette, format.wholeAmount(week.actualMinor, currency), {
                        position: "top",
                        fontSize: 11,
                      }),
                tooltip: { formatter: literal(`${words.actual}: ${amount(week.actualMinor ?? 0)}`) },
              })),
            },
          ]
        : []),
    ],
  };
}
