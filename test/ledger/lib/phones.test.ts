import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { readPhone, showPhone } from "../../../electron/ledger/lib/phones.ts";

const numberOf = (text: string): string | null => {
  const read = readPhone(text);
  return read.ok ? read.phone.number : null;
};

/** Ten digits that are a number in Mexico. */
const national = fc
  .tuple(fc.constantFrom("55", "33", "81", "222", "442", "664", "999"), fc.stringMatching(/^[2-9]\d{7}$/))
  .map(([area, rest]) => (area + rest).slice(0, 10))
  .filter((digits) => digits.length === 10 && parsePhoneNumberFromString(`+52${digits}`)?.isValid() === true);
const blanks = fc.constantFrom("", " ", "-", ".", " - ");
/** The ten digits with blanks and dashes between them, as people write them. */
const written = fc.tuple(national, fc.array(blanks, { minLength: 9, maxLength: 9 })).map(([digits, gaps]) => ({
  digits,
  text: [...digits].map((digit, index) => digit + (gaps[index] ?? "")).join(""),
}));

describe("phones", () => {
  test("every old way to dial a Mexican number is the one number", () => {
    const prefix = fc.constantFrom(
      "",
      "01 ",
      "(01) ",
      "044 ",
      "045-",
      "+52 ",
      "+52 1 ",
      "+521",
      "521",
      "52",
      "0052 ",
      "00 52 1 ",
      "+52 (044) ",
    );
    fc.assert(
      fc.property(prefix, written, (before, { digits, text }) => {
        expect(numberOf(before + text)).toBe(`+52${digits}`);
      }),
    );
  });

  test("reading a number that was read and shown gives the same number", () => {
    fc.assert(
      fc.property(written, fc.stringMatching(/^\d{0,5}$/), ({ digits }, extension) => {
        const number = `+52${digits}`;
        expect(readPhone(number)).toEqual({ ok: true, phone: { number, extension: "" } });
        const shown = showPhone(number) + (extension === "" ? "" : ` ext. ${extension}`);
        expect(readPhone(shown)).toEqual({ ok: true, phone: { number, extension } });
      }),
    );
  });

  test("nothing a person types breaks it, and what it takes is a valid number", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readPhone(text);
        if (read.ok) expect(parsePhoneNumberFromString(read.phone.number)?.isValid()).toBe(true);
      }),
    );
  });

  test.each([
    ["(55) 5234 5678 ext. 12", "+525552345678", "12"],
    ["55 5234 5678 x4", "+525552345678", "4"],
    ["Tel. 55 5234 5678, 301", "+525552345678", "301"],
    ["01 800 123 4567", "+528001234567", ""],
    ["+1 305 555 0100", "+13055550100", ""],
    ["001 305 555 0100", "+13055550100", ""],
    ["+44 20 7946 0958", "+442079460958", ""],
  ])("%s is %s with extension «%s»", (text, number, extension) => {
    expect(readPhone(text)).toEqual({ ok: true, phone: { number, extension } });
  });

  test.each([
    ["1234 5678", "phone-too-short"],
    ["pendiente", "not-a-phone"],
    ["55 5234 5678 y 55 8765 4321", "not-a-phone"],
    ["+52 00 0000 0000", "not-a-phone"],
  ])("%s is refused as %s", (text, code) => {
    expect(readPhone(text)).toEqual({ ok: false, code });
  });

  test("a number without a country code is one of the customer's country", () => {
    expect(readPhone("305 555 0100", "US")).toEqual({ ok: true, phone: { number: "+13055550100", extension: "" } });
    expect(showPhone("+525552345678")).toBe("55 5234 5678");
    expect(showPhone("+13055550100")).toBe("+1 305 555 0100");
  });
});
