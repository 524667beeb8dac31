import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { PlacedColumn, PlacedRow, PlacedSelection } from "../../../shared/contract/agency-lists.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { agenciesEn } from "../../../shared/i18n/agencies.en.ts";
import { agenciesEs } from "../../../shared/i18n/agencies.es.ts";
import { agencyCodesEn } from "../../../shared/i18n/agency-codes.en.ts";
import { agencyCodesEs } from "../../../shared/i18n/agency-codes.es.ts";
import { dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Dialect } from "../db/migration.ts";
import { createList, type ListSheet } from "../lib/list.ts";
import { columnCondition, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";
import { bucketColumn, sheetColumns } from "../lib/sheet.ts";
import { broughtByItems, OPEN_OF_ITEM, RECALL_ASKED } from "./brought.ts";
import { itemsById } from "./items-reader.ts";

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

/** Columns of what came in of an item and was earned with it: read only where they are asked for. */
const BROUGHT: ReadonlySet<PlacedColumn> = new Set(["viaMinor", "directMinor", "tailMinor", "commissionMinor"]);

interface Told {
  readonly dialect: Dialect;
  readonly selection: PlacedSelection;
  readonly brought: boolean;
}

function prepare(
  db: { readonly read: ReadHandle },
  selection: PlacedSelection,
  columns: readonly PlacedColumn[],
): Told {
  const asked = [...columns, ...selection.filters.map(({ column }) => column)];
  return { dialect: dialectOf(db.read), selection, brought: asked.some((column) => BROUGHT.has(column)) };
}

/** The end of the UUID of an item: the last twelve of its thirty-six. */
const END = sql`substr(i.invoice_uuid, 25)`;

/** Series and folio, or the end of the UUID: `documentLabel` (receivables/document-reader.ts) where words are looked for. */
const LABEL = sql`(select case when d.series = '' and d.folio = '' then '…' || ${END} when d.series = '' or d.folio = ''
  then d.series || d.folio else d.series || '-' || d.folio end from document as d where d.id = r.document_id)`;

/** The selection as `i`, conditions included. */
function selected({ dialect, selection, brought }: Told): RawBuilder<unknown> {
  const only = [sql`1 = 1`];
  if (selection.agencyId !== null) only.push(sql`i.agency_id = ${selection.agencyId}`);
  if (selection.placementId !== null) only.push(sql`i.placement_id = ${selection.placementId}`);
  if (selection.customerId !== null) {
    only.push(sql`i.receivable_id in (select x.id from receivable as x where x.customer_id = ${selection.customerId})`);
  }
  const where = sql.join(only, sql` and `);
  const [sums, join] = brought
    ? [
        sql`coalesce(b.via_minor, 0) as via_minor, coalesce(b.direct_minor, 0) as direct_minor,
          coalesce(b.tail_minor, 0) as tail_minor, coalesce(b.commission_minor, 0) as commission_minor`,
        sql`left join (${broughtByItems(dialect, where)}) as b on b.item_id = i.id`,
      ]
    : [sql`0 as via_minor, 0 as direct_minor, 0 as tail_minor, 0 as commission_minor`, sql``];
  const parts = [
    sql`1 = 1`,
    ...wordConditions(selection.search, "i.search", "lower(i.label)", "lower(i.uuid)", "lower(i.key)"),
    ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter)),
  ];
  if (selection.states.length > 0) parts.push(sql`i.state in (${sql.join([...selection.states])})`);
  const customer = (column: string) =>
    sql`(select ${sql.raw(`c.${column}`)} from customer as c where c.id = r.customer_id)`;
  // Looked up by themselves, what is not asked for of a row costs nothing.
  return sql`(select i.id, i.placement_id, i.agency_id, (select a.legal_name from agency as a where a.id = i.agency_id)
        as agency_name, r.customer_id, ${customer("key")} as key, ${customer("search")} as search, i.invoice_uuid as uuid,
      ${LABEL} as label, i.placed_on, case when i.control = 0 then pe.on_day end as recalled_on,
      pe.reason as recall_reason, case when i.control = 1 then 'control' when pe.id is not null then 'recalled'
        when ${RECALL_ASKED} then 'asked' else 'with' end as state, i.bucket, i.days_past_due, i.currency,
      i.amount_minor as placed_minor, ${OPEN_OF_ITEM} as open_minor, i.rate_bp, ${sums}
    from placement_item as i join receivable as r on r.id = i.receivable_id
      left join placement_end as pe on pe.item_id = i.id ${join}
    where ${where}) as i where ${sql.join(parts, sql` and `)}`;
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
  fields: sql`i.id, i.key`,
  last: () => [sql`i.placed_on desc`, sql`i.id desc`],
  toRows: async (rows: readonly { id: number; key: string }[], _told, { read }) => {
    const ids = rows.map(({ id }) => id);
    const items = new Map((await itemsById(read, ids)).map((item) => [item.id, item]));
    return rows.flatMap(({ id, key }): PlacedRow[] => {
      const item = items.get(id);
      return item === undefined ? [] : [{ ...item, customerKey: key }];
    });
  },
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
