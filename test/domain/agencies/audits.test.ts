import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AUDIT_POINTS,
  type AuditPoint,
  auditProblem,
  FINDING_STATES,
  type FindingStep,
  findingStanding,
  metPercent,
  type PointResult,
} from "../../../shared/domain/agencies/audits.ts";
import { addDays } from "../../../shared/domain/days.ts";

const seen = (results: Partial<Record<AuditPoint, PointResult>> = {}) =>
  AUDIT_POINTS.map((point) => ({ point, result: results[point] ?? ("meets" as const) }));
const found = (point: AuditPoint, dueOn = "2026-08-01") => ({ point, dueOn });
const onDay = "2026-07-01";

describe("an audit as it is written down", () => {
  test.each([
    ["all meets", seen(), [], null],
    ["one fails, and is told of", seen({ hours: "fails" }), [found("hours"), found("hours")], null],
    ["mended on the day", seen({ hours: "fails" }), [found("hours", onDay)], null],
    ["a point is missing", seen().slice(1), [], "points"],
    ["a point stands twice", [...seen().slice(1), { point: "redeco", result: "meets" } as const], [], "points"],
    ["one too many", [...seen(), { point: "redeco", result: "meets" } as const], [], "points"],
    ["somebody looked at a part", seen({ redeco: "not-reviewed", visits: "not-reviewed" }), [], null],
    [
      "nobody looked",
      AUDIT_POINTS.map((point) => ({ point, result: "not-reviewed" as const })),
      [],
      "nothing-reviewed",
    ],
    ["a failure without a finding", seen({ hours: "fails", visits: "fails" }), [found("hours")], "no-finding"],
    ["a finding of what meets", seen({ hours: "fails" }), [found("hours"), found("visits")], "not-failed"],
    ["to be mended before", seen({ hours: "fails" }), [found("hours", "2026-06-30")], "due"],
  ] as const)("%s", (_, points, findings, problem) => {
    expect(auditProblem({ onDay, points, findings })).toBe(problem);
  });

  test("meets is of what was reviewed and applies", () => {
    expect(metPercent(["meets", "meets", "fails", "not-applicable", "not-reviewed"])).toBe("66.67");
    expect(metPercent(["meets"])).toBe("100.00");
    expect(metPercent(["fails"])).toBe("0.00");
    expect(metPercent(["not-applicable", "not-reviewed"])).toBe(null);
  });
});

describe("where a finding stands", () => {
  const at = (asOf: string, ...steps: FindingStep[]) => findingStanding("2026-08-01", steps, asOf);
  const step = (kind: FindingStep["kind"], on: string): FindingStep => ({ kind, on });

  test("is late the day after its day, until it is said to be mended", () => {
    expect(at("2026-08-01")).toEqual({ state: "open", open: true, doneOn: null, verifiedOn: null, daysLate: 0 });
    expect(at("2026-07-20")).toMatchObject({ state: "open", daysLate: 0 });
    expect(at("2026-08-04")).toMatchObject({ state: "open", daysLate: 3 });
    expect(at("2026-07-20", step("done", "2026-07-20"))).toMatchObject({ state: "done", doneOn: "2026-07-20" });
    expect(at("2026-08-04", step("done", "2026-08-03"))).toMatchObject({
      ...{ state: "done", open: true, doneOn: "2026-08-03", daysLate: 0 },
    });
  });

  test("is closed by who verifies it, goes on where it is given back, and is gone where it was none", () => {
    const done = step("done", "2026-07-20");
    expect(at("2026-08-09", done, step("verified", "2026-07-22"))).toEqual({
      ...{ state: "verified", open: false, doneOn: "2026-07-20", verifiedOn: "2026-07-22", daysLate: 0 },
    });
    expect(at("2026-08-09", done, step("returned", "2026-07-22"))).toEqual({
      ...{ state: "open", open: true, doneOn: null, verifiedOn: null, daysLate: 8 },
    });
    expect(at("2026-08-09", step("withdrawn", "2026-07-22"))).toMatchObject({
      state: "withdrawn",
      open: false,
      daysLate: 0,
    });
  });

  test("steps of later days change nothing of an earlier one", () => {
    const steps = fc.array(
      fc.record({ kind: fc.constantFrom("done", "verified", "returned", "withdrawn"), day: fc.nat(60) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(steps, fc.nat(80), (drawn, offset) => {
        const all = drawn.sort((a, b) => a.day - b.day).map(({ kind, day }) => step(kind, addDays("2026-07-01", day)));
        const asOf = addDays("2026-07-01", offset);
        const standing = at(asOf, ...all);
        expect(standing).toEqual(at(asOf, ...all.filter(({ on }) => on <= asOf)));
        expect(FINDING_STATES).toContain(standing.state);
        expect(standing.open).toBe(standing.state === "open" || standing.state === "done");
        expect(standing.daysLate > 0).toBe(standing.state === "open" && asOf > "2026-08-01");
      }),
    );
  });
});
