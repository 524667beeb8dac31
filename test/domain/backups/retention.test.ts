import fc from "fast-check";
import { expect, test } from "vitest";
import { backupsToRemove, type KeptBackup, RETENTION } from "../../../shared/domain/backups/retention.ts";

const inUtc = (instant: string): string => instant.slice(0, 13);

function hourly(from: string, hours: number): KeptBackup[] {
  const start = Date.parse(from);
  return Array.from({ length: hours }, (_, index) => ({
    sequence: index + 1,
    madeAt: new Date(start + index * 3_600_000).toISOString(),
    reason: "schedule" as const,
  }));
}

test("of three years of hourly backups the last of today's hours, of 30 days and of 24 months stay", () => {
  const all = hourly("2023-11-23T00:30:00.000Z", 3 * 365 * 24 + 24);
  const removed = new Set(backupsToRemove(all, inUtc));
  const kept = all.filter((backup) => !removed.has(backup)).map(({ madeAt }) => madeAt);
  const today = kept.filter((at) => at.startsWith("2026-11-22"));
  expect(kept.at(-1)?.slice(0, 10)).toBe("2026-11-22");
  expect(today.length).toBe(Number(kept.at(-1)?.slice(11, 13)) + 1);
  expect(new Set(kept.map((at) => at.slice(0, 7))).size).toBe(24);
  expect(new Set(kept.map((at) => at.slice(0, 10))).size).toBe(30 + 22);
});

test("what a person made, and the last copies before a new schema or a restore, are kept", () => {
  const all = hourly("2026-01-01T00:00:00.000Z", 2000).map((backup) => ({
    ...backup,
    reason:
      backup.sequence === 3 ? ("manual" as const) : backup.sequence <= 20 ? ("migration" as const) : backup.reason,
  }));
  const removed = backupsToRemove(all, inUtc).map(({ sequence }) => sequence);
  expect(removed).not.toContain(3);
  expect(removed).toContain(14);
  for (const sequence of [15, 16, 17, 18, 19, 20]) expect(removed).not.toContain(sequence);
});

test("the last copies before a restore are kept like those before a new schema, both counted together", () => {
  const all = hourly("2026-01-01T00:00:00.000Z", 400).map((backup) => ({
    ...backup,
    reason:
      backup.sequence > 10 ? backup.reason : backup.sequence % 2 === 0 ? ("restore" as const) : ("migration" as const),
  }));
  const removed = backupsToRemove(all, inUtc).map(({ sequence }) => sequence);
  expect(removed.filter((sequence) => sequence <= 10)).toEqual([4, 3, 2, 1]);
});

test("of the newest day the last of each hour stays, of the days before only the last", () => {
  const minutes = (day: string, ...times: string[]) => times.map((time) => `${day}T${time}:00.000Z`);
  const madeAt = [
    ...minutes("2026-11-20", "09:10", "10:20"),
    ...minutes("2026-11-21", "08:00", "09:00", "09:30"),
    ...minutes("2026-11-22", "08:00", "08:20", "08:40", "09:00", "09:01", "10:00", "10:01", "10:02", "10:03", "10:04"),
  ];
  const all = madeAt.map((at, index): KeptBackup => ({ sequence: index + 1, madeAt: at, reason: "schedule" }));
  const removed = backupsToRemove(all, inUtc).map(({ sequence }) => sequence);
  const kept = all.filter(({ sequence }) => !removed.includes(sequence)).map(({ madeAt: at }) => at.slice(5, 16));
  expect(kept).toEqual([
    "11-20T10:20",
    "11-21T09:30",
    "11-22T08:40",
    "11-22T09:01",
    ...["10:00", "10:01", "10:02", "10:03", "10:04"].map((time) => `11-22T${time}`),
  ]);
  expect(backupsToRemove([], inUtc)).toEqual([]);
});

test("whatever the clock says, the newest backups by number stay and the rule never removes everything", () => {
  const backup = fc.record({
    madeAt: fc
      .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString()),
    reason: fc.constantFrom("schedule", "import", "migration", "manual", "restore"),
  });
  fc.assert(
    fc.property(fc.array(backup, { maxLength: 80 }), (drawn) => {
      const all: KeptBackup[] = drawn.map((one, index) => ({ ...one, sequence: index + 1 }));
      const removed = backupsToRemove(all, inUtc);
      const newest = all.slice(-RETENTION.newest);
      expect(removed.filter((one) => newest.includes(one))).toEqual([]);
      // Removing again removes nothing more: the rule is at rest after one turn.
      expect(
        backupsToRemove(
          all.filter((one) => !removed.includes(one)),
          inUtc,
        ),
      ).toEqual([]);
    }),
  );
});
