import { describe, expect, it } from "vitest";
import { type StepKind, stepStays } from "../../shared/domain/next-step.ts";

describe("the step of a contact that is corrected", () => {
  const steps: readonly StepKind[] = ["none", "follow-up", "promise", "dispute"];
  const stays = (demanded: string): readonly StepKind[] => steps.filter((step) => stepStays(step, demanded));

  it("goes on as a promise or a dispute only where the right outcome is the same", () => {
    expect(stays("promise")).toEqual(["promise"]);
    expect(stays("dispute")).toEqual(["dispute"]);
  });

  it("goes on as something to do wherever the right outcome asks for neither", () => {
    expect(stays("none")).toEqual(["follow-up"]);
    expect(stays("follow-up")).toEqual(["follow-up"]);
    expect(stays("")).toEqual(["follow-up"]);
  });
});
