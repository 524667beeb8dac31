import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AcceptanceEvent, AcceptanceRecord, CounterFact } from "../../shared/domain/acceptance.ts";
import { dueState, NOTHING_RECORDED, recordOf } from "../../shared/domain/acceptance.ts";
import { addDays } from "../../shared/domain/days.ts";
import type { PaymentTerms } from "../../shared/domain/payment-terms.ts";
import { PLAIN_TERMS } from "../../shared/domain/payment-terms.ts";

const none = new Set<string>();
/** Reviews on Wednesdays, pays on Thursdays, 30 days from the contrarecibo: the example of COLLECTIONS 6. */
const WEEKLY: PaymentTerms = {
  basis: "acceptanceDate",
  reviewWeekdays: [3],
  paymentDays: [{ currency: "", weekdays: [4], monthDays: [] }],
  holidayShift: "next",
  closings: [],
};
const INVOICE = { issuedOn: "2026-10-01", currency: "MXN" } as const;

const events = (...list: readonly (readonly [AcceptanceEvent["kind"], string, string?])[]): AcceptanceEvent[] =>
  list.map(([kind, on, reference], index) => ({ order: index + 1, kind, on, reference: reference ?? "", reason: "" }));

const fact = (changes: Partial<CounterFact> = {}): CounterFact => ({
  terms: WEEKLY,
  creditDays: 30,
  statedDueOn: null,
  record: NOTHING_RECORDED,
  holidays: none,
  ...changes,
});
const due = (record: AcceptanceRecord, changes: Partial<CounterFact> = {}) =>
  dueState(INVOICE, fact({ record, ...changes }), null);

describe("what was recorded last counts", () => {
  test("a rejection takes an acceptance back, and handing in again takes the rejection back", () => {
    const story = events(
      ["po", "", "OC-1"],
      ["submitted", "2026-10-07"],
      ["accepted", "2026-10-07", "CR-10"],
      ["rejected", "2026-10-08"],
    );
    expect(recordOf(story)).toMatchObject({
      state: "rejected",
      rejectedOn: "2026-10-08",
      contrarecibo: "",
      po: "OC-1",
    });
    const again = [...story, ...events(["submitted", "2026-10-14"]).map((event) => ({ ...event, order: 9 }))];
    expect(recordOf(again)).toMatchObject({ state: "submitted", submittedOn: "2026-10-14", rejectedOn: "" });
  });

  test("in whatever order the events are read", () => {
    const kind = fc.constantFrom("po", "received", "submitted", "accepted", "rejected", "agreed");
    const list = fc
      .array(fc.record({ kind, on: fc.constantFrom("2026-10-07", "2026-10-14", ""), reference: fc.string() }), {
        maxLength: 8,
      })
      .map((all) => all.map((event, order) => ({ ...event, order, reason: "" }) as AcceptanceEvent));
    fc.assert(
      fc.property(list, fc.array(fc.nat()), (all, ranks) => {
        const mixed = all
          .map((event, index) => ({ event, rank: ranks[index] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ event }) => event);
        expect(recordOf(mixed)).toEqual(recordOf(all));
      }),
    );
  });
});

describe("due day and expected day", () => {
  test("the worked example: counted from the contrarecibo, paid on the first payment day after", () => {
    const state = due(recordOf(events(["submitted", "2026-10-07"], ["accepted", "2026-10-07", "CR-1"])));
    expect(state).toMatchObject({
      dueOn: "2026-11-06",
      expectedOn: "2026-11-12",
      source: "acceptance",
      provisional: false,
      state: "accepted",
      reviewOn: "",
    });
  });

  test("without terms the invoice's own day counts, and nothing is expected", () => {
    expect(due(NOTHING_RECORDED, { terms: null })).toMatchObject({
      dueOn: "2026-10-31",
      expectedOn: "",
      source: "invoice",
      provisional: false,
      state: "",
    });
  });

  test("not taken in yet: as if on the next review day, and said to be provisional", () => {
    expect(due(NOTHING_RECORDED)).toMatchObject({
      dueOn: "2026-11-06",
      expectedOn: "2026-11-12",
      provisional: true,
      state: "pending",
      reviewOn: "2026-10-07",
    });
    // Handed in on a day that is no review day: it will be taken in on the next.
    expect(due(recordOf(events(["submitted", "2026-10-08"])))).toMatchObject({
      dueOn: "2026-11-13",
      provisional: true,
    });
    expect(due(recordOf(events(["rejected", "2026-10-07"])))).toMatchObject({
      dueOn: "2026-11-13",
      reviewOn: "2026-10-14",
      provisional: true,
    });
  });

  test("issued on a review day, it waits for the next one", () => {
    const state = dueState({ issuedOn: "2026-10-07", currency: "MXN" }, fact(), null);
    expect(state.reviewOn).toBe("2026-10-14");
  });

  test("counted from the receipt of the goods, or from handing in where none is known", () => {
    const terms: PaymentTerms = { ...WEEKLY, basis: "receiptDate" };
    expect(due(recordOf(events(["received", "2026-10-05", "EM-9"])), { terms })).toMatchObject({
      dueOn: "2026-11-04",
      source: "receipt",
      provisional: false,
    });
    expect(due(recordOf(events(["submitted", "2026-10-07"])), { terms }).dueOn).toBe("2026-11-06");
    expect(due(NOTHING_RECORDED, { terms })).toMatchObject({ dueOn: "2026-11-06", provisional: true });
    // Goods that came before the invoice do not shorten the credit it states.
    expect(due(recordOf(events(["received", "2026-09-20"])), { terms }).dueOn).toBe("2026-10-31");
  });

  test("counted from the end of the month", () => {
    const terms: PaymentTerms = { ...WEEKLY, basis: "endOfMonth", reviewWeekdays: [] };
    expect(due(NOTHING_RECORDED, { terms })).toMatchObject({ dueOn: "2026-11-30", source: "end-of-month", state: "" });
  });

  test("a due day that was agreed on outranks every rule, and its payment day follows it", () => {
    const record = recordOf(events(["accepted", "2026-10-07", "CR-1"], ["agreed", "2026-12-01"]));
    expect(due(record)).toMatchObject({ dueOn: "2026-12-01", expectedOn: "2026-12-03", source: "agreed" });
  });

  test("an opening balance keeps the due day it states, and waits for no review", () => {
    expect(due(NOTHING_RECORDED, { statedDueOn: "2026-05-05" })).toMatchObject({
      dueOn: "2026-05-05",
      source: "stated",
      state: "",
      reviewOn: "",
    });
  });

  test("expected is never before due, whatever was recorded", () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays("2026-01-01", n));
    const kind = fc.constantFrom("po", "received", "submitted", "accepted", "rejected", "agreed");
    const story = fc
      .array(fc.record({ kind, on: day }), { maxLength: 6 })
      .map((all) => events(...all.map(({ kind: what, on }) => [what, on] as const)));
    const basis = fc.constantFrom("invoiceDate", "receiptDate", "acceptanceDate", "endOfMonth");
    fc.assert(
      fc.property(day, story, basis, fc.integer({ min: 0, max: 120 }), (issuedOn, all, base, creditDays) => {
        const counter = fact({ terms: { ...WEEKLY, basis: base }, creditDays, record: recordOf(all) });
        const state = dueState({ issuedOn, currency: "MXN" }, counter, null);
        expect(state.expectedOn >= state.dueOn).toBe(true);
        if (state.source !== "agreed") expect(state.dueOn >= addDays(issuedOn, creditDays)).toBe(true);
        if (state.state === "accepted" || state.state === "submitted") expect(state.reviewOn).toBe("");
        if (state.reviewOn !== "") expect(state.reviewOn > issuedOn || state.state === "rejected").toBe(true);
      }),
    );
  });
});

describe("an invoice that replaces another", () => {
  const accepted = recordOf(events(["po", "", "OC-7"], ["accepted", "2026-10-07", "CR-1"]));
  const replacement = { issuedOn: "2026-10-20", currency: "MXN" } as const;

  test("inherits acceptance, order and due day, and names where it has them from", () => {
    const before = { uuid: "A", due: due(accepted) };
    expect(dueState(replacement, fact(), before)).toMatchObject({
      dueOn: "2026-11-06",
      expectedOn: "2026-11-12",
      state: "accepted",
      provisional: false,
      inheritedFrom: "A",
      record: { contrarecibo: "CR-1", po: "OC-7" },
    });
  });

  test("of one that was rejected, is due from its own acceptance", () => {
    const before = { uuid: "A", due: due(recordOf(events(["po", "", "OC-7"], ["rejected", "2026-10-08"]))) };
    const record = recordOf(events(["accepted", "2026-10-21", "CR-2"]));
    expect(dueState(replacement, fact({ record }), before)).toMatchObject({
      dueOn: "2026-11-20",
      record: { contrarecibo: "CR-2", po: "OC-7" },
    });
  });

  test("taken in again keeps the due day of the first: reissuing does not reset the aging", () => {
    const before = { uuid: "A", due: due(accepted) };
    const record = recordOf(events(["accepted", "2026-10-28", "CR-2"]));
    const state = dueState(replacement, fact({ record }), before);
    expect(state).toMatchObject({ dueOn: "2026-11-06", record: { contrarecibo: "CR-2" } });
    const agreed = recordOf(events(["accepted", "2026-10-28", "CR-2"], ["agreed", "2026-11-27"]));
    expect(dueState(replacement, fact({ record: agreed }), before).dueOn).toBe("2026-11-27");
  });

  test("of customers without terms keeps the due day, and inherits nothing where nothing is recorded", () => {
    const plain = { terms: PLAIN_TERMS } as const;
    const before = { uuid: "A", due: due(NOTHING_RECORDED, plain) };
    expect(dueState(replacement, fact(plain), before)).toMatchObject({ dueOn: "2026-10-31", inheritedFrom: "" });
  });
});
