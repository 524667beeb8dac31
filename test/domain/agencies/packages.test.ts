import { describe, expect, test } from "vitest";
import { packageDueBy, packagesOnTime, stepProblem } from "../../../shared/domain/agencies/packages.ts";

const july = { from: "2026-07-01", to: "2026-07-31" };

describe("the package of a batch", () => {
  test("is due two business days after the approval: weekends and holidays do not count", () => {
    expect(packageDueBy("2026-07-01", new Set())).toBe("2026-07-03");
    expect(packageDueBy("2026-07-02", new Set())).toBe("2026-07-06");
    expect(packageDueBy("2026-07-03", new Set(["2026-07-06"]))).toBe("2026-07-08");
    expect(packageDueBy("2026-07-04", new Set())).toBe("2026-07-07");
  });

  test("is on time by its due day, in the period of that day", () => {
    const deliveries = [
      { dueBy: "2026-07-03", deliveredOn: "2026-07-03" },
      { dueBy: "2026-07-03", deliveredOn: "2026-07-04" },
      { dueBy: "2026-07-31", deliveredOn: null },
      { dueBy: "2026-08-03", deliveredOn: "2026-07-31" },
      { dueBy: "2026-06-30", deliveredOn: "2026-07-01" },
    ];
    expect(packagesOnTime(deliveries, july)).toEqual({ due: 3, onTime: 1, percent: "33.33" });
    expect(packagesOnTime(deliveries.slice(3), july)).toEqual({ due: 0, onTime: 0, percent: null });
  });

  test("is delivered once, then acknowledged, and its data destroyed once something was taken back", () => {
    const made = { madeOn: "2026-07-02", deliveredOn: null, acknowledgedOn: null, recalled: 0 };
    const of = (step: Parameters<typeof stepProblem>[1], on: string, changes: Partial<typeof made> | object = {}) =>
      stepProblem({ ...made, ...changes }, step, on, "2026-07-10");
    expect(of("delivered", "2026-07-02")).toBeNull();
    expect(of("delivered", "2026-07-01")).toBe("day");
    expect(of("delivered", "2026-07-11")).toBe("day");
    expect(of("acknowledged", "2026-07-03")).toBe("not-delivered");
    const delivered = { deliveredOn: "2026-07-03" };
    expect(of("delivered", "2026-07-04", delivered)).toBe("delivered");
    expect(of("acknowledged", "2026-07-02", delivered)).toBe("day");
    expect(of("acknowledged", "2026-07-03", delivered)).toBeNull();
    expect(of("acknowledged", "2026-07-04", { ...delivered, acknowledgedOn: "2026-07-03" })).toBe("acknowledged");
    expect(of("destroyed", "2026-07-04", delivered)).toBe("nothing-recalled");
    expect(of("destroyed", "2026-07-04", { ...delivered, recalled: 1 })).toBeNull();
  });
});
