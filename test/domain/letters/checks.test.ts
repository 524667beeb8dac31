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

  /** A picture of 1 x 1 with some bytes changed. */
  const pngWith = (changes: Readonly<Record<number, number>>): Uint8Array => {
    const bytes = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
    const all = [...bytes, 0, 0, 0, 1, 0, 0, 0, 1];
    for (const [at, byte] of Object.entries(changes)) all[Number(at)] = byte;
    return Uint8Array.from(all);
  };

  test("a PNG has its whole signature, begins with its header and has an area", () => {
    expect(imageFacts(pngWith({}))).toEqual({ mime: "image/png", width: 1, height: 1 });
    expect(imageFacts(pngWith({ 16: 1, 23: 2 }))).toEqual({ mime: "image/png", width: 16_777_217, height: 2 });
    for (const at of [0, 1, 2, 3, 4, 5, 6, 7]) expect(imageFacts(pngWith({ [at]: 0x20 })), `byte ${at}`).toBeNull();
    expect(imageFacts(pngWith({ 15: 0x53 })), "another first chunk").toBeNull();
    expect(imageFacts(pngWith({ 19: 0 })), "no width").toBeNull();
    expect(imageFacts(pngWith({ 23: 0 })), "no height").toBeNull();
    expect(imageFacts(pngWith({}).subarray(0, 23)), "cut off").toBeNull();
  });

  /** What a camera or a drawing program puts before the picture itself. */
  const EXIF = [0xff, 0xe1, 0, 6, 0x45, 0x78, 0x69, 0x66];
  const frame = (marker: number, width = 120, height = 40): number[] => [
    ...[0xff, marker, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255],
    ...[1, 1, 0x11, 0],
  ];
  const jpeg = (...parts: readonly number[][]): Uint8Array =>
    Uint8Array.from([0xff, 0xd8, ...parts.flat(), 0xff, 0xd9]);

  test("the size of a JPEG is that of its frame, whatever stands before it", () => {
    const size = { mime: "image/jpeg", width: 120, height: 40 };
    // Baseline, progressive, and the last of the kinds of frame there are.
    for (const marker of [0xc0, 0xc1, 0xc2, 0xcf])
      expect(imageFacts(jpeg(frame(marker))), String(marker)).toEqual(size);
    expect(imageFacts(jpeg(EXIF, frame(0xc0)))).toEqual(size);
    expect(imageFacts(jpeg(EXIF, EXIF, frame(0xc2, 4000, 3000)))).toEqual({ ...size, width: 4000, height: 3000 });
    // Tables look like frames and are none (Huffman, extension, arithmetic coding), nor is what comes after the frames.
    for (const table of [0xc4, 0xc8, 0xcc, 0xd0, 0xbf]) {
      expect(imageFacts(jpeg(frame(table, 1, 1), frame(0xc0))), String(table)).toEqual(size);
    }
    const within = new Uint8Array([1, 2, 3, ...jpeg(frame(0xc0))]).subarray(3);
    expect(imageFacts(within), "read from the middle of a larger block").toEqual(size);
  });

  test("what only begins like a JPEG is none", () => {
    expect(imageFacts(jpeg(EXIF)), "no frame").toBeNull();
    expect(imageFacts(jpeg(EXIF, [0x00, 0x01, 0, 4, 0, 0], frame(0xc0))), "no marker where one must be").toBeNull();
    expect(imageFacts(jpeg(frame(0xc0, 0))), "no width").toBeNull();
    expect(imageFacts(jpeg(frame(0xc0, 120, 0))), "no height").toBeNull();
    expect(imageFacts(jpeg(frame(0xc0)).subarray(0, 10)), "cut off in the frame").toBeNull();
    expect(imageFacts(Uint8Array.from([0xff, 0xd8, 0xff])), "cut off before it").toBeNull();
    for (const at of [0, 1, 2]) {
      const other = jpeg(frame(0xc0));
      other[at] = 0x20;
      expect(imageFacts(other), `byte ${at}`).toBeNull();
    }
  });

  test("words that imitate a court or threaten are found, whatever their case and accents", () => {
    expect(forbiddenWords("Procederemos al EMBARGO de sus bienes")).toBe("embargo");
    expect(forbiddenWords("orden de aprehensión")).toBe("orden de aprehension");
    expect(forbiddenWords("Orden,  de -- aprehensión")).toBe("orden de aprehension");
    expect(forbiddenWords("¡Último aviso: EMBARGO!")).toBe("embargo");
    expect(forbiddenWords("ejercer las acciones legales que le correspondan; sin embargos")).toBeNull();
  });

  test("a folio has series, year and number", () => {
    expect(letterFolio("CAR", 2026, 123)).toBe("CAR-2026-000123");
    expect(letterFolio("CAR", 2026, 1_234_567)).toBe("CAR-2026-1234567");
  });

  test.each([
    "embargo",
    "citatorio",
    "orden judicial",
    "cárcel",
    "denuncia penal",
    "fraude",
    "moroso",
    "lista negra",
    "actuario",
    "court order",
    "subpoena",
    "jail",
    "blacklist",
  ])("a letter never says «%s»: it imitates a court, threatens or shames (COMPLIANCE 2)", (word) => {
    expect(forbiddenWords(`Le informamos: ${word.toUpperCase()}, de inmediato.`)).not.toBeNull();
  });

  test.each([
    "acciones legales",
    "demanda mercantil",
    "un despacho externo",
    "intereses moratorios",
    "buró de crédito",
  ])("real consequences may be named: «%s»", (words) => {
    expect(forbiddenWords(`Procederán ${words} conforme al contrato.`)).toBeNull();
  });

  test("each letter has what makes it that letter (COLLECTIONS 10)", () => {
    const must = (kind: (typeof LETTER_KINDS)[number]) => letterRule(kind).must;
    const demands = ["demand-first", "demand-second", "demand-final"] as const;
    for (const kind of LETTER_KINDS) {
      const demand = demands.some((each) => each === kind);
      expect(letterRule(kind).termDays, `term of ${kind}`).toBe(demand ? 5 : 0);
      if (demand) expect(must(kind), kind).toEqual(expect.arrayContaining(["tabla_desglose", "fecha_limite"]));
    }
    // The second names the first; the last tells the whole history.
    expect(must("demand-second")).toContain("primer_requerimiento");
    expect(must("demand-final")).toContain("antecedentes");
    expect(must("credit-hold")).toContain("suspension");
    expect(must("agreement")).toEqual(expect.arrayContaining(["tabla_parcialidades", "firmas"]));
    expect(must("acknowledgement")).toContain("firmas");
    expect(must("settlement-quita")).toContain("quita");
    // Whoever is told to deal with an agency is told who it is, and that payments go to the creditor alone.
    expect(must("placement")).toEqual(expect.arrayContaining(["despacho", "cuentas_acreedor"]));
  });

  test("what is about one payment or one agreement is not written to many at once", () => {
    expect(LETTER_KINDS.filter((kind) => !letterRule(kind).bulk)).toEqual([
      "payment-receipt",
      "agreement",
      "acknowledgement",
      "settlement-quita",
    ]);
  });

  test("what a text must say can be said in it", () => {
    for (const kind of LETTER_KINDS) {
      expect(letterRule(kind).must.filter((name) => !letterVariables(kind).includes(name))).toEqual([]);
      expect(missingMusts(kind, letterVariables(kind))).toEqual([]);
      expect(missingMusts(kind, [])).toEqual(letterRule(kind).must);
    }
  });
});
