import type { Lang } from "../../../shared/contract/common.ts";
import type { LetterRow } from "../../../shared/contract/letters.ts";
import { lettersEn } from "../../../shared/i18n/letters.en.ts";
import { lettersEs } from "../../../shared/i18n/letters.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";
import { printWords } from "./print-words.ts";

interface ExportColumn extends TableColumn {
  readonly id: string;
  readonly value: (row: LetterRow) => TableValue;
}

/** Sheet, columns and cells of an Excel list of letters: the columns asked for in their order, all when none is. */
export function letterExport(
  lang: Lang,
  asked: readonly string[],
): {
  sheet: string;
  columns: readonly TableColumn[];
  toRow: (row: LetterRow) => readonly TableValue[];
} {
  const { columns: words, states, sheet } = lang === "es" ? lettersEs : lettersEn;
  const { kinds } = printWords(lang);
  const text = (id: string, header: string, width: number, value: (row: LetterRow) => string): ExportColumn => ({
    id,
    header,
    kind: "text",
    width,
    value,
  });
  const all: readonly ExportColumn[] = [
    text("folio", words.folio, 20, (row) => row.folio),
    { id: "issuedOn", header: words.issuedOn, kind: "day", width: 14, value: (row) => row.issuedOn },
    text("kind", words.kind, 30, (row) => kinds[row.kind]),
    text("customerName", words.customer, 44, (row) => row.customerName),
    text("customerKey", words.key, 18, (row) => row.customerKey),
    text("currency", words.currency, 9, (row) => row.currency),
    {
      id: "amountMinor",
      header: words.amount,
      kind: "money",
      width: 16,
      value: (row) => (row.amountMinor === null ? null : { minor: row.amountMinor, currency: row.currency }),
    },
    { id: "documents", header: words.documents, kind: "integer", width: 12, value: (row) => row.documents },
    { id: "termOn", header: words.term, kind: "day", width: 14, value: (row) => row.termOn },
    text("state", words.state, 18, (row) => states[row.state]),
    { id: "stateAt", header: words.stateAt, kind: "instant", width: 18, value: (row) => row.stateAt },
    text("stateDetail", words.detail, 40, (row) => row.stateDetail),
    text("language", words.language, 10, (row) => row.language),
    text("title", words.title, 40, (row) => row.title),
    { id: "templateVersion", header: words.version, kind: "integer", width: 10, value: (row) => row.templateVersion },
    text("sha256", words.sha256, 66, (row) => row.sha256),
    text("actor", words.actor, 20, (row) => row.actor),
  ];
  const known = asked.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const columns = known.length > 0 ? known : all;
  return {
    sheet,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    toRow: (row) => columns.map((column) => column.value(row)),
  };
}
