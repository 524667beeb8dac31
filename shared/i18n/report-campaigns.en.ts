import type { Messages } from "./messages.ts";
import type { reportCampaignsEs } from "./report-campaigns.es.ts";

/** English words of the part that tells of campaigns. */
export const reportCampaignsEn: Messages<typeof reportCampaignsEs> = {
  campaigns: {
    title: "Campaigns and their lift",
    none: "No campaign had its window in the period.",
    name: "Campaign",
    channel: "Channel",
    channels: { mail: "Mail", whatsapp: "WhatsApp", sms: "SMS" },
    startedOn: "Started",
    endsOn: "Last day",
    treated: "With message",
    treatedPaid: "Paid",
    control: "Control",
    controlPaid: "Control paid",
    treatedRate: "% paid",
    controlRate: "% control",
    points: "Points",
    interval: "95 % interval",
    fromTo: "{{low}} to {{high}}",
    low: "Interval from",
    high: "Interval to",
    verdict: "What it says",
    verdicts: {
      "no-control": "No control group",
      "too-few": "Too few customers",
      open: "Not conclusive",
      gain: "Raised payments",
      loss: "Lowered payments",
    },
    cash: "Collected within the windows of the campaigns",
    noCash: "Nothing was collected within the windows.",
    delivery: "What became of the messages of the campaigns",
    deliveries: {
      sent: "Sent",
      failed: "Not delivered",
      delivered: "Delivered",
      bounced: "Bounced",
      read: "Read",
      replied: "Replied",
      "opted-out": "Opted out",
    },
    treatedCash: "With message",
    controlCash: "Control",
    incremental: "Incremental",
  },
};
