import { createHash, hash, randomBytes } from "node:crypto";
import { numberSpans, spansOf } from "./number-spans.ts";
import { type SealedName, sealedTable } from "./sealed-tables.ts";
import type { ColumnKind } from "./tables/spec.ts";
import { tableSpecs } from "./tables/specs.ts";
import type { SealRow } from "./tables/system.ts";

/** Names the way a row is digested, a part is hashed and an event's parts are. */
const ROW = "al-corriente-row-1";
const PART = "al-corriente-seal-1";

/** Bytes of a digest and of its key. */
export const DIGEST_BYTES = 32;
export const NONCE_BYTES = 16;
/** Rows of one part: so many at a time are read, and a blob stays small. */
export const PART_ROWS = 2000;
/** Digest of a row that was taken out. */
export const GONE = "\0".repeat(DIGEST_BYTES);

/** Name of a row in its table. */
export type RowKey = number | string;
/** A row of any table, by its columns. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** The rows of a key as they stand, in their order; none: they were taken out. */
export interface Keyed {
  readonly key: RowKey;
  readonly rows: readonly AnyRow[];
}

/** Columns of a table that are sealed, in the order they are digested in. */
export function sealedColumns(table: SealedName): string[] {
  const without = sealedTable(table).without ?? [];
  return Object.keys(tableSpecs[table]).filter((column) => !without.includes(column));
}

/** Whether a table's rows are named by texts: such tables are small. */
export function hasTextKey(table: SealedName): boolean {
  return specOf(table)[sealedTable(table).key] === "text";
}

function specOf(table: SealedName): Readonly<Record<string, ColumnKind>> {
  return tableSpecs[table];
}

/**
 * Makes the digests of one table's rows: the values as a reader of either database gets them. Bytes of a digest are told as one
 * character each, which costs a third of a buffer for each row.
 */
export function digester(
  table: SealedName,
  columns: readonly string[],
): (nonce: string, rows: readonly AnyRow[]) => string {
  const spec = specOf(table);
  const kinds = columns.map((column) => spec[column] ?? "text");
  const head = `${JSON.stringify([ROW, table]).slice(0, -1)},[`;
  const text = (row: AnyRow): string => {
    const values: unknown[] = new Array(columns.length);
    for (let index = 0; index < columns.length; index++) {
      const value = row[columns[index] ?? ""];
      const kind = kinds[index];
      if (value === null || value === undefined) values[index] = null;
      else if (kind === "int" && typeof value === "number") values[index] = value;
      else if (value instanceof Uint8Array) values[index] = [hash("sha256", value)];
      // What is no text for the database is kept as a replacement character.
      else values[index] = typeof value === "string" ? value.toWellFormed() : String(value);
    }
    return JSON.stringify(values);
  };
  return (nonce, rows) => {
    const [only] = rows;
    const all = rows.length === 1 && only !== undefined ? text(only) : rows.map(text).join();
    return hash("sha256", `${nonce}${head}${all}]]`, "binary");
  };
}

/** Makes the parts of one transaction's seal, one table after the other. */
export class SealMaker {
  readonly #seq: number;
  readonly #hash = createHash("sha256").update(PART);
  #part = 0;

  /** `seq` is the event that closes the transaction. */
  constructor(seq: number) {
    this.#seq = seq;
  }

  /** Seals rows of a table, in rising order of their keys and at most {@link PART_ROWS} of them. */
  part(table: SealedName, columns: readonly string[], rows: readonly Keyed[]): SealRow {
    const digestOf = digester(table, columns);
    const nonces = randomBytes(rows.length * NONCE_BYTES);
    const digests = Buffer.alloc(rows.length * DIGEST_BYTES);
    const hex = nonces.toString("hex");
    const keys: RowKey[] = [];
    for (const [index, { key, rows: of }] of rows.entries()) {
      keys.push(key);
      if (of.length === 0) continue;
      const nonce = hex.slice(index * NONCE_BYTES * 2, (index + 1) * NONCE_BYTES * 2);
      digests.write(digestOf(nonce, of), index * DIGEST_BYTES, DIGEST_BYTES, "latin1");
    }
    const texts = hasTextKey(table);
    const row: SealRow = {
      seq: this.#seq,
      part: ++this.#part,
      table_name: table,
      keys: texts ? JSON.stringify(keys) : numberSpans(keys.map(Number)),
      first_key: texts ? null : Number(keys[0]),
      last_key: texts ? null : Number(keys.at(-1)),
      columns: columns.join(),
      digests,
      nonces,
    };
    this.#hash.update(partHash(row));
    return row;
  }

  /** Hash of all parts; "" when there is none. */
  get seal(): string {
    return this.#part === 0 ? "" : this.#hash.copy().digest("hex");
  }
}

/** Hash of a part over everything but the keys of its digests, which can be destroyed. */
export function partHash({ seq, part, table_name, keys, first_key, last_key, columns, digests }: SealRow): string {
  const head = JSON.stringify([PART, seq, part, table_name, keys, first_key, last_key, columns]);
  return createHash("sha256").update(head).update(digests).digest("hex");
}

/** Hash of an event's parts made anew, part by part. */
export function sealHash(): { add(row: SealRow): void; readonly seal: string } {
  const all = createHash("sha256").update(PART);
  return {
    add: (row) => all.update(partHash(row)),
    get seal() {
      return all.copy().digest("hex");
    },
  };
}

/** Keys of a part with their places in it, of numbers only those after `from` and up to `to`. */
export function* keysOf(
  { keys, first_key }: Pick<SealRow, "keys" | "first_key">,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): Generator<[key: RowKey, place: number]> {
  if (first_key === null) {
    for (const [place, key] of (JSON.parse(keys) as string[]).entries()) yield [key, place];
    return;
  }
  let place = 0;
  for (const [first, last] of spansOf(keys)) {
    const begin = Math.max(first, from + 1);
    for (let key = begin; key <= Math.min(last, to); key++) yield [key, place + key - first];
    place += last - first + 1;
  }
}

/** Rows read in order of their key, those of one key together; `whole`: no more rows of the last key can follow. */
export function byKey(table: SealedName, rows: readonly AnyRow[]): Keyed[] {
  const { key } = sealedTable(table);
  const keyed: { key: RowKey; rows: AnyRow[] }[] = [];
  for (const row of rows) {
    const name = row[key] as RowKey;
    const last = keyed.at(-1);
    if (last?.key === name) last.rows.push(row);
    else keyed.push({ key: name, rows: [row] });
  }
  return keyed;
}
