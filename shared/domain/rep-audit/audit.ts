import { daysBetween } from "../days.ts";
import { currencyDecimals, formatMicros, microsToMinor, minorToMicros } from "../money.ts";
import { complementDeadline } from "./deadline.ts";
import type { ChainFacts, ChainInvoice } from "./facts.ts";
import type { ChainFinding, FindingCode } from "./findings.ts";
import { FINDINGS } from "./findings.ts";
import { IssuerChain } from "./issuer-chain.ts";
import type { ChainRow, ReadLine } from "./rows.ts";
import { chainRows } from "./rows.ts";

/** The audited chain of one invoice. */
export interface ChainAudit {
  readonly rows: readonly ChainRow[];
  /** In order of the rows; within a row in the order in which they would be mended. */
  readonly findings: readonly ChainFinding[];
  /** The first finding that has to be mended; null when the chain holds. */
  readonly firstBroken: ChainFinding | null;
  /** ImpSaldoInsoluto of the last complement that counts, micros; null when none says. */
  readonly issuerLeft: bigint | null;
  /** Balance in the ledger, minor units. */
  readonly leftMinor: number;
}

type Note = (code: FindingCode, data: Readonly<Record<string, string>>) => void;

/**
 * Audits the chain of complements of an invoice: puts every complement, credit and recorded payment in order, the
 * ledger's balance beside what the issuer says, and names everything wrong with it, the first broken link first (RULES
 * 18-36). What the issuer says of the balance is an opinion: it is compared, never used (RULES 22). Complements that were
 * cancelled or replaced stay as rows and are not examined. `today` is the day deadlines are counted to. Pure: the order
 * of the facts does not matter.
 */
export function auditChain(facts: ChainFacts, today: string): ChainAudit {
  const { invoice } = facts;
  const rows = chainRows(facts);
  const findings: ChainFinding[] = [];
  const chain = new IssuerChain(facts, rows);
  for (const [row, step] of rows.entries()) {
    const note: Note = (code, data) => findings.push({ code, ...FINDINGS[code], row, data });
    if (step.kind === "money") moneyFindings(invoice, step, today, note);
    if (step.kind !== "complement") continue;
    const { line } = step.complement;
    if (line.struck !== null) continue;
    if (endFindings(invoice, step.complement, note)) continue;
    lineFindings(invoice, step.complement, note);
    chain.examine(row, step.complement, note);
    lateFindings(step.complement, note);
  }
  chain.close((code, row, data) => findings.push({ code, ...FINDINGS[code], row, data }));
  if (invoice.ended === null && !invoice.settledByRule) overpaid(invoice, rows, findings);
  findings.sort((a, b) => a.row - b.row);
  return {
    rows,
    findings,
    firstBroken: findings.find((finding) => finding.severity === "broken") ?? null,
    issuerLeft: chain.left,
    leftMinor: rows.at(-1)?.leftMinor ?? microsToMinor(invoice.total, invoice.currency),
  };
}

/** A complement of an invoice that takes no payments: nothing else about it matters. Returns whether that is so. */
function endFindings(invoice: ChainInvoice, { line, paid }: ReadLine, note: Note): boolean {
  const amount = formatMicros(paid ?? 0n, invoice.currency);
  if (invoice.ended !== null && line.via === null) {
    const { as, on, by } = invoice.ended;
    if (as === "cancelled") note("invoice-cancelled", { rep: line.label, invoice: invoice.label, on, amount });
    else note("invoice-replaced", { rep: line.label, invoice: invoice.label, on, by, amount });
    return true;
  }
  if (line.via !== null) {
    note("invoice-replaced", { rep: line.label, invoice: line.via, on: "", by: invoice.label, amount });
    return true;
  }
  if (!invoice.settledByRule) return false;
  note("pue-superfluous", { rep: line.label, invoice: invoice.label, amount });
  return true;
}

/** What is wrong with the line by itself. */
function lineFindings(invoice: ChainInvoice, read: ReadLine, note: Note): void {
  const { line, reading } = read;
  const rep = line.label;
  if (line.cancelAskedOn !== null) note("cancellation-asked", { rep, on: line.cancelAskedOn });
  if (line.customer !== invoice.customer) note("receiver-differs", { rep });
  const currency = line.money.lines[line.position]?.currency ?? "";
  if (currency !== invoice.currency) {
    note("currency-differs", { rep, currency, expected: invoice.currency });
  }
  if (read.paid === null && reading.warnings.includes("paid-missing")) note("paid-missing", { rep });
  if (reading.warnings.includes("equivalence-missing")) note("equivalence-missing", { rep });
  const { amount, currency: moneyCurrency } = line.money;
  if (reading.warnings.includes("paid-above-amount")) note("paid-above-amount", { rep, monto: amount, moneyCurrency });
  const excess = reading.unapplied.find(({ reason }) => reason === "excess");
  if (excess) {
    const rest = formatMicros(excess.micros, excess.currency);
    note("amount-above-paid", { rep, monto: amount, moneyCurrency, rest });
  }
  if (line.moneyMissing) note("money-not-recorded", { rep, monto: amount, moneyCurrency, paidOn: line.paidOn });
  if (line.paidOn < invoice.issuedOn) {
    note("paid-before-issue", { rep, paidOn: line.paidOn, issuedOn: invoice.issuedOn });
  }
}

/** Minor units by which roundings of more decimals than the currency has may differ. */
function slack(invoice: ChainInvoice, paid: bigint): number {
  const unit = 10n ** BigInt(6 - currencyDecimals(invoice.currency));
  return invoice.total % unit === 0n && paid % unit === 0n ? 0 : 1;
}

/**
 * Money the invoice has no room for (RULES 23), laid on the complements that brought too much: duplicates first, then from
 * the last one back. Which of them the ledger left without room depends on days; who has to be asked does not.
 */
function overpaid(invoice: ChainInvoice, rows: readonly ChainRow[], findings: ChainFinding[]): void {
  const brought = rows.flatMap((row, index) => {
    if (row.kind !== "complement") return [];
    const { line, paid } = row.complement;
    const counts = line.struck === null && line.via === null && paid !== null;
    if (!counts || line.money.lines[line.position]?.currency !== invoice.currency) return [];
    const minor = microsToMinor(paid, invoice.currency);
    const short = minor - Math.max(0, row.appliedMinor);
    return [{ index, label: line.label, paid, minor, excess: short > slack(invoice, paid) ? short : 0 }];
  });
  let excess = brought.reduce((sum, each) => sum + each.excess, 0);
  const again = new Set(findings.filter(({ code }) => code === "duplicate").map(({ row }) => row));
  for (const each of brought.sort(
    (a, b) => Number(again.has(b.index)) - Number(again.has(a.index)) || b.index - a.index,
  )) {
    if (excess <= 0) return;
    const minor = Math.min(excess, each.minor);
    excess -= minor;
    const data = {
      rep: each.label,
      paid: formatMicros(each.paid, invoice.currency),
      excess: formatMicros(minorToMicros(minor, invoice.currency), invoice.currency),
    };
    findings.push({ code: "overpaid", ...FINDINGS.overpaid, row: each.index, data });
  }
}

function lateFindings({ line }: ReadLine, note: Note): void {
  const deadline = complementDeadline(line.paidOn);
  if (line.firstIssuedOn <= deadline) return;
  const days = String(daysBetween(deadline, line.firstIssuedOn));
  note("late", { rep: line.label, paidOn: line.paidOn, issuedOn: line.firstIssuedOn, deadline, days });
}

/** Recorded money on a PPD invoice that no complement documents yet (RULES 35). */
function moneyFindings(invoice: ChainInvoice, step: ChainRow & { kind: "money" }, today: string, note: Note): void {
  const { money } = step;
  if (money.documented || invoice.settledByRule || invoice.ended !== null || money.amount <= 0n) return;
  const deadline = complementDeadline(money.paidOn);
  const days = daysBetween(today, deadline);
  const data = {
    invoice: invoice.label,
    paidOn: money.paidOn,
    amount: formatMicros(money.amount, invoice.currency),
    deadline,
    days: String(Math.abs(days)),
  };
  note(days < 0 ? "payment-complement-late" : "payment-complement-due", data);
}
