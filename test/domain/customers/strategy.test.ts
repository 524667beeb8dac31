import { describe, expect, test } from "vitest";
import { DEFAULT_CUSTOMER_RULES } from "../../../electron/ledger/customers/rules.ts";
import { type Done, strategyOf } from "../../../shared/domain/customers/strategy.ts";

const NOTHING: Done = { contacts: new Map(), held: false, placed: false, agreed: false };
const DUE = "2026-10-01";
const on = (asOf: string, done: Partial<Done> = {}) => {
  const { due, next } = strategyOf(DEFAULT_CUSTOMER_RULES.steps, { dueOn: DUE, risk: "B" }, asOf, {
    ...NOTHING,
    ...done,
  });
  return [due === null ? null : `${due.day} ${due.action}`, next === null ? null : `${next.on} ${next.action}`];
};

describe("the strategy of collection (COLLECTIONS 2)", () => {
  test.each([
    ["2026-09-20", null, "2026-09-24 mail"],
    ["2026-09-24", "-7 mail", "2026-09-26 call"],
    ["2026-10-01", "0 mail", "2026-10-02 call"],
    ["2026-10-10", "8 whatsapp", "2026-10-11 letter-1"],
    ["2026-10-16", "15 hold-warning", "2026-11-01 call"],
    ["2026-11-05", "35 letter-2", "2026-11-10 offer-agreement"],
    ["2026-12-31", "91 placement", null],
  ])("on %s has %s fall due, and then %s", (asOf, due, next) => {
    expect(on(asOf)).toEqual([due, next]);
  });

  test("a step is done once it was, on its day or later, and not before", () => {
    expect(on("2026-10-03", { contacts: new Map([["call", "2026-10-01"]]) })[0]).toBe("1 call");
    expect(on("2026-10-03", { contacts: new Map([["call", "2026-10-02"]]) })[0]).toBeNull();
    expect(on("2026-10-03", { contacts: new Map([["call", "2026-10-03"]]) })[0]).toBeNull();
    expect(on("2026-10-20", { held: true })[0]).toBeNull();
    expect(on("2026-11-20", { agreed: true })[0]).toBeNull();
    expect(on("2027-03-01", { placed: true })[0]).toBeNull();
  });

  test("is that of the class of risk; without anything open there is none", () => {
    const steps = [
      { day: 1, action: "call" as const, risks: ["C", "D"] as const },
      { day: 5, action: "mail" as const, risks: ["A", "B", "C", "D"] as const },
    ];
    const of = (risk: "A" | "D", dueOn: string | null) => strategyOf(steps, { dueOn, risk }, "2026-10-02", NOTHING);
    expect(of("D", DUE).due?.action).toBe("call");
    expect(of("A", DUE)).toMatchObject({ due: null, next: { action: "mail" } });
    expect(of("D", null)).toEqual({ due: null, next: null });
    const turned = strategyOf([...steps].reverse(), { dueOn: DUE, risk: "D" }, "2026-10-10", NOTHING);
    expect(turned.due?.action, "in whatever order the steps are kept").toBe("mail");
  });
});
