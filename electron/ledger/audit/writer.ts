import { hostname } from "node:os";
import type { LedgerTx } from "../db/ledger-db.ts";
import { acting } from "../lib/acting.ts";
import { CLOCK_BACK, clockBack } from "./clock.ts";
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

/**
 * Tells what the transaction of a command does; it is appended to the audit chain at its end. The first that a PC tells after its
 * clock went back has an event before it that says so: from there on the instants go back, and only the numbers order.
 */
export async function appendAudit(tx: LedgerTx, event: AuditEvent): Promise<void> {
  const back = tx.events.length === 0 ? await clockBack(tx.sql, event.at) : null;
  if (back !== null) tell(tx, { at: event.at, actor: event.actor, action: CLOCK_BACK, detail: back });
  tell(tx, event);
}

function tell(tx: LedgerTx, event: AuditEvent): void {
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
