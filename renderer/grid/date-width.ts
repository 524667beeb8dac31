import { formatDay, formatInstant } from "../lib/format.ts";
import { currentLang } from "../lib/i18n.ts";
import { lightTheme } from "../lib/theme.ts";
import type { GridColumn } from "./column.ts";
import { CELL_FONT_SIZE, CELL_PADDING } from "./theme.ts";

/** Padding and border on both sides of a cell, and a pixel for what rounding takes. */
const AROUND = 2 * (CELL_PADDING + 1) + 1;
const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

const known = new Map<string, number>();

/** Width in pixels of the widest of the texts, each digit taken for the widest one; 0 where nothing can be measured. */
function widest(texts: readonly string[], weight: number): number {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return 0;
  context.font = `${weight} ${CELL_FONT_SIZE}px ${lightTheme.fontFamilyBase}`;
  const width = (text: string): number => context.measureText(text).width;
  const [digit = "0"] = [..."0123456789"].sort((a, b) => width(b) - width(a));
  return Math.max(...texts.map((text) => width(text.replace(/\d/g, digit))));
}

/**
 * Width at which a column of days or instants cuts none of them: months are as long as the language writes them, and letters
 * as wide as the font this PC has. 0 for other columns.
 */
export function dateWidth<Row>({ kind, strong = false, display }: GridColumn<Row>): number {
  if ((kind !== "day" && kind !== "instant") || display !== undefined) return 0;
  const key = `${kind} ${String(strong)} ${currentLang()}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const shown = MONTHS.map((month) =>
    kind === "day" ? formatDay(`2026-${month}-10`) : formatInstant(`2026-${month}-10T12:00:00Z`),
  );
  const measured = widest(shown, strong ? 600 : 400);
  const width = measured === 0 ? 0 : Math.ceil(measured) + AROUND;
  known.set(key, width);
  return width;
}
