import { describe, expect, it } from "vitest";
import { cellText, plainNumber, type RawCell, type Read } from "../../../shared/domain/tabular/cell.ts";
import { readCurrency } from "../../../shared/domain/tabular/currency.ts";
import { readRfc, readText } from "../../../shared/domain/tabular/words.ts";

const told = (read: Read<string>): string => (read.ok ? read.value : read.code);

describe("what stands in a cell", () => {
  it.each<[RawCell | undefined, string]>([
    [null, ""],
    [undefined, ""],
    [" a\u00a0\u2003 b\n", "a b"],
    [12.5, "12.5"],
    [true, "TRUE"],
    [false, "FALSE"],
    [{ day: "2026-01-15", time: "" }, "2026-01-15"],
    [{ day: "2026-01-15", time: "10:20:30" }, "2026-01-15 10:20:30"],
  ])("%j is the text %j", (cell, text) => expect(cellText(cell)).toBe(text));

  it.each([
    [0.1 + 0.2, "0.3"],
    [1e-7, "0.0000001"],
    [-1.5e-7, "-0.00000015"],
    [1e-21, "0"],
    [1e21, "1000000000000000000000"],
    [9_007_199_254_740_991, "9007199254740991"],
    [1, "1"],
    [-1, "-1"],
    [100_000.5, "100000.5"],
    [Number.NaN, ""],
    [Number.NEGATIVE_INFINITY, ""],
  ])("the number %d is written %s, without exponent", (number, text) => expect(plainNumber(number)).toBe(text));
});

describe("a currency", () => {
  it.each<[RawCell, string]>([
    ["M.N.", "MXN"],
    [" Dólares ", "USD"],
    ["Moneda Nacional", "MXN"],
    ["brl", "BRL"],
    ["MXN", "MXN"],
    ["", "missing"],
    [null, "missing"],
    ["BR", "not-a-currency"],
    ["BRLX", "not-a-currency"],
    ["XBRL", "not-a-currency"],
    ["12A", "not-a-currency"],
    [484, "not-a-currency"],
  ])("%j is %s", (cell, code) => expect(told(readCurrency(cell))).toBe(code));
});

describe("a text", () => {
  it.each<[RawCell, string]>([
    ["SPEI\u0000 RECIBIDO\u200e", "SPEI RECIBIDO"],
    ["UNO\u202eDOS", "UNO DOS"],
    [" \u200b\u0007 ", "missing"],
    ["", "missing"],
    [1234, "1234"],
    [true, "TRUE"],
    ["x".repeat(500), "x".repeat(500)],
    ["x".repeat(501), "text-too-long"],
  ])("%j is read as %j", (cell, text) => expect(told(readText(cell))).toBe(text));

  it("is as long as its place allows", () => {
    expect(told(readText("abc", 3))).toBe("abc");
    expect(told(readText("abcd", 3))).toBe("text-too-long");
  });
});

describe("an RFC", () => {
  it.each<[RawCell, string]>([
    ["ure-180429 tm6", "URE180429TM6"],
    ["XAXX.010101.000", "XAXX010101000"],
    ["", "missing"],
    [" .- ", "missing"],
    ["KEMPER", "not-an-rfc"],
    [12, "not-an-rfc"],
  ])("%j is read as %s", (cell, rfc) => expect(told(readRfc(cell))).toBe(rfc));
});
