import { describe, expect, test } from "vitest";
import {
  type ChargedLine,
  closeBy,
  type EarnedLine,
  isMatched,
  referenceKey,
  reviewInvoice,
} from "../../../shared/domain/agencies/invoice-review.ts";

const earned = (itemId: number, changes: Partial<EarnedLine> = {}): EarnedLine => ({
  key: `${itemId}`,
  itemId,
  invoiceUuid: `AAAA-${itemId}`,
  invoiceLabel: `F-${itemId}`,
  customerName: "CLIENTE",
  paymentUuid: `BBBB-${itemId}`,
  paymentLabel: `P-${itemId}`,
  paidOn: "2026-07-10",
  placedOn: "2026-07-01",
  bucket: "1-30",
  rateBp: 1200,
  baseMinor: 10_000,
  commissionMinor: 1200,
  why: null,
  ...changes,
});
const charged = (place: number, changes: Partial<ChargedLine> = {}): ChargedLine => ({
  place,
  invoice: `F${place}`,
  payment: "",
  paidOn: "2026-07-10",
  baseMinor: 10_000,
  rateBp: 1200,
  commissionMinor: 1200,
  ...changes,
});
const NAMES = new Map([1, 2, 3].flatMap((id) => [`F${id}`, `AAAA${id}`].map((key) => [key, new Set([id])] as const)));

function review(
  lines: readonly ChargedLine[],
  payments: readonly EarnedLine[],
  changes: Partial<Parameters<typeof reviewInvoice>[0]> = {},
) {
  const netMinor = lines.reduce((sum, line) => sum + line.commissionMinor, 0);
  return reviewInvoice({
    ...{ charged: lines, earned: payments, names: NAMES, before: new Set<string>() },
    ...{ netMinor, vatMinor: Math.round(netMinor * 0.16), vatBp: 1600 },
    ...changes,
  });
}
const causes = (...given: Parameters<typeof review>) => review(...given).lines.map((line) => line.causes.join());

describe("the review of an agency's invoice", () => {
  test("stands where every line is a payment that earned it", () => {
    const whole = review([charged(1), charged(2, { invoice: "aaaa-2" })], [earned(1), earned(2)]);
    expect(whole).toMatchObject({ chargedMinor: 2400, expectedMinor: 2400, sums: [] });
    expect(isMatched(whole)).toBe(true);
    expect(referenceKey(" f-12 / Ñ ")).toBe("F12N");
  });

  test("tells what of a line is another", () => {
    expect(causes([charged(1, { payment: "p 1", paidOn: "2026-07-11" })], [earned(1)])).toEqual(["date"]);
    expect(causes([charged(1, { baseMinor: 20_000, commissionMinor: 2400 })], [earned(1)])).toEqual(["base"]);
    expect(causes([charged(1, { rateBp: 1800, commissionMinor: 1800 })], [earned(1)])).toEqual(["rate"]);
    expect(causes([charged(1, { commissionMinor: 1300 })], [earned(1)])).toEqual(["arithmetic"]);
    // What two roundings make of the same base is told, too.
    expect(causes([charged(1)], [earned(1, { commissionMinor: 1199 })])).toEqual(["arithmetic"]);
    expect(review([charged(1, { rateBp: 1800, commissionMinor: 1800 })], [earned(1)])).toMatchObject({
      expectedMinor: 1200,
      lines: [{ differenceMinor: 600 }],
    });
  });

  test("tells the lines that no payment stands behind, in full", () => {
    expect(causes([charged(9)], [earned(1, { commissionMinor: 0, baseMinor: 0, why: "bounced" })])).toEqual([
      "not-placed",
    ]);
    expect(causes([charged(2)], [])).toEqual(["no-payment"]);
    expect(causes([charged(1, { payment: "P-7" })], [earned(1)])).toEqual(["no-payment", "missing"]);
    expect(causes([charged(1), charged(1, { place: 2 })], [earned(1)])).toEqual(["", "repeated"]);
    expect(causes([charged(1)], [earned(1)], { before: new Set(["1.1"]) })).toEqual(["charged-before"]);
    for (const why of ["control", "after-tail", "other-month"] as const) {
      const line = review([charged(1)], [earned(1, { why, baseMinor: 0, commissionMinor: 0 })]);
      expect(line).toMatchObject({ expectedMinor: 0, lines: [{ causes: [why], differenceMinor: 1200 }] });
    }
  });

  test("tells what is missing in it, and what it does not take off", () => {
    const back = earned(2, { baseMinor: -10_000, commissionMinor: -1200 });
    const whole = review([], [earned(1), back, earned(3, { baseMinor: 0, commissionMinor: 0, why: "bounced" })]);
    expect(whole.lines.map((line) => [line.causes.join(), line.differenceMinor])).toEqual([
      ["missing", -1200],
      ["clawback", 1200],
    ]);
    expect(whole.expectedMinor).toBe(0);
    expect(causes([], [earned(1)], { before: new Set(["1.1"]) })).toEqual([]);
    expect(causes([charged(2, { baseMinor: -10_000, commissionMinor: -1200 })], [back])).toEqual([""]);
  });

  test("finds the payment by its name, its day, its amount, or as the only one left", () => {
    const two = [
      earned(1, { key: "a" }),
      earned(1, { key: "b", paidOn: "2026-07-20", baseMinor: 500, commissionMinor: 60 }),
    ];
    const small = { baseMinor: 500, commissionMinor: 60 };
    expect(causes([charged(1, { ...small, paidOn: null }), charged(1, { place: 2 })], two)).toEqual(["", ""]);
    expect(
      causes([charged(1, { ...small, paidOn: "2026-07-20" }), charged(1, { place: 2, paidOn: null })], two),
    ).toEqual(["", ""]);
    expect(causes([charged(1, { ...small, paidOn: "2026-07-22" }), charged(1, { place: 2 })], two)).toEqual([
      "date",
      "",
    ]);
    expect(
      causes([charged(1, { baseMinor: 700, commissionMinor: 84, paidOn: null }), charged(1, { place: 2 })], two),
    ).toEqual(["base", ""]);
    // One that earned something comes before one that did not.
    const none = earned(1, { key: "0", why: "bounced", baseMinor: 0, commissionMinor: 0 });
    expect(causes([charged(1)], [none, earned(1)])).toEqual([""]);
  });

  test("holds the whole against its lines and the VAT against the terms, a minor unit a line aside", () => {
    const one = (vatMinor: number, netMinor = 1200) => review([charged(1)], [earned(1)], { netMinor, vatMinor }).sums;
    expect(one(192)).toEqual([]);
    expect(one(193)).toEqual([]);
    expect(one(194)).toEqual([{ cause: "vat", differenceMinor: 2 }]);
    expect(one(190)).toEqual([{ cause: "vat", differenceMinor: -2 }]);
    expect(one(208, 1300)).toEqual([{ cause: "lines", differenceMinor: 100 }]);
    expect(isMatched(review([charged(1)], [earned(1)], { netMinor: 1300, vatMinor: 208 }))).toBe(false);
    expect(review([], [], { netMinor: 1300, vatMinor: 208 }).sums).toEqual([]);
  });

  test("closes before the tenth of the month that follows", () => {
    expect(closeBy("2026-07")).toBe("2026-08-09");
    expect(closeBy("2026-12")).toBe("2027-01-09");
  });
});
