/** Receives what {@link lexPlainXml} reads, in the order of the text. */
export interface PlainSink {
  /** An attribute by its written name, before the `open` of its element. */
  attribute(name: string, value: string): void;
  open(name: string): void;
  close(): void;
  text(value: string): void;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const COLON = 0x3a;
const LESS_THAN = 0x3c;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;

/** The declaration as programs write it; any other form is left to the full parser. */
const DECLARATION =
  /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])[A-Za-z][\w.-]*\2)?(?: standalone=(["'])(?:yes|no)\3)? ?\?>/;

/**
 * A name met before and what came after it: one program writes the same names in the same order into every document, so
 * that one comparison takes the place of looking at each letter. Wrong guesses cost nothing but the guess.
 */
interface Guess {
  /** One object for one name: names are compared and looked up far more often than they are read. */
  readonly name: string;
  nextElement: Guess | null;
  nextAttribute: Guess | null;
}
/** Longest name that is kept, and how many. */
const KEPT_LENGTH = 60;
const KEPT_NAMES = 2000;
const keptNames = new Map<string, Guess>();

/**
 * Reads XML of the plain kind that every program stamping CFDI writes: elements, attributes, text and the five
 * predefined entities, names in ASCII. True when the whole text is a well-formed document of that kind, false when it is
 * anything else, well-formed or not: comments, CDATA, processing instructions, character references, line breaks in
 * values and every error are left to the full parser, which decides and says why. The sink must then be thrown away.
 * What is true here is true there, event by event: test/domain/cfdi/plain-lexer.test.ts.
 * @param text without surrogates that stand alone
 */
export function lexPlainXml(text: string, sink: PlainSink): boolean {
  return new PlainLexer(text, sink).run();
}

class PlainLexer {
  private readonly source: string;
  private readonly sink: PlainSink;
  private position = 0;
  private readonly opened: string[] = [];
  private readonly names: string[] = [];
  /** The name read last; what came after it the last time is tried first. */
  private last: Guess = { name: "", nextElement: null, nextAttribute: null };
  /** Where the next `<`, reference, line break and the like stand; kept up by {@link next}. */
  private lessThan = -1;
  private readonly references: Occurrence;
  private readonly controls: readonly Occurrence[];

  constructor(source: string, sink: PlainSink) {
    this.source = source;
    this.sink = sink;
    this.references = new Occurrence(source, "&");
    this.controls = ["\t", "\n", "\r"].map((letter) => new Occurrence(source, letter));
  }

  run(): boolean {
    const { source, opened } = this;
    if (NO_CHARACTER.test(source)) return false;
    if (source.startsWith("<?xml")) {
      const declaration = DECLARATION.exec(source.slice(0, 200));
      if (declaration === null) return false;
      this.position = declaration[0].length;
    }
    let rooted = false;
    for (;;) {
      const start = this.position;
      if (!this.textBefore()) return false;
      if (this.position === source.length) return rooted && opened.length === 0;
      if (rooted && opened.length === 0) return false;
      // A document may not begin with white space before its declaration, but it may before its root.
      if (opened.length > 0 && !this.tellText(start)) return false;
      this.position++;
      rooted = true;
      if (source.charCodeAt(this.position) === SLASH ? !this.endTag() : !this.startTag()) return false;
    }
  }

  /** Moves to the next `<` or the end; outside of the root nothing but white space may stand before it. */
  private textBefore(): boolean {
    const { source } = this;
    let at = this.position;
    while (isSpace(source.charCodeAt(at))) at++;
    if (at < source.length && source.charCodeAt(at) !== LESS_THAN) {
      if (this.opened.length === 0) return false;
      at = source.indexOf("<", at);
      if (at === -1) return false;
    }
    this.position = at;
    return true;
  }

  private tellText(start: number): boolean {
    const raw = this.source.slice(start, this.position);
    if (BLANK_TEXT.test(raw)) return true;
    // "]]>" may not stand in text; a bracket alone might, and is left to the full parser with it.
    if (raw.includes("]") || raw.includes("\r")) return false;
    const text = this.references.isBetween(start, this.position) ? withoutReferences(raw) : raw;
    if (text === null) return false;
    this.sink.text(text);
    return true;
  }

  private endTag(): boolean {
    const { source, opened } = this;
    const name = opened.pop();
    const start = this.position + 1;
    if (name === undefined || !source.startsWith(name, start)) return false;
    let at = start + name.length;
    while (isSpace(source.charCodeAt(at))) at++;
    if (source.charCodeAt(at) !== GREATER_THAN) return false;
    this.position = at + 1;
    this.sink.close();
    return true;
  }

  private startTag(): boolean {
    const { source, sink } = this;
    const name = this.elementName();
    if (name === null) return false;
    this.names.length = 0;
    this.lessThan = source.indexOf("<", this.position);
    for (;;) {
      const start = this.position;
      let at = start;
      while (isSpace(source.charCodeAt(at))) at++;
      const code = source.charCodeAt(at);
      if (code === GREATER_THAN) {
        this.position = at + 1;
        this.opened.push(name);
        sink.open(name);
        return true;
      }
      if (code === SLASH) {
        if (source.charCodeAt(at + 1) !== GREATER_THAN) return false;
        this.position = at + 2;
        sink.open(name);
        sink.close();
        return true;
      }
      if (at === start) return false;
      this.position = at;
      if (!this.attribute()) return false;
    }
  }

  private attribute(): boolean {
    const { source, names } = this;
    const name = this.attributeName();
    if (name === null || source.charCodeAt(this.position) !== EQUALS) return false;
    const quote = source.charCodeAt(this.position + 1);
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return false;
    const start = this.position + 2;
    const end = source.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", start);
    if (end === -1 || (this.lessThan !== -1 && this.lessThan < end)) return false;
    this.position = end + 1;
    // Few attributes stand on an element, and the reader's limit comes long before this gets slow.
    if (names.includes(name)) return false;
    names.push(name);
    for (const control of this.controls) if (control.isBetween(start, end)) return false;
    const raw = source.slice(start, end);
    const value = this.references.isBetween(start, end) ? withoutReferences(raw) : raw;
    if (value === null) return false;
    this.sink.attribute(name, value);
    return true;
  }

  private elementName(): string | null {
    const { source, position } = this;
    const guess = this.last.nextElement;
    if (guess !== null && source.startsWith(guess.name, position)) {
      const code = source.charCodeAt(position + guess.name.length);
      if (isSpace(code) || code === SLASH || code === GREATER_THAN) {
        this.position = position + guess.name.length;
        this.last = guess;
        return guess.name;
      }
    }
    const read = this.name();
    if (read === null) return null;
    this.last.nextElement = read;
    this.last = read;
    return read.name;
  }

  private attributeName(): string | null {
    const { source, position } = this;
    const guess = this.last.nextAttribute;
    if (guess !== null && source.startsWith(guess.name, position)) {
      if (source.charCodeAt(position + guess.name.length) === EQUALS) {
        this.position = position + guess.name.length;
        this.last = guess;
        return guess.name;
      }
    }
    const read = this.name();
    if (read === null) return null;
    this.last.nextAttribute = read;
    this.last = read;
    return read.name;
  }

  /** A name of ASCII letters with at most one colon inside. */
  private name(): Guess | null {
    const { source, position } = this;
    let at = position;
    let colons = 0;
    let fresh = true;
    for (; ; at++) {
      const code = source.charCodeAt(at);
      if (isNameStart(code)) {
        fresh = false;
      } else if (code === COLON) {
        if (fresh || ++colons > 1) return null;
        fresh = true;
      } else if (isNameRest(code)) {
        if (fresh) return null;
      } else {
        break;
      }
    }
    // What ends the name must be ASCII too: letters of other alphabets may go on with it.
    if (fresh || !(source.charCodeAt(at) < 0x80)) return null;
    this.position = at;
    const name = source.slice(position, at);
    const known = keptNames.get(name);
    if (known !== undefined) return known;
    const guess: Guess = { name, nextElement: null, nextAttribute: null };
    if (name.length <= KEPT_LENGTH && keptNames.size < KEPT_NAMES) keptNames.set(name, guess);
    return guess;
  }
}

/** Where a letter stands next, searched once for all that lies before it. */
class Occurrence {
  private readonly source: string;
  private readonly letter: string;
  private at = -1;

  constructor(source: string, letter: string) {
    this.source = source;
    this.letter = letter;
  }

  /** Whether the letter stands in the range; ranges must be asked for in rising order. */
  isBetween(start: number, end: number): boolean {
    if (this.at < start) {
      const next = this.source.indexOf(this.letter, start);
      this.at = next === -1 ? Number.POSITIVE_INFINITY : next;
    }
    return this.at < end;
  }
}

function isSpace(code: number): boolean {
  return code === BLANK || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

/** Digits, `-` and `.`: what a name may go on with but not begin with. */
function isNameRest(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e;
}

/** Control characters and two code units that XML allows nowhere; lone surrogates the caller has excluded. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NO_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/;
const BLANK_TEXT = /^[ \t\r\n]*$/;

const REFERENCES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with the five predefined entities replaced; null when it refers to anything else. */
function withoutReferences(text: string): string | null {
  let plain = "";
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const end = text.indexOf(";", at);
    const letter = end === -1 || end - at > 5 ? undefined : REFERENCES[text.slice(at + 1, end)];
    if (letter === undefined) return null;
    plain += text.slice(from, at) + letter;
    from = end + 1;
  }
  return plain + text.slice(from);
}
