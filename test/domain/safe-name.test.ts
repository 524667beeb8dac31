import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NamesOnce, safeName } from "../../shared/domain/safe-name.ts";

describe("a name that is safe in every folder", () => {
  test.each([
    ["contrato.pdf", "contrato.pdf"],
    ["../../etc/passwd", "-..-etc-passwd"],
    ["C:\\Windows\\a.dll", "C--Windows-a.dll"],
    ["fac\u202etxt.exe", "fac-txt.exe"],
    ["  año   2026. ", "año 2026"],
    ["CON.pdf", "_CON.pdf"],
    ["nul", "_nul"],
    ["...", "_"],
    ["", "_"],
    [`${"x".repeat(300)}.xml`, `${"x".repeat(96)}.xml`],
  ])("%j becomes %j", (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  test("whatever comes, it names no folder, no device, and ends as Windows wants it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[\\/:*?"<>|\p{Cc}\u202e]|^\.\.?$|[. ]$/u);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe.length).toBeLessThanOrEqual(101);
      }),
    );
  });

  test("each is given once in its folder, whatever its case", () => {
    const names = new NamesOnce();
    expect(["a.pdf", "A.PDF", "a.pdf", "b"].map((name) => names.give("f", name))).toEqual([
      ...["f/a.pdf", "f/A (2).PDF", "f/a (3).pdf", "f/b"],
    ]);
    expect(names.give("", "a.pdf")).toBe("a.pdf");
    expect(names.give("", "a.pdf")).toBe("a (2).pdf");
  });
});
