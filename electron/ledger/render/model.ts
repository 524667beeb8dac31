import type { ChartOption } from "../../../shared/charts/option.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import type { Light } from "../../../shared/domain/kpis/targets.ts";

/**
 * A report before it is a file: sections of typed values and charts. One definition is rendered by the PDF writer and by
 * the Excel writer, so both say the same; words are in the reader's language already, numbers are still numbers.
 */
export interface ReportDocument {
  readonly lang: Lang;
  readonly title: string;
  /** Cut-off in words; printed beside the title and at the top of every page. */
  readonly asOf: string;
  /** Names of the companies reported on. */
  readonly company: string;
  /** What names the report: cut-off, currencies, filters, maker. */
  readonly facts: readonly Fact[];
  /** Left part of the footer of every page. */
  readonly footer: string;
  /** Instant of making; the files' creation date, so that equal input makes equal bytes. */
  readonly madeAt: string;
  readonly pageWords: PageWords;
  readonly sections: readonly Section[];
  /** Names of the workbook's sheets, in their order. */
  readonly sheets: readonly Sheet[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Words the writers put in themselves. */
export interface PageWords {
  /** With `{{page}}` and `{{pages}}`. */
  readonly page: string;
  readonly carried: string;
  readonly brought: string;
  /** With `{{title}}`. */
  readonly continued: string;
}

/** A part that begins on a new page in print. */
export interface Section {
  readonly title: string;
  /** Right of the title, such as the currency. */
  readonly aside: string;
  readonly blocks: readonly Block[];
}

export interface Sheet {
  readonly id: SheetId;
  readonly name: string;
}
export type SheetId = "summary" | "aging" | "movement" | "topTen" | "trend" | "definitions";

export type Block = Tiles | Chart | Note | Heading | Table | Side | Definitions;

/** Row of key figures; print only, the workbook has them as a table. */
export interface Tiles {
  readonly kind: "tiles";
  readonly tiles: readonly Tile[];
}
export interface Tile {
  readonly label: string;
  readonly value: string;
  /** Small lines under the value. */
  readonly details: readonly string[];
  /** Null: a figure without target. */
  readonly light: { readonly color: Light; readonly word: string } | null;
}

/** A chart drawn as vectors; print only. */
export interface Chart {
  readonly kind: "chart";
  readonly option: ChartOption;
  readonly height: number;
}

export interface Note {
  readonly kind: "note";
  readonly text: string;
}

/** Title of what follows inside a section. */
export interface Heading {
  readonly kind: "heading";
  readonly text: string;
}

/** Blocks side by side; widths in proportion to their weights. */
export interface Side {
  readonly kind: "side";
  readonly parts: readonly { readonly weight: number; readonly blocks: readonly Block[] }[];
}

export interface Definitions {
  readonly kind: "definitions";
  readonly sheet: SheetId;
  readonly termHeader: string;
  readonly textHeader: string;
  readonly items: readonly { readonly term: string; readonly text: string }[];
}

/** A table in print and on its sheet; tables of one sheet have the same columns and are written below one another. */
export interface Table {
  readonly kind: "table";
  /** Null: print only. */
  readonly sheet: SheetId | null;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: readonly (readonly Cell[])[];
  /** Spread over pages with repeated headers and carried sums; such a table is the last block of its section. */
  readonly paged: boolean;
  readonly print: boolean;
  /** Names are cut to one line in print, where the page must not grow. */
  readonly oneLine: boolean;
}

export interface Column {
  readonly header: string;
  /** Least width in print in points; stretching columns share what is left in this proportion. 0: not printed. */
  readonly printWidth: number;
  /** Takes what the others leave and breaks its words; the others are as wide as their widest value. */
  readonly stretch: boolean;
  /** Width on the sheet in characters; 0: not on the sheet. */
  readonly sheetWidth: number;
  readonly align: "left" | "right" | "center";
  /** Added up over pages as carried sum. */
  readonly sum: boolean;
  /** Aging bucket (0 to 4) whose colour marks the header. */
  readonly bucket: number | null;
}

export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "money"; readonly minor: number; readonly currency: string }
  | { readonly kind: "count"; readonly value: number }
  /** Decimal string of percent points; null is n/a. */
  | { readonly kind: "percent"; readonly value: string | null }
  /** Decimal string; null is n/a. */
  | { readonly kind: "decimal"; readonly value: string | null }
  | { readonly kind: "day"; readonly day: string }
  /** Amounts by aging bucket, drawn as one bar in print. */
  | { readonly kind: "mix"; readonly amounts: readonly number[] }
  | { readonly kind: "empty" };

export const text = (value: string): Cell => ({ kind: "text", text: value });
export const money = (minor: number, currency: string): Cell => ({ kind: "money", minor, currency });
export const count = (value: number): Cell => ({ kind: "count", value });
export const percent = (value: string | null): Cell => ({ kind: "percent", value });
export const decimal = (value: string | null): Cell => ({ kind: "decimal", value });
export const day = (value: string): Cell => ({ kind: "day", day: value });
export const empty: Cell = { kind: "empty" };
