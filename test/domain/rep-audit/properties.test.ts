import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../shared/domain/days.ts";
import { formatMinor, minorToMicros } from "../../../shared/domain/money.ts";
import { auditChain } from "../../../shared/domain/rep-audit/audit.ts";
import type { ChainCredit, ChainLine } from "../../../shared/domain/rep-audit/facts.ts";
import type { FindingCode } from "../../../shared/domain/rep-audit/findings.ts";
import { credit, facts, invoice, line } from "./make-chain.ts";

const TODAY = "2026-12-31";
const money = (minor: number): string => formatMinor(minor, "MXN");

interface Chain {
  readonly total: number;
  readonly lines: readonly ChainLine[];
  readonly credits: readonly ChainCredit[];
}

/** A chain as a careful issuer makes it: 2 to 6 parcialidades, some replaced, credit notes netted or left out. */
const chains: fc.Arbitrary<Chain> = fc
  .record({
    paid: fc.array(fc.integer({ min: 200, max: 900_000 }), { minLength: 2, maxLength: 6 }),
    open: fc.integer({ min: 100_000, max: 500_000 }),
    days: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 6, maxLength: 6 }),
    replaced: fc.option(fc.nat({ max: 5 }), { freq: 2 }),
    credit: fc.option(
      fc.record({ minor: fc.integer({ min: 100, max: 90_000 }), before: fc.nat({ max: 5 }), netted: fc.boolean() }),
    ),
  })
  .map(({ paid, open, days, replaced, credit: note }) => {
    const total = paid.reduce((sum, minor) => sum + minor, 0) + open;
    const lines: ChainLine[] = [];
    const credits: ChainCredit[] = [];
    let left = total;
    let day = "2026-01-11";
    for (const [index, minor] of paid.entries()) {
      day = addDays(day, days[index] ?? 0);
      if (note && note.before === index) {
        credits.push(credit("E-1", day, money(note.minor)));
        if (note.netted) left -= note.minor;
      }
      const number = String(index + 1);
      const words = { prior: money(left), paid: money(minor), left: money(left - minor), number, paidOn: day };
      if (replaced === index) {
        const struck = { as: "replaced", on: day, by: "x", byLabel: `P-${number}` } as const;
        lines.push(line({ ...words, paid: money(minor + 1), rep: `P-${number}-mal`, changes: { struck } }));
      }
      lines.push(line({ ...words, rep: `P-${number}` }));
      left -= minor;
    }
    return { total, lines, credits };
  });

const audit = ({ total, lines, credits }: Chain) =>
  auditChain(facts({ invoice: invoice({ total: minorToMicros(total, "MXN") }), lines, credits }), TODAY);

test("a chain made with care has no broken link, and our balance is the issuer's but for credits left out", () => {
  fc.assert(
    fc.property(chains, (chain) => {
      const result = audit(chain);
      expect(result.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
      const leftOut = result.findings.some(({ code }) => code === "credit-not-netted");
      if (chain.credits.length === 0) expect(result.findings).toEqual([]);
      if (!leftOut) expect(minorToMicros(result.leftMinor, "MXN")).toBe(result.issuerLeft);
    }),
    { numRuns: 300 },
  );
});

interface Damage {
  readonly code: FindingCode;
  /** Damages one complement that counts; returns the complements that take its place. */
  readonly damage: (given: ChainLine) => readonly ChainLine[];
  /** Complement named as the first broken link; the damaged one unless told otherwise. */
  readonly at?: "next" | "copy";
}

const shift = (text: string, by: number): string => money(Math.round(Number(text) * 100) + by);
const withLine = (given: ChainLine, changes: Partial<ChainLine["money"]["lines"][number]>): ChainLine => ({
  ...given,
  money: { ...given.money, lines: given.money.lines.map((each) => ({ ...each, ...changes })) },
});

const damages: Readonly<Record<string, Damage>> = {
  lost: { code: "number-gap", damage: () => [], at: "next" },
  cancelled: {
    code: "number-gap",
    damage: (given) => [{ ...given, struck: { as: "cancelled", on: given.paidOn, by: "", byLabel: "" } }],
    at: "next",
  },
  "prior balance": {
    code: "prior-not-previous-left",
    damage: (given) => [{ ...given, prior: shift(given.prior, 777_777_77) }],
  },
  "balance left": { code: "arithmetic", damage: (given) => [{ ...given, left: shift(given.left, 777_777_77) }] },
  currency: { code: "currency-differs", damage: (given) => [withLine(given, { currency: "USD" })] },
  receiver: { code: "receiver-differs", damage: (given) => [{ ...given, customer: 9 }] },
  "paid before issue": { code: "paid-before-issue", damage: (given) => [{ ...given, paidOn: "2026-01-09" }] },
  equivalence: {
    code: "equivalence-missing",
    damage: (given) => [withLine({ ...given, money: { ...given.money, currency: "USD" } }, { equivalence: "" })],
  },
  monto: {
    code: "paid-above-amount",
    damage: (given) => [{ ...given, money: { ...given.money, amount: "0.01" } }],
  },
  twice: {
    code: "duplicate",
    damage: (given) => [
      given,
      { ...given, rep: `${given.rep}-bis`, label: `${given.label}-bis`, issuedAt: "2026-12-31T09:00:00" },
    ],
    at: "copy",
  },
};

test("any single damage is named as the first broken link, at the complement that shows it", () => {
  const names = Object.keys(damages);
  fc.assert(
    fc.property(chains, fc.constantFrom(...names), fc.nat({ max: 5 }), (chain, name, choice) => {
      const { code, damage, at } = damages[name] ?? { code: "late" as const, damage: () => [] };
      const live = chain.lines.filter((each) => each.struck === null);
      // The last one lost leaves no trace in the chain, and the first prior balance has a name of its own.
      const index = at === "next" ? choice % (live.length - 1) : 1 + (choice % (live.length - 1));
      const chosen = live[index];
      if (!chosen) return;
      const lines = chain.lines.flatMap((each) => (each === chosen ? damage(each) : [each]));
      const result = audit({ ...chain, lines });
      expect(result.firstBroken?.code).toBe(code);
      const named = at === "next" ? live[index + 1]?.label : at === "copy" ? `${chosen.label}-bis` : chosen.label;
      expect(result.firstBroken?.data["rep"]).toBe(named);
    }),
    { numRuns: 600 },
  );
});

test("the order in which the facts are told does not matter", () => {
  fc.assert(
    fc.property(chains, fc.constantFrom(...Object.keys(damages)), fc.infiniteStream(fc.nat()), (chain, name, ranks) => {
      const damaged = chain.lines.flatMap((each, index) =>
        index === 1 ? (damages[name]?.damage(each) ?? []) : [each],
      );
      const given = facts({
        invoice: invoice({ total: minorToMicros(chain.total, "MXN") }),
        lines: damaged,
        credits: chain.credits,
      });
      const shuffle = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, rank: Number(ranks.next().value) }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ item }) => item);
      const other = {
        ...given,
        lines: shuffle(given.lines),
        credits: shuffle(given.credits),
        entries: shuffle(given.entries),
      };
      expect(auditChain(other, TODAY)).toEqual(auditChain(given, TODAY));
    }),
    { numRuns: 200 },
  );
});

test("the balance is the ledger's own, whatever is damaged", () => {
  fc.assert(
    fc.property(chains, fc.constantFrom(...Object.keys(damages)), (chain, name) => {
      const lines = chain.lines.flatMap((each, index) => (index === 0 ? (damages[name]?.damage(each) ?? []) : [each]));
      const given = facts({
        invoice: invoice({ total: minorToMicros(chain.total, "MXN") }),
        lines,
        credits: chain.credits,
      });
      const entries = given.entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(auditChain(given, TODAY).leftMinor).toBe(chain.total + entries);
    }),
  );
});
