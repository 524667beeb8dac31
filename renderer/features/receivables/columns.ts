import type { TFunction } from "i18next";
import type {
  Bucket,
  GroupBy,
  ReceivableGroup,
  ReceivableRow,
  ValuedAgingRow,
} from "../../../shared/contract/receivables.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { collectorEdit } from "../../grid/collector-edit.ts";
import type { GridColumn } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";
import { dueEdit, poEdit } from "./acceptance-edit.ts";

const BUCKETS = [
  { id: "current", title: "current", shade: 1, long: "current" },
  { id: "1-30", title: "d1to30", shade: 2, long: "d1to30" },
  { id: "31-60", title: "d31to60", shade: 3, long: "d31to60" },
  { id: "61-90", title: "d61to90", shade: 4, long: "d61to90" },
  { id: "90+", title: "d90plus", shade: 5, long: "d90plus" },
] as const satisfies readonly { id: Bucket; title: string; shade: number; long: string }[];

/** What people call a bucket. */
export function bucketWords(bucket: string, t: TFunction): string {
  const known = BUCKETS.find(({ id }) => id === bucket);
  return known === undefined ? bucket : t(`common.buckets.${known.long}`);
}

/** Column of the moratory interest, which is counted for the rows of a page and only where it is shown. */
export const INTEREST_COLUMN = "interestMinor";

/** An open document as the list shows it. */
export type ListedDocument = ReceivableRow & { readonly interestMinor?: number };

/** Columns of the documents: one row an open document, its amount in the column of its bucket. */
export function documentColumns(
  t: TFunction,
  { toCustomer, toDocument }: Pick<Navigation, "toCustomer" | "toDocument">,
): readonly GridColumn<ListedDocument>[] {
  const currency = (row: ListedDocument): string => row.currency;
  return [
    {
      id: "customerName",
      title: t("receivables.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 212,
      pinned: true,
    },
    {
      id: "customerKey",
      title: t("receivables.columns.rfc"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 124,
      hidden: true,
    },
    {
      id: "collector",
      title: t("receivables.columns.collector"),
      description: t("receivables.columns.collectorLong"),
      kind: "text",
      value: (row) => row.collector,
      edit: collectorEdit(t),
      width: 120,
      hidden: true,
    },
    { id: "series", title: t("receivables.columns.series"), kind: "text", value: (row) => row.series, width: 58 },
    {
      id: "folio",
      title: t("receivables.columns.folio"),
      kind: "text",
      value: (row) => row.folio,
      link: (row) => () => toDocument(row.uuid),
      width: 60,
    },
    { id: "issuedOn", title: t("receivables.columns.issued"), kind: "day", value: (row) => row.issuedOn, width: 94 },
    {
      id: "dueOn",
      title: t("receivables.columns.due"),
      kind: "day",
      value: (row) => row.dueOn,
      edit: dueEdit(t),
      width: 94,
    },
    {
      id: "expectedOn",
      title: t("receivables.columns.expected"),
      description: t("receivables.columns.expectedLong"),
      kind: "day",
      value: (row) => row.expectedOn || null,
      width: 104,
      hidden: true,
    },
    {
      id: "contrarecibo",
      title: t("receivables.columns.contrarecibo"),
      description: t("receivables.columns.contrareciboLong"),
      kind: "text",
      value: (row) => row.contrarecibo || (row.acceptance === "" ? null : t(`acceptance.states.${row.acceptance}`)),
      width: 124,
      hidden: true,
    },
    {
      id: "po",
      title: t("receivables.columns.po"),
      description: t("receivables.columns.poLong"),
      kind: "text",
      value: (row) => row.po || null,
      edit: poEdit(t),
      width: 104,
      hidden: true,
    },
    {
      id: "daysPastDue",
      title: t("receivables.columns.days"),
      description: t("receivables.columns.daysLong"),
      kind: "days",
      value: (row) => row.daysPastDue,
      width: 66,
    },
    {
      id: "currency",
      title: t("receivables.columns.currency"),
      description: t("receivables.columns.currencyLong"),
      kind: "text",
      value: (row) => row.currency,
      width: 48,
    },
    {
      id: "bucket",
      title: t("receivables.columns.bucket"),
      kind: "text",
      value: (row) => bucketWords(row.bucket, t),
      words: (value) => bucketWords(String(value), t),
      codes: BUCKETS.map(({ id }) => id),
      width: 96,
      hidden: true,
    },
    {
      id: "openMinor",
      title: t("receivables.columns.open"),
      description: t("receivables.columns.openLong"),
      kind: "money",
      value: (row) => row.openMinor,
      currency,
      width: 100,
      strong: true,
    },
    ...BUCKETS.map(
      ({ id, title, shade, long }): GridColumn<ListedDocument> => ({
        id: `bucket-${id}`,
        title: t(`receivables.columns.${title}`),
        description: t(`common.buckets.${long}`),
        kind: "money",
        value: (row) => (row.bucket === id ? row.openMinor : null),
        currency,
        width: 88,
        sortable: false,
        filterable: false,
        shade: (row) => (row.bucket === id ? shade : null),
      }),
    ),
    {
      id: "disputedMinor",
      title: t("disputes.markShort"),
      description: t("disputes.mark"),
      kind: "money",
      value: (row) => (row.disputedMinor === 0 ? null : row.disputedMinor),
      currency,
      width: 88,
    },
    {
      id: INTEREST_COLUMN,
      title: t("interest.beside.column"),
      description: t("interest.beside.hint"),
      kind: "money",
      value: (row) => row.interestMinor ?? null,
      currency,
      width: 104,
      hidden: true,
      sortable: false,
      filterable: false,
    },
    {
      id: "promisedOn",
      title: t("receivables.columns.promised"),
      description: t("receivables.columns.promisedLong"),
      kind: "day",
      value: (row) => row.promisedOn,
      width: 94,
    },
    {
      id: "totalMinor",
      title: t("receivables.columns.total"),
      description: t("receivables.columns.totalLong"),
      kind: "money",
      value: (row) => row.totalMinor,
      currency,
      width: 108,
      hidden: true,
    },
    differenceColumn(t),
    {
      id: "uuid",
      title: t("receivables.columns.uuid"),
      kind: "code",
      value: (row) => row.uuid,
      width: 290,
      hidden: true,
    },
  ];
}

/** Columns of the customers: one row a customer and currency. */
export function customerColumns(
  t: TFunction,
  { toCustomer }: Pick<Navigation, "toCustomer">,
): readonly GridColumn<ValuedAgingRow>[] {
  const currency = (row: ValuedAgingRow): string => row.currency;
  return [
    {
      id: "customerName",
      title: t("receivables.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 244,
      pinned: true,
      filterable: false,
    },
    {
      id: "customerKey",
      title: t("receivables.columns.rfc"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 116,
      filterable: false,
    },
    {
      id: "currency",
      title: t("receivables.columns.currency"),
      description: t("receivables.columns.currencyLong"),
      kind: "text",
      value: (row) => row.currency,
      width: 48,
      filterable: false,
    },
    {
      id: "documents",
      title: t("receivables.columns.documents"),
      description: t("receivables.columns.documentsLong"),
      kind: "count",
      value: (row) => row.documents,
      width: 56,
      filterable: false,
    },
    ...BUCKETS.map(({ title, shade, long }): GridColumn<ValuedAgingRow> => {
      const key = `${title}Minor` as const;
      return {
        id: key,
        title: t(`receivables.columns.${title}`),
        description: t(`common.buckets.${long}`),
        kind: "money",
        value: (row) => row[key],
        currency,
        width: 98,
        filterable: false,
        shade: (row) => (row[key] === 0 ? null : shade),
      };
    }),
    {
      id: "unappliedMinor",
      title: t("receivables.columns.unapplied"),
      description: t("receivables.columns.unappliedLong"),
      kind: "money",
      value: (row) => (row.unappliedMinor === 0 ? 0 : -row.unappliedMinor),
      currency,
      width: 90,
      filterable: false,
    },
    {
      id: "balanceMinor",
      title: t("receivables.columns.balance"),
      description: t("receivables.columns.balanceLong"),
      kind: "money",
      value: (row) => row.balanceMinor,
      currency,
      width: 108,
      strong: true,
      filterable: false,
    },
    differenceColumn(t),
  ];
}

/** Worth at the rate of the day less worth at the documents' own rate; never part of a balance, so hidden until wanted. */
function differenceColumn<Row extends { readonly differenceMinor: number | null }>(t: TFunction): GridColumn<Row> {
  return {
    id: "differenceMinor",
    title: t("receivables.columns.difference"),
    description: t("rates.consolidated.differenceHint"),
    kind: "money",
    value: (row) => row.differenceMinor,
    currency: () => COMPANY_CURRENCY,
    width: 112,
    hidden: true,
    sortable: false,
    filterable: false,
  };
}

/** Columns of the documents put together: one row a group and currency. */
export function groupColumns(t: TFunction, by: GroupBy): readonly GridColumn<ReceivableGroup>[] {
  const currency = (row: ReceivableGroup): string => row.currency;
  const money = (id: MoneyOfGroup, title: string, description: string, width = 96): GridColumn<ReceivableGroup> => ({
    id,
    title,
    description,
    kind: "money",
    value: (row) => row[id],
    currency,
    width,
    filterable: false,
  });
  return [
    {
      id: "label",
      title: t(`receivables.groups.${by}`),
      kind: "text",
      value: (row) => groupWords(row, by, t),
      width: 200,
      pinned: true,
      filterable: false,
    },
    {
      id: "currency",
      title: t("receivables.columns.currency"),
      description: t("receivables.columns.currencyLong"),
      kind: "text",
      value: currency,
      width: 48,
      filterable: false,
    },
    {
      id: "customers",
      title: t("receivables.groups.customers"),
      kind: "count",
      value: (row) => row.customers,
      width: 64,
      filterable: false,
    },
    {
      id: "documents",
      title: t("receivables.columns.documents"),
      description: t("receivables.columns.documentsLong"),
      kind: "count",
      value: (row) => row.documents,
      width: 56,
      filterable: false,
    },
    ...BUCKETS.map(({ title, long, shade }): GridColumn<ReceivableGroup> => {
      const key = `${title}Minor` as const;
      const column = money(key, t(`receivables.columns.${title}`), t(`common.buckets.${long}`), 92);
      return { ...column, shade: (row) => (row[key] === 0 ? null : shade) };
    }),
    money("overdueMinor", t("receivables.groups.overdue"), t("receivables.groups.overdue")),
    { ...money("openMinor", t("receivables.columns.open"), t("receivables.columns.openLong"), 104), strong: true },
    {
      id: "sharePercent",
      title: t("receivables.groups.share"),
      description: t("receivables.groups.shareLong"),
      kind: "percent",
      value: (row) => row.sharePercent,
      width: 68,
      sortable: false,
      filterable: false,
    },
  ];
}

type MoneyOfGroup =
  | "currentMinor"
  | "d1to30Minor"
  | "d31to60Minor"
  | "d61to90Minor"
  | "d90plusMinor"
  | "openMinor"
  | "overdueMinor";

/** What people call a group. */
export function groupWords(row: Pick<ReceivableGroup, "key" | "label">, by: GroupBy, t: TFunction): string {
  if (by === "bucket") return bucketWords(String(row.key), t);
  if (by === "currency") return String(row.key);
  return row.label === "" ? t("receivables.groups.nobody") : row.label;
}
