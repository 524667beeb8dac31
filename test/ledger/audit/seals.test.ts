import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { sealedFacts } from "../../../electron/ledger/audit/verify-seals.ts";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { sqliteBulk } from "../../../electron/ledger/db/bulk-sqlite.ts";
import type { LedgerDb, LedgerTx } from "../../../electron/ledger/db/ledger-db.ts";
import { sealedColumns } from "../../../electron/ledger/db/seal.ts";
import {
  isSealed,
  NOT_SEALED,
  SEALED,
  type SealedName,
  sealedTable,
} from "../../../electron/ledger/db/sealed-tables.ts";
import { sealing } from "../../../electron/ledger/db/sealing.ts";
import { kyselyToRead, kyselyToWrite } from "../../../electron/ledger/db/sqlite-kysely.ts";
import type { ColumnKind } from "../../../electron/ledger/db/tables/spec.ts";
import { tableSpecs } from "../../../electron/ledger/db/tables/specs.ts";
import type { Tables } from "../../../electron/ledger/db/tables/tables.ts";
import { databases, makeLedger, openLedgerOn } from "../support/ledgers.ts";

const FACTS = Object.keys(SEALED) as SealedName[];
const FOLDER = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/01-ppd-parcialidades");

/** Number of the synthetic rows of a table: behind whatever else is in it. */
const FIRST = 9001;
/** One that no row has. */
const SPARE = 9999;

/** A row whose every column says something of its own. */
function madeUp(table: SealedName, number: number): Record<string, unknown> {
  const spec: Readonly<Record<string, ColumnKind>> = tableSpecs[table];
  const value = (kind: ColumnKind, column: string): unknown => {
    if (kind === "int") return number;
    return kind === "blob" ? Buffer.from(`${column} ${number}`) : `${column}-${number}`;
  };
  return Object.fromEntries(Object.entries(spec).map(([column, kind]) => [column, value(kind, column)]));
}

/** A ledger in memory with rows in every table of facts, sealed as the program seals them, and no guards any more. */
async function everyFact(whole: Buffer): Promise<{ database: Database.Database; read: Kysely<Tables> }> {
  const database = new Database(whole);
  database.pragma("foreign_keys = off");
  database.pragma("ignore_check_constraints = on");
  const writer = kyselyToWrite(database);
  await writer.transaction().execute((sql) =>
    sealing({ sql, bulk: sqliteBulk(database) }, true, async (tx) => {
      for (const table of FACTS) {
        const rows = [0, 1, 2].map((n) => madeUp(table, FIRST + n));
        await tx.bulk.insert(table, rows as never);
      }
    }),
  );
  for (const { name } of database.prepare("select name from sqlite_master where type = 'trigger'").all() as {
    name: string;
  }[]) {
    database.exec(`drop trigger ${name}`);
  }
  return { database, read: kyselyToRead(database) };
}

describe("facts sealed in the audit chain", () => {
  let kept: Promise<Buffer> | undefined;

  /** A ledger with an import, made once. */
  function whole(): Promise<Buffer> {
    kept ??= (async () => {
      const ledger = await makeLedger("sqlite");
      await ledger.importPaths([FOLDER], ["EKU9003173C9"]);
      const copy = `${ledger.db.path}.copia`;
      await ledger.db.copyTo?.(copy, {});
      // Held in memory, which knows no log.
      const file = new Database(copy);
      file.pragma("journal_mode = DELETE");
      file.close();
      return readFileSync(copy);
    })();
    return kept;
  }

  /** What is found when a table is changed so, of that table alone; the change is taken back. */
  async function foundAfter(
    { database, read }: { database: Database.Database; read: Kysely<Tables> },
    statements: string,
    tables: readonly SealedName[] = FACTS,
  ): Promise<string[]> {
    database.exec("begin");
    database.exec(statements);
    const { problems } = await sealedFacts({ read }, tables);
    database.exec("rollback");
    return problems.map(({ code, data }) => `${code} ${data["table"]} ${data["row"]}`);
  }

  test("every table is sealed, or says why it is not; one that only grows always is", async () => {
    const ledger = await makeLedger("sqlite");
    const named = [...FACTS, ...Object.keys(NOT_SEALED)].sort();
    expect(named).toEqual(Object.keys(tableSpecs).sort());
    const { rows } = await sql<{ name: string }>`select distinct tbl_name as name from sqlite_master
      where type = 'trigger' and name like '%_in_order'`.execute(ledger.db.read);
    expect(rows.map(({ name }) => name).filter((name) => !isSealed(name))).toEqual(["audit", "seal"]);
  });

  test("a field flipped by itself is found in every table, and its row named", async () => {
    const ledger = await everyFact(await whole());
    onTestFinished(() => void ledger.database.close());
    expect((await sealedFacts(ledger)).problems).toEqual([]);
    const missed: string[] = [];
    let flips = 0;
    for (const table of FACTS) {
      const { key } = sealedTable(table);
      const spec: Readonly<Record<string, ColumnKind>> = tableSpecs[table];
      const at = spec[key] === "int" ? String(FIRST + 1) : `'${key}-${FIRST + 1}'`;
      for (const column of sealedColumns(table).filter((each) => each !== key)) {
        const other = { int: `"${column}" + 100`, text: `"${column}" || '.'`, blob: "x'00'" }[spec[column] ?? "text"];
        const found = await foundAfter(ledger, `update ${table} set "${column}" = ${other} where "${key}" = ${at}`, [
          table,
        ]);
        const name = `seal-changed ${table} ${at.replaceAll("'", "")}`;
        if (found.length !== 1 || found[0]?.startsWith(name) !== true) missed.push(`${table}.${column}: ${found}`);
        flips++;
      }
    }
    expect(missed).toEqual([]);
    expect(flips).toBeGreaterThan(700);
  }, 300_000);

  test("a row taken out, put in, or in the place of another is found in every table", async () => {
    const ledger = await everyFact(await whole());
    onTestFinished(() => void ledger.database.close());
    const missed: string[] = [];
    for (const table of FACTS) {
      const { key } = sealedTable(table);
      const text = (tableSpecs[table] as Readonly<Record<string, ColumnKind>>)[key] === "text";
      const name = (number: number): string => (text ? `${key}-${number}` : String(number));
      const at = (number: number): string => (text ? `'${name(number)}'` : name(number));
      const columns = Object.keys(tableSpecs[table]).map((column) => `"${column}"`);
      const others = columns.filter((column) => column !== `"${key}"`).join(", ");
      const where = (number: number): string => `where "${key}" = ${at(number)}`;
      const move = (from: number, to: number): string => `update ${table} set "${key}" = ${at(to)} ${where(from)};`;
      const ways: [statements: string, ...found: string[]][] = [
        [`delete from ${table} ${where(FIRST)}`, `seal-removed ${table} ${name(FIRST)}`],
        [`delete from ${table} ${where(FIRST + 2)}`, `seal-removed ${table} ${name(FIRST + 2)}`],
        [
          `${move(FIRST, SPARE)} ${move(FIRST + 1, FIRST)} ${move(SPARE, FIRST + 1)}`,
          `seal-changed ${table} ${name(FIRST)}`,
          `seal-changed ${table} ${name(FIRST + 1)}`,
        ],
      ];
      if (table !== "person" && table !== "customer" && table !== "document" && others !== "") {
        const values = columns.map((column) => (column === `"${key}"` ? at(FIRST + 7) : column)).join(", ");
        const unique = `drop table if exists temp.twin; create temp table twin as select * from ${table} ${where(FIRST)};
          update twin set "${key}" = ${at(FIRST + 7)}`;
        ways.push([
          `${unique}; insert or ignore into ${table} select ${values} from twin`,
          `seal-added ${table} ${name(FIRST + 7)}`,
        ]);
      }
      for (const [statements, ...wanted] of ways) {
        const inserts = statements.includes("insert or ignore");
        const found = await foundAfter(ledger, statements, [table]);
        // A twin that a unique key of its table refuses has not come in.
        if (inserts && found.length === 0) continue;
        if (found.length !== wanted.length || !wanted.every((each, n) => found[n]?.startsWith(each))) {
          missed.push(`${statements}: ${found}`);
        }
      }
    }
    expect(missed).toEqual([]);
  }, 300_000);

  test("a seal that was changed, taken out, put in or hidden from its rows is told by its link", async () => {
    const ledger = await everyFact(await whole());
    onTestFinished(() => void ledger.database.close());
    const { seq } = ledger.database.prepare("select max(seq) as seq from seal").get() as { seq: number };
    const told = [`seal-broken undefined undefined`];
    for (const statements of [
      `update seal set digests = zeroblob(length(digests)) where seq = ${seq} and part = 3`,
      `update seal set keys = '1-5' where seq = ${seq} and part = 3`,
      `update seal set last_key = 1 where seq = ${seq} and part = 3`,
      `update seal set columns = 'id' where seq = ${seq} and part = 3`,
      `update seal set table_name = 'entry' where seq = ${seq} and part = 3`,
      `delete from seal where seq = ${seq} and part = 3`,
      `delete from seal where seq = ${seq}`,
      "delete from seal",
      `insert into seal select seq, 900, table_name, keys, first_key, last_key, columns, digests, nonces from seal
        where seq = ${seq} and part = 1`,
      `insert into seal select seq + 1, 1, table_name, keys, first_key, last_key, columns, digests, nonces from seal
        where seq = ${seq} and part = 1`,
      `update audit set seal = '' where seq = ${seq}`,
    ]) {
      expect(await foundAfter(ledger, statements), statements).toEqual(told);
    }
    // Without the keys of its digests nothing can be said for a row.
    expect(
      await foundAfter(
        ledger,
        `update seal set nonces = zeroblob(length(nonces)) where table_name = 'person'
      and seq = ${seq}`,
      ),
    ).toHaveLength(3);
  });

  test("rows are held against their seals window by window, whoever wrote them and in what order", async () => {
    const database = new Database(await whole());
    onTestFinished(() => void database.close());
    const read = kyselyToRead(database);
    const writer = kyselyToWrite(database);
    const bulk = sqliteBulk(database);
    const write = (work: (tx: LedgerTx) => Promise<unknown>) =>
      writer.transaction().execute((sql) => sealing({ sql, bulk }, true, work));
    const rate = (id: number) => {
      const row = { currency: "USD", day: String(id), rate: "18.0", source: "typed", origin: "", recorded_at: "" };
      return { id, ...row, actor: "" };
    };
    database.exec("drop trigger exchange_rate_no_update; drop trigger exchange_rate_no_delete");
    for (let from = 1; from <= 12_000; from += 3000) {
      await write((tx) =>
        tx.bulk.insert(
          "exchange_rate",
          Array.from({ length: 3000 }, (_, n) => rate(from + n)),
        ),
      );
    }
    await write((tx) =>
      tx.sql.updateTable("exchange_rate").set({ rate: "19.0" }).where("id", "in", [1, 7000, 12_000]).execute(),
    );
    await write((tx) => tx.sql.deleteFrom("exchange_rate").where("id", "in", [5001, 11_999]).execute());
    const { problems, proved } = await sealedFacts({ read });
    expect(problems).toEqual([]);
    expect(proved.data?.["count"]).toBeGreaterThan(11_990);
    database.exec(`update exchange_rate set rate = '18.0' where id = 7000;
      delete from exchange_rate where id in (5000, 5002, 10000, 12000)`);
    database.exec(
      "drop trigger exchange_rate_in_order; insert into exchange_rate select 5001, currency, 'x', rate, source, origin, recorded_at, actor from exchange_rate where id = 1",
    );
    const found = (await sealedFacts({ read })).problems.map(({ code, data }) => `${code} ${data["row"]}`);
    expect(found.toSorted()).toEqual([
      "seal-added 5001",
      "seal-changed 7000",
      "seal-removed 10000",
      "seal-removed 12000",
      "seal-removed 5000",
      "seal-removed 5002",
    ]);
  });
});

describe.each(databases)("what a transaction writes, on %s", (database) => {
  const ledger = async (): Promise<LedgerDb> => {
    const db = await openLedgerOn(database);
    onTestFinished(() => db.close());
    return db;
  };
  const told = (tx: LedgerTx) => appendAudit(tx, { at: "", actor: "a", action: "test", detail: {} });

  test("is sealed however it is written, and statements answer as they do by themselves", async () => {
    const db = await ledger();
    await db.write(told);
    await db.write(async (tx) => {
      const { sql: query } = tx;
      const put = await query
        .insertInto("setting")
        .values([
          { key: "a", value: "1" },
          { key: "b", value: "1" },
        ])
        .executeTakeFirst();
      expect(Number(put.numInsertedOrUpdatedRows)).toBe(2);
      const set = await query.updateTable("setting").set({ value: "2" }).executeTakeFirst();
      expect(Number(set.numUpdatedRows)).toBeGreaterThanOrEqual(2);
      const gone = await query.deleteFrom("setting").where("key", "=", "a").executeTakeFirst();
      expect(Number(gone.numDeletedRows)).toBe(1);
      const back = await query
        .updateTable("setting")
        .set({ value: "3" })
        .where("key", "=", "b")
        .returning("value")
        .execute();
      expect(back).toEqual([{ value: "3" }]);
      const raw = await sql`update setting set value = ${"4"} where key = ${"b"}`.execute(query);
      expect(Number(raw.numAffectedRows)).toBe(1);
      await sql`update ${sql.table("setting")} set value = ${"5"} where key = ${"b"}`.execute(query);
      await expect(sql`update setting set value = '6' returning key`.execute(query)).rejects.toThrow("cannot return");
      const hidden = sql`with x as (select 1) update setting set value = '6'`.execute(query);
      await expect(hidden).rejects.toThrow("has to begin");
    });
    expect(await db.read.selectFrom("setting").selectAll().where("key", "in", ["a", "b"]).execute()).toEqual([
      { key: "b", value: "5" },
    ]);
    expect((await sealedFacts(db)).problems).toEqual([]);
    // No event told of it: it has one of its own.
    const last = await db.read.selectFrom("audit").selectAll().orderBy("seq", "desc").executeTakeFirstOrThrow();
    expect(last).toMatchObject({ action: "audit.sealed", detail: '{"tables":["setting"]}' });
    expect(last.seal).toMatch(/^[0-9a-f]{64}$/);
  });

  test("is not sealed where it is no fact, and nothing is told where nothing was written", async () => {
    const db = await ledger();
    await db.write(told);
    await db.write((tx) => tx.sql.insertInto("meta").values({ key: "x", value: "y" }).execute());
    await db.write((tx) => tx.sql.updateTable("account").set({ failures: 3 }).execute());
    expect(await db.read.selectFrom("audit").select("seq").execute()).toHaveLength(1);
  });

  test("leaves nothing to guess erased words from: the keys of earlier digests are gone, and the row is sealed anew", async () => {
    const db = await ledger();
    const person = (id: number, name: string) => ({
      ...{ id, name, search: name, role: "collector", email: "", active: 1, version: 1, created_at: "" },
    });
    await db.write(async (tx) => {
      await tx.bulk.insert("person", [person(1, "Laura"), person(2, "Marta")]);
      await told(tx);
    });
    await db.write((tx) => tx.sql.updateTable("person").set({ name: "Laura M." }).where("id", "=", 1).execute());
    await db.write(async (tx) => {
      tx.forgetWords();
      await tx.sql.updateTable("person").set({ name: "Persona 1" }).where("id", "=", 1).execute();
    });
    const seals = await db.read
      .selectFrom("seal")
      .selectAll()
      .where("table_name", "=", "person")
      .orderBy("seq")
      .execute();
    const nonces = seals.map(({ nonces }) => Buffer.from(nonces).toString("hex"));
    expect(nonces).toEqual([
      expect.stringMatching(/^0{32}(?!0{32})/),
      "0".repeat(32),
      expect.stringMatching(/^(?!0{32})/),
    ]);
    expect((await sealedFacts(db)).problems).toEqual([]);
    await expect(db.write((tx) => sql`update seal set digests = nonces`.execute(tx.sql))).rejects.toThrow(
      /append-only/,
    );
    await expect(db.write((tx) => sql`delete from seal`.execute(tx.sql))).rejects.toThrow(/append-only/);
  });
});
