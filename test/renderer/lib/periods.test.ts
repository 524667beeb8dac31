import { expect, test } from "vitest";
import { periodOf } from "../../../renderer/lib/periods.ts";

test.each([
  ["2026-10-31", "2026-07-01", "2026-09-30"],
  ["2026-12-31", "2026-07-01", "2026-09-30"],
  ["2026-03-31", "2025-10-01", "2025-12-31"],
  ["2026-01-01", "2025-10-01", "2025-12-31"],
])("seen from %s the last quarter goes from %s to %s", (day, from, to) => {
  const typed = { from: "", to: "" };
  expect(periodOf("lastQuarter", day, typed)).toEqual({ from, to });
  // It ends on the day before the quarter the day is in.
  expect(periodOf("quarter", day, typed).from > to).toBe(true);
});
