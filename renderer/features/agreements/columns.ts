import type { TFunction } from "i18next";
import { type AgreementRow, zAgreementState, zAgreementType } from "../../../shared/contract/agreements.ts";
import { collectorEdit } from "../../grid/collector-edit.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";

type MoneyColumn =
  | "principalMinor"
  | "quitaMinor"
  | "totalMinor"
  | "paidMinor"
  | "overdueMinor"
  | "restMinor"
  | "nextMinor";
type DayColumn = "nextDueOn" | "defaultOn" | "madeOn" | "expiresOn" | "signedOn";

/** Columns of the agreements: one row a currency, as it stood on the day. */
export function agreementColumns(
  t: TFunction,
  toCustomer: (customerId: number) => void,
): readonly GridColumn<AgreementRow>[] {
  const money = (id: MoneyColumn, more: Partial<GridColumn<AgreementRow>> = {}): GridColumn<AgreementRow> => ({
    id,
    title: t(`agreements.columns.${id}`),
    kind: "money",
    value: (row) => row[id],
    currency: (row) => row.currency,
    width: 118,
    ...more,
  });
  const day = (id: DayColumn, hidden = false): GridColumn<AgreementRow> => ({
    id,
    title: t(`agreements.columns.${id}`),
    kind: "day",
    value: (row) => row[id],
    width: 116,
    hidden,
  });
  return [
    {
      id: "customerName",
      title: t("agreements.columns.customerName"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 220,
      pinned: true,
    },
    {
      id: "customerKey",
      title: t("agreements.columns.customerKey"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 124,
      hidden: true,
    },
    {
      id: "type",
      title: t("agreements.columns.type"),
      kind: "text",
      value: (row) => t(`agreements.types.${row.type}`),
      words: wordsOf(zAgreementType, (type) => t(`agreements.types.${type}`)),
      codes: zAgreementType.options,
      width: 150,
    },
    {
      id: "state",
      title: t("agreements.columns.state"),
      kind: "text",
      value: (row) => t(`agreements.states.${row.state}`),
      words: wordsOf(zAgreementState, (state) => t(`agreements.states.${state}`)),
      codes: zAgreementState.options,
      width: 130,
    },
    day("nextDueOn"),
    money("nextMinor", { width: 150 }),
    {
      id: "currency",
      title: t("agreements.columns.currency"),
      kind: "code",
      value: (row) => row.currency,
      width: 70,
    },
    money("totalMinor", { strong: true }),
    money("paidMinor"),
    money("overdueMinor"),
    money("restMinor"),
    money("principalMinor", { hidden: true }),
    money("quitaMinor", { hidden: true }),
    day("madeOn"),
    day("signedOn"),
    day("defaultOn", true),
    day("expiresOn", true),
    {
      id: "instalments",
      title: t("agreements.columns.instalments"),
      kind: "count",
      value: (row) => row.instalments,
      width: 96,
      hidden: true,
    },
    {
      id: "invoices",
      title: t("agreements.columns.invoices"),
      kind: "count",
      value: (row) => row.invoices,
      width: 78,
      hidden: true,
    },
    {
      id: "collector",
      title: t("agreements.columns.collector"),
      kind: "text",
      value: (row) => row.collector,
      edit: collectorEdit(t),
      width: 130,
    },
    {
      id: "note",
      title: t("agreements.columns.note"),
      kind: "text",
      value: (row) => row.note,
      width: 180,
      hidden: true,
    },
    {
      id: "actor",
      title: t("agreements.columns.actor"),
      kind: "text",
      value: (row) => row.actor,
      width: 120,
      hidden: true,
    },
  ];
}
