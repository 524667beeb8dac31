import type { LeftOut } from "./codes.ts";

/** A customer of the segment as it stands when a campaign is judged. */
export interface AudienceFacts {
  readonly legal: boolean;
  readonly doNotContact: boolean;
  /** Something of it is with an agency. */
  readonly placed: boolean;
  readonly disputed: boolean;
  /** It has a promise that is not due yet. */
  readonly promised: boolean;
  /** Money on account, a promise in doubt or a payment it says it made: somebody looks into it. */
  readonly verifying: boolean;
  /** What of the segment's invoices is open, and what of it may be asked for; of any currency. */
  readonly openMinor: number;
  readonly freeMinor: number;
  /** Whether there is somebody to write to on the channel. */
  readonly reach: "ok" | "no-address" | "address-incomplete" | "bad-channel" | "opted-out";
  /** There is a text in its language. */
  readonly text: boolean;
  /** What else stands against the text: what letters want of the company, or invoices it is about. */
  readonly unfit: "letterhead" | "nothing-due" | null;
  /** Everything the text wants is known. */
  readonly complete: boolean;
  /** The hours and limits of law and company, on the day; null where they allow it. */
  readonly rule: "hours" | "holiday" | "cap" | null;
  /** A person of the house wrote, called or went there on the day. */
  readonly contactedToday: boolean;
  /** Messages of ours on the channel on the day, and on any channel within seven days with it. */
  readonly messagesToday: number;
  readonly messagesInWeek: number;
}

/** How often a campaign may write, beside the rules of law and company. */
export interface CampaignCaps {
  /** Messages a channel and day. */
  readonly dayCap: number;
  /** Messages over all channels within seven days. */
  readonly weekCap: number;
}

/** Whether a campaign may write no more by its own caps; the limits of law and company are another matter. */
export function isCapped({ messagesToday, messagesInWeek }: AudienceFacts, { dayCap, weekCap }: CampaignCaps): boolean {
  return messagesToday >= dayCap || messagesInWeek >= weekCap;
}

/**
 * Why a customer of the segment is not written to; null: it is. Outside the hours alone nobody is left out: the message waits
 * for them, see {@link waitsForHours}.
 */
export function whyLeftOut(facts: AudienceFacts, caps: CampaignCaps): LeftOut | null {
  if (facts.legal) return "legal";
  if (facts.doNotContact) return "do-not-contact";
  if (facts.placed) return "placed";
  if (facts.openMinor <= 0) return "paid";
  if (facts.disputed) return "dispute";
  if (facts.promised) return "promise";
  if (facts.verifying) return "payment";
  if (facts.freeMinor <= 0) return "agreement";
  if (facts.reach !== "ok") return facts.reach;
  if (!facts.text) return "template";
  if (facts.unfit !== null) return facts.unfit;
  if (!facts.complete) return "variable";
  if (facts.rule === "holiday") return "holiday";
  if (facts.contactedToday) return "contacted-today";
  return isCapped(facts, caps) || facts.rule === "cap" ? "cap" : null;
}

/** Whether a message that nothing else stands against waits for the hours that hold. */
export function waitsForHours(facts: AudienceFacts, caps: CampaignCaps): boolean {
  return facts.rule === "hours" && whyLeftOut(facts, caps) === null;
}
