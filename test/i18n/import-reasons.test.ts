import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importReason, importsWords, warningMessage } from "../../shared/i18n/import-reasons.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Codes that the sources give, found as the first text of the calls that make refusals and warnings. */
function codesIn(folders: readonly string[], calls: RegExp): Set<string> {
  const codes = new Set<string>();
  for (const folder of folders) {
    for (const name of readdirSync(join(ROOT, folder))) {
      if (!name.endsWith(".ts")) continue;
      const text = readFileSync(join(ROOT, folder, name), "utf8");
      for (const match of text.matchAll(calls)) codes.add(match[1] ?? "");
    }
  }
  return codes;
}

const SOURCES = ["shared/domain/cfdi", "electron/ledger/imports/intake"];

describe("words for imported files", () => {
  it("exist for every code that a source gives", () => {
    const codes = codesIn(SOURCES, /(?:rejected|skipped|refuse|bad|XmlRefusal)\(\s*"([a-z0-9-]+)"/g);
    for (const match of readFileSync(join(ROOT, "electron/ledger/imports/intake/sniff.ts"), "utf8").matchAll(
      /", "([a-z-]+)", "/g,
    )) {
      codes.add(match[1] ?? "");
    }
    expect(codes.size).toBeGreaterThan(50);
    for (const code of codes) expect(Object.keys(importsWords("es").codes)).toContain(code);
  });

  it("exist for every warning", () => {
    const codes = codesIn(SOURCES, /(?:\.warn\(|\{ code:)\s*"([a-z0-9-]+)"/g);
    expect(codes.size).toBeGreaterThan(15);
    for (const code of codes) expect(Object.keys(importsWords("es").warnings)).toContain(code);
  });

  it("are the same keys in both languages", () => {
    const { codes, warnings } = importsWords("es");
    expect(Object.keys(importsWords("en").codes)).toEqual(Object.keys(codes));
    expect(Object.keys(importsWords("en").warnings)).toEqual(Object.keys(warnings));
  });

  it("say what happened, where, and what to do", () => {
    expect(importReason("es", "truncated", "cfdi:Comprobante · 12")).toEqual({
      message: "El archivo está incompleto: termina antes de cerrar sus etiquetas (línea 12).",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    });
    expect(importReason("es", "mismatched-tag", "b · 3").message).toBe(
      "Una etiqueta cierra sin corresponder a la que abrió («b», línea 3).",
    );
    expect(importReason("en", "bad-character", "7").message).toBe(
      "It contains a character that XML does not allow (line 7).",
    );
  });

  it("leave out the place of a detail that is not given", () => {
    expect(importReason("es", "unstamped", "").message).toBe(
      "No tiene timbre fiscal válido, así que no es un comprobante.",
    );
    expect(importReason("es", "truncated", "").message).toBe(
      "El archivo está incompleto: termina antes de cerrar sus etiquetas.",
    );
    expect(importReason("es", "image", "").message).toBe("Es una imagen, no un CFDI.");
  });

  it("leave no place unfilled, in any language and for any detail", () => {
    for (const lang of ["es", "en"] as const) {
      for (const code of Object.keys(importsWords(lang).codes)) {
        for (const detail of ["", "X", "3"]) {
          const { message, advice } = importReason(lang, code, detail);
          expect(`${message} ${advice}`).not.toMatch(/\{\{|undefined|\(\)|«»|“”/);
        }
      }
      for (const code of Object.keys(importsWords(lang).warnings)) {
        expect(warningMessage(lang, code, "X")).not.toContain("{{");
      }
    }
  });

  it("name a code they do not know, which another version may have written", () => {
    expect(importReason("es", "toString", "x").message).toBe("Resultado sin descripción: toString");
    expect(warningMessage("en", "new-warning", "")).toBe("Result without a description: new-warning");
  });
});
