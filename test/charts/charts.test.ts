import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agingBarOption } from "../../shared/charts/aging-bar.ts";
import type { ChartFormat } from "../../shared/charts/option.ts";
import { overdueTrendOption } from "../../shared/charts/overdue-trend.ts";
import { darkPalette, lightPalette } from "../../shared/charts/palette.ts";
import { chartTexts } from "../../shared/charts/texts.ts";
import { topTenOption } from "../../shared/charts/top-ten.ts";
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
const row = {
  customerId: 1,
  customerKey: "AAA010101AAA",
  customerName: "{b} <img src=x> Peña",
  unappliedMinor: 0,
  balanceMinor: 1500,
  ...totals,
};
const topTen = [{ row, openMinor: 1500, overdueMinor: 1000, sharePercent: "100.00", oldestDaysPastDue: 95 }];
const trend = [
  { day: "2026-11-15", openMinor: 0, overdueMinor: 0, overduePercent: null },
  { day: "2026-11-22", openMinor: 1500, overdueMinor: 1000, overduePercent: "66.67" },
];

interface Bars {
  readonly series: readonly { readonly data: readonly (number | { readonly value: number | null })[] }[];
}

const valuesOf = (option: ChartOption, series: number): (number | null)[] =>
  ((option as unknown as Bars).series[series]?.data ?? []).map((item) =>
    typeof item === "number" ? item : item.value,
  );

const movementOf = (parts: readonly number[]) => {
  const [opening = 0, invoiced = 0, settled = 0, collected = 0, credited = 0, cancelled = 0, other = 0] = parts;
  return {
    openingMinor: opening,
    invoicedMinor: invoiced,
    settledAtIssueMinor: settled,
    collectedMinor: collected,
    creditedMinor: credited,
    cancelledMinor: cancelled,
    otherMinor: other,
    closingMinor: parts.reduce((sum, part) => sum + part, 0),
  };
};

describe("charts for screen and print", () => {
  const options: readonly (readonly [string, ChartOption])[] = [
    ["aging", agingBarOption(totals, lightPalette, texts, format)],
    ["trend", overdueTrendOption(trend, "MXN", 10, lightPalette, texts, format)],
    ["movement", weekMovementOption(movementOf([1000, 500, 0, -300]), "MXN", lightPalette, texts, format)],
    ["top ten", topTenOption(topTen, "MXN", lightPalette, texts, format)],
  ];

  it.each(options)("%s is plain JSON, so that a worker can be handed it", (_, option) => {
    expect(JSON.parse(JSON.stringify(option))).toEqual(option);
  });

  it.each(options)("%s draws its tooltips as text, never as HTML", (_, option) => {
    expect(option["tooltip"]).toMatchObject({ renderMode: "richText" });
  });

  it("a customer's name is never read as a template", () => {
    expect(JSON.stringify(topTenOption(topTen, "MXN", lightPalette, texts, format))).not.toContain('formatter":"{b}');
  });

  it("the aging bar has the five buckets in the order of the ramp", () => {
    expect(valuesOf(agingBarOption(totals, lightPalette, texts, format), 0)).toEqual([500, 400, 300, 200, 100]);
  });

  it("a week without balance leaves a gap in the trend", () => {
    expect(valuesOf(overdueTrendOption(trend, "MXN", 10, lightPalette, texts, format), 0)).toEqual([null, 66.67]);
  });
});

describe("movement of the week as a waterfall", () => {
  it("every bar spans exactly its own amount, above and below zero", () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 7, maxLength: 7 }), (parts) => {
        const movement = movementOf(parts);
        const option = weekMovementOption(movement, "MXN", lightPalette, texts, format);
        const [base, up, down] = [valuesOf(option, 0), valuesOf(option, 1), valuesOf(option, 2)];
        const shown = parts.filter((part, index) => [0, 1, 3, 4].includes(index) || part !== 0);
        const spans = [...shown, movement.closingMinor].map(Math.abs);
        expect(up.map((value, index) => Math.abs(value ?? 0) + Math.abs(down[index] ?? 0))).toEqual(spans);
        // Stacks of one sign: the invisible foot stands on the same side of zero as the bar.
        for (const [index, foot] of base.entries()) {
          expect((foot ?? 0) * ((up[index] ?? 0) + (down[index] ?? 0))).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("says so when its axis does not begin at zero", () => {
    const cut = weekMovementOption(movementOf([1_000_000, 500, 0, -300]), "MXN", lightPalette, texts, format);
    expect(cut["title"]).toMatchObject({ text: texts.axisCut });
    const whole = weekMovementOption(movementOf([1000, 500, 0, -300]), "MXN", lightPalette, texts, format);
    expect(whole["title"]).toBeUndefined();
  });
});

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
}

describe.each([
  ["light", lightPalette],
  ["dark", darkPalette],
])("aging ramp of the %s theme", (_, palette) => {
  it("carries text of a contrast of 4.5 at least on every step", () => {
    for (const [index, fill] of palette.aging.entries()) {
      expect(contrast(fill, palette.agingText[index] ?? fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("changes lightness in one direction, so that it reads in grey print", () => {
    const lights = palette.aging.map(luminance);
    const steps = lights.slice(1).map((light, index) => light - (lights[index] ?? 0));
    expect(new Set(steps.map(Math.sign)).size).toBe(1);
  });

  it("says how far apart the lines of a broken label stand: by themselves fonts may lay them over each other", () => {
    const movement = movementOf([100, 50, 0, -30, -10]);
    const option = weekMovementOption(movement, "MXN", lightPalette, chartTexts("en"), format);
    expect(option).toMatchObject({ xAxis: { axisLabel: { overflow: "break", fontSize: 11, lineHeight: 13 } } });
  });
});
