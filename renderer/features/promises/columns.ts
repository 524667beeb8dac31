import type { TFunction } from "i18next";
import { type PromiseRow, zPromiseState } from "../../../shared/contract/promises.ts";
import { bucketColumn } from "../../grid/bucket-column.ts";
import { collectorEdit } from "../../grid/collector-edit.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";

/** State in words; one that is past its day and still within the grace says so. */
export function stateWords(row: Pick<PromiseRow, "state" | "dueOn">, asOf: string, t: TFunction): string {
  const words = t(`promises.states.${row.state}`);
  return row.state === "active" && row.dueOn < asOf ? `${words} (${t("promises.inGrace")})` : words;
}

/** Columns of the promises: one row a promise, as it stood on the day. */
export function promiseColumns(
  t: TFunction,
  asOf: string,
  toCustomer: (customerId: number) => void,
): readonly GridColumn<PromiseRow>[] {
  const currency = (row: PromiseRow): string => row.currency;
  return [
    {
      id: "customerName",
      title: t("promises.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 220,
      pinned: true,
    },
    {
      id: "customerKey",
      title: t("promises.columns.rfc"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 124,
      hidden: true,
    },
    {
      id: "dueOn",
      title: t("promises.columns.due"),
      description: t("promises.columns.dueLong"),
      kind: "day",
      value: (row) => row.dueOn,
      width: 116,
    },
    {
      id: "state",
      title: t("promises.columns.state"),
      kind: "text",
      value: (row) => stateWords(row, asOf, t),
      words: wordsOf(zPromiseState, (state) => t(`promises.states.${state}`)),
      codes: zPromiseState.options,
      width: 140,
    },
    { ...bucketColumn<PromiseRow>(t, t("promises.columns.bucket")), description: t("promises.columns.bucketLong") },
    { id: "currency", title: t("promises.columns.currency"), kind: "code", value: currency, width: 70 },
    {
      id: "amountMinor",
      title: t("promises.columns.amount"),
      kind: "money",
      value: (row) => row.amountMinor,
      currency,
      width: 118,
      strong: true,
    },
    {
      id: "keptMinor",
      title: t("promises.columns.kept"),
      description: t("promises.columns.keptLong"),
      kind: "money",
      value: (row) => row.keptMinor,
      currency,
      width: 118,
    },
    {
      id: "promisedMinor",
      title: t("promises.columns.promised"),
      description: t("promises.columns.promisedLong"),
      kind: "money",
      value: (row) => row.promisedMinor,
      currency,
      width: 118,
      hidden: true,
    },
    { id: "madeOn", title: t("promises.columns.made"), kind: "day", value: (row) => row.madeOn, width: 100 },
    {
      id: "maturesOn",
      title: t("promises.columns.matures"),
      description: t("promises.columns.maturesLong"),
      kind: "day",
      value: (row) => row.maturesOn,
      width: 100,
    },
    {
      id: "brokenOn",
      title: t("promises.columns.broken"),
      kind: "day",
      value: (row) => row.brokenOn,
      width: 120,
      hidden: true,
    },
    { id: "invoices", title: t("promises.columns.invoices"), kind: "count", value: (row) => row.invoices, width: 78 },
    { id: "payments", title: t("promises.columns.payments"), kind: "count", value: (row) => row.payments, width: 70 },
    {
      id: "collector",
      title: t("promises.columns.collector"),
      kind: "text",
      value: (row) => row.collector,
      edit: collectorEdit(t),
      width: 130,
    },
    {
      id: "contact",
      title: t("promises.columns.contact"),
      kind: "text",
      value: (row) => row.contact,
      width: 140,
      hidden: true,
    },
    { id: "note", title: t("promises.columns.note"), kind: "text", value: (row) => row.note, width: 180, hidden: true },
    {
      id: "actor",
      title: t("promises.columns.actor"),
      kind: "text",
      value: (row) => row.actor,
      width: 120,
      hidden: true,
    },
  ];
}
