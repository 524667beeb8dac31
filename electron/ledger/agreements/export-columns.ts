import type { AgreementRow } from "../../../shared/contract/agreements.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { agreementsEn } from "../../../shared/i18n/agreements.en.ts";
import { agreementsEs } from "../../../shared/i18n/agreements.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

interface ExportColumn extends TableColumn {
  /** As the list of agreements calls the column. */
  readonly id: keyof AgreementRow;
  readonly value: (row: AgreementRow) => TableValue;
}

/** Sheet, columns and cells of an Excel list of agreements: the columns asked for in their order, all when none is. */
export function agreementExport(
  lang: Lang,
  asked: readonly string[],
): {
  sheet: string;
  columns: readonly TableColumn[];
  toRow: (row: AgreementRow) => readonly TableValue[];
} {
  const { title: sheet, columns: words, states, types } = lang === "es" ? agreementsEs : agreementsEn;
  type Words = typeof words;
  const text = (id: keyof Words, width: number, value: (row: AgreementRow) => string): ExportColumn => ({
    id,
    header: words[id],
    kind: "text",
    width,
    value,
  });
  const money = (id: keyof Words, minor: (row: AgreementRow) => number): ExportColumn => ({
    id,
    header: words[id],
    kind: "money",
    width: 16,
    value: (row) => ({ minor: minor(row), currency: row.currency }),
  });
  const day = (id: keyof Words, value: (row: AgreementRow) => string | null): ExportColumn => ({
    id,
    header: words[id],
    kind: "day",
    width: 14,
    value,
  });
  const count = (id: keyof Words, value: (row: AgreementRow) => number): ExportColumn => ({
    id,
    header: words[id],
    kind: "integer",
    width: 10,
    value,
  });
  const all = [
    count("id", (row) => row.id),
    text("customerName", 44, (row) => row.customerName),
    text("customerKey", 18, (row) => row.customerKey),
    text("collector", 24, (row) => row.collector),
    text("type", 26, (row) => types[row.type]),
    text("state", 20, (row) => states[row.state]),
    text("currency", 9, (row) => row.currency),
    money("principalMinor", (row) => row.principalMinor),
    money("quitaMinor", (row) => row.quitaMinor),
    money("totalMinor", (row) => row.totalMinor),
    money("paidMinor", (row) => row.paidMinor),
    money("overdueMinor", (row) => row.overdueMinor),
    money("restMinor", (row) => row.restMinor),
    day("nextDueOn", (row) => row.nextDueOn),
    money("nextMinor", (row) => row.nextMinor),
    day("defaultOn", (row) => row.defaultOn),
    day("madeOn", (row) => row.madeOn),
    day("expiresOn", (row) => row.expiresOn),
    day("signedOn", (row) => row.signedOn),
    count("instalments", (row) => row.instalments),
    count("invoices", (row) => row.invoices),
    text("note", 40, (row) => row.note),
    text("actor", 20, (row) => row.actor),
  ];
  const known = asked.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const columns = known.length > 0 ? known : all;
  return {
    sheet,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    toRow: (row) => columns.map((column) => column.value(row)),
  };
}
