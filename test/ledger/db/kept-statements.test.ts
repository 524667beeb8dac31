import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { keptPages } from "../../../electron/ledger/db/kept-statements.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { writtenOut } from "../../../electron/ledger/db/written-out.ts";
import { databases, openLedgerOn, temporaryFolder } from "../support/ledgers.ts";

describe.each(databases)("statements of lists on %s", (database) => {
  test("one is made for a question and read from any place, and another for another question", async () => {
    const db = await openLedgerOn(database);
    onTestFinished(() => db.close());
    const made: number[] = [];
    const page = keptPages<{ n: number }>();
    const rows = async (from: number, offset: number, limit = 2): Promise<number[]> => {
      const found = await page(db.read, { from }, { limit, offset }, () => {
        made.push(from);
        return sql`select k.n from (select 1 as n union all select 2 union all select 3 union all select 4) as k
          where k.n >= cast(${from} as integer) order by k.n limit ${limit} offset ${offset}`;
      });
      return found.map(({ n }) => n);
    };
    expect([await rows(1, 0), await rows(1, 2), await rows(1, 1, 1)]).toEqual([[1, 2], [3, 4], [2]]);
    expect([await rows(3, 0), await rows(1, 0), await rows(3, 1)]).toEqual([[3, 4], [1, 2], [4]]);
    expect(made).toEqual([1, 3]);
    // More lists than are kept.
    for (let from = 10; from < 40; from++) expect(await rows(from, 0)).toEqual([]);
    expect(await rows(1, 0)).toEqual([1, 2]);
  });

  test("an expression written out is the same expression, quotes and all", async () => {
    const db = await openLedgerOn(database);
    onTestFinished(() => db.close());
    const nested = sql<string>`${sql.lit("it's")} || ${sql`${sql.raw("'-'")} || ${sql.lit(-7)}`}`;
    const written = writtenOut(nested);
    expect(written.compile(db.read).sql).toBe("'it''s' || '-' || -7");
    const { rows } = await sql<{ said: string }>`select ${written} as said`.execute(db.read);
    expect(rows).toEqual([{ said: "it's--7" }]);
  });
});

test("what is bound or written by a dialect is not written out", () => {
  expect(() => writtenOut(sql`x > ${1}`)).toThrow(RangeError);
  expect(() => writtenOut(sql`select ${sql.ref("a.b")}`)).toThrow(RangeError);
  expect(() => writtenOut(sql`${sql.lit(1.5)}`)).toThrow(RangeError);
});

test("a reading connection answers more statements than it keeps", async () => {
  const db = await openSqliteLedger(`${temporaryFolder()}/many.alcorriente`, { mode: "must-not-exist" });
  onTestFinished(() => db.close());
  const ask = async (n: number): Promise<unknown> => (await sql`select ${sql.lit(n)} as n`.execute(db.read)).rows;
  for (let n = 0; n < 250; n++) expect(await ask(n)).toEqual([{ n }]);
  for (const n of [0, 249, 0, 120]) expect(await ask(n)).toEqual([{ n }]);
});
