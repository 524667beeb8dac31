import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountInWords } from "../../shared/domain/amount-in-words.ts";

describe("amounts in words", () => {
  test.each([
    [0, "cero pesos 00/100 M.N."],
    [100, "un peso 00/100 M.N."],
    [2_150, "veintiún pesos 50/100 M.N."],
    [3_100, "treinta y un pesos 00/100 M.N."],
    [10_000, "cien pesos 00/100 M.N."],
    [10_100, "ciento un pesos 00/100 M.N."],
    [100_000, "mil pesos 00/100 M.N."],
    [2_100_000, "veintiún mil pesos 00/100 M.N."],
    [12_345_678, "ciento veintitrés mil cuatrocientos cincuenta y seis pesos 78/100 M.N."],
    [10_000_000, "cien mil pesos 00/100 M.N."],
    [100_000_000, "un millón de pesos 00/100 M.N."],
    [100_000_100, "un millón un pesos 00/100 M.N."],
    [150_000_000, "un millón quinientos mil pesos 00/100 M.N."],
    [2_100_000_000, "veintiún millones de pesos 00/100 M.N."],
    [100_000_000_000, "mil millones de pesos 00/100 M.N."],
    [100_000_000_000_000, "un billón de pesos 00/100 M.N."],
    [3_000, "treinta pesos 00/100 M.N."],
    [10_000_000_000_000_000 / 4, "veinticinco billones de pesos 00/100 M.N."],
    [100_000_000_000_100, "un billón un pesos 00/100 M.N."],
    [-5_000, "menos cincuenta pesos 00/100 M.N."],
  ])("%d centavos in Spanish", (minor, words) => {
    expect(amountInWords(minor, "MXN", "es")).toBe(words);
  });

  test("dollars, other currencies and English", () => {
    expect(amountInWords(50_000, "USD", "es")).toBe("quinientos dólares 00/100 USD");
    expect(amountInWords(100, "USD", "es")).toBe("un dólar 00/100 USD");
    expect(amountInWords(123_456, "MXN", "en")).toBe("one thousand two hundred thirty-four Mexican pesos 56/100 MXN");
    expect(amountInWords(100_000_021, "USD", "en")).toBe("one million US dollars 21/100 USD");
    expect(amountInWords(1_500, "JPY", "es")).toBe("mil quinientos yenes JPY");
    expect(amountInWords(1_500, "KWD", "es")).toBe("un 500/1000 KWD");
  });

  test.each([
    [0, "zero Mexican pesos 00/100 MXN"],
    [100, "one Mexican peso 00/100 MXN"],
    [1_900, "nineteen Mexican pesos 00/100 MXN"],
    [2_000, "twenty Mexican pesos 00/100 MXN"],
    [2_105, "twenty-one Mexican pesos 05/100 MXN"],
    [10_000, "one hundred Mexican pesos 00/100 MXN"],
    [99_900, "nine hundred ninety-nine Mexican pesos 00/100 MXN"],
    [1_000_000_000_00, "one billion Mexican pesos 00/100 MXN"],
    [12_000_030_000_000_00, "twelve trillion thirty million Mexican pesos 00/100 MXN"],
    [-5_000, "minus fifty Mexican pesos 00/100 MXN"],
  ])("%d centavos in English", (minor, words) => {
    expect(amountInWords(minor, "MXN", "en")).toBe(words);
  });

  test("what is no whole number of centavos is no amount", () => {
    for (const minor of [0.5, Number.NaN, 2 ** 53]) expect(() => amountInWords(minor, "MXN", "es")).toThrow(RangeError);
  });

  const ES: Readonly<Record<string, number>> = Object.fromEntries(
    "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
      .split(" ")
      .map((word, index) => [word, index])
      .concat([
        ["treinta", 30],
        ["cuarenta", 40],
        ["cincuenta", 50],
        ["sesenta", 60],
        ["setenta", 70],
        ["ochenta", 80],
        ["noventa", 90],
        ["cien", 100],
        ["ciento", 100],
        ["doscientos", 200],
        ["trescientos", 300],
        ["cuatrocientos", 400],
        ["quinientos", 500],
        ["seiscientos", 600],
        ["setecientos", 700],
        ["ochocientos", 800],
        ["novecientos", 900],
      ]),
  );

  /** Reads the words back, as a person does: from left to right, `mil` and the millions multiply what came before. */
  function readBack(words: string): number {
    let total = 0;
    let part = 0;
    for (const word of words.replace(/ (de )?pesos?.*/, "").split(" ")) {
      if (word === "y") continue;
      if (word === "mil") part = (part || 1) * 1000;
      else if (word.startsWith("millon") || word === "millón") {
        total += part * 1e6;
        part = 0;
      } else if (word.startsWith("billon") || word === "billón") {
        total += part * 1e12;
        part = 0;
      } else {
        const value = ES[word];
        if (value === undefined) throw new Error(`unknown word ${word}`);
        part += value;
      }
    }
    return total + part;
  }

  test("every amount is read back from its words, and no two amounts share them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000_000_000_000_00 }), (minor) => {
        const words = amountInWords(minor, "MXN", "es");
        expect(readBack(words)).toBe(Math.floor(minor / 100));
        expect(words).toContain(` ${String(minor % 100).padStart(2, "0")}/100 M.N.`);
        expect(words).not.toMatch(/ {2}|uno |ciento (pesos|mil)|(^|mill\S+ )un mil /);
      }),
      { numRuns: 200 },
    );
  });
});
