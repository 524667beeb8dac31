import { type CampaignFilter, type CampaignGroupBy, zCampaignGroupBy } from "../../../shared/contract/campaign-list.ts";
import { CAMPAIGN_STATES, type CampaignState } from "../../../shared/domain/campaigns/codes.ts";
import { createPersonalStore, useStore } from "../../lib/store.ts";

/** Which campaigns are listed. */
export const CAMPAIGN_CHOICES = ["all", ...CAMPAIGN_STATES] as const;
export type CampaignChoice = "all" | CampaignState;

/** What the list of campaigns shows; it stays while the window lives. */
interface CampaignsState {
  readonly search: string;
  readonly choice: CampaignChoice;
  readonly columnFilters: readonly CampaignFilter[];
  readonly showFilters: boolean;
  readonly groupBy: CampaignGroupBy | null;
}

const campaigns = createPersonalStore<CampaignsState>({
  search: "",
  choice: "all",
  columnFilters: [],
  showFilters: false,
  groupBy: null,
});

export function useCampaignsState(): CampaignsState {
  return useStore(campaigns);
}

export function changeCampaigns(changes: Partial<CampaignsState>): void {
  campaigns.set({ ...campaigns.get(), ...changes });
}

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function campaignBarOf({ choice, groupBy }: CampaignsState): Record<string, string> {
  return { ...(choice === "all" ? {} : { choice }), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putCampaignBar(search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zCampaignGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changeCampaigns({ search, choice: CAMPAIGN_CHOICES.find((each) => each === bar["choice"]) ?? "all", groupBy });
}
