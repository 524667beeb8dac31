import { isRfc } from "../rfc.ts";
import { searchForm } from "../text.ts";
import { readStatus, unquoted } from "./values.ts";

/** Columns that are read, by the form of their names in {@link columnKey}; others are ignored (RULES 62). */
const KNOWN = {
  uuid: "uuid",
  rfcemisor: "issuerRfc",
  rfcreceptor: "receiverRfc",
  nombrereceptor: "receiverName",
  fechaemision: "issuedAt",
  monto: "amount",
  total: "amount",
  efectocomprobante: "kind",
  tipocomprobante: "kind",
  estatus: "status",
  estado: "status",
  fechacancelacion: "cancelledOn",
  fechadecancelacion: "cancelledOn",
} as const;
export type Column = (typeof KNOWN)[keyof typeof KNOWN];

/** Without these a file states nothing about a document of ours; as SAT writes them. */
const NEEDED: readonly (readonly [Column, string])[] = [
  ["uuid", "Uuid"],
  ["issuerRfc", "RfcEmisor"],
  ["status", "Estatus"],
];

/** The columns of a file. */
export interface Header {
  /** What stands in each place; null for a column that is not read. */
  readonly places: readonly (Column | null)[];
  /** First and last column that holds a name, where a `~` may be text; -1 without any. */
  readonly firstName: number;
  readonly lastName: number;
  /** Names of needed columns that are not there. */
  readonly missing: readonly string[];
}

function columnKey(text: string): string {
  return searchForm(text).replace(/[^a-z]/g, "");
}

/** Reads the header line. */
export function readHeader(line: string): Header {
  const keys = line.split("~").map(columnKey);
  const places = keys.map((key): Column | null =>
    Object.hasOwn(KNOWN, key) ? KNOWN[key as keyof typeof KNOWN] : null,
  );
  const names = keys.flatMap((key, index) => (key.startsWith("nombre") ? [index] : []));
  const missing = NEEDED.filter(([column]) => !places.includes(column)).map(([, name]) => name);
  return { places, firstName: names[0] ?? -1, lastName: names.at(-1) ?? -1, missing };
}

/** Whether the columns are those of `_tercero.txt`, the list of documents issued on account of others (RULES 66). */
export function isThirdPartyHeader(line: string): boolean {
  const keys = line.split("~").map(columnKey);
  return keys[0] === "uuid" && keys.includes("rfcacuentaterceros");
}

/** Fields of one line by column; null when they cannot be told apart, with the reason. */
export type Fields = Readonly<Partial<Record<Column, string>>>;

/**
 * Tells the fields of a record apart. One `~` too many is part of a name: what stands before the names is counted from the
 * left, what stands behind them from the right, and between two names their RFC is looked for (RULES 64). A record may
 * lack its last, empty field.
 */
export function fieldsOf(record: string, header: Header): Fields | "too-few-fields" | "too-many-fields" {
  const parts = record.split("~");
  const width = header.places.length;
  const lastMayLack = header.places.at(-1) === "cancelledOn";
  if (parts.length === width - 1 && lastMayLack) parts.push("");
  if (parts.length < width) return "too-few-fields";
  if (parts.length === width) {
    if (!lastMayLack || header.firstName === -1 || plausible(parts, header)) return pick(parts, header);
    return middle([...parts, ""], header);
  }
  // An empty field behind the last column says nothing.
  if (parts.length === width + 1 && parts.at(-1)?.trim() === "" && plausible(parts, header)) return pick(parts, header);
  return header.firstName === -1 ? "too-many-fields" : middle(parts, header);
}

/** Whether the status stands where it should when nothing is moved. */
function plausible(parts: readonly string[], header: Header): boolean {
  const place = header.places.indexOf("status");
  return readStatus(unquoted(parts[place])) !== null;
}

function pick(parts: readonly string[], header: Header): Fields {
  const fields: Partial<Record<Column, string>> = {};
  for (const [index, column] of header.places.entries()) {
    if (column !== null) fields[column] = parts[index] ?? "";
  }
  return fields;
}

function middle(parts: readonly string[], header: Header): Fields {
  const fields: Partial<Record<Column, string>> = {};
  const extra = parts.length - header.places.length;
  for (const [index, column] of header.places.entries()) {
    if (column === null) continue;
    if (index < header.firstName) fields[column] = parts[index] ?? "";
    else if (index > header.lastName) fields[column] = parts[index + extra] ?? "";
  }
  const { places, firstName, lastName } = header;
  const between = parts.slice(firstName, lastName + extra + 1);
  const rfc = places.indexOf("receiverRfc");
  if (rfc > firstName && rfc < lastName) {
    const candidates = between.flatMap((text, index) => (isRfc(text.trim().toUpperCase()) ? [index] : []));
    // Two of them: a name looks like an RFC, and nobody can tell which one.
    const only = candidates.length === 1 ? candidates[0] : undefined;
    if (only !== undefined) {
      fields.receiverRfc = between[only] ?? "";
      if (rfc === lastName - 1) fields.receiverName = between.slice(only + 1).join("~");
    }
  } else if (firstName === lastName && places[firstName] === "receiverName") {
    fields.receiverName = between.join("~");
  }
  return fields;
}
