import type { Content } from "pdfmake/interfaces";
import { cleanText } from "../clean-text.ts";
import { wrapText } from "../measure.ts";
import type { Definitions } from "../model.ts";
import { COLOR, FONT_HEIGHT, SIZE } from "./style.ts";
import type { TablePiece } from "./table.ts";

type Items = Definitions["items"];

const TERM_PART = 0.2;
/** Between a term and what it means. */
const GAP = 8;
const PAD_Y = 2.8;
const RULE = 0.4;
const TERM_LINE = SIZE.definition * FONT_HEIGHT;
const TEXT_LEADING = 1.15;
const TEXT_LINE = SIZE.definition * FONT_HEIGHT * TEXT_LEADING;

/** Definitions at the end that stay together, so that the last page never holds a single one. */
const LAST_DEFINITIONS = 4;

/** A definition as set: its lines broken, so that its height is known before pages are made. */
interface SetItem {
  readonly term: readonly string[];
  readonly text: readonly string[];
  readonly height: number;
}

function setItems(items: Items, width: number): SetItem[] {
  const termWidth = width * TERM_PART;
  const textWidth = width - termWidth - GAP;
  const all = Number.MAX_SAFE_INTEGER;
  return items.map((item) => {
    const term = wrapText(cleanText(item.term), termWidth, SIZE.definition, all, "bold");
    const text = wrapText(cleanText(item.text), textWidth, SIZE.definition, all);
    const height = Math.max(term.length * TERM_LINE, text.length * TEXT_LINE) + 2 * PAD_Y + RULE;
    return { term, text, height };
  });
}

const heightOfAll = (items: readonly SetItem[]): number => items.reduce((sum, { height }) => sum + height, 0);

/** Points that all definitions take below one another. */
export function definitionsHeight(items: Items, width: number): number {
  return heightOfAll(setItems(items, width));
}

/** Definitions below one another. */
export function definitionsContent(items: Items, width: number): Content {
  return items.length === 0 ? [] : definitionsTable(setItems(items, width), width);
}

/**
 * Definitions over as many pages as they need. `height` is what a page, counted from 0, has room for in points.
 *
 * @returns one piece a page
 */
export function pagedDefinitions(items: Items, width: number, height: (page: number) => number): TablePiece[] {
  const all = setItems(items, width);
  const pages: TablePiece[] = [];
  let next = 0;
  while (next < all.length) {
    let end = next;
    let used = 0;
    const room = height(pages.length);
    for (let own = all[end]; own !== undefined && used + own.height <= room; own = all[end]) {
      used += own.height;
      end += 1;
    }
    if (end < all.length) end = Math.min(end, all.length - LAST_DEFINITIONS);
    const piece = all.slice(next, Math.max(end, next + 1));
    pages.push({ content: definitionsTable(piece, width), height: heightOfAll(piece), rows: piece.length });
    next += piece.length;
  }
  return pages;
}

function definitionsTable(items: readonly SetItem[], width: number): Content {
  return {
    table: {
      widths: [width * TERM_PART, width * (1 - TERM_PART) - GAP],
      dontBreakRows: true,
      body: items.map(({ term, text }) => [
        { text: term.join("\n"), bold: true, fontSize: SIZE.definition },
        { text: text.join("\n"), fontSize: SIZE.definition, lineHeight: TEXT_LEADING },
      ]),
    },
    layout: {
      // The title stands above, with room of its own.
      hLineWidth: (line) => (line === 0 ? 0 : RULE),
      hLineColor: () => COLOR.hairline,
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : GAP),
      paddingRight: () => 0,
      paddingTop: () => PAD_Y,
      paddingBottom: () => PAD_Y,
    },
  };
}
