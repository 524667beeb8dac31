import fc from "fast-check";

/** What is drawn of an office by chance; the story makes sense of it. */

const KINDS = [
  ["invoice", 30],
  ["pay", 26],
  ["apply", 6],
  ["credit", 5],
  ["creditOfNothing", 2],
  ["bounce", 5],
  ["clear", 2],
  ["cancel", 3],
  ["replace", 2],
  ["request", 1],
  ["writeOff", 3],
  ["writeBack", 1],
  ["dispute", 6],
  ["answer", 4],
  ["reopen", 1],
] as const;
export type Kind = (typeof KINDS)[number][0];

const number = fc.nat({ max: 9999 });
const act = fc.record({
  kind: fc.oneof(...KINDS.map(([kind, weight]) => ({ weight, arbitrary: fc.constant<Kind>(kind) }))),
  gap: fc.constantFrom(0, 0, 1, 1, 2, 3, 5, 8),
  a: number,
  b: number,
  c: number,
  d: number,
});
export type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

export const raw = fc.record({
  customers: fc.array(
    fc.record({
      parent: fc.option(fc.nat({ max: 9 }), { freq: 2 }),
      collector: fc.nat({ max: 2 }),
      segment: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  acts: fc.array(act, { minLength: 20, maxLength: 200, size: "max" }),
  foreign: fc.constantFrom(0, 1, 2, 3),
  rates: fc.constantFrom(
    { every: 1, back: 0 },
    { every: 5, back: 10 },
    { every: 29, back: 31 },
    { every: 29, back: 10 },
  ),
  rules: fc.record({
    recovery: fc.constantFrom("collectible", "collectible", "cashVsDue", "cohort"),
    dso: fc.constantFrom("countBack", "countBack", "simple"),
    window: fc.constantFrom(3, 1, 6),
  }),
});
export type Raw = typeof raw extends fc.Arbitrary<infer T> ? T : never;
