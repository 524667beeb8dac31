import { hostname } from "node:os";
import type { LedgerTx } from "../db/ledger-db.ts";
import { acting } from "../lib/acting.ts";
import { auditHead } from "./reader.ts";
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

/** Whether something was told in this transaction. */
export function isAudited(tx: LedgerTx): boolean {
  return tx.events.length > 0;
}

/** Number that the event told last will have in the chain. */
export async function toldSeq(tx: LedgerTx): Promise<number> {
  const { seq } = await auditHead(tx.sql);
  return seq + tx.events.length;
}

/** Tells what the transaction of a command does; it is appended to the audit chain at its end. */
export async function appendAudit(tx: LedgerTx, event: AuditEvent): Promise<void> {
  const { at, actor, action, detail } = event;
  tx.events.push({
    at,
    person_id: acting()?.personId ?? null,
    action,
    subject: event.subject ?? subjectOf(action, detail),
    actor,
    pc: hostname(),
    detail: JSON.stringify(detail ?? null),
  });
}
