import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Rows of the tables of docs/threat-model.md that name what holds a threat and its test. */
function rows(): { readonly threat: string; readonly tests: readonly string[] }[] {
  return readFileSync(join(ROOT, "docs/threat-model.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .map((line) => line.split(" | "))
    .filter(([, , test = ""]) => !/^Test\b/.test(test))
    .map(([threat = "", , test = ""]) => ({
      threat: threat.slice(2),
      tests: [...test.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path),
    }));
}

test("every threat points to something that proves it, and all of it exists", () => {
  expect(rows().length).toBeGreaterThan(50);
  for (const { threat, tests } of rows()) {
    expect(tests.length, threat).toBeGreaterThan(0);
    for (const path of tests) expect(existsSync(join(ROOT, path)), `${threat}: ${path}`).toBe(true);
  }
});
