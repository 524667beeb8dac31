import type { CounterFact, DueState } from "../acceptance.ts";
import { dueState, NOTHING_RECORDED } from "../acceptance.ts";
import { daysBetween } from "../days.ts";
import type { InvoiceFact } from "./facts.ts";
import type { Ending } from "./succession.ts";

/** An invoice and how it ended, as far as its due day and that of its replacement depend on them. */
export interface DuePart {
  readonly invoice: Pick<InvoiceFact, "uuid" | "issuedOn" | "currency" | "dueOn" | "counter">;
  readonly ending: Pick<Ending, "successor"> | undefined;
}

/** A replacement inherits the due day of what it replaces, so that reissuing never resets the aging (KPIS 0). */
export function inheritedDueOn(account: DuePart, accounts: ReadonlyMap<string, DuePart>, seen: Set<string>): string {
  let due = account.invoice.dueOn;
  seen.add(account.invoice.uuid);
  let inherited: string | null = null;
  for (const other of accounts.values()) {
    if (other.ending?.successor !== account.invoice.uuid || seen.has(other.invoice.uuid)) continue;
    const theirs = inheritedDueOn(other, accounts, seen);
    if (inherited === null || theirs < inherited) inherited = theirs;
  }
  if (inherited !== null) due = inherited;
  return due;
}

const NO_HOLIDAYS: ReadonlySet<string> = new Set();

/** An invoice of whose customer nothing is known, beside one of whose customer something is. */
function plainCounter(invoice: DuePart["invoice"]): CounterFact {
  const creditDays = daysBetween(invoice.issuedOn, invoice.dueOn);
  return { terms: null, creditDays, statedDueOn: null, record: NOTHING_RECORDED, holidays: NO_HOLIDAYS };
}

/** Whether anything is known at the counter of the invoice or of one it replaces. */
function isCounted(account: DuePart, accounts: ReadonlyMap<string, DuePart>, seen: Set<string>): boolean {
  if (account.invoice.counter !== undefined) return true;
  seen.add(account.invoice.uuid);
  for (const other of accounts.values()) {
    if (other.ending?.successor !== account.invoice.uuid || seen.has(other.invoice.uuid)) continue;
    if (isCounted(other, accounts, seen)) return true;
  }
  return false;
}

/**
 * Due and expected day by terms and acceptance, through the chain of what the invoice replaces; null where neither is
 * known of any of them, and the plain rule counts.
 */
export function counterDue(account: DuePart, accounts: ReadonlyMap<string, DuePart>): DueState | null {
  return isCounted(account, accounts, new Set()) ? dueOf(account, accounts, new Set()) : null;
}

function dueOf(account: DuePart, accounts: ReadonlyMap<string, DuePart>, seen: Set<string>): DueState {
  const { invoice } = account;
  seen.add(invoice.uuid);
  let before: { uuid: string; due: DueState } | null = null;
  for (const other of accounts.values()) {
    const { uuid } = other.invoice;
    if (other.ending?.successor !== invoice.uuid || seen.has(uuid)) continue;
    const due = dueOf(other, accounts, seen);
    const earlier = before === null || due.dueOn < before.due.dueOn;
    if (earlier || (due.dueOn === before?.due.dueOn && uuid < before.uuid)) before = { uuid, due };
  }
  return dueState(invoice, invoice.counter ?? plainCounter(invoice), before);
}
