import { type Holidays, weekday } from "../business-days.ts";
import { addDays } from "../days.ts";
import { capRefuses, type PastContact } from "./caps.ts";
import type { ContactRule, Debtor, LimitedChannel } from "./rule.ts";
import { rulesFor } from "./rule.ts";
import type { LocalTime } from "./zone-time.ts";
import { instantOf, localTime } from "./zone-time.ts";

/** A contact with a debtor before, as it was logged. */
export interface LoggedContact {
  /** Instant, ISO in UTC. */
  readonly at: string;
  readonly direction: "out" | "in";
  readonly channel: LimitedChannel;
  readonly connected: boolean;
}

/** A contact that is about to be made. */
export interface PlannedContact {
  readonly debtor: Debtor;
  /** The debtor's IANA zone. */
  readonly zone: string;
  readonly channel: LimitedChannel;
  /** Instant, ISO in UTC. */
  readonly at: string;
  /** Of the last ten days at least, in any order. */
  readonly log: readonly LoggedContact[];
  /** Of the debtor's country, this year and the next. */
  readonly holidays: Holidays;
}

export type RefusalReason = "hours" | "weekday" | "holiday" | "day" | "week" | "gap" | "one-channel";

/** Why a contact may not be made now, by which rule, and from when on it may. */
export interface Refusal {
  readonly rule: ContactRule;
  readonly why: RefusalReason;
  /** Hours of the rule on the debtor's day as `07:00-19:00`, "" when it has none that day. */
  readonly hours: string;
}

export type Judgement =
  | { readonly allowed: true; readonly rules: readonly ContactRule[] }
  | {
      readonly allowed: false;
      readonly refusals: readonly [Refusal, ...Refusal[]];
      /** Whether one of the refusals is law, which nobody may override. */
      readonly law: boolean;
      /** First instant from which no rule refuses; null when there is none within a year. */
      readonly nextAt: string | null;
    };

const MINUTES = 24 * 60;
/** How far the next legal moment is looked for. */
const HORIZON_DAYS = 370;
/** An answer within this time to what a debtor wrote or asked uses up no limit. */
const ANSWER_MS = 7 * 24 * 60 * 60_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

function minuteOf(text: string): number {
  const [hours = "0", minutes = "0"] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** Hours a rule leaves open on a local day. */
function openHours(rule: ContactRule, day: string, holidays: Holidays): Span[] {
  if (!rule.onHolidays && holidays.has(day)) return [];
  const dayOfWeek = weekday(day);
  return rule.slots
    .filter((slot) => slot.days.includes(dayOfWeek))
    .map((slot) => ({ from: minuteOf(slot.from), to: Math.min(minuteOf(slot.to), MINUTES) }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from);
}

function meet(a: readonly Span[], b: readonly Span[]): Span[] {
  return a
    .flatMap((one) => b.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })))
    .filter((span) => span.from < span.to)
    .sort((x, y) => x.from - y.from);
}

interface OwnContacts {
  readonly past: readonly PastContact[];
  /** Until when a contact answers the debtor, in milliseconds; null when nothing waits for an answer. */
  readonly answersUntil: number | null;
}

/**
 * Contacts that count against limits: those we made of our own accord. What the debtor began, and our first answer to it
 * within seven days, does not (COMPLIANCE 1, choice).
 */
function ownContacts(contact: PlannedContact): OwnContacts {
  const log = contact.log
    .filter((one) => one.at <= contact.at)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const past: PastContact[] = [];
  let asked: number | null = null;
  for (const one of log) {
    const at = Date.parse(one.at);
    if (one.direction === "in") {
      asked = at;
      continue;
    }
    const answers = asked !== null && at - asked <= ANSWER_MS;
    asked = null;
    if (!answers) {
      past.push({ day: localTime(one.at, contact.zone).day, channel: one.channel, connected: one.connected });
    }
  }
  return { past, answersUntil: asked === null ? null : asked + ANSWER_MS };
}

/** Limit of the rule that refuses a contact at the instant, which is on the debtor's day. */
function limitRefuses(
  rule: ContactRule,
  channel: LimitedChannel,
  own: OwnContacts,
  at: string,
  day: string,
): RefusalReason | null {
  if (own.answersUntil !== null && Date.parse(at) <= own.answersUntil) return null;
  for (const cap of rule.caps) {
    const refused = capRefuses(cap, own.past, channel, day);
    if (refused !== null) return refused;
  }
  return null;
}

function hoursText(spans: readonly Span[]): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const time = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return spans.map(({ from, to }) => `${time(from)}-${time(to)}`).join(", ");
}

/**
 * Judges a contact at its moment by every rule that holds (COMPLIANCE 1): hours in the debtor's local time, holidays of the
 * debtor's country, and limits. A contact nobody made a rule for is allowed.
 */
export function judgeContact(rules: readonly ContactRule[], contact: PlannedContact): Judgement {
  const now = localTime(contact.at, contact.zone);
  const holding = rulesFor(rules, contact.debtor, contact.channel, now.day);
  const own = ownContacts(contact);
  const refusals = holding.flatMap((rule): Refusal[] => {
    const open = openHours(rule, now.day, contact.holidays);
    const hours = hoursText(open);
    const limited = limitRefuses(rule, contact.channel, own, contact.at, now.day);
    if (open.length === 0) {
      const why = !rule.onHolidays && contact.holidays.has(now.day) ? "holiday" : "weekday";
      return [{ rule, why, hours }];
    }
    if (!open.some((span) => span.from <= now.minute && now.minute < span.to)) return [{ rule, why: "hours", hours }];
    return limited === null ? [] : [{ rule, why: limited, hours }];
  });
  const [first, ...rest] = refusals;
  if (first === undefined) return { allowed: true, rules: holding };
  return {
    allowed: false,
    refusals: [first, ...rest],
    law: refusals.some((refusal) => refusal.rule.law),
    nextAt: nextAllowed(rules, contact, own, now),
  };
}

function nextAllowed(
  rules: readonly ContactRule[],
  contact: PlannedContact,
  own: OwnContacts,
  now: LocalTime,
): string | null {
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
    const day = addDays(now.day, ahead);
    const holding = rulesFor(rules, contact.debtor, contact.channel, day);
    let open: Span[] = [{ from: 0, to: MINUTES }];
    for (const rule of holding) open = meet(open, openHours(rule, day, contact.holidays));
    const first = open.find((span) => ahead > 0 || span.to > now.minute);
    if (first === undefined) continue;
    const opens = instantOf({ day, minute: first.from }, contact.zone);
    const at = opens > contact.at ? opens : contact.at;
    if (holding.every((rule) => limitRefuses(rule, contact.channel, own, at, day) === null)) return at;
  }
  return null;
}
