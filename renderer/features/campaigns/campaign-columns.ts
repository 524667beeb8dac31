import type { TFunction } from "i18next";
import type { CampaignRow } from "../../../shared/contract/campaign-list.ts";
import { zCampaignChannel, zCampaignState, zLift } from "../../../shared/contract/campaigns.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";

/** Columns of the campaigns. */
export function campaignColumns(t: TFunction, toCampaign: (id: number) => void): readonly GridColumn<CampaignRow>[] {
  const count = (id: "treated" | "treatedPaid" | "control" | "controlPaid"): GridColumn<CampaignRow> => ({
    id,
    title: t(`campaigns.columns.${id}`),
    kind: "count",
    value: (row) => (row.startedOn === null ? null : row[id]),
    width: 124,
  });
  const day = (id: "goOutOn" | "startedOn" | "endsOn"): GridColumn<CampaignRow> => ({
    id,
    title: t(`campaigns.columns.${id}`),
    kind: "day",
    value: (row) => row[id],
    width: 108,
  });
  // Kept in hundredths, which nobody would type into a filter.
  const share = (id: "treatedRate" | "controlRate"): GridColumn<CampaignRow> => ({
    id,
    title: t(`campaigns.columns.${id}`),
    kind: "percent",
    value: (row) => row[id],
    width: 136,
    filterable: false,
  });
  const verdicts = zLift.shape.verdict;
  return [
    {
      id: "name",
      title: t("campaigns.columns.name"),
      kind: "text",
      value: (row) => row.name,
      link: (row) => () => toCampaign(row.id),
      width: 260,
      pinned: true,
    },
    {
      id: "state",
      title: t("campaigns.columns.state"),
      kind: "text",
      value: (row) => t(`campaigns.states.${row.state}`),
      words: wordsOf(zCampaignState, (state) => t(`campaigns.states.${state}`)),
      codes: zCampaignState.options,
      width: 120,
    },
    {
      id: "channel",
      title: t("campaigns.columns.channel"),
      kind: "text",
      value: (row) => t(`campaigns.channels.${row.channel}`),
      words: wordsOf(zCampaignChannel, (channel) => t(`campaigns.channels.${channel}`)),
      codes: zCampaignChannel.options,
      width: 100,
    },
    { ...day("goOutOn"), hidden: true },
    day("startedOn"),
    day("endsOn"),
    count("treated"),
    { ...count("treatedPaid"), hidden: true },
    count("control"),
    { ...count("controlPaid"), hidden: true },
    share("treatedRate"),
    share("controlRate"),
    {
      id: "points",
      title: t("campaigns.columns.points"),
      kind: "count",
      value: (row) => row.points,
      display: (row) => row.points ?? "",
      width: 110,
      strong: true,
      filterable: false,
    },
    {
      id: "verdict",
      title: t("campaigns.columns.verdict"),
      kind: "text",
      value: (row) => (row.verdict === null ? null : t(`campaigns.verdicts.${row.verdict}`)),
      words: wordsOf(verdicts, (verdict) => t(`campaigns.verdicts.${verdict}`)),
      codes: verdicts.options,
      width: 200,
    },
    {
      id: "ownerName",
      title: t("campaigns.columns.ownerName"),
      kind: "text",
      value: (row) => row.ownerName,
      width: 150,
    },
    {
      id: "objective",
      title: t("campaigns.columns.objective"),
      kind: "text",
      value: (row) => row.objective,
      width: 220,
      hidden: true,
    },
  ];
}
