import { describe, expect, it } from "vitest";
import type { DisputeSpan } from "../../../shared/domain/disputes/facts.ts";
import { judgeDisputes } from "../../../shared/domain/disputes/judge.ts";
import { byUuid, credit, dispute, event, expectsCredit, invoice } from "./facts.ts";

const F1 = byUuid(invoice());
const spansOf = (...input: Parameters<typeof judgeDisputes>): readonly DisputeSpan[] => {
  const spans = judgeDisputes(...input).get(1);
  if (!spans) throw new Error("dispute 1 is withdrawn");
  return spans;
};
const lastOf = (...input: Parameters<typeof judgeDisputes>) => spansOf(...input).at(-1);

describe("what a dispute takes of its invoice", () => {
  it("is its part from the day it was opened", () => {
    expect(spansOf([dispute()], [], F1, [])).toEqual([
      expect.objectContaining({ from: "2026-11-02", until: null, state: "open", claimMinor: 30_000, receivableId: 1 }),
    ]);
  });

  it("is all of the invoice where no part was named", () => {
    expect(lastOf([dispute({ amountMinor: null })], [], F1, [])).toMatchObject({ claimMinor: 100_000 });
  });

  it("is what was accepted once credit is expected: the rest is owed again", () => {
    const partly = expectsCredit(1, "2026-11-04", 20_000, { outcome: "partly" });
    expect(lastOf([dispute()], [partly], F1, [])).toMatchObject({
      state: "waiting-internal",
      outcome: "partly",
      claimMinor: 20_000,
      expectedMinor: 20_000,
    });
  });

  it("is nothing once it was answered, and the same again when it is reopened", () => {
    const events = [
      event(1, "rejected", "2026-11-05", { outcome: "invalid", rootCause: "customer-error" }),
      event(2, "reopened", "2026-11-10"),
    ];
    expect(
      spansOf([dispute()], events, F1, []).map(({ from, state, claimMinor }) => [from, state, claimMinor]),
    ).toEqual([
      ["2026-11-02", "open", 30_000],
      ["2026-11-05", "rejected", 0],
      ["2026-11-10", "reopened", 30_000],
    ]);
  });

  it("is nothing for a dispute that was opened by mistake", () => {
    expect(judgeDisputes([dispute()], [event(1, "undo", "2026-11-02")], F1, []).size).toBe(0);
  });
});

describe("whose turn it is", () => {
  it("follows who was asked last, and an undone step never was", () => {
    const events = [
      event(1, "handed", "2026-11-03", { resolver: "logistics" }),
      event(2, "waiting-customer", "2026-11-04"),
      event(3, "undo", "2026-11-04", { undoesId: 2 }),
    ];
    expect(lastOf([dispute()], events, F1, [])).toMatchObject({ state: "waiting-internal", resolver: "logistics" });
  });

  it("keeps the time to answer of a reopened dispute: one clock", () => {
    const events = [event(1, "resolved", "2026-11-05", { outcome: "valid" }), event(2, "reopened", "2026-11-20")];
    expect(lastOf([dispute()], events, F1, [])).toMatchObject({ state: "reopened", dueOn: "2026-11-09" });
  });
});

describe("a credit note that was expected", () => {
  const expected = expectsCredit(1, "2026-11-04", 30_000);
  const closed = { state: "resolved", closedBy: "credit-note", cfdiUuid: "E1", claimMinor: 0, outcome: "valid" };

  it("closes the dispute on its own day", () => {
    expect(lastOf([dispute()], [expected], F1, [credit("E1", "2026-11-12", 30_000)])).toMatchObject({
      ...closed,
      resolvedOn: "2026-11-12",
    });
  });

  it("closes it at once when it was there before the decision", () => {
    expect(lastOf([dispute()], [expected], F1, [credit("E1", "2026-11-03", 30_000)])).toMatchObject({
      ...closed,
      resolvedOn: "2026-11-04",
    });
  });

  it("does not count when it is older than the dispute, unless it was named", () => {
    const old = [credit("E1", "2026-10-15", 30_000)];
    expect(lastOf([dispute()], [expected], F1, old)).toMatchObject({ state: "waiting-internal" });
    const named = expectsCredit(1, "2026-11-04", 30_000, { cfdiUuid: "E1" });
    expect(lastOf([dispute()], [named], F1, old)).toMatchObject({ ...closed, resolvedOn: "2026-11-04" });
  });

  it("leaves open what it does not reach, and a second one closes it", () => {
    const first = credit("E0", "2026-11-06", 10_000);
    expect(lastOf([dispute()], [expected], F1, [first])).toMatchObject({ expectedMinor: 20_000, claimMinor: 20_000 });
    const both = [first, credit("E1", "2026-11-09", 20_000)];
    expect(lastOf([dispute()], [expected], F1, both)).toMatchObject({ ...closed, resolvedOn: "2026-11-09" });
  });

  it("goes to the dispute whose amount it is, not to the one that waits longer", () => {
    const second = dispute({ id: 2, amountMinor: 5_000 });
    const events = [expected, { ...expectsCredit(2, "2026-11-05", 5_000), disputeId: 2 }];
    const judged = judgeDisputes([dispute(), second], events, F1, [credit("E1", "2026-11-06", 5_000)]);
    expect(judged.get(1)?.at(-1)).toMatchObject({ state: "waiting-internal", expectedMinor: 30_000 });
    expect(judged.get(2)?.at(-1)).toMatchObject({ state: "resolved", cfdiUuid: "E1" });
  });

  it("settles each peso once: what one dispute took is not there for another", () => {
    const second = dispute({ id: 2, amountMinor: 20_000 });
    const events = [expected, { ...expectsCredit(2, "2026-11-05", 20_000), disputeId: 2 }];
    const judged = judgeDisputes([dispute(), second], events, F1, [credit("E1", "2026-11-06", 40_000)]);
    expect(judged.get(1)?.at(-1)).toMatchObject({ state: "resolved" });
    expect(judged.get(2)?.at(-1)).toMatchObject({ state: "waiting-internal", expectedMinor: 10_000 });
  });

  it("does nothing for a dispute on another invoice, nor without a decision", () => {
    const other = credit("E1", "2026-11-06", 30_000, "F9");
    expect(lastOf([dispute()], [expected], F1, [other])).toMatchObject({ state: "waiting-internal" });
    expect(lastOf([dispute()], [], F1, [credit("E1", "2026-11-06", 30_000)])).toMatchObject({ state: "open" });
  });

  it("is not counted again for a dispute that was reopened afterwards", () => {
    const events = [expected, event(2, "reopened", "2026-11-13"), expectsCredit(3, "2026-11-14", 10_000)];
    expect(lastOf([dispute()], events, F1, [credit("E1", "2026-11-12", 40_000)])).toMatchObject({
      state: "waiting-internal",
      expectedMinor: 10_000,
    });
  });
});

describe("an invoice that is replaced or cancelled", () => {
  const replaced = byUuid(
    invoice({ endedAs: "substituted", endedOn: "2026-11-10", successor: "F2" }),
    invoice({ uuid: "F2", receivableId: 2, totalMinor: 70_000 }),
  );
  const expected = event(1, "expects-cfdi", "2026-11-04", { outcome: "valid", effect: "replacement" });

  it("takes its dispute along to what took its place", () => {
    expect(spansOf([dispute()], [], replaced, []).map(({ from, receivableId }) => [from, receivableId])).toEqual([
      ["2026-11-02", 1],
      ["2026-11-10", 2],
    ]);
  });

  it("closes the dispute that expected it, before or after", () => {
    const closed = { state: "resolved", closedBy: "replacement", cfdiUuid: "F2", receivableId: 2, outcome: "valid" };
    expect(lastOf([dispute()], [expected], replaced, [])).toMatchObject({ ...closed, resolvedOn: "2026-11-10" });
    const later = { ...expected, on: "2026-11-16" };
    expect(lastOf([dispute()], [later], replaced, [])).toMatchObject({ ...closed, resolvedOn: "2026-11-16" });
  });

  it("closes nothing when another CFDI was named", () => {
    expect(lastOf([dispute()], [{ ...expected, cfdiUuid: "F9" }], replaced, [])).toMatchObject({
      state: "waiting-internal",
      receivableId: 2,
    });
  });

  it("follows a chain of replacements to its end", () => {
    const twice = byUuid(
      invoice({ endedAs: "substituted", endedOn: "2026-11-10", successor: "F2" }),
      invoice({ uuid: "F2", receivableId: 2, endedAs: "substituted", endedOn: "2026-11-12", successor: "F3" }),
      invoice({ uuid: "F3", receivableId: 3, totalMinor: 60_000 }),
    );
    expect(lastOf([dispute({ amountMinor: null })], [], twice, [])).toMatchObject({
      receivableId: 3,
      claimMinor: 60_000,
    });
    const credited = [credit("E1", "2026-11-15", 30_000, "F3")];
    expect(lastOf([dispute()], [expectsCredit(1, "2026-11-04", 30_000)], twice, credited)).toMatchObject({
      state: "resolved",
      cfdiUuid: "E1",
    });
  });

  it("is no replacement when the CFDI of an opening balance comes", () => {
    const opening = byUuid(
      invoice({ endedAs: "substituted", endedOn: "2026-10-01", successor: "F2", isOpening: true }),
      invoice({ uuid: "F2", receivableId: 2 }),
    );
    expect(lastOf([dispute()], [expected], opening, [])).toMatchObject({ state: "waiting-internal", receivableId: 2 });
  });

  it("ends its dispute when it is cancelled for good", () => {
    const gone = byUuid(invoice({ endedAs: "cancelled", endedOn: "2026-11-10" }));
    expect(lastOf([dispute()], [], gone, [])).toMatchObject({
      state: "resolved",
      closedBy: "cancellation",
      outcome: "",
      resolvedOn: "2026-11-10",
    });
    const duplicate = { ...expected, effect: "cancellation" as const };
    expect(lastOf([dispute()], [duplicate], gone, [])).toMatchObject({ closedBy: "cancellation", outcome: "valid" });
  });

  it("names no day before the dispute was opened", () => {
    const before = byUuid(invoice({ endedAs: "cancelled", endedOn: "2026-10-20" }));
    expect(spansOf([dispute()], [], before, [])).toEqual([
      expect.objectContaining({ from: "2026-11-02", resolvedOn: "2026-11-02", state: "resolved" }),
    ]);
  });

  it("survives invoices that claim to replace one another", () => {
    const circle = byUuid(
      invoice({ endedAs: "substituted", endedOn: "2026-11-10", successor: "F2" }),
      invoice({ uuid: "F2", receivableId: 2, endedAs: "substituted", endedOn: "2026-11-10", successor: "F1" }),
    );
    expect(lastOf([dispute()], [expected], circle, [])).toMatchObject({ closedBy: "replacement" });
  });
});
