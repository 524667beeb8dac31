import { isPlainDecimal, microsToMinor, parseMicros } from "../money.ts";
import type { PagoReading } from "../posting/complement.ts";
import { readPago } from "../posting/complement.ts";
import type { ChainCredit, ChainEntry, ChainFacts, ChainLine, ChainMoney } from "./facts.ts";

/** A line of a complement with its numbers read. */
export interface ReadLine {
  readonly line: ChainLine;
  /** NumParcialidad; null when absent or no number. */
  readonly number: number | null;
  readonly prior: bigint | null;
  /** What it pays in the invoice's currency; null when the file does not say. */
  readonly paid: bigint | null;
  readonly left: bigint | null;
  readonly reading: PagoReading;
}

/** One step of a chain: what the issuer says, and what the ledger made of it. */
export type ChainRow = {
  /** Day on which it takes effect: FechaPago, issue of a credit note, day of an entry. */
  readonly on: string;
  readonly source: string;
  readonly label: string;
  /** What it lowers the balance by in the ledger, minor units; negative raises it. */
  readonly appliedMinor: number;
  /** Balance in the ledger after it, minor units. */
  readonly leftMinor: number;
} & (
  | { readonly kind: "complement"; readonly complement: ReadLine }
  | { readonly kind: "credit"; readonly credit: ChainCredit }
  | { readonly kind: "money"; readonly money: ChainMoney }
  /** Any other entry: settled by rule, cancelled, moved. `entry` is its kind. */
  | { readonly kind: "entry"; readonly entry: string }
);

function readLine(line: ChainLine): ReadLine {
  const reading = readPago(line.money);
  const written = line.money.lines[line.position]?.paid ?? "";
  const micros = reading.lines[line.position] ?? 0n;
  const amount = (text: string): bigint | null => (isPlainDecimal(text) ? parseMicros(text) : null);
  return {
    line,
    number: /^\d{1,6}$/.test(line.number) ? Number(line.number) : null,
    prior: amount(line.prior),
    paid: written === "" && micros === 0n ? null : micros,
    left: amount(line.left),
    reading,
  };
}

type Draft = { readonly on: string; readonly source: string; readonly label: string } & (
  | { readonly kind: "complement"; readonly complement: ReadLine }
  | { readonly kind: "credit"; readonly credit: ChainCredit }
  | { readonly kind: "money"; readonly money: ChainMoney }
  | { readonly kind: "entry"; readonly entry: string }
);

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const largest = (a: bigint | null, b: bigint | null): number =>
  (a ?? 0n) === (b ?? 0n) ? 0 : (a ?? 0n) > (b ?? 0n) ? -1 : 1;

/** By day, then by what the ledger of the issuer would have written first. */
function earlier(a: ReadLine, b: ReadLine): number {
  return (
    text(a.line.paidOn, b.line.paidOn) ||
    largest(a.prior, b.prior) ||
    text(a.line.issuedAt, b.line.issuedAt) ||
    text(a.line.rep, b.line.rep) ||
    a.line.pago - b.line.pago ||
    a.line.position - b.line.position
  );
}

/** Puts a row behind the last one it comes after by day; `after` says whether equal days count. */
function place(rows: Draft[], row: Draft, after: (on: string) => boolean): void {
  rows.splice(rows.findLastIndex((other) => after(other.on)) + 1, 0, row);
}

/**
 * Rows of the chain in order: complements by NumParcialidad, which sorts and is no key (RULES 34), those without one by
 * day; credits, recorded money and other entries by day among them.
 */
function ordered(facts: ChainFacts): Draft[] {
  const lines = facts.lines.map(readLine);
  const draft = (complement: ReadLine): Draft => ({
    kind: "complement",
    on: complement.line.paidOn,
    source: complement.line.rep,
    label: complement.line.label,
    complement,
  });
  const numbered = lines.filter(({ number, line }) => number !== null && line.via === null);
  const rows = numbered.sort((a, b) => (a.number ?? 0) - (b.number ?? 0) || earlier(a, b)).map(draft);
  for (const line of lines.filter((each) => !numbered.includes(each)).sort(earlier)) {
    place(rows, draft(line), (on) => on <= line.line.paidOn);
  }
  const credits = [...facts.credits].sort((a, b) => text(a.on, b.on) || text(a.uuid, b.uuid));
  // Credits come before the payments of their day, as in the ledger; in listed order among themselves.
  for (const credit of credits.reverse()) {
    const { on, uuid, label } = credit;
    place(rows, { kind: "credit", on, source: uuid, label, credit }, (day) => day < on);
  }
  const documented = new Set(facts.lines.flatMap((line) => line.recorded ?? []));
  for (const money of [...facts.money].sort((a, b) => text(a.paidOn, b.paidOn) || text(a.uuid, b.uuid))) {
    if (documented.has(money.uuid)) continue;
    const { paidOn, uuid, label } = money;
    place(rows, { kind: "money", on: paidOn, source: uuid, label, money }, (day) => day <= paidOn);
  }
  return rows;
}

interface Sum {
  source: string;
  label: string;
  kind: string;
  on: string;
  minor: number;
}

/** What each source did to the balance; positive lowers it. */
function bySource(entries: readonly ChainEntry[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  const sorted = [...entries].sort((a, b) => text(a.on, b.on) || text(a.kind, b.kind) || a.amountMinor - b.amountMinor);
  for (const entry of sorted) {
    const sum = sums.get(entry.source);
    if (sum) sum.minor -= entry.amountMinor;
    else sums.set(entry.source, { ...entry, minor: -entry.amountMinor });
  }
  return sums;
}

/** Source of the entries behind a row: a complement of recorded money may have left the entries to that money. */
function sourceOf(row: Draft, sums: ReadonlyMap<string, Sum>): string {
  const recorded = row.kind === "complement" ? row.complement.line.recorded : null;
  return recorded !== null && !sums.has(row.source) ? recorded : row.source;
}

/** Shares out what a source did among its rows: each takes what it pays, the last one the rest. */
function shares(rows: readonly Draft[], sums: ReadonlyMap<string, Sum>, currency: string): number[] {
  const rest = new Map([...sums].map(([source, sum]) => [source, sum.minor]));
  const sources = rows.map((row) => sourceOf(row, sums));
  return rows.map((row, index) => {
    const source = sources[index] ?? row.source;
    const left = rest.get(source) ?? 0;
    const last = sources.lastIndexOf(source) === index;
    const asked = row.kind === "complement" ? microsToMinor(row.complement.paid ?? 0n, currency) : left;
    const share = last ? left : Math.max(0, Math.min(left, asked));
    rest.set(source, left - share);
    return share;
  });
}

/**
 * The chain in order with the ledger's balance after each row. The balance is the sum of the entries given, so it ends
 * where the ledger's own ends; what no row accounts for (settled by rule, cancelled) becomes a row of kind `entry`.
 */
export function chainRows(facts: ChainFacts): ChainRow[] {
  const rows = ordered(facts);
  const sums = bySource(facts.entries);
  const taken = new Set(rows.map((row) => sourceOf(row, sums)));
  for (const sum of [...sums.values()].sort((a, b) => text(a.on, b.on) || text(a.source, b.source))) {
    if (taken.has(sum.source) || sum.minor === 0) continue;
    place(
      rows,
      { kind: "entry", on: sum.on, source: sum.source, label: sum.label, entry: sum.kind },
      (on) => on <= sum.on,
    );
  }
  let left = microsToMinor(facts.invoice.total, facts.invoice.currency);
  const applied = shares(rows, sums, facts.invoice.currency);
  return rows.map((row, index) => {
    const appliedMinor = applied[index] ?? 0;
    left -= appliedMinor;
    return { ...row, appliedMinor, leftMinor: left };
  });
}
