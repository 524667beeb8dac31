import type { Lang } from "../../../shared/contract/common.ts";
import type { CustomerListRow } from "../../../shared/contract/customer-list.ts";
import { customerListEn } from "../../../shared/i18n/customer-list.en.ts";
import { customerListEs } from "../../../shared/i18n/customer-list.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

interface ExportColumn extends TableColumn {
  readonly id: string;
  readonly value: (row: CustomerListRow) => TableValue;
}

function allColumns(lang: Lang): { readonly sheet: string; readonly columns: readonly ExportColumn[] } {
  const { sheet, columns: words, holds, stages, languages } = lang === "es" ? customerListEs : customerListEn;
  const text = (id: keyof typeof words, width: number, value: (row: CustomerListRow) => string): ExportColumn => ({
    id,
    header: words[id],
    kind: "text",
    width,
    value,
  });
  const money = (id: keyof typeof words & keyof CustomerListRow, of: (row: CustomerListRow) => number | null) => ({
    id,
    header: words[id],
    kind: "money" as const,
    width: 16,
    value: (row: CustomerListRow): TableValue => {
      const minor = of(row);
      return minor === null ? null : { minor, currency: row.currency };
    },
  });
  const integer = (id: keyof typeof words, of: (row: CustomerListRow) => number | null): ExportColumn => ({
    id,
    header: words[id],
    kind: "integer",
    width: 12,
    value: of,
  });
  return {
    sheet,
    columns: [
      text("customerName", 44, (row) => row.customerName),
      text("customerKey", 18, (row) => row.customerKey),
      text("tradeName", 28, (row) => row.tradeName),
      text("collector", 24, (row) => row.collector),
      text("stage", 16, (row) => stages[row.stage]),
      text("hold", 20, (row) => holds[row.hold]),
      text("riskClass", 8, (row) => row.riskClass),
      text("group", 28, (row) => row.group),
      text("currency", 9, (row) => row.currency),
      integer("documents", (row) => row.documents),
      { id: "oldestDueOn", header: words.oldestDueOn, kind: "day", width: 13, value: (row) => row.oldestDueOn },
      money("currentMinor", (row) => row.currentMinor),
      money("d1to30Minor", (row) => row.d1to30Minor),
      money("d31to60Minor", (row) => row.d31to60Minor),
      money("d61to90Minor", (row) => row.d61to90Minor),
      money("d90plusMinor", (row) => row.d90plusMinor),
      money("overdueMinor", (row) => row.overdueMinor),
      money("unappliedMinor", (row) => row.unappliedMinor),
      money("balanceMinor", (row) => row.balanceMinor),
      money("limitMinor", (row) => row.limitMinor),
      integer("usePercent", (row) => row.usePercent),
      { id: "lastContactOn", header: words.lastContactOn, kind: "day", width: 13, value: (row) => row.lastContactOn },
      integer("habit", (row) => (row.habit === null ? null : Math.round(Number(row.habit)))),
      integer("contacts", (row) => row.contacts),
      text("language", 10, (row) => languages[row.language]),
      integer("creditDays", (row) => row.creditDays),
    ],
  };
}

/** Sheet, columns and cells of an Excel list of customers: the columns asked for in their order, all when none is. */
export function customerColumns(
  lang: Lang,
  asked: readonly string[],
): {
  sheet: string;
  columns: readonly TableColumn[];
  toRow: (row: CustomerListRow) => readonly TableValue[];
} {
  const { sheet, columns: all } = allColumns(lang);
  const known = asked.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const columns = known.length > 0 ? known : all;
  return {
    sheet,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    toRow: (row) => columns.map((column) => column.value(row)),
  };
}
