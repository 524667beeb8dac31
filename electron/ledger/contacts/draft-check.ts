import type { ContactDraft, Outcome } from "../../../shared/contract/contacts.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { ContactChannelRow, ContactRow } from "../db/tables/customers.ts";
import { ledgerError } from "../ledger-error.ts";
import { answersDemand, readOutcome } from "./outcomes.ts";
import { customerIds, keptCustomer } from "./people.ts";
import type { ContactRecording } from "./recording.ts";

/** A draft with what it names, all of it there. */
export interface CheckedDraft {
  readonly draft: ContactDraft;
  /** The customer itself, where two are one. */
  readonly customerId: number;
  readonly outcome: Outcome | null;
  readonly contact: Pick<ContactRow, "id" | "name" | "role"> | null;
  readonly channel: Pick<ContactChannelRow, "id" | "contact_id" | "kind" | "value" | "state"> | null;
  readonly happenedAt: string;
}

/** How far a clock may run ahead of the ledger's. */
const CLOCK_MS = 5 * 60_000;

const notFound = (what: string, id: number | string): Error => ledgerError("NOT_FOUND", { what, id: String(id) });
const invalid = (issue: string): Error => ledgerError("INVALID_INPUT", { issues: [issue] });

/**
 * Reads what a draft names and refuses one that does not hold together: NOT_FOUND for a customer, person, channel, outcome,
 * invoice or follow-up that is not there or is somebody else's, NEXT_STEP_MISSING, REACHED_MISSING, DAY_IN_FUTURE, DAY_TOO_EARLY, INVALID_INPUT. `stepBefore`
 * is the step that a corrected row had, which stands unless another is given.
 */
export async function checkDraft(
  tx: LedgerTx,
  draft: ContactDraft,
  recording: ContactRecording,
  stepBefore: "none" | "follow-up" | "promise" | "dispute" = "none",
): Promise<CheckedDraft> {
  const customer = await keptCustomer(tx.sql, draft.customerId);
  if (customer === null) throw notFound("customer", draft.customerId);
  const outcome = await outcomeOf(tx, draft);
  const ids = await customerIds(tx.sql, customer.id);
  const { contact, channel } = await reachedOf(tx, draft, ids);
  const happenedAt = draft.happenedAt ?? recording.at;
  if (Date.parse(happenedAt) > Date.parse(recording.at) + CLOCK_MS) {
    throw ledgerError("DAY_IN_FUTURE", { day: happenedAt.slice(0, 10), today: recording.today });
  }
  if (outcome?.rightParty === true && contact === null && draft.reachedName === "")
    throw ledgerError("REACHED_MISSING");
  const kind = draft.next.kind === "none" && stepBefore !== "none" ? asDraftKind(stepBefore) : draft.next.kind;
  if (outcome !== null && !answersDemand(outcome.nextStep, kind)) {
    throw ledgerError("NEXT_STEP_MISSING", { outcome: outcome.code, step: outcome.nextStep });
  }
  checkNext(draft, recording);
  if (draft.unpaidReason !== null) await checkReason(tx, customer.id);
  await checkInvoices(tx, draft.invoices);
  await checkFollowUps(tx, draft.followUpIds, ids);
  return { draft, customerId: customer.id, outcome, contact, channel, happenedAt };
}

function asDraftKind(step: "follow-up" | "promise" | "dispute"): "followUp" | "promise" | "dispute" {
  return step === "follow-up" ? "followUp" : step;
}

async function outcomeOf(tx: LedgerTx, draft: ContactDraft): Promise<Outcome | null> {
  if (draft.outcome === null) {
    if (draft.channel !== "note") throw invalid("outcome: only a note has none");
    return null;
  }
  if (draft.channel === "note") throw invalid("outcome: a note has none");
  const outcome = await readOutcome(tx.sql, draft.outcome);
  if (outcome === null || !outcome.active) throw notFound("outcome", draft.outcome);
  return outcome;
}

async function reachedOf(
  tx: LedgerTx,
  { contactId, channelId }: ContactDraft,
  ofCustomer: readonly number[],
): Promise<Pick<CheckedDraft, "contact" | "channel">> {
  const contact =
    contactId === null
      ? null
      : ((await tx.sql
          .selectFrom("contact")
          .select(["id", "name", "role"])
          .where("id", "=", contactId)
          .where("customer_id", "in", [...ofCustomer])
          .executeTakeFirst()) ?? null);
  if (contactId !== null && contact === null) throw notFound("contact", contactId);
  const channel =
    channelId === null
      ? null
      : ((await tx.sql
          .selectFrom("contact_channel")
          .select(["id", "contact_id", "kind", "value", "state"])
          .where("id", "=", channelId)
          .where("customer_id", "in", [...ofCustomer])
          .executeTakeFirst()) ?? null);
  if (channelId !== null && channel === null) throw notFound("channel", channelId);
  return { contact, channel };
}

function checkNext({ next, customerId }: ContactDraft, { at, today }: ContactRecording): void {
  if (next.kind === "followUp") {
    if (next.dueOn < today) throw ledgerError("DAY_TOO_EARLY", { day: next.dueOn, first: today });
    if (next.dueAt !== null && next.dueAt < at) throw ledgerError("DAY_TOO_EARLY", { day: next.dueOn, first: today });
  }
  if ((next.kind === "promise" || next.kind === "dispute") && next.draft.customerId !== customerId) {
    throw invalid(`next: the ${next.kind} is of another customer`);
  }
}

/** In Colombia a consumer is not asked why (COMPLIANCE 6), so there is nothing to write down. */
async function checkReason(tx: LedgerTx, customerId: number): Promise<void> {
  const profile = await tx.sql
    .selectFrom("customer_profile")
    .select(["country", "debtor_type"])
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  if (profile?.country === "CO" && profile.debtor_type === "consumer") throw invalid("unpaidReason: not asked");
}

async function checkInvoices(tx: LedgerTx, uuids: readonly string[]): Promise<void> {
  if (uuids.length === 0) return;
  const known = new Set((await tx.bulk.selectIn("document", ["uuid"], "uuid", [...uuids])).map((row) => row.uuid));
  const missing = uuids.find((uuid) => !known.has(uuid));
  if (missing !== undefined) throw notFound("document", missing);
}

/** A contact does what was to be done with its own customer, and with no other. */
async function checkFollowUps(tx: LedgerTx, wanted: readonly number[], ofCustomer: readonly number[]): Promise<void> {
  if (wanted.length === 0) return;
  const rows = await tx.bulk.selectIn("follow_up", ["id", "customer_id"], "id", [...wanted]);
  const own = new Set(rows.filter((row) => ofCustomer.includes(row.customer_id)).map((row) => row.id));
  const missing = wanted.find((id) => !own.has(id));
  if (missing !== undefined) throw notFound("follow-up", missing);
}
