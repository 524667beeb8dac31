import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const LAST_RULE = 70;

interface Row {
  readonly rule: number;
  readonly what: string;
  readonly tests: readonly { readonly path: string; readonly title: string }[];
}

/** Rows of the tables in docs/cfdi-rules.md; a test is written as its path in backticks, a colon and its title. */
function rows(): Row[] {
  const text = readFileSync(join(ROOT, "docs/cfdi-rules.md"), "utf8");
  return text.split("\n").flatMap((line) => {
    const [, rule = "", what = "", held = ""] = line.split(" | ").flatMap((cell) => cell.split(/^\| /));
    if (!/^\d+$/.test(rule)) return [];
    const tests = held.split("<br>").map((one) => {
      const [, path = "", title = ""] = /^`([^`]+)`: (.+)$/.exec(one.trim()) ?? [];
      return { path, title };
    });
    return [{ rule: Number(rule), what, tests }];
  });
}

describe("the table of rules", () => {
  test("names every rule once, in order, with what the app does", () => {
    expect(rows().map((row) => row.rule)).toEqual(Array.from({ length: LAST_RULE }, (_, index) => index + 1));
    for (const { rule, what } of rows()) expect(what.length, `rule ${rule}`).toBeGreaterThan(20);
  });

  test("names tests that exist, at least one a rule", () => {
    const sources = new Map<string, string>();
    const missing = rows().flatMap(({ rule, tests }) =>
      tests.flatMap(({ path, title }) => {
        if (path === "" || !existsSync(join(ROOT, path))) return [`rule ${rule}: no file ${path}`];
        const source = sources.get(path) ?? readFileSync(join(ROOT, path), "utf8");
        sources.set(path, source);
        return source.includes(`"${title}"`) ? [] : [`rule ${rule}: ${path} has no test «${title}»`];
      }),
    );
    expect(missing).toEqual([]);
  });
});
