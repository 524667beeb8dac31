import type { Lang } from "../../../shared/contract/common.ts";
import type { PromiseRow } from "../../../shared/contract/promises.ts";
import { exportsEn } from "../../../shared/i18n/exports.en.ts";
import { exportsEs } from "../../../shared/i18n/exports.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

interface ExportColumn extends TableColumn {
  /** As the list of promises calls the column. */
  readonly id: string;
  readonly value: (row: PromiseRow) => TableValue;
}

/** Sheet, columns and cells of an Excel list of promises: the columns asked for in their order, all when none is. */
export function promiseExport(
  lang: Lang,
  asked: readonly string[],
): {
  sheet: string;
  columns: readonly TableColumn[];
  toRow: (row: PromiseRow) => readonly TableValue[];
} {
  const { sheet, columns: words, states } = (lang === "es" ? exportsEs : exportsEn).promises;
  const text = (id: string, header: string, width: number, value: (row: PromiseRow) => string): ExportColumn => ({
    id,
    header,
    kind: "text",
    width,
    value,
  });
  const money = (id: string, header: string, minor: (row: PromiseRow) => number): ExportColumn => ({
    id,
    header,
    kind: "money",
    width: 16,
    value: (row) => ({ minor: minor(row), currency: row.currency }),
  });
  const day = (id: string, header: string, value: (row: PromiseRow) => string | null): ExportColumn => ({
    id,
    header,
    kind: "day",
    width: 14,
    value,
  });
  const count = (id: string, header: string, value: (row: PromiseRow) => number): ExportColumn => ({
    id,
    header,
    kind: "integer",
    width: 10,
    value,
  });
  const all = [
    text("customerName", words.customer, 44, (row) => row.customerName),
    text("customerKey", words.key, 18, (row) => row.customerKey),
    text("collector", words.collector, 24, (row) => row.collector),
    day("madeOn", words.made, (row) => row.madeOn),
    day("dueOn", words.due, (row) => row.dueOn),
    day("maturesOn", words.matures, (row) => row.maturesOn),
    text("state", words.state, 20, (row) => states[row.state]),
    text("currency", words.currency, 9, (row) => row.currency),
    money("amountMinor", words.amount, (row) => row.amountMinor),
    money("promisedMinor", words.promised, (row) => row.promisedMinor),
    money("keptMinor", words.kept, (row) => row.keptMinor),
    day("brokenOn", words.broken, (row) => row.brokenOn),
    count("payments", words.payments, (row) => row.payments),
    count("invoices", words.invoices, (row) => row.invoices),
    text("contact", words.contact, 28, (row) => row.contact),
    text("note", words.note, 40, (row) => row.note),
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
