import { describe, expect, it } from "vitest";
import type { DisputeSpan } from "../../../shared/domain/disputes/facts.ts";
import { judgeDisputes } from "../../../shared/domain/disputes/judge.ts";
import { byUuid, credit, dispute, event, expectsCredit, invoice } from "./facts.ts";

type Told = Parameters<typeof judgeDisputes>;

const spansOf = (...told: Told): readonly DisputeSpan[] => judgeDisputes(...told).get(1) ?? [];
const lastOf = (...told: Told): DisputeSpan | undefined => spansOf(...told).at(-1);
/** Day by day, what of each span is asked for. */
const course = <Key extends keyof DisputeSpan>(spans: readonly DisputeSpan[], ...keys: Key[]) =>
  spans.map((span) => [span.from, ...keys.map((key) => span[key])]);

const rejected = event(1, "rejected", "2026-11-05", { outcome: "invalid", rootCause: "customer-error" });

describe("an invoice that is replaced", () => {
  const replaced = (on: string, over = {}) =>
    byUuid(
      invoice({ endedAs: "substituted", endedOn: on, successor: "F2", ...over }),
      invoice({ uuid: "F2", receivableId: 2, totalMinor: 70_000 }),
    );
  const expects = (id: number, on: string, over = {}) =>
    event(id, "expects-cfdi", on, { outcome: "valid", effect: "replacement", rootCause: "data", ...over });

  it("closes the dispute that expects it by its name, before or after it came", () => {
    const named = { cfdiUuid: "F2" };
    for (const told of [expects(1, "2026-11-04", named), expects(1, "2026-11-12", named)]) {
      expect(lastOf([dispute()], [told], replaced("2026-11-10"), [])).toMatchObject({
        closedBy: "replacement",
        cfdiUuid: "F2",
      });
    }
    expect(
      lastOf([dispute()], [expects(1, "2026-11-12", { cfdiUuid: "F9" })], replaced("2026-11-10"), []),
    ).toMatchObject({ state: "waiting-internal", claimMinor: 30_000 });
  });

  it("closes it too where it came before the dispute was opened", () => {
    expect(lastOf([dispute()], [expects(1, "2026-11-04")], replaced("2026-10-20"), [])).toMatchObject({
      closedBy: "replacement",
      resolvedOn: "2026-11-04",
    });
  });

  it("closes a reopened dispute only when it came since then", () => {
    const again = (on: string) => [
      expects(1, "2026-11-04"),
      event(2, "resolved", "2026-11-05", { outcome: "valid" }),
      event(3, "reopened", on),
      expects(4, "2026-11-20"),
    ];
    expect(lastOf([dispute()], again("2026-11-12"), replaced("2026-11-10"), [])).toMatchObject({
      state: "waiting-internal",
    });
    expect(lastOf([dispute()], again("2026-11-10"), replaced("2026-11-10"), [])).toMatchObject({
      closedBy: "replacement",
      resolvedOn: "2026-11-20",
    });
  });

  it("does not close a dispute that waits for a cancellation or for credit", () => {
    const cancellation = expects(1, "2026-11-12", { effect: "cancellation" });
    expect(lastOf([dispute()], [cancellation], replaced("2026-11-10"), [])).toMatchObject({
      state: "waiting-internal",
      effect: "cancellation",
      claimMinor: 30_000,
      expectedMinor: 0,
    });
    expect(lastOf([dispute()], [expectsCredit(1, "2026-11-04", 20_000)], replaced("2026-11-10"), [])).toMatchObject({
      state: "waiting-internal",
      receivableId: 2,
      claimMinor: 20_000,
      expectedMinor: 20_000,
    });
  });

  it("keeps what is still expected of a credit note that came in part", () => {
    const part = [credit("E1", "2026-11-06", 5_000)];
    expect(lastOf([dispute()], [expectsCredit(1, "2026-11-04", 20_000)], replaced("2026-11-10"), part)).toMatchObject({
      receivableId: 2,
      claimMinor: 15_000,
      expectedMinor: 15_000,
    });
  });

  it("brings the credit that its replacement has already, and not a day before", () => {
    const own = [credit("E1", "2026-11-05", 20_000, "F2")];
    const expected = expectsCredit(1, "2026-11-06", 20_000);
    expect(course(spansOf([dispute()], [expected], replaced("2026-11-10"), own), "state", "cfdiUuid")).toEqual([
      ["2026-11-02", "open", ""],
      ["2026-11-06", "waiting-internal", ""],
      ["2026-11-10", "resolved", "E1"],
    ]);
  });

  it("takes along the dispute that was answered, as answered", () => {
    expect(lastOf([dispute()], [rejected], replaced("2026-11-10"), [])).toMatchObject({
      from: "2026-11-10",
      receivableId: 2,
      state: "rejected",
      resolvedOn: "2026-11-05",
      claimMinor: 0,
    });
  });

  it("leaves the dispute where it is while the ledger has not seen what took its place", () => {
    const unseen = byUuid(invoice({ endedAs: "substituted", endedOn: "2026-11-10", successor: "F7" }));
    expect(course(spansOf([dispute()], [], unseen, []), "receivableId", "state")).toEqual([["2026-11-02", 1, "open"]]);
  });

  it("is followed replacement by replacement, each on its own day", () => {
    const chain = (first: string, second: string) => [
      invoice({ endedAs: "substituted", endedOn: first, successor: "F2" }),
      invoice({ uuid: "F2", receivableId: 2, endedAs: "substituted", endedOn: second, successor: "F3" }),
      invoice({ uuid: "F3", receivableId: 3 }),
    ];
    const days = (first: string, second: string, turned: boolean) => {
      const kin = chain(first, second);
      return course(spansOf([dispute()], [], byUuid(...(turned ? kin.toReversed() : kin)), []), "receivableId");
    };
    for (const turned of [false, true]) {
      expect(days("2026-11-10", "2026-11-12", turned)).toEqual([
        ["2026-11-02", 1],
        ["2026-11-10", 2],
        ["2026-11-12", 3],
      ]);
      expect(days("2026-11-10", "2026-11-10", turned)).toEqual([
        ["2026-11-02", 1],
        ["2026-11-10", 3],
      ]);
    }
  });

  it("by one that is cancelled already leaves nothing to dispute, from that day", () => {
    const gone = byUuid(
      invoice({ endedAs: "substituted", endedOn: "2026-11-10", successor: "F2" }),
      invoice({ uuid: "F2", receivableId: 2, endedAs: "cancelled", endedOn: "2026-11-05" }),
    );
    expect(course(spansOf([dispute()], [], gone, []), "state", "closedBy", "cfdiUuid", "resolvedOn")).toEqual([
      ["2026-11-02", "open", "", "", null],
      ["2026-11-10", "resolved", "cancellation", "", "2026-11-10"],
    ]);
  });

  it("moves no dispute on another invoice of the chain before that one's own day", () => {
    const kin = byUuid(
      invoice({ endedAs: "substituted", endedOn: "2026-11-10", successor: "F2" }),
      invoice({ uuid: "F2", receivableId: 2, endedAs: "cancelled", endedOn: "2026-11-20" }),
    );
    const handed = event(1, "handed", "2026-11-12", { disputeId: 2, resolver: "logistics" });
    const judged = judgeDisputes([dispute(), dispute({ id: 2, invoiceUuid: "F2" })], [handed], kin, []);
    expect(course(judged.get(2) ?? [], "state", "resolver")).toEqual([
      ["2026-11-02", "open", "sales"],
      ["2026-11-12", "waiting-internal", "logistics"],
      ["2026-11-20", "resolved", "logistics"],
    ]);
  });
});

describe("an invoice that is cancelled", () => {
  const gone = byUuid(invoice({ endedAs: "cancelled", endedOn: "2026-11-10" }));

  it("leaves the answer that a dispute had", () => {
    expect(lastOf([dispute()], [rejected], gone, [])).toMatchObject({
      state: "rejected",
      closedBy: "decision",
      outcome: "invalid",
      effect: "none",
    });
  });

  it("ends its dispute before what people do on that day", () => {
    const handed = event(1, "handed", "2026-11-10", { resolver: "logistics" });
    expect(lastOf([dispute()], [handed], gone, [])).toMatchObject({
      state: "resolved",
      closedBy: "cancellation",
      resolver: "sales",
    });
  });
});
