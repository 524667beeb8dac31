import { describe, expect, test } from "vitest";
import { letterFolio } from "../../../shared/domain/letters/folio.ts";
import { imageFacts } from "../../../shared/domain/letters/image.ts";
import { LETTER_KINDS, letterRule } from "../../../shared/domain/letters/kinds.ts";
import { letterVariables, missingMusts } from "../../../shared/domain/letters/variables.ts";
import { forbiddenWords } from "../../../shared/domain/letters/wording.ts";

describe("what a letter is checked for", () => {
  test("a logo is known by its bytes, whatever its name says", () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    expect(imageFacts(png)).toEqual({ mime: "image/png", width: 1, height: 1 });
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 40, 0, 120, 1, 1, 0x11, 0, 0xff, 0xd9]);
    expect(imageFacts(jpeg)).toEqual({ mime: "image/jpeg", width: 120, height: 40 });
    expect(imageFacts(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBeNull();
    expect(imageFacts(png.subarray(0, 20))).toBeNull();
    expect(imageFacts(new Uint8Array())).toBeNull();
  });

  test("words that imitate a court or threaten are found, whatever their case and accents", () => {
    expect(forbiddenWords("Procederemos al EMBARGO de sus bienes")).toBe("embargo");
    expect(forbiddenWords("orden de aprehensión")).toBe("orden de aprehension");
    expect(forbiddenWords("ejercer las acciones legales que le correspondan; sin embargos")).toBeNull();
  });

  test("a folio has series, year and number", () => {
    expect(letterFolio("CAR", 2026, 123)).toBe("CAR-2026-000123");
    expect(letterFolio("CAR", 2026, 1_234_567)).toBe("CAR-2026-1234567");
  });

  test("what a text must say can be said in it", () => {
    for (const kind of LETTER_KINDS) {
      expect(letterRule(kind).must.filter((name) => !letterVariables(kind).includes(name))).toEqual([]);
      expect(missingMusts(kind, letterVariables(kind))).toEqual([]);
      expect(missingMusts(kind, [])).toEqual(letterRule(kind).must);
    }
  });
});
