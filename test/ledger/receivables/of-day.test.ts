import { sql } from "kysely";
import { expect, test } from "vitest";
import { ofDay } from "../../../electron/ledger/receivables/balance.ts";

test("an expression of a day is made anew for another day, and for the day before again", () => {
  const made: string[] = [];
  const expression = ofDay<string>((day) => {
    made.push(day);
    return sql.lit(day);
  });
  const first = expression("2026-10-31");
  expect(expression("2026-10-31")).toBe(first);
  expect(expression("2026-11-01")).not.toBe(first);
  expression("2026-10-31");
  expect(made).toEqual(["2026-10-31", "2026-11-01", "2026-10-31"]);
});
