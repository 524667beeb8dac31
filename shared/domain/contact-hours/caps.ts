import { daysBetween } from "../days.ts";
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

/**
 * Within any seven days that hold both. What lies in one week from Monday to Sunday always does, so that this is the
 * stricter of the two ways to count a week (COMPLIANCE 1).
 */
function sameWeek(contact: PastContact, day: string): boolean {
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
      return counted.filter((one) => sameWeek(one, day)).length >= cap.max ? "week" : null;
    }
    case "gap": {
      if (!cap.channels.includes(channel)) return null;
      const near = past.some(
        (one) => cap.channels.includes(one.channel) && Math.abs(daysBetween(one.day, day)) < cap.days,
      );
      return near ? "gap" : null;
    }
    case "one-channel": {
      const other = past.some((one) => one.connected && one.channel !== channel && sameWeek(one, day));
      return other ? "one-channel" : null;
    }
  }
}
