import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { AgencyColumn, AgencyRow, AgencySelection } from "../../../shared/contract/agency-lists.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { agenciesEn } from "../../../shared/i18n/agencies.en.ts";
import { agenciesEs } from "../../../shared/i18n/agencies.es.ts";
import { dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { createList, type ListSheet } from "../lib/list.ts";
import { columnCondition, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";
import { sheetColumns } from "../lib/sheet.ts";
import { alertsOf, findAgencies } from "./agencies-reader.ts";
import { broughtByItems, OPEN_OF_ITEM } from "./brought.ts";
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
  /** What came in was read with the rows; otherwise it is read of those that are shown. */
  readonly brought: boolean;
}

/** Columns of what came in through agencies and was earned with it: read of all only where something hangs on them. */
const BROUGHT: ReadonlySet<AgencyColumn> = new Set(["viaMinor", "directMinor", "commissionMinor"]);

interface OutRow {
  agency_id: number;
  currency: string;
  items: number;
  placed_minor: number;
  open_minor: number;
}

/** What is and was with agencies, one row an agency and currency: the sums are of what is with them now. */
async function outWith(db: ReadHandle): Promise<OutRow[]> {
  const now = (minor: RawBuilder<unknown>) =>
    sql`cast(sum(case when pe.id is null then ${minor} else 0 end) as bigint)`;
  const { rows } = await sql<OutRow>`select i.agency_id, i.currency, ${now(sql`1`)} as items,
      ${now(sql`i.amount_minor`)} as placed_minor, ${now(OPEN_OF_ITEM)} as open_minor
    from placement_item as i left join placement_end as pe on pe.item_id = i.id where i.control = 0
    group by i.agency_id, i.currency order by i.agency_id, i.currency`.execute(db);
  return rows;
}

/** What of the money came in and was earned, by agency and currency as `agency.currency`. */
async function broughtBy(db: ReadHandle, agencies: readonly number[] | null) {
  const whose = agencies === null ? sql`` : sql`and i.agency_id in (${sql.join([0, ...agencies])})`;
  const items = broughtByItems(dialectOf(db), sql`i.control = 0 ${whose}`);
  const { rows } = await sql<{ agency_id: number; currency: string; via: number; direct: number; commission: number }>`
    select i.agency_id, i.currency, cast(sum(b.via_minor) as bigint) as via, cast(sum(b.direct_minor) as bigint) as direct,
      cast(sum(b.commission_minor) as bigint) as commission
    from (${items}) as b join placement_item as i on i.id = b.item_id group by i.agency_id, i.currency`.execute(db);
  return new Map(rows.map((row) => [`${row.agency_id}.${row.currency}`, row]));
}

/** Rows with what came in and was earned. */
async function withBrought(
  db: ReadHandle,
  rows: readonly AgencyRow[],
  agencies: readonly number[] | null,
): Promise<AgencyRow[]> {
  const brought = await broughtBy(db, agencies);
  return rows.map((row) => {
    const own = brought.get(`${row.agencyId}.${row.currency}`);
    const [viaMinor, directMinor, commissionMinor] = [own?.via ?? 0, own?.direct ?? 0, own?.commission ?? 0];
    return { ...row, viaMinor, directMinor, commissionMinor };
  });
}

/** Every agency as it stands on the day with what is with it, one row a currency it ever had something in. */
async function agencyRows(db: ReadHandle, asOf: string): Promise<AgencyRow[]> {
  const out = Map.groupBy(await outWith(db), (row) => row.agency_id);
  return (await findAgencies(db, asOf)).flatMap(({ row, papers, blocked }) =>
    (out.get(row.id) ?? [{ currency: COMPANY_CURRENCY, items: 0, placed_minor: 0, open_minor: 0 }]).map(
      (own): AgencyRow => ({
        ...{ agencyId: row.id, agencyName: row.legal_name, rfc: row.rfc, standing: blocked === "" ? "ready" : blocked },
        ...{ alerts: alertsOf(papers).length, contact: row.contact, phones: row.phones, email: row.email },
        ...{ states: row.states, currency: own.currency, items: own.items },
        ...{ placedMinor: own.placed_minor, openMinor: own.open_minor },
        ...{ viaMinor: 0, directMinor: 0, commissionMinor: 0 },
      }),
    ),
  );
}

async function prepare(
  db: { readonly read: ReadHandle },
  selection: AgencySelection,
  columns: readonly AgencyColumn[],
): Promise<Told> {
  const { asOf, standings, alerts, out, filters } = selection;
  const brought = [...columns, ...filters.map(({ column }) => column)].some((column) => BROUGHT.has(column));
  const asked = (await agencyRows(db.read, asOf)).filter(
    (row) =>
      (standings.length === 0 || standings.includes(row.standing)) &&
      (!alerts || row.alerts > 0) &&
      (!out || row.items > 0),
  );
  const agencies = brought ? await withBrought(db.read, asked, null) : asked;
  const rows = agencies.map((row, place) => ({
    ...{ place, agency_id: row.agencyId, agency_name: row.agencyName, sorting: searchForm(row.agencyName) },
    search: searchForm([row.agencyName, row.rfc, row.contact, row.email, row.states].join(" ")),
    ...{ rfc: row.rfc, standing: row.standing, alerts: row.alerts, contact: row.contact, phones: row.phones },
    ...{ email: row.email, states: row.states, currency: row.currency, items: row.items },
    ...{ placed_minor: row.placedMinor, open_minor: row.openMinor, via_minor: row.viaMinor },
    ...{ direct_minor: row.directMinor, commission_minor: row.commissionMinor },
  }));
  return { selection, agencies, brought, rows: handed(db.read, rows) };
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
  toRows: async (rows: readonly { place: number }[], { agencies, brought }, { read }) => {
    const shown = rows.flatMap(({ place }) => agencies.slice(place, place + 1));
    return brought
      ? shown
      : withBrought(
          read,
          shown,
          shown.map(({ agencyId }) => agencyId),
        );
  },
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
