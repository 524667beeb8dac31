import { formatMicros, isResidue, minorToMicros } from "../money.ts";
import type { ChainFacts, ChainInvoice } from "./facts.ts";
import type { FindingCode } from "./findings.ts";
import type { ChainRow, ReadLine } from "./rows.ts";

type Note = (code: FindingCode, data: Readonly<Record<string, string>>) => void;

/** Something that lowers the balance without being a parcialidad: issuers net it in ImpSaldoAnt, or do not (RULES 22). */
interface Nettable {
  readonly on: string;
  readonly label: string;
  /** As applied by the ledger, and as the credit note says. */
  readonly amounts: readonly [bigint, bigint];
  netted: boolean;
  /** What an opening balance says was settled before its cut-off, by documents that are not here. */
  readonly opening: boolean;
}

function nettables(invoice: ChainInvoice, rows: readonly ChainRow[]): Nettable[] {
  const found: Nettable[] = [];
  for (const row of rows) {
    const applied = minorToMicros(Math.max(0, row.appliedMinor), invoice.currency);
    if (row.kind === "credit" && row.credit.struck === null && row.credit.currency === invoice.currency) {
      found.push({ on: row.on, label: row.label, amounts: [applied, row.credit.total], netted: false, opening: false });
    } else if (row.kind === "complement" && row.complement.line.via !== null && applied > 0n) {
      found.push({ on: row.on, label: row.label, amounts: [applied, applied], netted: false, opening: false });
    } else if (row.kind === "entry" && row.entry === "opening" && applied > 0n) {
      found.push({ on: "", label: row.label, amounts: [applied, applied], netted: false, opening: true });
    }
  }
  return found;
}

/** Key by which two complements are the same one issued twice (RULES 23); null when too little is stated to say so. */
function duplicateKey({ line }: ReadLine): string | null {
  if (line.number === "" && line.operation === "") return null;
  const { amount, currency } = line.money;
  return [line.paidOn, Number(amount), currency, line.operation, line.number, line.via ?? ""].join("|");
}

/** Follows the issuer's own arithmetic from complement to complement: numbers, prior, paid and left. */
export class IssuerChain {
  /** ImpSaldoInsoluto of the last complement that counts; null when none says. */
  left: bigint | null = null;
  readonly #invoice: ChainInvoice;
  readonly #nettables: readonly Nettable[];
  /** First complement of each duplicate key. */
  readonly #first = new Map<string | null, ReadLine>();
  /** What the next ImpSaldoAnt ought to be; null when the chain does not say. */
  #expected: bigint | null;
  /** Highest number so far; null while any number may come first, because earlier ones named another invoice. */
  #number: number | null;
  /** Labels of cancelled or replaced complements by their number. */
  readonly #struck = new Map<string, string>();
  #complement = "";
  #lastRow = 0;
  #lastIssuedOn = "";
  #atStart = true;

  constructor(facts: ChainFacts, rows: readonly ChainRow[]) {
    this.#invoice = facts.invoice;
    this.#nettables = nettables(facts.invoice, rows);
    this.#expected = facts.invoice.total;
    this.#number = facts.lines.some((line) => line.via !== null && line.struck === null) ? null : 0;
    for (const row of rows) {
      if (row.kind === "complement" && row.complement.line.struck !== null) {
        this.#struck.set(row.complement.line.number, row.label);
      }
    }
    const live = rows.flatMap((row) => (row.kind === "complement" && row.complement.line.struck === null ? [row] : []));
    for (const { complement } of live.sort((a, b) => firstIssued(a.complement, b.complement))) {
      const key = duplicateKey(complement);
      if (key !== null && !this.#first.has(key)) this.#first.set(key, complement);
    }
  }

  /** Examines the next complement in force that names the invoice itself. */
  examine(row: number, read: ReadLine, note: Note): void {
    const { line } = read;
    const original = this.#first.get(duplicateKey(read));
    if (original && original.line.rep !== line.rep) {
      const { amount: monto, currency: moneyCurrency } = line.money;
      note("duplicate", { rep: line.label, other: original.line.label, paidOn: line.paidOn, monto, moneyCurrency });
      return;
    }
    const missing = this.#numbers(read, note);
    if (line.money.lines[line.position]?.currency !== this.#invoice.currency) {
      this.#expected = null;
    } else {
      this.#prior(read, missing, note);
      this.#arithmetic(read, note);
      this.#expected = read.left ?? (read.prior !== null && read.paid !== null ? read.prior - read.paid : null);
      this.left = this.#expected;
    }
    this.#atStart = false;
    this.#complement = line.label;
    this.#lastRow = row;
    if (line.issuedAt.slice(0, 10) > this.#lastIssuedOn) this.#lastIssuedOn = line.issuedAt.slice(0, 10);
  }

  /** Notes the credits that the issuer's last balance leaves out, so that the difference to ours is explained. */
  close(note: (code: FindingCode, row: number, data: Readonly<Record<string, string>>) => void): void {
    if (this.left === null) return;
    const { currency } = this.#invoice;
    for (const credit of this.#nettables) {
      const [amount] = credit.amounts;
      if (credit.netted || credit.opening || credit.on > this.#lastIssuedOn || amount === 0n) continue;
      note("credit-not-netted", this.#lastRow, {
        credit: credit.label,
        amount: formatMicros(amount, currency),
        left: formatMicros(this.left, currency),
      });
    }
  }

  /** Checks the number of a complement; returns those missing before it as people say them, or null. */
  #numbers({ line, number }: ReadLine, note: Note): string | null {
    const rep = line.label;
    if (number === null) {
      note("number-missing", { rep });
      return null;
    }
    const before = this.#number ?? number - 1;
    this.#number = Math.max(before, number);
    if (number > before + 2) return `${before + 1}-${number - 1}`;
    if (number > before + 1) return String(before + 1);
    // Two Pagos of one complement may share a number (RULES 31).
    if (number <= before && this.#complement !== rep) note("number-repeated", { rep, number: String(number) });
    return null;
  }

  #prior(read: ReadLine, missing: string | null, note: Note): void {
    const { currency, total } = this.#invoice;
    const { line, prior, number } = read;
    const expected = this.#expected;
    const difference = prior === null || expected === null ? null : expected - prior;
    const netted = difference === null ? null : this.#netted(difference, line.issuedAt.slice(0, 10), missing !== null);
    if (missing !== null && netted === null) {
      const amount = difference === null || difference <= 0n ? "" : formatMicros(difference, currency);
      const struck = this.#struck.get(missing) ?? "";
      note("number-gap", { rep: line.label, missing, number: String(number), amount, struck });
      return;
    }
    if (prior === null || expected === null || difference === null || isResidue(difference, currency)) return;
    if (netted !== null) {
      note(netted.some(({ opening }) => opening) ? "before-opening" : "prior-net-of-credit", {
        rep: line.label,
        credit: netted.map(({ label }) => label).join(", "),
        prior: formatMicros(prior, currency),
        expected: formatMicros(expected, currency),
        amount: formatMicros(difference, currency),
      });
      return;
    }
    const data = {
      rep: line.label,
      prior: formatMicros(prior, currency),
      expected: formatMicros(expected, currency),
      difference: formatMicros(difference < 0n ? -difference : difference, currency),
    };
    if (this.#atStart) note("first-prior-not-total", { ...data, total: formatMicros(total, currency) });
    else note("prior-not-previous-left", { ...data, before: this.#complement });
  }

  /**
   * Credits that explain a difference, taken in order of day or one by one; null when none do. Behind a gap only those do
   * that say why complements are not here.
   */
  #netted(difference: bigint, issuedOn: string, gap: boolean): readonly Nettable[] | null {
    const { currency } = this.#invoice;
    if (isResidue(difference, currency)) return null;
    const open = this.#nettables
      .filter((credit) => !credit.netted && credit.on <= issuedOn && (credit.opening || !gap))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    for (const way of [0, 1]) {
      const amount = (credit: Nettable): bigint => credit.amounts[way] ?? credit.amounts[0];
      let sum = 0n;
      for (const [index, credit] of open.entries()) {
        sum += amount(credit);
        if (isResidue(sum - difference, currency)) return this.#net(open.slice(0, index + 1));
      }
      const single = open.find((credit) => isResidue(amount(credit) - difference, currency));
      if (single) return this.#net([single]);
    }
    return null;
  }

  #net(credits: readonly Nettable[]): readonly Nettable[] {
    for (const credit of credits) credit.netted = true;
    return credits;
  }

  #arithmetic({ line, prior, paid, left }: ReadLine, note: Note): void {
    const { currency } = this.#invoice;
    if (prior === null || paid === null || left === null || isResidue(prior - paid - left, currency)) return;
    note("arithmetic", {
      rep: line.label,
      prior: formatMicros(prior, currency),
      paid: formatMicros(paid, currency),
      left: formatMicros(left, currency),
      expected: formatMicros(prior - paid, currency),
    });
  }
}

function firstIssued(a: ReadLine, b: ReadLine): number {
  const key = ({ line }: ReadLine): string => `${line.issuedAt}${line.rep}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
