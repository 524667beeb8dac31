import type { Lang } from "../../../shared/contract/common.ts";
import type { ListGroup } from "../../../shared/contract/groups.ts";
import { gridEn } from "../../../shared/i18n/grid.en.ts";
import { gridEs } from "../../../shared/i18n/grid.es.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { writeTable } from "../render/renderer.ts";
import type { LedgerList, ListSheet, ListSort, ListWindow } from "./list.ts";
import { type Sheet, type SheetColumn, sheetColumns, sheetOf } from "./sheet.ts";

interface SheetAsked {
  readonly columns: readonly string[];
  readonly file: string;
  readonly lang: Lang;
}
type GroupsAsked<By> = { readonly by: By; readonly sort: ListSort<string> };

/** Sheet of the groups: the column they are put together by, how many there are, and the sums, each as the list calls it. */
function groupsSheet<Row, Sum extends string>(
  by: string,
  { name, columns, counts }: ListSheet<Row>,
  list: { readonly sums: readonly Sum[]; readonly counts: string; readonly hasCurrency: boolean },
  asked: SheetAsked,
): Sheet<ListGroup<Sum>> {
  const { nobody, customers, currency } = (asked.lang === "es" ? gridEs : gridEn).group;
  const grouped = columns.find((column) => column.id === by);
  const words = grouped?.words ?? ((code: string) => code);
  const { text, day, integer, money } = sheetColumns<ListGroup<Sum>>();
  const sum = (id: Sum): SheetColumn<ListGroup<Sum>> => {
    const column = columns.find((each) => each.id === id);
    return column?.kind === "money"
      ? money(id, column.header, (row) => row[id])
      : integer(id, column?.header ?? counts[id] ?? id, (row) => row[id]);
  };
  const all = [
    grouped?.kind === "day"
      ? day("label", grouped.header, (row) => String(row.key))
      : text("label", grouped?.header ?? by, 44, (row) => row.label || words(String(row.key)) || nobody),
    ...(list.hasCurrency ? [text("currency", currency, 9, (row) => row.currency)] : []),
    integer("rows", counts[list.counts] ?? name, (row) => row.rows),
    ...(list.counts === "customers" ? [] : [integer("customers", customers, (row) => row.customers)]),
    ...list.sums.map(sum),
  ];
  return sheetOf(name, all, asked.columns);
}

/** What every list answers: its pages, totals, groups and values of columns, and what of it is written to Excel. */
export function listHandlers<Selection, Column extends string, Row, Count extends string, Sum extends string>(
  list: LedgerList<LedgerDb, Selection, Column, Row, Count, Sum>,
) {
  return {
    async page(context: LedgerContext, input: Selection & { sort: ListSort<Column> } & ListWindow) {
      const db = openLedger(context);
      return { rows: await list.page(db, input, input.sort, input), total: await list.count(db, input) };
    },

    async totals(context: LedgerContext, input: Selection) {
      return { rows: await list.totals(openLedger(context), input) };
    },

    values(context: LedgerContext, input: Selection & { column: Column; text: string; limit: number }) {
      return list.values(openLedger(context), input, input.column, input);
    },

    async exportPage(context: LedgerContext, input: Selection & { sort: ListSort<Column> } & SheetAsked) {
      const db = openLedger(context);
      const { name, columns: all } = await list.sheet(db, input.lang);
      const { sheet, columns, toRow } = sheetOf(name, all, input.columns);
      async function* rows(): AsyncGenerator<ReturnType<typeof toRow>> {
        for await (const row of list.rows(db, input, input.sort)) yield toRow(row);
      }
      const written = await writeTable({ file: input.file, sheetName: sheet, columns, rows: rows() });
      return { file: written.file, rows: written.rows };
    },

    groups(context: LedgerContext, input: Selection & GroupsAsked<Column> & ListWindow) {
      return list.groups(openLedger(context), input, input);
    },

    async exportGroups(context: LedgerContext, input: Selection & GroupsAsked<Column> & SheetAsked) {
      const db = openLedger(context);
      const { sheet, columns, toRow } = groupsSheet(input.by, await list.sheet(db, input.lang), list, input);
      const rows = (await list.allGroups(db, input, input)).map(toRow);
      const written = await writeTable({ file: input.file, sheetName: sheet, columns, rows });
      return { file: written.file, rows: written.rows };
    },
  };
}
