import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smsLength } from "../../../shared/domain/campaigns/sms.ts";

describe("length of an SMS", () => {
  test("is 160 places of the GSM alphabet, which has ñ and é and no á, í, ó, ú", () => {
    expect(smsLength("")).toMatchObject({ places: 0, parts: 0 });
    expect(smsLength("x".repeat(160))).toEqual({ alphabet: "gsm7", places: 160, single: 160, parts: 1 });
    expect(smsLength("x".repeat(161))).toMatchObject({ parts: 2 });
    expect(smsLength("x".repeat(306))).toMatchObject({ parts: 2 });
    expect(smsLength("x".repeat(307))).toMatchObject({ parts: 3 });
    expect(smsLength("El señor pagaré ¿cuándo".replace("á", "a"))).toMatchObject({ alphabet: "gsm7" });
    expect(smsLength(`${"x".repeat(158)}€`)).toMatchObject({ places: 160, parts: 1 });
    expect(smsLength(`${"x".repeat(159)}€`)).toMatchObject({ places: 161, parts: 2 });
  });

  test("one letter outside of it brings the whole down to 70", () => {
    expect(smsLength(`${"x".repeat(69)}ó`)).toEqual({ alphabet: "ucs2", places: 70, single: 70, parts: 1 });
    expect(smsLength(`${"x".repeat(70)}ó`)).toMatchObject({ places: 71, parts: 2 });
    expect(smsLength(`${"x".repeat(133)}ó`)).toMatchObject({ parts: 2 });
    expect(smsLength(`${"x".repeat(134)}ó`)).toMatchObject({ parts: 3 });
    expect(smsLength("😀")).toMatchObject({ alphabet: "ucs2", places: 2 });
  });

  test("never shrinks when something is added", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "binary" }), (text, more) => {
        expect(smsLength(text + more).parts).toBeGreaterThanOrEqual(smsLength(text).parts);
      }),
    );
  });
});
