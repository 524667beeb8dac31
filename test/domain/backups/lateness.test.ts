import { expect, test } from "vitest";
import { backupLateness } from "../../../shared/domain/backups/lateness.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [60, 0, "none"],
  [60, 75 * MINUTE, "none"],
  [60, 75 * MINUTE + 1, "late"],
  [60, 24 * HOUR, "late"],
  [60, 24 * HOUR + 1, "day"],
  [15, 31 * MINUTE, "late"],
  [1440, 24 * HOUR + 15 * MINUTE, "none"],
  [1440, 47 * HOUR, "late"],
  [1440, 48 * HOUR + 1, "day"],
] as const)("with a backup every %i minutes, work without one for %i ms is: %s", (everyMinutes, ms, lateness) => {
  expect(backupLateness(ms, everyMinutes)).toBe(lateness);
});
