import type { Lang } from "../../../shared/contract/common.ts";
import type { RowsName } from "../../../shared/contract/kpi-names.ts";
import type { KpiRow } from "../../../shared/contract/kpi-rows.ts";
import { kpiRowLabel } from "../../../shared/i18n/kpi-row-label.ts";
import { kpisEn } from "../../../shared/i18n/kpis.en.ts";
import { kpisEs } from "../../../shared/i18n/kpis.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

/** Sheet, columns and cells of an Excel list of the rows behind a figure. */
export function kpiRowsExport(
  lang: Lang,
  name: RowsName,
): { sheet: string; columns: readonly TableColumn[]; toRow: (row: KpiRow) => readonly TableValue[] } {
  const words = lang === "es" ? kpisEs : kpisEn;
  const states: Readonly<Record<string, string>> = words.rowStates;
  const { columns } = words;
  const value = (row: KpiRow, minor: number): TableValue =>
    row.currency === "" ? minor : { minor, currency: row.currency };
  return {
    // Excel allows 31 letters and none of these signs in the name of a sheet.
    sheet: { ...words.names, ...words.rolls, ...words.vintages }[name].replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31),
    columns: [
      { header: columns.label, kind: "text", width: 24 },
      { header: columns.uuids, kind: "text", width: 40 },
      { header: columns.customer, kind: "text", width: 44 },
      { header: columns.day, kind: "day", width: 14 },
      { header: columns.dueOn, kind: "day", width: 14 },
      { header: columns.days, kind: "integer", width: 10 },
      { header: columns.currency, kind: "text", width: 9 },
      { header: columns.numerator, kind: "money", width: 18 },
      { header: columns.denominator, kind: "money", width: 18 },
      { header: columns.state, kind: "text", width: 18 },
    ],
    toRow: (row) => [
      kpiRowLabel(row, lang),
      row.uuids.join(" "),
      row.customerName,
      row.day,
      row.dueOn,
      row.days,
      row.currency,
      value(row, row.numerator),
      value(row, row.denominator),
      states[row.state] ?? row.state,
    ],
  };
}
