import { describe, expect, test } from "vitest";
import { stageOf } from "../../../shared/domain/customers/stage.ts";

const FREE = { legal: false, placed: false };

describe("stage of collection (COLLECTIONS 2)", () => {
  test.each([
    [null, "none", null],
    ["2026-12-15", "not-due", -23],
    ["2026-12-02", "preventive", -10],
    ["2026-11-23", "preventive", -1],
    ["2026-11-22", "due-today", 0],
    ["2026-11-21", "early", 1],
    ["2026-10-23", "early", 30],
    ["2026-10-22", "middle", 31],
    ["2026-09-23", "middle", 60],
    ["2026-09-22", "late", 61],
    ["2026-08-24", "late", 90],
    ["2026-08-23", "extrajudicial", 91],
  ] as const)("oldest due on %s is %s", (due, code, daysPastDue) => {
    expect(stageOf(due, "2026-11-22", FREE)).toEqual({ code, daysPastDue });
  });

  test("what is with lawyers or an agency is there whatever its age", () => {
    expect(stageOf("2026-11-23", "2026-11-22", { legal: true, placed: true }).code).toBe("legal");
    expect(stageOf(null, "2026-11-22", { legal: false, placed: true }).code).toBe("extrajudicial");
  });

  test("what a person decided comes before the age, never before lawyers or an agency", () => {
    const decided = { ...FREE, decided: "middle" as const };
    expect(stageOf("2026-01-01", "2026-11-22", decided)).toMatchObject({ code: "middle", daysPastDue: 325 });
    expect(stageOf(null, "2026-11-22", decided).code).toBe("middle");
    expect(stageOf("2026-11-21", "2026-11-22", { ...FREE, decided: null }).code).toBe("early");
    expect(stageOf("2026-01-01", "2026-11-22", { ...decided, legal: true }).code).toBe("legal");
    expect(stageOf("2026-01-01", "2026-11-22", { ...decided, placed: true }).code).toBe("extrajudicial");
    expect(stageOf("2026-12-12", "2026-11-22", { ...FREE, preventiveDays: 20 }).code).toBe("preventive");
  });
});
