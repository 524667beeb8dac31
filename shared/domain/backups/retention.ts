/** What the rule of keeping needs to know of a backup. */
export interface KeptBackup {
  /** Number in the order of making: sequence orders, the clock only labels (RELIABILITY 6.5). */
  readonly sequence: number;
  /** Instant it was made, UTC ISO. */
  readonly madeAt: string;
  readonly reason: BackupReason;
}

/** Why a backup was made: by the schedule, before an import, before the schema changed, by a person, before a restore. */
export type BackupReason = "schedule" | "import" | "migration" | "manual" | "restore";

/** How many of each kind are kept. */
export interface RetentionRule {
  /** Whatever else holds, the newest so many stay, so that a wrong clock never empties the folder (RELIABILITY T16). */
  readonly newest: number;
  /** The last one of each of so many days. */
  readonly days: number;
  /** The last one of each of so many months. */
  readonly months: number;
  /** Copies made before the schema changed or a ledger was replaced. */
  readonly milestones: number;
}

export const RETENTION: RetentionRule = { newest: 5, days: 30, months: 24, milestones: 6 };

/**
 * Which backups may go. Kept are: the newest, the last of each hour of the newest day, of each of the last days and months
 * that have one, the last ones before a change of the schema or a restore, and every one a person made. `localTime` gives
 * `YYYY-MM-DDTHH` of an instant in the office's time zone.
 */
export function backupsToRemove<B extends KeptBackup>(
  backups: readonly B[],
  localTime: (instant: string) => string,
  rule: RetentionRule = RETENTION,
): B[] {
  const newestFirst = [...backups].sort((a, b) => b.sequence - a.sequence);
  const keep = new Set<B>(newestFirst.slice(0, rule.newest));
  const milestones = newestFirst.filter(({ reason }) => reason === "migration" || reason === "restore");
  for (const backup of milestones.slice(0, rule.milestones)) keep.add(backup);
  for (const backup of newestFirst) if (backup.reason === "manual") keep.add(backup);
  const first = newestFirst[0];
  const today = first === undefined ? "" : localTime(first.madeAt).slice(0, 10);
  const times = newestFirst.map((backup) => ({ backup, time: localTime(backup.madeAt) }));
  keepLastOf(
    keep,
    times.filter(({ time }) => time.startsWith(today)),
    13,
    24,
  );
  keepLastOf(keep, times, 10, rule.days);
  keepLastOf(keep, times, 7, rule.months);
  return newestFirst.filter((backup) => !keep.has(backup));
}

/** Keeps the newest of each period, for so many periods; the first `length` characters of the time name the period. */
function keepLastOf<B>(
  keep: Set<B>,
  times: readonly { readonly backup: B; readonly time: string }[],
  length: number,
  periods: number,
): void {
  const seen = new Set<string>();
  for (const { backup, time } of times) {
    const period = time.slice(0, length);
    if (seen.has(period)) continue;
    if (seen.size === periods) return;
    seen.add(period);
    keep.add(backup);
  }
}
