import type { LedgerTx } from "../db/ledger-db.ts";
import type { FollowUpKind } from "../db/tables/contacts.ts";
import { openDispute } from "../disputes/writer.ts";
import { makePromise } from "../promises/writer.ts";
import type { CheckedDraft } from "./draft-check.ts";
import { openFollowUp } from "./follow-ups.ts";
import { collectorOf, firstOfRole } from "./people.ts";
import type { ContactRecording } from "./recording.ts";

/**
 * Takes the next step of a logged contact: opens a follow-up, makes a promise or opens a dispute. Returns its id. `nextFor` has to take
 * it; whoever logged the contact where it is null.
 */
export async function takeNextStep(
  tx: LedgerTx,
  checked: CheckedDraft,
  interactionId: number,
  recording: ContactRecording,
  nextFor?: number | null,
): Promise<number | null> {
  const { next } = checked.draft;
  switch (next.kind) {
    case "none":
      return null;
    case "followUp":
      return openFollowUp(
        tx,
        {
          customerId: checked.customerId,
          kind: kindOf(checked),
          dueOn: next.dueOn,
          dueAt: next.dueAt,
          personId: await whose(tx, checked, nextFor ?? recording.personId),
          note: next.note,
          sourceKind: "interaction",
          sourceId: interactionId,
        },
        recording,
      );
    case "promise":
      return (await makePromise(tx, withContact(next.draft, checked), recording, interactionId)).id;
    case "dispute":
      return (await openDispute(tx, withContact(next.draft, checked), recording, interactionId)).id;
  }
}

/** Who said it is who was reached, unless the draft names somebody. */
function withContact<Draft extends { contactId: number | null }>(draft: Draft, { contact }: CheckedDraft): Draft {
  return { ...draft, contactId: draft.contactId ?? contact?.id ?? null };
}

function kindOf({ outcome }: CheckedDraft): FollowUpKind {
  if (outcome === null) return "manual";
  return outcome.nextStep === "proof" || outcome.nextStep === "documents" ? outcome.nextStep : "outcome";
}

/** Proofs are looked for by Administration, and what escalates is the manager's; all else stays with who logged it. */
async function whose(
  tx: LedgerTx,
  { outcome, customerId }: CheckedDraft,
  personId: number | null,
): Promise<number | null> {
  const own = personId ?? (await collectorOf(tx.sql, customerId));
  if (outcome?.nextStep === "proof") return (await firstOfRole(tx.sql, ["administration"])) ?? own;
  if (outcome?.nextStep === "escalate") return (await firstOfRole(tx.sql, ["manager", "coordinator"])) ?? own;
  return own;
}
