import type { AccountMovement, Movement } from "./facts.ts";

/** Cash on a receivable with one value date, as it stands on some day. */
export interface Piece {
  readonly receivable: number;
  readonly on: string;
  readonly amountMinor: number;
}

interface Part {
  receivable: number;
  readonly on: string;
  amountMinor: number;
}

const byDay = (a: { readonly on: string }, b: { readonly on: string }): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0;

/**
 * Cash that stands on receivables at the end of a day, by value date, the earliest first. What the bank took back is gone;
 * what moved to a replacement keeps the day on which it was paid.
 */
export function cashOn(movements: readonly Movement[], day: string): Piece[] {
  const known = movements.filter((movement) => movement.cash && movement.on <= day);
  const total = new Map<string, Part>();
  for (const own of Map.groupBy(known, (movement) => movement.source).values()) {
    for (const part of standing(own)) {
      if (part.amountMinor <= 0) continue;
      const key = `${part.on} ${part.receivable}`;
      const sum = total.get(key);
      if (sum) sum.amountMinor += part.amountMinor;
      else total.set(key, { ...part });
    }
  }
  return [...total.values()].sort((a, b) => byDay(a, b) || a.receivable - b.receivable);
}

/**
 * What stands of the money of one document. What goes on a day and did not stand there before came on that day: so does money
 * that comes back to an ended invoice for the bank to take it back there.
 */
function standing(movements: readonly Movement[]): Part[] {
  const parts: Part[] = [];
  for (const today of Map.groupBy([...movements].sort(byDay), (movement) => movement.on).values()) {
    const moving: Part[] = [];
    const gone = new Map<number, number>();
    for (const { receivable, amountMinor, moved } of today) {
      if (amountMinor <= 0) continue;
      const left = take(parts, receivable, amountMinor);
      if (moved) moving.push(...left);
      const lacking = left.reduce((rest, part) => rest - part.amountMinor, amountMinor);
      gone.set(receivable, (gone.get(receivable) ?? 0) + lacking);
    }
    for (const { receivable, on, amountMinor, moved } of today) {
      if (amountMinor >= 0) continue;
      const back = Math.min(-amountMinor, gone.get(receivable) ?? 0);
      gone.set(receivable, (gone.get(receivable) ?? 0) - back);
      let missing = -amountMinor - back;
      for (const from of moved ? moving : []) {
        const part = Math.min(missing, from.amountMinor);
        if (part <= 0) continue;
        from.amountMinor -= part;
        missing -= part;
        parts.push({ receivable, on: from.on, amountMinor: part });
      }
      if (missing > 0) parts.push({ receivable, on, amountMinor: missing });
    }
  }
  return parts;
}

/** Takes an amount from the latest parts on a receivable; returns what was taken, with its value dates. */
function take(parts: readonly Part[], receivable: number, amountMinor: number): Part[] {
  const taken: Part[] = [];
  let left = amountMinor;
  for (const part of parts.toReversed()) {
    if (part.receivable !== receivable) continue;
    const amount = Math.min(left, part.amountMinor);
    part.amountMinor -= amount;
    left -= amount;
    taken.push({ receivable, on: part.on, amountMinor: amount });
  }
  return taken;
}

/** Value dates of money that waits on the customer's account at the end of a day. */
export function waitingOn(account: readonly AccountMovement[], day: string): string[] {
  const days: string[] = [];
  const known = account.filter((movement) => movement.on <= day);
  for (const own of Map.groupBy(known, (movement) => movement.source).values()) {
    const sum = own.reduce((total, movement) => total + movement.amountMinor, 0);
    const first = own.map((movement) => movement.on).sort()[0];
    if (sum < 0 && first !== undefined) days.push(first);
  }
  return days;
}
