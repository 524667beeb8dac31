import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figure } from "../../../shared/domain/kpis/figure.ts";
import { currentShare, overdueShare } from "../../../shared/domain/kpis/portfolio.ts";
import { compare, plus, toDecimal, whole } from "../../../shared/domain/kpis/ratio.ts";
import { defaultTargets } from "../../../shared/domain/kpis/targets.ts";
import { cutOff, opening, portfolio } from "./fixture-d1.ts";

const overdue = (openMinor: number, overdueMinor: number) =>
  figure(overdueShare({ openMinor, overdueMinor }), defaultTargets.overdue);
const current = (openMinor: number, overdueMinor: number) =>
  figure(currentShare({ openMinor, overdueMinor }), defaultTargets.current);

describe("overdue and current share (KPIS 3)", () => {
  it("finds the portfolio of fixture D1", () => {
    expect(portfolio(opening)).toEqual({ openMinor: 620, overdueMinor: 220 });
    expect(portfolio(cutOff)).toEqual({ openMinor: 1030, overdueMinor: 130 });
  });

  it("gives the shares of fixture D1 with the amounts behind them", () => {
    const d1 = portfolio(cutOff);
    expect(overdue(d1.openMinor, d1.overdueMinor)).toEqual({
      value: "12.62",
      numerator: "130",
      denominator: "1030",
      unit: "percent",
      method: "openBalance",
      target: "< 10",
      light: "amber",
      atLeast: false,
    });
    expect(current(d1.openMinor, d1.overdueMinor)).toMatchObject({
      value: "87.38",
      numerator: "900",
      light: "amber",
      target: "≥ 90",
    });
  });

  it("at exactly 10 / 90 fails overdue and passes current", () => {
    expect(overdue(1000, 100)).toMatchObject({ value: "10.00", light: "amber" });
    expect(current(1000, 100)).toMatchObject({ value: "90.00", light: "green" });
  });

  it("judges before it rounds", () => {
    expect(overdue(1_000_000, 99_999)).toMatchObject({ value: "10.00", light: "green" });
    expect(overdue(1_000_000, 100_001)).toMatchObject({ value: "10.00", light: "amber" });
    expect(current(1_000_000, 100_001)).toMatchObject({ value: "90.00", light: "amber" });
  });

  it("holds the amber bands on their edges", () => {
    expect(overdue(10_000, 1500).light).toBe("amber");
    expect(overdue(10_000, 1501).light).toBe("red");
    expect(current(10_000, 1500).light).toBe("amber");
    expect(current(10_000, 1501).light).toBe("red");
  });

  it("has neither a value nor a light when nothing is open", () => {
    expect(overdue(0, 0)).toMatchObject({ value: null, light: "none", denominator: "0" });
    expect(current(0, 0)).toMatchObject({ value: null, light: "none" });
  });

  it("shows 9.09 % after the write-off of KPIS 6", () => {
    expect(overdue(990, 90)).toMatchObject({ value: "9.09", light: "green" });
  });

  const portfolios = fc
    .tuple(fc.integer({ min: 1, max: 2 ** 50 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([openMinor, part]) => ({ openMinor, overdueMinor: Math.min(openMinor, Math.floor(openMinor * part)) }));

  it("overdue and current add up to exactly 100", () => {
    fc.assert(
      fc.property(portfolios, (one) => {
        const a = overdueShare(one).value;
        const b = currentShare(one).value;
        return a !== null && b !== null && compare(plus(a, b), whole(100)) === 0;
      }),
    );
  });

  it("does not depend on the unit of the amounts", () => {
    fc.assert(
      fc.property(portfolios, fc.integer({ min: 1, max: 1_000_000 }), (one, factor) => {
        const scaled = {
          openMinor: BigInt(one.openMinor) * BigInt(factor),
          overdueMinor: BigInt(one.overdueMinor) * BigInt(factor),
        };
        const a = overdueShare(one).value;
        const b = overdueShare(scaled).value;
        return a !== null && b !== null && compare(a, b) === 0 && toDecimal(a) === toDecimal(b);
      }),
    );
  });

  it("rises when a centavo more is overdue", () => {
    fc.assert(
      fc.property(portfolios, (one) => {
        fc.pre(one.overdueMinor < one.openMinor);
        const a = overdueShare(one).value;
        const b = overdueShare({ ...one, overdueMinor: one.overdueMinor + 1 }).value;
        return a !== null && b !== null && compare(a, b) < 0;
      }),
    );
  });
});
