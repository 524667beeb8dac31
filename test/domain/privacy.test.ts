import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../shared/domain/days.ts";
import {
  DEFAULT_RETENTION,
  isNaturalPerson,
  type Keeping,
  keeping,
  stricter,
  taxUntil,
  yearsAfter,
} from "../../shared/domain/privacy.ts";

const CLOSED = { closedOn: "2020-06-15", legalHold: false };
const invoice = { law: "tax", issuedOn: "2020-05-01" } as const;
const letter = { law: "commercial", issuedOn: "2020-05-01" } as const;
const phone = { law: "none", issuedOn: "2020-05-01" } as const;

describe("how long the law wants a paper kept (COMPLIANCE 4)", () => {
  test("the tax law counts its years from the return of the year of issue, due on 31 March (CFF 30)", () => {
    expect(taxUntil("2020-05-01", 5)).toBe("2026-03-31");
    expect(taxUntil("2020-12-31", 5)).toBe("2026-03-31");
    expect(taxUntil("2021-01-01", 5)).toBe("2027-03-31");
    expect(taxUntil("2020-05-01", 10)).toBe("2031-03-31");
  });

  test("commercial papers stay ten years from the day the debt was closed, the last of them included (CCom 46)", () => {
    expect(keeping(letter, CLOSED, DEFAULT_RETENTION, "2030-06-15")).toEqual({
      law: "commercial",
      until: "2030-06-15",
    });
    expect(keeping(letter, CLOSED, DEFAULT_RETENTION, "2030-06-16")).toBeNull();
  });

  test("an invoice is under both, and the later one is told", () => {
    expect(keeping(invoice, CLOSED, DEFAULT_RETENTION, "2025-01-01")).toEqual({
      law: "commercial",
      until: "2030-06-15",
    });
    const longTax = { ...DEFAULT_RETENTION, taxYears: 10 };
    expect(keeping(invoice, CLOSED, longTax, "2025-01-01")).toEqual({ law: "tax", until: "2031-03-31" });
    expect(keeping(invoice, CLOSED, longTax, "2031-03-31")).toEqual({ law: "tax", until: "2031-03-31" });
    expect(keeping(invoice, CLOSED, longTax, "2031-04-01")).toBeNull();
    // A letter of the same day is no business of the tax law.
    expect(keeping(letter, CLOSED, longTax, "2031-01-01")).toBeNull();
    // What has no day of issue (an opening balance, say) is held by the commercial law alone.
    expect(keeping({ law: "tax", issuedOn: "" }, CLOSED, longTax, "2025-01-01")?.law).toBe("commercial");
  });

  test("while something is owed, what proves it stays; what is only about a person does not", () => {
    const open = { closedOn: null, legalHold: false };
    for (const paper of [invoice, letter]) {
      expect(keeping(paper, open, DEFAULT_RETENTION, "2090-01-01")).toEqual({ law: "open-debt", until: null });
    }
    expect(keeping(phone, open, DEFAULT_RETENTION, "2020-01-01")).toBeNull();
    expect(keeping(phone, CLOSED, DEFAULT_RETENTION, "2020-06-16")).toBeNull();
  });

  test("with lawyers everything stays, also what is only about a person and whatever was paid", () => {
    for (const closedOn of [null, "2000-01-01"]) {
      for (const paper of [invoice, letter, phone]) {
        expect(keeping(paper, { closedOn, legalHold: true }, DEFAULT_RETENTION, "2090-01-01")).toEqual({
          law: "legal-hold",
          until: null,
        });
      }
    }
  });

  test("what is kept on a day was kept on every day before it", () => {
    const paper = fc.constantFrom(invoice, letter, phone);
    const standing = fc.record({
      closedOn: fc.constantFrom(null, "2020-02-29", "2020-06-15"),
      legalHold: fc.boolean(),
    });
    fc.assert(
      fc.property(paper, standing, fc.nat({ max: 5000 }), fc.nat({ max: 5000 }), (what, where, first, later) => {
        const on = (days: number) => keeping(what, where, DEFAULT_RETENTION, addDays("2020-07-01", days));
        if (on(first + later) !== null) expect(on(first)).toEqual(on(first + later));
      }),
      { numRuns: 100 },
    );
  });
});

test("some years later is the same day, and 28 February where the year has no 29th", () => {
  expect(yearsAfter("2020-06-15", 10)).toBe("2030-06-15");
  expect(yearsAfter("2020-02-29", 4)).toBe("2024-02-29");
  expect(yearsAfter("2020-02-29", 5)).toBe("2025-02-28");
  expect(yearsAfter("2020-02-29", 0)).toBe("2020-02-29");
});

test("of two reasons the one without an end holds, or the one that ends later", () => {
  const until = (day: string | null): Keeping => ({ law: day === null ? "open-debt" : "tax", until: day });
  const never = until(null);
  expect(stricter(until("2026-01-01"), until("2027-01-01"))).toEqual(until("2027-01-01"));
  expect(stricter(until("2027-01-01"), until("2026-01-01"))).toEqual(until("2027-01-01"));
  expect(stricter(never, until("2027-01-01"))).toBe(never);
  expect(stricter(until("2027-01-01"), never)).toBe(never);
  expect(stricter(null, never)).toBe(never);
  expect(stricter(never, null)).toBe(never);
  expect(stricter(null, null)).toBeNull();
  // Both say the same day: the first is told.
  const commercial: Keeping = { law: "commercial", until: "2027-01-01" };
  expect(stricter(commercial, until("2027-01-01"))).toBe(commercial);
});

test.each([
  ["GODE561231GR8", true, "thirteen characters"],
  ["EKU9003173C9", false, "a company has twelve"],
  ["XAXX010101000", false, "the general public is nobody in particular"],
  ["XEXX010101000", false, "nor are foreign customers"],
  ["XIXX010101000", true, "which others are not"],
  ["", false, "no RFC"],
])("%s is a natural person's RFC: %s, %s", (rfc, expected) => {
  expect(isNaturalPerson(rfc)).toBe(expected);
});
