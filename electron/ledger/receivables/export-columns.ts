import type { Lang } from "../../../shared/contract/common.ts";
import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { exportsEn } from "../../../shared/i18n/exports.en.ts";
import { exportsEs } from "../../../shared/i18n/exports.es.ts";
import { askedColumns, type Sheet, type SheetColumn, sheetColumns, sheetOf } from "../lib/sheet.ts";
import type { ReceivablePart } from "./page-reader.ts";

/** A row of the list, with its moratory interest where that column is wanted. */
export type ExportedRow = ReceivableRow & { readonly interestMinor?: number };

/** Column that costs a reading of its own: written only where it is asked for. */
export const INTEREST_COLUMN = "interestMinor";

/** Every column an Excel list of open receivables can have, in its usual order. */
function allColumns(lang: Lang): { readonly sheet: string; readonly columns: readonly SheetColumn<ExportedRow>[] } {
  const { sheet, columns: words } = (lang === "es" ? exportsEs : exportsEn).receivables;
  const { text, money, day, integer } = sheetColumns<ExportedRow>();
  const bucket = (bucket: ReceivableRow["bucket"], header: string): SheetColumn<ExportedRow> =>
    money(`bucket-${bucket}`, header, (row) => (row.bucket === bucket ? row.openMinor : null));
  return {
    sheet,
    columns: [
      text("customerName", words.customer, 44, (row) => row.customerName),
      text("customerKey", words.key, 18, (row) => row.customerKey),
      text("collector", words.collector, 24, (row) => row.collector),
      text("series", words.series, 8, (row) => row.series),
      text("folio", words.folio, 12, (row) => row.folio),
      day("issuedOn", words.issued, (row) => row.issuedOn),
      day("dueOn", words.due, (row) => row.dueOn),
      day("expectedOn", words.expected, (row) => row.expectedOn || null),
      day("promisedOn", words.promised, (row) => row.promisedOn),
      text("contrarecibo", words.contrarecibo, 18, (row) => row.contrarecibo),
      text("po", words.po, 18, (row) => row.po),
      integer("daysPastDue", words.days, (row) => row.daysPastDue),
      text("currency", words.currency, 9, (row) => row.currency),
      money("totalMinor", words.total, (row) => row.totalMinor),
      bucket("current", words.current),
      bucket("1-30", words.d1to30),
      bucket("31-60", words.d31to60),
      bucket("61-90", words.d61to90),
      bucket("90+", words.d90plus),
      money("openMinor", words.open, (row) => row.openMinor),
      money("disputedMinor", words.disputed, (row) => row.disputedMinor),
      money(INTEREST_COLUMN, words.interest, (row) => row.interestMinor ?? null),
      {
        ...money("differenceMinor", words.difference, () => null),
        value: ({ differenceMinor }) =>
          differenceMinor === null ? null : { minor: differenceMinor, currency: COMPANY_CURRENCY },
      },
      text("uuid", words.uuid, 40, (row) => row.uuid),
    ],
  };
}

/** The part of a row that a column shows. */
const PARTS: ReadonlyMap<string, ReceivablePart> = new Map([
  ["disputedMinor", "disputed"],
  ["promisedOn", "promised"],
  ["contrarecibo", "acceptance"],
  ["po", "acceptance"],
  ["differenceMinor", "foreign-rate"],
]);

/**
 * Sheet, columns and cells of an Excel list of open receivables: the columns asked for in their order, all when none is; and
 * what of a row they show.
 */
export function receivableColumns(
  lang: Lang,
  asked: readonly string[],
): Sheet<ExportedRow> & { readonly parts: readonly ReceivablePart[] } {
  const { sheet, columns: all } = allColumns(lang);
  const known = asked.some((id) => all.some((column) => column.id === id));
  const columns = known ? all : all.filter((column) => column.id !== INTEREST_COLUMN);
  const parts = new Set(askedColumns(columns, asked).flatMap(({ id }) => PARTS.get(id) ?? []));
  return { ...sheetOf(sheet, columns, asked), parts: [...parts] };
}
