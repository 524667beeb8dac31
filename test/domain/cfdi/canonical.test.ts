import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCfdi } from "../../../shared/domain/cfdi/parse.ts";
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

  it("is another when an element or a text stands at another place", () => {
    const noted = (inside: string): string =>
      hashOf(cfdi40({ complement: `${STAMP}<d:n xmlns:d="urn:d">${inside}</d:n>` }));
    const forms = [
      "<d:a/>1",
      "1<d:a/>",
      "<d:a>1</d:a>",
      "<d:a/><d:b/>1",
      "<d:a><d:b/></d:a>1",
      '<d:a x="1"/>',
      "1",
      "2",
    ];
    expect(new Set(forms.map(noted)).size).toBe(forms.length);
    expect(noted("<![CDATA[1]]>")).toBe(noted("1"));
    expect(noted("<a/>")).not.toBe(noted("<d:a/>"));
    const other = noted('<x:a xmlns:x="urn:x"/><d:b/>');
    expect(other).not.toBe(noted('<x:a xmlns:x="urn:x"><d:b/></x:a>'));
    expect(other).not.toBe(noted('<x:a xmlns:x="urn:x"/><x:b xmlns:x="urn:x"/>'));
  });

  it("leaves out the Addenda of the document only", () => {
    const inside = (value: string): string => hashOf(cfdi40({ complement: `${STAMP}<cfdi:Addenda a="${value}"/>` }));
    expect(inside("1")).not.toBe(inside("2"));
    const foreign = (value: string): string => hashOf(cfdi40({ after: `<x:Addenda xmlns:x="urn:x" a="${value}"/>` }));
    expect(foreign("1")).not.toBe(foreign("2"));
    const behind = (value: string): string =>
      hashOf(cfdi40({ after: `<cfdi:Addenda><a/></cfdi:Addenda><cfdi:X a="${value}"/>` }));
    expect(behind("1")).not.toBe(behind("2"));
  });

  it("does not depend on the order of very many attributes either", () => {
    const names = Array.from({ length: 60 }, (_, index) => `a${String((index * 37) % 60).padStart(2, "0")}`);
    const text = (order: readonly string[]): string =>
      cfdi40({ before: `<cfdi:X ${order.map((name) => `${name}="${name}"`).join(" ")}/>` });
    const sorted = hashOf(text([...names].sort()));
    expect(hashOf(text(names))).toBe(sorted);
    expect(hashOf(text([...names].sort().reverse()))).toBe(sorted);
    const found: string[] = [];
    parseCfdi(text(names), (form) => {
      found.push(...(form.match(/\ba\d\d\b/g) ?? []));
      return "";
    });
    expect(found.filter((name, at) => name !== found[at - 1])).toEqual([...names].sort());
    expect(hashOf(text(names).replace('a07="a07"', 'a07="a08"'))).not.toBe(sorted);
  });

  it("is made of a form that must stay as it is: ledgers keep hashes for years", () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" Version="4.0" Total=" 1160.00 " Fecha="2025-05-05T10:00:00" TipoDeComprobante="I" Moneda="MXN" MetodoPago="PPD">
  <cfdi:Emisor Rfc="EKU9003173C9"/> <cfdi:Receptor Nombre="Kernel  Ñandú" Rfc="KIJ0906199R1"/>
  <cfdi:Complemento><tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" UUID="${UUID}" tfd:z="1"/>
    <d:nota xmlns:d="urn:d">uno <d:b/> dos</d:nota></cfdi:Complemento><cfdi:Z/>
  <cfdi:Addenda><x>1</x></cfdi:Addenda>
</cfdi:Comprobante>`;
    let form = "";
    parseCfdi(text, (canonical) => {
      form = canonical;
      return "";
    });
    const marks: Readonly<Record<string, string>> = {
      "\u0001": "\n<",
      "\u0002": " ",
      "\u0003": "=",
      "\u0004": " text:",
      "\u0005": ">",
    };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the form keeps its parts apart by them.
    expect(form.replace(/[\u0001-\u0005]/g, (mark) => marks[mark] ?? "").split("\n")).toEqual([
      "",
      "<http://www.sat.gob.mx/cfd/4|comprobante fecha=2025-05-05t10:00:00 metodopago=ppd moneda=mxn tipodecomprobante=i total=1160.00 version=4.0",
      "<emisor rfc=eku9003173c9>",
      "<receptor nombre=kernel ñandú rfc=kij0906199r1>",
      "<complemento",
      "<http://www.sat.gob.mx/timbrefiscaldigital|timbrefiscaldigital uuid=0f7b8fb2-359c-4093-8274-721d2b400b60 http://www.sat.gob.mx/timbrefiscaldigital|z=1>",
      "<urn:d|nota text:uno",
      "<b> text:dos>>",
      "<z>>",
    ]);
  });
});
