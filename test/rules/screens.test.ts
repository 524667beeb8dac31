import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const RENDERER = join(import.meta.dirname, "../../renderer");

test("no screen asks for a day with the system's field, which speaks the system's language and not the app's", () => {
  const names = readdirSync(RENDERER, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  expect(names.length).toBeGreaterThan(200);
  const system = /type=\{?"(date|time|month|week|datetime-local)"/;
  expect(names.filter((name) => system.test(readFileSync(join(RENDERER, name), "utf8")))).toEqual([]);
});
