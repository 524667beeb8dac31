import type { Content, ContentTable } from "pdfmake/interfaces";
import { chartSvg } from "../chart-svg.ts";
import { cleanText } from "../clean-text.ts";
import type { PrintFormat } from "../format.ts";
import { sizeToFit, wrapText } from "../measure.ts";
import type { Block, Chart, Definitions, Side, Tile, Tiles } from "../model.ts";
import { COLOR, LIGHT_COLOR, lightSign, SIZE } from "./style.ts";
import { plainTable, tableHeight } from "./table.ts";

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
      return definitionsContent(block, width);
  }
}

/** Line height of the font at size 1, and of sentences on top of it. */
const FONT_HEIGHT = 1.171875;
const NOTE_LINE = SIZE.body * FONT_HEIGHT * 1.2;

/** Points a block takes at most, so that it is known what is left of its page; null where nobody knows. */
export function blockHeight(block: Block, width: number, format: PrintFormat): number | null {
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
    case "side": {
      const heights = sideParts(block, width).map(({ blocks, own }) => heightOf(blocks, own, format));
      return heights.every((height) => height !== null) ? Math.max(0, ...heights) : null;
    }
    case "tiles":
    case "definitions":
      return null;
  }
}

/** Points that blocks below one another take at most; null where nobody knows. */
export function heightOf(blocks: readonly Block[], width: number, format: PrintFormat): number | null {
  let sum = 0;
  for (const block of blocks) {
    const height = blockHeight(block, width, format);
    if (height === null) return null;
    sum += height;
  }
  return sum;
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

const TILE_GAP = 8;
const TILE_PAD = 9;

/** Tiles that fit beside one another. */
const TILES_A_ROW = 5;

function tilesContent({ tiles }: Tiles, width: number): Content {
  if (tiles.length <= TILES_A_ROW) return tileRow(tiles, width);
  const rows = Math.ceil(tiles.length / TILES_A_ROW);
  const each = Math.ceil(tiles.length / rows);
  return {
    stack: Array.from({ length: rows }, (_, row) => tileRow(tiles.slice(row * each, (row + 1) * each), width, each)),
  };
}

/** A row of tiles as wide as `places` of them would be. */
function tileRow(tiles: readonly Tile[], whole: number, places = tiles.length): ContentTable {
  const own = (whole - TILE_GAP * (places - 1)) / places;
  const cells = tiles.flatMap((tile, index): { content: Content; width: number; tile: boolean }[] => [
    ...(index === 0 ? [] : [{ content: "", width: TILE_GAP, tile: false }]),
    { content: { stack: tileContent(tile, own - 2 * TILE_PAD) }, width: own - 2 * TILE_PAD, tile: true },
  ]);
  const isTile = (column: number): boolean => cells[column]?.tile === true;
  return {
    table: { widths: cells.map((cell) => cell.width), body: [cells.map((cell) => cell.content)] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: (column) => (isTile(column) ? TILE_PAD : 0),
      paddingRight: (column) => (isTile(column) ? TILE_PAD : 0),
      paddingTop: () => TILE_PAD - 1,
      paddingBottom: () => TILE_PAD - 2,
      fillColor: (_row, _node, column) => (isTile(column) ? COLOR.tile : null),
    },
    margin: [0, 0, 0, 11],
  };
}

function tileContent(tile: Tile, width: number): Content[] {
  const fitted = sizeToFit(tile.value, width, SIZE.tile, 9, "bold");
  return [
    { text: tile.label, fontSize: SIZE.table, color: COLOR.muted, margin: [0, 0, 0, 3] },
    // The value's own height stays the same whatever size made it fit.
    {
      text: tile.value,
      fontSize: fitted,
      bold: true,
      margin: [0, (SIZE.tile - fitted) * 0.9, 0, 3 + (SIZE.tile - fitted) * 0.27],
    },
    ...tile.details.map(
      (line): Content => ({
        text: wrapText(cleanText(line), width, SIZE.small, 2).join("\n"),
        fontSize: SIZE.small,
        color: COLOR.muted,
        lineHeight: 1.15,
      }),
    ),
    ...(tile.light === null
      ? []
      : [
          {
            columns: [
              { svg: lightSign(tile.light.color), width: 8.5, height: 8.5, margin: [0, 0.6, 0, 0] },
              {
                text: tile.light.word,
                fontSize: SIZE.small,
                bold: true,
                color: tile.light.color === "none" ? COLOR.muted : LIGHT_COLOR[tile.light.color],
              },
            ],
            columnGap: 4,
            margin: [0, 3, 0, 0],
          } satisfies Content,
        ]),
  ];
}

/** Definitions at the end that stay together, so that the last page never holds a single one. */
const LAST_DEFINITIONS = 4;

function definitionsContent({ items }: Definitions, width: number): Content {
  const cut = Math.max(0, items.length - LAST_DEFINITIONS);
  const [first, last] = [items.slice(0, cut), items.slice(cut)];
  const end: Content = { stack: [definitionsTable(last, width)], unbreakable: true };
  return first.length === 0 ? end : { stack: [definitionsTable(first, width), end] };
}

function definitionsTable(items: Definitions["items"], width: number): Content {
  return {
    table: {
      widths: [width * 0.2, width * 0.8 - 8],
      dontBreakRows: true,
      body: items.map(({ term, text }) => [
        { text: term, bold: true, fontSize: SIZE.definition },
        { text: cleanText(text), fontSize: SIZE.definition, lineHeight: 1.15 },
      ]),
    },
    layout: {
      // The line above is the last one of the table before.
      hLineWidth: (line) => (line === 0 ? 0 : 0.4),
      hLineColor: () => COLOR.hairline,
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 8),
      paddingRight: () => 0,
      paddingTop: () => 2.8,
      paddingBottom: () => 2.8,
    },
  };
}
