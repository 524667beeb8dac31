import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBusinessDay } from "../../../shared/domain/business-days.ts";
import { DECISIONS, LEVELS } from "../../../shared/domain/escalations/codes.ts";
import {
  afterDecision,
  answerBy,
  DEFAULT_LEVELS,
  decisionsAt,
  firstLevel,
  mayAnswer,
  nextLevel,
} from "../../../shared/domain/escalations/path.ts";

describe("the path of a case", () => {
  test("goes from the coordinator by manager, director and agency to legal, and no further", () => {
    const path = ["coordinator"];
    for (let at = nextLevel("coordinator"); at !== null; at = nextLevel(at)) path.push(at);
    expect(path).toEqual([...LEVELS]);
  });

  test("begins above whoever raises it", () => {
    expect(["collector", "", "sales", "coordinator", "manager", "director"].map(firstLevel)).toEqual([
      ...["coordinator", "coordinator", "coordinator", "manager", "director", "agency"],
    ]);
  });

  test("each decision at each level: where it goes, and whether it still waits", () => {
    const told = (level: (typeof LEVELS)[number]) =>
      Object.fromEntries(DECISIONS.map((decision) => [decision, afterDecision(level, decision)]));
    const stays = (level: string) => ({ level, open: true });
    const ends = (level: string) => ({ level, open: false });
    expect(told("manager")).toEqual({
      ...{ up: stays("director"), return: ends("manager"), keep: stays("manager"), agreement: ends("manager") },
      ...{ hold: stays("manager"), agency: stays("agency"), legal: stays("manager"), settled: ends("manager") },
    });
    // A coordinator sends nobody to an agency or to lawyers, and lawyers have nobody above them.
    expect(decisionsAt("coordinator")).not.toContain("legal");
    expect(decisionsAt("coordinator")).not.toContain("agency");
    expect(afterDecision("coordinator", "up")).toEqual(stays("manager"));
    expect(afterDecision("director", "up")).toBeNull();
    expect(afterDecision("agency", "agency")).toBeNull();
    expect(afterDecision("agency", "legal")).toEqual(stays("agency"));
    expect(afterDecision("legal", "legal")).toBeNull();
    expect(afterDecision("legal", "return")).toEqual(ends("legal"));
  });

  test("is answered by the role of the level or one above; where a person is named by them or by who stands above", () => {
    const manager = { role: "manager", personId: null } as const;
    const who = (role: string, id = 1) => ({ id, role });
    expect(mayAnswer(manager, who("manager"), false)).toBe(true);
    expect(mayAnswer(manager, who("director"), false)).toBe(true);
    expect(mayAnswer(manager, who("coordinator"), false)).toBe(false);
    expect(mayAnswer(manager, null, false)).toBe(false);
    const named = { role: "manager", personId: 7 } as const;
    expect(mayAnswer(named, who("manager", 8), false)).toBe(false);
    expect(mayAnswer(named, who("director", 8), false)).toBe(true);
    expect(mayAnswer(named, who("coordinator", 7), false)).toBe(true);
    // In an office of one nobody else could.
    expect(mayAnswer(manager, null, true)).toBe(true);
  });

  test("every level has its rule, and its term runs in business days", () => {
    expect(DEFAULT_LEVELS.map(({ level }) => level)).toEqual([...LEVELS]);
    // From Friday, two business days: Tuesday; with Monday off, Wednesday.
    expect(answerBy("2026-07-03", 2, new Set())).toBe("2026-07-07");
    expect(answerBy("2026-07-03", 2, new Set(["2026-07-06"]))).toBe("2026-07-08");
  });

  test("property: whatever is decided, a case never goes down, ends or stays, and is answered on a business day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEVELS),
        fc.array(fc.constantFrom(...DECISIONS), { maxLength: 12 }),
        (from, taken) => {
          let at = { level: from, open: true };
          for (const decision of taken) {
            if (!at.open) break;
            const next = afterDecision(at.level, decision);
            expect(next === null).toBe(!decisionsAt(at.level).includes(decision));
            if (next === null) continue;
            expect(LEVELS.indexOf(next.level)).toBeGreaterThanOrEqual(LEVELS.indexOf(at.level));
            at = next;
          }
          expect(isBusinessDay(answerBy("2026-07-04", 1 + LEVELS.indexOf(at.level), new Set()), new Set())).toBe(true);
        },
      ),
    );
  });
});
