import { expect, it } from "vitest";
import { finding, table } from "./report.ts";
import { interleave, median, percentile } from "./rounds.ts";

it("takes ratios round by round, so that one slow round of the machine decides nothing", async () => {
  const floor = [10, 10, 90, 10, 10];
  const ours = [20, 20, 180, 21, 20];
  let round = 0;
  const measured = await interleave(
    [
      { name: "floor", run: () => Promise.resolve(floor[round] ?? 0) },
      { name: "ours", run: () => Promise.resolve(ours[round] ?? 0) },
    ].map(({ name, run }, index) => ({
      name,
      run: async () => {
        const ms = await run();
        // Rounds alternate in order: the one that closes a round is the second to run.
        if ((round % 2 === 0) === (index === 1)) round++;
        return ms;
      },
    })),
    5,
    0,
  );
  expect(measured.map(({ medianMs }) => medianMs)).toEqual([10, 20]);
  expect(measured[1]?.overFloor).toBe(2);
});

it("finds the middle and the tail of what was measured", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10);
  expect(median([])).toBeNaN();
});

it("judges a ratio in the direction of its target", () => {
  expect(finding("a", "more is better", 0.4, ">=", 0.35, 0.45, {}).met).toBe("target");
  expect(finding("b", "less is better", 1.1, "<=", 1.5, 1.2, {}).met).toBe("stretch");
  const missed = finding("c", "less is better", 1.6, "<=", 1.5, 1.2, { ours: "16 ms", floor: "10 ms" });
  expect(missed.met).toBe("missed");
  expect(table([missed])).toContain("1.60   <= 1.5  <= 1.2   missed  ours 16 ms, floor 10 ms");
});
