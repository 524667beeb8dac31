import type { TFunction } from "i18next";
import type { AcceptanceAlertRow } from "../../../shared/contract/acceptance.ts";
import type { GridColumn } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";

/** Columns of the invoices that want attention at their customer's counter. */
export function acceptanceColumns(
  t: TFunction,
  { toCustomer, toDocument }: Pick<Navigation, "toCustomer" | "toDocument">,
): readonly GridColumn<AcceptanceAlertRow>[] {
  const columns: readonly GridColumn<AcceptanceAlertRow>[] = [
    {
      id: "customerName",
      title: t("review.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 220,
      pinned: true,
    },
    {
      id: "alert",
      title: t("acceptance.alerts.columns.alert"),
      kind: "text",
      value: (row) => t(`acceptance.alerts.kinds.${row.alert}`),
      width: 172,
    },
    { id: "series", title: t("review.columns.series"), kind: "code", value: (row) => row.series, width: 64 },
    {
      id: "folio",
      title: t("review.columns.folio"),
      kind: "code",
      value: (row) => row.folio,
      link: (row) => () => toDocument(row.uuid),
      width: 76,
    },
    { id: "issuedOn", title: t("review.columns.issued"), kind: "day", value: (row) => row.issuedOn, width: 100 },
    {
      id: "nextReviewOn",
      title: t("acceptance.alerts.columns.nextReviewOn"),
      kind: "day",
      value: (row) => row.nextReviewOn,
      width: 128,
      sortable: false,
    },
    {
      id: "reviewOn",
      title: t("acceptance.alerts.columns.reviewOn"),
      kind: "day",
      value: (row) => row.reviewOn || null,
      width: 128,
    },
    {
      id: "state",
      title: t("acceptance.alerts.columns.state"),
      kind: "text",
      value: (row) => (row.state === "" ? null : t(`acceptance.states.${row.state}`)),
      width: 170,
    },
    {
      id: "submittedOn",
      title: t("acceptance.alerts.columns.submittedOn"),
      kind: "day",
      value: (row) => row.submittedOn || null,
      width: 104,
      hidden: true,
    },
    {
      id: "openMinor",
      title: t("receivables.columns.open"),
      kind: "money",
      value: (row) => row.openMinor,
      currency: (row) => row.currency,
      width: 112,
      strong: true,
    },
    { id: "currency", title: t("review.columns.currency"), kind: "code", value: (row) => row.currency, width: 80 },
    {
      id: "rejectReason",
      title: t("acceptance.alerts.columns.reason"),
      kind: "text",
      value: (row) => row.rejectReason || null,
      width: 220,
      sortable: false,
    },
    {
      id: "dueOn",
      title: t("receivables.columns.due"),
      kind: "day",
      value: (row) => row.dueOn,
      width: 100,
      hidden: true,
    },
    {
      id: "uuid",
      title: t("review.columns.uuid"),
      kind: "code",
      value: (row) => row.uuid,
      width: 290,
      hidden: true,
    },
  ];
  return columns.map((column) => ({ ...column, filterable: false }));
}
