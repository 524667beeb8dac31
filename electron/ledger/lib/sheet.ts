import type { Lang } from "../../../shared/contract/common.ts";
import type { Bucket } from "../../../shared/contract/receivables.ts";
import { commonEn } from "../../../shared/i18n/common.en.ts";
import { commonEs } from "../../../shared/i18n/common.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

/** The ages of a balance, as its columns are called, in the order of the buckets. */
export const AGES = ["current", "d1to30", "d31to60", "d61to90", "d90plus"] as const;

/** A column an Excel list can have. */
export interface SheetColumn<Row> extends TableColumn {
  /** As the grid calls the column. */
  readonly id: string;
  readonly value: (row: Row) => TableValue;
  /** Words of its codes, where its values are codes. */
  readonly words?: (code: string) => string;
}

/** Sheet, columns and cells of an Excel list. */
export interface Sheet<Row> {
  readonly sheet: string;
  readonly columns: readonly TableColumn[];
  readonly toRow: (row: Row) => readonly TableValue[];
}

/** The columns asked for in their order; all of them when none of those is known. */
export function askedColumns<Row>(
  all: readonly SheetColumn<Row>[],
  asked: readonly string[],
): readonly SheetColumn<Row>[] {
  const known = asked.flatMap((id) => all.find((column) => column.id === id) ?? []);
  return known.length > 0 ? known : all;
}

/** A sheet of the columns asked for, as {@link askedColumns} chooses them. */
export function sheetOf<Row>(sheet: string, all: readonly SheetColumn<Row>[], asked: readonly string[]): Sheet<Row> {
  const columns = askedColumns(all, asked);
  return {
    sheet,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    toRow: (row) => columns.map((column) => column.value(row)),
  };
}

/** Columns of each kind for rows of a type; amounts are in the currency of their row. */
export function sheetColumns<Row extends { readonly currency?: string }>() {
  type Of<Value> = (row: Row) => Value;
  return {
    text: (id: string, header: string, width: number, value: Of<string>): SheetColumn<Row> => ({
      id,
      header,
      kind: "text",
      width,
      value,
    }),
    /** A code, written in words; blank where there is none. */
    code: <Code extends string>(
      id: string,
      header: string,
      width: number,
      words: Readonly<Record<Code, string>>,
      value: Of<Code | "" | null>,
    ): SheetColumn<Row> => {
      const known = new Map<string, string>(Object.entries(words));
      const said = (code: string): string => known.get(code) ?? code;
      return { id, header, kind: "text", width, value: (row) => said(value(row) ?? ""), words: said };
    },
    money: (id: string, header: string, minor: Of<number | null>): SheetColumn<Row> => ({
      id,
      header,
      kind: "money",
      width: 16,
      value: (row) => {
        const amount = minor(row);
        return amount === null ? null : { minor: amount, currency: row.currency ?? "" };
      },
    }),
    day: (id: string, header: string, value: Of<string | null>): SheetColumn<Row> => ({
      id,
      header,
      kind: "day",
      width: 14,
      value,
    }),
    integer: (id: string, header: string, value: Of<number | null>): SheetColumn<Row> => ({
      id,
      header,
      kind: "integer",
      width: 12,
      value,
    }),
  };
}

/** Aging bucket of a row, in words. */
export function bucketColumn<Row extends { readonly currency?: string }>(
  lang: Lang,
  header: string,
  value: (row: Row) => Bucket | "",
): SheetColumn<Row> {
  const { buckets } = lang === "es" ? commonEs : commonEn;
  const words = {
    current: buckets.current,
    "1-30": buckets.d1to30,
    "31-60": buckets.d31to60,
    "61-90": buckets.d61to90,
    "90+": buckets.d90plus,
  };
  return sheetColumns<Row>().code("bucket", header, 14, words, value);
}
