import type { Content } from "pdfmake/interfaces";
import { chartSvg } from "../chart-svg.ts";
import { cleanText } from "../clean-text.ts";
import type { PrintFormat } from "../format.ts";
import { wrapText } from "../measure.ts";
import type { Block, Chart, Side } from "../model.ts";
import { definitionsContent, definitionsHeight } from "./definitions.ts";
import { FONT_HEIGHT, SIZE } from "./style.ts";
import { plainTable, tableHeight } from "./table.ts";
import { tilesContent, tilesHeight } from "./tiles.ts";

/** Charts are drawn larger and set smaller, so that their 12 px words come out as small print. */
const CHART_SCALE = 1.45;
const GAP = 14;

/** A block of a section as pdfmake content of the given width in points. */
export function blockContent(block: Block, width: number, format: PrintFormat): Content {
  switch (block.kind) {
    case "tiles":
      return tilesContent(block, width);
    case "chart":
      return chartContent(block, width);
    case "note":
      return { text: cleanText(block.text), fontSize: SIZE.body, lineHeight: 1.2, margin: [0, 0, 0, 4] };
    case "heading":
      return { text: block.text, fontSize: SIZE.heading, bold: true, margin: [0, 7, 0, 4] };
    case "table":
      return block.print ? plainTable(block, width, format) : [];
    case "detail":
      return [];
    case "side":
      return sideContent(block, width, format);
    case "definitions":
      return definitionsContent(block.items, width);
  }
}

const NOTE_LINE = SIZE.body * FONT_HEIGHT * 1.2;

/** Points a block takes at most, so that it is known what is left of its page. */
export function blockHeight(block: Block, width: number, format: PrintFormat): number {
  switch (block.kind) {
    case "note":
      return wrapText(cleanText(block.text), width, SIZE.body, Number.MAX_SAFE_INTEGER).length * NOTE_LINE + 4;
    case "heading":
      return SIZE.heading * FONT_HEIGHT + 11;
    case "chart":
      return block.height + 4;
    case "table":
      return block.print ? tableHeight(block, width, format) : 0;
    case "detail":
      return 0;
    case "side":
      return Math.max(0, ...sideParts(block, width).map(({ blocks, own }) => heightOf(blocks, own, format)));
    case "tiles":
      return tilesHeight(block, width);
    case "definitions":
      return definitionsHeight(block.items, width);
  }
}

/** Points that blocks below one another take at most. */
export function heightOf(blocks: readonly Block[], width: number, format: PrintFormat): number {
  return blocks.reduce((sum, block) => sum + blockHeight(block, width, format), 0);
}

function chartContent(chart: Chart, width: number): Content {
  const svg = chartSvg(chart.option, Math.round(width * CHART_SCALE), Math.round(chart.height * CHART_SCALE));
  return { svg, width, height: chart.height, margin: [0, 0, 0, 4] };
}

function sideContent(side: Side, width: number, format: PrintFormat): Content {
  return {
    columnGap: GAP,
    columns: sideParts(side, width).map(({ blocks, own }) => ({
      width: own,
      stack: blocks.map((block) => blockContent(block, own, format)),
    })),
  };
}

/** What stands side by side, with the width each has. */
function sideParts({ parts }: Side, width: number): { blocks: readonly Block[]; own: number }[] {
  const weights = parts.reduce((sum, part) => sum + part.weight, 0);
  const room = width - GAP * (parts.length - 1);
  return parts.map(({ weight, blocks }) => ({ blocks, own: (room * weight) / weights }));
}
