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

const WEAKNESSES = [22, 59, 79, 89, 93, 94, 312, 367, 400, 409, 427, 532, 611, 674, 776, 1236, 1321, 1333];

test("every weakness of the plan has a test that is there by its name", () => {
  const named = readFileSync(join(ROOT, "docs/threat-model.md"), "utf8")
    .split("\n")
    .map((line) => /^\| (\d+) \| [^|]+ \| `([^`]+)` \| (.+) \|$/.exec(line))
    .filter((found) => found !== null)
    .map(([, cwe = "", path = "", name = ""]) => ({ cwe: Number(cwe), path, name }));
  expect(named.map(({ cwe }) => cwe)).toEqual(WEAKNESSES);
  for (const { cwe, path, name } of named) {
    expect(readFileSync(join(ROOT, path), "utf8"), `CWE-${String(cwe)}: ${path}`).toContain(`"${name}"`);
  }
});
