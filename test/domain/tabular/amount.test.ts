import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMinor } from "../../../shared/domain/money.ts";
import { detectDecimalMark, readAmount, readDecimal } from "../../../shared/domain/tabular/amount.ts";

const minor = (text: string | number, mark: "point" | "comma" = "point", currency = "MXN"): number | string => {
  const read = readAmount(text, mark, currency);
  return read.ok ? read.value.minor : read.code;
};

describe("reading an amount", () => {
  it("takes what Mexican offices write", () => {
    expect(minor("$1,234.50 MN")).toBe(123450);
    expect(minor("$ 1,234.50 M.N.")).toBe(123450);
    expect(minor("MXN 1,234.50")).toBe(123450);
    expect(minor("1234.5 pesos")).toBe(123450);
    expect(minor("(500.00)")).toBe(-50000);
    expect(minor("$(1,500.00)")).toBe("not-an-amount");
    expect(minor("($1,500.00)")).toBe(-150000);
    expect(minor("-500")).toBe(-50000);
    expect(minor("500.00-")).toBe(-50000);
    expect(minor("- $ 500.00")).toBe(-50000);
    expect(minor("-$500")).toBe(-50000);
    expect(minor("+12.00")).toBe(1200);
    expect(minor("\u22121,000")).toBe(-100000);
    expect(minor("1\u00a0234\u00a0567.89")).toBe(123456789);
    expect(minor("1'234,567.89")).toBe("not-an-amount");
    expect(minor("1'234'567.89")).toBe(123456789);
    expect(minor(".50")).toBe(50);
    expect(minor("0")).toBe(0);
    expect(minor("-0.00")).toBe(0);
    expect(minor("12.500000")).toBe(1250);
  });

  it("follows the decimal comma when the column has one", () => {
    expect(minor("1.234,50", "comma")).toBe(123450);
    expect(minor("1234,5", "comma")).toBe(123450);
    expect(minor("1.234", "comma")).toBe(123400);
    expect(minor("1,234", "point")).toBe(123400);
  });

  it("refuses what it could only guess", () => {
    expect(minor("")).toBe("missing");
    expect(minor("   ")).toBe("missing");
    expect(minor("N/A")).toBe("not-an-amount");
    expect(minor("12 ABC")).toBe("not-an-amount");
    expect(minor("1,23,456.00")).toBe("not-an-amount");
    expect(minor("1.234,50")).toBe("not-an-amount");
    expect(minor("12.345")).toBe("too-many-decimals");
    expect(minor("--5")).toBe("not-an-amount");
    expect(minor("1e5")).toBe("not-an-amount");
    expect(minor("=1+1")).toBe("not-an-amount");
    expect(minor("9".repeat(30))).toBe("amount-too-large");
    expect(minor("USD 20 MXN")).toBe("not-an-amount");
  });

  it("tells another currency from a wrong amount", () => {
    expect(minor("USD 20.00")).toBe("other-currency");
    expect(minor("20.00 dlls", "point", "USD")).toBe(2000);
    expect(minor("$20.00", "point", "USD")).toBe(2000);
    expect(minor("1234", "point", "JPY")).toBe(1234);
  });

  it.each([
    ["( 500 )", -50_000],
    ["500 -", -50_000],
    ["MN 1,234", 123_400],
    ["$1,234.50 MXN", 123_450],
    ["1 234 567.5", 123_456_750],
    ["1’234’567.89", 123_456_789],
    ["0001234.50", 123_450],
    ["1234567.89", 123_456_789],
    ["$.50", 50],
    ["M.N.50", 5_000],
    ["Dls.1,500.00", "other-currency"],
    ["-$.50", -50],
    ["5.", 500],
    ["5 M.N.", 500],
    ["1,234.5000", 123_450],
    ["1,000,000,000,000.00", 100_000_000_000_000],
    ["1,000,000,000,000.01", "amount-too-large"],
    ["999999999999999", "amount-too-large"],
    ["1000000000000000", "amount-too-large"],
    ["00000000001", 100],
    ["1.005", "too-many-decimals"],
    ["10.0050", "too-many-decimals"],
    ["5 USD", "other-currency"],
    ["5 euros", "other-currency"],
    ["+-5", "not-an-amount"],
    ["-5-", "not-an-amount"],
    ["+5-", "not-an-amount"],
    ["(-5)", "not-an-amount"],
    ["(+5)", "not-an-amount"],
    ["(5-)", "not-an-amount"],
    ["(5", "not-an-amount"],
    ["5)", "not-an-amount"],
    ["(5) x", "not-an-amount"],
    ["5-5", "not-an-amount"],
    ["#5", "not-an-amount"],
    ["5#", "not-an-amount"],
    ["1/2", "not-an-amount"],
    ["1,2345", "not-an-amount"],
    ["12,34", "not-an-amount"],
    ["1234,567", "not-an-amount"],
    ["1,234 567", "not-an-amount"],
    ["1,234567", "not-an-amount"],
    ["0,1234,567", "not-an-amount"],
    [",234", "not-an-amount"],
    ["1,234,", "not-an-amount"],
    ["1.2.3", "not-an-amount"],
    ["1.234.567", "not-an-amount"],
    [".", "not-an-amount"],
    [",", "not-an-amount"],
    ["-", "not-an-amount"],
    ["$", "not-an-amount"],
    ["' '", "not-an-amount"],
    ["5 USD MXN", "not-an-amount"],
    ["5 pesos netos", "not-an-amount"],
  ])("reads %j as %j", (text, read) => expect(minor(text)).toBe(read));

  it.each([
    ["20 dlls", "USD", 2_000],
    ["US$ 20.00", "USD", 2_000],
    ["$20 USD", "USD", 2_000],
    ["€20", "EUR", 2_000],
    ["20,5€", "EUR", "not-an-amount"],
    ["¥1,500", "JPY", 1_500],
    ["1,500.00 JPY", "JPY", 1_500],
    ["1,500.50 JPY", "JPY", "too-many-decimals"],
    ["1.234", "KWD", 1_234],
  ])("reads %j in %s as %j", (text, currency, read) => expect(minor(text, "point", currency)).toBe(read));

  it.each([
    [null, "missing"],
    [undefined, "missing"],
    [true, "not-an-amount"],
    [{ day: "2026-01-15", time: "" }, "not-an-amount"],
    [Number.POSITIVE_INFINITY, "not-an-amount"],
    ["1".repeat(61), "not-an-amount"],
    ["1".repeat(60), "1".repeat(60)],
    ["-0.00", "0.00"],
    ["-.5", "-0.5"],
    ["-12.5", "-12.5"],
    ["-100", "-100"],
    [5, "5"],
    [-0.1, "-0.1"],
  ])("reads a decimal of any size, %j as %s", (cell, told) => {
    const read = readDecimal(cell, "point");
    expect(read.ok ? read.value.text : read.code).toBe(told);
  });

  it("rounds numbers of Excel half up, once", () => {
    expect([0.005, 2.675, 0.0049, 0.00499995, 1.0000005].map((number) => minor(number))).toEqual([1, 268, 0, 0, 100]);
    expect(minor(-0.005)).toBe(-1);
    expect(minor(-0.001)).toBe(0);
    expect(minor(0.4999999, "point", "JPY")).toBe(0);
    expect(minor(0.5, "point", "JPY")).toBe(1);
    expect(minor(1e20)).toBe("amount-too-large");
    expect(minor(1e15)).toBe("amount-too-large");
  });

  it("reads Excel's binary numbers as Excel shows them", () => {
    expect(minor(0.1 + 0.2)).toBe(30);
    expect(minor(1234.5)).toBe(123450);
    expect(minor(-99.999)).toBe(-10000);
    expect(minor(1e-7)).toBe(0);
    expect(minor(Number.NaN)).toBe("not-an-amount");
    expect(readDecimal(17.123456, "point")).toEqual({ ok: true, value: { text: "17.123456", currency: null } });
  });

  it("returns every amount that is written with grouping, sign and currency", () => {
    const written = fc.record({
      cents: fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
      mark: fc.constantFrom("point" as const, "comma" as const),
      sign: fc.constantFrom("before", "after", "parentheses"),
      money: fc.constantFrom("", "$", "MXN ", "M.N."),
    });
    fc.assert(
      fc.property(written, ({ cents, mark, sign, money }) => {
        const plain = formatMinor(Math.abs(cents), "MXN");
        const [whole = "", fraction = ""] = plain.split(".");
        const group = mark === "point" ? "," : ".";
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
        const body = `${money}${grouped}${mark === "point" ? "." : ","}${fraction}`;
        const text = cents >= 0 ? body : sign === "before" ? `-${body}` : sign === "after" ? `${body}-` : `(${body})`;
        expect(minor(text, mark)).toBe(cents);
        expect(detectDecimalMark([text])).toEqual({ mark, certain: true });
      }),
    );
  });

  it("never throws, whatever the cell holds", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.constantFrom("point" as const, "comma" as const), (text, mark) => {
        const read = readAmount(text, mark, "MXN");
        expect(read.ok ? Number.isSafeInteger(read.value.minor) : read.code !== undefined).toBe(true);
      }),
    );
  });
});

describe("the decimal sign of a column", () => {
  it("is decided by the cells that allow one reading", () => {
    expect(detectDecimalMark(["1,234", "12.50"])).toEqual({ mark: "point", certain: true });
    expect(detectDecimalMark(["1.234", "12,50"])).toEqual({ mark: "comma", certain: true });
    expect(detectDecimalMark(["1.234.567"])).toEqual({ mark: "comma", certain: true });
    expect(detectDecimalMark([12.5, 3])).toEqual({ mark: "point", certain: true });
  });

  it("is asked about when nothing decides or the column contradicts itself", () => {
    expect(detectDecimalMark(["1,234", "5,678"])).toEqual({ mark: "point", certain: false });
    expect(detectDecimalMark(["1,50", "1.50", "2.25"])).toEqual({ mark: "point", certain: false });
  });

  it.each([
    [["0,500"], "comma", true],
    [["0.500"], "point", true],
    [["1234,567"], "comma", true],
    [["1234.567"], "point", true],
    [[",500"], "comma", true],
    [[".500"], "point", true],
    [["1,2"], "comma", true],
    [["1.2"], "point", true],
    [["1.234,5"], "comma", true],
    [["1,234.5"], "point", true],
    [["1,234,567"], "point", true],
    [["1.234.567,8"], "comma", true],
    [["123,456"], "point", false],
    [["100.500"], "point", false],
    [["10,500"], "point", false],
    [["12", "500"], "point", true],
    [["12", "1,234"], "point", false],
    [["1,234", "12,5"], "comma", true],
    [["1,50", "1.50"], "point", false],
    [["1,50", "2,50", "1.50"], "comma", false],
    [[], "point", true],
    [[1.5, null, true, "n/a", "sin dato, 5,5"], "point", true],
    [["$ 1,50 MN", 2.5], "comma", true],
  ] as const)("of %j is a %s, certain: %j", (cells, mark, certain) => {
    expect(detectDecimalMark(cells)).toEqual({ mark, certain });
  });
});
