import type { ApprovalKind, ApprovalState, ApproverRole } from "../../../shared/domain/approvals.ts";
import { covers, mayApprove } from "../../../shared/domain/approvals.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import type { FoundApproval } from "./reader.ts";
import { approvalsAbout, approverOf, findApproval } from "./reader.ts";

/** Something to be allowed. */
export interface ApprovalRequest {
  readonly kind: ApprovalKind;
  /** Table and id of what it is about. */
  readonly subjectKind: string;
  readonly subjectId: number;
  readonly customerId: number | null;
  /** "" with an amount of 0 where it is about no money. */
  readonly currency: string;
  readonly amountMinor: number;
  readonly percentBp: number | null;
  /** Roles that have to allow it, one approval each, from shared/domain/approvals.ts. */
  readonly needs: readonly ApproverRole[];
  /** Values for the words `approvals.about.<kind>`. */
  readonly data: Readonly<Record<string, string | number | null>>;
  readonly note: string;
}

/**
 * Asks for an approval. Throws APPROVAL_NEEDS_PERSON where nobody said who works here, APPROVAL_NOBODY where no other person
 * is registered who could allow it, and APPROVAL_PENDING while one about the same waits.
 */
export async function askApproval(
  tx: LedgerTx,
  request: ApprovalRequest,
  recording: Recording,
): Promise<{ id: number }> {
  const { personId, at, actor, today } = recording;
  const me = await approverOf(tx.sql, personId);
  if (me === null) throw ledgerError("APPROVAL_NEEDS_PERSON");
  const people = await tx.sql.selectFrom("person").select(["id", "role"]).where("active", "=", 1).execute();
  const others = people.filter((person) => person.id !== me.id);
  if (!request.needs.every((need) => others.some((person) => covers([need], [person])))) {
    throw ledgerError("APPROVAL_NOBODY", { roles: [...request.needs] });
  }
  const before = (await approvalsAbout(tx.sql, request.subjectKind, [request.subjectId])).get(request.subjectId);
  if (before?.state === "pending") throw ledgerError("APPROVAL_PENDING", { id: before.row.id });
  const id = await takeIds(tx, "approval", 1);
  await tx.bulk.insert("approval", [
    {
      id,
      kind: request.kind,
      subject_kind: request.subjectKind,
      subject_id: request.subjectId,
      customer_id: request.customerId,
      currency: request.currency,
      amount_minor: request.amountMinor,
      percent_bp: request.percentBp,
      needs: JSON.stringify(request.needs),
      needed: request.needs.length,
      data: JSON.stringify(request.data),
      asked_by: me.id,
      asked_on: today,
      asked_at: at,
      note: request.note,
      actor,
    },
  ]);
  await appendAudit(tx, { at, actor, action: "approvals.ask", detail: { approval: id, ...request } });
  return { id };
}

async function found(tx: LedgerTx, id: number): Promise<FoundApproval> {
  const approval = await findApproval(tx.sql, id);
  if (approval === undefined) throw ledgerError("NOT_FOUND", { what: "approval", id: String(id) });
  return approval;
}

/**
 * Approves or refuses. Throws NOT_FOUND; APPROVAL_REFUSED with why who asks may not decide (the maker is never the
 * approver); APPROVAL_REASON for a refusal without a reason.
 */
export async function decideApproval(
  tx: LedgerTx,
  input: { readonly id: number; readonly decision: "approved" | "refused"; readonly reason: string },
  recording: Recording,
): Promise<{ id: number; state: ApprovalState }> {
  const approval = await found(tx, input.id);
  const { row, needs, state, approvers } = approval;
  const me = await approverOf(tx.sql, recording.personId);
  const why = mayApprove({ needs, askedBy: row.asked_by, state, approvers }, me);
  if (why !== null) throw ledgerError("APPROVAL_REFUSED", { why, roles: [...needs] });
  if (input.decision === "refused" && input.reason === "") throw ledgerError("APPROVAL_REASON");
  return append(tx, approval, input, recording);
}

/** Takes back what was asked. Throws NOT_FOUND and APPROVAL_REFUSED unless who asked does it while it waits. */
export async function withdrawApproval(
  tx: LedgerTx,
  input: { readonly id: number; readonly reason: string },
  recording: Recording,
): Promise<{ id: number; state: ApprovalState }> {
  const approval = await found(tx, input.id);
  const { row, needs, state } = approval;
  if (state !== "pending") throw ledgerError("APPROVAL_REFUSED", { why: "closed", roles: [...needs] });
  if (row.asked_by !== recording.personId) {
    throw ledgerError("APPROVAL_REFUSED", { why: "unknown", roles: [...needs] });
  }
  return append(tx, approval, { ...input, decision: "withdrawn" }, recording);
}

async function append(
  tx: LedgerTx,
  { row, decisions }: FoundApproval,
  input: { readonly id: number; readonly decision: "approved" | "refused" | "withdrawn"; readonly reason: string },
  recording: Recording,
): Promise<{ id: number; state: ApprovalState }> {
  const { id, decision, reason } = input;
  const { at, actor, today, personId } = recording;
  await tx.bulk.insert("approval_decision", [
    {
      id: await takeIds(tx, "approval_decision", 1),
      approval_id: id,
      decision,
      decided_by: personId,
      decided_on: today,
      decided_at: at,
      reason,
      actor,
    },
  ]);
  const { kind, subject_kind: subjectKind, subject_id: subjectId, customer_id: customerId } = row;
  const detail = { approval: id, decision, reason, kind, subjectKind, subjectId, customerId };
  await appendAudit(tx, { at, actor, action: `approvals.${decision}`, detail });
  const granted = decision === "approved" && decisions.length + 1 < row.needed ? "pending" : decision;
  return { id, state: granted };
}
