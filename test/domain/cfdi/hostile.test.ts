import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCfdi } from "../../../shared/domain/cfdi/parse.ts";
import { XML_LIMITS } from "../../../shared/domain/cfdi/xml-reader.ts";
import { cfdi32, cfdi40, receipt, refused } from "./make-cfdi.ts";

const entities = (levels: number): string => {
  let dtd = '<!ENTITY a0 "aaaaaaaaaa">';
  for (let level = 1; level <= levels; level++) {
    dtd += `<!ENTITY a${level} "${`&a${level - 1};`.repeat(10)}">`;
  }
  return dtd;
};

const withDoctype = (dtd: string): string =>
  cfdi40().replace("<cfdi:Comprobante", `<!DOCTYPE cfdi:Comprobante ${dtd}><cfdi:Comprobante`);

describe("hostile files are refused unread, within the limits of a worker", () => {
  it.each([
    ["external file", '[<!ENTITY x SYSTEM "file:///etc/passwd">]'],
    ["external address", '[<!ENTITY x SYSTEM "http://example.invalid/">]'],
    ["parameter entity", '[<!ENTITY % p SYSTEM "http://example.invalid/d"> %p;]'],
    ["external subset", 'SYSTEM "http://example.invalid/a.dtd"'],
    ["public subset", 'PUBLIC "-//X//Y" "http://example.invalid/a.dtd"'],
    ["billion laughs", `[${entities(9)}]`],
    ["quadratic blow-up", `[<!ENTITY a "${"a".repeat(50_000)}">]`],
    ["harmless entity", '[<!ENTITY n "ñ">]'],
    ["default attributes", '[<!ATTLIST cfdi:Comprobante Total CDATA "1">]'],
  ])("DOCTYPE: %s", (_name, dtd) => {
    const refusal = refused(withDoctype(dtd));
    expect(refusal).toMatchObject({ outcome: "rejected", code: "doctype" });
    expect(refusal.line).toBeGreaterThan(0);
  });

  it.each([
    ["behind a comment", "<!-- x --><!DOCTYPE a []><a/>"],
    ["behind an instruction", '<?xml version="1.0"?><?x y?><!DOCTYPE a><a/>'],
    ["in small letters", "<!doctype a><a/>"],
    ["as a bare declaration", '<!ENTITY a "b"><a/>'],
    ["unfinished", "<!DOCTYPE a [<!ENTITY"],
  ])("DOCTYPE %s", (_name, text) => expect(refused(text).code).toBe("doctype"));

  it.each([
    ["too-deep", `${"<a>".repeat(100_000)}`],
    ["too-deep", `${'<a b="c">'.repeat(XML_LIMITS.depth)}`],
    ["too-many-attributes", `<a ${Array.from({ length: 200_000 }, (_, index) => `b${index}=""`).join(" ")}/>`],
    ["too-many-attributes", `<a ${Array.from({ length: 300 }, (_, index) => `xmlns:b${index}="u"`).join(" ")}/>`],
    ["attribute-too-long", `<a b="${"x".repeat(XML_LIMITS.attributeLength + 1)}"/>`],
    ["bad-entity", `<a b="&${"x".repeat(500_000)};"/>`],
    ["not-well-formed", `<!${"x".repeat(500_000)}>`],
  ])("limit: %s", (code, wrong) => expect(refused(cfdi40({ before: wrong })).code).toBe(code));

  it("refuses text beyond the size limit before parsing it", () => {
    expect(refused(cfdi40({ after: " ".repeat(XML_LIMITS.text) })).code).toBe("too-large");
  });

  it("is not fooled by names of object properties", () => {
    const before = '<__proto__ constructor="1" __proto__="2" toString="3"/><constructor hasOwnProperty="1"/>';
    const result = parseCfdi(cfdi40({ before, root: { __proto__x: "1" } }), () => "");
    expect(result.ok).toBe(true);
    expect({}).not.toHaveProperty("hasOwnProperty", "1");
  });
});

/** Total as a person finds it in the first tag, without the parser. */
function totalByEye(text: string): string | undefined {
  const tag = /<[\w:]*Comprobante\b[^>]*>/.exec(text.replace(/<!--[\s\S]*?-->/g, ""))?.[0];
  return /[\s"'][Tt]otal\s*=\s*(?:"([^"]*)"|'([^']*)')/
    .exec(tag ?? "")
    ?.slice(1)
    .find((value) => value !== undefined);
}

const SEEDS = [
  cfdi40(),
  cfdi40({ after: "<cfdi:Addenda><x><![CDATA[<y>]]></x></cfdi:Addenda>", receiver: 'Rfc="H&amp;E951128469"' }),
  cfdi32(),
  receipt(
    '<pago20:Pago FechaPago="2025-06-01T12:00:00" FormaDePagoP="03" MonedaP="MXN" Monto="580.00"><pago20:DoctoRelacionado IdDocumento="F4C73AEA-84C4-4E64-8E9C-1F46E3C3B9B1" MonedaDR="MXN" ImpPagado="580.00"/></pago20:Pago>',
  ),
];
const PIECES = [
  "<",
  ">",
  "&",
  '"',
  "'",
  "/",
  "=",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<!DOCTYPE",
  "<?",
  "\0",
  "\uFFFD",
  "&#",
  ";",
  " ",
  "xmlns=",
  "</cfdi:Comprobante>",
  "\uD800",
];

/** One change at a place: characters taken out, put in, or copied from elsewhere. */
const mutation = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 40 }),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }), fc.constant("")),
  copy: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe("a file with random damage", () => {
  it("ends as a document with the amount that stands in it or as a refusal with a code, never as an exception", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.array(mutation, { minLength: 1, maxLength: 4 }), (seed, mutations) => {
        let text = seed;
        for (const { place, remove, insert, copy } of mutations) {
          const at = Math.floor(place * text.length);
          const from = Math.floor(copy * text.length);
          const piece = insert === "" ? text.slice(from, from + remove) : insert;
          text = text.slice(0, at) + piece + text.slice(at + (insert === "" ? 0 : remove));
        }
        const result = parseCfdi(text, () => "");
        if (result.ok) expect(totalByEye(text)?.trim()).toBe(result.document.total);
        else expect(result.refusal.code).toMatch(/^[a-z0-9-]+$/);
      }),
      { numRuns: 4000 },
    );
  });

  it("that is cut off is never accepted", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SEEDS),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (seed, place) => {
          expect(parseCfdi(seed.slice(0, Math.floor(place * seed.length)), () => "").ok).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
