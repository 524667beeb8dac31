import { hostname } from "node:os";
import { sealed } from "../db/audit-chain.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { acting } from "../lib/acting.ts";
import { subjectOf } from "./subject.ts";

/** Something that was done, as its command tells it. */
export interface AuditEvent {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** What was done, before and after; JSON. */
  readonly detail: unknown;
  /** What it is about, as `customer:12`; found in the detail where it is not said. */
  readonly subject?: string;
}

/** Transactions that have told what they do. */
const told = new WeakSet<LedgerTx>();

/** Whether something was appended in this transaction. */
export function isAudited(tx: LedgerTx): boolean {
  return told.has(tx);
}

/** Appends one row to the audit chain inside the transaction of the command it is about. */
export async function appendAudit(tx: LedgerTx, event: AuditEvent): Promise<void> {
  const last = await tx.sql
    .selectFrom("audit")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const { at, actor, action, detail } = event;
  const row = sealed(last, {
    at,
    person_id: acting()?.personId ?? null,
    action,
    subject: event.subject ?? subjectOf(action, detail),
    actor,
    pc: hostname(),
    detail: JSON.stringify(detail ?? null),
  });
  await tx.bulk.insert("audit", [row]);
  told.add(tx);
}
