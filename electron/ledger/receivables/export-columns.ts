import type { Lang } from "../../../shared/contract/common.ts";
import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import { exportsEn } from "../../../shared/i18n/exports.en.ts";
import { exportsEs } from "../../../shared/i18n/exports.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

/** Sheet, columns and cells of an Excel list of open receivables. */
export function receivableColumns(lang: Lang): {
  sheet: string;
  columns: readonly TableColumn[];
  toRow: (row: ReceivableRow) => readonly TableValue[];
} {
  const { sheet, columns: words } = (lang === "es" ? exportsEs : exportsEn).receivables;
  const money = (header: string): TableColumn => ({ header, kind: "money", width: 16 });
  return {
    sheet,
    columns: [
      { header: words.customer, kind: "text", width: 44 },
      { header: words.key, kind: "text", width: 18 },
      { header: words.series, kind: "text", width: 8 },
      { header: words.folio, kind: "text", width: 12 },
      { header: words.issued, kind: "day", width: 13 },
      { header: words.due, kind: "day", width: 13 },
      { header: words.days, kind: "integer", width: 14 },
      { header: words.currency, kind: "text", width: 9 },
      money(words.total),
      money(words.current),
      money(words.d1to30),
      money(words.d31to60),
      money(words.d61to90),
      money(words.d90plus),
      money(words.open),
      { header: words.uuid, kind: "text", width: 40 },
    ],
    toRow(row) {
      const amount = (minor: number): TableValue => ({ minor, currency: row.currency });
      const inBucket = (bucket: ReceivableRow["bucket"]): TableValue =>
        row.bucket === bucket ? amount(row.openMinor) : null;
      return [
        row.customerName,
        row.customerKey,
        row.series,
        row.folio,
        row.issuedOn,
        row.dueOn,
        row.daysPastDue,
        row.currency,
        amount(row.totalMinor),
        inBucket("current"),
        inBucket("1-30"),
        inBucket("31-60"),
        inBucket("61-90"),
        inBucket("90+"),
        amount(row.openMinor),
        row.uuid,
      ];
    },
  };
}
