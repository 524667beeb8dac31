/** Competitors in turn within one run, so that a slow minute of the machine hits them alike. */
export interface Competitor {
  readonly name: string;
  /** Sets up what a round needs; its time counts for nobody. */
  prepare?(round: number): Promise<void>;
  /** Does the work once and returns what it took in milliseconds. Rounds that do not count have numbers below 0. */
  run(round: number): Promise<number>;
}

export interface Measured {
  readonly name: string;
  /** Milliseconds of the counted rounds. */
  readonly ms: readonly number[];
  readonly medianMs: number;
  /** Median processor time of this process and its threads, in milliseconds: hardly moves when others use the machine. */
  readonly cpuMs: number;
  /** Median over the rounds of this competitor's time / the floor's time of the same round. */
  readonly overFloor: number;
  /** The same of the processor time. */
  readonly cpuOverFloor: number;
}

/** Middle value; the mean of the two middle ones for an even count. NaN when empty. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Value at a share (0 to 1) of the sorted values, nearest rank. NaN when empty. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Time of some work in milliseconds. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Runs all competitors in turn, `warmUps` rounds uncounted and `rounds` counted. The first competitor is the floor. The
 * order within a round alternates, so that nobody always runs on the other's leavings.
 */
export async function interleave(
  competitors: readonly Competitor[],
  rounds: number,
  warmUps: number,
): Promise<Measured[]> {
  const times = competitors.map((): number[] => []);
  const processor = competitors.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round++) {
    const order = [...competitors.keys()];
    if (round % 2 !== 0) order.reverse();
    for (const index of order) {
      await competitors[index]?.prepare?.(round);
      const before = process.cpuUsage();
      const ms = (await competitors[index]?.run(round)) ?? Number.NaN;
      const { user, system } = process.cpuUsage(before);
      if (round < 0) continue;
      times[index]?.push(ms);
      processor[index]?.push((user + system) / 1000);
    }
  }
  const over = (all: readonly number[][], index: number): number =>
    median((all[index] ?? []).map((value, round) => value / (all[0]?.[round] ?? Number.NaN)));
  return competitors.map(({ name }, index) => {
    const ms = times[index] ?? [];
    return {
      name,
      ms,
      medianMs: median(ms),
      cpuMs: median(processor[index] ?? []),
      overFloor: over(times, index),
      cpuOverFloor: over(processor, index),
    };
  });
}
