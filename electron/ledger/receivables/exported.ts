import type { Lang } from "../../../shared/contract/common.ts";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { interestOf } from "../interest/reader.ts";
import type { Sheet } from "../lib/sheet.ts";
import { valuedDocuments } from "../rates/valued.ts";
import type { TableValue } from "../render/protocol.ts";
import { type ExportedRow, INTEREST_COLUMN, receivableColumns } from "./export-columns.ts";
import { allReceivables, type Selection } from "./page-reader.ts";

/** What an Excel list of open receivables is made of. */
export interface ExportAsked extends Selection {
  readonly sort: readonly { readonly by: ReceivableFilter["column"]; readonly desc: boolean }[];
  readonly columns: readonly string[];
  readonly lang: Lang;
}

/** Outstanding moratory interest of a page's rows, without VAT. */
async function interestByUuid(db: ReadHandle, asOf: string, page: readonly { readonly uuid: string }[]) {
  const rows = await interestOf(db, { uuids: page.map((row) => row.uuid), asOf, vat: false });
  return new Map(rows.map((row) => [row.uuid, row.interestMinor]));
}

/** The sheet of an Excel list of open receivables and its columns. */
export function exportedSheet({
  lang,
  columns,
}: Pick<ExportAsked, "lang" | "columns">): Pick<Sheet<ExportedRow>, "sheet" | "columns"> {
  return receivableColumns(lang, columns);
}

/** The rows of that list, page by page, read as they are taken. */
export async function* exportedRows(db: ReadHandle, asked: ExportAsked): AsyncGenerator<(readonly TableValue[])[]> {
  const { toRow, parts } = receivableColumns(asked.lang, asked.columns);
  const wanted = asked.columns.includes(INTEREST_COLUMN);
  for await (const page of allReceivables(db, asked, asked.sort, parts)) {
    const interest = wanted ? await interestByUuid(db, asked.asOf, page) : null;
    // The rates that documents were booked at are read for the column that needs them, and for no other.
    const rows = parts.includes("foreign-rate") ? await valuedDocuments(db, asked.asOf, page) : page;
    yield rows.map((row) => toRow(interest === null ? row : { ...row, interestMinor: interest.get(row.uuid) ?? 0 }));
  }
}
