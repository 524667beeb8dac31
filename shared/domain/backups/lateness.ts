/** Work may stand without a backup for this long beyond the schedule: the clock is looked at by the minute, and a copy takes its time. */
const GRACE_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** How long work has been without a backup: as the schedule allows, longer, or so long that a day of it could be lost. */
export type BackupLateness = "none" | "late" | "day";

/** Judges for how long the oldest work that no backup has has been standing. */
export function backupLateness(standingMs: number, everyMinutes: number): BackupLateness {
  const everyMs = everyMinutes * 60_000;
  if (standingMs <= everyMs + GRACE_MS) return "none";
  return standingMs > Math.max(DAY_MS, 2 * everyMs) ? "day" : "late";
}
