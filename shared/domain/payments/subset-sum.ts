/** More items than this are not tried: their combinations say nothing any more. */
const MOST_ITEMS = 12;
/** Solutions looked for: a second one is enough to know that none is certain. */
const MOST_FOUND = 2;

/**
 * Combinations of two or more items that add up to something between `low` and `high`; at most two are looked for. Items
 * have bounds of their own (the rounding interval of a Pago). Gives none for more than twelve items.
 */
export function subsetsWithSum<T extends { readonly low: bigint; readonly high: bigint }>(
  items: readonly T[],
  low: bigint,
  high: bigint,
): T[][] {
  if (items.length > MOST_ITEMS) return [];
  const found: T[][] = [];
  const chosen: T[] = [];
  const visit = (index: number, least: bigint, most: bigint): void => {
    if (found.length >= MOST_FOUND || least > high) return;
    if (chosen.length >= 2 && most >= low) {
      found.push([...chosen]);
      return;
    }
    const item = items[index];
    if (!item) return;
    chosen.push(item);
    visit(index + 1, least + item.low, most + item.high);
    chosen.pop();
    visit(index + 1, least, most);
  };
  visit(0, 0n, 0n);
  return found;
}
