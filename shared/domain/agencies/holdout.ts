/**
 * Customers that stay in house so that an agency is compared with something (COLLECTIONS 16): drawn by customer, never by
 * invoice, and by a seed that is kept, so that anybody can draw again and find the same.
 */

/** The draw of a customer: a number that the seed and the customer decide, and nothing else. */
function drawOf(seed: number, customerId: number): number {
  // FNV-1a over both numbers as text, then mixed: neighbours do not follow each other.
  let hash = 0x811c9dc5;
  for (const sign of `${seed}:${customerId}`) {
    hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The share of the customers, in ten-thousandths and half up, that stays in house. */
export function drawHoldout(customerIds: readonly number[], shareBp: number, seed: number): ReadonlySet<number> {
  const own = [...new Set(customerIds)];
  const count = Math.floor((own.length * shareBp + 5000) / 10_000);
  const drawn = own.toSorted((a, b) => drawOf(seed, a) - drawOf(seed, b) || a - b);
  return new Set(drawn.slice(0, count));
}
