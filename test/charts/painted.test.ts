import { expect, test } from "vitest";
import { agingBarOption } from "../../shared/charts/aging-bar.ts";
import type { ChartFormat } from "../../shared/charts/option.ts";
import { overdueTrendOption } from "../../shared/charts/overdue-trend.ts";
import { namedPalette, painted } from "../../shared/charts/painted.ts";
import { type ChartPalette, darkPalette, lightPalette, printPalette } from "../../shared/charts/palette.ts";
import { chartTexts } from "../../shared/charts/texts.ts";
import { weekMovementOption } from "../../shared/charts/week-movement.ts";
import type { ChartOption } from "../../shared/contract/chart-option.ts";

const format: ChartFormat = {
  wholeAmount: (minor) => String(Math.round(minor / 100)),
  percent: (value) => (value === null ? "–" : `${value} %`),
  shortDay: (day) => day.slice(5),
};
const texts = chartTexts("es");
const totals = {
  currency: "MXN",
  documents: 3,
  currentMinor: 500,
  d1to30Minor: 400,
  d31to60Minor: 300,
  d61to90Minor: 200,
  d90plusMinor: 100,
  openMinor: 1500,
  overdueMinor: 1000,
};
const movement = {
  openingMinor: 100,
  invoicedMinor: 50,
  settledAtIssueMinor: 1,
  collectedMinor: 20,
  creditedMinor: 3,
  cancelledMinor: 4,
  otherMinor: 5,
  closingMinor: 117,
};
const trend = [
  { day: "2026-11-15", openMinor: 10, overdueMinor: 0, overduePercent: "0.00" },
  { day: "2026-11-22", openMinor: 1500, overdueMinor: 1000, overduePercent: "66.67" },
];

const CHARTS: Record<string, (palette: ChartPalette) => ChartOption> = {
  aging: (palette) => agingBarOption(totals, palette, texts, format),
  movement: (palette) => weekMovementOption(movement, "MXN", palette, texts, format),
  trend: (palette) => overdueTrendOption(trend, "MXN", 20, palette, texts, format),
};

for (const [name, chart] of Object.entries(CHARTS)) {
  test.each([lightPalette, darkPalette, printPalette("Inter")])(
    `${name}: kept with names instead of colours, it is drawn as if it had been made with the palette`,
    (palette) => {
      const kept = JSON.parse(JSON.stringify(chart(namedPalette))) as ChartOption;
      expect(painted(kept, palette)).toEqual(JSON.parse(JSON.stringify(chart(palette))));
      expect(JSON.stringify(painted(kept, palette))).not.toContain("palette:");
    },
  );
}
