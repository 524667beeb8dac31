import type { ChartOption } from "../contract/chart-option.ts";
import type { WeeklyReport } from "../contract/reports.ts";
import { baseOption, categoryAxis, fixedLabel, hiddenValueAxis, literal } from "./base.ts";
import type { ChartFormat, ChartTexts } from "./option.ts";
import type { ChartPalette } from "./palette.ts";

type Movement = WeeklyReport["sections"][number]["movement"];

/** One bar of the waterfall: from where to where it reaches, its own amount, its colour. */
interface Step {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly color: string;
}

function stepsOf(movement: Movement, palette: ChartPalette, texts: ChartTexts): readonly Step[] {
  const lines = [
    { name: texts.invoiced, amount: movement.invoicedMinor, color: palette.accent, always: true },
    { name: texts.settledAtIssue, amount: movement.settledAtIssueMinor, color: palette.paid, always: false },
    { name: texts.collected, amount: movement.collectedMinor, color: palette.paid, always: true },
    { name: texts.credited, amount: movement.creditedMinor, color: palette.neutral, always: true },
    { name: texts.cancelled, amount: movement.cancelledMinor, color: palette.neutral, always: false },
    { name: texts.other, amount: movement.otherMinor, color: palette.neutral, always: false },
  ].filter((line) => line.always || line.amount !== 0);
  const steps: Step[] = [
    {
      name: texts.opening,
      from: 0,
      to: movement.openingMinor,
      amount: movement.openingMinor,
      color: palette.neutralStrong,
    },
  ];
  let level = movement.openingMinor;
  for (const { name, amount, color } of lines) {
    steps.push({ name, from: level, to: level + amount, amount, color });
    level += amount;
  }
  steps.push({
    name: texts.closing,
    from: 0,
    to: movement.closingMinor,
    amount: movement.closingMinor,
    color: palette.neutralStrong,
  });
  return steps;
}

/**
 * Where the value axis begins: at zero, unless the week's changes would be slivers on top of a large balance; then below
 * the lowest level by half of what moved, and the chart says so.
 */
function axisStart(steps: readonly Step[]): number {
  const levels = steps.flatMap((step, index) =>
    index === 0 || index === steps.length - 1 ? [step.to] : [step.from, step.to],
  );
  const low = Math.min(...levels);
  const span = Math.max(...levels) - low;
  return low > 0 && span > 0 && low > 3 * span ? low - span / 2 : 0;
}

/**
 * Movement of the week as a waterfall: opening balance, what raised and lowered it, closing balance. Lines of zero that
 * are rare (settled at issue, cancelled, other) are left out. Levels below zero are drawn below the axis.
 */
export function weekMovementOption(
  movement: Movement,
  currency: string,
  palette: ChartPalette,
  texts: ChartTexts,
  format: ChartFormat,
): ChartOption {
  const steps = stepsOf(movement, palette, texts);
  const start = axisStart(steps);
  const parts = steps.map((step) => {
    const low = Math.min(step.from, step.to);
    const high = Math.max(step.from, step.to);
    if (low >= 0) return { base: low, up: high - low, down: 0 };
    if (high <= 0) return { base: high, up: 0, down: low - high };
    return { base: 0, up: high, down: low };
  });
  const bar = (part: "up" | "down"): ChartOption => ({
    type: "bar",
    stack: "movement",
    barMaxWidth: 72,
    barCategoryGap: "28%",
    data: steps.map((step, index) => {
      const amount = format.wholeAmount(step.amount, currency);
      const value = parts[index]?.[part] ?? 0;
      const labelled = part === "up" ? value > 0 || (parts[index]?.down ?? 0) === 0 : value < 0;
      const both = (parts[index]?.up ?? 0) > 0 && (parts[index]?.down ?? 0) < 0;
      return {
        value,
        itemStyle: { color: step.color, borderRadius: 2 },
        label:
          labelled && !(both && part === "down")
            ? fixedLabel(palette, amount, { position: part === "up" ? "top" : "bottom", fontSize: 11 })
            : { show: false },
        tooltip: { formatter: literal(`${step.name}: ${amount} ${currency}`) },
      };
    }),
  });
  return {
    ...baseOption(palette),
    ...(start > 0
      ? {
          title: {
            text: literal(texts.axisCut),
            right: 8,
            top: 0,
            textStyle: {
              color: palette.textMuted,
              fontFamily: palette.fontFamily,
              fontSize: 11,
              fontWeight: "normal",
            },
          },
        }
      : {}),
    grid: { left: 8, right: 8, top: 36, bottom: 44, containLabel: false },
    xAxis: {
      ...categoryAxis(
        palette,
        steps.map((step) => step.name),
      ),
      axisLine: { show: true, onZero: false, lineStyle: { color: palette.line } },
      axisLabel: {
        color: palette.text,
        fontFamily: palette.fontFamily,
        fontSize: 11,
        interval: 0,
        // Of a label of two lines the second stands under the first, whatever the font's own height.
        lineHeight: 13,
        width: 82,
        overflow: "break",
      },
    },
    yAxis: { ...hiddenValueAxis(), ...(start > 0 ? { min: start } : {}) },
    series: [
      {
        type: "bar",
        stack: "movement",
        silent: true,
        itemStyle: { color: "transparent" },
        tooltip: { show: false },
        data: parts.map((part) => part.base),
      },
      bar("up"),
      bar("down"),
    ],
  };
}
