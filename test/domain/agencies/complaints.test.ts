import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  COMPLAINT_STATES,
  type ComplaintStep,
  complaintDays,
  complaintStanding,
  perThousand,
} from "../../../shared/domain/agencies/complaints.ts";
import { businessDaysBetween } from "../../../shared/domain/business-days.ts";
import { addDays } from "../../../shared/domain/days.ts";

const HOLIDAYS = new Set(["2026-07-06"]);
/** Received on Thursday 2 July: acknowledged on Friday, answered ten business days on, a holiday between. */
const COMPLAINT = { ...complaintDays("2026-07-02", HOLIDAYS), authorityBy: null };
const step = (kind: ComplaintStep["kind"], on: string, answerBy: string | null = null): ComplaintStep => ({
  ...{ kind, on, answerBy },
});

describe("days of a complaint", () => {
  test("are the next business day and the tenth", () => {
    expect(COMPLAINT).toMatchObject({ acknowledgeBy: "2026-07-03", answerBy: "2026-07-17" });
    expect(complaintDays("2026-07-04", HOLIDAYS)).toEqual({ acknowledgeBy: "2026-07-07", answerBy: "2026-07-20" });
  });

  test("are so many business days after whatever day it came", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (offset) => {
        const received = addDays("2026-01-01", offset);
        const { acknowledgeBy, answerBy } = complaintDays(received, HOLIDAYS);
        expect(businessDaysBetween(received, acknowledgeBy, HOLIDAYS)).toBe(1);
        expect(businessDaysBetween(received, answerBy, HOLIDAYS)).toBe(10);
      }),
    );
  });
});

describe("standing of a complaint", () => {
  const at = (asOf: string, ...steps: ComplaintStep[]) => complaintStanding(COMPLAINT, steps, asOf);

  test("is late the day after its day, until it is done, and after", () => {
    expect(at("2026-07-03")).toMatchObject({ state: "received", open: true, acknowledgedLate: false, daysLate: 0 });
    expect(at("2026-07-04")).toMatchObject({ acknowledgedLate: true, answeredLate: false, daysLate: 0 });
    expect(at("2026-07-17")).toMatchObject({ answeredLate: false, daysLate: 0 });
    expect(at("2026-07-18")).toMatchObject({ answeredLate: true, daysLate: 1 });
    expect(at("2026-07-20", step("acknowledged", "2026-07-03"))).toMatchObject({
      ...{ state: "acknowledged", open: true, acknowledgedLate: false, answeredLate: true, daysLate: 3 },
    });
    expect(at("2026-08-20", step("acknowledged", "2026-07-06"), step("answered", "2026-07-17"))).toEqual({
      ...{ state: "answered", open: false, acknowledgedOn: "2026-07-06", answeredOn: "2026-07-17" },
      ...{ answerBy: "2026-07-17", byAuthority: false, acknowledgedLate: true, answeredLate: false, daysLate: 0 },
    });
    expect(at("2026-08-20", step("answered", "2026-07-18"))).toMatchObject({ answeredLate: true, daysLate: 0 });
  });

  test("an answer acknowledges it, and the day of an authority prevails, the last one given", () => {
    expect(at("2026-07-09", step("answered", "2026-07-03"))).toMatchObject({
      ...{ state: "answered", acknowledgedOn: "2026-07-03", acknowledgedLate: false },
    });
    const given = [step("due", "2026-07-03", "2026-07-08"), step("due", "2026-07-07", "2026-08-03")];
    expect(at("2026-07-06", ...given)).toMatchObject({ answerBy: "2026-07-08", byAuthority: true });
    expect(at("2026-07-20", ...given)).toMatchObject({
      answerBy: "2026-08-03",
      answeredLate: false,
      state: "received",
    });
    expect(complaintStanding({ ...COMPLAINT, authorityBy: "2026-07-06" }, [], "2026-07-07")).toMatchObject({
      ...{ answerBy: "2026-07-06", byAuthority: true, answeredLate: true, daysLate: 1 },
    });
  });

  test("opened again it waits by the day it had; taken out it is nobody's and never late", () => {
    const answered = step("answered", "2026-07-10");
    expect(at("2026-07-13", answered, step("reopened", "2026-07-13"))).toMatchObject({
      ...{ state: "acknowledged", open: true, answeredOn: null, acknowledgedOn: "2026-07-10", answerBy: "2026-07-17" },
    });
    expect(at("2026-09-13", step("withdrawn", "2026-07-10"))).toMatchObject({
      ...{ state: "withdrawn", open: false, acknowledgedLate: false, answeredLate: false, daysLate: 0 },
    });
  });

  const kinds = ["acknowledged", "due", "answered", "reopened", "withdrawn"] as const;
  const steps = fc.array(fc.record({ kind: fc.constantFrom(...kinds), day: fc.nat(40) }), { maxLength: 6 }).map((all) =>
    all
      .sort((a, b) => a.day - b.day)
      .map(({ kind, day }) => {
        const on = addDays("2026-07-02", day);
        return step(kind, on, kind === "due" ? addDays(on, 5) : null);
      }),
  );

  test("steps of later days change nothing of an earlier one, and only an open one has days late", () => {
    fc.assert(
      fc.property(steps, fc.nat(60), (all, offset) => {
        const asOf = addDays("2026-07-02", offset);
        const standing = complaintStanding(COMPLAINT, all, asOf);
        const known = all.filter(({ on }) => on <= asOf);
        expect(standing).toEqual(complaintStanding(COMPLAINT, known, asOf));
        expect(COMPLAINT_STATES).toContain(standing.state);
        expect(standing.open).toBe(standing.state === "received" || standing.state === "acknowledged");
        expect(standing.daysLate > 0).toBe(standing.open && asOf > standing.answerBy);
        expect(standing.byAuthority).toBe(known.some(({ kind }) => kind === "due"));
      }),
    );
  });
});

test.each([
  [3, 1500, "2.00"],
  [1, 3, "333.33"],
  [0, 10, "0.00"],
  [2, 0, null],
] as const)("%i complaints of %i accounts are %s for every thousand", (complaints, accounts, rate) => {
  expect(perThousand(complaints, accounts)).toBe(rate);
});
