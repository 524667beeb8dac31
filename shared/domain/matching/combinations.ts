/** Limits of the search: beyond them a combination says nothing any more, or takes too long to be sure of. */
export const COMBINATION_LIMITS = {
  /** Invoices of one customer that are tried, oldest due first. */
  items: 60,
  /** Invoices in one combination. */
  size: 12,
  /** Combinations looked for: a second one shows that none is certain. */
  found: 2,
  /** Steps after which the search gives up. */
  steps: 100_000,
} as const;

export interface Combinations<T> {
  readonly found: readonly (readonly T[])[];
  /** False when a limit ended the search: there may be more. */
  readonly complete: boolean;
}

/**
 * Combinations of two or more items whose amounts add up to the target exactly; integers, so nothing is rounded. Items
 * with an amount of zero or less, or above the target, take no part. At most {@link COMBINATION_LIMITS}.found are looked for.
 */
export function combinationsOf<T extends { readonly openMinor: number }>(
  items: readonly T[],
  target: number,
): Combinations<T> {
  const usable = items.filter(({ openMinor }) => openMinor > 0 && openMinor <= target);
  const tried = usable.slice(0, COMBINATION_LIMITS.items).sort((a, b) => b.openMinor - a.openMinor);
  // Sum of everything from a place on: a branch that cannot reach the target any more is left.
  const rest = new Array<number>(tried.length + 1).fill(0);
  for (let at = tried.length - 1; at >= 0; at--) rest[at] = (rest[at + 1] ?? 0) + (tried[at]?.openMinor ?? 0);
  const found: T[][] = [];
  const chosen: T[] = [];
  let steps = 0;
  let complete = usable.length <= COMBINATION_LIMITS.items;
  const visit = (at: number, left: number): void => {
    if (left === 0) {
      if (chosen.length >= 2) found.push([...chosen]);
      return;
    }
    if (found.length >= COMBINATION_LIMITS.found || (rest[at] ?? 0) < left) return;
    if (chosen.length >= COMBINATION_LIMITS.size || ++steps > COMBINATION_LIMITS.steps) {
      complete = false;
      return;
    }
    const item = tried[at];
    if (item === undefined) return;
    if (item.openMinor <= left) {
      chosen.push(item);
      visit(at + 1, left - item.openMinor);
      chosen.pop();
    }
    visit(at + 1, left);
  };
  visit(0, target);
  return { found, complete: complete && found.length < COMBINATION_LIMITS.found };
}
