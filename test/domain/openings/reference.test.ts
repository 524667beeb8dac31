import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  openingIdentity,
  openingMatchKey,
  referenceForm,
  referenceOf,
} from "../../../shared/domain/openings/reference.ts";

describe("a document's reference", () => {
  test.each([
    ["F-000123", "F123"],
    ["f 123", "F123"],
    ["F/123", "F123"],
    ["000", "0"],
    ["Ñ-15", "N15"],
    ["FAC2026-7", "FAC20267"],
    ["- / .", ""],
  ])("%j and what a spreadsheet makes of it are one: %j", (text, form) => expect(referenceForm(text)).toBe(form));

  test("of a CFDI is its series and folio", () => {
    expect(referenceOf({ series: "F", folio: "000123" })).toBe(referenceForm("F-123"));
    expect(referenceOf({ series: "", folio: "" })).toBe("");
  });

  test("property: it is its own form", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(referenceForm(referenceForm(text))).toBe(referenceForm(text));
      }),
    );
  });
});

describe("what an opening balance is told by", () => {
  test("is its customer, its reference or else its UUID, and its currency", () => {
    const one = openingIdentity("RFC", "F123", "", "MXN");
    expect(openingIdentity("RFC", "F123", "6F1B2C3D", "MXN")).toBe(one);
    const others = [
      openingIdentity("OTHER", "F123", "", "MXN"),
      openingIdentity("RFC", "F124", "", "MXN"),
      openingIdentity("RFC", "F123", "", "USD"),
      openingIdentity("RFC", "", "6F1B2C3D", "MXN"),
      openingIdentity("RFC", "", "7F1B2C3D", "MXN"),
    ];
    expect(new Set([one, ...others]).size).toBe(6);
  });

  test("finds its CFDI by customer, reference, currency and total, and by nothing where it has no reference", () => {
    const one = openingMatchKey(7, "F123", "MXN", 100_000);
    const others = [
      openingMatchKey(8, "F123", "MXN", 100_000),
      openingMatchKey(7, "F124", "MXN", 100_000),
      openingMatchKey(7, "F123", "USD", 100_000),
      openingMatchKey(7, "F123", "MXN", 100_001),
    ];
    expect(new Set([one, ...others]).size).toBe(5);
    expect(openingMatchKey(7, referenceOf({ series: "F", folio: "0123" }), "MXN", 100_000)).toBe(one);
    expect(openingMatchKey(7, "", "MXN", 100_000)).toBe("");
  });
});
