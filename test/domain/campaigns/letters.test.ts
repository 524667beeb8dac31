import fc from "fast-check";
import { expect, test } from "vitest";
import { addressProblem, CAMPAIGN_LETTERS, campaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import { letterRule } from "../../../shared/domain/letters/kinds.ts";

test.each<[string, string, string | null]>([
  ["", "MX", "no-address"],
  [" \n , \n", "MX", "no-address"],
  ["Av. Juárez 10", "MX", "address-incomplete"],
  ["Av. Juárez 10, Col. Centro", "MX", "address-incomplete"],
  ["Av. Juárez 10, 123456 Centro", "MX", "address-incomplete"],
  ["Av. Juárez 10\n06050 Ciudad de México", "MX", null],
  ["Av. Juárez 10, C.P. 06050", "MX", null],
  ["Carrera 7 # 71-21\nBogotá", "CO", null],
])("an address as it was typed: %j in %s is %s", (address, country, problem) => {
  expect(addressProblem(address, country)).toBe(problem);
});

test("more lines never make a good address a bad one", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const good = "Av. Juárez 10\n06050 Ciudad de México";
      expect(addressProblem([before, good, after].join("\n"), "MX")).toBeNull();
    }),
  );
});

test("a campaign sends letters that may go to many, and no others", () => {
  expect(CAMPAIGN_LETTERS.every((kind) => letterRule(kind).bulk)).toBe(true);
  expect([campaignLetter("statement"), campaignLetter("agreement"), campaignLetter("overdue")]).toEqual([
    ...["statement", null, null],
  ]);
});
