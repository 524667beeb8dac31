import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../shared/domain/days.ts";
import { disputedParts } from "../../../shared/domain/disputes/amounts.ts";
import type {
  CreditFact,
  DisputedInvoice,
  DisputeEventFact,
  DisputeFact,
  DisputeSpan,
} from "../../../shared/domain/disputes/facts.ts";
import { judgeDisputes } from "../../../shared/domain/disputes/judge.ts";
import { byUuid, credit, dispute, event, invoice } from "./facts.ts";

interface Story {
  readonly disputes: DisputeFact[];
  readonly events: DisputeEventFact[];
  readonly invoices: Map<string, DisputedInvoice>;
  readonly credits: CreditFact[];
}

const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays("2026-11-01", days));
const amount = fc.integer({ min: 1, max: 9 }).map((units) => units * 10_000);
const kind = fc.constantFrom(
  "handed",
  "waiting-customer",
  "expects-credit",
  "expects-named",
  "expects-replacement",
  "resolved",
  "rejected",
  "reopened",
  "amended",
  "note",
);

/** Disputes on F1, F2 (which replaced F1) and F3, with decisions and CFDI on any day. */
const story: fc.Arbitrary<Story> = fc
  .record({
    disputes: fc.array(
      fc.record({ invoiceUuid: fc.constantFrom("F1", "F2", "F3"), amountMinor: fc.option(amount), openedOn: day }),
      { minLength: 1, maxLength: 4 },
    ),
    decisions: fc.array(fc.record({ which: fc.nat(3), kind, on: day, amountMinor: amount }), { maxLength: 10 }),
    credits: fc.array(fc.record({ on: day, amountMinor: amount, to: fc.constantFrom("F1", "F2", "F3") }), {
      maxLength: 4,
    }),
    replacedOn: fc.option(day),
    cancelledOn: fc.option(day),
  })
  .map(({ disputes, decisions, credits, replacedOn, cancelledOn }): Story => {
    const facts = disputes.map((each, index) => dispute({ ...each, id: index + 1, dueOn: addDays(each.openedOn, 7) }));
    const sorted = decisions
      .map((each) => ({ ...each, fact: facts[each.which % facts.length] ?? dispute() }))
      .map((each) => ({ ...each, on: each.on < each.fact.openedOn ? each.fact.openedOn : each.on }))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const events = sorted.map(({ kind: told, on, amountMinor, fact }, index) => {
      const base = { disputeId: fact.id, outcome: "valid" as const, rootCause: "pricing" };
      const credited = { ...base, effect: "credit-note" as const, acceptedMinor: amountMinor };
      if (told === "expects-credit") return event(index + 1, "expects-cfdi", on, credited);
      if (told === "expects-named") return event(index + 1, "expects-cfdi", on, { ...credited, cfdiUuid: "E1" });
      if (told === "expects-replacement") {
        return event(index + 1, "expects-cfdi", on, { ...base, effect: "replacement" });
      }
      const amended = { dueOn: fact.dueOn, slaDays: 5, amountMinor };
      return event(index + 1, told, on, { ...base, ...(told === "amended" ? amended : {}) });
    });
    const replaced =
      replacedOn === null ? {} : ({ endedAs: "substituted", endedOn: replacedOn, successor: "F2" } as const);
    const cancelled = cancelledOn === null ? {} : ({ endedAs: "cancelled", endedOn: cancelledOn } as const);
    return {
      disputes: facts,
      events,
      invoices: byUuid(
        invoice(replaced),
        invoice({ uuid: "F2", receivableId: 2, totalMinor: 80_000 }),
        invoice({ uuid: "F3", receivableId: 3, ...cancelled }),
      ),
      credits: credits.map((each, index) => credit(`E${index}`, each.on, each.amountMinor, each.to)),
    };
  });

const judge = ({ disputes, events, invoices, credits }: Story) => judgeDisputes(disputes, events, invoices, credits);
const at = (spans: readonly DisputeSpan[] | undefined, on: string): DisputeSpan | undefined =>
  spans?.find((span) => span.from <= on && (span.until === null || on < span.until));

/** What was known by the end of a day. */
function upTo(all: Story, last: string): Story {
  const known = [...all.invoices.values()].map((each) =>
    each.endedOn !== "" && each.endedOn <= last ? each : invoice({ ...each, endedAs: "", endedOn: "", successor: "" }),
  );
  return {
    disputes: all.disputes.filter((each) => each.openedOn <= last),
    events: all.events.filter((each) => each.on <= last),
    invoices: byUuid(...known),
    credits: all.credits.filter((each) => each.on <= last),
  };
}

describe("disputes, whatever happens with them", () => {
  it("stand the same whatever order facts are read in", () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, numbers) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((value) => ({ value, key: numbers.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const mixed: Story = {
          disputes: shuffled(all.disputes),
          events: shuffled(all.events),
          invoices: new Map(shuffled([...all.invoices])),
          credits: shuffled(all.credits),
        };
        const sorted = (judged: ReturnType<typeof judge>) => [...judged].sort(([a], [b]) => a - b);
        expect(sorted(judge(mixed))).toEqual(sorted(judge(all)));
      }),
    );
  });

  it("stood on a past day as what was known on it says", () => {
    fc.assert(
      fc.property(story, day, (all, last) => {
        const then = judge(upTo(all, last));
        const now = judge(all);
        for (const [id, spans] of then) {
          const { from: _from, until: _until, ...told } = at(spans, last) ?? { from: "", until: null };
          const { from: _f, until: _u, ...kept } = at(now.get(id), last) ?? { from: "", until: null };
          expect(kept).toEqual(told);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("cover every day from the first without a gap, and claim nothing once answered", () => {
    fc.assert(
      fc.property(story, (all) => {
        for (const [id, spans] of judge(all)) {
          expect(spans[0]?.from).toBe(all.disputes.find((each) => each.id === id)?.openedOn);
          for (const [index, span] of spans.entries()) {
            expect(span.until).toBe(spans[index + 1]?.from ?? null);
            if (span.until !== null) expect(span.until > span.from).toBe(true);
            const closed = span.state === "resolved" || span.state === "rejected";
            expect(span.resolvedOn !== null).toBe(closed);
            if (closed) expect(span.claimMinor).toBe(0);
            expect(span.claimMinor).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it("never dispute more than is open, and all that is claimed as long as it is", () => {
    const minor = fc.integer({ min: -1_000, max: 1_000_000 });
    fc.assert(
      fc.property(minor, fc.array(fc.nat(400_000), { maxLength: 6 }), (open, claims) => {
        const parts = disputedParts(open, claims);
        const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
        expect(sum(parts)).toBe(Math.min(Math.max(0, open), sum(claims)));
        for (const [index, part] of parts.entries()) expect(part).toBeLessThanOrEqual(claims[index] ?? 0);
      }),
    );
  });
});
