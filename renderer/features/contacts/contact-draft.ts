import { useCallback } from "react";
import { z } from "zod";
import { zContactChannel, zDirection, zUnpaidReason } from "../../../shared/contract/contacts.ts";
import { zDisputeDraft } from "../../../shared/contract/disputes.ts";
import { zPromiseDraft } from "../../../shared/contract/promises.ts";
import { isDay } from "../../../shared/domain/days.ts";
import { instantAtCompany } from "../../lib/company-time.ts";
import { screensOwner } from "../../lib/session.ts";
import { useStatus } from "../../lib/status.ts";
import { createStore, useStore } from "../../lib/store.ts";

/** What was typed of a contact so far; texts as they were typed. */
const zTyped = z.object({
  /** Command that saves it: it stays with the draft, so that nothing is logged or sent twice whatever went wrong between. */
  commandId: z.string(),
  channel: zContactChannel,
  direction: zDirection,
  /** Registered person; 0: somebody else, by name; null: not chosen yet. */
  contactId: z.number().nullable(),
  channelId: z.number().nullable(),
  reachedName: z.string(),
  address: z.string(),
  outcome: z.string(),
  note: z.string(),
  reason: zUnpaidReason.nullable(),
  earlier: z.boolean(),
  day: z.string(),
  time: z.string(),
  duration: z.string(),
  /** Milliseconds since the epoch at which the timer was started; null while it stands. */
  timerFrom: z.number().nullable(),
  invoices: z.array(z.string()),
  next: z.enum(["none", "followUp", "promise", "dispute"]),
  dueOn: z.string(),
  dueTime: z.string(),
  nextNote: z.string(),
  promise: zPromiseDraft.nullable(),
  dispute: zDisputeDraft.nullable(),
  files: z.array(z.string()),
  followUpIds: z.array(z.number()),
  override: z.string(),
  correction: z.string(),
  templateId: z.number(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  /** Issued letter that goes with the mail, and the name of its file. */
  letter: z.object({ id: z.number(), name: z.string() }).nullable().default(null),
  statement: z.boolean(),
  xml: z.boolean(),
});
export type Typed = z.infer<typeof zTyped>;

/** A form nobody typed in yet. */
export const BLANK: Typed = {
  commandId: "",
  channel: "call",
  direction: "out",
  contactId: null,
  channelId: null,
  reachedName: "",
  address: "",
  outcome: "",
  note: "",
  reason: null,
  earlier: false,
  day: "",
  time: "",
  duration: "",
  timerFrom: null,
  invoices: [],
  next: "followUp",
  dueOn: "",
  dueTime: "",
  nextNote: "",
  promise: null,
  dispute: null,
  files: [],
  followUpIds: [],
  override: "",
  correction: "",
  templateId: 0,
  to: "",
  subject: "",
  body: "",
  letter: null,
  statement: false,
  xml: false,
};

const KEPT_AS = "al-corriente-contact-drafts";

/** Half-typed contacts outlive the pane, and a page that had to be loaded again, but not the window. */
function keptDrafts(): ReadonlyMap<string, Typed> {
  try {
    const kept = z.record(z.string(), zTyped).safeParse(JSON.parse(window.sessionStorage.getItem(KEPT_AS) ?? "{}"));
    return new Map(kept.success ? Object.entries(kept.data) : []);
  } catch {
    return new Map();
  }
}

const drafts = createStore<ReadonlyMap<string, Typed>>(keptDrafts());

function keep(next: ReadonlyMap<string, Typed>): void {
  drafts.set(next);
  window.sessionStorage.setItem(KEPT_AS, JSON.stringify(Object.fromEntries(next)));
}

/**
 * What was typed for this customer (or correction), null before anything was; how to change it, and to forget it. It is that of
 * whose screens these are, in this ledger: somebody else who signs in here does not find it.
 */
export function useDraft(about: string): {
  readonly typed: Typed | null;
  readonly change: (changes: Partial<Typed>) => void;
  readonly forget: () => void;
} {
  const all = useStore(drafts);
  const owner = useStore(screensOwner);
  const ledger = useStatus().data?.path ?? "";
  const key = JSON.stringify([ledger, owner, about]);
  const change = useCallback(
    (changes: Partial<Typed>): void => {
      const before = drafts.get();
      const typed = before.get(key) ?? { ...BLANK, commandId: crypto.randomUUID() };
      keep(new Map(before).set(key, { ...typed, ...changes }));
    },
    [key],
  );
  const forget = useCallback((): void => {
    const next = new Map(drafts.get());
    next.delete(key);
    keep(next);
  }, [key]);
  return { typed: all.get(key) ?? null, change, forget };
}

/** Reads `14:30` or `1430`; null when it is no time of day. */
export function parseTime(text: string): { hours: number; minutes: number } | null {
  const match = /^\s*(\d{1,2})[:. ]?(\d{2})\s*$/.exec(text);
  if (match === null) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return hours < 24 && minutes < 60 ? { hours, minutes } : null;
}

/** Instant of a day and time at the company, in UTC; null when either is none. */
export function instantOf(day: string, time: string): string | null {
  const parsed = parseTime(time);
  if (parsed === null || !isDay(day)) return null;
  return instantAtCompany({ day, minute: parsed.hours * 60 + parsed.minutes });
}

/** Reads a length as `3:20`, `1:02:03` or whole minutes; seconds, null when it is none. */
export function parseDuration(text: string): number | null {
  const match = /^\s*(?:(\d+):)?(\d+)(?::(\d{2}))?\s*$/.exec(text);
  if (match === null) return null;
  const [, first, second = "0", third] = match;
  if (third !== undefined && first === undefined) return Number(second) * 60 + Number(third);
  const seconds =
    third === undefined
      ? first === undefined
        ? Number(second) * 60
        : Number(first) * 60 + Number(second)
      : Number(first) * 3600 + Number(second) * 60 + Number(third);
  return seconds <= 86_400 ? seconds : null;
}

/** Seconds as `3:20`. */
export function durationText(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
