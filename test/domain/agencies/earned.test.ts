import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commissionIn, daysOfMonth, earnedIn } from "../../../shared/domain/agencies/earned.ts";
import type { PlacedDebt, ReceivedCash } from "../../../shared/domain/agencies/recovery.ts";
import { addDays } from "../../../shared/domain/days.ts";

const debt: PlacedDebt = { placedMinor: 1000, placedOn: "2026-07-10", recalledOn: null, tailUntil: null };
const recalled: PlacedDebt = { ...debt, recalledOn: "2026-07-20", tailUntil: "2026-07-25" };
const terms = { rateBp: 1200, directEarns: true, control: false };
const paid = (on: string, minor: number, given: Partial<ReceivedCash> = {}): ReceivedCash => ({
  key: on,
  on,
  via: false,
  steps: [{ on, minor }],
  ...given,
});
const july = (own: PlacedDebt, cash: readonly ReceivedCash[], changes: Partial<typeof terms> = {}) =>
  earnedIn(own, cash, { ...terms, ...changes }, "2026-07").map(({ baseMinor, commissionMinor, why }) => [
    baseMinor,
    commissionMinor,
    why,
  ]);

describe("what payments earned in a month", () => {
  test("is of the month's own days", () => {
    expect(daysOfMonth("2026-02")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(july(debt, [paid("2026-07-31", 100)])).toEqual([[100, 12, null]]);
    expect(july(debt, [paid("2026-08-01", 100)])).toEqual([[0, 0, "other-month"]]);
    expect(july({ ...debt, placedOn: "2026-06-01" }, [paid("2026-06-30", 100)])).toEqual([[0, 0, "other-month"]]);
  });

  test("begins with the placement and ends with the tail", () => {
    expect(july(debt, [paid("2026-07-09", 100), paid("2026-07-10", 100)])).toEqual([
      [0, 0, "before-placement"],
      [100, 12, null],
    ]);
    expect(july(recalled, [paid("2026-07-25", 100), paid("2026-07-26", 100)])).toEqual([
      [100, 12, null],
      [0, 0, "after-tail"],
    ]);
  });

  test("stops at what was placed", () => {
    expect(july(debt, [paid("2026-07-11", 900), paid("2026-07-12", 300), paid("2026-07-13", 5)])).toEqual([
      [900, 108, null],
      [100, 12, null],
      [0, 0, "beyond-placed"],
    ]);
  });

  test("is only what the agency obtained where the terms say so, and nothing in house", () => {
    const both = [paid("2026-07-11", 100), paid("2026-07-12", 100, { via: true })];
    expect(july(debt, both, { directEarns: false })).toEqual([
      [0, 0, "not-obtained"],
      [100, 12, null],
    ]);
    expect(july(debt, both, { control: true }).map(([, , why]) => why)).toEqual(["control", "control"]);
  });

  test("is taken back in the month a payment bounces", () => {
    const early = { ...debt, placedOn: "2026-06-01" };
    const steps = (back: string) => [
      { on: "2026-06-15", minor: 100 },
      { on: back, minor: -100 },
    ];
    expect(july(early, [paid("2026-06-15", 100, { steps: steps("2026-07-02") })])).toEqual([[-100, -12, null]]);
    expect(july(early, [paid("2026-06-15", 100, { steps: steps("2026-06-20") })])).toEqual([[0, 0, "bounced"]]);
    expect(july(early, [paid("2026-06-15", 100, { steps: steps("2026-08-02") })])).toEqual([[0, 0, "other-month"]]);
  });

  test("has the VAT of its terms, a cost where it is not creditable", () => {
    const vat = { ...terms, vatBp: 1600, vatCreditable: false };
    const cash = [paid("2026-07-11", 1000)];
    expect(commissionIn(debt, cash, vat, "2026-07")).toEqual({ netMinor: 120, vatMinor: 19, vatCostMinor: 19 });
    expect(commissionIn(debt, cash, { ...vat, vatCreditable: true }, "2026-07").vatCostMinor).toBe(0);
    expect(commissionIn(debt, cash, { ...vat, directEarns: false }, "2026-07").netMinor).toBe(0);
    expect(commissionIn(debt, cash, { ...vat, control: true }, "2026-07").netMinor).toBe(0);
  });

  test("is over all months what all payments earned, whatever bounced when", () => {
    const payment = fc
      .record({
        day: fc.integer({ min: -20, max: 80 }),
        minor: fc.integer({ min: 1, max: 700 }),
        back: fc.integer({ min: 0, max: 60 }),
        via: fc.boolean(),
      })
      .map(({ day, minor, back, via }): ReceivedCash => {
        const on = addDays("2026-07-10", day);
        const took = back > 40 ? [] : [{ on: addDays(on, back), minor: -minor }];
        return { key: `${on}.${minor}.${back}.${String(via)}`, on, via, steps: [{ on, minor }, ...took] };
      });
    const months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"];
    fc.assert(
      fc.property(
        fc.uniqueArray(payment, { selector: ({ key }) => key, maxLength: 6 }),
        fc.boolean(),
        (cash, directEarns) => {
          const own = { ...terms, directEarns, vatBp: 1600, vatCreditable: true };
          for (const month of months) {
            const lines = earnedIn(debt, cash, own, month);
            const sum = lines.reduce((total, line) => total + line.commissionMinor, 0);
            expect(sum).toBe(commissionIn(debt, cash, own, month).netMinor);
            expect(lines.every(({ baseMinor, why }) => why === null || baseMinor === 0)).toBe(true);
          }
          const base = months
            .flatMap((month) => earnedIn(debt, cash, own, month))
            .reduce((total, line) => total + line.baseMinor, 0);
          expect(base).toBeGreaterThanOrEqual(0);
          expect(base).toBeLessThanOrEqual(debt.placedMinor);
        },
      ),
    );
  });
});
