import { SaxesParser } from "saxes";
import { lexPlainXml, type PlainSink } from "./plain-lexer.ts";

/** Limits around the parser: it is strict, but nothing in it bounds the work a hostile file can ask for (RULES 68). */
export const XML_LIMITS = {
  /** Characters of text. */
  text: 10 * 1024 * 1024,
  depth: 64,
  attributesPerElement: 256,
  /** Characters of one attribute value. */
  attributeLength: 1024 * 1024,
  elements: 200_000,
} as const;

/** Attributes of one element by name, as `XmlHandler.open` gets them. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Receives the document in its order. Arrays are reused between calls: copy what is to be kept. */
export interface XmlHandler {
  /**
   * @param uri namespace of the element, "" for none (or for a prefix that nothing declares)
   * @param names expanded attribute names (`local`, or `uri|local` when prefixed) without namespace declarations
   * @param values attribute values, position by position
   * @param attributes the same as one object, made when it is asked for: most elements' is not. To be called inside `open`
   */
  open(
    uri: string,
    local: string,
    attributes: () => XmlAttributes,
    names: readonly string[],
    values: readonly string[],
    count: number,
  ): void;
  close(): void;
  /** Character data and CDATA, also when it is only white space. */
  text(value: string): void;
  /** A prefix that nothing declares; the reader goes on with the usual namespace of that prefix, or with none. */
  undeclaredPrefix(prefix: string): void;
}

/** Why the text cannot be read as XML. `code` is a key of `imports.codes` in shared/i18n. */
export class XmlRefusal extends Error {
  readonly code: string;
  readonly detail: string;
  /** 1-based, 0 when unknown. */
  readonly line: number;
  constructor(code: string, detail: string, line: number) {
    super(`${code} ${detail}`.trim());
    this.code = code;
    this.detail = detail;
    this.line = line;
  }
}

const XML_URI = "http://www.w3.org/XML/1998/namespace";
const XMLNS_URI = "http://www.w3.org/2000/xmlns/";

/** What the prefixes mean by habit, for files in which only the declaration got lost (RULES 12, "prefix not declared"). */
const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map([
  ["tfd", "http://www.sat.gob.mx/TimbreFiscalDigital"],
  ["pago10", "http://www.sat.gob.mx/Pagos"],
  ["pago20", "http://www.sat.gob.mx/Pagos20"],
  ["implocal", "http://www.sat.gob.mx/implocal"],
  ["nomina12", "http://www.sat.gob.mx/nomina12"],
  ["xsi", "http://www.w3.org/2001/XMLSchema-instance"],
]);

/** The parser's own words, told apart into our codes; the first that fits counts. */
const PARSER_MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/unclosed tag: (.*)/, "truncated"],
  [/unexpected end|must contain a root/, "truncated"],
  [/unmatched closing tag: (.*)\.$/, "mismatched-tag"],
  [/unexpected close tag/, "mismatched-tag"],
  [/duplicate attribute: (.*)\.$/, "duplicate-attribute"],
  [/only one root/, "two-roots"],
  [/doctype declaration/, "doctype"],
  [/empty entity name|undefined entity|character in entity name|malformed character entity/, "bad-entity"],
  [/XML declaration must/, "declaration-not-first"],
];

/**
 * Reads strict, namespaced XML in one pass and calls the handler. saxes runs without its namespace mode, which costs a
 * third of its speed; the rules of "Namespaces in XML 1.0" that it would check are checked here instead.
 * Processing instructions are read over: nothing here acts on them, and real files carry some.
 * @throws XmlRefusal when the text is not well-formed, not well-formed in its namespaces, or beyond the limits.
 */
export function readXml(text: string, handler: XmlHandler): void {
  if (text.length > XML_LIMITS.text) throw new XmlRefusal("too-large", "", 0);
  if (text.includes("\0")) throw new XmlRefusal("nul-character", "", 0);
  if (!text.isWellFormed()) throw new XmlRefusal("bad-character", "", 0);
  new NamespacedReader(text, handler).run();
}

/**
 * The same for the plain XML that nearly all CFDI are, at a fifth of the cost: true when the whole text was read. False
 * when the text is of another kind or is refused for any reason; then the handler must be thrown away, and {@link readXml}
 * with a new one says what is true of the text. Namespaces and limits are checked by the very same code.
 */
export function readPlainXml(text: string, handler: XmlHandler): boolean {
  if (text.length > XML_LIMITS.text || !text.isWellFormed()) return false;
  try {
    return lexPlainXml(text, new NamespacedReader(text, handler));
  } catch (error) {
    if (error instanceof XmlRefusal) return false;
    throw error;
  }
}

/** Namespaces and limits on the way from a lexer to the handler. */
class NamespacedReader implements PlainSink {
  /** Where saxes is; 0 while it is not what reads. */
  private line: () => number = () => 0;
  private readonly source: string;
  private readonly handler: XmlHandler;
  /** A letter that got lost may sit in a name, where XML allows it and we must not (RULES 12). */
  private readonly lostLetters: boolean;
  private readonly bindings = new Map<string, string>([["xml", XML_URI]]);
  /** Bindings to put back, newest last: prefix and what it meant before. */
  private readonly undo: (readonly [string, string | undefined])[] = [];
  /** Length of `undo` before the declarations of the element that is being read. */
  private undoBefore = 0;
  /** The same for each open element. */
  private readonly marks: number[] = [];
  private readonly parts = new Map<string, { readonly prefix: string; readonly local: string }>();
  private readonly names: string[] = [];
  private readonly values: string[] = [];
  private count = 0;
  private prefixed = 0;
  private attributes = 0;
  private elements = 0;

  constructor(source: string, handler: XmlHandler) {
    this.source = source;
    this.handler = handler;
    this.lostLetters = source.includes("\uFFFD");
  }

  run(): void {
    const { handler } = this;
    const parser = new SaxesParser({ xmlns: false, defaultXMLVersion: "1.0", forceXMLVersion: true });
    this.line = () => parser.line;
    // Six handlers at most: with eight, V8 stores the parser's properties in a hash table and it runs six times slower.
    // Hence no error handler: without one the parser throws at its first error, which is what is wanted.
    parser.on("doctype", () => this.refuse("doctype"));
    parser.on("attribute", ({ name, value }) => this.attribute(name, value));
    parser.on("opentag", (tag) => this.open(tag.name));
    parser.on("closetag", () => this.close());
    parser.on("text", (value) => handler.text(value));
    parser.on("cdata", (value) => handler.text(value));
    try {
      parser.write(this.source).close();
    } catch (error) {
      const told = error instanceof Error && !(error instanceof XmlRefusal) && /^\d+:\d+: (.*)$/s.exec(error.message);
      if (!told) throw error;
      this.fail(told[1] ?? "");
    }
  }

  attribute(name: string, value: string): void {
    this.attributes++;
    if (this.attributes > XML_LIMITS.attributesPerElement) this.refuse("too-many-attributes");
    if (value.length > XML_LIMITS.attributeLength) this.refuse("attribute-too-long", name);
    if (this.lostLetters && name.includes("\uFFFD")) this.refuse("lost-letter-in-name", name);
    const colon = name.indexOf(":");
    if (colon === -1) {
      if (name === "xmlns") {
        this.bind("", value);
      } else {
        this.names[this.count] = name;
        this.values[this.count++] = value;
      }
      return;
    }
    if (name.startsWith("xmlns:")) {
      this.bind(name.slice(6), value);
    } else {
      this.names[this.count] = name;
      this.values[this.count++] = value;
      this.prefixed++;
    }
  }

  private bind(prefix: string, value: string): void {
    const uri = value.trim();
    if (prefix !== "" && (uri === "" || !isLocalName(prefix))) this.refuse("bad-namespace", prefix);
    if ((prefix === "xml") !== (uri === XML_URI) || prefix === "xmlns" || uri === XMLNS_URI) {
      this.refuse("bad-namespace", prefix);
    }
    this.undo.push([prefix, this.bindings.get(prefix)]);
    this.bindings.set(prefix, uri);
  }

  open(name: string): void {
    this.elements++;
    if (this.elements > XML_LIMITS.elements) this.refuse("too-many-elements");
    if (this.marks.length >= XML_LIMITS.depth) this.refuse("too-deep");
    if (this.lostLetters && name.includes("\uFFFD")) this.refuse("lost-letter-in-name", name);
    this.marks.push(this.undoBefore);
    if (this.prefixed > 0) this.expandNames();
    const { prefix, local } = this.split(name);
    this.handler.open(this.resolve(prefix), local, this.asObject, this.names, this.values, this.count);
    this.undoBefore = this.undo.length;
    this.count = 0;
    this.prefixed = 0;
    this.attributes = 0;
  }

  text(value: string): void {
    this.handler.text(value);
  }

  private readonly asObject = (): XmlAttributes => {
    // No name that is ever asked for is one of Object.prototype, and an object without one costs three times as much.
    const attributes: Record<string, string> = {};
    for (let index = 0; index < this.count; index++) attributes[this.names[index] ?? ""] = this.values[index] ?? "";
    return attributes;
  };

  /** The parts of an element's name; elements of one name come in numbers. */
  private split(name: string): { readonly prefix: string; readonly local: string } {
    const known = this.parts.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(":");
    const prefix = colon === -1 ? "" : name.slice(0, colon);
    const local = colon === -1 ? name : name.slice(colon + 1);
    if (colon !== -1 && (prefix === "xmlns" || !isLocalName(prefix) || !isLocalName(local))) {
      this.refuse("bad-namespace", name);
    }
    const parts = { prefix, local };
    this.parts.set(name, parts);
    return parts;
  }

  /** Replaces the prefix of each prefixed attribute by its URI; two names that become one are a duplicate. */
  private expandNames(): void {
    const seen = new Set<string>();
    for (let index = 0; index < this.count; index++) {
      const name = this.names[index] ?? "";
      const colon = name.indexOf(":");
      if (colon === -1) continue;
      const prefix = name.slice(0, colon);
      const local = name.slice(colon + 1);
      if (!isLocalName(prefix) || !isLocalName(local)) this.refuse("bad-namespace", name);
      const expanded = `${this.resolve(prefix)}|${local}`;
      if (seen.has(expanded)) this.refuse("duplicate-attribute", name);
      seen.add(expanded);
      this.names[index] = expanded;
    }
  }

  private resolve(prefix: string): string {
    const uri = this.bindings.get(prefix);
    if (uri !== undefined) return uri;
    if (prefix === "") return "";
    this.handler.undeclaredPrefix(prefix);
    return USUAL_PREFIXES.get(prefix) ?? "";
  }

  close(): void {
    const mark = this.marks.pop() ?? 0;
    while (this.undo.length > mark) {
      const [prefix, before] = this.undo.pop() ?? ["", undefined];
      if (before === undefined) this.bindings.delete(prefix);
      else this.bindings.set(prefix, before);
    }
    this.undoBefore = mark;
    this.handler.close();
  }

  private fail(message: string): never {
    for (const [pattern, code] of PARSER_MESSAGES) {
      const match = pattern.exec(message);
      if (match !== null) this.refuse(code, match[1] ?? "");
    }
    if (message.includes("outside of root")) this.refuse(this.elements > 0 ? "two-roots" : "not-well-formed");
    if (message.endsWith("disallowed character.")) this.refuse("bad-character");
    this.refuse("not-well-formed");
  }

  private refuse(code: string, detail = ""): never {
    throw new XmlRefusal(code, detail.slice(0, 200), this.line());
  }
}

/** A name that saxes accepted, in one part: no colon left and not starting with what only a later character may be. */
function isLocalName(name: string): boolean {
  return (
    /^[A-Za-z_][\w.-]*$/.test(name) ||
    (name !== "" && !name.includes(":") && !/^(?:[-.\d\u00B7\u203F\u2040]|\p{M})/u.test(name))
  );
}
