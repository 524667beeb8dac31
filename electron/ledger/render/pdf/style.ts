import { lightPalette, printPalette } from "../../../../shared/charts/palette.ts";
import type { Light } from "../../../../shared/domain/kpis/targets.ts";
import { FONT } from "../fonts.ts";
import type { Paper } from "../model.ts";

export const MARGIN = { left: 40, top: 52, right: 40, bottom: 44 } as const;

/** A lying page, wide enough for the aging table with its decimals. Points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  /** Room between the margins. */
  readonly contentWidth: number;
  readonly contentHeight: number;
}

function lying(width: number, height: number): PageSize {
  const contentWidth = width - MARGIN.left - MARGIN.right;
  return { width, height, contentWidth, contentHeight: height - MARGIN.top - MARGIN.bottom };
}

/** Letter is the paper of Mexican offices. */
export const PAGES: Readonly<Record<Paper, PageSize>> = { letter: lying(792, 612), a4: lying(841.89, 595.28) };

/** Type sizes in points. */
export const SIZE = {
  title: 20,
  section: 14,
  heading: 10,
  body: 9,
  definition: 8.5,
  table: 8,
  small: 7.5,
  tile: 19,
} as const;

/** Line height of the font at size 1. */
export const FONT_HEIGHT = 1.171875;

export const palette = printPalette(FONT);

export const COLOR = {
  text: palette.text,
  muted: palette.textMuted,
  hairline: "#d9dde2",
  rule: "#9aa5b1",
  tile: "#f4f6f9",
  band: "#fafbfc",
  accent: lightPalette.accent,
} as const;

/** Colour of a light's sign; its shape differs too, so that grey print and colour-blind eyes tell them apart. */
export const LIGHT_COLOR: Readonly<Record<Light, string>> = {
  green: "#0e7a3f",
  amber: "#b35c00",
  red: "#b3261e",
  none: "#8a8f98",
};

const SIGN: Readonly<Record<Light, string>> = {
  green:
    '<circle cx="6" cy="6" r="6" fill="C"/><path d="M3.2 6.2 5.2 8.2 8.9 4.1" fill="none" stroke="#ffffff" stroke-width="1.4"/>',
  amber:
    '<path d="M6 0.4 12 11.4H0Z" fill="C"/><path d="M6 4.2V7.4M6 8.6V9.9" fill="none" stroke="#ffffff" stroke-width="1.4"/>',
  red: '<rect width="12" height="12" rx="1.5" fill="C"/><path d="M3.5 3.5 8.5 8.5M8.5 3.5 3.5 8.5" fill="none" stroke="#ffffff" stroke-width="1.4"/>',
  none: '<circle cx="6" cy="6" r="5.3" fill="none" stroke="C" stroke-width="1.2"/>',
};

/** Sign of a light: disc with a tick, triangle, square with a cross, empty circle. */
export function lightSign(light: Light): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" width="12" height="12">${SIGN[light].replaceAll('C"', `${LIGHT_COLOR[light]}"`)}</svg>`;
}
