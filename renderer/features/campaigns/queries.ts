import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  type CampaignSelection,
  zCampaignColumn,
  zCampaignFilter,
  zCampaignGroupBy,
} from "../../../shared/contract/campaign-list.ts";
import type { CampaignFields } from "../../../shared/contract/campaigns.ts";
import type { DeliveryState } from "../../../shared/domain/campaigns/delivery.ts";
import { listSource } from "../../grid/list-source.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** The campaigns as their grid asks for them. */
export const campaignList = listSource(ledger.campaigns, {
  column: zCampaignColumn,
  filter: zCampaignFilter,
  groupBy: zCampaignGroupBy,
});

export function useCampaignTotals(selection: CampaignSelection) {
  return useQuery({
    ...orpc.campaigns.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** One campaign with what came of it. */
export function useCampaign(id: number) {
  return useQuery(
    orpc.campaigns.get.queryOptions({ input: { id, lang: currentLang() }, placeholderData: keepPreviousData }),
  );
}

/** Who would be written to; nothing is asked while there is nothing to judge. */
export function useAudience(fields: CampaignFields | null) {
  return useQuery(
    orpc.campaigns.preview.queryOptions({
      input: { fields: fields ?? NONE },
      enabled: fields !== null,
      placeholderData: keepPreviousData,
    }),
  );
}

const NONE: CampaignFields = {
  ...{ name: "-", objective: "", ownerId: null, channel: "mail", templateCode: "-", goOutOn: "2026-01-01" },
  segment: { daysFrom: 0, daysTo: 0, amounts: [], stages: [], collectorIds: [], groupIds: [], languages: [] },
  ...{ windowDays: 1, controlBp: 0, dayCap: 1, weekCap: 1, budgetMinor: null, budgetCurrency: "MXN" },
};

/** What one customer would read. */
export function useSample(fields: CampaignFields, customerId: number | null) {
  return useQuery(
    orpc.campaigns.sample.queryOptions({
      input: { fields, customerId: customerId ?? 0 },
      enabled: customerId !== null,
      retry: false,
    }),
  );
}

/** Customers that were drawn. */
export function useMembers(input: {
  readonly id: number;
  readonly search: string;
  readonly group: "all" | "treated" | "control";
  readonly delivery: DeliveryState | null;
  readonly paid: boolean;
}) {
  return useQuery(
    orpc.campaigns.members.queryOptions({ input: { ...input, limit: 200 }, placeholderData: keepPreviousData }),
  );
}
