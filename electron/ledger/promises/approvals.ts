import { z } from "zod";
import type { PromiseDraft } from "../../../shared/contract/promises.ts";
import { zPromiseDraft } from "../../../shared/contract/promises.ts";
import { addBusinessDays } from "../../../shared/domain/business-days.ts";
import { askApproval } from "../approvals/writer.ts";
import { openFollowUp, voidFollowUps } from "../contacts/follow-ups.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { ApprovalRow } from "../db/tables/approvals.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Recording } from "../lib/recording.ts";
import type { Planned } from "./planner.ts";
import { BEYOND_LIMITS } from "./word.ts";

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
    needs: BEYOND_LIMITS,
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
