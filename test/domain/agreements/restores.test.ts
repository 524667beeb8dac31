import fc from "fast-check";
import { expect, test } from "vitest";
import { splitQuita } from "../../../shared/domain/agreements/quita.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { postCluster } from "../../../shared/domain/posting/cluster.ts";
import type { InvoiceFact, ReductionFact } from "../../../shared/domain/posting/facts.ts";

const SIGNED = "2026-03-02";
const ENDED = "2026-06-01";
const MICROS = 10_000n;

const invoiceFact = (n: number, minor: number, replaces: string[] = [], on = "2026-01-10"): InvoiceFact => ({
  uuid: `I${n}`,
  issuedAt: `${on}T10:00:00`,
  issuedOn: on,
  cancelledOn: null,
  kept: false,
  replaces,
  customer: 1,
  currency: "MXN",
  total: BigInt(minor) * MICROS,
  settledAtIssue: false,
  dueOn: on,
});

const reduction = (kind: ReductionFact["kind"], n: number, on: string, minor: number, targets: string[]) => ({
  kind,
  source: `${kind}${n}`,
  line: 0,
  customer: 1,
  on,
  currency: "MXN",
  amount: BigInt(minor) * MICROS,
  targets,
});

const amounts = fc.array(fc.integer({ min: 1000, max: 90_000_000 }), { minLength: 1, maxLength: 5 });
const share = fc.integer({ min: 0, max: 9_999 });
const day = fc.integer({ min: -40, max: 80 }).map((after) => addDays(SIGNED, after));

test("whatever is paid, credited and replaced while it runs, the end of an agreement restores all but payments", () => {
  fc.assert(
    fc.property(
      amounts,
      share,
      fc.array(fc.tuple(day, share, fc.nat(), fc.boolean()), { maxLength: 6 }),
      fc.option(fc.tuple(day, fc.nat())),
      (totals, bp, paid, replaced) => {
        const invoices = totals.map((minor, n) => invoiceFact(n, minor));
        // A replacement for more than what it replaces: what was applied moves on whole.
        if (replaced) {
          const n = replaced[1] % totals.length;
          invoices.push(invoiceFact(99, (totals[n] ?? 0) * 2, [`I${n}`], replaced[0]));
        }
        const whole = totals.reduce((sum, each) => sum + each, 0);
        const quita = Math.floor((whole / 10_000) * bp);
        const source = { ...reduction("discount", 0, SIGNED, 0, []), lostOn: ENDED };
        const quitas = splitQuita(quita, totals).map(
          (minor, n): ReductionFact => ({ ...source, line: n, amount: BigInt(minor) * MICROS, targets: [`I${n}`] }),
        );
        const others = paid.map(([on, part, target, credit], index): ReductionFact => {
          const n = target % totals.length;
          const minor = Math.max(1, Math.floor(((totals[n] ?? 0) / 70_000) * part));
          const fact = reduction(credit ? "credit" : "payment", index, on, minor, [`I${n}`]);
          return credit ? { ...fact, documentsQuita: index % 2 === 0 } : fact;
        });
        const plain = postCluster(invoices, others);
        const ended = postCluster(invoices, [...others, ...quitas]);
        const sum = (result: typeof plain): number =>
          result.postings.reduce((total, posting) => total + posting.amountMinor, 0);
        // Money that found an invoice lowered by the quita waits on the account: owed and unapplied together are the same.
        expect(sum(ended)).toBe(sum(plain));
        const onDay = ended.postings.filter((posting) => posting.on <= SIGNED);
        expect(onDay.every((posting) => posting.reason !== "quita-lost")).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
