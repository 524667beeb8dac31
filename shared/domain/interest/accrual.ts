import { addDays, daysBetween } from "../days.ts";
import type { DayCount, InterestTerms } from "./terms.ts";
import type { VatRate } from "./vat.ts";

/**
 * Moratory interest of an invoice (COLLECTIONS 11; CCom 362-363): simple, from the day after the due day, day by day on what
 * is open and nobody disputes, VAT of the invoice included. A day counts with the balance it begins with, so that money
 * received that day still bears it; and with nothing of what was disputed on it or the day before, so that a dispute takes
 * its part out from the day it is opened until it is answered, whatever the answer. Interest never bears interest: nothing
 * but the invoice's own entries is counted.
 *
 * Rounding: nothing is rounded inside. The interest of an invoice is rounded once, half up to its minor unit; each span is
 * what the rounded sum grew by, so that spans add up to it. VAT is that of the rounded interest.
 */

/** What changed the balance of an invoice on a day. */
export interface BalanceMove {
  readonly on: string;
  /** Charges positive, what lowers the balance negative. */
  readonly minor: number;
}

/** What was disputed of an invoice from a day until before another. */
export interface Claim {
  readonly fromOn: string;
  readonly untilOn: string;
  readonly minor: number;
}

export interface InterestFacts {
  readonly dueOn: string;
  /** Entries of the invoice in any order. */
  readonly moves: readonly BalanceMove[];
  readonly claims: readonly Claim[];
  /** In order of day; the first holds from the beginning (`termsOf`). */
  readonly terms: readonly InterestTerms[];
  readonly vatRate: VatRate;
}

/** Days on which everything stayed the same. */
export interface InterestSpan {
  readonly from: string;
  /** Last day, included. */
  readonly to: string;
  readonly days: number;
  readonly openMinor: number;
  readonly disputedMinor: number;
  /** What bears interest: open less disputed. */
  readonly balanceMinor: number;
  /** Percent a year, ten-thousandths. */
  readonly rate: bigint;
  readonly dayCount: DayCount;
  readonly interestMinor: number;
  readonly vatMinor: number;
}

export interface Interest {
  readonly interestMinor: number;
  readonly vatMinor: number;
  /** Days on which some balance bore interest. */
  readonly days: number;
  readonly spans: readonly InterestSpan[];
}

/** A fraction's denominator that both counts of days divide: percent, ten-thousandths, days of either year. */
const YEARS = 26_280n;
const WHOLE = 1_000_000n * YEARS;

/** Interest of an invoice from the day after its due day to `asOf`, both included. */
export function interestOn(facts: InterestFacts, asOf: string): Interest {
  const spans: InterestSpan[] = [];
  let exact = 0n;
  let interest = 0;
  let vat = 0;
  let days = 0;
  for (const step of steps(facts, asOf)) {
    exact += BigInt(step.balanceMinor) * step.rate * BigInt(step.days) * (YEARS / BigInt(step.dayCount));
    const sum = halfUp(exact, WHOLE);
    const sumVat = vatOn(sum, facts.vatRate);
    spans.push({ ...step, interestMinor: sum - interest, vatMinor: sumVat - vat });
    if (step.balanceMinor > 0 && step.rate > 0n) days += step.days;
    interest = sum;
    vat = sumVat;
  }
  return { interestMinor: interest, vatMinor: vat, days, spans };
}

/** VAT of an amount of interest, minor units, half up. */
export function vatOn(interestMinor: number, rate: VatRate): number {
  return halfUp(BigInt(interestMinor) * rate, 1_000_000n);
}

function halfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

type Step = Omit<InterestSpan, "interestMinor" | "vatMinor">;

function steps(facts: InterestFacts, asOf: string): Step[] {
  const first = addDays(facts.dueOn, 1);
  const end = addDays(asOf, 1);
  if (first >= end) return [];
  const starts = new Set([first]);
  const consider = (day: string): void => {
    if (day > first && day < end) starts.add(day);
  };
  for (const { on } of facts.moves) consider(addDays(on, 1));
  for (const { fromOn, untilOn } of facts.claims) {
    consider(fromOn);
    // NEVER is no calendar day to add to, and no day comes after it.
    if (untilOn < end) consider(addDays(untilOn, 1));
  }
  for (const { fromOn } of facts.terms) consider(fromOn);
  const days = [...starts].sort();
  const found: Step[] = [];
  for (const [index, from] of days.entries()) {
    const open = facts.moves.reduce((sum, { on, minor }) => (on < from ? sum + minor : sum), 0);
    const held = facts.terms.findLast(({ fromOn }) => fromOn <= from) ?? facts.terms[0];
    if (held === undefined || open <= 0) continue;
    const next = days[index + 1] ?? end;
    const disputed = Math.min(open, Math.max(claimed(facts.claims, from), claimed(facts.claims, addDays(from, -1))));
    join(found, {
      from,
      to: addDays(next, -1),
      days: daysBetween(from, next),
      openMinor: open,
      disputedMinor: disputed,
      balanceMinor: open - disputed,
      rate: held.rate,
      dayCount: held.dayCount,
    });
  }
  return found;
}

function claimed(claims: readonly Claim[], day: string): number {
  let sum = 0;
  for (const claim of claims) if (claim.fromOn <= day && day < claim.untilOn) sum += claim.minor;
  return sum;
}

/** Adds a step, as part of the one before when nothing changed between them. */
function join(found: Step[], step: Step): void {
  const before = found.at(-1);
  const same =
    before !== undefined &&
    addDays(before.to, 1) === step.from &&
    before.openMinor === step.openMinor &&
    before.disputedMinor === step.disputedMinor &&
    before.rate === step.rate &&
    before.dayCount === step.dayCount;
  if (same) found[found.length - 1] = { ...before, to: step.to, days: before.days + step.days };
  else found.push(step);
}
