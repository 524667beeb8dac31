import { describe, expect, it } from "vitest";
import { isAboutPapers } from "../../../shared/domain/disputes/codes.ts";
import type { DisputeSpan } from "../../../shared/domain/disputes/facts.ts";
import { judgeDisputes } from "../../../shared/domain/disputes/judge.ts";
import { byUuid, credit, dispute, event, expectsCredit, invoice } from "./facts.ts";

type Told = Parameters<typeof judgeDisputes>;

const F1 = byUuid(invoice());
const spansOf = (...told: Told): readonly DisputeSpan[] => judgeDisputes(...told).get(1) ?? [];
const lastOf = (...told: Told): DisputeSpan | undefined => spansOf(...told).at(-1);
/** Day by day, what of each span is asked for. */
const course = <Key extends keyof DisputeSpan>(spans: readonly DisputeSpan[], ...keys: Key[]) =>
  spans.map((span) => [span.from, ...keys.map((key) => span[key])]);

const rejected = event(1, "rejected", "2026-11-05", { outcome: "invalid", rootCause: "customer-error" });

describe("a dispute while nobody has said who is right", () => {
  it("has no outcome, no effect, no cause and nothing that closed it, from the day it was opened", () => {
    expect(spansOf([dispute()], [], F1, [])).toEqual([
      {
        from: "2026-11-02",
        until: null,
        state: "open",
        receivableId: 1,
        claimMinor: 30_000,
        type: "price",
        dueOn: "2026-11-09",
        slaDays: 5,
        resolver: "sales",
        resolvedOn: null,
        outcome: "",
        effect: "",
        expectedMinor: 0,
        rootCause: "",
        closedBy: "",
        cfdiUuid: "",
      },
    ]);
  });

  it("stands without its invoice: its own part, or nothing where all of it was disputed", () => {
    const none = byUuid();
    expect(lastOf([dispute()], [], none, [])).toMatchObject({ receivableId: null, claimMinor: 30_000 });
    expect(lastOf([dispute({ amountMinor: null })], [], none, [])).toMatchObject({
      receivableId: null,
      claimMinor: 0,
    });
  });

  it.each([
    ["wrong-data", true],
    ["payment-method", true],
    ["complement", true],
    ["price", false],
    ["payment-not-applied", false],
  ])("may be about papers of a paid invoice: %s, %s", (type, papers) => expect(isAboutPapers(type)).toBe(papers));
});

describe("whose turn it is", () => {
  it("passes between the customer and the house, and saying it again starts nothing anew", () => {
    const events = [
      event(1, "waiting-customer", "2026-11-03"),
      event(2, "waiting-internal", "2026-11-04"),
      event(3, "waiting-internal", "2026-11-05"),
      event(4, "waiting-customer", "2026-11-06"),
    ];
    expect(course(spansOf([dispute()], events, F1, []), "until", "state")).toEqual([
      ["2026-11-02", "2026-11-03", "open"],
      ["2026-11-03", "2026-11-04", "waiting-customer"],
      ["2026-11-04", "2026-11-06", "waiting-internal"],
      ["2026-11-06", null, "waiting-customer"],
    ]);
  });

  it("stays with who has it when it is handed on without a name", () => {
    expect(lastOf([dispute()], [event(1, "handed", "2026-11-03")], F1, [])).toMatchObject({
      state: "waiting-internal",
      resolver: "sales",
    });
  });

  it.each(["waiting-customer", "waiting-internal", "handed", "expects-cfdi"])(
    "is nobody's once it was answered: %s changes nothing",
    (kind) => {
      const late = event(2, kind, "2026-11-06", { resolver: "billing", effect: "credit-note", acceptedMinor: 10_000 });
      expect(spansOf([dispute()], [rejected, late], F1, [])).toEqual(spansOf([dispute()], [rejected], F1, []));
    },
  );
});

describe("the answer", () => {
  it("of a person says who was right, why, and that no CFDI has to come", () => {
    expect(lastOf([dispute()], [rejected], F1, [])).toMatchObject({
      state: "rejected",
      resolvedOn: "2026-11-05",
      outcome: "invalid",
      rootCause: "customer-error",
      effect: "none",
      closedBy: "decision",
      cfdiUuid: "",
    });
  });

  it("of a person ends the wait for credit: what comes later is for another", () => {
    const events = [
      expectsCredit(1, "2026-11-04", 20_000),
      event(2, "resolved", "2026-11-06", { outcome: "partly", rootCause: "pricing" }),
    ];
    expect(lastOf([dispute()], events, F1, [credit("E1", "2026-11-09", 20_000)])).toMatchObject({
      closedBy: "decision",
      expectedMinor: 0,
      cfdiUuid: "",
    });
  });

  it("can be given anew and keeps the day it was first given on", () => {
    const again = event(2, "resolved", "2026-11-10", { outcome: "valid", rootCause: "pricing" });
    expect(lastOf([dispute()], [rejected, again], F1, [])).toMatchObject({
      state: "resolved",
      outcome: "valid",
      resolvedOn: "2026-11-05",
    });
  });

  it("is forgotten when it is reopened, all of it", () => {
    const events = [expectsCredit(1, "2026-11-04", 30_000), event(2, "reopened", "2026-11-13")];
    expect(lastOf([dispute()], events, F1, [credit("E1", "2026-11-12", 30_000)])).toMatchObject({
      from: "2026-11-13",
      state: "reopened",
      resolvedOn: null,
      outcome: "",
      effect: "",
      rootCause: "",
      closedBy: "",
      cfdiUuid: "",
      claimMinor: 30_000,
    });
  });

  it("cannot be reopened before it was given", () => {
    expect(course(spansOf([dispute()], [event(1, "reopened", "2026-11-05")], F1, []), "state")).toEqual([
      ["2026-11-02", "open"],
    ]);
  });
});

describe("a dispute that is amended", () => {
  const amended = (id: number, on: string, over = {}) =>
    event(id, "amended", on, { type: "delivery", amountMinor: 45_000, dueOn: "2026-11-12", slaDays: 8, ...over });

  it("takes its new type, part and time to answer from that day on", () => {
    expect(
      course(
        spansOf([dispute()], [amended(1, "2026-11-04")], F1, []),
        "type",
        "claimMinor",
        "dueOn",
        "slaDays",
        "resolver",
      ),
    ).toEqual([
      ["2026-11-02", "price", 30_000, "2026-11-09", 5, "sales"],
      ["2026-11-04", "delivery", 45_000, "2026-11-12", 8, "sales"],
    ]);
  });

  it("keeps its type where none is told, and takes all of the invoice where no part is", () => {
    expect(lastOf([dispute()], [amended(1, "2026-11-04", { type: null, amountMinor: null })], F1, [])).toMatchObject({
      type: "price",
      claimMinor: 100_000,
    });
  });

  it("still takes no more than what was accepted while credit is expected", () => {
    const events = [expectsCredit(1, "2026-11-04", 20_000), amended(2, "2026-11-05")];
    expect(lastOf([dispute()], events, F1, [])).toMatchObject({ type: "delivery", claimMinor: 20_000 });
  });

  it("takes nothing once it was answered, and its new part when it is reopened", () => {
    const events = [rejected, amended(2, "2026-11-06")];
    expect(lastOf([dispute()], events, F1, [])).toMatchObject({ state: "rejected", type: "delivery", claimMinor: 0 });
    expect(lastOf([dispute()], [...events, event(3, "reopened", "2026-11-09")], F1, [])).toMatchObject({
      state: "reopened",
      claimMinor: 45_000,
    });
  });
});

describe("a credit note", () => {
  it("goes to the decision that waits for it longest, whichever dispute was opened first", () => {
    const events = [
      { ...expectsCredit(1, "2026-11-04", 20_000), disputeId: 2 },
      expectsCredit(2, "2026-11-05", 30_000),
    ];
    for (const both of [
      [dispute(), dispute({ id: 2, amountMinor: 20_000 })],
      [dispute({ id: 2, amountMinor: 20_000 }), dispute()],
    ]) {
      const judged = judgeDisputes(both, events, F1, [credit("E1", "2026-11-06", 25_000)]);
      expect(judged.get(2)?.at(-1)).toMatchObject({ state: "resolved", cfdiUuid: "E1" });
      expect(judged.get(1)?.at(-1)).toMatchObject({ state: "waiting-internal", expectedMinor: 25_000 });
    }
  });

  it("is passed over by who waits for another one by its name, and closes it whatever its amount", () => {
    const named = expectsCredit(1, "2026-11-04", 30_000, { cfdiUuid: "E2" });
    const other = credit("E1", "2026-11-05", 30_000);
    expect(lastOf([dispute()], [named], F1, [other])).toMatchObject({ expectedMinor: 30_000 });
    expect(lastOf([dispute()], [named], F1, [other, credit("E2", "2026-11-06", 12_000)])).toMatchObject({
      state: "resolved",
      cfdiUuid: "E2",
      resolvedOn: "2026-11-06",
      expectedMinor: 0,
    });
  });

  it("counts from the very day the dispute was opened", () => {
    const [expected, own] = [expectsCredit(1, "2026-11-04", 30_000), credit("E1", "2026-11-02", 30_000)];
    expect(lastOf([dispute()], [expected], F1, [own])).toMatchObject({ state: "resolved", resolvedOn: "2026-11-04" });
  });

  it("counts again for a reopened dispute only from the day it was reopened", () => {
    const events = [rejected, event(2, "reopened", "2026-11-10"), expectsCredit(3, "2026-11-11", 30_000)];
    expect(lastOf([dispute()], events, F1, [credit("E1", "2026-11-09", 30_000)])).toMatchObject({
      state: "waiting-internal",
    });
    expect(lastOf([dispute()], events, F1, [credit("E1", "2026-11-10", 30_000)])).toMatchObject({ state: "resolved" });
  });

  it("of one day is used in the order of names, whichever was read first", () => {
    const both = [credit("E1", "2026-11-06", 20_000), credit("E2", "2026-11-06", 20_000)];
    for (const read of [both, both.toReversed()]) {
      expect(lastOf([dispute()], [expectsCredit(1, "2026-11-04", 30_000)], F1, read)).toMatchObject({
        state: "resolved",
        cfdiUuid: "E2",
      });
    }
  });

  it("of several invoices is used in the order of theirs", () => {
    const kin = byUuid(
      invoice({ endedAs: "substituted", endedOn: "2026-11-03", successor: "F2" }),
      invoice({ uuid: "F2", receivableId: 2 }),
    );
    const parts = [credit("E1", "2026-11-06", 20_000, "F1"), credit("E1", "2026-11-06", 15_000, "F2")];
    const next = dispute({ id: 2, amountMinor: 15_000, invoiceUuid: "F2", openedOn: "2026-11-04" });
    const events = [
      expectsCredit(1, "2026-11-05", 20_001),
      { ...expectsCredit(2, "2026-11-05", 15_001), disputeId: 2 },
    ];
    for (const read of [parts, parts.toReversed()]) {
      const judged = judgeDisputes([dispute(), next], events, kin, read);
      expect(judged.get(1)?.at(-1)).toMatchObject({ state: "resolved", cfdiUuid: "E1" });
      expect(judged.get(2)?.at(-1)).toMatchObject({ expectedMinor: 2 });
    }
  });

  it("is there before what people do on its day", () => {
    const events = [
      expectsCredit(0, "2026-11-04", 30_000),
      event(1, "handed", "2026-11-12", { resolver: "logistics" }),
    ];
    expect(lastOf([dispute()], events, F1, [credit("E1", "2026-11-12", 30_000)])).toMatchObject({
      state: "resolved",
      resolver: "sales",
    });
  });
});
