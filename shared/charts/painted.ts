import type { ChartOption, Json } from "../contract/chart-option.ts";
import type { ChartPalette } from "./palette.ts";

const named = (name: string): string => `palette:${name}`;
const BUCKETS = [0, 1, 2, 3, 4] as const;
const five = (name: string): ChartPalette["aging"] => [
  named(`${name}.0`),
  named(`${name}.1`),
  named(`${name}.2`),
  named(`${name}.3`),
  named(`${name}.4`),
];

/**
 * A palette of names instead of colours: a chart made with it is kept before it is known where it will be drawn, and gets its
 * colours by {@link painted}.
 */
export const namedPalette: ChartPalette = {
  text: named("text"),
  textMuted: named("textMuted"),
  line: named("line"),
  surface: named("surface"),
  accent: named("accent"),
  aging: five("aging"),
  agingText: five("agingText"),
  agingEdge: named("agingEdge"),
  paid: named("paid"),
  neutral: named("neutral"),
  neutralStrong: named("neutralStrong"),
  fontFamily: named("fontFamily"),
};

function colours(palette: ChartPalette): ReadonlyMap<string, string> {
  const { aging, agingText, ...single } = palette;
  return new Map([
    ...Object.entries(single).map(([name, value]): [string, string] => [named(name), value]),
    ...BUCKETS.flatMap((bucket): [string, string][] => [
      [named(`aging.${bucket}`), aging[bucket]],
      [named(`agingText.${bucket}`), agingText[bucket]],
    ]),
  ]);
}

/** A chart that was made with the {@link namedPalette}, in the colours and the font of another one. */
export function painted(option: ChartOption, palette: ChartPalette): ChartOption {
  const known = colours(palette);
  const paint = (value: Json): Json => {
    if (typeof value === "string") return known.get(value) ?? value;
    if (value === null || typeof value !== "object") return value;
    return isList(value) ? value.map(paint) : paintAll(value);
  };
  const paintAll = (of: { readonly [key: string]: Json }): ChartOption =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [key, paint(value)]));
  return paintAll(option);
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
