import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { PlacedItem } from "../../../shared/contract/agencies.ts";
import type { PlacedColumn, PlacedRow, PlacedSelection } from "../../../shared/contract/agency-lists.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { agenciesEn } from "../../../shared/i18n/agencies.en.ts";
import { agenciesEs } from "../../../shared/i18n/agencies.es.ts";
import { agencyCodesEn } from "../../../shared/i18n/agency-codes.en.ts";
import { agencyCodesEs } from "../../../shared/i18n/agency-codes.es.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { createList, type ListSheet } from "../lib/list.ts";
import { columnCondition, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";
import { bucketColumn, sheetColumns } from "../lib/sheet.ts";
import { placedItems } from "./items-reader.ts";
import { type Handed, handed, handedTable } from "./listed.ts";

/** Columns over the placed items as `i`. */
const COLUMNS: ListColumns<PlacedColumn> = {
  label: { kind: "text", value: "i.label" },
  uuid: { kind: "text", value: "i.uuid" },
  customerName: { kind: "key", value: "i.customer_id", names: "customer", order: ["i.search"] },
  customerKey: { kind: "text", value: "i.key", search: "i.search" },
  agencyName: { kind: "text", value: "i.agency_name" },
  state: { kind: "text", value: "i.state" },
  placementId: { kind: "number", value: "i.placement_id" },
  placedOn: { kind: "day", value: "i.placed_on" },
  recalledOn: { kind: "day", value: "i.recalled_on" },
  recallReason: { kind: "text", value: "i.recall_reason" },
  bucket: { kind: "text", value: "i.bucket" },
  daysPastDue: { kind: "number", value: "i.days_past_due" },
  currency: { kind: "text", value: "i.currency" },
  placedMinor: { kind: "money", value: "i.placed_minor", currency: "i.currency" },
  openMinor: { kind: "money", value: "i.open_minor", currency: "i.currency" },
  viaMinor: { kind: "money", value: "i.via_minor", currency: "i.currency" },
  directMinor: { kind: "money", value: "i.direct_minor", currency: "i.currency" },
  tailMinor: { kind: "money", value: "i.tail_minor", currency: "i.currency" },
  rateBp: { kind: "number", value: "i.rate_bp" },
  commissionMinor: { kind: "money", value: "i.commission_minor", currency: "i.currency" },
};

/** What is handed over of an item. */
const HANDED = {
  id: "bigint",
  place: "bigint",
  label: "text",
  uuid: "text",
  customer_id: "bigint",
  agency_id: "bigint",
  agency_name: "text",
  placement_id: "bigint",
  state: "text",
  placed_on: "text",
  recalled_on: "text",
  recall_reason: "text",
  bucket: "text",
  days_past_due: "bigint",
  currency: "text",
  placed_minor: "bigint",
  open_minor: "bigint",
  via_minor: "bigint",
  direct_minor: "bigint",
  tail_minor: "bigint",
  rate_bp: "bigint",
  commission_minor: "bigint",
} as const;

interface Told {
  readonly selection: PlacedSelection;
  readonly items: readonly PlacedItem[];
  readonly rows: Handed;
}

/** The items of the selection worked out, in the columns the database is asked by. */
async function prepare(db: { readonly read: ReadHandle }, selection: PlacedSelection): Promise<Told> {
  const { agencyId, placementId, customerId, states } = selection;
  const all = await placedItems(db.read, { agencyId, placementId, customerId });
  const items = all.filter(({ state }) => states.length === 0 || states.includes(state));
  const rows = items.map((item, place) => ({
    ...{ id: item.id, place, label: item.label, uuid: item.uuid, customer_id: item.customerId },
    ...{ agency_id: item.agencyId, agency_name: item.agencyName, placement_id: item.placementId, state: item.state },
    ...{ placed_on: item.placedOn, recalled_on: item.recalledOn, recall_reason: item.recallReason },
    ...{ bucket: item.bucket, days_past_due: item.daysPastDue, currency: item.currency },
    ...{ placed_minor: item.placedMinor, open_minor: item.openMinor, via_minor: item.viaMinor },
    ...{ direct_minor: item.directMinor, tail_minor: item.tailMinor, rate_bp: item.rateBp },
    ...{ commission_minor: item.commissionMinor },
  }));
  return { selection, items, rows: handed(db.read, rows) };
}

/** The selection as `i`, conditions included. */
function selected({ selection, rows }: Told): RawBuilder<unknown> {
  const words = wordConditions(selection.search, "c.search", "lower(h.label)", "lower(h.uuid)", "lower(c.key)");
  const only = words.length === 0 ? sql`1 = 1` : sql.join(words, sql` and `);
  const parts = [sql`1 = 1`, ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter))];
  return sql`(select h.*, c.key, c.search from ${handedTable(rows, HANDED)} join customer as c on c.id = h.customer_id
    where ${only}) as i where ${sql.join(parts, sql` and `)}`;
}

/** How placed items are written to Excel. */
function placedSheet(lang: Lang): ListSheet<PlacedRow, "items"> {
  const { columns: words, states, counted, grid } = (lang === "es" ? agenciesEs : agenciesEn).items;
  const { recallReasons } = lang === "es" ? agencyCodesEs : agencyCodesEn;
  const { text, code, money, day, integer } = sheetColumns<PlacedRow>();
  return {
    name: grid,
    counts: { items: counted },
    columns: [
      text("label", words.label, 16, (row) => row.label),
      text("uuid", words.uuid, 40, (row) => row.uuid),
      text("customerName", words.customerName, 44, (row) => row.customerName),
      text("customerKey", words.customerKey, 18, (row) => row.customerKey),
      text("agencyName", words.agencyName, 36, (row) => row.agencyName),
      code("state", words.state, 20, states, (row) => row.state),
      integer("placementId", words.placementId, (row) => row.placementId),
      day("placedOn", words.placedOn, (row) => row.placedOn),
      day("recalledOn", words.recalledOn, (row) => row.recalledOn),
      code("recallReason", words.recallReason, 26, recallReasons, (row) => row.recallReason),
      bucketColumn(lang, words.bucket, (row) => row.bucket),
      integer("daysPastDue", words.daysPastDue, (row) => row.daysPastDue),
      text("currency", words.currency, 9, (row) => row.currency),
      money("placedMinor", words.placedMinor, (row) => row.placedMinor),
      money("openMinor", words.openMinor, (row) => row.openMinor),
      money("viaMinor", words.viaMinor, (row) => row.viaMinor),
      money("directMinor", words.directMinor, (row) => row.directMinor),
      money("tailMinor", words.tailMinor, (row) => row.tailMinor),
      text("rateBp", words.rateBp, 12, (row) => (row.rateBp / 100).toFixed(2)),
      money("commissionMinor", words.commissionMinor, (row) => row.commissionMinor),
    ],
  };
}

/** Placed and control items: those placed last first unless asked otherwise. */
export const placedItemList = createList({
  columns: COLUMNS,
  prepare,
  from: selected,
  fields: sql`i.place, i.key`,
  last: () => [sql`i.place`],
  toRows: (rows: readonly { place: number; key: string }[], { items }) =>
    rows.flatMap(({ place, key }): PlacedRow[] => {
      const item = items[place];
      return item === undefined ? [] : [{ ...item, customerKey: key }];
    }),
  customer: "i.customer_id",
  currency: "i.currency",
  count: "items",
  sums: {
    placedMinor: "i.placed_minor",
    openMinor: "i.open_minor",
    viaMinor: "i.via_minor",
    directMinor: "i.direct_minor",
    commissionMinor: "i.commission_minor",
  },
  sheet: (_db, lang) => placedSheet(lang),
});
