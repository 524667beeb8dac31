import fc from "fast-check";
import { expect, test } from "vitest";
import { searchForm } from "../../shared/domain/text.ts";

test.each([
  ["FERRETERÍA GÓMEZ, S.A. de C.V.", "ferreteria gomez, s.a. de c.v."],
  ["Muñoz", "munoz"],
  ["É", "e"],
  ["  dos   blancos ", "dos blancos"],
  [" al principio", "al principio"],
  ["al final ", "al final"],
  ["Final ", "final"],
  ["en  medio", "en medio"],
  ["entre\tlas\ndos", "entre las dos"],
  ["sin\u00a0corte", "sin corte"],
  // Two marks on one letter, as some keyboards of the Mac write them.
  ["a\u0301\u0323", "a"],
  ["", ""],
  ["   ", ""],
])("«%s» is found as «%s»", (text, form) => {
  expect(searchForm(text)).toBe(form);
});

test("a name is found however it is typed: case, accents and blanks make no difference", () => {
  const words = fc.array(fc.constantFrom("José", "PEÑA", "ibáñez", "S.A.", "Nº1", "über", "Compañía", "de"), {
    minLength: 1,
    maxLength: 5,
  });
  const blank = fc.constantFrom(" ", "  ", "\t", "\u00a0");
  fc.assert(
    fc.property(words, blank, (parts, between) => {
      const form = searchForm(parts.join(" "));
      expect(searchForm(parts.join(between).toUpperCase())).toBe(form);
      expect(searchForm(` ${parts.join(between).normalize("NFD")} `)).toBe(form);
      expect(searchForm(form)).toBe(form);
    }),
    { numRuns: 100 },
  );
});
