/** Times of watching, all in milliseconds; tests shorten them. */
export interface WatchTiming {
  /** A file counts as whole when its size and time have not changed for this long. */
  readonly quiet: number;
  /** Between two looks at a folder, when nothing calls for one earlier. */
  readonly rescan: number;
  /** Least time between two looks, however much is going on. */
  readonly least: number;
  /** Longest wait between two tries at a folder that cannot be reached, or a file that cannot be read. */
  readonly longestBackOff: number;
}

export const WATCH_TIMING: WatchTiming = { quiet: 5_000, rescan: 30_000, least: 1_000, longestBackOff: 300_000 };

/** A look may take a tenth of the time: over a slow share the next one comes later. */
const REST = 10;

/** Wait after a look that found nothing to wait for. */
export function restAfter(timing: WatchTiming, tookMs: number): number {
  return Math.max(timing.rescan, REST * tookMs);
}

/** Wait before the next try after `failures` in a row: doubled each time, up to the longest. */
export function backOff(timing: WatchTiming, failures: number): number {
  return Math.min(timing.longestBackOff, timing.quiet * 2 ** Math.min(failures - 1, 20));
}
