import { expect, test } from "vitest";
import type { ApproverRole } from "../../shared/domain/approvals.ts";
import { agreementNeeds, approvalState, DEFAULT_LIMITS, mayApprove, needsOf } from "../../shared/domain/approvals.ts";

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
