import { describe, expect, it } from "vitest";
import { parseCfdi } from "../../../shared/domain/cfdi/parse.ts";
import { XML_LIMITS } from "../../../shared/domain/cfdi/xml-reader.ts";
import { accepted, cfdi40, refused, STAMP, UUID, warned } from "./make-cfdi.ts";

/** Code, detail and line of a refusal. */
const told = (text: string): string => {
  const { code, detail, line } = refused(text);
  return `${code} ${detail} @${line}`;
};
/** The same of something that stands on the third line of a document. */
const inside = (wrong: string): string => told(cfdi40({ before: wrong }));

describe("a refusal of broken XML", () => {
  it.each([
    ["<a></b>", "mismatched-tag  @3"],
    ['<a b="1" b="2"/>', "duplicate-attribute b @3"],
    ['<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', "duplicate-attribute q:b @3"],
    ["<a b/>", "not-well-formed  @3"],
    ["<a b='\u0001'/>", "bad-character  @3"],
    ["\uD800", "bad-character  @0"],
    ["\0", "nul-character  @0"],
    ["<!DOCTYPE a>", "doctype  @3"],
    ["&nada;", "bad-entity  @3"],
    ['<?xml version="1.0"?>', "declaration-not-first  @3"],
    [`<a xmlns:p="u" p:1b="1"/>`, "bad-namespace p:1b @3"],
    ['<a :b="1"/>', "bad-namespace :b @3"],
    ['<a p:="1"/>', "bad-namespace p: @3"],
    ["<p:-a/>", "bad-namespace p:-a @3"],
    ["<p:1a/>", "bad-namespace p:1a @3"],
    ["<p:·a/>", "bad-namespace p:·a @3"],
    ["<:a/>", "bad-namespace :a @3"],
    ["<p:/>", "bad-namespace p: @3"],
    ["<a:b:c/>", "bad-namespace a:b:c @3"],
    ['<a xmlns:p=""/>', "bad-namespace p @3"],
    ['<a xmlns:p=" "/>', "bad-namespace p @3"],
    ['<a xmlns:1p="u"/>', "bad-namespace 1p @3"],
    ['<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>', "bad-namespace p @3"],
    ['<a xmlns:p="http://www.w3.org/2000/xmlns/"/>', "bad-namespace p @3"],
    ['<a xmlns="http://www.w3.org/2000/xmlns/"/>', "bad-namespace  @3"],
    ["<a \uFFFDb='1'/>", "lost-letter-in-name \uFFFDb @3"],
  ])("%j says why, what and where", (wrong, reason) => expect(inside(wrong)).toBe(reason));

  it("shows the beginning of a long name", () => {
    const name = "n".repeat(300);
    expect(inside(`<a ${name}="1" ${name}="2"/>`)).toBe(`duplicate-attribute ${"n".repeat(200)} @3`);
  });

  it("says which element is closed behind the root", () => {
    expect(told(`${cfdi40()}\n</b>`)).toMatch(/^mismatched-tag b @\d+$/);
  });

  it("says which element was not closed where the file is cut", () => {
    const whole = cfdi40({ receiver: 'Rfc="H&amp;E951128469" Nombre="A &#38; B &lt;"' });
    const cut = whole.slice(0, whole.indexOf("</cfdi:Conceptos>"));
    expect(refused(cut)).toMatchObject({ code: "truncated", detail: "cfdi:Conceptos" });
    expect(refused(whole.slice(0, -30)).code).toBe("truncated");
  });

  it("counts blank lines before the declaration, and none where there is no line", () => {
    expect(told(`\n\n${cfdi40({ before: "<a></b>" })}`)).toBe("mismatched-tag  @5");
    expect(told(`\n\n${cfdi40({ before: "\0" })}`)).toBe("nul-character  @0");
    expect(told(`\n\n<!DOCTYPE a>`)).toBe("doctype  @3");
  });
});

describe("blank lines before the root", () => {
  it("are told only where a declaration stands behind them, which may have nothing before it", () => {
    const bare = cfdi40().replace(/^<\?xml.*\?>\n/, "");
    expect(accepted(`\n ${cfdi40()}`).warnings).toEqual([{ code: "blank-before-declaration", detail: "" }]);
    expect(warned(`\n ${bare}`)).toEqual([]);
    expect(warned(bare)).toEqual([]);
    expect(accepted(`\n${cfdi40({ issuer: 'Rfc="EKU9003173C9" Nombre="A & B"' })}`).warnings).toEqual([
      { code: "blank-before-declaration", detail: "" },
      { code: "bare-ampersand", detail: "" },
    ]);
  });
});

describe("namespaces", () => {
  it("know the prefix xml without a declaration, and with the right one", () => {
    expect(warned(cfdi40({ before: '<a xml:lang="es"/>' }))).toEqual([]);
    expect(warned(cfdi40({ before: '<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>' }))).toEqual([]);
  });

  it("end with the element that declares them", () => {
    expect(accepted(cfdi40({ before: '<a xmlns:p="u"><p:b/></a><p:c/>' })).warnings).toEqual([
      { code: "undeclared-prefix", detail: "p" },
    ]);
    expect(warned(cfdi40({ before: '<a xmlns:p="u"/><b xmlns:p="v"><p:c/></b>' }))).toEqual([]);
    const nested = '<a xmlns:p="u" xmlns:q="u"><b xmlns:p="v"/><c p:d="1" q:d="2"/></a>';
    expect(refused(cfdi40({ before: nested })).code).toBe("duplicate-attribute");
  });

  it("are trimmed, and names may have letters beyond ASCII", () => {
    const stamp = STAMP.replace(
      '"http://www.sat.gob.mx/TimbreFiscalDigital"',
      '" http://www.sat.gob.mx/TimbreFiscalDigital "',
    );
    expect(accepted(cfdi40({ complement: stamp })).uuid).toBe(UUID);
    expect(warned(cfdi40({ before: '<ñ:año xmlns:ñ="u" ñ:día="1" b2="1"/>' }))).toEqual([]);
    expect(warned(cfdi40({ before: "<InformaciónÚtil Año='1'/>" }))).toEqual([]);
  });

  it("do without the usual one of schema hints, even at the root", () => {
    const text = cfdi40({ root: { "xsi:schemaLocation": "a b" } }).replace(/ xmlns:xsi="[^"]*"/, "");
    expect(accepted(text).warnings).toEqual([{ code: "undeclared-prefix", detail: "xsi" }]);
    const plain = parseCfdi(cfdi40(), (form) => form);
    const hinted = parseCfdi(text, (form) => form);
    expect(hinted.ok && hinted.document.contentHash).toBe(plain.ok && plain.document.contentHash);
  });
});

describe("limits are the last that is taken", () => {
  const nested = (depth: number): string => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
  const attributes = (count: number): string => Array.from({ length: count }, (_, index) => `b${index}=""`).join(" ");

  it.each([
    ["depth", nested(XML_LIMITS.depth - 1), nested(XML_LIMITS.depth)],
    [
      "attributes",
      `<a ${attributes(XML_LIMITS.attributesPerElement)}/>`,
      `<a ${attributes(XML_LIMITS.attributesPerElement + 1)}/>`,
    ],
    [
      "length of a value",
      `<a b="${"x".repeat(XML_LIMITS.attributeLength)}"/>`,
      `<a b="${"x".repeat(XML_LIMITS.attributeLength + 1)}"/>`,
    ],
  ])("%s, read either way", (_what, most, more) => {
    for (const comment of ["", "<!-- x -->"]) {
      expect(accepted(cfdi40({ before: comment + most })).uuid).toBe(UUID);
      expect(refused(cfdi40({ before: comment + more })).outcome).toBe("rejected");
    }
  });
});

describe("a reference that lost its semicolon", () => {
  it.each([
    ["a&#9 b", "a b"],
    ["a&#10 b", "a b"],
    ["a&#13 b", "a b"],
    ["a&#xD b", "a b"],
    ["a&#32 b", "a b"],
    ["&#255 z", "ÿ z"],
    ["&#xFF z", "ÿ z"],
    ["&#33 z", "! z"],
  ])("is the letter it names: %s", (written, read) => {
    expect(accepted(cfdi40({ root: { CondicionesDePago: written } })).paymentTerms).toBe(read);
  });

  it.each(["&#8 b", "&#31 b", "&#11 b", "&#12 b", "&#256 b", "&#x100 b"])(
    "is refused where it may be anything: %s",
    (written) => {
      expect(refused(cfdi40({ root: { CondicionesDePago: written } })).code).toBe("bad-entity");
    },
  );

  it("is told and not taken for a cut where it swallows the rest of the file", () => {
    const text = cfdi40({ root: { CondicionesDePago: "&#xABCD" } });
    expect(told(text)).toMatch(/^bad-entity {2}@/);
    expect(told(cfdi40({ issuer: 'Rfc="EKU9003173C9" Nombre="A & B"' }).slice(0, -40))).toMatch(/^truncated /);
  });
});
