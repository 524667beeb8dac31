import type { TFunction } from "i18next";
import { z } from "zod";
import type { KpiRow } from "../../../shared/contract/kpi-rows.ts";
import { kpisEs } from "../../../shared/i18n/kpis.es.ts";
import type { GridColumn } from "../../grid/column.ts";
import { formatAmount, formatInteger } from "../../lib/format.ts";

const zState = z.enum(Object.keys(kpisEs.rowStates) as [keyof typeof kpisEs.rowStates]);
const zReport = z.enum(["daily", "weekly", "monthly", "quarterly"]);

/** What a row is called. */
export function rowLabel(t: TFunction, row: KpiRow): string {
  switch (row.kind) {
    case "document":
    case "cost":
      return row.label;
    case "report": {
      const kind = zReport.safeParse(row.label);
      return kind.success ? t(`kpis.reportKinds.${kind.data}`) : row.label;
    }
    case "followUp":
      return row.label === "" ? t("kpis.rowKinds.followUp") : row.label;
    case "contact":
    case "customer":
    case "group":
      return t(`kpis.rowKinds.${row.kind}`);
    case "promise":
    case "dispute":
      return t(`kpis.rowKinds.${row.kind}`, { label: row.label });
  }
}

/** Columns of the rows behind a figure. */
export function rowColumns(
  t: TFunction,
  open: (row: KpiRow) => (() => void) | null,
  withState: boolean,
): readonly GridColumn<KpiRow>[] {
  const amount = (row: KpiRow, minor: number): string =>
    row.currency === "" ? formatInteger(minor) : formatAmount(minor, row.currency);
  const columns: GridColumn<KpiRow>[] = [
    {
      id: "label",
      title: t("kpis.columns.label"),
      kind: "text",
      value: (row) => rowLabel(t, row),
      link: open,
      width: 128,
      pinned: true,
      filterable: false,
    },
    {
      id: "uuids",
      title: t("kpis.columns.uuids"),
      kind: "code",
      value: (row) => row.uuids.join(" "),
      width: 300,
      sortable: false,
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
      title: t("kpis.columns.numerator"),
      kind: "count",
      value: (row) => row.numerator,
      display: (row) => amount(row, row.numerator),
      width: 120,
      strong: true,
      filterable: false,
    },
    {
      id: "denominator",
      title: t("kpis.columns.denominator"),
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
  ];
  // A row that only carries its amounts has no state to tell.
  return withState ? columns : columns.filter(({ id }) => id !== "state");
}
