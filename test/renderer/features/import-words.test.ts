// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from "vitest";
import { shortPath, toItemSort } from "../../../renderer/features/imports/columns.ts";
import { sourceWords } from "../../../renderer/features/imports/source-words.ts";
import { timeWords } from "../../../renderer/features/imports/time-words.ts";
import { i18n, startI18n } from "../../../renderer/lib/i18n.ts";
import { matchesShortcut, shortcutText } from "../../../renderer/lib/shortcuts.ts";
import { isRfc } from "../../../shared/domain/rfc.ts";

beforeAll(() => startI18n("es"));

describe("a file in the list of an import", () => {
  it("is named from the folder that was imported", () => {
    expect(shortPath("C:\\CFDI\\2026\\nov\\F-1.xml", ["C:\\CFDI\\2026"])).toBe("nov\\F-1.xml");
    expect(shortPath("/cfdi/a/b.xml", ["/cfdi"])).toBe("a/b.xml");
  });

  it("keeps its name when it was chosen by itself, and its archive when it came in one", () => {
    expect(shortPath("/cfdi/F-1.xml", ["/cfdi/F-1.xml"])).toBe("F-1.xml");
    expect(shortPath("/cfdi/nov.zip!F-1.xml", ["/cfdi/nov.zip"])).toBe("nov.zip!F-1.xml");
  });

  it("keeps its whole path when it is from elsewhere", () => {
    expect(shortPath("/other/F-1.xml", ["/cfdi"])).toBe("/other/F-1.xml");
  });
});

describe("what was imported", () => {
  it("is named by its first path and how many more there were", () => {
    expect(sourceWords(["C:\\CFDI\\noviembre"], i18n.t)).toBe("noviembre");
    expect(sourceWords(["/cfdi/oct.zip", "/cfdi/sep.zip", "/cfdi/ago.zip"], i18n.t)).toBe("oct.zip y 2 más");
  });
});

describe("the time left", () => {
  it("is said in the coarsest unit that still says something", () => {
    expect(timeWords(0.2, i18n.t)).toBe("1 s");
    expect(timeWords(42, i18n.t)).toBe("42 s");
    expect(timeWords(61, i18n.t)).toBe("2 min");
    expect(timeWords(3900, i18n.t)).toBe("1 h 5 min");
  });
});

describe("sorting the result", () => {
  it("asks the ledger for what it can sort by, and for nothing else", () => {
    expect(toItemSort([{ by: "path", desc: true }])).toEqual({ by: "path", desc: true });
    expect(toItemSort([{ by: "message", desc: false }])).toBeNull();
    expect(toItemSort([])).toBeNull();
  });
});

describe("an RFC typed by hand", () => {
  it("has the form of a company's or a person's", () => {
    for (const rfc of ["EKU9003173C9", "XIQB891116QE4", "H&E951128469", "ÑUÑ850101AB3"])
      expect(isRfc(rfc), rfc).toBe(true);
    for (const rfc of ["", "EKU9003173C", "EKU9013173C9", "EKU900332XC9", "1KU9003173C9"])
      expect(isRfc(rfc), rfc).toBe(false);
  });
});

describe("shortcuts", () => {
  const press = (init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent("keydown", init);

  it("match with their modifiers and no others", () => {
    const find = { key: "k", ctrl: true };
    expect(matchesShortcut(press({ key: "K", ctrlKey: true }), find)).toBe(true);
    expect(matchesShortcut(press({ key: "k", metaKey: true }), find)).toBe(true);
    expect(matchesShortcut(press({ key: "k" }), find)).toBe(false);
    expect(matchesShortcut(press({ key: "k", ctrlKey: true, altKey: true }), find)).toBe(false);
    expect(matchesShortcut(press({ key: "F1" }), { key: "F1" })).toBe(true);
  });

  it("are written as people read them", () => {
    expect(shortcutText({ key: "k", ctrl: true })).toBe("Ctrl+K");
    expect(shortcutText({ key: "F1" })).toBe("F1");
    expect(shortcutText({ key: "p", ctrl: true, shift: true })).toBe("Ctrl+Mayús+P");
  });
});
