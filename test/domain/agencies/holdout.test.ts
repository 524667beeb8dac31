import fc from "fast-check";
import { expect, test } from "vitest";
import { drawHoldout } from "../../../shared/domain/agencies/holdout.ts";

test("the share of the customers is drawn, half up, whatever their order and however many invoices each has", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 60 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 1, max: 1_000_000_000 }),
      (customers, share, seed) => {
        const drawn = drawHoldout(customers, share, seed);
        expect(drawn.size).toBe(Math.floor((customers.length * share + 5000) / 10_000));
        expect([...drawn].every((id) => customers.includes(id))).toBe(true);
        expect(drawHoldout([...customers, ...customers].toReversed(), share, seed)).toEqual(drawn);
      },
    ),
  );
});

test("another seed draws others, and every customer is drawn about as often", () => {
  const customers = Array.from({ length: 50 }, (_, index) => index + 1);
  const times = new Map<number, number>();
  for (let seed = 1; seed <= 2000; seed++) {
    for (const id of drawHoldout(customers, 1000, seed)) times.set(id, (times.get(id) ?? 0) + 1);
  }
  // 5 of 50 in 2,000 draws: 200 each, with a spread of about 13.
  for (const id of customers) {
    expect(times.get(id) ?? 0).toBeGreaterThan(140);
    expect(times.get(id) ?? 0).toBeLessThan(260);
  }
});
