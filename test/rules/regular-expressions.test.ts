import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSources } from "../../scripts/import-rules.ts";
import { regularExpressions } from "./regular-expressions.ts";

const RUN = join(import.meta.dirname, "regular-expressions.ts");

/** What the run wrote last before it ended, or was ended. */
function lastOf(timeout: number, ...given: string[]): string {
  const { stdout } = spawnSync(process.execPath, [RUN, ...given], { timeout, encoding: "utf8" });
  return stdout.trimEnd().split("\n").at(-1) ?? "";
}

const { written, made } = regularExpressions(readSources());

test("no regular expression of the product backtracks for ever, whatever it is set on", { timeout: 400_000 }, () => {
  expect(written.length).toBeGreaterThan(300);
  expect(lastOf(300_000)).toBe("end");
});

test.each(["(a+)+$", "^(\\s*,?\\s*)*;"])("one that does is found: %s", { timeout: 60_000 }, (source) => {
  // It would not end in years: any time will do that a sound one needs less than.
  expect(lastOf(8_000, source)).toBe(`given: /${source}/`);
});

test("data becomes part of an expression nowhere", () => {
  // The address of a cell that the program itself counted.
  expect(made).toEqual(["electron/ledger/render/detail-sheet.ts"]);
});
