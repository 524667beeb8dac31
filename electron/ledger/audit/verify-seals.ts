import { sql } from "kysely";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import {
  type AnyRow,
  DIGEST_BYTES,
  digester,
  GONE,
  hasTextKey,
  type Keyed,
  keysOf,
  NONCE_BYTES,
  type RowKey,
  sealedColumns,
  sealHash,
} from "../db/seal.ts";
import { SEALED, type SealedName, sealedTable } from "../db/sealed-tables.ts";
import type { SealRow } from "../db/tables/system.ts";
import { walkTable } from "../db/walk-table.ts";
import type { Finding, Problem } from "../ledgers/verify-words.ts";

/** Rows of a table held against their seals at a time. */
const STEP = 5000;
/** Events and parts of seals read at a time. */
const EVENTS = 2000;
const PARTS = 100;
/** Rows told at most; a table that was changed as a whole would fill the memory. */
const MOST = 1000;

/**
 * Holds every row of the tables of facts against the seal its last transaction left in the audit chain: a row that was changed,
 * put in or taken out by anybody else is named. The seals themselves are first held against the chain; where they do not
 * belong to it they prove nothing, and that alone is told. A ledger without any event has nothing sealed yet.
 */
export async function sealedFacts(
  { read }: Pick<LedgerDb, "read">,
  tables: readonly SealedName[] = Object.keys(SEALED) as SealedName[],
): Promise<Finding> {
  const broken = await brokenSeal(read);
  if (broken !== null) return found([{ code: "seal-broken", data: { seq: broken } }]);
  const any = await read.selectFrom("audit").select("seq").limit(1).executeTakeFirst();
  const problems: Problem[] = [];
  let count = 0;
  for (const table of any === undefined ? [] : tables) {
    if (problems.length >= MOST) break;
    count += await tableAgainstSeals(read, table, problems);
  }
  return { ...found(problems), proved: { code: "seals", data: { count } } };
}

/**
 * Whether one row of a table stands as the last transaction that wrote it left it. Whether the seal itself is that of the chain
 * is for {@link sealedFacts} to say.
 */
export async function isAsSealed(db: ReadHandle, table: SealedName, key: number): Promise<boolean> {
  const columns = sealedColumns(table);
  const window = await SealedWindow.read(db, table, columns, key - 1, key);
  const { rows } =
    await sql<AnyRow>`select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
    where ${sql.ref(sealedTable(table).key)} = ${key}`.execute(db);
  return window.judge({ key, rows }) === null;
}

function found(problems: readonly Problem[]): Finding {
  return { name: "seals", problems, proved: { code: "ok" } };
}

/** The first event whose seal is not that of its parts, or parts that no event has. */
async function brokenSeal(db: ReadHandle): Promise<number | null> {
  const parts = sealsByEvent(db);
  let next = await parts.next();
  for await (const { seq, seal } of sealedEvents(db)) {
    const made = next.done === true ? null : next.value;
    if (made === null || made.seq > seq) return seq;
    if (made.seq < seq || made.seal !== seal) return made.seq;
    next = await parts.next();
  }
  return next.done === true ? null : next.value.seq;
}

async function* sealedEvents(db: ReadHandle): AsyncGenerator<{ seq: number; seal: string }, void, void> {
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = await db
      .selectFrom("audit")
      .select(["seq", "seal"])
      .where("seq", ">", last)
      .where("seal", "<>", "")
      .orderBy("seq")
      .limit(EVENTS)
      .execute();
    yield* rows;
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < EVENTS) return;
  }
}

/** Hash of the parts of each event, made anew. */
async function* sealsByEvent(db: ReadHandle): AsyncGenerator<{ seq: number; seal: string }, void, void> {
  let open: { readonly seq: number; readonly hash: ReturnType<typeof sealHash> } | null = null;
  for (let last = { seq: Number.MIN_SAFE_INTEGER, part: 0 }; ; ) {
    const { rows } = await sql<SealRow>`select * from seal
      where seq > ${last.seq} or (seq = ${last.seq} and part > ${last.part})
      order by seq, part limit ${PARTS}`.execute(db);
    for (const row of rows) {
      if (open !== null && open.seq !== row.seq) {
        yield { seq: open.seq, seal: open.hash.seal };
        open = null;
      }
      open ??= { seq: row.seq, hash: sealHash() };
      open.hash.add(row);
      last = row;
    }
    if (rows.length < PARTS) break;
  }
  if (open !== null) yield { seq: open.seq, seal: open.hash.seal };
}

/** Adds what is wrong with a table's rows; returns how many it has. */
async function tableAgainstSeals(db: ReadHandle, table: SealedName, problems: Problem[]): Promise<number> {
  const { says } = sealedTable(table);
  const columns = sealedColumns(table);
  let count = 0;
  let after: number | null = null;
  const steps = walkTable(db, table, columns, STEP);
  for (let step = await steps.next(); step.done !== true; ) {
    const keyed = step.value;
    // The last step reaches to the end: rows that were taken out may have stood behind the last one.
    const following = await steps.next();
    const lastKey: RowKey | undefined = following.done === true ? undefined : keyed.at(-1)?.key;
    const upTo: number | null = lastKey === undefined ? null : Number(lastKey);
    const window = await SealedWindow.read(db, table, columns, after, upTo);
    for (const each of keyed) {
      count += each.rows.length;
      const what = window.judge(each);
      if (what !== null)
        problems.push(problem(table, each.key, says === undefined ? null : each.rows[0]?.[says], what));
    }
    for (const { key, seq } of window.left()) problems.push(problem(table, key, null, { code: "seal-removed", seq }));
    if (problems.length >= MOST) return count;
    after = upTo;
    step = following;
  }
  return count;
}

type Wrong = { readonly code: "seal-changed" | "seal-added" | "seal-removed"; readonly seq: number };

function problem(table: SealedName, key: RowKey, name: unknown, { code, seq }: Wrong): Problem {
  const row = typeof name === "string" && name !== "" ? `${key} (${name})` : String(key);
  return { code, data: { table, row, seq } };
}

/** A part of a seal, ready to be compared with. */
interface Part {
  readonly seq: number;
  readonly digests: Buffer;
  readonly nonces: string;
  readonly digestOf: (nonce: string, rows: readonly AnyRow[]) => string;
}

/** The last seal of each row of a table between two keys. */
class SealedWindow {
  readonly #last: Map<RowKey, { readonly part: Part; readonly place: number }>;

  private constructor(last: Map<RowKey, { readonly part: Part; readonly place: number }>) {
    this.#last = last;
  }

  static async read(
    db: ReadHandle,
    table: SealedName,
    columns: readonly string[],
    after: number | null,
    upTo: number | null,
  ): Promise<SealedWindow> {
    const digesters = new Map<string, Part["digestOf"]>([[columns.join(), digester(table, columns)]]);
    const last = new Map<RowKey, { part: Part; place: number }>();
    const from = after ?? Number.MIN_SAFE_INTEGER;
    const to = upTo ?? Number.MAX_SAFE_INTEGER;
    const within = hasTextKey(table) ? sql`` : sql`and last_key > ${from} and first_key <= ${to}`;
    for (let seen = { seq: Number.MIN_SAFE_INTEGER, part: 0 }; ; ) {
      const { rows } = await sql<SealRow>`select * from seal where table_name = ${table} ${within}
        and (seq > ${seen.seq} or (seq = ${seen.seq} and part > ${seen.part}))
        order by seq, part limit ${PARTS}`.execute(db);
      for (const row of rows) {
        const digestOf = digesters.get(row.columns) ?? digester(table, row.columns.split(","));
        digesters.set(row.columns, digestOf);
        const part: Part = {
          seq: row.seq,
          digests: Buffer.from(row.digests),
          nonces: Buffer.from(row.nonces).toString("hex"),
          digestOf,
        };
        for (const [key, place] of keysOf(row, from, to)) last.set(key, { part, place });
        seen = row;
      }
      if (rows.length < PARTS) return new SealedWindow(last);
    }
  }

  /** What is wrong with the rows of a key; null when they are as they were sealed. */
  judge({ key, rows }: Keyed): Wrong | null {
    const known = this.#last.get(key);
    if (known === undefined) return { code: "seal-added", seq: 0 };
    this.#last.delete(key);
    const { part, place } = known;
    const digest = digestAt(part, place);
    if (digest === GONE) return { code: "seal-added", seq: part.seq };
    const nonce = part.nonces.slice(place * NONCE_BYTES * 2, (place + 1) * NONCE_BYTES * 2);
    return part.digestOf(nonce, rows) === digest ? null : { code: "seal-changed", seq: part.seq };
  }

  /** Rows that were sealed and are not there, of those nobody has judged. */
  *left(): Generator<{ readonly key: RowKey; readonly seq: number }> {
    for (const [key, { part, place }] of this.#last) {
      if (digestAt(part, place) !== GONE) yield { key, seq: part.seq };
    }
  }
}

function digestAt({ digests }: Part, place: number): string {
  return digests.toString("latin1", place * DIGEST_BYTES, (place + 1) * DIGEST_BYTES);
}
