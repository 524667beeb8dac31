import { zApprovalLimits } from "../../../shared/contract/approvals.ts";
import type { ApprovalLimits } from "../../../shared/domain/approvals.ts";
import { DEFAULT_LIMITS } from "../../../shared/domain/approvals.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";

const KEY = "approvalLimits";

/** Limits in force. */
export async function readApprovalLimits(db: ReadHandle): Promise<ApprovalLimits> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  return row === undefined ? DEFAULT_LIMITS : zApprovalLimits.parse({ ...DEFAULT_LIMITS, ...JSON.parse(row.value) });
}

/** Keeps the limits; what was asked before stays judged by those of its day. */
export async function saveApprovalLimits(
  tx: LedgerTx,
  limits: ApprovalLimits,
  recording: { readonly at: string; readonly actor: string },
): Promise<ApprovalLimits> {
  const before = await readApprovalLimits(tx.sql);
  const value = JSON.stringify(limits);
  await tx.sql
    .insertInto("setting")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  const { at, actor } = recording;
  await appendAudit(tx, { at, actor, action: "approvals.limits", detail: { before, after: limits } });
  return limits;
}
