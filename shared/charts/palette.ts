/**
 * Colours of the charts. The aging ramp is one hue from "not due" to "91 days and more", the same in the grid, the
 * charts, the PDF and the workbook, told apart in grey print and by colour-blind eyes; in the dark theme it runs from dim
 * to bright, so that the oldest debt stands out in both. Green is kept for what was paid; nothing here is red.
 */
export interface ChartPalette {
  readonly text: string;
  readonly textMuted: string;
  /** Axis and grid lines. */
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  /** Fill by bucket: current, 1-30, 31-60, 61-90, 91+. */
  readonly aging: readonly [string, string, string, string, string];
  /** Text that stands on the fill of the same bucket (contrast 4.5:1 at least). */
  readonly agingText: readonly [string, string, string, string, string];
  /** Outline that keeps the palest fill visible on the surface. */
  readonly agingEdge: string;
  readonly paid: string;
  readonly neutral: string;
  readonly neutralStrong: string;
  readonly fontFamily: string;
}

const AGING_LIGHT = ["#e3eef8", "#b3d0ea", "#78a9d8", "#3570ab", "#123e70"] as const;
const AGING_LIGHT_TEXT = ["#10263b", "#10263b", "#10263b", "#ffffff", "#ffffff"] as const;

/** Palette of the light theme. */
export const lightPalette: ChartPalette = {
  text: "#242424",
  textMuted: "#616161",
  line: "#d1d1d1",
  surface: "#ffffff",
  accent: "#0f6cbd",
  aging: AGING_LIGHT,
  agingText: AGING_LIGHT_TEXT,
  agingEdge: "#6f94b8",
  paid: "#107c41",
  neutral: "#8a8f98",
  neutralStrong: "#4a5460",
  fontFamily: "'Segoe UI', 'Segoe UI Variable', Roboto, 'Helvetica Neue', Arial, sans-serif",
};

/** Palette of the dark theme, designed for a dark surface. */
export const darkPalette: ChartPalette = {
  text: "#ffffff",
  textMuted: "#adadad",
  line: "#4d4d4d",
  surface: "#1f1f1f",
  accent: "#479ef5",
  aging: ["#1f3245", "#274d73", "#3a6fa3", "#7fb2de", "#d3e7f9"],
  agingText: ["#f0f6fc", "#f0f6fc", "#ffffff", "#0c1b2a", "#0c1b2a"],
  agingEdge: "#6f94b8",
  paid: "#54b878",
  neutral: "#8f959e",
  neutralStrong: "#c3c9d1",
  fontFamily: lightPalette.fontFamily,
};

/** Palette of PDF and workbook: the light one on white paper, with the embedded font's name. */
export function printPalette(fontFamily: string): ChartPalette {
  return { ...lightPalette, text: "#1a1a1a", textMuted: "#555555", fontFamily };
}
