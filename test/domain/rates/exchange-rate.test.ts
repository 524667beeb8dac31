import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { consolidate, shareAtOneRate } from "../../../shared/domain/rates/consolidate.ts";
import type { RateStatement } from "../../../shared/domain/rates/exchange-rate.ts";
import {
  canonicalRate,
  exactRate,
  exchangeDifference,
  inCurrencyOrder,
  rateFor,
  ratesInForce,
  shownRate,
  toCompanyMinor,
} from "../../../shared/domain/rates/exchange-rate.ts";

test("currencies stand in one order everywhere: the company's first, each once", () => {
  expect(inCurrencyOrder(["USD", "EUR", "MXN", "USD"])).toEqual(["MXN", "EUR", "USD"]);
  expect(inCurrencyOrder(["USD", "AED"])).toEqual(["AED", "USD"]);
});

const statement = (id: number, day: string, rate: string, source = "SF43718", currency = "USD"): RateStatement => ({
  id,
  currency,
  day,
  rate,
  source,
});
const chosen = (rate: string, currency = "USD") => ({
  currency,
  day: "2026-10-31",
  rate,
  source: "SF43718",
  daysOld: 0,
});

const decimals = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, "0")}`);

describe("a rate as text", () => {
  test.each([
    ["17.1234", "17.1234"],
    ["017.10", "17.1"],
    [" 18 ", "18"],
    ["0.115600", "0.1156"],
    ["0017.1", "17.1"],
    ["1005.25", "1005.25"],
  ])("%j is kept as %j", (text, kept) => expect(canonicalRate(text)).toBe(kept));

  test.each([
    ["18", "18.0000"],
    ["19.731", "19.7310"],
    ["0.11560001", "0.11560001"],
  ])("%j is shown as %j", (rate, shown) => expect(shownRate(rate)).toBe(shown));

  test.each(["", "0", "0.000", "-17.1", "17,1234", "1e1", "$17.1", "N/E", "17.12345678901"])("%j is refused", (text) =>
    expect(canonicalRate(text)).toBeNull(),
  );
});

test("what is no rate is never read as one", () => {
  expect(exactRate("17.1")).toEqual({ digits: 171_000_000_000n, scale: 10 });
  expect(() => exactRate("N/E")).toThrow(RangeError);
  expect(() => toCompanyMinor(100, "USD", "")).toThrow("not an exchange rate");
});

describe("worth in company currency", () => {
  test("is exact and rounded once, half away from zero", () => {
    expect(toCompanyMinor(1_000_000, "USD", "17.1234")).toBe(17_123_400);
    expect(toCompanyMinor(1, "USD", "17.5")).toBe(18);
    expect(toCompanyMinor(-1, "USD", "17.5")).toBe(-18);
    expect(toCompanyMinor(123, "MXN", "1")).toBe(123);
    expect(toCompanyMinor(123n, "MXN", "17.5")).toBe(123);
    expect(toCompanyMinor(0, "USD", "17.5")).toBe(0);
  });

  test("knows currencies without decimals and with three", () => {
    expect(toCompanyMinor(100_000, "JPY", "0.1156")).toBe(1_156_000);
    expect(toCompanyMinor(1_000, "KWD", "60")).toBe(6_000);
  });

  test("property: a rate of 1 changes nothing, and worth grows with the rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), decimals, decimals, (minor, a, b) => {
        expect(toCompanyMinor(minor, "USD", "1")).toBe(minor);
        if (minor > 0 && Number(a) <= Number(b)) {
          expect(toCompanyMinor(minor, "USD", a)).toBeLessThanOrEqual(toCompanyMinor(minor, "USD", b));
        }
      }),
    );
  });
});

describe("exchange difference", () => {
  test("is the worth at the cut-off less the worth at each document's own rate", () => {
    const open = [
      { minor: 1_000_000, bookRate: "18.00" },
      { minor: 500_000, bookRate: "16.5" },
    ];
    // 10,000 x (17.1234 - 18) + 5,000 x (17.1234 - 16.5) = -8,766.00 + 3,117.00
    expect(exchangeDifference(open, "USD", "17.1234")).toBe(-564_900);
  });

  test("is not guessed for a document that states no rate", () => {
    expect(exchangeDifference([{ minor: 100, bookRate: "" }], "USD", "17")).toBeNull();
    expect(exchangeDifference([{ minor: 0, bookRate: "" }], "USD", "17")).toBe(0);
  });

  test("of pesos is nothing", () => expect(exchangeDifference([{ minor: 100, bookRate: "" }], "MXN", "1")).toBe(0));

  test("property: at the document's own rate it is nothing, and turning the rates round turns the sign", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), decimals, decimals, (minor, a, b) => {
        expect(exchangeDifference([{ minor, bookRate: a }], "USD", a)).toBe(0);
        const there = exchangeDifference([{ minor, bookRate: a }], "USD", b);
        expect(exchangeDifference([{ minor, bookRate: b }], "USD", a)).toBe(there === 0 ? 0 : -(there ?? 0));
      }),
    );
  });
});

describe("rates in force", () => {
  test("the latest statement of a source stands, and history stays behind it", () => {
    expect(ratesInForce([statement(1, "2026-11-20", "18.1"), statement(2, "2026-11-20", "18.2")])).toEqual([
      { currency: "USD", day: "2026-11-20", rate: "18.2", source: "SF43718" },
    ]);
  });

  test("what was typed goes before the FIX, the FIX before anything else; a withdrawn one gives way", () => {
    const said = [
      statement(1, "2026-11-20", "18.1", "SF60653"),
      statement(2, "2026-11-20", "18.2", "SF43718"),
      statement(3, "2026-11-20", "18.3", "typed"),
    ];
    expect(ratesInForce(said)[0]?.rate).toBe("18.3");
    expect(ratesInForce([...said, statement(4, "2026-11-20", "", "typed")])[0]?.rate).toBe("18.2");
    expect(ratesInForce([statement(1, "2026-11-20", "", "typed")])).toEqual([]);
  });

  test("a source that goes before does so whichever was recorded last; of two others the latest stands", () => {
    const rate = (...said: RateStatement[]) => ratesInForce(said)[0]?.rate;
    const [typed, fix, other, dof] = (["typed", "SF43718", "SF60653", "DOF"] as const).map(
      (source, index) => (id: number) => statement(id, "2026-11-20", `18.${index + 1}`, source),
    );
    if (!typed || !fix || !other || !dof) throw new Error("four sources");
    expect([rate(typed(1), fix(2)), rate(fix(1), typed(2)), rate(fix(2), typed(1))]).toEqual(["18.1", "18.1", "18.1"]);
    expect([rate(fix(1), other(2)), rate(other(1), fix(2)), rate(other(2), fix(1))]).toEqual(["18.2", "18.2", "18.2"]);
    expect([rate(other(1), dof(2)), rate(dof(2), other(1)), rate(other(2), dof(1))]).toEqual(["18.4", "18.4", "18.3"]);
  });

  test("stand in order of currency and day", () => {
    const said = [
      statement(1, "2026-11-20", "18.1"),
      statement(2, "2026-11-19", "19.8", "SF46410", "EUR"),
      statement(3, "2026-11-18", "18.2"),
      statement(4, "2026-11-21", "19.9", "SF46410", "EUR"),
      statement(5, "2026-11-19", "18.3"),
    ];
    for (const read of [said, said.toReversed()]) {
      expect(ratesInForce(read).map(({ currency, day }) => `${currency} ${day}`)).toEqual([
        "EUR 2026-11-19",
        "EUR 2026-11-21",
        "USD 2026-11-18",
        "USD 2026-11-19",
        "USD 2026-11-20",
      ]);
    }
  });

  test("property: the order statements are read in does not matter", () => {
    const said = fc.array(
      fc.record({
        currency: fc.constantFrom("USD", "EUR"),
        day: fc.constantFrom("2026-11-19", "2026-11-20"),
        rate: fc.constantFrom("", "18.1", "18.2"),
        source: fc.constantFrom("typed", "SF43718", "SF60653", "DOF"),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(said, fc.infiniteStream(fc.nat()), (rows, ranks) => {
        const numbered = rows.map((row, index) => ({ ...row, id: index + 1 }));
        const shuffled = numbered
          .map((row) => ({ row, rank: ranks.next().value ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ row }) => row);
        expect(ratesInForce(shuffled)).toEqual(ratesInForce(numbered));
      }),
    );
  });
});

describe("the rate for a day", () => {
  const rates = ratesInForce([statement(1, "2026-11-20", "18.2"), statement(2, "2026-11-18", "18.0")]);

  test("is that of the day, and none when only an earlier one is known", () => {
    expect(rateFor(rates, "USD", "2026-11-20", 0)).toMatchObject({ rate: "18.2", daysOld: 0 });
    expect(rateFor(rates, "USD", "2026-11-22", 0)).toBeNull();
    expect(rateFor(rates, "EUR", "2026-11-20", 30)).toBeNull();
  });

  test("is the last known one where the company allows it, and says how old it is; never a later one", () => {
    expect(rateFor(rates, "USD", "2026-11-22", 2)).toMatchObject({ day: "2026-11-20", daysOld: 2 });
    expect(rateFor(rates, "USD", "2026-11-22", 1)).toBeNull();
    expect(rateFor(rates, "USD", "2026-11-19", 5)).toMatchObject({ day: "2026-11-18", daysOld: 1 });
    expect(rateFor(rates, "USD", "2026-11-17", 31)).toBeNull();
    expect(rateFor(rates.toReversed(), "USD", "2026-11-22", 5)).toMatchObject({ day: "2026-11-20", daysOld: 2 });
    expect(rateFor(rates, "USD", "2026-11-22", 5)).toMatchObject({ day: "2026-11-20", daysOld: 2 });
  });
});

describe("several currencies brought together", () => {
  const rows = [
    { currency: "MXN", open: 1_000_00, overdue: 400_00 },
    { currency: "USD", open: 100_00, overdue: 100_00 },
  ];

  test("adds each at its one rate of the cut-off and names the rates", () => {
    expect(consolidate(rows, ["open", "overdue"], () => chosen("17.5"))).toEqual({
      ok: true,
      sums: { open: 2_750_00, overdue: 2_150_00 },
      used: [chosen("17.5")],
    });
  });

  test("names the currency without a rate and gives no sum", () => {
    expect(consolidate(rows, ["open"], () => null)).toEqual({ ok: false, missing: ["USD"], used: [] });
  });

  test("names currencies in their order, once each, with a rate or without", () => {
    const several = [
      { currency: "JPY", open: 100 },
      { currency: "USD", open: 100 },
      { currency: "CAD", open: 100 },
      { currency: "EUR", open: 100 },
      { currency: "USD", open: 50 },
    ];
    const known = (...currencies: string[]) =>
      consolidate(several, ["open"], (currency) => (currencies.includes(currency) ? chosen("2", currency) : null));
    const all = known("USD", "JPY", "EUR", "CAD");
    expect(all.used.map(({ currency }) => currency)).toEqual(["CAD", "EUR", "JPY", "USD"]);
    // A yen has no hundredths: 100 of them at 2 pesos are 200.00.
    expect(all).toMatchObject({ ok: true, sums: { open: 200 + 20_000 + 200 + 200 + 100 } });
    expect(known("EUR", "CAD")).toMatchObject({ ok: false, missing: ["JPY", "USD"] });
  });

  test("a share over currencies is that of the sums, part and whole told", () => {
    const rows = [
      { currency: "MXN", partMinor: 10_000, wholeMinor: 50_000 },
      { currency: "USD", partMinor: 2_000, wholeMinor: 2_500 },
    ];
    const { value, numerator, denominator, method } = shareAtOneRate(rows, () => chosen("20"));
    expect(value && toDecimal(value)).toBe("50.00");
    expect({ numerator, denominator, method }).toEqual({
      numerator: 50_000n,
      denominator: 100_000n,
      method: "openBalance",
    });
  });

  test("a share uses one rate on both sides: 9,000 of 10,000 dollars is 90.00 %, whatever the rate", () => {
    const dollars = [{ currency: "USD", partMinor: 900_000, wholeMinor: 1_000_000 }];
    for (const rate of ["18.00", "20.00"]) {
      const { value } = shareAtOneRate(dollars, () => chosen(rate));
      expect(value && toDecimal(value)).toBe("90.00");
    }
    expect(shareAtOneRate(dollars, () => null).value).toBeNull();
  });
});
