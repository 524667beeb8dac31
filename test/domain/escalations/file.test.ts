import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "../../../shared/domain/days.ts";
import { CASE_ITEMS, DEBT_ITEMS } from "../../../shared/domain/escalations/codes.ts";
import { fileLines, gapsOf, itemState } from "../../../shared/domain/escalations/file.ts";
import { LIMITATION_YEARS, limitationsOf } from "../../../shared/domain/escalations/limitation.ts";

describe("the file of a case", () => {
  test("a paper is there by itself, by a file, does not apply, or is missing", () => {
    const state = (found: boolean, files: number, notApplicable: string) => itemState({ found, files, notApplicable });
    expect(state(true, 0, "")).toBe("found");
    expect(state(false, 1, "")).toBe("attached");
    expect(state(false, 0, "Venta de contado")).toBe("not-applicable");
    expect(state(false, 0, "")).toBe("missing");
    // What came after somebody said there was none is there.
    expect(state(true, 0, "No hay")).toBe("found");
    expect(state(false, 2, "No hay")).toBe("attached");
  });

  test("has each paper of the whole once and each paper of a debt once a debt; gaps are those that are missing", () => {
    const lines = fileLines(["A", "B"]);
    expect(lines).toHaveLength(CASE_ITEMS.length + 2 * DEBT_ITEMS.length);
    expect(lines.filter(({ debt }) => debt === "B").map(({ item }) => item)).toEqual([...DEBT_ITEMS]);
    expect(lines.filter(({ debt }) => debt === null).map(({ item }) => item)).toEqual([...CASE_ITEMS]);
    expect(gapsOf([{ state: "missing" }, { state: "found" }, { state: "not-applicable" }, { state: "missing" }])).toBe(
      2,
    );
  });
});

describe("limitation", () => {
  test("ten years in commerce, one of retail sales, three of a pagaré; the first to run out first", () => {
    const at = (retail: boolean, pagare: boolean) =>
      limitationsOf({ dueOn: "2026-03-15", retail, pagare }, "2026-07-01").map(({ kind, lastOn }) => [kind, lastOn]);
    expect(at(false, false)).toEqual([["commercial", "2036-03-15"]]);
    expect(at(true, false)).toEqual([["retail", "2027-03-15"]]);
    expect(at(false, true)).toEqual([
      ["pagare", "2029-03-15"],
      ["commercial", "2036-03-15"],
    ]);
    expect(limitationsOf({ dueOn: "2025-06-30", retail: true, pagare: false }, "2026-07-01")).toEqual([
      { kind: "retail", lastOn: "2026-06-30", daysLeft: -1 },
    ]);
  });

  test("29 February ends on the 28th of a year that has none, and on the 29th of one that has", () => {
    const [one] = limitationsOf({ dueOn: "2024-02-29", retail: true, pagare: false }, "2024-03-01");
    expect(one?.lastOn).toBe("2025-02-28");
    const clocks = limitationsOf({ dueOn: "2024-02-29", retail: false, pagare: true }, "2024-03-01");
    expect(clocks.map(({ lastOn }) => lastOn)).toEqual(["2027-02-28", "2034-02-28"]);
  });

  test("property: the last day is so many years later, and the days left count to it", () => {
    fc.assert(
      fc.property(fc.nat({ max: 12_000 }), fc.nat({ max: 5000 }), fc.boolean(), (from, later, retail) => {
        const dueOn = addDays("2000-01-01", from);
        const today = addDays(dueOn, later);
        for (const { kind, lastOn, daysLeft } of limitationsOf({ dueOn, retail, pagare: true }, today)) {
          expect(Number(lastOn.slice(0, 4)) - Number(dueOn.slice(0, 4))).toBe(LIMITATION_YEARS[kind]);
          expect(addDays(today, daysLeft)).toBe(lastOn);
          expect(Math.abs(daysBetween(dueOn, lastOn) - 365.25 * LIMITATION_YEARS[kind])).toBeLessThan(4);
        }
      }),
    );
  });
});
