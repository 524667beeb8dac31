import { createHash } from "node:crypto";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AuditRow } from "../db/tables/system.ts";

/** Hash of an audit row over everything it says and the hash before it. */
export function auditHash(row: Omit<AuditRow, "hash">): string {
  const canonical = JSON.stringify([row.seq, row.at, row.actor, row.action, row.detail, row.prev_hash]);
  return createHash("sha256").update(canonical).digest("hex");
}

/** Appends one row to the audit chain inside the transaction of the command it is about. */
export async function appendAudit(
  tx: LedgerTx,
  event: { at: string; actor: string; action: string; detail: unknown },
): Promise<void> {
  const last = await tx.sql
    .selectFrom("audit")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: event.at,
    actor: event.actor,
    action: event.action,
    detail: JSON.stringify(event.detail),
    prev_hash: last?.hash ?? "",
  };
  await tx.bulk.insert("audit", [{ ...row, hash: auditHash(row) }]);
}
