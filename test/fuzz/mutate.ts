import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ZipEntry, zip } from "../ledger/imports/make-zip.ts";

/** One change to a file, as numbers: places are parts of the length, so that it fits any file. */
export interface Mutation {
  readonly kind: number;
  /** 0 to 1. */
  readonly at: number;
  readonly to: number;
  /** 0 to 2^31. */
  readonly value: number;
}

const FIXTURES = join(import.meta.dirname, "../fixtures/cfdi");

/** Every sample file, archives among them, to be damaged. */
export function seeds(): readonly Buffer[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(xml|txt|zip)$/i.test(name))
    .sort()
    .map((name) => readFileSync(join(FIXTURES, name)));
}

const TOKENS: readonly string[] = [
  "<",
  ">",
  "&",
  '"',
  "'",
  "/>",
  "=",
  "]]>",
  "<!--",
  "-->",
  "<![CDATA[",
  "<!DOCTYPE a [<!ENTITY x 'y'>]>",
  "<?xml version='1.0'?>",
  "<?x",
  "?>",
  "\0",
  "\uFEFF",
  "\uFFFD",
  "&#0;",
  "&#x110000;",
  "&#xD800;",
  "&x;",
  "&#",
  "~",
  "\r",
  "\n",
  "\r\n",
  " xmlns:cfdi='urn:x'",
  " xmlns=''",
  "</cfdi:Comprobante>",
  "<cfdi:Complemento>",
  "<cfdi:Addenda>",
  "999999999999999999999999",
  "1e308",
  "-1",
  "0.00000000000000000001",
  "９９",
  "0000-00-00T00:00:00",
  "9999-12-31T23:59:59",
  "__proto__",
  "PK\x03\x04",
  "PK\x05\x06",
  "%PDF",
  "uuid~",
];

/** A cut of the file between two of its places. */
function range(bytes: Buffer, { at, to }: Mutation): [number, number] {
  const a = Math.floor(at * bytes.length);
  const b = Math.floor(to * bytes.length);
  return a < b ? [a, b] : [b, a];
}

const insert = (bytes: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

/** Place of the nth match of a pattern in the bytes as Latin letters. */
function nth(bytes: Buffer, pattern: RegExp, part: number): RegExpExecArray | null {
  const found = [...bytes.toString("latin1").matchAll(pattern)];
  return found[Math.floor(part * found.length)] ?? null;
}

function replaced(bytes: Buffer, match: RegExpExecArray | null, text: string): Buffer {
  if (match === null) return bytes;
  const end = match.index + match[0].length;
  return Buffer.concat([bytes.subarray(0, match.index), Buffer.from(text, "latin1"), bytes.subarray(end)]);
}

type Mutator = (bytes: Buffer, mutation: Mutation, others: readonly Buffer[]) => Buffer;

const MUTATORS: readonly Mutator[] = [
  function flipBits(bytes, { at, value }) {
    const copy = Buffer.from(bytes);
    const place = Math.floor(at * bytes.length);
    if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ (1 << (value % 8));
    return copy;
  },
  function anyByte(bytes, { at, value }) {
    const copy = Buffer.from(bytes);
    const place = Math.floor(at * bytes.length);
    if (place < copy.length) copy[place] = value % 256;
    return copy;
  },
  function truncate(bytes, { at }) {
    return bytes.subarray(0, Math.floor(at * bytes.length));
  },
  function removeRange(bytes, mutation) {
    const [from, end] = range(bytes, mutation);
    const short = Math.min(end, from + 1 + (mutation.value % 200));
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(short)]);
  },
  function repeatRange(bytes, mutation) {
    const [from, end] = range(bytes, mutation);
    const piece = bytes.subarray(from, Math.min(end, from + 2000));
    return insert(bytes, from, Buffer.concat(Array.from({ length: 1 + (mutation.value % 5) }, () => piece)));
  },
  function token(bytes, { at, value }) {
    const text = TOKENS[value % TOKENS.length] ?? "";
    return insert(bytes, Math.floor(at * bytes.length), Buffer.from(text, value % 3 === 0 ? "utf16le" : "utf8"));
  },
  function attributeValue(bytes, { at, value }) {
    return replaced(bytes, nth(bytes, /="[^"]*"/g, at), `="${TOKENS[value % TOKENS.length] ?? ""}"`);
  },
  function attributeTwice(bytes, { at }) {
    const match = nth(bytes, / [\w:]+="[^"]*"/g, at);
    return replaced(bytes, match, (match?.[0] ?? "").repeat(2));
  },
  function swapTags(bytes, { at, to }) {
    const [a, b] = [nth(bytes, /<[\w:]+/g, at), nth(bytes, /<[\w:]+/g, to)];
    if (a === null || b === null || a.index >= b.index) return bytes;
    return replaced(replaced(bytes, b, a[0]), a, b[0]);
  },
  function moveElement(bytes, { at, to }) {
    const match = nth(bytes, /<[\w:]+[^<>]*\/>/g, at);
    const rest = replaced(bytes, match, "");
    return insert(rest, Math.floor(to * rest.length), Buffer.from(match?.[0] ?? "", "latin1"));
  },
  function hugeAttribute(bytes, { at, value }) {
    const match = nth(bytes, /="[^"]*"/g, at);
    return replaced(bytes, match, `="${"x".repeat(1000 + (value % 200_000))}"`);
  },
  function deepNest(bytes, { at, value }) {
    const match = nth(bytes, />\s*</g, at);
    return replaced(bytes, match, `>${"<a>".repeat(value % 300)}<`);
  },
  function manyAttributes(bytes, { at, value }) {
    const match = nth(bytes, /<[\w:]+ /g, at);
    const more = Array.from({ length: value % 400 }, (_, index) => `a${index}="1" `).join("");
    return replaced(bytes, match, (match?.[0] ?? "") + more);
  },
  function utf16(bytes, { value }) {
    const text = bytes.toString("utf8");
    const little = Buffer.from((value % 2 === 0 ? "\uFEFF" : "") + text, "utf16le");
    if (value % 4 < 2) return little;
    return little.length % 2 === 0 ? Buffer.from(little).swap16() : little;
  },
  function latin(bytes, { value }) {
    const text = bytes.toString("utf8").replace("UTF-8", value % 2 === 0 ? "ISO-8859-1" : "UTF-8");
    return Buffer.from(text, "latin1");
  },
  function declares(bytes, { value }) {
    const names = ["UTF-16", "utf-32", "IBM037", "US-ASCII", "windows-1252", "x-user-defined", "", "UTF-7"];
    return Buffer.from(
      bytes.toString("latin1").replace(/encoding="[^"]*"/, `encoding="${names[value % 8]}"`),
      "latin1",
    );
  },
  function randomUtf16(bytes, { at, value }) {
    let seed = value;
    const units = Buffer.alloc(40);
    for (let index = 0; index < 40; index += 2) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      units.writeUInt16LE(seed >>> 16, index);
    }
    return insert(bytes, Math.floor(at * bytes.length) & ~1, units);
  },
  function graft(bytes, mutation, others) {
    const other = others[mutation.value % others.length] ?? bytes;
    const [from, end] = range(other, mutation);
    return insert(bytes, Math.floor(mutation.at * bytes.length), other.subarray(from, Math.min(end, from + 3000)));
  },
  function packed(bytes, { value, at }) {
    const odd: Partial<ZipEntry>[] = [
      {},
      { stored: true },
      { flags: 1 },
      { method: value % 100 },
      { claimedSize: value },
      { claimedCrc: value >>> 0 },
      { packed: bytes.subarray(0, Math.floor(at * bytes.length)) },
    ];
    const names = ["a.xml", "../../a.xml", "/etc/a.xml", "C:\\a.xml", "a/", "", "a.xml\0.pdf", "b.zip", "ñ\u202E.xml"];
    const entry = { name: names[value % names.length] ?? "a.xml", data: bytes, ...odd[value % odd.length] };
    return zip([entry, { name: "z.xml", data: "<a/>" }]);
  },
];

/** The file after these changes, one after the other; never more than `limit` bytes. */
export function mutate(
  bytes: Buffer,
  mutations: readonly Mutation[],
  others: readonly Buffer[],
  limit = 4 * 1024 * 1024,
): Buffer {
  let result = bytes;
  for (const mutation of mutations) {
    const mutator = MUTATORS[mutation.kind % MUTATORS.length];
    if (mutator !== undefined) result = mutator(result, mutation, others).subarray(0, limit);
  }
  return result;
}

/** Number of kinds of change, for generators. */
export const KINDS = MUTATORS.length;
