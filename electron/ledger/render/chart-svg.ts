import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { ChartOption } from "../../../shared/contract/chart-option.ts";

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, SVGRenderer]);

/**
 * Draws a chart to SVG without a browser; the same option object as on the screen, without what only a pointer sees.
 * Sizes in pixels.
 */
export function chartSvg(option: ChartOption, width: number, height: number): string {
  const { tooltip: _tooltip, ...still } = option;
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ ...still, animation: false });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
