import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../shared/domain/days.ts";
import { type InterestFacts, interestOn } from "../../../shared/domain/interest/accrual.ts";
import { ALWAYS, formatRate, parseRate, type RecordedTerms, termsOf } from "../../../shared/domain/interest/terms.ts";
import { vatRateOf } from "../../../shared/domain/interest/vat.ts";

const DUE = "2026-10-01";
const AS_OF = addDays(DUE, 45);
const NEVER = "9999-12-31";
const SIX = { fromOn: ALWAYS, rate: 60_000n, dayCount: 365 } as const;

function facts(changes: Partial<InterestFacts> = {}): InterestFacts {
  return {
    dueOn: DUE,
    moves: [{ on: "2026-09-01", minor: 10_000_000 }],
    claims: [],
    terms: [SIX],
    vatRate: 160_000n,
    ...changes,
  };
}

describe("moratory interest of an invoice", () => {
  test("100,000 at 6 % for 45 days is 739.73, with VAT 118.36 in all 858.09; by a year of 360 days 750.00", () => {
    const legal = interestOn(facts(), AS_OF);
    expect([legal.interestMinor, legal.vatMinor, legal.interestMinor + legal.vatMinor]).toEqual([
      73_973, 11_836, 85_809,
    ]);
    expect(legal.spans).toEqual([
      {
        from: "2026-10-02",
        to: "2026-11-15",
        days: 45,
        openMinor: 10_000_000,
        disputedMinor: 0,
        balanceMinor: 10_000_000,
        rate: 60_000n,
        dayCount: 365,
        interestMinor: 73_973,
        vatMinor: 11_836,
      },
    ]);
    expect(interestOn(facts({ terms: [{ ...SIX, dayCount: 360 }] }), AS_OF).interestMinor).toBe(75_000);
    expect(interestOn(facts({ vatRate: 0n }), AS_OF)).toMatchObject({ interestMinor: 73_973, vatMinor: 0 });
  });

  test("runs from the day after the due day, and money bears interest up to the day it comes in", () => {
    expect(interestOn(facts(), DUE).spans).toEqual([]);
    expect(interestOn(facts(), addDays(DUE, 1)).days).toBe(1);
    const onTime = facts({ moves: [...facts().moves, { on: DUE, minor: -10_000_000 }] });
    expect(interestOn(onTime, AS_OF).spans).toEqual([]);
    const late = facts({ moves: [...facts().moves, { on: addDays(DUE, 10), minor: -6_000_000 }] });
    expect(
      interestOn(late, AS_OF).spans.map(({ from, to, days, balanceMinor }) => [from, to, days, balanceMinor]),
    ).toEqual([
      ["2026-10-02", "2026-10-11", 10, 10_000_000],
      ["2026-10-12", "2026-11-15", 35, 4_000_000],
    ]);
  });

  test("an invoice paid and owed again bears nothing for the days between, and money of the last day still bears it", () => {
    const bounced = [
      ...facts().moves,
      { on: "2026-10-10", minor: -10_000_000 },
      { on: "2026-10-20", minor: 10_000_000 },
    ];
    const spans = (moves: InterestFacts["moves"]) =>
      interestOn(facts({ moves }), AS_OF).spans.map(({ from, to, days, interestMinor }) => [
        from,
        to,
        days,
        interestMinor,
      ]);
    // 100,000 at 6 % for 9 days is 147.945, for 35 in all 575.34.
    expect(spans(bounced)).toEqual([
      ["2026-10-02", "2026-10-10", 9, 14_795],
      ["2026-10-21", "2026-11-15", 26, 42_739],
    ]);
    expect(spans([...facts().moves, { on: AS_OF, minor: -4_000_000 }])).toEqual([["2026-10-02", AS_OF, 45, 73_973]]);
  });

  test("days at a rate of zero are told and are not days of interest", () => {
    const terms = [
      { ...SIX, rate: 0n },
      { ...SIX, fromOn: "2026-11-01" },
      { fromOn: "2026-11-11", rate: SIX.rate, dayCount: 360 },
    ] as const;
    const interest = interestOn(facts({ terms }), AS_OF);
    expect(interest.days).toBe(15);
    // 10 days of 365 and 5 of 360: 164.38 and 83.33.
    expect(interest.spans.map(({ days, dayCount, interestMinor }) => [days, dayCount, interestMinor])).toEqual([
      [30, 365, 0],
      [10, 365, 16_438],
      [5, 360, 8_334],
    ]);
  });

  test("a dispute takes its part out from the day it is opened until the day it is answered; the rest goes on", () => {
    const claims = [{ fromOn: "2026-10-10", untilOn: "2026-10-20", minor: 3_000_000 }];
    const { spans } = interestOn(facts({ claims }), AS_OF);
    expect(spans.map(({ from, balanceMinor, disputedMinor }) => [from, balanceMinor, disputedMinor])).toEqual([
      ["2026-10-02", 10_000_000, 0],
      ["2026-10-10", 7_000_000, 3_000_000],
      ["2026-10-21", 10_000_000, 0],
    ]);
    const all = interestOn(facts({ claims: [{ fromOn: ALWAYS, untilOn: NEVER, minor: 99_000_000 }] }), AS_OF);
    expect(all).toMatchObject({ interestMinor: 0, days: 0 });
  });

  test("days on which nothing changes are one span, each payment and each dispute begins another", () => {
    const dispute = (fromOn: string, untilOn: string) => ({ fromOn, untilOn, minor: 3_000_000 });
    const told = (moves: InterestFacts["moves"], claims: InterestFacts["claims"]) =>
      interestOn(facts({ moves: [...facts().moves, ...moves], claims }), AS_OF).spans.map(
        ({ from, to, days, openMinor, disputedMinor }) =>
          `${from} ${to} ${String(days)}: ${String(openMinor / 100)} - ${String(disputedMinor / 100)}`,
      );
    // Disputed anew on the day the answer came.
    expect(
      told(
        [],
        [
          dispute("2026-10-10", "2026-10-20"),
          dispute("2026-10-20", "2026-10-31"),
          dispute("2026-11-05", "2026-11-08"),
          dispute("2026-11-08", "2026-11-10"),
        ],
      ),
    ).toEqual([
      "2026-10-02 2026-10-09 8: 100000 - 0",
      "2026-10-10 2026-10-31 22: 100000 - 30000",
      "2026-11-01 2026-11-04 4: 100000 - 0",
      "2026-11-05 2026-11-10 6: 100000 - 30000",
      "2026-11-11 2026-11-15 5: 100000 - 0",
    ]);
    const payments = [
      { on: "2026-10-18", minor: -1_000_000 },
      { on: "2026-10-19", minor: -2_000_000 },
    ];
    expect(told(payments, [dispute("2026-10-10", "2026-10-20")])).toEqual([
      "2026-10-02 2026-10-09 8: 100000 - 0",
      "2026-10-10 2026-10-18 9: 100000 - 30000",
      "2026-10-19 2026-10-19 1: 90000 - 30000",
      "2026-10-20 2026-10-20 1: 70000 - 30000",
      "2026-10-21 2026-11-15 26: 70000 - 0",
    ]);
  });

  test("a credit note of the disputed part leaves no day on which it bore interest", () => {
    const credited = facts({
      moves: [...facts().moves, { on: "2026-10-20", minor: -3_000_000 }],
      claims: [{ fromOn: "2026-09-15", untilOn: "2026-10-20", minor: 3_000_000 }],
    });
    expect(interestOn(credited, AS_OF).spans.map((span) => span.balanceMinor)).toEqual([7_000_000, 7_000_000]);
  });

  test("terms of a contract come before those of the customer, and those before the company's, each from its day", () => {
    const customer = { fromOn: "2026-10-12", rate: 120_000n, dayCount: 365, order: 1, invoices: null } as const;
    const contract = {
      fromOn: "2026-11-01",
      rate: 180_000n,
      dayCount: 360,
      order: 2,
      invoices: new Set(["A"]),
    } as const;
    const corrected = { ...customer, rate: 90_000n, order: 3 };
    expect(termsOf("A", SIX, [contract, customer, corrected]).map(({ fromOn, rate }) => [fromOn, rate])).toEqual([
      [ALWAYS, 60_000n],
      ["2026-10-12", 90_000n],
      ["2026-11-01", 180_000n],
    ]);
    expect(termsOf("B", SIX, [contract, customer]).map((terms) => terms.rate)).toEqual([60_000n, 120_000n]);
    const { spans } = interestOn(facts({ terms: termsOf("A", SIX, [contract, corrected]) }), AS_OF);
    expect(spans.map(({ days, rate, dayCount }) => [days, rate, dayCount])).toEqual([
      [10, 60_000n, 365],
      [20, 90_000n, 365],
      [15, 180_000n, 360],
    ]);
  });

  test("a contract holds over what its customer agrees later, and the later day over what is recorded later", () => {
    const rates = (...recorded: RecordedTerms[]) =>
      termsOf("A", SIX, recorded).map(
        ({ fromOn, rate, dayCount }) => `${fromOn} ${formatRate(rate)}/${String(dayCount)}`,
      );
    const from = (fromOn: string, order: number, rate: bigint, more: Partial<RecordedTerms> = {}): RecordedTerms => ({
      fromOn,
      order,
      rate,
      dayCount: 365,
      invoices: null,
      ...more,
    });
    const contract = from("2026-10-01", 1, 180_000n, { invoices: new Set(["A"]) });
    expect(rates(contract, from("2026-11-01", 2, 90_000n))).toEqual([`${ALWAYS} 6/365`, "2026-10-01 18/365"]);
    for (const turned of [false, true]) {
      const recorded = [
        from("2026-11-01", 1, 90_000n),
        from("2026-10-12", 2, 120_000n),
        from("2026-10-12", 3, 150_000n),
      ];
      expect(rates(...(turned ? recorded.reverse() : recorded))).toEqual([
        `${ALWAYS} 6/365`,
        "2026-10-12 15/365",
        "2026-11-01 9/365",
      ]);
    }
    // What repeats what holds is no new term; another count of days is, and so is an earlier rate that comes back.
    expect(
      rates(
        from("2026-10-01", 1, 60_000n),
        from("2026-10-10", 2, 60_000n, { dayCount: 360 }),
        from("2026-10-20", 3, 90_000n),
        from("2026-10-30", 4, 60_000n, { dayCount: 360 }),
      ),
    ).toEqual([`${ALWAYS} 6/365`, "2026-10-10 6/360", "2026-10-20 9/365", "2026-10-30 6/360"]);
  });

  test("a rate is a plain decimal of at most four decimals", () => {
    expect(["6", "18.5", "22.0148", "0"].map((text) => formatRate(parseRate(text) ?? -1n))).toEqual([
      "6",
      "18.5",
      "22.0148",
      "0",
    ]);
    expect(parseRate("1000")).toBe(10_000_000n);
    expect(["", "-1", "6 %", "1e2", "6.00001", "1000.0001"].map(parseRate)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("VAT is that of the sale: one rate as it is, several by what each was charged on, none for 0 % and exempt", () => {
    expect(vatRateOf("33.33", [{ rate: "0.160000", amount: "5.33" }])).toBe(160_000n);
    expect(vatRateOf("200.00", [{ rate: "0.160000", amount: "16.00" }])).toBe(80_000n);
    expect(
      vatRateOf("200.00", [
        { rate: "0.160000", amount: "16.00" },
        { rate: "0.080000", amount: "8.00" },
      ]),
    ).toBe(120_000n);
    expect(vatRateOf("100.00", [{ rate: "16.00", amount: "16.00" }])).toBe(160_000n);
    expect(vatRateOf("100.00", [{ rate: "0.000000", amount: "0.00" }])).toBe(0n);
    expect(vatRateOf("100.00", [])).toBe(0n);
    expect(vatRateOf("0.00", [])).toBe(0n);
  });

  test("VAT in percent (CFDI 3.2) is the same, and what is no number or charges nothing is left out", () => {
    expect(vatRateOf("33.33", [{ rate: "16.00", amount: "5.33" }])).toBe(160_000n);
    const whole = { rate: "0.160000", amount: "16.00" };
    for (const nothing of [
      { rate: "Exento", amount: "0.00" },
      { rate: "", amount: "16.00" },
      { rate: "0.000000", amount: "16.00" },
      { rate: "0.160000", amount: "" },
      { rate: "0.080000", amount: "0.00" },
    ]) {
      expect(vatRateOf("100.00", [whole, nothing]), JSON.stringify(nothing)).toBe(160_000n);
    }
  });

  test("a rest of up to half a percent of the base is the issuer's rounding, more is a sale at 0 %", () => {
    expect(vatRateOf("200.00", [{ rate: "0.160000", amount: "31.84" }])).toBe(160_000n);
    expect(vatRateOf("202.00", [{ rate: "0.160000", amount: "32.00" }])).toBe(158_415n);
  });
});

const day = fc.integer({ min: -40, max: 200 }).map((n) => addDays(DUE, n));
const anyFacts: fc.Arbitrary<InterestFacts> = fc
  .record({
    total: fc.integer({ min: 1, max: 2_000_000_000 }),
    moves: fc.array(fc.record({ on: day, minor: fc.integer({ min: -900_000, max: 100_000 }) }), { maxLength: 8 }),
    claims: fc.array(
      fc.record({
        fromOn: day,
        length: fc.integer({ min: 1, max: 90 }),
        minor: fc.integer({ min: 1, max: 9_000_000 }),
      }),
      { maxLength: 4 },
    ),
    terms: fc.array(
      fc.record({
        fromOn: day,
        rate: fc.bigInt({ min: 0n, max: 600_000n }),
        dayCount: fc.constantFrom(365 as const, 360 as const),
      }),
      { maxLength: 3 },
    ),
    vatRate: fc.constantFrom(0n, 80_000n, 160_000n),
  })
  .map(({ total, moves, claims, terms, vatRate }) => ({
    dueOn: DUE,
    moves: [{ on: addDays(DUE, -60), minor: total }, ...moves],
    claims: claims.map(({ fromOn, length, minor }) => ({ fromOn, untilOn: addDays(fromOn, length), minor })),
    terms: [SIX, ...terms.sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))],
    vatRate,
  }));

describe("whatever happens to an invoice", () => {
  test("interest of a time is that of its parts: each day adds to the day before and nothing is counted twice", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (any, first, more) => {
        const early = interestOn(any, addDays(DUE, first));
        const late = interestOn(any, addDays(DUE, first + more));
        const sum = (spans: typeof late.spans, until: string): number =>
          spans.reduce((total, span) => (span.to <= until ? total + span.interestMinor : total), 0);
        expect(late.interestMinor).toBeGreaterThanOrEqual(early.interestMinor);
        expect(sum(late.spans, NEVER)).toBe(late.interestMinor);
        expect(late.spans.reduce((total, span) => total + span.vatMinor, 0)).toBe(late.vatMinor);
        const next = interestOn(any, addDays(DUE, first + 1));
        const added = next.spans.find((span) => span.to === addDays(DUE, first + 1));
        const perDay = added ? (BigInt(added.balanceMinor) * added.rate) / (1_000_000n * BigInt(added.dayCount)) : 0n;
        expect(Math.abs(next.interestMinor - early.interestMinor - Number(perDay))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });

  test("days that are disputed whole bear nothing, the order of entries does not matter, and terms never compound", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 200 }), (any, days) => {
        const asOf = addDays(DUE, days);
        const interest = interestOn(any, asOf);
        expect(interestOn({ ...any, moves: any.moves.toReversed(), claims: any.claims.toReversed() }, asOf)).toEqual(
          interest,
        );
        const whole = { fromOn: ALWAYS, untilOn: NEVER, minor: 3_000_000_000 };
        expect(interestOn({ ...any, claims: [...any.claims, whole] }, asOf).interestMinor).toBe(0);
        for (const span of interest.spans) {
          expect(span.balanceMinor).toBe(span.openMinor - span.disputedMinor);
          expect(span.balanceMinor).toBeGreaterThanOrEqual(0);
        }
        // Simple: never more than the largest balance at the highest rate for all days.
        const most = Math.max(0, ...interest.spans.map((span) => span.balanceMinor));
        const highest = any.terms.reduce((rate, terms) => (terms.rate > rate ? terms.rate : rate), 0n);
        const bound = (BigInt(most) * highest * BigInt(days)) / (1_000_000n * 360n) + 1n;
        expect(BigInt(interest.interestMinor)).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 150 },
    );
  });
});
