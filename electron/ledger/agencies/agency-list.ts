import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { AgencyColumn, AgencyRow, AgencySelection } from "../../../shared/contract/agency-lists.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { agenciesEn } from "../../../shared/i18n/agencies.en.ts";
import { agenciesEs } from "../../../shared/i18n/agencies.es.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { createList, type ListSheet } from "../lib/list.ts";
import { columnCondition, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";
import { sheetColumns } from "../lib/sheet.ts";
import { alertsOf, findAgencies } from "./agencies-reader.ts";
import { placedItems } from "./items-reader.ts";
import { type Handed, handed, handedTable } from "./listed.ts";

/** Columns over the agencies as `i`, one row a currency. */
const COLUMNS: ListColumns<AgencyColumn> = {
  agencyName: { kind: "text", value: "i.agency_name", order: ["i.sorting"] },
  rfc: { kind: "text", value: "i.rfc" },
  standing: { kind: "text", value: "i.standing" },
  alerts: { kind: "number", value: "i.alerts" },
  contact: { kind: "text", value: "i.contact" },
  phones: { kind: "text", value: "i.phones" },
  email: { kind: "text", value: "i.email" },
  states: { kind: "text", value: "i.states" },
  currency: { kind: "text", value: "i.currency" },
  items: { kind: "number", value: "i.items" },
  placedMinor: { kind: "money", value: "i.placed_minor", currency: "i.currency" },
  openMinor: { kind: "money", value: "i.open_minor", currency: "i.currency" },
  viaMinor: { kind: "money", value: "i.via_minor", currency: "i.currency" },
  directMinor: { kind: "money", value: "i.direct_minor", currency: "i.currency" },
  commissionMinor: { kind: "money", value: "i.commission_minor", currency: "i.currency" },
};

/** What is handed over of an agency. */
const HANDED = {
  place: "bigint",
  agency_id: "bigint",
  agency_name: "text",
  sorting: "text",
  search: "text",
  rfc: "text",
  standing: "text",
  alerts: "bigint",
  contact: "text",
  phones: "text",
  email: "text",
  states: "text",
  currency: "text",
  items: "bigint",
  placed_minor: "bigint",
  open_minor: "bigint",
  via_minor: "bigint",
  direct_minor: "bigint",
  commission_minor: "bigint",
} as const;

interface Told {
  readonly selection: AgencySelection;
  readonly agencies: readonly AgencyRow[];
  readonly rows: Handed;
}

/** Every agency as it stands on the day with what is with it and what it ever brought, one row a currency. */
async function agencyRows(db: ReadHandle, asOf: string): Promise<AgencyRow[]> {
  const items = Map.groupBy(await placedItems(db, {}), ({ agencyId }) => agencyId);
  return (await findAgencies(db, asOf)).flatMap(({ row, papers, blocked }) => {
    const own = (items.get(row.id) ?? []).filter(({ control }) => !control);
    const currencies = [...new Set(own.map(({ currency }) => currency))].sort();
    const sum = (currency: string, minor: (item: (typeof own)[number]) => number): number =>
      own.reduce((total, item) => (item.currency === currency ? total + minor(item) : total), 0);
    return (currencies.length === 0 ? [COMPANY_CURRENCY] : currencies).map((currency): AgencyRow => {
      const out = (item: (typeof own)[number]): boolean => item.state === "with" || item.state === "asked";
      return {
        ...{ agencyId: row.id, agencyName: row.legal_name, rfc: row.rfc, standing: blocked === "" ? "ready" : blocked },
        ...{ alerts: alertsOf(papers).length, contact: row.contact, phones: row.phones, email: row.email },
        ...{ states: row.states, currency, items: sum(currency, (item) => (out(item) ? 1 : 0)) },
        placedMinor: sum(currency, (item) => (out(item) ? item.placedMinor : 0)),
        openMinor: sum(currency, (item) => (out(item) ? item.openMinor : 0)),
        viaMinor: sum(currency, ({ viaMinor }) => viaMinor),
        directMinor: sum(currency, ({ directMinor }) => directMinor),
        commissionMinor: sum(currency, ({ commissionMinor }) => commissionMinor),
      };
    });
  });
}

async function prepare(db: { readonly read: ReadHandle }, selection: AgencySelection): Promise<Told> {
  const { asOf, standings, alerts, out } = selection;
  const agencies = (await agencyRows(db.read, asOf)).filter(
    (row) =>
      (standings.length === 0 || standings.includes(row.standing)) &&
      (!alerts || row.alerts > 0) &&
      (!out || row.items > 0),
  );
  const rows = agencies.map((row, place) => ({
    ...{ place, agency_id: row.agencyId, agency_name: row.agencyName, sorting: searchForm(row.agencyName) },
    search: searchForm([row.agencyName, row.rfc, row.contact, row.email, row.states].join(" ")),
    ...{ rfc: row.rfc, standing: row.standing, alerts: row.alerts, contact: row.contact, phones: row.phones },
    ...{ email: row.email, states: row.states, currency: row.currency, items: row.items },
    ...{ placed_minor: row.placedMinor, open_minor: row.openMinor, via_minor: row.viaMinor },
    ...{ direct_minor: row.directMinor, commission_minor: row.commissionMinor },
  }));
  return { selection, agencies, rows: handed(db.read, rows) };
}

/** The selection as `i`, conditions included. */
function selected({ selection, rows }: Told): RawBuilder<unknown> {
  const parts = [
    sql`1 = 1`,
    ...wordConditions(selection.search, "i.search"),
    ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter)),
  ];
  return sql`(select h.* from ${handedTable(rows, HANDED)}) as i where ${sql.join(parts, sql` and `)}`;
}

/** How agencies are written to Excel. */
function agencySheet(lang: Lang): ListSheet<AgencyRow, "agencies"> {
  const { columns: words, standings, title, totals } = lang === "es" ? agenciesEs : agenciesEn;
  const { text, code, money, integer } = sheetColumns<AgencyRow>();
  return {
    name: title,
    counts: { agencies: totals.agencies },
    columns: [
      text("agencyName", words.agencyName, 40, (row) => row.agencyName),
      text("rfc", words.rfc, 16, (row) => row.rfc),
      code("standing", words.standing, 22, standings, (row) => row.standing),
      integer("alerts", words.alerts, (row) => row.alerts),
      text("currency", words.currency, 9, (row) => row.currency),
      integer("items", words.items, (row) => row.items),
      money("placedMinor", words.placedMinor, (row) => row.placedMinor),
      money("openMinor", words.openMinor, (row) => row.openMinor),
      money("viaMinor", words.viaMinor, (row) => row.viaMinor),
      money("directMinor", words.directMinor, (row) => row.directMinor),
      money("commissionMinor", words.commissionMinor, (row) => row.commissionMinor),
      text("contact", words.contact, 30, (row) => row.contact),
      text("phones", words.phones, 20, (row) => row.phones),
      text("email", words.email, 30, (row) => row.email),
      text("states", words.states, 30, (row) => row.states),
    ],
  };
}

/** Agencies, a row a currency: by name unless asked otherwise. */
export const agencyRowList = createList({
  columns: COLUMNS,
  prepare,
  from: selected,
  fields: sql`i.place`,
  last: () => [sql`i.sorting`, sql`i.place`],
  toRows: (rows: readonly { place: number }[], { agencies }) =>
    rows.flatMap(({ place }) => agencies.slice(place, place + 1)),
  customer: "i.agency_id",
  currency: "i.currency",
  count: "agencies",
  sums: {
    items: "i.items",
    placedMinor: "i.placed_minor",
    openMinor: "i.open_minor",
    viaMinor: "i.via_minor",
    directMinor: "i.direct_minor",
    commissionMinor: "i.commission_minor",
  },
  sheet: (_db, lang) => agencySheet(lang),
});
