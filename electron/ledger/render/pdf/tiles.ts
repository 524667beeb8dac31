import type { Content, ContentTable } from "pdfmake/interfaces";
import { cleanText } from "../clean-text.ts";
import { sizeToFit, wrapText } from "../measure.ts";
import type { Tile, Tiles } from "../model.ts";
import { COLOR, FONT_HEIGHT, LIGHT_COLOR, lightSign, SIZE } from "./style.ts";

const TILE_GAP = 8;
const TILE_PAD = 9;
const ABOVE = TILE_PAD - 1;
const BELOW = TILE_PAD - 2;
/** Room under a row of tiles. */
const ROW_GAP = 11;

/** Tiles that fit beside one another. */
const TILES_A_ROW = 5;

/** Smallest size a value is set in. */
const SMALLEST = 9;
const DETAIL_LINE = SIZE.small * FONT_HEIGHT * 1.15;
/** A light's word with the room above it. */
const LIGHT_HEIGHT = SIZE.small * FONT_HEIGHT + 3.4;

/** A tile as set: its lines broken, so that its height is known before it is drawn. */
interface SetTile {
  readonly tile: Tile;
  readonly label: readonly string[];
  /** Size at which the value fits. */
  readonly size: number;
  readonly details: readonly (readonly string[])[];
}

/** Rows of tiles of the same width. */
interface SetRows {
  readonly own: number;
  readonly places: number;
  readonly rows: readonly (readonly SetTile[])[];
}

function setRows({ tiles }: Tiles, width: number): SetRows {
  const count = Math.max(1, Math.ceil(tiles.length / TILES_A_ROW));
  const places = Math.max(1, Math.ceil(tiles.length / count));
  const own = (width - TILE_GAP * (places - 1)) / places - 2 * TILE_PAD;
  const rows = Array.from({ length: count }, (_, row) =>
    tiles.slice(row * places, (row + 1) * places).map((tile) => setTile(tile, own)),
  );
  return { own, places, rows };
}

function setTile(tile: Tile, width: number): SetTile {
  return {
    tile,
    label: wrapText(cleanText(tile.label), width, SIZE.table, 2),
    size: sizeToFit(tile.value, width, SIZE.tile, SMALLEST, "bold"),
    details: tile.details.map((line) => wrapText(cleanText(line), width, SIZE.small, 2)),
  };
}

/** Points that key figures take. */
export function tilesHeight(tiles: Tiles, width: number): number {
  return setRows(tiles, width).rows.reduce(
    (sum, row) => sum + ABOVE + Math.max(0, ...row.map(tileHeight)) + BELOW + ROW_GAP,
    0,
  );
}

function tileHeight({ tile, label, details }: SetTile): number {
  const lines = details.reduce((sum, each) => sum + each.length, 0);
  return (
    label.length * SIZE.table * FONT_HEIGHT +
    3 +
    // As high whatever size made the value fit.
    SIZE.tile * FONT_HEIGHT +
    3 +
    lines * DETAIL_LINE +
    (tile.light === null ? 0 : LIGHT_HEIGHT)
  );
}

/** Key figures beside one another, in rows of as many. */
export function tilesContent(tiles: Tiles, width: number): Content {
  const set = setRows(tiles, width);
  return { stack: set.rows.map((row) => tileRow(row, set)) };
}

function tileRow(tiles: readonly SetTile[], { own }: SetRows): ContentTable {
  const cells = tiles.flatMap((tile, index): { content: Content; width: number; tile: boolean }[] => [
    ...(index === 0 ? [] : [{ content: "", width: TILE_GAP, tile: false }]),
    { content: { stack: tileContent(tile) }, width: own, tile: true },
  ]);
  const isTile = (column: number): boolean => cells[column]?.tile === true;
  return {
    table: { widths: cells.map((cell) => cell.width), body: [cells.map((cell) => cell.content)] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: (column) => (isTile(column) ? TILE_PAD : 0),
      paddingRight: (column) => (isTile(column) ? TILE_PAD : 0),
      paddingTop: () => ABOVE,
      paddingBottom: () => BELOW,
      fillColor: (_row, _node, column) => (isTile(column) ? COLOR.tile : null),
    },
    margin: [0, 0, 0, ROW_GAP],
  };
}

function tileContent({ tile, label, size, details }: SetTile): Content[] {
  return [
    { text: label.join("\n"), fontSize: SIZE.table, color: COLOR.muted, margin: [0, 0, 0, 3] },
    // The value's own height stays the same whatever size made it fit.
    {
      text: tile.value,
      fontSize: size,
      bold: true,
      margin: [0, (SIZE.tile - size) * 0.9, 0, 3 + (SIZE.tile - size) * 0.27],
    },
    ...details.map(
      (lines): Content => ({
        text: lines.join("\n"),
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
