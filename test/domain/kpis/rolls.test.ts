import { describe, expect, it } from "vitest";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { type Roll, rollChain, rollShare } from "../../../shared/domain/kpis/rolls.ts";

/** KPIS 10, in thousands of MXN: opening, moved to a worse bucket, and still there. */
const roll = (openingMinor: number, worseMinor: number, stayedMinor = 0): Roll => ({
  openingMinor,
  worseMinor,
  stayedMinor,
  curedMinor: openingMinor - worseMinor - stayedMinor,
  nonCashMinor: 0,
});
const rolls = [roll(1000, 120), roll(200, 70), roll(100, 60), roll(60, 45), roll(40, 35, 35)];
const text = (value: ReturnType<typeof rollShare>) => (value === null ? null : toDecimal(value));

describe("roll rates (KPIS 10)", () => {
  it("are 12, 35, 60 and 75 %, and 87.5 % of the last bucket is still open", () => {
    expect(rolls.map((one) => text(rollShare(one.worseMinor, one.openingMinor)))).toEqual([
      "12.00",
      "35.00",
      "60.00",
      "75.00",
      "87.50",
    ]);
  });

  it("have no share of a bucket that held nothing", () => expect(rollShare(0, 0)).toBeNull());

  it("multiply to 1.89 % of what is current that comes to 91 days and more, whatever the last bucket does", () => {
    expect(text(rollChain(rolls))).toBe("1.89");
    expect(text(rollChain([...rolls.slice(0, -1), roll(0, 0)]))).toBe("1.89");
  });

  it("have no chain where a bucket on the way held nothing", () => {
    expect(rollChain(rolls.with(2, roll(0, 0)))).toBeNull();
  });
});
