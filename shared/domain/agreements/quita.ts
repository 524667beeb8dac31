/** Ten-thousandths in a whole. */
const WHOLE_BP = 10_000n;

/** Share of a whole in ten-thousandths, rounded up, so that a limit is never passed by a fraction; 0 of nothing. */
export function shareBp(partMinor: number, wholeMinor: number): number {
  if (wholeMinor <= 0) return 0;
  const whole = BigInt(wholeMinor);
  return Number((BigInt(partMinor) * WHOLE_BP + whole - 1n) / whole);
}

/** The largest amount whose share of a whole is within a limit. */
export function mostWithin(limitBp: number, wholeMinor: number): number {
  return Number((BigInt(wholeMinor) * BigInt(limitBp)) / WHOLE_BP);
}

/**
 * Splits a quita over invoices in proportion to what is open of each; cents that are left over go to the first ones with
 * room. The parts sum to the quita exactly and none is more than is open. Throws RangeError for a quita above the whole.
 */
export function splitQuita(quitaMinor: number, opens: readonly number[]): number[] {
  const whole = opens.reduce((sum, open) => sum + open, 0);
  if (quitaMinor > whole) throw new RangeError(`a quita of ${quitaMinor} on ${whole}`);
  if (quitaMinor === 0) return opens.map(() => 0);
  const parts = opens.map((open) => Number((BigInt(quitaMinor) * BigInt(open)) / BigInt(whole)));
  let left = quitaMinor - parts.reduce((sum, part) => sum + part, 0);
  for (const [index, open] of opens.entries()) {
    const room = Math.min(left, open - (parts[index] ?? 0), 1);
    parts[index] = (parts[index] ?? 0) + room;
    left -= room;
  }
  return parts;
}
