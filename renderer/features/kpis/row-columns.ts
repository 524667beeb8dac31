import type { TFunction } from "i18next";
import { z } from "zod";
import { isRoll, isVintage, type RowsName } from "../../../shared/contract/kpi-names.ts";
import type { KpiRow } from "../../../shared/contract/kpi-rows.ts";
import { kpiRowLabel } from "../../../shared/i18n/kpi-row-label.ts";
import { kpisEs } from "../../../shared/i18n/kpis.es.ts";
import type { GridColumn } from "../../grid/column.ts";
import { formatAmount, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";

const zState = z.enum(Object.keys(kpisEs.rowStates) as [keyof typeof kpisEs.rowStates]);

/** What the two amounts of a row are, where they are more than those of a rate. */
function amountTitles(t: TFunction, name: RowsName): { readonly numerator: string; readonly denominator: string } {
  if (isRoll(name)) return { numerator: t("kpis.movement.worse"), denominator: t("kpis.movement.opening") };
  if (isVintage(name)) return { numerator: t("kpis.movement.unpaid"), denominator: t("kpis.movement.issued") };
  return { numerator: t("kpis.columns.numerator"), denominator: t("kpis.columns.denominator") };
}

/** Columns of the rows behind a figure; `only`: these are the balances, or the sales, of days of sales. */
export function rowColumns(
  t: TFunction,
  name: RowsName,
  open: (row: KpiRow) => (() => void) | null,
  withState: boolean,
  only: "numerator" | "denominator" | null,
): readonly GridColumn<KpiRow>[] {
  const amount = (row: KpiRow, minor: number): string =>
    row.currency === "" ? formatInteger(minor) : formatAmount(minor, row.currency);
  const titles = amountTitles(t, name);
  const columns: GridColumn<KpiRow>[] = [
    {
      id: "label",
      title: t("kpis.columns.label"),
      kind: "text",
      value: (row) => kpiRowLabel(row, currentLang()),
      link: open,
      width: 128,
      pinned: true,
      filterable: false,
    },
    {
      id: "customerName",
      title: t("kpis.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      width: 220,
      filterable: false,
    },
    { id: "day", title: t("kpis.columns.day"), kind: "day", value: (row) => row.day, width: 104, filterable: false },
    {
      id: "dueOn",
      title: t("kpis.columns.dueOn"),
      kind: "day",
      value: (row) => row.dueOn,
      width: 112,
      filterable: false,
    },
    {
      id: "days",
      title: t("kpis.columns.days"),
      kind: "count",
      value: (row) => row.days,
      width: 74,
      filterable: false,
    },
    {
      id: "currency",
      title: t("kpis.columns.currency"),
      kind: "code",
      value: (row) => row.currency,
      width: 78,
      filterable: false,
    },
    {
      id: "numerator",
      title: only === null ? titles.numerator : t("kpis.rows.numerator"),
      kind: "count",
      value: (row) => row.numerator,
      display: (row) => amount(row, row.numerator),
      width: 120,
      strong: true,
      filterable: false,
    },
    {
      id: "denominator",
      title: only === null ? titles.denominator : t("kpis.rows.denominator"),
      kind: "count",
      value: (row) => row.denominator,
      display: (row) => amount(row, row.denominator),
      width: 120,
      filterable: false,
    },
    {
      id: "state",
      title: t("kpis.columns.state"),
      kind: "text",
      value: (row) => {
        const state = zState.safeParse(row.state);
        return state.success ? t(`kpis.rowStates.${state.data}`) : row.state;
      },
      width: 120,
      filterable: false,
    },
    // Last, so that a small window shows what the figure is made of.
    {
      id: "uuids",
      title: t("kpis.columns.uuids"),
      kind: "code",
      value: (row) => row.uuids.join(" "),
      width: 300,
      sortable: false,
      filterable: false,
    },
  ];
  // A row that only carries its amounts has no state to tell, and one of balances or of sales alone has one amount.
  const other = only === "numerator" ? "denominator" : only === "denominator" ? "numerator" : null;
  return columns.filter(({ id }) => (withState || id !== "state") && id !== other);
}
