import type { TFunction } from "i18next";
import { type AgencyRow, zAgencyStanding } from "../../../shared/contract/agency-lists.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";

type MoneyColumn = "placedMinor" | "openMinor" | "viaMinor" | "directMinor" | "commissionMinor";
type TextColumn = "contact" | "phones" | "email" | "states";

/** Columns of the agencies: one row a currency. */
export function agencyColumns(t: TFunction, toAgency: (id: number) => void): readonly GridColumn<AgencyRow>[] {
  const money = (id: MoneyColumn, strong = false): GridColumn<AgencyRow> => ({
    id,
    title: t(`agencies.columns.${id}`),
    kind: "money",
    value: (row) => row[id],
    currency: (row) => row.currency,
    width: 128,
    strong,
  });
  const text = (id: TextColumn, width: number, hidden = false): GridColumn<AgencyRow> => ({
    id,
    title: t(`agencies.columns.${id}`),
    kind: "text",
    value: (row) => row[id],
    width,
    hidden,
  });
  return [
    {
      id: "agencyName",
      title: t("agencies.columns.agencyName"),
      kind: "text",
      value: (row) => row.agencyName,
      link: (row) => () => toAgency(row.agencyId),
      width: 260,
      pinned: true,
    },
    { id: "rfc", title: t("agencies.columns.rfc"), kind: "code", value: (row) => row.rfc, width: 130 },
    {
      id: "standing",
      title: t("agencies.columns.standing"),
      kind: "text",
      value: (row) => t(`agencies.standings.${row.standing}`),
      words: wordsOf(zAgencyStanding, (standing) => t(`agencies.standings.${standing}`)),
      codes: zAgencyStanding.options,
      width: 160,
    },
    {
      id: "alerts",
      title: t("agencies.columns.alerts"),
      kind: "count",
      value: (row) => row.alerts,
      width: 90,
    },
    { id: "currency", title: t("agencies.columns.currency"), kind: "code", value: (row) => row.currency, width: 80 },
    { id: "items", title: t("agencies.columns.items"), kind: "count", value: (row) => row.items, width: 90 },
    money("placedMinor"),
    money("openMinor", true),
    money("viaMinor"),
    money("directMinor"),
    money("commissionMinor"),
    text("contact", 160),
    text("phones", 140),
    text("email", 180, true),
    text("states", 180, true),
  ];
}
