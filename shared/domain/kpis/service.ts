import type { Finding } from "./figure.ts";
import { ratio, times } from "./ratio.ts";

/** Part of a whole in percent, both counted or both amounts. Null when there was nothing to count. */
export function shareOf(part: number, whole: number, method: Finding["method"]): Finding {
  const share = ratio(part, whole);
  return {
    value: share === null ? null : times(share, 100),
    numerator: BigInt(part),
    denominator: BigInt(whole),
    method,
  };
}
