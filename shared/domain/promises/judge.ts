import { cashOn, type Piece, waitingOn } from "./cash.ts";
import type { Movement, PaymentFact, PromiseCase, PromiseFact, PromiseState } from "./facts.ts";

/** Of a promised payment at least this much, in ten-thousandths, makes it kept in part (KPIS 8). */
const PARTIAL_BP = 5000;
const WHOLE_BP = 10_000;

/** Where a promised payment stands. */
export interface PaymentStanding {
  readonly seq: number;
  readonly state: PromiseState;
  /** Less than at first, or 0, when invoices were cancelled or credited. */
  readonly promisedMinor: number;
  /** Cash credited to it, at most what is promised. */
  readonly keptMinor: number;
}

/** Where a promise stands at the end of a day. */
export interface PromiseStanding {
  readonly id: number;
  readonly state: PromiseState;
  readonly promisedMinor: number;
  readonly keptMinor: number;
  /** First payment still to come; "" when there is none. */
  readonly nextDueOn: string;
  readonly maturesOn: string;
  /** Another promise took its place. */
  readonly replaced: boolean;
  readonly payments: readonly PaymentStanding[];
}

/** Why and when a promise took no more cash. */
interface End {
  readonly as: "cancelled" | "superseded" | "replaced";
  readonly on: string;
  /** The promise that took its place. */
  readonly by: PromiseFact | null;
}

const least = (a: string, b: string): string => (a < b ? a : b);

function endOf(promise: PromiseFact, promises: readonly PromiseFact[], day: string): End | null {
  const ends: End[] = promise.ended ? [{ ...promise.ended, by: null }] : [];
  for (const other of promises) {
    if (other.renegotiates === promise.id) ends.push({ as: "replaced", on: other.madeOn, by: other });
  }
  return ends.filter((end) => end.on <= day).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null;
}

/** Oldest first: it is the one that cash satisfies (KPIS 8). */
function byAge(a: PromiseFact, b: PromiseFact): number {
  if (a.madeAt !== b.madeAt) return a.madeAt < b.madeAt ? -1 : 1;
  return a.id - b.id;
}

function beforeOf(promise: PromiseFact, piece: Pick<Piece, "receivable" | "on">): number {
  return promise.before
    .filter((before) => before.receivable === piece.receivable && before.on === piece.on)
    .reduce((sum, before) => sum + before.amountMinor, 0);
}

/** How much of a piece of cash may count for a promise: what stood before it was made does not. */
function eligible(promise: PromiseFact, end: End | null, piece: Piece): number {
  if (piece.on < promise.madeOn || (end && piece.on > end.on)) return 0;
  // On the day another promise took its place, what came after that one was made is for that one.
  const known = end?.by && piece.on === end.on ? beforeOf(end.by, piece) : piece.amountMinor;
  return Math.max(0, Math.min(piece.amountMinor, known) - beforeOf(promise, piece));
}

/** Lines of a promise that stand on the same receivables: two invoices may have been replaced by one. */
function groupsOf(promise: PromiseFact): { readonly receivables: ReadonlySet<number>; readonly amountMinor: number }[] {
  const groups: { receivables: Set<number>; amountMinor: number }[] = [];
  for (const line of promise.lines) {
    const shared = groups.filter((group) => line.receivables.some((id) => group.receivables.has(id)));
    const merged = { receivables: new Set(line.receivables), amountMinor: line.amountMinor };
    for (const group of shared) {
      for (const id of group.receivables) merged.receivables.add(id);
      merged.amountMinor += group.amountMinor;
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(merged);
  }
  return groups;
}

/**
 * What of a promise could still be paid from the day it was made, by what is known of its invoices at the end of `until`:
 * a cancelled invoice leaves nothing of its part, a credit note less (COLLECTIONS 7).
 */
function payable(
  promise: PromiseFact,
  movements: readonly Movement[],
  pieces: readonly Piece[],
  until: string,
): number {
  let sum = 0;
  for (const group of groupsOf(promise)) {
    let ceiling = 0;
    for (const movement of movements) {
      if (!movement.cash && movement.on <= until && group.receivables.has(movement.receivable)) {
        ceiling += movement.amountMinor;
      }
    }
    for (const piece of pieces) {
      if (!group.receivables.has(piece.receivable) || piece.on > until) continue;
      if (piece.on < promise.madeOn) ceiling -= piece.amountMinor;
      else ceiling -= Math.min(piece.amountMinor, beforeOf(promise, piece));
    }
    sum += Math.min(group.amountMinor, Math.max(0, ceiling));
  }
  return sum;
}

interface Slot {
  readonly payment: PaymentFact;
  readonly promisedMinor: number;
  keptMinor: number;
}

interface Claim {
  readonly promise: PromiseFact;
  readonly end: End | null;
  readonly receivables: ReadonlySet<number>;
  readonly slots: readonly Slot[];
}

function claimOf(promise: PromiseFact, all: PromiseCase, pieces: readonly Piece[], day: string): Claim {
  const payments = [...promise.payments].sort((a, b) => a.seq - b.seq);
  let earlier = 0;
  const slots = payments.map((payment): Slot => {
    const left = payable(promise, all.movements, pieces, least(day, payment.maturesOn));
    // What is left of the invoices is for the earliest payments.
    const promisedMinor = Math.min(payment.amountMinor, Math.max(0, left - earlier));
    earlier += payment.amountMinor;
    return { payment, promisedMinor, keptMinor: 0 };
  });
  return {
    promise,
    end: endOf(promise, all.promises, day),
    receivables: new Set(promise.lines.flatMap((line) => line.receivables)),
    slots,
  };
}

/** Credits cash to promises: each peso once, to the oldest promise, there to the earliest payment it is in time for. */
function credit(claims: readonly Claim[], pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    let left = piece.amountMinor;
    for (const claim of claims) {
      if (left === 0) break;
      if (!claim.receivables.has(piece.receivable)) continue;
      let may = Math.min(left, eligible(claim.promise, claim.end, piece));
      for (const slot of claim.slots) {
        if (may === 0) break;
        if (piece.on > slot.payment.maturesOn) continue;
        const part = Math.min(may, slot.promisedMinor - slot.keptMinor);
        slot.keptMinor += part;
        may -= part;
        left -= part;
      }
    }
  }
}

function isKept({ promisedMinor, keptMinor }: Slot, toleranceBp: number): boolean {
  return keptMinor * WHOLE_BP >= promisedMinor * (WHOLE_BP - toleranceBp);
}

function stateOf({ promise, end }: Claim, slot: Slot, waiting: readonly string[], day: string): PromiseState {
  const { dueOn, maturesOn } = slot.payment;
  if (slot.promisedMinor === 0) return "cancelled";
  if (isKept(slot, promise.toleranceBp)) return "kept";
  if (end && end.on <= maturesOn) {
    if (end.as !== "replaced") return end.as;
    // Only the first replacement, and only one before the due day, is the customer's to ask for (KPIS 8).
    return end.on < dueOn && promise.renegotiates === null ? "renegotiated" : "broken";
  }
  if (day <= maturesOn) return "active";
  if (waiting.some((on) => on >= promise.madeOn && on <= maturesOn)) return "verify";
  return slot.keptMinor * WHOLE_BP >= slot.promisedMinor * PARTIAL_BP ? "partial" : "broken";
}

/** A promise is as good as the worst of its payments; one that is still to come keeps it open only while none failed. */
const PRECEDENCE: readonly PromiseState[] = [
  "broken",
  "partial",
  "verify",
  "active",
  "renegotiated",
  "superseded",
  "kept",
  "cancelled",
];

function wholeOf(payments: readonly PaymentStanding[], end: End | null): PromiseState {
  const states = new Set(payments.map((payment) => payment.state));
  // Taken back by a person after some payments were kept: the promise as a whole is cancelled, not kept.
  const worse = PRECEDENCE.find((state) => states.has(state)) ?? "cancelled";
  return worse === "kept" && end?.as === "cancelled" && states.has("cancelled") ? "cancelled" : worse;
}

/**
 * Where each promise made by the day stands at the end of it (KPIS 8). Cash counts by its value date, from the day the
 * promise was made to its maturity, when it is applied to the promised invoices, and once. A payment short at maturity is
 * in doubt while money of the customer with a value date in that time waits to be applied.
 */
export function judgePromises(all: PromiseCase, day: string): PromiseStanding[] {
  const pieces = cashOn(all.movements, day);
  const waiting = waitingOn(all.account, day);
  const claims = all.promises
    .filter((promise) => promise.madeOn <= day)
    .sort(byAge)
    .map((promise) => claimOf(promise, all, pieces, day));
  credit(claims, pieces);
  return claims.map((claim) => {
    const payments = claim.slots.map(
      (slot): PaymentStanding => ({
        seq: slot.payment.seq,
        state: stateOf(claim, slot, waiting, day),
        promisedMinor: slot.promisedMinor,
        keptMinor: slot.keptMinor,
      }),
    );
    const next = claim.slots.find((_, index) => payments[index]?.state === "active")?.payment;
    return {
      id: claim.promise.id,
      state: wholeOf(payments, claim.end),
      promisedMinor: payments.reduce((sum, payment) => sum + payment.promisedMinor, 0),
      keptMinor: payments.reduce((sum, payment) => sum + payment.keptMinor, 0),
      nextDueOn: next?.dueOn ?? "",
      maturesOn: next?.maturesOn ?? "",
      replaced: claim.end?.as === "replaced",
      payments,
    };
  });
}
