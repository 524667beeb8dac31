import { describe, expect, it } from "vitest";
import { accepted, cfdi40, refused, STAMP, UUID, warned } from "./make-cfdi.ts";

describe("defects that have one meaning only are put right with a warning", () => {
  it("reads a bare ampersand as one", () => {
    const text = cfdi40({ receiver: 'Rfc="H&E951128469" Nombre="PEREZ & HIJOS; SA"' });
    expect(accepted(text).receiver).toMatchObject({ rfc: "H&E951128469", name: "PEREZ & HIJOS; SA" });
    expect(warned(text)).toEqual(["bare-ampersand"]);
  });

  it("reads an ampersand after which no semicolon ever comes", () => {
    expect(accepted(cfdi40({ issuer: 'Rfc="EKU9003173C9" Nombre="A & B"' })).issuer.name).toBe("A & B");
  });

  it("reads a character reference that lost its semicolon", () => {
    const text = cfdi40({ root: { CondicionesDePago: "NE&#xA T15" } });
    expect(accepted(text).paymentTerms).toBe("NE T15");
    expect(warned(text)).toEqual(["reference-without-semicolon"]);
    expect(accepted(cfdi40({ root: { CondicionesDePago: "30 d&#237as" } })).paymentTerms).toBe("30 días");
  });

  it("does not guess at unknown entities or at references it cannot be sure of", () => {
    expect(refused(cfdi40({ root: { CondicionesDePago: "30 d&iacute;as" } })).code).toBe("bad-entity");
    expect(refused(cfdi40({ root: { CondicionesDePago: "&#xABCD" } })).code).toBe("bad-entity");
    expect(refused(cfdi40({ root: { CondicionesDePago: "&#0;" } })).code).toBe("bad-entity");
    expect(refused(cfdi40({ root: { CondicionesDePago: "&#xD800;" } })).code).toBe("bad-entity");
  });

  it("leaves ampersands in CDATA and comments alone", () => {
    const after = "<!-- A & B --><cfdi:Addenda><![CDATA[A & B &amp; <x>]]></cfdi:Addenda>";
    expect(warned(cfdi40({ after }))).toEqual([]);
    expect(warned(cfdi40({ after, issuer: 'Rfc="EKU9003173C9" Nombre="A & B"' }))).toEqual(["bare-ampersand"]);
  });

  it("goes by the usual meaning of a prefix that nothing declares", () => {
    const text = cfdi40({ complement: STAMP.replace(/ xmlns:tfd="[^"]*"/, "") });
    expect(accepted(text).uuid).toBe(UUID);
    expect(accepted(text).warnings).toEqual([{ code: "undeclared-prefix", detail: "tfd" }]);
    expect(warned(cfdi40({ after: "<cfdi:Addenda><x:a x:b='1'/></cfdi:Addenda>" }))).toEqual(["undeclared-prefix"]);
  });

  it("refuses a document whose own prefix nothing declares", () => {
    const text = cfdi40().replace(' xmlns:cfdi="http://www.sat.gob.mx/cfd/4"', "");
    expect(refused(text)).toMatchObject({ outcome: "rejected", code: "undeclared-prefix", detail: "cfdi" });
  });

  it("accepts blank lines before the declaration and counts them in line numbers", () => {
    expect(warned(`\n\n${cfdi40()}`)).toEqual(["blank-before-declaration"]);
    expect(refused(`\n\n${cfdi40({ after: "</x>" })}`).line).toBe(refused(cfdi40({ after: "</x>" })).line + 2);
  });

  it("accepts xmlns:schemaLocation, processing instructions, comments and any prefix", () => {
    expect(warned(cfdi40().replace("<cfdi:Comprobante ", '<cfdi:Comprobante xmlns:schemaLocation="a b" '))).toEqual([]);
    expect(warned(cfdi40().replace("<cfdi:Emisor", "<?erp x?><!-- y --><cfdi:Emisor"))).toEqual([]);
    expect(accepted(cfdi40().replaceAll("cfdi:", "ns0:").replace("xmlns:cfdi", "xmlns:ns0")).uuid).toBe(UUID);
    expect(accepted(cfdi40().replaceAll("cfdi:", "").replace("xmlns:cfdi", "xmlns")).uuid).toBe(UUID);
  });

  it("goes by the namespace where a prefix is given another meaning further in", () => {
    const issuer = 'Rfc="XYZ010101XYZ"';
    const fake = `<a xmlns:cfdi="urn:other"><cfdi:Emisor ${issuer}/></a><cfdi:Emisor xmlns:cfdi="urn:other" ${issuer}/>`;
    expect(accepted(cfdi40({ before: fake })).issuer.rfc).toBe("EKU9003173C9");
    // The old meaning is back after the element that changed it.
    expect(accepted(cfdi40({ before: '<x xmlns:cfdi="urn:other"/>' })).receiver.rfc).toBe("KIJ0906199R1");
  });

  it("says when letters were lost, and refuses when one was lost in a name", () => {
    expect(warned(cfdi40({ issuer: 'Rfc="EKU9003173C9" Nombre="PE\uFFFDA"' }))).toEqual(["lost-letters"]);
    expect(refused(cfdi40({ before: '<cfdi:InformacionGlobal A\uFFFDo="2025"/>' })).code).toBe("lost-letter-in-name");
    expect(refused(cfdi40({ before: "<cfdi:Informaci\uFFFDn/>" })).code).toBe("lost-letter-in-name");
  });
});

describe("what is broken is refused with the reason and the line", () => {
  it.each([
    ["</cfdi:Emisor>", "mismatched-tag"],
    ["<a></b>", "mismatched-tag"],
    ['<a b="1" b="2"/>', "duplicate-attribute"],
    ['<a xmlns:p="urn:p" xmlns:q="urn:p" p:b="1" q:b="2"/>', "duplicate-attribute"],
    ["<a b=1/>", "not-well-formed"],
    ["<a b/>", "not-well-formed"],
    ['<a b="<"/>', "bad-character"],
    ["<a b='1'c='2'/>", "not-well-formed"],
    ["<a>]]></a>", "not-well-formed"],
    ["<!-- a -- b -->", "not-well-formed"],
    ["<a b='\u0001'/>", "bad-character"],
    ["\uD800", "bad-character"],
    ["\0", "nul-character"],
    ['<a xmlns:p=""/>', "bad-namespace"],
    ['<a xmlns:xmlns="urn:x"/>', "bad-namespace"],
    ['<a xmlns:xml="urn:x"/>', "bad-namespace"],
    ["<a:b:c/>", "bad-namespace"],
    ["<xmlns:a/>", "bad-namespace"],
    ['<?xml version="1.0"?>', "declaration-not-first"],
    ["<!DOCTYPE a>", "doctype"],
  ])("%s", (wrong, code) => {
    expect(refused(cfdi40({ before: wrong }))).toMatchObject({ outcome: "rejected", code });
  });

  it("names the line", () => {
    expect(refused(cfdi40({ before: "\n\n<a></b>" })).line).toBe(5);
  });

  it("refuses a second root and text after the end", () => {
    expect(refused(cfdi40() + cfdi40().replace(/^<\?xml.*\?>/, "")).code).toBe("two-roots");
    expect(refused(`${cfdi40()}x`).code).toBe("two-roots");
  });
});
