import type { CampaignChannel, LeftOut, SendState } from "../../../../shared/domain/campaigns/codes.ts";
import type { DeliveryState } from "../../../../shared/domain/campaigns/delivery.ts";
import type { TableSpec } from "./spec.ts";

/** A campaign as it was defined. It changes while nobody allowed it; from then on it stands as it was allowed. */
export interface CampaignRow {
  id: number;
  /** Raised by each change. */
  version: number;
  name: string;
  objective: string;
  owner_id: number | null;
  channel: CampaignChannel;
  template_code: string;
  /** Whom it is for, JSON. */
  segment: string;
  go_out_on: string;
  window_days: number;
  control_bp: number;
  /** Draws the control group. */
  seed: number;
  day_cap: number;
  week_cap: number;
  budget_minor: number | null;
  budget_currency: string;
  created_on: string;
  /** "" while it stands. */
  cancelled_on: string;
  cancel_reason: string;
  recorded_at: string;
  actor: string;
}
export const campaignSpec: TableSpec<CampaignRow> = {
  id: "int",
  version: "int",
  name: "text",
  objective: "text",
  owner_id: "int",
  channel: "text",
  template_code: "text",
  segment: "text",
  go_out_on: "text",
  window_days: "int",
  control_bp: "int",
  seed: "int",
  day_cap: "int",
  week_cap: "int",
  budget_minor: "int",
  budget_currency: "text",
  created_on: "text",
  cancelled_on: "text",
  cancel_reason: "text",
  recorded_at: "text",
  actor: "text",
};

/** A campaign was started: its customers were drawn, and its window runs. Append-only, one a campaign. */
export interface CampaignStartRow {
  id: number;
  campaign_id: number;
  on_day: string;
  /** Last day of its window. */
  until_on: string;
  recorded_at: string;
  actor: string;
}
export const campaignStartSpec: TableSpec<CampaignStartRow> = {
  id: "int",
  campaign_id: "int",
  on_day: "text",
  until_on: "text",
  recorded_at: "text",
  actor: "text",
};

/** A customer that was drawn, into the treated or the control group. Append-only. */
export interface CampaignMemberRow {
  id: number;
  campaign_id: number;
  customer_id: number;
  /** 1: it hears nothing of this campaign. */
  control: number;
}
export const campaignMemberSpec: TableSpec<CampaignMemberRow> = {
  id: "int",
  campaign_id: "int",
  customer_id: "int",
  control: "int",
};

/** A customer of the segment that was left out when the campaign was started, with why. Append-only. */
export interface CampaignLeftOutRow {
  id: number;
  campaign_id: number;
  customer_id: number;
  why: LeftOut;
}
export const campaignLeftOutSpec: TableSpec<CampaignLeftOutRow> = {
  id: "int",
  campaign_id: "int",
  customer_id: "int",
  why: "text",
};

/** What became of a message to one of the treated. Append-only: the newest of a member holds. */
export interface CampaignSendRow {
  id: number;
  campaign_id: number;
  member_id: number;
  customer_id: number;
  on_day: string;
  state: Exclude<SendState, "waiting">;
  /** Why it was left out; "" otherwise. */
  why: LeftOut | "";
  /** What the server did not like, or which variable is missing; "" otherwise. */
  problem: string;
  /** Names its mail in the outbox; "" of anything else. */
  command_id: string;
  /** The contact it left in the log. */
  interaction_id: number | null;
  recorded_at: string;
  actor: string;
}
export const campaignSendSpec: TableSpec<CampaignSendRow> = {
  id: "int",
  campaign_id: "int",
  member_id: "int",
  customer_id: "int",
  on_day: "text",
  state: "text",
  why: "text",
  problem: "text",
  command_id: "text",
  interaction_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** What a provider says became of a message: each state once, and each answer that says something else. Append-only. */
export interface CampaignDeliveryRow {
  id: number;
  campaign_id: number;
  member_id: number;
  customer_id: number;
  state: DeliveryState;
  /** Day it was, as the provider says; else that on which it was told. */
  on_day: string;
  /** The contact it left in the log, of what came back, was answered or asks for no more. */
  interaction_id: number | null;
  recorded_at: string;
  actor: string;
  /** Digest of the words of an answer, so that another one is taken too; "" of anything else. */
  said: string;
}
export const campaignDeliverySpec: TableSpec<CampaignDeliveryRow> = {
  id: "int",
  campaign_id: "int",
  member_id: "int",
  customer_id: "int",
  state: "text",
  on_day: "text",
  interaction_id: "int",
  recorded_at: "text",
  actor: "text",
  said: "text",
};
