import { sql } from "kysely";
import { sealed, type ToldEvent } from "./audit-chain.ts";
import type { LedgerTx } from "./ledger-db.ts";
import {
  type AnyRow,
  hasTextKey,
  type Keyed,
  keysOf,
  NONCE_BYTES,
  PART_ROWS,
  type RowKey,
  SealMaker,
  sealedColumns,
} from "./seal.ts";
import { insertRow, sealPresent } from "./seal-present.ts";
import { sealedFacts } from "./sealed-facts.ts";
import { type SealedName, sealedTable } from "./sealed-tables.ts";
import type { SealRow } from "./tables/system.ts";
import { Turns } from "./turns.ts";
import { NotingPlugin, notingBulk, Written } from "./written.ts";

/** What a transaction is before anything of it is noted. */
type Plain = Pick<LedgerTx, "sql" | "bulk">;

/**
 * Does the work of one transaction and closes it: what it wrote into tables of facts is sealed, and its events are appended to
 * the audit chain, the last of them with the seal. Nobody can write facts past it, since this is where a transaction is made.
 */
export async function sealing<T>(plain: Plain, seals: boolean, work: (tx: LedgerTx) => Promise<T>): Promise<T> {
  const events: ToldEvent[] = [];
  if (!seals) {
    const result = await work({ ...plain, events, forgetWords: () => undefined });
    await appendUnsealed(plain, events);
    return result;
  }
  const written = new Written();
  let forgets = false;
  const tx: LedgerTx = {
    sql: plain.sql.withPlugin(new NotingPlugin(written)),
    bulk: notingBulk(plain.bulk, written),
    events,
    forgetWords: () => {
      forgets = true;
    },
  };
  const result = await work(tx);
  await close(plain, written, events, forgets);
  return result;
}

async function close(plain: Plain, written: Written, events: ToldEvent[], forgets: boolean): Promise<void> {
  const wrote = [...written.tables].filter(([, rows]) => rows.size > 0);
  if (events.length === 0 && wrote.length === 0) return;
  if (events.length === 0) events.push(sealedFacts({ tables: wrote.map(([table]) => table).sort() }));
  const before = await headOf(plain);
  const maker = new SealMaker((before?.seq ?? 0) + events.length);
  if (before === undefined) {
    // The first event of a ledger seals what it came with.
    await sealPresent(plain.sql, maker);
  } else {
    const turns = new Turns();
    for (const [table, rows] of wrote.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const columns = sealedColumns(table);
      const keys = sortedKeys(table, rows.keys());
      for (let from = 0; from < keys.length; from += PART_ROWS) {
        const keyed = await rowsOf(plain, table, columns, keys.slice(from, from + PART_ROWS), rows);
        await plain.bulk.insert("seal", [maker.part(table, columns, keyed)]);
        if (turns.due) await turns.pass();
      }
      if (forgets) await forget(plain, table, new Set(keys), (before?.seq ?? 0) + events.length);
    }
  }
  let last = before;
  for (const [index, event] of events.entries()) {
    const row = sealed(last, event, index === events.length - 1 ? maker.seal : "");
    await plain.bulk.insert("audit", [row]);
    last = row;
  }
}

async function headOf({ sql: db }: Plain): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  return db.selectFrom("audit").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
}

function sortedKeys(table: SealedName, keys: Iterable<RowKey>): RowKey[] {
  const all = [...keys];
  return hasTextKey(table) ? all.sort() : all.sort((a, b) => Number(a) - Number(b));
}

/** Rows as they stand at the end of the transaction: as they were inserted, or read again. */
async function rowsOf(
  plain: Plain,
  table: SealedName,
  columns: readonly string[],
  keys: readonly RowKey[],
  known: ReadonlyMap<RowKey, AnyRow | null>,
): Promise<Keyed[]> {
  const unknown = keys.filter((key) => known.get(key) === null);
  const read = new Map<RowKey, AnyRow[]>();
  if (unknown.length > 0) {
    const { key, order = [] } = sealedTable(table);
    const wanted = [...new Set([key, ...columns])];
    // Names of tables and columns come from the one list, which the compiler holds against the schema.
    const rows = (await plain.bulk.selectIn(table, wanted as never, key as never, unknown)) as AnyRow[];
    for (const row of rows) {
      const name = row[key] as RowKey;
      const same = read.get(name);
      if (same) same.push(row);
      else read.set(name, [row]);
    }
    for (const same of read.values()) {
      if (same.length > 1) same.sort((a, b) => inOrder(order, a, b));
    }
  }
  return keys.map((key) => {
    const row = known.get(key);
    return { key, rows: row ? [row] : (read.get(key) ?? []) };
  });
}

function inOrder(order: readonly string[], a: AnyRow, b: AnyRow): number {
  for (const column of order) {
    const difference = Number(a[column]) - Number(b[column]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Destroys the keys of earlier digests of rows: words that are erased cannot be guessed from them any more. */
async function forget(plain: Plain, table: SealedName, keys: ReadonlySet<RowKey>, before: number): Promise<void> {
  for (let last = { seq: 0, part: 0 }; ; ) {
    const { rows } = await sql<Pick<SealRow, "seq" | "part" | "keys" | "first_key" | "nonces">>`
      select seq, part, keys, first_key, nonces from seal where table_name = ${table} and seq < ${before}
        and (seq > ${last.seq} or (seq = ${last.seq} and part > ${last.part}))
      order by seq, part limit 200`.execute(plain.sql);
    for (const row of rows) {
      const nonces = Buffer.from(row.nonces);
      let found = false;
      for (const [key, place] of keysOf(row)) {
        if (!keys.has(key)) continue;
        nonces.fill(0, place * NONCE_BYTES, (place + 1) * NONCE_BYTES);
        found = true;
      }
      if (found) {
        await sql`update seal set nonces = ${nonces} where seq = ${row.seq} and part = ${row.part}`.execute(plain.sql);
      }
      last = row;
    }
    if (rows.length < 200) return;
  }
}

/** Appends events in a ledger whose schema stops before seals. */
async function appendUnsealed(plain: Plain, events: readonly ToldEvent[]): Promise<void> {
  let last = events.length === 0 ? undefined : await headOf(plain);
  for (const event of events) {
    const { seal: _, ...row } = sealed(last, event);
    await insertRow(plain.sql, "audit", row);
    last = row;
  }
}
