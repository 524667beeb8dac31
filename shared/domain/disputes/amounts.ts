/**
 * What of an invoice's open balance each of its disputes takes, the earliest first: never more than is open, so that what
 * is paid or credited lowers what is disputed once the rest is gone. Amounts in minor units; a balance in favour of the
 * customer leaves nothing to dispute.
 */
export function disputedParts(openMinor: number, claims: readonly number[]): number[] {
  let left = Math.max(0, openMinor);
  return claims.map((claim) => {
    const part = Math.min(claim, left);
    left -= part;
    return part;
  });
}
