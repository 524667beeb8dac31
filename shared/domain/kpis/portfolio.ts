import type { Finding } from "./figure.ts";
import { type Amount, ratio, times } from "./ratio.ts";

/** Open balances of one currency at a cut-off, credits excluded from both (KPIS 3). */
export interface Portfolio {
  /** Sum of open balances. */
  readonly openMinor: Amount;
  /** Of these, the ones one or more days past due. */
  readonly overdueMinor: Amount;
}

/** Overdue share of the open balance, in percent (KPIS 3). Null when nothing is open. */
export function overdueShare(portfolio: Portfolio): Finding {
  return share(BigInt(portfolio.overdueMinor), BigInt(portfolio.openMinor));
}

/** Share of the open balance that is not yet due, in percent: exactly 100 less the overdue share (KPIS 3). */
export function currentShare(portfolio: Portfolio): Finding {
  const open = BigInt(portfolio.openMinor);
  return share(open - BigInt(portfolio.overdueMinor), open);
}

function share(partMinor: bigint, openMinor: bigint): Finding {
  const part = ratio(partMinor, openMinor);
  return {
    value: part === null ? null : times(part, 100),
    numerator: partMinor,
    denominator: openMinor,
    method: "openBalance",
  };
}
