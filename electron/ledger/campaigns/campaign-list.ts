import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { CampaignColumn, CampaignRow, CampaignSelection } from "../../../shared/contract/campaign-list.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { campaignsEn } from "../../../shared/i18n/campaigns.en.ts";
import { campaignsEs } from "../../../shared/i18n/campaigns.es.ts";
import { type Handed, handed, handedTable } from "../agencies/listed.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { createList, type ListSheet } from "../lib/list.ts";
import { columnCondition, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";
import { sheetColumns } from "../lib/sheet.ts";
import { campaignView, findCampaigns } from "./campaign-reader.ts";
import { campaignResult } from "./results-reader.ts";

/** Columns over the campaigns as `i`. */
const COLUMNS: ListColumns<CampaignColumn> = {
  name: { kind: "text", value: "i.name", order: ["i.sorting"] },
  objective: { kind: "text", value: "i.objective" },
  state: { kind: "text", value: "i.state" },
  channel: { kind: "text", value: "i.channel" },
  ownerName: { kind: "text", value: "i.owner_name" },
  goOutOn: { kind: "day", value: "i.go_out_on" },
  startedOn: { kind: "day", value: "i.started_on" },
  endsOn: { kind: "day", value: "i.ends_on" },
  treated: { kind: "number", value: "i.treated" },
  treatedPaid: { kind: "number", value: "i.treated_paid" },
  control: { kind: "number", value: "i.control" },
  controlPaid: { kind: "number", value: "i.control_paid" },
  treatedRate: { kind: "number", value: "i.treated_rate" },
  controlRate: { kind: "number", value: "i.control_rate" },
  points: { kind: "number", value: "i.points" },
  verdict: { kind: "text", value: "i.verdict" },
};

/** What is handed over of a campaign; rates and points in hundredths, so that they are sorted as numbers. */
const HANDED = {
  place: "bigint",
  id: "bigint",
  name: "text",
  sorting: "text",
  search: "text",
  objective: "text",
  state: "text",
  channel: "text",
  owner_name: "text",
  go_out_on: "text",
  started_on: "text",
  ends_on: "text",
  treated: "bigint",
  treated_paid: "bigint",
  control: "bigint",
  control_paid: "bigint",
  treated_rate: "bigint",
  control_rate: "bigint",
  points: "bigint",
  verdict: "text",
} as const;

interface Told {
  readonly selection: CampaignSelection;
  readonly campaigns: readonly CampaignRow[];
  readonly rows: Handed;
}

/** Every campaign as of a day, the newest first, with what came of it by then. */
async function campaignRows(db: ReadHandle, asOf: string): Promise<CampaignRow[]> {
  const rows: CampaignRow[] = [];
  for (const found of await findCampaigns(db, asOf)) {
    const { row, fields, start, state } = found;
    const { ownerName } = await campaignView(db, found, "es");
    const result =
      start === null
        ? null
        : await campaignResult(db, { id: row.id, startedOn: start.on_day, endsOn: start.until_on }, asOf);
    rows.push({
      ...{ id: row.id, name: fields.name, objective: fields.objective, state, channel: fields.channel, ownerName },
      ...{ goOutOn: fields.goOutOn, startedOn: start?.on_day ?? null, endsOn: start?.until_on ?? null },
      ...{ treated: result?.treated ?? 0, treatedPaid: result?.treatedPaid ?? 0 },
      ...{ control: result?.control ?? 0, controlPaid: result?.controlPaid ?? 0 },
      treatedRate: result?.lift.treatedRate ?? null,
      controlRate: result?.lift.controlRate ?? null,
      points: result?.lift.points ?? null,
      verdict: result?.lift.verdict ?? null,
    });
  }
  return rows;
}

const hundredths = (text: string | null): number | null => (text === null ? null : Math.round(Number(text) * 100));

async function prepare(db: { readonly read: ReadHandle }, selection: CampaignSelection): Promise<Told> {
  const { asOf, states } = selection;
  const campaigns = (await campaignRows(db.read, asOf)).filter(
    ({ state }) => states.length === 0 || states.includes(state),
  );
  const rows = campaigns.map((row, place) => ({
    ...{ place, id: row.id, name: row.name, sorting: searchForm(row.name), objective: row.objective },
    search: searchForm(`${row.name} ${row.objective}`),
    ...{ state: row.state, channel: row.channel, owner_name: row.ownerName, go_out_on: row.goOutOn },
    ...{ started_on: row.startedOn, ends_on: row.endsOn, treated: row.treated, treated_paid: row.treatedPaid },
    ...{ control: row.control, control_paid: row.controlPaid, treated_rate: hundredths(row.treatedRate) },
    ...{ control_rate: hundredths(row.controlRate), points: hundredths(row.points), verdict: row.verdict },
  }));
  return { selection, campaigns, rows: handed(db.read, rows) };
}

function selected({ selection, rows }: Told): RawBuilder<unknown> {
  const parts = [
    sql`1 = 1`,
    ...wordConditions(selection.search, "i.search"),
    ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter)),
  ];
  return sql`(select h.* from ${handedTable(rows, HANDED)}) as i where ${sql.join(parts, sql` and `)}`;
}

/** How campaigns are written to Excel. */
function campaignSheet(lang: Lang): ListSheet<CampaignRow, "campaigns"> {
  const { columns: words, states, channels, verdicts, title, totals } = lang === "es" ? campaignsEs : campaignsEn;
  const { text, code, day, integer } = sheetColumns<CampaignRow & { readonly currency?: string }>();
  const percent = (id: CampaignColumn, header: string, value: (row: CampaignRow) => number | null) =>
    ({ id, header, kind: "percent", width: 12, value }) as const;
  return {
    name: title,
    counts: { campaigns: totals.campaigns },
    columns: [
      text("name", words.name, 36, (row) => row.name),
      text("objective", words.objective, 44, (row) => row.objective),
      code("state", words.state, 16, states, (row) => row.state),
      code("channel", words.channel, 12, channels, (row) => row.channel),
      text("ownerName", words.ownerName, 26, (row) => row.ownerName),
      day("goOutOn", words.goOutOn, (row) => row.goOutOn),
      day("startedOn", words.startedOn, (row) => row.startedOn),
      day("endsOn", words.endsOn, (row) => row.endsOn),
      integer("treated", words.treated, (row) => row.treated),
      integer("treatedPaid", words.treatedPaid, (row) => row.treatedPaid),
      integer("control", words.control, (row) => row.control),
      integer("controlPaid", words.controlPaid, (row) => row.controlPaid),
      percent("treatedRate", words.treatedRate, (row) => fraction(row.treatedRate)),
      percent("controlRate", words.controlRate, (row) => fraction(row.controlRate)),
      percent("points", words.points, (row) => fraction(row.points)),
      code("verdict", words.verdict, 24, verdicts, (row) => row.verdict),
    ],
  };
}

/** A percentage as the fraction a sheet shows as one. */
const fraction = (text: string | null): number | null => (text === null ? null : Number(text) / 100);

/** Campaigns: the newest first unless asked otherwise. */
export const campaignRowList = createList({
  columns: COLUMNS,
  prepare,
  from: selected,
  fields: sql`i.place`,
  last: () => [sql`i.place`],
  toRows: (rows: readonly { place: number }[], { campaigns }) =>
    rows.flatMap(({ place }) => campaigns.slice(place, place + 1)),
  customer: "i.id",
  currency: null,
  count: "campaigns",
  sums: { treated: "i.treated", treatedPaid: "i.treated_paid", control: "i.control", controlPaid: "i.control_paid" },
  sheet: (_db, lang) => campaignSheet(lang),
});
