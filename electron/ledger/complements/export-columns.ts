import type { Lang } from "../../../shared/contract/common.ts";
import type { ComplementList, ComplementRow } from "../../../shared/contract/complements.ts";
import { complementsEn } from "../../../shared/i18n/complements.en.ts";
import { complementsEs } from "../../../shared/i18n/complements.es.ts";
import { repAuditWords } from "../../../shared/i18n/rep-audit-words.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

/** Sheet, columns and cells of an Excel list of complements. */
export function exportColumns(
  lang: Lang,
  list: ComplementList,
): {
  sheet: string;
  columns: readonly TableColumn[];
  toRow: (row: ComplementRow) => readonly TableValue[];
} {
  const { columns: words, lists } = lang === "es" ? complementsEs : complementsEn;
  const { owners } = repAuditWords(lang);
  return {
    sheet: lists[list].title,
    columns: [
      { header: words.customer, kind: "text", width: 44 },
      { header: words.rfc, kind: "text", width: 18 },
      { header: words.invoice, kind: "text", width: 14 },
      { header: words.source, kind: "text", width: 14 },
      { header: words.paidOn, kind: "day", width: 13 },
      { header: words.issuedOn, kind: "day", width: 13 },
      { header: words.dueOn, kind: "day", width: 13 },
      { header: words.daysLeftLong, kind: "integer", width: 16 },
      { header: words.currency, kind: "text", width: 9 },
      { header: words.amount, kind: "money", width: 16 },
      { header: words.message, kind: "text", width: 70 },
      { header: words.fix, kind: "text", width: 70 },
      { header: words.owner, kind: "text", width: 14 },
      { header: words.invoiceUuid, kind: "text", width: 40 },
      { header: words.sourceUuid, kind: "text", width: 40 },
    ],
    toRow: (row) => [
      row.customerName,
      row.customerKey,
      row.invoiceLabel,
      row.sourceLabel,
      row.paidOn,
      row.issuedOn,
      row.dueOn,
      row.daysLeft,
      row.currency,
      { minor: row.amountMinor, currency: row.currency },
      row.message,
      row.fix,
      owners[row.owner],
      row.invoiceUuid,
      row.sourceUuid,
    ],
  };
}
