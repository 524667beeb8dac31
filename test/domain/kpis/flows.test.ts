import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  effectivenessIndex,
  noFlows,
  type PeriodFlows,
  recoveryRate,
  textbookEffectiveness,
} from "../../../shared/domain/kpis/flows.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { cutOff, items, opening } from "./fixture-d1.ts";

type Item = (typeof items)[number];

/** Adds a list of items up as the ledger does, from its events alone. */
function flowsOf(list: readonly Item[], openingDay = opening, closingDay = cutOff): PeriodFlows {
  const upTo = (events: Item["cash"], day: string) =>
    events.filter(([on]) => on <= day).reduce((sum, [, k]) => sum + k, 0);
  const inPeriod = (events: Item["cash"]) => upTo(events, closingDay) - upTo(events, openingDay);
  const sum = (rows: readonly Item[], of: (item: Item) => number) => rows.reduce((total, item) => total + of(item), 0);
  const known = list.filter((item) => item.issuedOn <= closingDay);
  const openAt = (item: Item, day: string) =>
    item.issuedOn > day ? 0 : item.total - upTo(item.cash, day) - upTo(item.reduced, day);
  const base = (item: Item) => (item.issuedOn > openingDay ? item.total : openAt(item, openingDay));
  const due = known.filter((item) => item.dueOn <= closingDay);
  const fellDue = due.filter((item) => item.dueOn > openingDay);
  return {
    openingMinor: sum(known, (item) => openAt(item, openingDay)),
    chargedMinor: sum(known, (item) => (item.issuedOn > openingDay ? item.total : 0)),
    nonCashMinor: sum(known, (item) => inPeriod(item.reduced)),
    cashMinor: sum(known, (item) => inPeriod(item.cash)),
    closingMinor: sum(known, (item) => openAt(item, closingDay)),
    closingCurrentMinor: sum(known, (item) => (item.dueOn >= closingDay ? openAt(item, closingDay) : 0)),
    dueBaseMinor: sum(due, base),
    dueNonCashMinor: sum(due, (item) => inPeriod(item.reduced)),
    dueCashMinor: sum(due, (item) => inPeriod(item.cash)),
    fellDueMinor: sum(fellDue, base),
    writtenOffMinor: 0,
    dueOnCutOffMinor: sum(due, (item) => (item.dueOn === closingDay ? openAt(item, closingDay) : 0)),
    cohortMinor: sum(fellDue, (item) => item.total - upTo(item.reduced, closingDay)),
    cohortCashMinor: sum(fellDue, (item) => upTo(item.cash, closingDay)),
  };
}

const text = (found: ReturnType<typeof recoveryRate>) => (found.value === null ? null : toDecimal(found.value));
const d1 = flowsOf(items);

describe("recovery rate (KPIS 2)", () => {
  it("of fixture D1 is 74.51 % collectible, 170.00 % of what fell due, 86.49 % of the cohort", () => {
    expect(recoveryRate(d1, "collectible")).toMatchObject({ numerator: 380n, denominator: 510n });
    expect(text(recoveryRate(d1, "collectible"))).toBe("74.51");
    expect(recoveryRate(d1, "cashVsDue")).toMatchObject({ numerator: 680n, denominator: 400n });
    expect(text(recoveryRate(d1, "cashVsDue"))).toBe("170.00");
    expect(text(recoveryRate(d1, "cohort"))).toBe("86.49");
  });

  it("without what is disputed of it is 79.17 % collectible, and more by the other methods too", () => {
    // 30 of F1 disputed: 380 / (510 - 30); of the others 30 of F4: 680 / (400 - 30) and 320 / (370 - 30).
    expect(text(recoveryRate(d1, "collectible", 30))).toBe("79.17");
    expect(text(recoveryRate(d1, "cashVsDue", 30))).toBe("183.78");
    expect(text(recoveryRate(d1, "cohort", 30))).toBe("94.12");
    const methods = (["collectible", "cashVsDue", "cohort"] as const).map((method) => recoveryRate(d1, method).method);
    expect(methods).toEqual(["collectible", "cashVsDue", "cohort"]);
  });

  it("of nothing is n/a", () => {
    expect(recoveryRate(flowsOf([]), "collectible").value).toBeNull();
  });
});

describe("collection effectiveness (KPIS 6)", () => {
  it("of fixture D1 is 83.95 %, and its numerator is the cash", () => {
    expect(effectivenessIndex([d1])).toMatchObject({ numerator: 680n, denominator: 810n });
    expect(text(effectivenessIndex([d1]))).toBe("83.95");
    expect(effectivenessIndex([d1]).method).toBe("netOfNonCash");
  });

  it("is not helped by a write-off: F9 written off at the end of the month leaves it and the recovery as they were", () => {
    const written = {
      ...d1,
      closingMinor: d1.closingMinor - 40,
      writtenOffMinor: 40,
    };
    expect(written.closingMinor).toBe(990);
    expect(effectivenessIndex([written])).toEqual(effectivenessIndex([d1]));
    expect(recoveryRate(written, "collectible")).toEqual(recoveryRate(d1, "collectible"));
    // Textbooks count it as success.
    expect(text(textbookEffectiveness([written]))).toBe("90.22");
  });

  it("without what is disputed of the overdue is 680 of 780, 87.18 %", () => {
    expect(text(effectivenessIndex([d1], 30))).toBe("87.18");
  });

  it("by the textbook is 85.87 % of fixture D1, with credit notes as success", () => {
    expect(textbookEffectiveness([d1])).toMatchObject({ numerator: 790n, denominator: 920n, method: "textbook" });
    expect(text(textbookEffectiveness([d1]))).toBe("85.87");
  });

  it("of several months is the sum of both sides of each, not of the period as one", () => {
    const september = flowsOf(items, "2026-08-31", "2026-09-30");
    expect(effectivenessIndex([september, d1])).toMatchObject({
      numerator: effectivenessIndex([september]).numerator + 680n,
      denominator: effectivenessIndex([september]).denominator + 810n,
    });
    expect(effectivenessIndex([september, d1]).value).not.toEqual(
      effectivenessIndex([flowsOf(items, "2026-08-31", cutOff)]).value,
    );
    expect(text(textbookEffectiveness([d1, d1]))).toBe(text(textbookEffectiveness([d1])));
  });

  it("of a period in which nothing happened is n/a, by every formula", () => {
    const nothing = noFlows();
    expect(Object.keys(nothing).sort()).toEqual(Object.keys(d1).sort());
    expect(Object.values(nothing).every((sum) => sum === 0)).toBe(true);
    expect(effectivenessIndex([nothing]).value).toBeNull();
    expect(textbookEffectiveness([nothing]).value).toBeNull();
  });
});

describe("on any list of items", () => {
  const day = fc
    .integer({ min: 0, max: 120 })
    .map((n) => new Date(Date.UTC(2026, 7, 1 + n)).toISOString().slice(0, 10));
  const item = fc
    .record({
      issuedOn: day,
      term: fc.integer({ min: 0, max: 60 }),
      total: fc.integer({ min: 1, max: 1000 }),
      cashOn: day,
      cash: fc.integer({ min: 0, max: 100 }),
      reducedOn: day,
      reduced: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ issuedOn, term, total, cashOn, cash, reducedOn, reduced }): Item => {
      const dueOn = new Date(Date.parse(issuedOn) + term * 86_400_000).toISOString().slice(0, 10);
      const later = (on: string) => (on < issuedOn ? issuedOn : on);
      const paid = Math.floor((total * cash) / 200);
      const less = Math.floor((total * reduced) / 200);
      return {
        customer: "A",
        issuedOn,
        dueOn,
        total,
        cash: paid > 0 ? [[later(cashOn), paid]] : [],
        reduced: less > 0 ? [[later(reducedOn), less]] : [],
      };
    });

  it("denominator less numerator of the recovery is what is due and still open", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), (list) => {
        const flows = flowsOf(list);
        const { numerator, denominator } = recoveryRate(flows, "collectible");
        const dueAndOpen = list
          .filter((one) => one.dueOn <= cutOff && one.issuedOn <= cutOff)
          .reduce((sum, one) => {
            const gone = [...one.cash, ...one.reduced]
              .filter(([on]) => on <= cutOff)
              .reduce((all, [, k]) => all + k, 0);
            return sum + one.total - gone;
          }, 0);
        expect(denominator - numerator).toBe(BigInt(dueAndOpen));
        expect(effectivenessIndex([flows]).numerator).toBe(BigInt(flows.cashMinor));
      }),
    );
  });
});
