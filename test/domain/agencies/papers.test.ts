import { expect, test } from "vitest";
import { isObligatory, PAPERS } from "../../../shared/domain/agencies/codes.ts";
import { blocksPlacing, paperStanding } from "../../../shared/domain/agencies/papers.ts";

test.each([
  ["2026-09-30", "valid", null],
  ["2026-08-30", "soon", 60],
  ["2026-07-31", "soon", 30],
  ["2026-07-08", "soon", 7],
  ["2026-07-01", "soon", 7],
  ["2026-06-30", "expired", 0],
  [null, "valid", null],
] as const)("a paper that is good until %s is %s on 1 July", (expiresOn, state, alert) => {
  expect(paperStanding({ expiresOn }, true, "2026-07-01")).toMatchObject({ state, alert });
});

test("a missing paper is missing where it is obligatory, and only what is obligatory blocks", () => {
  expect(paperStanding(null, true, "2026-07-01").state).toBe("missing");
  expect(paperStanding(null, false, "2026-07-01").state).toBe("none");
  expect([blocksPlacing("missing", true), blocksPlacing("expired", true)]).toEqual([true, true]);
  expect([blocksPlacing("expired", false), blocksPlacing("soon", true)]).toEqual([false, false]);
  expect(PAPERS.filter((paper) => !isObligatory(paper))).toEqual(["repse"]);
});
