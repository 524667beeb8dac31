import type { ChartOption } from "../../../shared/contract/chart-option.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import type { Light } from "../../../shared/domain/kpis/targets.ts";
import type { Letterhead } from "./letterhead.ts";

/**
 * A report before it is a file: sections of typed values and charts. One definition is rendered by the PDF writer and by
 * the Excel writer, so both say the same; words are in the reader's language already, numbers are still numbers.
 */
export interface ReportDocument {
  readonly lang: Lang;
  /** Left out: Letter, the paper of Mexican offices. */
  readonly paper?: Paper;
  readonly title: string;
  /** Cut-off in words; printed beside the title and at the top of every page. */
  readonly asOf: string;
  /** Names of the companies reported on. */
  readonly company: string;
  /** Who writes, where the paper goes to a customer; it stands over the title in print. */
  readonly letterhead?: Letterhead;
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

/** Both lie on their side. */
export type Paper = "letter" | "a4";

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

/** A part that begins on a new page in print, unless it is short and may follow on the page before it. */
export interface Section {
  readonly title: string;
  /** Right of the title, such as the currency. */
  readonly aside: string;
  readonly blocks: readonly Block[];
  /** Short enough to follow what is on the page already; it is never broken over two pages. */
  readonly flows?: boolean;
  /** First section of a report without a cover: its title stands under the masthead. */
  readonly titled?: boolean;
  /** The screen shows the same in a form of its own. */
  readonly onPaper?: boolean;
}

/** Whether anything of a section is printed; what has only rows for the workbook has no place on paper or screen. */
export function isPrinted({ blocks }: Section): boolean {
  return blocks.some((block) => block.kind !== "detail" && (block.kind !== "table" || block.print));
}

export interface Sheet {
  readonly id: SheetId;
  readonly name: string;
}
/** The first sheet of a workbook is `summary` and tells cut-off, filters and maker; `definitions` is the last. */
export type SheetId = string;

export type Block = Tiles | Chart | Note | Heading | Table | Detail | Side | Definitions;

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

/** A sentence. The workbook has it over the table that follows it, or on its first sheet. */
export interface Note {
  readonly kind: "note";
  readonly text: string;
  /** Speaks of the page, or a sheet has the same in cells: the workbook goes without it. */
  readonly printOnly?: true;
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
  /** What stands in print for the rows that are not printed, so that the rows above it and this one make the totals. */
  readonly rest?: readonly Cell[];
  /** Spread over pages with repeated headers and carried sums; such a table is the last block of its section. */
  readonly paged: boolean;
  readonly print: boolean;
  /** Names are cut to one line in print, where the page must not grow. */
  readonly oneLine: boolean;
  /** Rows there are, where only the first are printed. */
  readonly count?: number;
}

/** Rows too many for paper, on a sheet of their own and ready for a pivot; read as they are written. */
export interface Detail {
  readonly kind: "detail";
  readonly sheet: SheetId;
  readonly columns: readonly DetailColumn[];
  readonly rows: () => AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** A column of a detail, whose cells are all of one kind or empty. */
export interface DetailColumn extends Column {
  readonly kind: Cell["kind"];
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
  /** `YYYY-MM`. */
  | { readonly kind: "month"; readonly month: string }
  /** Day and time where the company is, `YYYY-MM-DDThh:mm`. */
  | { readonly kind: "moment"; readonly at: string }
  /** Amounts by aging bucket, drawn as one bar in print. */
  | { readonly kind: "mix"; readonly amounts: readonly number[] }
  | { readonly kind: "empty" };

/** A cell with a text. */
export const text = (value: string): Cell => ({ kind: "text", text: value });
/** A cell with an amount, minor units of its currency. */
export const money = (minor: number, currency: string): Cell => ({ kind: "money", minor, currency });
/** A cell with a whole number. */
export const count = (value: number): Cell => ({ kind: "count", value });
/** A cell with a percentage as decimal text, `12.5` for 12.5 %; null where there is none. */
export const percent = (value: string | null): Cell => ({ kind: "percent", value });
/** A cell with a number as decimal text; null where there is none. */
export const decimal = (value: string | null): Cell => ({ kind: "decimal", value });
/** A cell with a day, `YYYY-MM-DD`. */
export const day = (value: string): Cell => ({ kind: "day", day: value });
/** A cell with a month, `YYYY-MM`. */
export const month = (value: string): Cell => ({ kind: "month", month: value });
/** A cell with a local day and time, `YYYY-MM-DDThh:mm`. */
export const moment = (at: string): Cell => ({ kind: "moment", at });
export const empty: Cell = { kind: "empty" };
