import { z } from "zod";
import type { PromiseDraft } from "../../../shared/contract/promises.ts";
import { zPromiseDraft } from "../../../shared/contract/promises.ts";
import { type ApproverRole, satisfies } from "../../../shared/domain/approvals.ts";
import { addBusinessDays } from "../../../shared/domain/business-days.ts";
import { approverOf } from "../approvals/reader.ts";
import { askApproval } from "../approvals/writer.ts";
import { openFollowUp, voidFollowUps } from "../contacts/follow-ups.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { ApprovalRow } from "../db/tables/approvals.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Recording } from "../lib/recording.ts";
import type { Planned } from "./planner.ts";

/** Whose word a promise beyond what a collector may take asks for (COLLECTIONS 7). */
const NEEDS: readonly ApproverRole[] = ["coordinator"];

/** `own`: who asks may allow it alone. `another`: another person is asked. `nobody`: there is nobody who could. */
type PromiseWord = "own" | "another" | "nobody";

/**
 * Whose word allows what the rules refuse. Where another person works it is theirs, whoever asks (COLLECTIONS 19: the maker is
 * never the approver); an office of one, or one that has registered nobody, decides alone.
 */
export async function wordOn(db: ReadHandle, personId: number | null): Promise<PromiseWord> {
  const people = await db.selectFrom("person").select(["id", "role"]).where("active", "=", 1).execute();
  if (people.length === 0) return "own";
  const me = await approverOf(db, personId);
  const reaches = ({ role }: { readonly role: string }): boolean => NEEDS.every((need) => satisfies(role, need));
  if (me === null) return "nobody";
  if (people.length === 1) return reaches(me) ? "own" : "nobody";
  return people.some((other) => other.id !== me.id && reaches(other)) ? "another" : "nobody";
}

/** The draft as it waits; its note is that of the approval. */
const zAsked = z.object({
  draft: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(zPromiseDraft),
  interactionId: z.number().int().nullable(),
});

/** Source of the follow-up that stands while a promise waits for another person's word. */
const WAITING_SOURCE = "approval";

/**
 * Asks for a promise beyond the limits; nothing is promised until another person allows it. Who asked sees to it on the next
 * business day: the customer waits for an answer, and nobody may be forgotten because of it.
 */
export async function askPromise(
  tx: LedgerTx,
  draft: PromiseDraft,
  { customerId, plan }: Planned,
  interactionId: number | null,
  recording: Recording,
): Promise<number> {
  const far = plan.problems.find(({ code }) => code === "PROMISE_TOO_FAR");
  const broken = plan.problems.find((problem) => problem.code === "PROMISE_AFTER_BROKEN");
  const request = {
    kind: "promise",
    subjectKind: "customer-promise",
    subjectId: customerId,
    customerId,
    currency: draft.currency,
    amountMinor: plan.amountMinor,
    percentBp: null,
    needs: NEEDS,
    data: {
      draft: JSON.stringify({ ...draft, note: "" }),
      interactionId,
      dueOn: plan.payments.at(-1)?.dueOn ?? "",
      payments: plan.payments.length,
      far: far === undefined ? 0 : 1,
      broken: broken?.count ?? 0,
    },
    note: draft.note,
  } as const;
  const { id } = await askApproval(tx, request, recording);
  const year = Number(recording.today.slice(0, 4));
  const dueOn = addBusinessDays(recording.today, 1, await readHolidays(tx.sql, year, year + 1));
  const source = { sourceKind: WAITING_SOURCE, sourceId: id } as const;
  const { personId } = recording;
  await openFollowUp(tx, { customerId, kind: "promise", dueOn, personId, note: draft.note, ...source }, recording);
  return id;
}

/**
 * What was to be seen to while a promise waited is done: the word has been given and the promise has its own days, or it was
 * never promised.
 */
export async function endWaiting(
  tx: LedgerTx,
  approvalId: number,
  reason: "approved" | "withdrawn",
  recording: { readonly at: string },
): Promise<void> {
  await voidFollowUps(tx, { sourceKind: WAITING_SOURCE, sourceId: approvalId }, reason, recording);
}

/** What an approved approval asked for; null where it is about no promise. */
export function askedPromise(row: ApprovalRow): { draft: PromiseDraft; interactionId: number | null } | null {
  if (row.kind !== "promise") return null;
  const { draft, interactionId } = zAsked.parse(JSON.parse(row.data));
  return { draft: { ...draft, note: row.note }, interactionId };
}
