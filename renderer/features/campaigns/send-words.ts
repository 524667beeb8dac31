import type { TFunction } from "i18next";
import type { CampaignChannel, SendState } from "../../../shared/domain/campaigns/codes.ts";

/** What became of a message, as its channel calls it. */
export function sendWords(t: TFunction, channel: CampaignChannel, state: SendState): string {
  if (channel === "call" && state === "handed") return t("campaigns.callHanded");
  if (channel === "letter" && state === "unknown") return t("campaigns.letterUnknown");
  return t(`campaigns.sends.${state}`);
}
