import type { TFunction } from "i18next";
import { zStage } from "../../../shared/contract/customer-credit.ts";
import type { CustomerListRow } from "../../../shared/contract/customer-list.ts";
import { zHold, zLanguage } from "../../../shared/contract/customer-profile.ts";
import { bucketColumn } from "../../grid/bucket-column.ts";
import { collectorEdit } from "../../grid/collector-edit.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";
import { customerEdits } from "./customer-edits.ts";

type Id = keyof CustomerListRow & string;

/** Columns of the list of customers: one row a customer and currency. */
export function customerColumns(
  t: TFunction,
  toCustomer: (id: number) => void,
  asOf: string,
): readonly GridColumn<CustomerListRow>[] {
  const currency = (row: CustomerListRow): string => row.currency;
  const title = (id: keyof typeof import("../../../shared/i18n/customer-list.es.ts")["customerListEs"]["columns"]) =>
    t(`customerList.columns.${id}`);
  const money = (
    id: Extract<Id, `${string}Minor`>,
    rest: Partial<GridColumn<CustomerListRow>> = {},
  ): GridColumn<CustomerListRow> => ({
    id,
    title: title(id),
    kind: "money",
    value: (row) => row[id],
    currency,
    width: 112,
    ...rest,
  });
  const edits = customerEdits(t, asOf);
  const languageWord = wordsOf(zLanguage, (code) => t(`customerList.languages.${code}`));
  const stageWord = (value: string | number): string => {
    const stage = zStage.safeParse(value);
    return stage.success ? t(`customerList.stages.${stage.data}`) : String(value);
  };
  const holdWord = (value: string | number): string => {
    const hold = zHold.safeParse(value);
    return hold.success ? t(`customerList.holds.${hold.data}`) : String(value);
  };
  return [
    {
      id: "customerName",
      title: title("customerName"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 250,
      pinned: true,
    },
    { id: "customerKey", title: title("customerKey"), kind: "code", value: (row) => row.rfc, width: 124, hidden: true },
    {
      id: "tradeName",
      title: title("tradeName"),
      kind: "text",
      value: (row) => row.tradeName,
      width: 160,
      hidden: true,
    },
    {
      id: "collector",
      title: title("collector"),
      kind: "text",
      value: (row) => row.collector,
      edit: collectorEdit(t),
      width: 140,
    },
    {
      id: "stage",
      title: title("stage"),
      kind: "text",
      value: (row) => stageWord(row.stage),
      words: stageWord,
      codes: zStage.options,
      width: 110,
    },
    {
      id: "hold",
      title: title("hold"),
      kind: "text",
      value: (row) => holdWord(row.hold),
      words: holdWord,
      codes: zHold.options,
      edit: edits.hold,
      width: 120,
    },
    bucketColumn(t, title("bucket")),
    { id: "currency", title: title("currency"), kind: "code", value: currency, width: 70 },
    money("balanceMinor", { strong: true, width: 124 }),
    money("overdueMinor"),
    money("currentMinor", { shade: () => 1 }),
    money("d1to30Minor", { shade: () => 2 }),
    money("d31to60Minor", { shade: () => 3 }),
    money("d61to90Minor", { shade: () => 4 }),
    money("d90plusMinor", { shade: () => 5 }),
    money("unappliedMinor", { hidden: true }),
    { id: "oldestDueOn", title: title("oldestDueOn"), kind: "day", value: (row) => row.oldestDueOn, width: 112 },
    {
      id: "habit",
      title: title("habit"),
      kind: "count",
      value: (row) => (row.habit === null ? null : Math.round(Number(row.habit))),
      width: 90,
    },
    { id: "lastContactOn", title: title("lastContactOn"), kind: "day", value: (row) => row.lastContactOn, width: 112 },
    { id: "usePercent", title: title("usePercent"), kind: "count", value: (row) => row.usePercent, width: 78 },
    money("limitMinor", { edit: edits.limitMinor, hidden: true }),
    {
      id: "riskClass",
      title: title("riskClass"),
      kind: "code",
      value: (row) => row.riskClass,
      edit: edits.riskClass,
      width: 76,
      hidden: true,
    },
    { id: "group", title: title("group"), kind: "text", value: (row) => row.group, width: 160, hidden: true },
    {
      id: "documents",
      title: title("documents"),
      kind: "count",
      value: (row) => row.documents,
      width: 96,
      hidden: true,
    },
    {
      id: "contacts",
      title: title("contacts"),
      kind: "count",
      value: (row) => row.contacts,
      width: 90,
      hidden: true,
    },
    {
      id: "language",
      title: title("language"),
      kind: "text",
      value: (row) => languageWord(row.language),
      words: languageWord,
      codes: zLanguage.options,
      edit: edits.language,
      width: 90,
      hidden: true,
    },
    {
      id: "creditDays",
      title: title("creditDays"),
      description: t("customerList.columns.creditDaysLong"),
      kind: "count",
      value: (row) => row.creditDays,
      edit: edits.creditDays,
      width: 96,
      hidden: true,
    },
  ];
}
