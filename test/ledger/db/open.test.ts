import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { supportedVersion } from "../../../electron/ledger/db/migrator.ts";
import { isNetworkPath, openSqliteLedger, openSqliteReading } from "../../../electron/ledger/db/open-sqlite.ts";
import { temporaryFolder } from "../support/ledgers.ts";

const hash = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

test("a ledger keeps what was written when it is opened again", async () => {
  const path = join(temporaryFolder(), "cobranza ñ #1 100%.alcorriente");
  const made = await openSqliteLedger(path, { mode: "must-not-exist" });
  await made.write((tx) => tx.bulk.insert("own_rfc", [{ rfc: "EKU9003173C9", name: "Escuela", added_at: "now" }]));
  await made.close();
  const again = await openSqliteLedger(path, { mode: "must-exist" });
  expect(await again.read.selectFrom("own_rfc").selectAll().execute()).toHaveLength(1);
  await again.close();
});

test("a ledger that is not there is said so, and none is made", async () => {
  const path = join(temporaryFolder(), "no.alcorriente");
  await expect(openSqliteLedger(path, { mode: "must-exist" })).rejects.toMatchObject({ code: "LEDGER_NOT_FOUND" });
  expect(existsSync(path)).toBe(false);
});

test("a new ledger never takes the place of a file", async () => {
  const path = join(temporaryFolder(), "ya.alcorriente");
  writeFileSync(path, "something of the user's");
  await expect(openSqliteLedger(path, { mode: "must-not-exist" })).rejects.toMatchObject({ code: "LEDGER_EXISTS" });
  expect(readFileSync(path, "utf8")).toBe("something of the user's");
});

test.each([
  ["a text file", (path: string) => writeFileSync(path, "Esto no es una cartera, es una nota larga. ".repeat(9))],
  ["an empty file", (path: string) => writeFileSync(path, "")],
  ["a folder", (path: string) => mkdirSync(path)],
  [
    "another program's SQLite file",
    (path: string) => {
      const other = new Database(path);
      other.exec("create table notes (text text)");
      other.close();
    },
  ],
])("%s is not taken for a ledger", async (_, make) => {
  const path = join(temporaryFolder(), "otro.alcorriente");
  make(path);
  await expect(openSqliteLedger(path, { mode: "either" })).rejects.toMatchObject({ code: "NOT_A_LEDGER" });
});

test("a ledger of a newer version is refused with both versions and left untouched", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "futura.alcorriente");
  await (await openSqliteLedger(path, { mode: "must-not-exist" })).close();
  const newer = new Database(path);
  newer.pragma("journal_mode = DELETE");
  newer.pragma(`user_version = ${supportedVersion() + 10}`);
  newer.close();
  const before = hash(path);
  await expect(openSqliteLedger(path, { mode: "must-exist" })).rejects.toMatchObject({
    code: "LEDGER_NEWER",
    data: { found: supportedVersion() + 10, supported: supportedVersion() },
  });
  expect(hash(path)).toBe(before);
  expect(readdirSync(folder)).toEqual(["futura.alcorriente"]);
});

test("a ledger cut short is called damaged, not empty", async () => {
  const path = join(temporaryFolder(), "cortada.alcorriente");
  await (await openSqliteLedger(path, { mode: "must-not-exist" })).close();
  const whole = readFileSync(path);
  const garbled = Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0x5a)]);
  writeFileSync(path, garbled);
  await expect(openSqliteLedger(path, { mode: "must-exist" })).rejects.toMatchObject({ code: "LEDGER_DAMAGED" });
  expect(readFileSync(path).equals(garbled)).toBe(true);
});

test("a share is told from a local path", () => {
  for (const path of ["\\\\servidor\\cobranza\\a.alcorriente", "//servidor/cobranza/a.alcorriente"]) {
    expect(isNetworkPath(path)).toBe(true);
  }
  for (const path of ["C:\\Cobranza\\a.alcorriente", "/home/ana/a.alcorriente", "a.alcorriente", "\\\\?\\C:\\a"]) {
    expect(isNetworkPath(path)).toBe(false);
  }
});

test("a ledger on a share is refused before anything is touched", async () => {
  await expect(openSqliteLedger("\\\\servidor\\x\\a.alcorriente", { mode: "either" })).rejects.toMatchObject({
    code: "LEDGER_NETWORK_PATH",
  });
});

test("commits are synced to disk and foreign keys hold, also after the first write", async () => {
  const path = join(temporaryFolder(), "a.alcorriente");
  const db = await openSqliteLedger(path, { mode: "must-not-exist" });
  const orphan = { sha256: "x", document_id: 99 };
  await expect(db.write((tx) => tx.bulk.insert("seen_file", [orphan]))).rejects.toMatchObject({
    code: "SQLITE_CONSTRAINT_FOREIGNKEY",
  });
  expect(await db.read.selectFrom("seen_file").selectAll().execute()).toEqual([]);
  await db.close();
});

test("a ledger that somebody moved away is said not to be there, by a long reading of it too", () => {
  const path = join(temporaryFolder(), "movida.alcorriente");
  expect(() => openSqliteReading(path)).toThrow(expect.objectContaining({ code: "LEDGER_NOT_FOUND", data: { path } }));
  expect(existsSync(path)).toBe(false);
});
