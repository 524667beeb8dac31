import type { Ratio } from "../kpis/ratio.ts";
import { ratio, times } from "../kpis/ratio.ts";

/** Times in which disputes were answered, in business days (KPIS 12). All null without any. */
export interface CycleTimes {
  readonly count: number;
  readonly mean: Ratio | null;
  readonly median: Ratio | null;
  /** By the nearest rank: a time that one of them really took. */
  readonly p90: number | null;
  /** Share in percent answered within the limit. */
  readonly within: Ratio | null;
}

/** Cycle times of disputes, each with the days it was to be answered in; `limit` overrides those (KPIS 12: 10). */
export function cycleTimes(cycles: readonly { days: number; slaDays: number }[], limit: number | null): CycleTimes {
  const days = cycles.map((cycle) => cycle.days).sort((a, b) => a - b);
  const count = days.length;
  const at = (index: number): number => days[index] ?? 0;
  const inTime = cycles.filter((cycle) => cycle.days <= (limit ?? cycle.slaDays)).length;
  const share = ratio(inTime, count);
  return {
    count,
    mean: ratio(
      days.reduce((sum, each) => sum + each, 0),
      count,
    ),
    median: count === 0 ? null : ratio(at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2)), 2),
    p90: count === 0 ? null : at(Math.ceil(0.9 * count) - 1),
    within: share === null ? null : times(share, 100),
  };
}
