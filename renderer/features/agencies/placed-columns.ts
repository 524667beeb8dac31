import type { TFunction } from "i18next";
import { zPlacedItem, zRecallReason } from "../../../shared/contract/agencies.ts";
import type { PlacedRow } from "../../../shared/contract/agency-lists.ts";
import { bucketColumn } from "../../grid/bucket-column.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";
import { shareWords } from "./words.ts";

type MoneyColumn = "placedMinor" | "openMinor" | "viaMinor" | "directMinor" | "tailMinor" | "commissionMinor";

/** Columns of the placed invoices; on the page of one agency its name is hidden until it is wanted. */
export function placedColumns(t: TFunction, to: Navigation, ofOne: boolean): readonly GridColumn<PlacedRow>[] {
  const money = (id: MoneyColumn, more: Partial<GridColumn<PlacedRow>> = {}): GridColumn<PlacedRow> => ({
    id,
    title: t(`agencies.items.columns.${id}`),
    kind: "money",
    value: (row) => row[id],
    currency: (row) => row.currency,
    width: 118,
    ...more,
  });
  const states = wordsOf(zPlacedItem.shape.state, (state) => t(`agencies.items.states.${state}`));
  const reasons = wordsOf(zRecallReason, (reason) => t(`agencyCodes.recallReasons.${reason}`));
  return [
    {
      id: "customerName",
      title: t("agencies.items.columns.customerName"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => to.toCustomer(row.customerId),
      width: 220,
      pinned: true,
    },
    {
      id: "customerKey",
      title: t("agencies.items.columns.customerKey"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 124,
      hidden: true,
    },
    {
      id: "label",
      title: t("agencies.items.columns.label"),
      kind: "code",
      value: (row) => row.label,
      link: (row) => () => to.toDocument(row.uuid),
      width: 96,
    },
    {
      id: "uuid",
      title: t("agencies.items.columns.uuid"),
      kind: "code",
      value: (row) => row.uuid,
      width: 280,
      hidden: true,
    },
    {
      id: "agencyName",
      title: t("agencies.items.columns.agencyName"),
      kind: "text",
      value: (row) => row.agencyName,
      link: (row) => () => to.toAgency(row.agencyId),
      width: 190,
      hidden: ofOne,
    },
    {
      id: "state",
      title: t("agencies.items.columns.state"),
      kind: "text",
      value: (row) => states(row.state),
      words: states,
      codes: zPlacedItem.shape.state.options,
      width: 130,
    },
    {
      id: "placedOn",
      title: t("agencies.items.columns.placedOn"),
      kind: "day",
      value: (row) => row.placedOn,
      width: 110,
    },
    { ...bucketColumn<PlacedRow>(t, t("agencies.items.columns.bucket")), hidden: false, width: 112 },
    {
      id: "daysPastDue",
      title: t("agencies.items.columns.daysPastDue"),
      kind: "count",
      value: (row) => row.daysPastDue,
      width: 96,
      hidden: true,
    },
    {
      id: "currency",
      title: t("agencies.items.columns.currency"),
      kind: "code",
      value: (row) => row.currency,
      width: 76,
    },
    money("placedMinor"),
    money("viaMinor", { width: 132 }),
    money("directMinor"),
    money("openMinor", { strong: true }),
    money("commissionMinor"),
    money("tailMinor", { hidden: true, width: 140 }),
    {
      id: "rateBp",
      title: t("agencies.items.columns.rateBp"),
      kind: "count",
      value: (row) => row.rateBp,
      display: (row) => shareWords(row.rateBp),
      width: 104,
      hidden: true,
      filterable: false,
    },
    {
      id: "recalledOn",
      title: t("agencies.items.columns.recalledOn"),
      kind: "day",
      value: (row) => row.recalledOn,
      width: 110,
    },
    {
      id: "recallReason",
      title: t("agencies.items.columns.recallReason"),
      kind: "text",
      value: (row) => (row.recallReason === null ? "" : reasons(row.recallReason)),
      words: reasons,
      codes: zRecallReason.options,
      width: 170,
    },
    {
      id: "placementId",
      title: t("agencies.items.columns.placementId"),
      kind: "count",
      value: (row) => row.placementId,
      width: 104,
      hidden: true,
    },
  ];
}
