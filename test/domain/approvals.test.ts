import { expect, test } from "vitest";
import type { ApproverRole } from "../../shared/domain/approvals.ts";
import {
  agreementNeeds,
  approvalState,
  covers,
  DEFAULT_LIMITS,
  mayApprove,
  needsOf,
  quitaNeed,
  satisfies,
} from "../../shared/domain/approvals.ts";

const terms = { type: "payment-plan", months: 3, quitaBp: 0, waivedBp: 0 } as const;
const needs = (changes: Partial<Parameters<typeof agreementNeeds>[0]>) =>
  agreementNeeds({ ...terms, ...changes }, DEFAULT_LIMITS);

test("who has to allow an agreement follows its months, its quita and what it waives (COLLECTIONS 9)", () => {
  expect(needs({})).toEqual(["coordinator"]);
  expect(needs({ months: 4 })).toEqual(["manager"]);
  expect([needs({ quitaBp: 500 }), needs({ quitaBp: 501 }), needs({ quitaBp: 1501 })]).toEqual([
    ["coordinator"],
    ["manager"],
    ["director"],
  ]);
  expect(needs({ waivedBp: 10_000 })).toEqual(["coordinator"]);
  expect(needs({ type: "restructure" })).toEqual(["manager", "administration"]);
  expect(needs({ type: "restructure", quitaBp: 2000 })).toEqual(["director", "administration"]);
  expect(needs({ type: "acknowledgement", months: 30 })).toEqual(["coordinator"]);
  expect(needsOf("interest-waiver", 10_000, { ...DEFAULT_LIMITS, interestCoordinatorBp: 5000 })).toEqual(["manager"]);
});

test.each([
  ["a principal of 5 % is forgiven by a coordinator, 15 % by a manager, more by a director", 500, "coordinator"],
  ["one ten-thousandth above 5 %", 501, "manager"],
  ["15 %", 1500, "manager"],
  ["one ten-thousandth above 15 %", 1501, "director"],
] as const)("%s", (_, bp, role) => {
  expect(quitaNeed(bp, DEFAULT_LIMITS)).toBe(role);
});

test("interest up to the share the company set is waived by a coordinator, the rest by a manager, on its own or in an agreement", () => {
  const half = { ...DEFAULT_LIMITS, interestCoordinatorBp: 5000 };
  expect(needsOf("interest-waiver", 5000, half)).toEqual(["coordinator"]);
  expect(needsOf("interest-waiver", 5001, half)).toEqual(["manager"]);
  // A waiver that does not say its share is of all of it.
  expect(needsOf("interest-waiver", null, half)).toEqual(["manager"]);
  expect(agreementNeeds({ ...terms, waivedBp: 5001 }, half)).toEqual(["manager"]);
});

test("who allows an acknowledgement of debt is the company's choice, and never lower than what it forgives", () => {
  const byManager = { ...DEFAULT_LIMITS, acknowledgement: "manager" } as const;
  expect(agreementNeeds({ ...terms, type: "acknowledgement" }, byManager)).toEqual(["manager"]);
  expect(agreementNeeds({ ...terms, type: "acknowledgement", quitaBp: 1501 }, byManager)).toEqual(["director"]);
  const byAdministration = { ...DEFAULT_LIMITS, acknowledgement: "administration" } as const;
  expect(agreementNeeds({ ...terms, type: "acknowledgement" }, byAdministration)).toEqual(["administration"]);
  // It says nothing of payment plans.
  expect(agreementNeeds(terms, byManager)).toEqual(["coordinator"]);
});

test.each([
  ["as chosen", ["manager", "administration"], { months: 60 }, ["manager", "administration"]],
  ["a coordinator alone, up to the limits", ["coordinator"], {}, ["coordinator"]],
  ["a coordinator alone, beyond the months", ["coordinator"], { months: 4 }, ["manager"]],
  ["administration alone, up to the limits", ["administration"], { quitaBp: 500 }, ["administration"]],
  [
    "administration alone, with a quita above 15 %",
    ["administration"],
    { quitaBp: 1501 },
    ["director", "administration"],
  ],
  [
    "a director among them already, wherever",
    ["director", "coordinator"],
    { quitaBp: 1501 },
    ["director", "coordinator"],
  ],
  ["a director among them already", ["coordinator", "director"], { quitaBp: 1501 }, ["coordinator", "director"]],
  [
    "the highest of them is raised",
    ["coordinator", "manager", "administration"],
    { quitaBp: 1501 },
    ["coordinator", "director", "administration"],
  ],
] as const)(
  "a restructure needs those the company chose, and one who may allow what it forgives: %s",
  (_, restructure, given, expected) => {
    const limits = { ...DEFAULT_LIMITS, restructure: [...restructure] };
    expect(agreementNeeds({ ...terms, type: "restructure", ...given }, limits)).toEqual(expected);
  },
);

test("everything else is allowed by the one role the company chose for it", () => {
  const limits = {
    ...DEFAULT_LIMITS,
    letterTemplate: "administration",
    creditLimit: "director",
    holdRelease: "manager",
    writeOff: "coordinator",
  } as const;
  expect(needsOf("letter-template", null, limits)).toEqual(["administration"]);
  expect(needsOf("credit-limit", null, limits)).toEqual(["director"]);
  expect(needsOf("hold-release", null, limits)).toEqual(["manager"]);
  expect(needsOf("write-off", null, limits)).toEqual(["coordinator"]);
});

test.each([
  ["coordinator", ["coordinator"]],
  ["manager", ["coordinator", "manager"]],
  ["director", ["coordinator", "manager", "director", "administration"]],
  ["administration", ["administration"]],
  ["collector", []],
  ["auditor", []],
] as const)("a %s gives the word asked of %j: who stands higher may, nobody else in their place", (role, may) => {
  const all = ["coordinator", "manager", "director", "administration"] as const;
  expect(all.filter((need) => satisfies(role, need))).toEqual(may);
});

test("two words are given by two people, whichever of them comes first", () => {
  const person = (id: number, role: string) => ({ id, role });
  const needs: ApproverRole[] = ["manager", "administration"];
  const director = person(1, "director");
  expect(covers(needs, [director, person(2, "administration")])).toBe(true);
  expect(covers(needs, [person(2, "administration"), director])).toBe(true);
  expect(covers(needs, [director, person(2, "manager")])).toBe(true);
  expect(covers(needs, [director, person(2, "director")])).toBe(true);
  expect(covers(needs, [person(1, "manager"), person(2, "manager")])).toBe(false);
  expect(covers(["manager"], [director, person(2, "manager")])).toBe(false);
});

test("what nobody in particular asked for is decided by nobody", () => {
  const asked = { needs: ["manager"] as ApproverRole[], askedBy: null, state: "pending", approvers: [] } as const;
  expect(mayApprove(asked, { id: 1, role: "director" })).toBe("unknown");
});

test("the maker never approves, nor twice, nor a role that does not reach", () => {
  const asked = { needs: ["manager", "administration"] as ApproverRole[], askedBy: 1, state: "pending" } as const;
  const manager = { id: 2, role: "manager" };
  const may = (me: { id: number; role: string } | null, approvers: (typeof manager)[] = []) =>
    mayApprove({ ...asked, approvers }, me);
  expect(may({ id: 1, role: "director" })).toBe("maker");
  expect(may(null)).toBe("unknown");
  expect(may(manager)).toBeNull();
  expect(may(manager, [manager])).toBe("decided");
  expect(may({ id: 3, role: "manager" }, [manager])).toBe("role");
  expect(may({ id: 3, role: "director" }, [manager])).toBeNull();
  expect(may({ id: 3, role: "coordinator" })).toBe("role");
  expect(mayApprove({ ...asked, state: "refused", approvers: [] }, manager)).toBe("closed");
});

test("one refusal ends it, and it is granted when everybody who has to has approved", () => {
  const said = (...decisions: ("approved" | "refused" | "withdrawn")[]) =>
    approvalState(
      2,
      decisions.map((decision) => ({ decision, personId: 1 })),
    );
  expect([said(), said("approved"), said("approved", "approved")]).toEqual(["pending", "pending", "approved"]);
  expect([said("approved", "refused"), said("withdrawn")]).toEqual(["refused", "withdrawn"]);
});
