import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/**
 * How many requirements of levels 1 and 2 (of all levels in chapters 1, 5 and 16) each section of the standard has. In 5.0.0 they are the
 * first ones of their section, without a gap.
 */
const SECTIONS: Readonly<Record<string, readonly number[]>> = {
  1: [2, 10, 12, 3, 3],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 6, 3, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7],
  16: [1, 5, 4, 3, 4],
  17: [1, 4, 2],
};

/** All of them in the standard's order. */
const REQUIRED = Object.entries(SECTIONS).flatMap(([chapter, sections]) =>
  sections.flatMap((many, section) =>
    Array.from({ length: many }, (_, index) => `${chapter}.${section + 1}.${index + 1}`),
  ),
);

/** Numbers a row is about: `1.2.6, 1.2.7` and `10.1.1–10.7.3`. */
function idsOf(cell: string): string[] {
  return cell.split(", ").flatMap((part) => {
    const [from = "", to] = part.split("–");
    const [first, last] = [REQUIRED.indexOf(from), REQUIRED.indexOf(to ?? from)];
    expect(Math.min(first, last), `${part} is none of the standard's`).toBeGreaterThanOrEqual(0);
    return REQUIRED.slice(first, last + 1);
  });
}

const rows = readFileSync(join(ROOT, "docs/asvs.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.slice(2, -2).split(" | "))
  .map(([ids = "", asked = "", held = ""]) => ({ ids, asked, held }));

test("every requirement of the standard has its row, once", () => {
  expect(REQUIRED).toHaveLength(261);
  expect(rows.flatMap(({ ids }) => idsOf(ids))).toEqual(REQUIRED);
});

test("every row names what holds it, which exists, or says why nothing does", () => {
  for (const { ids, asked, held } of rows) {
    expect(asked.split(" ").length, ids).toBeLessThanOrEqual(12);
    const paths = [...held.matchAll(/`([^`]+)`/g)]
      .map(([, path = ""]) => path)
      .filter((path) => /^(test|electron|renderer|shared|scripts|docs|biome)/.test(path));
    for (const path of paths) expect(existsSync(join(ROOT, path)), `${ids}: ${path}`).toBe(true);
    const said = /^(not applicable, because .{10}|not met: .{10}|above)/.test(held);
    expect(said || paths.length > 0, ids).toBe(true);
  }
});
