import type { ReportBlock, ReportScreen, ReportTable } from "../../../shared/contract/report-document.ts";
import { type Block, isPrinted, type ReportDocument, type Table } from "../render/model.ts";

/** Rows of a table that are worth scrolling through; the others are in the workbook. */
const MOST_SHOWN = 200;

/** The document as it is shown: what is printed, in the same order, long tables with their first rows. */
export function screenOf(document: ReportDocument, fileName: string): ReportScreen {
  const { title, asOf, company, facts, footer } = document;
  const shown = document.sections.filter((section) => section.onPaper !== true && isPrinted(section));
  const sections = shown.map((section) => {
    let heading = section.title;
    const blocks = section.blocks.flatMap(function flat(block: Block): ReportBlock[] {
      if (block.kind === "heading") heading = block.text;
      if (block.kind === "side") return block.parts.flatMap((part) => part.blocks.flatMap(flat));
      return blockOf(block, heading);
    });
    return { title: section.title, aside: section.aside, blocks };
  });
  return { title, asOf, company, facts: facts.map((fact) => ({ ...fact })), footer, sections, fileName };
}

function blockOf(block: Exclude<Block, { kind: "side" }>, heading: string): ReportBlock[] {
  switch (block.kind) {
    case "tiles":
      return [{ kind: "tiles", tiles: block.tiles.map((tile) => ({ ...tile, details: [...tile.details] })) }];
    case "chart":
      return [{ kind: "chart", option: block.option, height: block.height, title: heading }];
    case "note":
    case "heading":
      return [{ kind: block.kind, text: block.text }];
    case "definitions":
      return [{ kind: "definitions", items: block.items.map((item) => ({ ...item })) }];
    case "detail":
      return [];
    case "table":
      return block.print ? [tableOf(block)] : [];
  }
}

function tableOf(table: Table): ReportTable {
  const shown = table.columns.flatMap((column, index) => (column.printWidth > 0 ? [index] : []));
  const pick = (cells: Table["rows"][number]) =>
    shown.map((index) => {
      const cell = cells[index] ?? ({ kind: "empty" } as const);
      return cell.kind === "mix" ? { kind: cell.kind, amounts: [...cell.amounts] } : { ...cell };
    });
  return {
    kind: "table",
    columns: table.columns
      .filter((column) => column.printWidth > 0)
      .map(({ header, align, stretch, bucket }) => ({ header, align, stretch, bucket })),
    rows: table.rows.slice(0, MOST_SHOWN).map(pick),
    totals: table.totals.map(pick),
    count: table.count ?? table.rows.length,
  };
}
