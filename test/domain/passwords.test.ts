import { expect, test } from "vitest";
import { passwordWeakness } from "../../shared/domain/passwords.ts";

const NAME = "Laura Méndez de la Cruz";

test.each([
  ["corto9999", "nine characters"],
  ["", "nothing"],
  ["a b          c d", "nor do many in a row"],
  ["  cuatro    ", "blanks at its ends count for nothing"],
  ["🔒🔑🗝🛡🧷🪪🧿", "signs of two units count once"],
])("«%s» is too short: %s", (password) => {
  expect(passwordWeakness(password, NAME)).toBe("short");
});

test.each([
  ["lauramendez", "the name"],
  ["LauraMéndez1", "with a digit, in another case, with its accent"],
  ["mendez laura 1", "the other way round, with blanks"],
  ["2026MENDEZCRUZ", "a surname and a year of four digits"],
  ["laura-laura", "once and again"],
])("«%s» leans on the name: %s", (password) => {
  expect(passwordWeakness(password, NAME)).toBe("name");
});

test.each([
  ["password123", "the first that is tried"],
  ["Contraseña2026", "in Spanish, with a year"],
  ["CobranzaCobranza", "what the office does"],
  ["alcorriente!", "what the program is called"],
  ["1234567890", "a row of digits"],
  ["qwerty qwerty", "a row of keys"],
  ["laura123456789", "a name and a row of digits"],
  ["Cobranza de Laura", "a name and what the office does"],
  ["aaaaaaaaaaaa", "one sign"],
  ["abababababcd", "four signs"],
])("«%s» is one that is tried first: %s", (password) => {
  expect(passwordWeakness(password, NAME)).toBe("common");
});

test.each([
  ["mesa caballo nube", "words that have nothing to do with each other"],
  ["corto99999", "ten characters are enough"],
  ["abababacde", "five signs are"],
  ["laura y once gatos", "a name is no harm where much else stands"],
  ["mendez20269", "five signs beside it"],
  ["cobranza-12345", "five beside a common word"],
  ["viaviavia-2", "three letters of a name are letters like others"],
  ["delacruzlatina", "short parts of a name are words like others"],
])("«%s» will do: %s", (password) => {
  expect(passwordWeakness(password, "Laura Méndez de la Vía")).toBeNull();
});

test("a name of short parts is a name when it stands whole", () => {
  expect(passwordWeakness("ana paz ana", "Ana Paz")).toBe("name");
  expect(passwordWeakness("AnaPaz-2026", "Ana Paz")).toBeNull();
  expect(passwordWeakness("AnaPaz2026", "Ana Paz")).toBe("name");
  expect(passwordWeakness("paz en la tierra", "Ana Paz")).toBeNull();
  expect(passwordWeakness("ana paz anas", "")).toBeNull();
});
