import { fillWords } from "../../../shared/i18n/messages.ts";
import type { LetterTable } from "../render/letter/model.ts";
import { type Cell, type Column, day, empty, money, type Table, text } from "../render/model.ts";

/** A column with what it takes from a row; left out where no row has anything in it and `optional` says so. */
export interface Spec<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Cell;
  readonly width: number;
  readonly align?: Column["align"];
  readonly stretch?: boolean;
  readonly sum?: boolean;
  readonly needed?: (row: Row) => boolean;
}

/**
 * The table of rows with the columns that have something in them. With a label the sums stand under it, the label below the
 * column that stretches; `null`: no sums.
 */
export function tableOf<Row>(rows: readonly Row[], specs: readonly Spec<Row>[], totalLabel: string | null): Table {
  const shown = specs.filter((spec) => spec.needed === undefined || rows.some(spec.needed));
  const cells = rows.map((row) => shown.map((spec) => spec.cell(row)));
  const sumOf = (index: number): Cell => {
    let minor = 0;
    let currency = "";
    for (const row of cells) {
      const cell = row[index];
      if (cell?.kind !== "money") continue;
      minor += cell.minor;
      currency = cell.currency;
    }
    return money(minor, currency);
  };
  return {
    kind: "table",
    sheet: null,
    print: true,
    paged: true,
    oneLine: false,
    columns: shown.map((spec) => ({
      header: spec.header,
      printWidth: spec.width,
      sheetWidth: 0,
      align: spec.align ?? "left",
      stretch: spec.stretch ?? false,
      sum: spec.sum ?? false,
      bucket: null,
    })),
    rows: cells,
    totals:
      totalLabel === null
        ? []
        : [shown.map((spec, index) => (spec.stretch ? text(totalLabel) : spec.sum === true ? sumOf(index) : empty))],
  };
}

/** A day (`YYYY-MM-DD`) in a cell; an empty cell for "". */
export const dayOrNone = (value: string): Cell => (value === "" ? empty : day(value));
/** The end of a UUID, by which people tell documents apart on paper. */
export const tail = (uuid: string): string => uuid.slice(-8);

/** The currencies of rows, in the order in which they come. */
export function currenciesOf(rows: readonly { readonly currency: string }[]): string[] {
  return [...new Set(rows.map((row) => row.currency))];
}

/** A table for each currency of the rows, titled with it (`{{currency}}`); the note stands under the last. */
export function byCurrency<Row extends { readonly currency: string }>(
  rows: readonly Row[],
  title: string,
  note: string,
  table: (rows: readonly Row[], currency: string) => Table,
): LetterTable[] {
  const currencies = currenciesOf(rows);
  return currencies.map((currency, index) => ({
    kind: "table",
    title: fillWords(title, { currency }),
    note: index === currencies.length - 1 ? note : "",
    table: table(
      rows.filter((row) => row.currency === currency),
      currency,
    ),
  }));
}
