import { expect, it } from "vitest";
import { parseTypedMonth, parseTypedPercent, percentText } from "../../../../renderer/features/agencies/typed.ts";

it("a share is read as people type it, to the hundredth of a percent, and nothing above all of it", () => {
  expect(["12", "12.5", "12.05 %", " 0 ", "100"].map(parseTypedPercent)).toEqual([1200, 1250, 1205, 0, 10_000]);
  expect(["", "100.01", "130", "12.345", "-1", "1,5", "doce"].map(parseTypedPercent)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
  expect(percentText(1850)).toBe("18.5");
});

it("a month is read from its number and year, or from a day of it", () => {
  expect(["10/2026", "2026-1", "31/10/2026"].map(parseTypedMonth)).toEqual(["2026-10", "2026-01", "2026-10"]);
  expect(["13/2026", "0/2026", "octubre", ""].map(parseTypedMonth)).toEqual([null, null, null, null]);
});
