import { describe, expect, it } from "vitest";
import { decodeXml } from "../../../electron/ledger/imports/intake/decode.ts";
import { parseBytes } from "../../../electron/ledger/imports/intake/parse-bytes.ts";
import { isZip, recognizeBytes } from "../../../electron/ledger/imports/intake/sniff.ts";
import { cfdi40 } from "../../domain/cfdi/make-cfdi.ts";

const NAME = "ÑANDÚ & PEÑA “S.A.” €";
const TEXT = cfdi40({ issuer: `Rfc="EKU9003173C9" Nombre="${NAME.replace("&", "&amp;")}"` });
const declared = (encoding: string): string => TEXT.replace("UTF-8", encoding);

/** Windows-1252 of the letters used here. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replace("“", "\x93").replace("”", "\x94").replace("€", "\x80"), "latin1");
}

function swap(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

const LITTLE = Buffer.from(declared("UTF-16"), "utf16le");

describe("the encoding of a file", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)])],
    ["UTF-8 without a declaration", Buffer.from(TEXT.replace(/^<\?xml.*\?>\s*/, ""))],
    ["UTF-16 little endian with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), LITTLE])],
    ["UTF-16 little endian without", LITTLE],
    ["UTF-16 big endian with a mark", Buffer.concat([Buffer.from([0xfe, 0xff]), swap(LITTLE)])],
    ["UTF-16 big endian without", swap(LITTLE)],
    ["UTF-8 that calls itself UTF-16", Buffer.from(declared("utf-16"))],
    ["Windows-1252", windows1252(declared("windows-1252"))],
    ["Windows-1252 that calls itself ISO-8859-1, as is usual", windows1252(declared("ISO-8859-1"))],
    ["a declaration in single quotes", windows1252(declared("x").replace('"x"', "'windows-1252'"))],
  ])("is found: %s", (_name, bytes) => {
    const result = parseBytes(bytes, 0);
    expect(result).toMatchObject({ ok: true, document: { issuer: { name: NAME }, warnings: [] } });
  });

  it("is taken as Windows-1252 with a warning when the bytes are not the UTF-8 they call themselves", () => {
    expect(parseBytes(windows1252(TEXT), 0)).toMatchObject({
      ok: true,
      document: { issuer: { name: NAME }, warnings: [{ code: "read-as-windows-1252" }] },
    });
  });

  it("is refused by name when it is none of these", () => {
    expect(decodeXml(Buffer.from(declared("Shift_JIS")))).toMatchObject({
      ok: false,
      refusal: { outcome: "rejected", code: "unsupported-encoding", detail: "shift_jis" },
    });
  });

  it("does not hide a DOCTYPE or a cut", () => {
    const hostile = `<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>`;
    expect(parseBytes(Buffer.from(hostile, "utf16le"), 0)).toMatchObject({ refusal: { code: "doctype" } });
    expect(parseBytes(LITTLE.subarray(0, LITTLE.length - 1), 0)).toMatchObject({ refusal: { code: "truncated" } });
    expect(parseBytes(LITTLE.subarray(0, LITTLE.length - 40), 0)).toMatchObject({ refusal: { code: "truncated" } });
  });
});

describe("a file by its first bytes", () => {
  it.each([
    ["%PDF-1.7", "pdf"],
    ["\x89PNG\r\n", "image"],
    ["\xFF\xD8\xFF\xE0", "image"],
    ["GIF89a", "image"],
    ["RIFF\0\0\0\0WEBPVP8", "image"],
    ["\0\0\0\x18ftypheic", "image"],
    ["BM\x36\0\0\0\0\0\0\0", "image"],
    ["\0\0\0\x18ftypmp42", "not-xml"],
    ["\xD0\xCF\x11\xE0\xA1", "office"],
    ["Rar!\x1A\x07", "other-archive"],
    ["MZ\x90\0", "program"],
  ])("%j is %s", (start, code) => {
    expect(recognizeBytes(Buffer.from(start, "latin1"))).toMatchObject({ outcome: "skipped", code });
  });

  it("may be XML or text otherwise", () => {
    for (const text of ["<?xml", "BMW", "", "M", "\uFEFF<a/>"]) expect(recognizeBytes(Buffer.from(text))).toBeNull();
    expect(isZip(Buffer.from("PK\x03\x04"))).toBe(true);
    expect(isZip(Buffer.from("PK"))).toBe(false);
  });
});
