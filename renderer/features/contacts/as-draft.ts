import type {
  ContactBriefing,
  ContactDraftInput,
  DemandedStep,
  NextStep,
  Outcome,
} from "../../../shared/contract/contacts.ts";
import { type StepKind, stepStays } from "../../../shared/domain/next-step.ts";
import { parseTypedDay } from "../../lib/format.ts";
import { instantOf, parseDuration, type Typed } from "./contact-draft.ts";

/** A field that is not right yet; each has its words in the form. */
export type FieldProblem =
  | "who"
  | "outcome"
  | "note"
  | "day"
  | "time"
  | "duration"
  | "next"
  | "dueOn"
  | "dueTime"
  | "override"
  | "correction"
  | "to"
  | "subject"
  | "body";

/** Steps that answer what an outcome demands, the demanded one first. */
export function possibleSteps(demanded: DemandedStep): readonly NextStep["kind"][] {
  if (demanded === "promise" || demanded === "dispute") return [demanded];
  if (demanded === "none") return ["none", "followUp", "promise", "dispute"];
  return ["followUp", "promise", "dispute"];
}

/** What the form is filled in for. */
export interface Filling {
  readonly briefing: ContactBriefing;
  readonly outcome: Outcome | null;
  /** A rule refuses the contact now, and the reason why it was made is asked for. */
  readonly blocked: boolean;
  /** Of a correction: the step of the row it corrects, which may stay. */
  readonly stepBefore: StepKind | null;
  /** Of a correction: the outcome is that of the row it corrects. */
  readonly sameOutcome: boolean;
  /** The message goes out with the contact. */
  readonly message: boolean;
}

/** The contact as the ledger takes it, or what is still wrong with it. */
export function asDraft(
  typed: Typed,
  filling: Filling,
): { readonly draft: ContactDraftInput; readonly problems: readonly FieldProblem[] } {
  const { briefing, outcome, stepBefore } = filling;
  const problems: FieldProblem[] = [];
  const note = typed.channel === "note";
  if (note && typed.note.trim() === "") problems.push("note");
  if (!note && outcome === null) problems.push("outcome");
  const somebody = (typed.contactId ?? 0) > 0 || typed.reachedName.trim() !== "";
  if (outcome?.rightParty === true && !somebody) problems.push("who");
  const happenedAt = typed.earlier ? whenOf(typed, problems) : null;
  const durationS = typed.duration.trim() === "" ? null : parseDuration(typed.duration);
  if (typed.duration.trim() !== "" && durationS === null) problems.push("duration");
  if (filling.blocked && typed.override.trim() === "") problems.push("override");
  if (stepBefore !== null && typed.correction.trim() === "") problems.push("correction");
  if (filling.message) {
    if (!/^[^\s@]+@[^\s@]+$/.test(typed.to.trim())) problems.push("to");
    if (typed.subject.trim() === "") problems.push("subject");
    if (typed.body.trim() === "") problems.push("body");
  }
  return {
    problems,
    draft: {
      customerId: briefing.customerId,
      contactId: (typed.contactId ?? 0) > 0 ? typed.contactId : null,
      channelId: typed.channelId,
      reachedName: typed.reachedName.trim(),
      address: typed.address.trim(),
      channel: typed.channel,
      direction: typed.direction,
      outcome: note ? null : (outcome?.code ?? null),
      happenedAt,
      durationS: typed.channel === "call" ? durationS : null,
      note: typed.note.trim(),
      unpaidReason: note ? null : typed.reason,
      invoices: typed.invoices,
      next: nextOf(typed, filling, problems),
      files: typed.files,
      followUpIds: typed.followUpIds,
      overrideReason: filling.blocked ? typed.override.trim() : "",
    },
  };
}

/** Instant of a contact that happened earlier, null while it is now or not yet typed to its end. */
export function typedMoment(typed: Pick<Typed, "earlier" | "day" | "time">): string | null {
  const day = typed.earlier ? parseTypedDay(typed.day) : null;
  return day === null ? null : instantOf(day, typed.time);
}

function whenOf(typed: Typed, problems: FieldProblem[]): string | null {
  const day = parseTypedDay(typed.day);
  if (day === null) problems.push("day");
  const at = day === null ? null : instantOf(day, typed.time);
  if (day !== null && at === null) problems.push("time");
  return at;
}

/** Whether a correction may keep the step of the row it corrects. */
export function canStay(stepBefore: StepKind | null, demanded: DemandedStep, sameOutcome: boolean): boolean {
  return stepBefore !== null && stepBefore !== "none" && (sameOutcome || stepStays(stepBefore, demanded));
}

function nextOf(
  typed: Typed,
  { outcome, stepBefore, sameOutcome }: Filling,
  problems: FieldProblem[],
): ContactDraftInput["next"] {
  if (typed.channel === "note" && typed.next === "none") return { kind: "none" };
  const demanded = outcome?.nextStep ?? "none";
  const kind = typed.next;
  if (kind === "none") {
    if (demanded !== "none" && !canStay(stepBefore, demanded, sameOutcome)) problems.push("next");
    return { kind: "none" };
  }
  if (!possibleSteps(demanded).includes(kind)) problems.push("next");
  if (kind === "promise" || kind === "dispute") {
    const draft = kind === "promise" ? typed.promise : typed.dispute;
    if (draft === null) problems.push("next");
    return draft === null ? { kind: "none" } : ({ kind, draft } as ContactDraftInput["next"]);
  }
  const dueOn = parseTypedDay(typed.dueOn);
  if (dueOn === null) problems.push("dueOn");
  const timed = typed.dueTime.trim() !== "" || demanded === "call-back";
  const dueAt = timed && dueOn !== null ? instantOf(dueOn, typed.dueTime) : null;
  if (timed && dueOn !== null && dueAt === null) problems.push("dueTime");
  return { kind: "followUp", dueOn: dueOn ?? "", dueAt, note: typed.nextNote.trim() };
}
