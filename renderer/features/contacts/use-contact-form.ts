import { useEffect, useRef } from "react";
import type { ContactBriefing, ContactChannel, Outcome, TimelineRow } from "../../../shared/contract/contacts.ts";
import { zContactChannel } from "../../../shared/contract/contacts.ts";
import { companyTime } from "../../lib/company-time.ts";
import { formatDay, formatTime } from "../../lib/format.ts";
import type { ContactFormProps, LetterToMail } from "../../lib/work-forms.tsx";
import { BLANK, durationText, type Typed, useDraft } from "./contact-draft.ts";
import { fittingChannels, likelyContact } from "./labels.ts";

/** What a form is opened with. */
export interface Opening {
  readonly customerId: number;
  readonly channel?: string | undefined;
  readonly channelId?: number | undefined;
  readonly followUpId?: number | undefined;
  readonly invoices?: readonly string[] | undefined;
  readonly letter?: LetterToMail | undefined;
  /** Outcome or phone chosen beside the form; each new object is taken over. */
  readonly picked?: ContactFormProps["picked"];
  /** Row that is corrected. */
  readonly corrects?: TimelineRow | undefined;
}

/** The day that is so many business days ahead, as it is typed. */
export function dueDay(briefing: ContactBriefing, days: number): string {
  return formatDay(briefing.businessDays[Math.min(days, briefing.businessDays.length - 1)] ?? "");
}

/** Person and address that a form begins with. */
function reached(briefing: ContactBriefing, channel: ContactChannel, channelId?: number): Partial<Typed> {
  const owner = briefing.contacts.find((each) => each.channels.some(({ id }) => id === channelId));
  const contactId = owner?.id ?? likelyContact(briefing, channel) ?? 0;
  const channels = fittingChannels(briefing.contacts.find(({ id }) => id === contactId)?.channels ?? [], channel);
  const chosen = channels.find(({ id }) => id === channelId) ?? channels[0];
  return { contactId, channelId: chosen?.id ?? null, to: channel === "mail" ? (chosen?.value ?? "") : "" };
}

/** What follows from the outcome: the step it demands and the day of it. */
function afterOutcome(briefing: ContactBriefing, outcome: Outcome): Partial<Typed> {
  const { nextStep, nextDays } = outcome;
  const next = nextStep === "promise" || nextStep === "dispute" || nextStep === "none" ? nextStep : "followUp";
  return { outcome: outcome.code, next, dueOn: dueDay(briefing, nextDays) };
}

/** A message that goes out ends, for now, with nobody's answer. */
const SENT = "ENV";

function afterChannel(
  briefing: ContactBriefing,
  outcomes: readonly Outcome[],
  typed: Typed,
  channel: ContactChannel,
): Partial<Typed> {
  const sent = outcomes.find((each) => each.code === SENT && each.active);
  const goesOut = ["mail", "whatsapp", "sms", "letter"].includes(channel) && typed.direction === "out";
  return {
    channel,
    ...reached(briefing, channel),
    subject: "",
    body: "",
    templateId: 0,
    ...(goesOut && sent !== undefined && typed.outcome === "" ? afterOutcome(briefing, sent) : {}),
    ...(channel === "note" ? { next: "none" as const } : {}),
    ...(channel !== "note" && typed.channel === "note" ? { next: "followUp" as const } : {}),
  };
}

function ofRow(row: TimelineRow): Partial<Typed> {
  const day = companyTime(row.happenedAt)?.day ?? "";
  return {
    channel: row.channel,
    direction: row.direction,
    contactId: row.contactId ?? 0,
    reachedName: row.contactId === null ? row.reachedName : "",
    address: row.address,
    outcome: row.outcome ?? "",
    note: row.note,
    reason: row.unpaidReason,
    earlier: true,
    day: formatDay(day),
    time: formatTime(row.happenedAt),
    duration: row.durationS === null ? "" : durationText(row.durationS),
    invoices: row.invoices.map(({ uuid }) => uuid),
    next: "none",
  };
}

/** What is typed of a contact, begun with what is known of the customer; kept by customer until it is saved or discarded. */
export function useContactForm(opening: Opening, briefing: ContactBriefing | undefined, outcomes: readonly Outcome[]) {
  const { customerId, corrects } = opening;
  const key = corrects === undefined ? `customer ${customerId}` : `correction ${corrects.id}`;
  const { typed, change, forget } = useDraft(key);
  const { channel, channelId, followUpId, invoices } = opening;
  const empty = typed === null;
  useEffect(() => {
    if (briefing === undefined || outcomes.length === 0) return;
    if (!empty) return;
    if (corrects !== undefined) {
      change({ ...ofRow(corrects), dueOn: dueDay(briefing, 1) });
      return;
    }
    const asked = zContactChannel.safeParse(channel).data ?? "call";
    change({
      dueOn: dueDay(briefing, 1),
      ...afterChannel(briefing, outcomes, BLANK, asked),
      ...reached(briefing, asked, channelId),
      invoices: [...(invoices ?? [])],
      followUpIds: followUpId === undefined ? [] : [followUpId],
    });
  }, [briefing, outcomes, empty, corrects, channel, channelId, followUpId, invoices, change]);
  // What a draft of before is opened for is added to it; what was typed stays.
  const kept = typed?.followUpIds;
  useEffect(() => {
    if (kept === undefined || followUpId === undefined || kept.includes(followUpId)) return;
    change({ followUpIds: [...kept, followUpId] });
  }, [kept, followUpId, change]);
  // So is the letter: the form becomes the mail it goes with.
  const { letter } = opening;
  const carried = useRef<LetterToMail | null>(null);
  useEffect(() => {
    if (letter === undefined || empty || briefing === undefined || carried.current === letter) return;
    carried.current = letter;
    const mail = typed?.channel === "mail" ? {} : afterChannel(briefing, outcomes, typed ?? BLANK, "mail");
    const subject = typed?.channel === "mail" && typed.subject !== "" ? typed.subject : letter.subject;
    change({ ...mail, letter: { id: letter.id, name: letter.name }, subject });
  }, [letter, empty, briefing, outcomes, typed, change]);
  const taken = useRef<ContactFormProps["picked"]>(null);
  const { picked } = opening;
  useEffect(() => {
    if (briefing === undefined || empty || picked === null || picked === undefined || taken.current === picked) return;
    taken.current = picked;
    const outcome = outcomes.find(({ code }) => code === picked.outcome);
    change({
      ...(picked.channelId === undefined
        ? {}
        : { channel: "call" as const, ...reached(briefing, "call", picked.channelId), timerFrom: Date.now() }),
      ...(outcome === undefined ? {} : afterOutcome(briefing, outcome)),
    });
  }, [briefing, empty, picked, outcomes, change]);
  return {
    typed: typed ?? BLANK,
    started: typed !== null,
    change,
    forget,
    pickOutcome: (outcome: Outcome | null): void => {
      if (outcome === null || briefing === undefined) change({ outcome: "" });
      else if (corrects !== undefined) change({ outcome: outcome.code });
      else change(afterOutcome(briefing, outcome));
    },
    pickChannel: (next: ContactChannel): void => {
      if (briefing !== undefined && typed !== null) change(afterChannel(briefing, outcomes, typed, next));
    },
  };
}
