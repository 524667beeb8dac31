import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translateCurrency, translatePaymentForm, translatePaymentMethod } from "../../../shared/domain/cfdi/legacy.ts";
import { clean, isPlainDecimal, isZero, subtractsTo, toLocalTime, toUuid } from "../../../shared/domain/cfdi/values.ts";

describe("words of CFDI 3.2", () => {
  it.each([
    ["", "MXN"],
    ["Pesos", "MXN"],
    ["PESOS", "MXN"],
    ["Peso", "MXN"],
    ["MXP", "MXN"],
    ["MXN", "MXN"],
    [" Pesos ", "MXN"],
    ["Pesos  Mexicanos", "MXN"],
    ["mxn", "MXN"],
    ["M.N.", "MXN"],
    ["MN", "MXN"],
    ["Pesos Mexicanos", "MXN"],
    ["Peso Mexicano", "MXN"],
    ["MXN - Pesos Mexicanos", "MXN"],
    ["Moneda Nacional", "MXN"],
    ["Pesos M.N.", "MXN"],
    ["USD", "USD"],
    ["Dolares", "USD"],
    ["Dólares", "USD"],
    ["Dólar Americano", "USD"],
    ["DLLS", "USD"],
    ["Euros", "EUR"],
    ["EUR", "EUR"],
    ["GBP", "GBP"],
    ["XXX", "XXX"],
    ["tres pesos con", ""],
    ["$", ""],
  ])("currency %s is %s", (text, code) => expect(translateCurrency(text)).toBe(code));

  it.each([
    ["PAGO EN UNA SOLA EXHIBICION", "PUE"],
    ["Pago en una sola exhibición", "PUE"],
    ["Contado", "PUE"],
    ["PARCIALIDAD 1 DE 3", "PPD"],
    ["PAGO EN PARCIALIDADES O DIFERIDO", "PPD"],
    ["Crédito", "PPD"],
    ["PPD", "PPD"],
    ["PAGO EN UNA EXHIBICIÓN", "PUE"],
    ["En un exhibición", "PUE"],
    ["Pue", "PUE"],
    ["Puede pagarse después", ""],
    ["No PUE", ""],
    ["Way To Pay", ""],
    ["", ""],
  ])("method of payment %s is %s", (text, code) => expect(translatePaymentMethod(text)).toBe(code));

  it.each([
    ["Transferencia electrónica de fondos", "03"],
    ["Efectivo", "01"],
    ["CHEQUE NOMINATIVO", "02"],
    ["Tarjeta de crédito", "04"],
    ["Tarjeta de débito", "28"],
    ["No Identificado", "99"],
    ["3", "03"],
    ["99", "99"],
    ["02,03", "02,03"],
  ])("means of payment %s is %s", (text, code) => expect(translatePaymentForm(text)).toBe(code));
});

describe("values", () => {
  it("takes every amount a schema allows for a ledger and nothing with a sign, mark or exponent", () => {
    const decimal = fc
      .tuple(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 6 }),
      )
      .map(([whole, fraction, digits]) =>
        digits === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(6, "0").slice(0, digits)}`,
      );
    fc.assert(fc.property(decimal, (text) => isPlainDecimal(text)));
    fc.assert(
      fc.property(decimal, fc.constantFrom("-", "+", "$", ",", "e", "E", " ", "٣"), (text, mark) => {
        return !isPlainDecimal(mark + text) && !isPlainDecimal(text + mark);
      }),
    );
  });

  it("takes zeros before an amount, up to forty signs", () => {
    expect(isPlainDecimal(`${"0".repeat(37)}1.5`)).toBe(true);
    expect(isPlainDecimal(`${"0".repeat(38)}1.5`)).toBe(false);
  });

  it.each(["0", "00", "0.0", "0.000000", "00.00"])("knows %s as zero", (text) => expect(isZero(text)).toBe(true));
  it.each(["1", "0.01", "10", "0.10", "1.00"])("knows %s as not zero", (text) => expect(isZero(text)).toBe(false));

  it("subtracts amounts written with and without decimals", () => {
    expect(subtractsTo("1160", "580", "580")).toBe(true);
    expect(subtractsTo("1160.00", "580", "580.0")).toBe(true);
    expect(subtractsTo("1160", "580.5", "579.50")).toBe(true);
    expect(subtractsTo("1160", "580", "58")).toBe(false);
  });

  it("collapses white space of every kind and leaves single blanks", () => {
    for (const [text, cleaned] of [
      ["a b", "a b"],
      [" a\t\nb ", "a b"],
      ["a\nb", "a b"],
      ["a  b", "a b"],
      ["a\u00a0b", "a b"],
      ["", ""],
    ] as const) {
      expect(clean(text)).toBe(cleaned);
    }
  });

  it("subtracts decimals exactly", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), (a, b) => {
        const text = (value: bigint): string => `${value / 1000n}.${String(value % 1000n).padStart(3, "0")}`;
        const [large, small] = a > b ? [a, b] : [b, a];
        return (
          subtractsTo(text(large), text(small), text(large - small)) &&
          !subtractsTo(text(large), text(small), text(large - small + 1n))
        );
      }),
    );
  });

  it("takes a day of the calendar and no other", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 19);
          return toLocalTime(text) === text;
        },
      ),
    );
    expect(toLocalTime("2000-02-29T00:00:00")).toBe("2000-02-29T00:00:00");
    for (const text of [
      "1900-02-29",
      "2024-01-00",
      "2023-02-29",
      "2100-02-29",
      "2024-04-31",
      "1989-12-31",
      "2024-00-10",
      "2024-1-1",
      "hoy",
    ]) {
      expect(toLocalTime(text)).toBe("");
    }
  });

  it("takes a UUID in any case and nothing else", () => {
    fc.assert(fc.property(fc.uuid(), (uuid) => toUuid(uuid) === uuid.toUpperCase()));
    for (const text of ["", "000000", "{0F7B8FB2-359C-4093-8274-721D2B400B60}", "0F7B8FB2359C40938274721D2B400B60"]) {
      expect(toUuid(text)).toBe("");
    }
  });
});
