/** Ways to reach somebody whose hours and frequency rules may limit; letters, portals and notes are never limited. */
export const LIMITED_CHANNELS = ["call", "visit", "mail", "whatsapp", "sms"] as const;
export type LimitedChannel = (typeof LIMITED_CHANNELS)[number];

/** What a debtor is in the eyes of the law (COMPLIANCE, scope). */
export const DEBTOR_TYPES = ["company", "sole-trader", "consumer", "guarantor", "micro-firm"] as const;
export type DebtorType = (typeof DEBTOR_TYPES)[number];

/** Hours of some weekdays (1 Monday ... 7 Sunday) in the debtor's local time; `to` is the first minute outside. */
export interface Slot {
  readonly days: readonly number[];
  /** `HH:MM`, to `24:00`. */
  readonly from: string;
  readonly to: string;
}

/**
 * A limit on how often (COMPLIANCE 1). `attempts`: calls and visits that reached nobody count too; messages always do. A
 * week is Monday to Sunday and any seven days, whichever is stricter. `gap`: days between two contacts. `one-channel`:
 * once somebody was reached, the rest of the week stays on that channel.
 */
export type Cap =
  | {
      readonly kind: "count";
      readonly channels: readonly LimitedChannel[];
      readonly per: "day" | "week";
      readonly max: number;
      readonly attempts: boolean;
    }
  | { readonly kind: "gap"; readonly channels: readonly LimitedChannel[]; readonly days: number }
  | { readonly kind: "one-channel" };

/** A rule in the version that holds. */
export interface ContactRule {
  readonly code: string;
  readonly version: number;
  /** ISO 3166-1; `*`: countries without a rule of their own. */
  readonly country: string;
  /** ISO 3166-2 without the country; "" for the whole country. */
  readonly state: string;
  readonly debtorTypes: readonly DebtorType[];
  readonly channels: readonly LimitedChannel[];
  readonly slots: readonly Slot[];
  /** Holidays are days like others. */
  readonly onHolidays: boolean;
  readonly caps: readonly Cap[];
  /** Law, above which nobody decides; otherwise the company's own rule. */
  readonly law: boolean;
  readonly validFrom: string;
  /** "" while no end is known. */
  readonly validTo: string;
}

/** Whom a rule is about. */
export interface Debtor {
  readonly country: string;
  readonly state: string;
  readonly debtorType: DebtorType;
}

/** Whether a text names a channel that rules limit. */
export function isLimited(channel: string): channel is LimitedChannel {
  return (LIMITED_CHANNELS as readonly string[]).includes(channel);
}

/**
 * Rules that hold for a contact on a day, law before the company's own. All of them have to allow it: of a country's and
 * a state's rule the stricter one decides (COMPLIANCE, scope).
 */
export function rulesFor(
  rules: readonly ContactRule[],
  debtor: Debtor,
  channel: LimitedChannel,
  day: string,
): ContactRule[] {
  const known = rules.some((rule) => rule.country === debtor.country);
  return rules
    .filter(
      (rule) =>
        rule.country === (known ? debtor.country : "*") &&
        (rule.state === "" || rule.state === debtor.state) &&
        rule.debtorTypes.includes(debtor.debtorType) &&
        rule.channels.includes(channel) &&
        rule.validFrom <= day &&
        (rule.validTo === "" || day <= rule.validTo),
    )
    .sort((a, b) => Number(b.law) - Number(a.law) || (a.code < b.code ? -1 : 1));
}
