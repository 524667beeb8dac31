import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainXml, readXml, type XmlHandler, XmlRefusal } from "../../../shared/domain/cfdi/xml-reader.ts";
import { cfdi32, cfdi40, receipt } from "./make-cfdi.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/cfdi");

/** Everything a reader tells, in order; text in one piece and without the white space between elements. */
class Recorder implements XmlHandler {
  readonly told: string[] = [];
  private pending = "";

  open: XmlHandler["open"] = (uri, local, attributes, names, values, count) => {
    this.flush();
    const listed = names.slice(0, count).map((name, index) => [name, values[index]]);
    this.told.push(JSON.stringify(["open", uri, local, listed, Object.entries(attributes())]));
  };

  close(): void {
    this.flush();
    this.told.push("close");
  }

  text(value: string): void {
    this.pending += value;
  }

  undeclaredPrefix(prefix: string): void {
    this.told.push(`undeclared ${prefix}`);
  }

  private flush(): void {
    if (this.pending.trim() !== "") this.told.push(`text ${this.pending}`);
    this.pending = "";
  }
}

/** What the full parser says: its events, or null when it refuses the text. */
function full(text: string): string[] | null {
  const recorder = new Recorder();
  try {
    readXml(text, recorder);
    return recorder.told;
  } catch (error) {
    if (error instanceof XmlRefusal) return null;
    throw error;
  }
}

/** What the quick way says: its events, or null when it leaves the text to the full parser. */
function quick(text: string): string[] | null {
  const recorder = new Recorder();
  return readPlainXml(text, recorder) ? recorder.told : null;
}

/** The quick way may leave any text to the full parser, but what it takes it must take as the full parser does. */
function agree(text: string): boolean {
  const told = quick(text);
  if (told === null) return false;
  expect(told).toEqual(full(text));
  return true;
}

const SEEDS = [
  cfdi40(),
  cfdi40({ issuer: 'Rfc="P&amp;G851223B24" Nombre="P &amp; G &quot;x&quot;" RegimenFiscal="601"' }),
  cfdi40({ after: "<cfdi:Addenda><a b='1'>x &lt; y ]] &gt; z</a></cfdi:Addenda>" }),
  cfdi32(),
  receipt(
    '<pago20:Pago FechaPago="2025-06-01T12:00:00" FormaDePagoP="03" MonedaP="MXN" Monto="580.00"><pago20:DoctoRelacionado IdDocumento="0F7B8FB2-359C-4093-8274-721D2B400B60" MonedaDR="MXN" ImpPagado="580.00"/></pago20:Pago>',
  ),
];

/** What XML gives a meaning to, what it forbids, and letters beyond ASCII. */
const PIECES = [
  "<", ">", "/", "&", ";", '"', "'", "=", " ", "\t", "\n", "\r", "\r\n", ":", "x", "1", "-", ".", "_", "ñ", "\u00A0",
  "]", "]]>", "]>", "<!--", "-->", "<![CDATA[", "<?", "?>", "<a>", "</a>", "<a/>", ' b="c"', " b='c'", ' b=""', ' b = "c"',
  "&amp;", "&lt;", "&apos;", "&#10;", "&#x41;", "&nbsp;", "&;", "&amp", ' xmlns="u"', ' xmlns:n="u"', ' xmlns:n=""',
  ' n:b="1"', "<n:a>", "<cfdi:", "</cfdi:", "xml", "xmlns:", "<?xml version='1.0'?>", "<!DOCTYPE a>", "\0", "\u0001", "\u000B",
  "\u001F", "\u007F", "\u0085", "\u2028", "\uFEFF", "\uFFFD", "\uFFFE", "\uFFFF", "\uD800", "\u{1F600}", "÷", "·", "À",
]; // biome-ignore format: one list

describe("the quick way through plain XML", () => {
  it("takes the documents of real programs, and each as the full parser does", () => {
    const files = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" }).filter((name) => /\.xml$/i.test(name));
    const texts = files.map((name) => readFileSync(join(FIXTURES, name), "utf8").replace(/^\uFEFF/, ""));
    const taken = texts.filter(agree);
    expect(taken.length).toBeGreaterThan(texts.length / 2);
    for (const seed of SEEDS.slice(0, 2)) expect(quick(seed)).not.toBeNull();
  });

  it("agrees with the full parser on whatever is done to a document", () => {
    // Places spread evenly: fast-check prefers the ends of a range.
    const place = fc.nat(0x7fffffff).map((number) => (number * 7919) % 100_003);
    const change = fc.record({ place, cut: fc.constantFrom(0, 0, 0, 1, 3), put: fc.constantFrom(...PIECES, "") });
    let tried = 0;
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.array(change, { minLength: 1, maxLength: 3 }), (seed, changes) => {
        let text = seed;
        for (const { place: anywhere, cut, put } of changes) {
          const at = anywhere % text.length;
          text = text.slice(0, at) + put + text.slice(at + cut);
        }
        tried++;
        if (agree(text)) taken++;
      }),
      { numRuns: 4000 },
    );
    // Otherwise the property would hold of nothing.
    expect(taken / tried).toBeGreaterThan(0.03);
  });

  it("agrees with the full parser on small texts of any pieces", () => {
    let tried = 0;
    let taken = 0;
    const inside = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join(""));
    const text = fc.oneof(
      inside,
      inside.map((value) => `<a>${value}</a>`),
      inside.map((value) => `<a b="${value}"/>`),
      inside.map((value) => `<a${value}></a>`),
      inside.map((value) => `${value}<a/>${value}`),
      inside.map((value) => `<?xml version="1.0"${value}?><a/>`),
    );
    fc.assert(
      fc.property(text, (whole) => {
        tried++;
        if (agree(whole)) taken++;
      }),
      { numRuns: 8000 },
    );
    expect(taken / tried).toBeGreaterThan(0.03);
  });

  it.each([
    ["two attributes of one name", '<a b="1" b="2"/>'],
    ["two attributes of one expanded name", '<a xmlns:m="u" xmlns:n="u" m:b="1" n:b="2"/>'],
    ["attributes without a blank between them", '<a b="1"c="2"/>'],
    ["a bracket that ends no CDATA", "<a>]]></a>"],
    ["a less-than sign in a value", '<a b="<"/>'],
    ["an unknown entity", '<a b="&nbsp;"/>'],
    ["a second root", "<a/><b/>"],
    ["text behind the root", "<a/>x"],
    ["an element that is not closed", "<a><b></a>"],
    ["an end tag too many", "<a/></a>"],
    ["nothing", " "],
    ["white space before the declaration", ' <?xml version="1.0"?><a/>'],
    ["a control character", '<a b="\u0001"/>'],
  ])("does not take %s", (_what, text) => {
    expect(quick(text)).toBeNull();
    expect(full(text)).toBeNull();
  });

  it.each([
    ["an element alone", "<a/>"],
    ["white space around the root", " \n<a/>\r\n\t "],
    ["a declaration with all it may have", `<?xml version='1.0' encoding="ISO-8859-1" standalone='yes' ?>\n<a/>`],
    ["names of every letter that may stand in one", '<azAZ_09-. b_-.9="1" _az="2" Z="3"><A/><Z/><_/></azAZ_09-.>'],
    ["prefixes", '<n:a xmlns:n="u" n:b="1"><n:c/></n:a>'],
    ["white space of every kind in tags", '<a\tb="1"\n\rc="2" ><d /></a\t\n\r >'],
    ["either quote, with the other inside", `<a b='"' c="'" d="" e=''/>`],
    ["entities, in values and in text", '<a b="&lt;&amp;" c="x&gt;y">&quot; and &apos; &amp;amp;</a>'],
    ["a value without reference before one with", '<a b="1" c="&amp;" d="2">x<e f="3"/>y &lt;</a>'],
    ["greater-than signs where they mean nothing", '<a b=">">></a>'],
    ["text, before, between and behind elements", "<a> x <b>y</b>z\n<c/>\n w</a>"],
    [
      "a name again, longer and shorter",
      '<a><b c="1" d="2"/><b c="1" d="2"/><bc cd="1"/><b c="1"/><b/><b c="1" e="2"/></a>',
    ],
    ["very long names", `<${"n".repeat(70)} ${"m".repeat(60)}="1"><${"m".repeat(60)}/></${"n".repeat(70)}>`],
    ["very many names", `<a>${Array.from({ length: 2200 }, (_, index) => `<b${index} c${index}="1"/>`).join("")}</a>`],
  ])("takes %s", (_what, text) => expect(agree(text)).toBe(true));

  it.each([
    ["a comment", "<a><!-- b --></a>"],
    ["CDATA", "<a><![CDATA[b]]></a>"],
    ["an instruction", "<a><?b c?></a>"],
    ["a character reference", '<a b="&#65;">&#x42;</a>'],
    ["a bracket in text", "<a>x]y</a>"],
    ["a carriage return in text", "<a>x\r\ny</a>"],
    ["a tab in a value", '<a b="x\ty"/>'],
    ["a line break in a value", '<a b="x\ny"/>'],
    ["a carriage return in a value", '<a b="x\ry"/>'],
    ["letters beyond ASCII in an element", "<año/>"],
    ["letters beyond ASCII in an attribute", '<a año="1"/>'],
    ["blanks around the equals sign", '<a b = "1"/>'],
    ["another declaration", "<?xml version='1.0' encoding='UTF-8'\n?><a/>"],
  ])("leaves %s to the full parser", (_what, text) => {
    expect(quick(text)).toBeNull();
    expect(full(text)).not.toBeNull();
  });

  // biome-ignore format: one list
  it.each([
    "<a", "<a ", "<a b", "<a b=", '<a b="', '<a b="1', '<a b="1"', '<a b="1"/', "<a/x>", "<a/ >", "<a b/>", "<a b=1/>", '<a b"1"/>',
    `<a b="1'/>`, `<a b='1"/>`, '<a ="1"/>', '<a b=="1"/>', '<a b="1""/>', "<1/>", "<-a/>", "<.a/>", "< a/>", "<a:/>", "<:a/>", "<:/>",
    '<a b:="1"/>', '<a :b="1"/>', '<n:a:b xmlns:n="u"/>', '<a xmlns:n="u" n:b:c="1"/>', '<n:1a xmlns:n="u"/>', '<n:-a xmlns:n="u"/>',
    "<a></b>", "<a></ab>", "<ab></a>", "<a></a", "<a></a x>", "<a></a/>", "<a></>", "<a><b></a></b>", "</a>", "<a></a></a>", "<a/></a>",
    "x<a/>", "<a/>x", "<a/> x", "<a>x", "<a>x</a>y", "<a/><a/>", "<a/> <a/>", "<>", "<", "x", "<a><</a>", "<a b='<'/>", '<a b="1"<c/>',
    "<a>&</a>", "<a>&;</a>", "<a>&amp</a>", "<a>&amp </a>", "<a>&amplitude;</a>", "<a>&Amp;</a>", "<a>&lt;&nbsp;</a>", '<a b="&amp"/>', '<a b="&x;"/>',
    '<?xml version="1.0"?>', '<?xml version="1.0"?', '<a><?xml version="1.0"?></a>', "<a\u0000/>", "<a\u001f/>", "<a>\ufffe</a>", "",
  ])("takes no more than the full parser: %j", (text) => {
    expect(quick(text)).toBeNull();
    expect(full(text)).toBeNull();
  });
});
