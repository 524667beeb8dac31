import type { RecallReason } from "../../../shared/domain/agencies/codes.ts";
import { needsOf } from "../../../shared/domain/approvals.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { itemsById, itemWithCash } from "./items-reader.ts";
import { amountsText, oneAmount } from "./placement-writer.ts";

/** What approvals of recalls are about. */
export const RECALL = "placement_recall";

/**
 * Asks to take items back from their agency. They are on the day somebody else allows it (COLLECTIONS 19). Throws NOT_FOUND,
 * RECALL_REFUSED and what {@link askApproval} throws.
 */
export async function askRecall(
  tx: LedgerTx,
  input: { readonly itemIds: readonly number[]; readonly reason: RecallReason; readonly note: string },
  recording: Recording,
): Promise<{ id: number; approvalId: number; items: number }> {
  const { reason, note } = input;
  const { at, actor, today, personId } = recording;
  const ids = [...new Set(input.itemIds)];
  const items = await itemsById(tx.sql, ids);
  const missing = ids.find((id) => !items.some((item) => item.id === id));
  if (missing !== undefined) throw ledgerError("NOT_FOUND", { what: "placed item", id: String(missing) });
  const refused = items.filter(({ state }) => state !== "with");
  const [first] = refused;
  if (first !== undefined && first.state !== "with") {
    throw ledgerError("RECALL_REFUSED", { why: first.state, document: first.label, count: refused.length });
  }
  const [agency, ...others] = new Set(items.map((item) => item.agencyId));
  if (agency === undefined || others.length > 0) {
    throw ledgerError("INVALID_INPUT", { issues: ["items of one agency are taken back together"] });
  }
  const amounts = items.map(({ currency, openMinor }) => ({ currency, minor: openMinor }));
  const id = await takeIds(tx, RECALL, 1);
  const approval = await askApproval(
    tx,
    {
      kind: "recall",
      subjectKind: RECALL,
      subjectId: id,
      customerId: null,
      ...oneAmount(amounts),
      percentBp: null,
      needs: needsOf("recall", null, await readApprovalLimits(tx.sql)),
      data: {
        agency: items[0]?.agencyName ?? "",
        agencyId: agency,
        items: items.length,
        reason,
        amounts: amountsText(amounts),
      },
      note,
    },
    recording,
  );
  await tx.bulk.insert(RECALL, [
    {
      id,
      agency_id: agency,
      reason,
      note,
      approval_id: approval.id,
      asked_on: today,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  const from = await takeIds(tx, "placement_recall_item", items.length);
  await tx.bulk.insert(
    "placement_recall_item",
    items.map((item, index) => ({ id: from + index, recall_id: id, item_id: item.id, customer_id: item.customerId })),
  );
  const detail = { agency, recall: id, reason, items: items.length, amounts: amountsText(amounts), note };
  await appendAudit(tx, { at, actor, action: "agencies.recall", detail });
  return { id, approvalId: approval.id, items: items.length };
}

/** Takes back what was asked, on the day it is allowed. */
export async function carryOutRecall(tx: LedgerTx, approvalId: number, recording: Recording): Promise<void> {
  const row = await tx.sql
    .selectFrom(RECALL)
    .select(["id", "agency_id", "reason"])
    .where("approval_id", "=", approvalId)
    .executeTakeFirst();
  if (row === undefined) return;
  const { at, actor, today } = recording;
  const items = await tx.sql
    .selectFrom("placement_recall_item as q")
    .leftJoin("placement_end as e", "e.item_id", "q.item_id")
    .select(["q.item_id", "q.customer_id"])
    .where("q.recall_id", "=", row.id)
    .where("e.id", "is", null)
    .orderBy("q.id")
    .execute();
  if (items.length === 0) return;
  const from = await takeIds(tx, "placement_end", items.length);
  await tx.bulk.insert(
    "placement_end",
    items.map((item, index) => ({
      id: from + index,
      item_id: item.item_id,
      customer_id: item.customer_id,
      recall_id: row.id,
      reason: row.reason,
      on_day: today,
      recorded_at: at,
      actor,
    })),
  );
  const detail = { agency: row.agency_id, recall: row.id, reason: row.reason, items: items.length };
  await appendAudit(tx, { at, actor, action: "agencies.recalled", detail });
}

/**
 * Says that a payment of an item was obtained by the agency, or that it was not after all. Throws NOT_FOUND where the item has
 * no such payment, and ATTRIBUTION_SAME.
 */
export async function attributePayment(
  tx: LedgerTx,
  input: { readonly itemId: number; readonly paymentUuid: string; readonly via: boolean; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const { itemId, paymentUuid, via, note } = input;
  const found = await itemWithCash(tx.sql, itemId);
  if (found === undefined || found.item.control) {
    throw ledgerError("NOT_FOUND", { what: "placed item", id: String(itemId) });
  }
  const payment = found.rows.find((row) => row.paymentUuid === paymentUuid);
  if (payment === undefined) throw ledgerError("NOT_FOUND", { what: "payment", id: paymentUuid });
  if (payment.via === via) throw ledgerError("ATTRIBUTION_SAME");
  const { at, actor, today } = recording;
  const id = await takeIds(tx, "placement_mark", 1);
  const { agencyId, customerId, uuid } = found.item;
  await tx.bulk.insert("placement_mark", [
    {
      id,
      item_id: itemId,
      customer_id: customerId,
      payment_uuid: paymentUuid,
      via: via ? 1 : 0,
      note,
      on_day: today,
      recorded_at: at,
      actor,
    },
  ]);
  const detail = { customerId, agency: agencyId, item: itemId, invoice: uuid, payment: paymentUuid, via, note };
  await appendAudit(tx, { at, actor, action: "agencies.attribute", detail });
  return { id };
}
