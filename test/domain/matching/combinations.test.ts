import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMBINATION_LIMITS, combinationsOf } from "../../../shared/domain/matching/combinations.ts";

const items = (...amounts: number[]): { openMinor: number }[] => amounts.map((openMinor) => ({ openMinor }));
const total = (found: readonly { openMinor: number }[]): number =>
  found.reduce((sum, { openMinor }) => sum + openMinor, 0);

/** All combinations of two or more, by counting: the truth to compare with. */
function counted(amounts: readonly number[], target: number): number {
  let count = 0;
  for (let mask = 0; mask < 2 ** amounts.length; mask++) {
    const chosen = amounts.filter((_, at) => (mask & (1 << at)) !== 0);
    if (chosen.length >= 2 && chosen.reduce((sum, amount) => sum + amount, 0) === target) count += 1;
  }
  return count;
}

describe("combinations of invoices", () => {
  it("are found when there is one, and are told to be several when there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 9 }),
        fc.integer({ min: 1, max: 120 }),
        (amounts, target) => {
          const { found, complete } = combinationsOf(items(...amounts), target);
          const all = counted(amounts, target);
          expect(found).toHaveLength(Math.min(all, COMBINATION_LIMITS.found));
          for (const combination of found) {
            expect(total(combination)).toBe(target);
            expect(combination.length).toBeGreaterThan(1);
            expect(new Set(combination).size).toBe(combination.length);
          }
          if (found.length < 2) expect(complete).toBe(true);
        },
      ),
    );
  });

  it("gives up in bounded time and says so", () => {
    const many = items(...Array.from({ length: 60 }, (_, at) => 1_000_000 + at * 2));
    expect(combinationsOf(many, 12_000_001).complete).toBe(false);
    expect(combinationsOf(items(...new Array<number>(61).fill(7)), 1_000).complete).toBe(false);
  });

  it("is sure of up to sixty invoices and twelve together, the oldest of more", () => {
    const hundreds = new Array<number>(60).fill(100);
    expect(combinationsOf(items(...hundreds), 107)).toEqual({ found: [], complete: true });
    // One that is larger than the deposit is none of the sixty.
    expect(combinationsOf(items(...hundreds, 5000), 107)).toEqual({ found: [], complete: true });
    expect(combinationsOf(items(...hundreds, 7), 107)).toEqual({ found: [], complete: false });
    const ones = (count: number) => combinationsOf(items(...new Array<number>(count).fill(1)), count);
    expect(ones(12).found.map(({ length }) => length)).toEqual([12]);
    expect(ones(13)).toEqual({ found: [], complete: false });
  });

  it("stops at the second: none is certain then", () => {
    const { found, complete } = combinationsOf(items(1, 1, 1, 1), 2);
    expect([found.length, complete]).toEqual([2, false]);
  });

  it("leaves out what is settled, overpaid or larger than the deposit", () => {
    expect(combinationsOf(items(0, -50, 900, 60, 40), 100).found).toEqual([items(60, 40)]);
  });
});
