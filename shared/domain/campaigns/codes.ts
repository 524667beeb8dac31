/**
 * Ways a campaign reaches people: mail through the company's server, WhatsApp and SMS as a file for whoever sends them, letters on paper,
 * and calls that its collectors make.
 */
export const CAMPAIGN_CHANNELS = ["mail", "whatsapp", "sms", "letter", "call"] as const;
export type CampaignChannel = (typeof CAMPAIGN_CHANNELS)[number];

/** Where a campaign stands. `asked` waits for another person's word, `ready` for its day and somebody who starts it. */
export const CAMPAIGN_STATES = ["draft", "asked", "ready", "running", "ended", "cancelled"] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/**
 * Why a customer of the segment is left out, in the order in which it is said (COLLECTIONS 16): what nobody may put aside
 * first, then what is agreed or in doubt, then whom to write to, then how often. `variable`: the template wants something
 * that is not known of this customer; `letterhead`: letters want something of the company; `nothing-due`: the letter is of other invoices.
 */
export const LEFT_OUT = [
  "legal",
  "do-not-contact",
  "placed",
  "paid",
  "dispute",
  "promise",
  "payment",
  "agreement",
  "no-address",
  "address-incomplete",
  "bad-channel",
  "opted-out",
  "template",
  "letterhead",
  "nothing-due",
  "variable",
  "holiday",
  "contacted-today",
  "cap",
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/**
 * What became of a message to somebody of the treated group. `left-out`: judged again at its moment, it was not sent; `later`:
 * outside the hours that hold, so that it waits; `unknown`: cut off before the server answered, or a letter whose file was not
 * saved yet; `handed`: it stands in a file for a provider, or its call is somebody's task.
 */
export const SEND_STATES = ["waiting", "sent", "handed", "later", "left-out", "failed", "unknown"] as const;
export type SendState = (typeof SEND_STATES)[number];

/** What became of a task to call, from the least: `attempted` nobody answered, `reached` somebody did, `right-party` one who may hear of the debt. */
export const CALL_STATES = ["open", "dropped", "attempted", "reached", "right-party"] as const;
export type CallState = (typeof CALL_STATES)[number];

/** Control group, window and limits of a campaign unless somebody says otherwise (COLLECTIONS 16). */
export const DEFAULT_CONTROL_BP = 1000;
export const DEFAULT_WINDOW_DAYS = 7;
export const DEFAULT_DAY_CAP = 1;
export const DEFAULT_WEEK_CAP = 3;

/** Why a campaign is not changed, allowed, started or sent. */
export const CAMPAIGN_REFUSALS = [
  "asked",
  "allowed",
  "not-allowed",
  "started",
  "not-started",
  "ended",
  "cancelled",
  "too-early",
  "nobody",
  "template",
  "by-file",
  "other-way",
] as const;
export type CampaignRefusal = (typeof CAMPAIGN_REFUSALS)[number];
