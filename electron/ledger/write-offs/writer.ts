import { needsOf } from "../../../shared/domain/approvals.ts";
import type { WriteOffReason } from "../../../shared/domain/write-offs.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { WriteOffEventRow } from "../db/tables/write-offs.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { insertAdjustment } from "../receivables/adjustment.ts";
import { repostDocuments } from "../receivables/repost-documents.ts";
import { readSettings } from "../settings/reader.ts";
import { findWriteOff, WRITE_OFF, writeOffsOf } from "./reader.ts";

/** What is asked to be written off. */
interface Request {
  readonly uuid: string;
  readonly reason: WriteOffReason;
  readonly note: string;
}

/**
 * Asks to write off what is open of an invoice. Nothing changes until somebody else has allowed it (COLLECTIONS 19: the maker
 * is never the approver). Throws NOT_FOUND, WRITE_OFF_NOTHING, WRITE_OFF_PENDING and what {@link askApproval} throws.
 */
export async function askWriteOff(
  tx: LedgerTx,
  { uuid, reason, note }: Request,
  recording: Recording,
): Promise<{ id: number; approvalId: number; amountMinor: number }> {
  const invoice = await tx.sql
    .selectFrom("receivable as r")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["r.customer_id", "r.currency", "r.open_minor", "d.series", "d.folio"])
    .where("d.uuid", "=", uuid)
    .executeTakeFirst();
  if (invoice === undefined) throw ledgerError("NOT_FOUND", { what: "document", id: uuid });
  const { customer_id: customerId, currency, open_minor: amountMinor } = invoice;
  if (amountMinor <= 0) throw ledgerError("WRITE_OFF_NOTHING");
  const waits = (await writeOffsOf(tx.sql, uuid)).find(({ state }) => state === "asked");
  if (waits) throw ledgerError("WRITE_OFF_PENDING", { day: waits.row.asked_on, actor: waits.row.actor });
  const { at, actor, today, personId } = recording;
  const id = await takeIds(tx, WRITE_OFF, 1);
  const needs = needsOf("write-off", null, await readApprovalLimits(tx.sql));
  const label = `${invoice.series}${invoice.folio}` || `…${uuid.slice(-12)}`;
  const approval = await askApproval(
    tx,
    {
      kind: "write-off",
      subjectKind: WRITE_OFF,
      subjectId: id,
      customerId,
      currency,
      amountMinor,
      percentBp: null,
      needs,
      data: { uuid, label, reason },
      note,
    },
    recording,
  );
  await tx.bulk.insert(WRITE_OFF, [
    {
      id,
      customer_id: customerId,
      invoice_uuid: uuid,
      currency,
      amount_minor: amountMinor,
      reason,
      note,
      approval_id: approval.id,
      asked_on: today,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  const detail = { writeOff: id, customerId, document: uuid, currency, amountMinor, reason, note };
  await appendAudit(tx, { at, actor, action: "writeOffs.ask", detail });
  return { id, approvalId: approval.id, amountMinor };
}

/** Writes off what was asked, on the day it is allowed: what is open by then, up to the amount. */
export async function carryOutWriteOff(tx: LedgerTx, approvalId: number, recording: Recording): Promise<void> {
  const row = await tx.sql
    .selectFrom("write_off")
    .select(["id", "customer_id", "currency", "amount_minor", "invoice_uuid"])
    .where("approval_id", "=", approvalId)
    .executeTakeFirst();
  if (row === undefined) return;
  const { at, today } = recording;
  const { id, customer_id: customerId, currency, amount_minor: minor } = row;
  const source = { folio: `CA-${id}`, customerId, on: today, currency, minor };
  const documentId = await insertAdjustment(tx, source, at);
  await append(tx, { write_off_id: id, kind: "posted", document_id: documentId, reason: "" }, recording);
  await postAgain(tx, row.invoice_uuid, recording);
}

/**
 * Takes a write-off back: what nobody paid meanwhile is owed again from today. Throws NOT_FOUND, and WRITE_OFF_STATE where
 * nothing is written off by it.
 */
export async function undoWriteOff(
  tx: LedgerTx,
  input: { readonly uuid: string; readonly writeOffId: number; readonly reason: string },
  recording: Recording,
): Promise<{ id: number }> {
  const { writeOffId: id, reason } = input;
  const found = await findWriteOff(tx.sql, id);
  if (found === undefined || found.row.invoice_uuid !== input.uuid) {
    throw ledgerError("NOT_FOUND", { what: "write-off", id: String(id) });
  }
  if (found.state !== "written-off") throw ledgerError("WRITE_OFF_STATE");
  await append(tx, { write_off_id: id, kind: "undone", document_id: null, reason }, recording);
  await postAgain(tx, input.uuid, recording);
  const { at, actor } = recording;
  const detail = { writeOff: id, customerId: found.row.customer_id, document: input.uuid, reason };
  await appendAudit(tx, { at, actor, action: "writeOffs.undo", detail });
  return { id };
}

async function append(
  tx: LedgerTx,
  event: Pick<WriteOffEventRow, "write_off_id" | "kind" | "document_id" | "reason">,
  { at, actor, today }: Recording,
): Promise<void> {
  const id = await takeIds(tx, "write_off_event", 1);
  await tx.bulk.insert("write_off_event", [{ id, ...event, on_day: today, recorded_at: at, actor }]);
}

async function postAgain(tx: LedgerTx, uuid: string, { at, actor }: Recording): Promise<void> {
  await repostDocuments(tx, [uuid], { recordedAt: at, actor }, await readSettings(tx.sql));
}
