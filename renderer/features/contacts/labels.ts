import type { ContactBriefing, ContactChannel, Outcome } from "../../../shared/contract/contacts.ts";
import { currentLang } from "../../lib/i18n.ts";

/** Name of an outcome in the language in use; its code when the list does not have it. */
export function outcomeWords(outcomes: readonly Outcome[], code: string | null): string {
  const found = outcomes.find((outcome) => outcome.code === code);
  if (found === undefined) return code ?? "";
  return currentLang() === "es" ? found.labelEs : found.labelEn;
}

type Channel = ContactBriefing["contacts"][number]["channels"][number];

/** Kinds of phone or address that a contact of the channel can use, best first. */
const FITTING: Readonly<Record<ContactChannel, readonly Channel["kind"][]>> = {
  call: ["phone", "mobile", "whatsapp"],
  sms: ["mobile", "phone"],
  whatsapp: ["whatsapp", "mobile"],
  mail: ["email"],
  visit: [],
  letter: [],
  portal: [],
  note: [],
};

/** Ways to reach a person on a channel, best first; bad ones last. */
export function fittingChannels(channels: readonly Channel[], channel: ContactChannel): readonly Channel[] {
  const rank = ({ kind, state, optedOut }: Channel): number =>
    FITTING[channel].indexOf(kind) + (state === "bad" || optedOut ? 100 : 0);
  return channels.filter(({ kind }) => FITTING[channel].includes(kind)).sort((a, b) => rank(a) - rank(b));
}

/** Whether the channel has a phone or address at all. */
export function hasAddress(channel: ContactChannel): boolean {
  return FITTING[channel].length > 0;
}

const RIGHT_PARTY: ReadonlySet<string> = new Set(["accounts-payable", "finance", "owner", "legal-representative"]);

/** Person a form proposes: one of the right party who may be reached on the channel. */
export function likelyContact(briefing: ContactBriefing, channel: ContactChannel): number | null {
  const rank = (contact: ContactBriefing["contacts"][number]): number =>
    (contact.doNotContact ? 100 : 0) +
    (RIGHT_PARTY.has(contact.role) ? 0 : 10) +
    (!hasAddress(channel) || fittingChannels(contact.channels, channel).length > 0 ? 0 : 1);
  return [...briefing.contacts].sort((a, b) => rank(a) - rank(b))[0]?.id ?? null;
}

/** A phone as people read it: +52 55 1234 5678; a mail address as it is. */
export function addressText(value: string): string {
  const mexican = /^\+52(\d{2})(\d{4})(\d{4})$/.exec(value);
  return mexican === null ? value : `+52 ${mexican[1]} ${mexican[2]} ${mexican[3]}`;
}

/** What was dialled before a Mexican number until 2019, and the country code; the number are the ten digits behind it. */
const MEXICAN = /^(?:(?:00)?52)?(?:01|044|045|1)?(\d{10})$/;

/** A phone as the digits that wa.me wants: with the country code, which a Mexican number typed by hand goes without. */
export function whatsappDigits(value: string, country: string): string {
  const digits = value.replace(/\D/g, "");
  const mexican = value.trim().startsWith("+") && !digits.startsWith("52") ? null : MEXICAN.exec(digits);
  return mexican === null || country !== "MX" ? digits : `52${mexican[1]}`;
}
