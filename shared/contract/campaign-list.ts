import { z } from "zod";
import { zCampaign } from "./campaigns.ts";
import { command, query, zDay, zLang, zWindow } from "./common.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";
import { zGroupSort, zGroupWindow, zListGroup, zSheetAsked, zSheetWritten } from "./groups.ts";

const zCount = z.number().int();
const zSums = { treated: zCount, treatedPaid: zCount, control: zCount, controlPaid: zCount };

/** A campaign as a row of the list, with what came of it. */
export const zCampaignRow = z.object({
  id: zCount,
  name: z.string(),
  objective: z.string(),
  state: zCampaign.shape.state,
  channel: zCampaign.shape.channel,
  ownerName: z.string(),
  goOutOn: zDay,
  startedOn: zDay.nullable(),
  endsOn: zDay.nullable(),
  ...zSums,
  /** Percent and points as decimals; null before it is started, and without a control group. */
  treatedRate: z.string().nullable(),
  controlRate: z.string().nullable(),
  points: z.string().nullable(),
  /** Null before it is started. */
  verdict: z.enum(["no-control", "too-few", "open", "gain", "loss"]).nullable(),
});
export type CampaignRow = z.infer<typeof zCampaignRow>;

export const zCampaignColumn = z.enum([
  "name",
  "objective",
  "state",
  "channel",
  "ownerName",
  "goOutOn",
  "startedOn",
  "endsOn",
  "treated",
  "treatedPaid",
  "control",
  "controlPaid",
  "treatedRate",
  "controlRate",
  "points",
  "verdict",
]);
export type CampaignColumn = z.infer<typeof zCampaignColumn>;
export const zCampaignGroupBy = z.enum(["state", "channel", "ownerName"]);
export type CampaignGroupBy = z.infer<typeof zCampaignGroupBy>;
export const zCampaignFilter = zFilterOn(zCampaignColumn);
export type CampaignFilter = z.infer<typeof zCampaignFilter>;

export const zCampaignSelection = z.object({
  /** Day as of which they stand: today. */
  asOf: zDay,
  /** Words in the name or the objective. */
  search: z.string().max(200).default(""),
  states: z.array(zCampaign.shape.state).max(6).default([]),
  filters: z.array(zCampaignFilter).max(30).default([]),
});
export type CampaignSelection = z.infer<typeof zCampaignSelection>;

const zCampaignTotals = z.object({ campaigns: zCount, ...zSums });
const zCampaignGroup = zListGroup(zSums);

/** The campaigns as a list like the others. */
export const campaignList = {
  page: query
    .input(zCampaignSelection.extend({ sort: zSortBy(zCampaignColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zCampaignRow), total: zCount })),
  totals: query.input(zCampaignSelection).output(z.object({ rows: z.array(zCampaignTotals) })),
  values: query.input(zCampaignSelection.extend({ column: zCampaignColumn, ...zValuesAsked })).output(zColumnValues),
  groups: query
    .input(zCampaignSelection.extend({ by: zCampaignGroupBy, ...zGroupWindow }))
    .output(z.object({ rows: z.array(zCampaignGroup), total: zCount })),
  /** Writes the selection to an Excel file: the columns asked for in their order, all when none is. */
  exportPage: command
    .input(zCampaignSelection.extend({ sort: zSortBy(zCampaignColumn), ...zSheetAsked, lang: zLang.default("es") }))
    .output(zSheetWritten),
  /** Writes what `groups` shows to an Excel file. */
  exportGroups: command
    .input(zCampaignSelection.extend({ by: zCampaignGroupBy, sort: zGroupSort, ...zSheetAsked }))
    .output(zSheetWritten),
};
