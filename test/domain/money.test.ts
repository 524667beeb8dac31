import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  currencyDecimals,
  formatMicros,
  formatMinor,
  isPlainDecimal,
  isResidue,
  microsToMinor,
  minorToMicros,
  parseMicros,
  parseMinor,
} from "../../shared/domain/money.ts";

const currency = fc.constantFrom("MXN", "JPY", "KWD", "CLF", "USD");

describe("amounts as files write them", () => {
  test.each([
    ["1700", "MXN", 170_000],
    ["100.0", "MXN", 10_000],
    ["0.0", "MXN", 0],
    ["6078640.234906", "MXN", 607_864_023],
    ["0.005", "MXN", 1],
    ["0.0049999999", "MXN", 1],
    ["1700", "JPY", 1700],
    ["1.0005", "KWD", 1001],
  ])("%s %s is %i minor units", (text, code, minor) => {
    expect(parseMinor(text, code)).toBe(minor);
  });

  test.each(["$1,160.00", "1.16E3", "-5", "", " 5", "5.", ".5", "1,000", "NaN"])("«%s» is no amount", (text) => {
    expect(isPlainDecimal(text)).toBe(false);
    expect(() => parseMicros(text)).toThrow(RangeError);
  });

  test("an amount the ledger cannot hold exactly is refused, not rounded", () => {
    expect(() => parseMinor("999999999999999999", "MXN")).toThrow(RangeError);
  });
});

describe("properties", () => {
  test("what is formatted reads back as the same amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 52 }), currency, (minor, code) => {
        expect(parseMinor(formatMinor(minor, code), code)).toBe(minor);
      }),
    );
  });

  test("minor units and micros of an amount stand for the same money", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), currency, (minor, code) => {
        expect(microsToMinor(minorToMicros(minor, code), code)).toBe(minor);
      }),
    );
  });

  test("rounding never moves an amount by more than half a minor unit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), currency, (micros, code) => {
        const difference = minorToMicros(microsToMinor(micros, code), code) - micros;
        const twice = difference < 0n ? -2n * difference : 2n * difference;
        expect(twice <= minorToMicros(1, code)).toBe(true);
      }),
    );
  });

  test("a rest smaller than one minor unit counts as settled, a whole unit does not", () => {
    fc.assert(
      fc.property(currency, (code) => {
        expect(isResidue(minorToMicros(1, code) - 1n, code)).toBe(true);
        expect(isResidue(minorToMicros(1, code), code)).toBe(false);
        expect(formatMinor(0, code).replace("0.", "")).toHaveLength(Math.max(1, currencyDecimals(code)));
      }),
    );
  });
});

test("micros are written with the currency's decimals, and with more only where they say something", () => {
  expect(formatMicros(12_500_000n, "MXN")).toBe("12.50");
  expect(formatMicros(-333_333n, "MXN")).toBe("-0.333333");
  expect(formatMicros(7_000_000n, "JPY")).toBe("7");
  expect(formatMicros(7_100_000n, "KWD")).toBe("7.100");
  expect(formatMicros(0n, "MXN")).toBe("0.00");
});
