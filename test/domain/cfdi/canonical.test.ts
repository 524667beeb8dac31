import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, cfdi40, OTHER_UUID, STAMP, UUID } from "./make-cfdi.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/10-duplicados");
const hashOf = (text: string): string => accepted(text).contentHash;
const file = (name: string): string => hashOf(readFileSync(join(FOLDER, name), "utf8"));

/** The document with its Comprobante attributes in another order, another prefix and other white space. */
function dressed(order: readonly number[], prefix: string, gap: string, quote: string): string {
  const text = cfdi40();
  const tag = /<cfdi:Comprobante([^>]*)>/.exec(text)?.[1] ?? "";
  const attributes = tag.match(/[\w:]+="[^"]*"/g) ?? [];
  const shuffled = [...attributes.keys()]
    .sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0) || a - b)
    .map((index) => attributes[index]?.replace(/"/g, quote));
  const name = prefix === "" ? "" : `${prefix}:`;
  return text
    .replace(tag, gap + shuffled.join(gap))
    .replaceAll("cfdi:", name)
    .replace("xmlns:cfdi", prefix === "" ? "xmlns" : `xmlns:${prefix}`)
    .replace(/>\s*</g, `>${gap}<`);
}

describe("the content hash", () => {
  it("is the same for the same document in other clothes, and another for other content", () => {
    const original = file("a.xml");
    expect(file("copia (1) de a.xml")).toBe(original);
    expect(file("otra carpeta/a pretty.XML")).toBe(original);
    expect(file("otra carpeta/minúsculas.xml")).toBe(original);
    expect(file("z conflicto.xml")).not.toBe(original);
  });

  it("does not depend on order of attributes, prefix, white space or quotes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 20, maxLength: 20 }),
        fc.constantFrom("", "cfdi", "ns0", "x-1"),
        fc.constantFrom(" ", "\n", "\r\n\t  "),
        fc.constantFrom('"', "'"),
        (order, prefix, gap, quote) => {
          expect(hashOf(dressed(order, prefix, gap, quote))).toBe(hashOf(cfdi40()));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("leaves out Addenda, comments, schema hints and the declaration", () => {
    const plain = hashOf(cfdi40());
    expect(hashOf(cfdi40({ after: `<cfdi:Addenda><a b="1">x</a>${STAMP}</cfdi:Addenda>` }))).toBe(plain);
    expect(hashOf(cfdi40({ before: "<!-- printed on Monday -->" }))).toBe(plain);
    expect(hashOf(cfdi40({ root: { "xsi:schemaLocation": "http://www.sat.gob.mx/cfd/4 x.xsd" } }))).toBe(plain);
    expect(hashOf(cfdi40().replace(/^<\?xml.*\?>/, ""))).toBe(plain);
  });

  it.each([
    ["an amount", cfdi40({ root: { Total: "1160.01" } })],
    ["a decimal", cfdi40({ root: { Total: "1160.0" } })],
    ["a name", cfdi40({ issuer: 'Rfc="EKU9003173C9" Nombre="OTRA"' })],
    ["the stamp", cfdi40({ complement: STAMP.replace(UUID, OTHER_UUID) })],
    ["an attribute more", cfdi40({ root: { Confirmacion: "x" } })],
    ["an element more", cfdi40({ before: '<cfdi:InformacionGlobal Periodicidad="01"/>' })],
    ["a text", cfdi40({ complement: `${STAMP}<d:detallista xmlns:d="urn:d">1</d:detallista>` })],
  ])("changes with %s", (_what, text) => expect(hashOf(text)).not.toBe(hashOf(cfdi40())));

  it("cannot be imitated by content that looks like structure", () => {
    const split = cfdi40({ root: { Serie: "A", Folio: "B" } });
    const joined = cfdi40({ root: { Serie: "A Folio=B", Folio: "" } });
    expect(hashOf(split)).not.toBe(hashOf(joined));
  });
});
