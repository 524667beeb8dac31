import type { Campaign, CampaignFields } from "../../../shared/contract/campaigns.ts";
import { zStage } from "../../../shared/contract/customer-credit.ts";
import {
  type CampaignChannel,
  DEFAULT_CONTROL_BP,
  DEFAULT_DAY_CAP,
  DEFAULT_WEEK_CAP,
  DEFAULT_WINDOW_DAYS,
} from "../../../shared/domain/campaigns/codes.ts";
import { campaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import { formatMinor } from "../../../shared/domain/money.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";

/** Steps of the editor. */
export const STEPS = ["what", "whom", "message", "when"] as const;
export type Step = (typeof STEPS)[number];

/** A campaign as it is typed. */
export interface TypedCampaign {
  readonly name: string;
  readonly objective: string;
  readonly ownerId: number | null;
  readonly channel: CampaignChannel;
  readonly templateCode: string;
  readonly daysFrom: string;
  readonly daysTo: string;
  /** "": any amount. */
  readonly currency: string;
  readonly amountFrom: string;
  readonly amountTo: string;
  readonly stages: readonly string[];
  readonly collectorIds: readonly number[];
  /** Group of companies; null: any. */
  readonly group: { readonly id: number; readonly name: string } | null;
  readonly languages: readonly ("es" | "en")[];
  readonly goOutOn: string;
  readonly windowDays: string;
  readonly control: string;
  readonly dayCap: string;
  readonly weekCap: string;
  readonly budget: string;
  readonly budgetCurrency: string;
}

/** Fields that do not read as what they are for. */
export type Wrong = Partial<Record<keyof TypedCampaign, true>>;

const FIELDS_OF: Readonly<Record<Step, readonly (keyof TypedCampaign)[]>> = {
  what: ["name", "objective", "ownerId", "channel"],
  whom: ["daysFrom", "daysTo", "currency", "amountFrom", "amountTo", "stages", "collectorIds", "group", "languages"],
  message: ["templateCode"],
  when: ["goOutOn", "windowDays", "control", "dayCap", "weekCap", "budget", "budgetCurrency"],
};

/** The first step with something to correct; null where there is none. */
export function stepWith(wrong: Wrong): Step | null {
  return STEPS.find((step) => FIELDS_OF[step].some((field) => wrong[field] === true)) ?? null;
}

/** The template of a campaign whose channel was changed: the one it had, or the usual one of the channel. */
export function templateFor(channel: CampaignChannel, code: string): string {
  const ofLetters = campaignLetter(code) !== null;
  if (channel === "letter") return ofLetters ? code : "reminder-overdue";
  return ofLetters ? "overdue" : code;
}

/** What the editor begins with. */
export function typedOf(campaign: Campaign | null, today: string): TypedCampaign {
  if (campaign === null) {
    return {
      ...{ name: "", objective: "", ownerId: null, channel: "mail", templateCode: "overdue" },
      ...{ daysFrom: "1", daysTo: "30", currency: "", amountFrom: "", amountTo: "" },
      ...{ stages: [], collectorIds: [], group: null, languages: [], goOutOn: today },
      ...{ windowDays: String(DEFAULT_WINDOW_DAYS), control: String(DEFAULT_CONTROL_BP / 100) },
      ...{ dayCap: String(DEFAULT_DAY_CAP), weekCap: String(DEFAULT_WEEK_CAP), budget: "", budgetCurrency: "MXN" },
    };
  }
  const { segment, budgetMinor, budgetCurrency } = campaign;
  const [amount] = segment.amounts;
  const [group] = segment.groupIds;
  const minor = (value: number | null | undefined, currency: string): string =>
    value === null || value === undefined ? "" : formatMinor(value, currency);
  return {
    ...{ name: campaign.name, objective: campaign.objective, ownerId: campaign.ownerId, channel: campaign.channel },
    ...{ templateCode: campaign.templateCode, daysFrom: String(segment.daysFrom), daysTo: String(segment.daysTo) },
    currency: amount?.currency ?? "",
    amountFrom: amount === undefined ? "" : minor(amount.fromMinor, amount.currency),
    amountTo: amount === undefined ? "" : minor(amount.toMinor, amount.currency),
    ...{ stages: segment.stages, collectorIds: segment.collectorIds, languages: segment.languages },
    group: group === undefined ? null : { id: group, name: "" },
    goOutOn: campaign.goOutOn,
    ...{ windowDays: String(campaign.windowDays), control: String(campaign.controlBp / 100) },
    ...{ dayCap: String(campaign.dayCap), weekCap: String(campaign.weekCap) },
    ...{ budget: minor(budgetMinor, budgetCurrency), budgetCurrency },
  };
}

/** A whole number within limits; null where it is none. */
export function parseWhole(text: string, least: number, most: number): number | null {
  if (!/^-?\d{1,5}$/.test(text.trim())) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/** A share of the customers typed in percent, up to half of them, in ten-thousandths; null where it is none. */
export function parseShare(text: string): number | null {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = "", fraction = ""] = match;
  const bp = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return bp <= 5000 ? bp : null;
}

const LIMITS = {
  daysFrom: [-365, 3650],
  daysTo: [-365, 3650],
  windowDays: [1, 90],
  dayCap: [1, 5],
  weekCap: [1, 20],
} as const;

/** What was typed as the ledger takes it, or what does not read. */
export function readCampaign(typed: TypedCampaign): { readonly fields: CampaignFields | null; readonly wrong: Wrong } {
  const wrong: { -readonly [Field in keyof Wrong]: true } = {};
  const whole = (field: keyof typeof LIMITS): number => {
    const [least, most] = LIMITS[field];
    const value = parseWhole(typed[field], least, most);
    if (value === null) wrong[field] = true;
    return value ?? 1;
  };
  const amount = (field: "amountFrom" | "amountTo" | "budget", currency: string): number | null => {
    if (typed[field].trim() === "") return null;
    const minor = parseTypedAmount(typed[field], currency);
    if (minor === null) wrong[field] = true;
    return minor;
  };
  const { currency } = typed;
  const [daysFrom, daysTo] = [whole("daysFrom"), whole("daysTo")];
  if (daysFrom > daysTo) wrong.daysTo = true;
  const controlBp = parseShare(typed.control);
  if (controlBp === null) wrong.control = true;
  if (typed.name.trim() === "") wrong.name = true;
  if (typed.templateCode === "" || (typed.channel === "letter" && campaignLetter(typed.templateCode) === null))
    wrong.templateCode = true;
  if (typed.goOutOn === "") wrong.goOutOn = true;
  const stages = typed.stages.flatMap((each) => zStage.options.find((stage) => stage === each) ?? []);
  const fromMinor = currency === "" ? null : amount("amountFrom", currency);
  const toMinor = currency === "" ? null : amount("amountTo", currency);
  const fields: CampaignFields = {
    ...{ name: typed.name.trim(), objective: typed.objective.trim(), ownerId: typed.ownerId, channel: typed.channel },
    templateCode: typed.templateCode,
    segment: {
      ...{ daysFrom, daysTo, stages, collectorIds: [...typed.collectorIds], languages: [...typed.languages] },
      amounts: currency === "" ? [] : [{ currency, fromMinor, toMinor }],
      groupIds: typed.group === null ? [] : [typed.group.id],
    },
    ...{ goOutOn: typed.goOutOn, windowDays: whole("windowDays"), controlBp: controlBp ?? 0 },
    ...{ dayCap: whole("dayCap"), weekCap: whole("weekCap") },
    ...{ budgetMinor: amount("budget", typed.budgetCurrency), budgetCurrency: typed.budgetCurrency },
  };
  return { fields: Object.keys(wrong).length === 0 ? fields : null, wrong };
}
