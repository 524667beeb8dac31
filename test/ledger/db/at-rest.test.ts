import { existsSync, readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import { givingBackAtRest } from "../../../electron/ledger/db/at-rest.ts";
import { temporaryFolder } from "../support/ledgers.ts";

const MAPPED = 64 * 1024 * 1024;
/** Where the system tells what a process has mapped. */
const MAPS = "/proc/self/maps";

/** A file of some megabytes, read through its map. */
function opened(): { readonly database: Database.Database; readonly path: string; readonly sum: () => unknown } {
  const path = `${temporaryFolder()}/resting.db`;
  const database = new Database(path);
  onTestFinished(() => void database.close());
  database.exec(`create table t (n integer, words text);
    insert into t with recursive k(n) as (select 1 union all select n + 1 from k where n < 5000)
      select n, printf('%0500d', n) from k`);
  database.pragma(`mmap_size = ${MAPPED}`);
  const statement = database.prepare("select sum(n + length(words)) from t").pluck();
  return { database, path, sum: () => statement.get() };
}

const isMapped = (path: string): boolean => readFileSync(MAPS, "utf8").includes(path);

test("a connection that rests gives back its map, answers as before, and rests again", async () => {
  const { database, path, sum } = opened();
  const asked = givingBackAtRest(database, 20);
  const before = sum();
  for (let round = 0; round < 2; round++) {
    asked();
    expect(sum()).toBe(before);
    if (existsSync(MAPS)) {
      expect(isMapped(path)).toBe(true);
      await vi.waitFor(() => expect(isMapped(path)).toBe(false), { timeout: 20_000 });
    }
    expect(database.pragma("mmap_size", { simple: true })).toBe(MAPPED);
  }
  expect(sum()).toBe(before);
});

test("what is walked through, in a transaction or closed meanwhile takes no harm", async () => {
  const { database, sum } = opened();
  const asked = givingBackAtRest(database, 1);
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  asked();
  let rows = 0;
  for (const _ of database.prepare("select n from t").iterate()) {
    rows += 1;
    if (rows === 10) await rest();
  }
  expect(rows).toBe(5000);
  database.exec("begin; delete from t where n > 10");
  asked();
  await rest();
  database.exec("rollback");
  expect(sum()).toBe((5000 * 5001) / 2 + 5000 * 500);
  asked();
  database.close();
  await rest();
});
