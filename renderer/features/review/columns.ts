import type { TFunction } from "i18next";
import type { MissingFile, PueRow } from "../../../shared/contract/review.ts";
import type { GridColumn } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";

/** Columns of the PUE invoices to confirm. */
export function pueColumns(
  t: TFunction,
  { toCustomer, toDocument }: Pick<Navigation, "toCustomer" | "toDocument">,
): readonly GridColumn<PueRow>[] {
  const columns: readonly GridColumn<PueRow>[] = [
    {
      id: "customerName",
      title: t("review.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 260,
      pinned: true,
    },
    { id: "customerKey", title: t("review.columns.rfc"), kind: "code", value: (row) => row.customerKey, width: 130 },
    { id: "series", title: t("review.columns.series"), kind: "code", value: (row) => row.series, width: 72 },
    {
      id: "folio",
      title: t("review.columns.folio"),
      kind: "code",
      value: (row) => row.folio,
      link: (row) => () => toDocument(row.uuid),
      width: 92,
    },
    { id: "issuedOn", title: t("review.columns.issued"), kind: "day", value: (row) => row.issuedOn, width: 104 },
    { id: "currency", title: t("review.columns.currency"), kind: "code", value: (row) => row.currency, width: 84 },
    {
      id: "totalMinor",
      title: t("review.columns.total"),
      kind: "money",
      value: (row) => row.totalMinor,
      currency: (row) => row.currency,
      width: 136,
      strong: true,
    },
    { id: "paymentForm", title: t("review.columns.form"), kind: "code", value: (row) => row.paymentForm, width: 124 },
    { id: "uuid", title: t("review.columns.uuid"), kind: "code", value: (row) => row.uuid, width: 300, hidden: true },
  ];
  return columns.map((column) => ({ ...column, filterable: false }));
}

/** Columns of the documents that the tax authority knows and whose file is missing. */
export function missingColumns(t: TFunction): readonly GridColumn<MissingFile>[] {
  const columns: readonly GridColumn<MissingFile>[] = [
    {
      id: "uuid",
      title: t("review.columns.uuid"),
      kind: "code",
      value: (row) => row.uuid,
      width: 292,
      pinned: true,
    },
    {
      id: "kind",
      title: t("review.columns.kind"),
      kind: "text",
      value: (row) => kindWords(row.kind, t),
      width: 132,
    },
    {
      id: "issuedAt",
      title: t("review.columns.issuedAt"),
      kind: "day",
      value: (row) => (row.issuedAt === "" ? null : row.issuedAt.slice(0, 10)),
      width: 104,
    },
    {
      id: "receiverName",
      title: t("review.columns.receiver"),
      kind: "text",
      value: (row) => row.receiverName,
      width: 200,
    },
    {
      id: "receiverRfc",
      title: t("review.columns.rfc"),
      kind: "code",
      value: (row) => row.receiverRfc,
      width: 130,
    },
    {
      id: "amount",
      title: t("review.columns.amount"),
      kind: "code",
      value: (row) => row.amount,
      width: 140,
      sortable: false,
    },
    {
      id: "status",
      title: t("review.columns.status"),
      kind: "text",
      value: (row) => t(`review.states.${row.status}`),
      width: 100,
    },
    {
      id: "cancelledOn",
      title: t("review.columns.cancelledOn"),
      kind: "day",
      value: (row) => row.cancelledOn,
      width: 104,
      sortable: false,
    },
  ];
  return columns.map((column) => ({ ...column, filterable: false }));
}

function kindWords(kind: string, t: TFunction): string {
  return kind === "I" || kind === "E" || kind === "P" ? t(`common.documentKind.${kind}`) : "";
}
