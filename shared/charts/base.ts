import type { ChartOption, Json } from "../contract/chart-option.ts";
import type { ChartPalette } from "./palette.ts";

/** What all charts share: still, quiet, without boxes; the texts of tooltips are drawn, never parsed as HTML. */
export function baseOption(palette: ChartPalette): ChartOption {
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: palette.fontFamily, fontSize: 12, color: palette.text },
    tooltip: {
      show: true,
      trigger: "item",
      renderMode: "richText",
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      borderWidth: 1,
      padding: [6, 8],
      textStyle: { color: palette.text, fontFamily: palette.fontFamily, fontSize: 12 },
    },
  };
}

/** An axis of names: labels without ticks, one quiet line. */
export function categoryAxis(palette: ChartPalette, names: readonly string[]): ChartOption {
  return {
    type: "category",
    data: names,
    axisTick: { show: false },
    axisLine: { show: true, lineStyle: { color: palette.line } },
    axisLabel: { color: palette.text, fontFamily: palette.fontFamily, fontSize: 12, interval: 0, hideOverlap: false },
  };
}

/** An axis of amounts that shows nothing: the bars carry their figures themselves. */
export function hiddenValueAxis(): ChartOption {
  return { type: "value", show: false };
}

/** Text of a bar's own figure or tooltip, safe from being read as an ECharts template. */
export function literal(text: string): string {
  return text.replaceAll("{", "(").replaceAll("}", ")");
}

/** Label with a text fixed beforehand. */
export function fixedLabel(palette: ChartPalette, text: string, extra: { readonly [key: string]: Json } = {}): Json {
  return {
    show: true,
    formatter: literal(text),
    color: palette.text,
    fontFamily: palette.fontFamily,
    fontSize: 12,
    textBorderWidth: 0,
    ...extra,
  };
}
