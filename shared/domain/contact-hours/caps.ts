import { daysBetween, startOfWeek } from "../days.ts";
import type { Cap, LimitedChannel } from "./rule.ts";

/** A contact of before, as far as limits care. */
export interface PastContact {
  /** The debtor's local day. */
  readonly day: string;
  readonly channel: LimitedChannel;
  /** Somebody answered. */
  readonly connected: boolean;
}

const WEEK_DAYS = 7;

/** A call or visit that reached nobody is an attempt; a message is a contact whether it is read or not. */
function counts(contact: PastContact, attempts: boolean): boolean {
  return attempts || contact.connected || (contact.channel !== "call" && contact.channel !== "visit");
}

/** In the Monday-to-Sunday week of the day, or within any seven days that hold both. */
function calendarWeek(contact: PastContact, day: string): boolean {
  return startOfWeek(contact.day) === startOfWeek(day);
}

function rollingWeek(contact: PastContact, day: string): boolean {
  return Math.abs(daysBetween(contact.day, day)) < WEEK_DAYS;
}

/** Why a limit refuses one more contact on the channel on the local day; null when it does not. */
export function capRefuses(
  cap: Cap,
  past: readonly PastContact[],
  channel: LimitedChannel,
  day: string,
): "day" | "week" | "gap" | "one-channel" | null {
  switch (cap.kind) {
    case "count": {
      if (!cap.channels.includes(channel)) return null;
      const counted = past.filter((one) => cap.channels.includes(one.channel) && counts(one, cap.attempts));
      if (cap.per === "day") return counted.filter((one) => one.day === day).length >= cap.max ? "day" : null;
      const inWeek = Math.max(
        counted.filter((one) => calendarWeek(one, day)).length,
        counted.filter((one) => rollingWeek(one, day)).length,
      );
      return inWeek >= cap.max ? "week" : null;
    }
    case "gap": {
      if (!cap.channels.includes(channel)) return null;
      const near = past.some(
        (one) => cap.channels.includes(one.channel) && Math.abs(daysBetween(one.day, day)) < cap.days,
      );
      return near ? "gap" : null;
    }
    case "one-channel": {
      const other = past.some(
        (one) => one.connected && one.channel !== channel && (calendarWeek(one, day) || rollingWeek(one, day)),
      );
      return other ? "one-channel" : null;
    }
  }
}
