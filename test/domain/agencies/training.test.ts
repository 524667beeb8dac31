import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  TRAINING_TOPICS,
  type TrainingMark,
  trainingBlocks,
  trainingStanding,
} from "../../../shared/domain/agencies/training.ts";
import { addDays } from "../../../shared/domain/days.ts";

const TODAY = "2026-07-01";
const mark = (changes: Partial<TrainingMark> = {}): TrainingMark => ({
  ...{ id: 1, topic: "law", on: "2026-01-15", score: 90, validUntil: "2027-01-14" },
  ...changes,
});

describe("the training of a gestor", () => {
  test("is none until something was taught", () => {
    expect(trainingStanding([], TODAY)).toEqual({
      ...{ state: "none", trained: false, validUntil: null, daysLeft: null, topics: [] },
    });
    expect(trainingStanding([mark({ on: "2026-07-02" })], TODAY).state).toBe("none");
  });

  test("is passed with 80 and not with 79", () => {
    expect(trainingStanding([mark({ score: 80 })], TODAY)).toMatchObject({ state: "valid", trained: true });
    expect(trainingStanding([mark({ score: 79 })], TODAY)).toMatchObject({
      ...{ state: "failed", trained: false, validUntil: null },
    });
  });

  test("is told of sixty days before it runs out, and holds on its last day", () => {
    const state = (validUntil: string) => trainingStanding([mark({ validUntil })], TODAY);
    expect(state("2026-08-31")).toMatchObject({ state: "valid", daysLeft: 61 });
    expect(state("2026-08-30")).toMatchObject({ state: "soon", trained: true, daysLeft: 60 });
    expect(state(TODAY)).toMatchObject({ state: "soon", trained: true, daysLeft: 0 });
    expect(state("2026-06-30")).toMatchObject({ state: "expired", trained: false, daysLeft: -1 });
  });

  test("is the last one of each topic, and as good as the worst of them", () => {
    const old = mark({ validUntil: "2026-06-01" });
    expect(trainingStanding([old, mark({ id: 2, on: "2026-06-02" })], TODAY).state).toBe("valid");
    expect(trainingStanding([old, mark({ id: 2, on: "2026-06-02", topic: "tool" })], TODAY)).toMatchObject({
      ...{ state: "expired", trained: false, validUntil: "2026-06-01" },
    });
    // A test that was failed after one was passed.
    expect(trainingStanding([mark(), mark({ id: 2, on: "2026-06-02", score: 40 })], TODAY).state).toBe("failed");
    // Two of one day: the one that was recorded last.
    expect(trainingStanding([mark({ id: 3, score: 85 }), mark({ id: 2, score: 40 })], TODAY).state).toBe("valid");
  });

  test("does not hang on the order it is told in, and once it ran out it stays so", () => {
    const marks = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 50 }),
        topic: fc.constantFrom(...TRAINING_TOPICS),
        on: fc.integer({ min: -400, max: 0 }).map((days) => addDays(TODAY, days)),
        score: fc.nat({ max: 100 }),
        validUntil: fc.integer({ min: 0, max: 400 }).map((days) => addDays(TODAY, days)),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(marks, fc.nat({ max: 500 }), (told, days) => {
        const now = trainingStanding(told, TODAY);
        expect(trainingStanding(told.toReversed(), TODAY)).toEqual(now);
        expect(now.trained).toBe(now.state === "valid" || now.state === "soon");
        // Nothing that comes of itself makes anybody trained.
        if (!now.trained) expect(trainingStanding(told, addDays(TODAY, days)).trained).toBe(false);
        if (now.trained && now.validUntil !== null) {
          expect(trainingStanding(told, now.validUntil).trained).toBe(true);
          expect(trainingStanding(told, addDays(now.validUntil, 1)).trained).toBe(false);
        }
      }),
    );
  });
});

test("an agency is kept from accounts by its training log once it has one, while nobody there is trained", () => {
  expect(trainingBlocks(false, [])).toBe(false);
  expect(trainingBlocks(false, [{ trained: false }])).toBe(false);
  expect(trainingBlocks(true, [])).toBe(true);
  expect(trainingBlocks(true, [{ trained: false }, { trained: false }])).toBe(true);
  expect(trainingBlocks(true, [{ trained: false }, { trained: true }])).toBe(false);
});
