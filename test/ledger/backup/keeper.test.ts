import { execFileSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createRouterClient } from "@orpc/server";
import { expect, onTestFinished, test } from "vitest";
import { readManifest } from "../../../electron/ledger/backup/catalog.ts";
import { RECENT_MS } from "../../../electron/ledger/backup/keeper.ts";
import { copyBackup } from "../../../electron/ledger/backup/maker.ts";
import { type ContextOptions, createContext } from "../../../electron/ledger/context.ts";
import { migrations } from "../../../electron/ledger/db/migrations/migrations.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { temporaryFolder } from "../support/ledgers.ts";

const SCENARIO = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/07-pagos10-y-33");
const OTHER = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/01-ppd-parcialidades");
const OWN = ["EKU9003173C9"];

/** A ledger process as the app runs it, with a ledger that holds a scenario. */
async function working(options: Pick<ContextOptions, "now" | "patience"> = {}) {
  const folder = temporaryFolder();
  const { context, close } = createContext({ actor: "test", backup: "always", ...options });
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const path = join(folder, "Cartera.alcorriente");
  await client.ledgers.create({ path });
  const importAgain = async (folderOfXml = SCENARIO): Promise<void> => {
    const { runId } = await client.imports.start({ commandId: randomUUID(), paths: [folderOfXml], ownRfcs: OWN });
    await context.importing.finished(runId);
  };
  await importAgain();
  return { folder, context, client, path, importAgain };
}

test("before an import the ledger as it was is kept, unless nothing was written since", async () => {
  const { client, importAgain } = await working();
  expect((await client.backup.status()).backups).toEqual([]);
  await importAgain();
  // Nothing of it is new, so that it does not wait for the copy.
  const kept = async () => (await client.backup.status()).backups.length;
  await expect.poll(kept).toBe(1);
  const [first, ...none] = (await client.backup.status()).backups;
  expect(none).toEqual([]);
  expect(first).toMatchObject({ reason: "import", sequence: 1 });
  expect(first?.documents).toBeGreaterThan(0);
  const made = await client.backup.make();
  expect(made).toMatchObject({ reason: "manual", sequence: 2 });
  const before = await kept();
  await client.rates.add({
    commandId: randomUUID(),
    currency: "USD",
    day: "2026-11-22",
    rate: "18.2",
    source: "typed",
  });
  const { documents } = await client.ledgers.status();
  await importAgain(OTHER);
  // What is new was booked after the ledger was kept as it was.
  expect((await client.backup.status()).backups[0]).toMatchObject({
    reason: "import",
    sequence: before + 1,
    documents,
  });
  expect((await client.ledgers.status()).documents).toBeGreaterThan(documents);
});

test("what is new waits for the copy before it, however long that takes; who stops the import waits no longer", async () => {
  const { client, context } = await working();
  const db = context.session.current;
  if (db?.copyTo == null) throw new Error("no ledger with copies");
  const { documents } = await client.ledgers.status();
  const copyTo = db.copyTo.bind(db);
  let goOn: () => void = () => {};
  let asked = 0;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow: typeof copyTo = async (...words) => {
    asked++;
    await held;
    return copyTo(...words);
  };
  Object.assign(db, { copyTo: slow });
  onTestFinished(() => goOn());
  const start = () => client.imports.start({ commandId: randomUUID(), paths: [OTHER], ownRfcs: OWN });
  const searched = (runId: number) => async () => {
    const { found, searching } = context.importing.snapshot(runId) ?? { found: 0, searching: true };
    return found > 0 && !searching;
  };
  const stopped = await start();
  await expect.poll(searched(stopped.runId)).toBe(true);
  expect(context.importing.cancel(stopped.runId)).toBe(true);
  await context.importing.finished(stopped.runId);
  const { runId } = await start();
  await expect.poll(searched(runId)).toBe(true);
  // All of it is read, and none of it is booked.
  await pause(200);
  expect(context.importing.snapshot(runId)).toMatchObject({ state: "running", counts: { files: 0 } });
  expect((await client.ledgers.status()).documents).toBe(documents);
  expect(asked, "one copy serves both").toBe(1);
  goOn();
  await context.importing.finished(runId);
  expect((await client.ledgers.status()).documents).toBeGreaterThan(documents);
  const { backups } = await client.backup.status();
  expect(backups.map((backup) => backup.documents)).toEqual([documents]);
});

test("files of a watched folder wait for a copy of the ledger no older than an hour", async () => {
  let now = new Date("2026-11-22T12:00:00Z");
  const { client, context, importAgain } = await working({ now: () => now });
  const db = context.session.current;
  if (!db) throw new Error("no ledger");
  const copies = async () => (await client.backup.status()).backups.map(({ reason }) => reason);
  await (await context.backups.beforeImport(db, RECENT_MS)).kept;
  expect(await copies()).toEqual(["import"]);
  await importAgain(OTHER);
  const before = await copies();
  await (await context.backups.beforeImport(db, RECENT_MS)).kept;
  expect(await copies()).toEqual(before);
  now = new Date("2026-11-22T13:00:01Z");
  await (await context.backups.beforeImport(db, RECENT_MS)).kept;
  expect(await copies()).toHaveLength(before.length + 1);
});

test("an empty ledger is not copied before its first import", async () => {
  const { context, client, folder } = await working();
  await client.ledgers.create({ path: join(folder, "Nueva.alcorriente") });
  const db = context.session.current;
  if (!db) throw new Error("no ledger");
  await (await context.backups.beforeImport(db)).kept;
  expect((await client.backup.status()).backups).toEqual([]);
});

test("a restore to a place that can be none is refused in words, and touches nothing", async () => {
  const { folder, client } = await working();
  const made = await client.backup.make();
  const before = readdirSync(folder);
  for (const ledger of [
    "suelta.alcorriente",
    join(folder, "a\0b.alcorriente"),
    join(folder, `${"x".repeat(300)}.alcorriente`),
  ]) {
    await expect(client.backup.restore({ file: made.file, ledger })).rejects.toMatchObject({ code: "PATH_NOT_FOUND" });
  }
  expect(readdirSync(folder)).toEqual(before);
});

test("who asks at the same moment is told the same: all see that the second folder has the copy", async () => {
  const { folder, client } = await working();
  const second = join(folder, "Segunda");
  mkdirSync(second);
  await client.backup.configure({ commandId: randomUUID(), secondFolder: second, everyMinutes: 60 });
  expect((await client.backup.status()).backups).toEqual([]);
  await client.backup.make();
  const told = await Promise.all([client.backup.status(), client.backup.status(), client.backup.status()]);
  expect(told.map(({ backups }) => backups.map((backup) => backup.second))).toEqual([[true], [true], [true]]);
});

test("a second folder gets the same file; one that vanished is told until a backup reaches it again", async () => {
  const { folder, client } = await working();
  const second = join(folder, "Segunda");
  await expect(
    client.backup.configure({ commandId: randomUUID(), secondFolder: second, everyMinutes: 60 }),
  ).rejects.toMatchObject({ code: "PATH_NOT_FOUND" });
  mkdirSync(second);
  await client.backup.configure({ commandId: randomUUID(), secondFolder: second, everyMinutes: 60 });
  const made = await client.backup.make();
  expect(made.second).toBe(true);
  const copy = readdirSync(second).find((name) => name.endsWith(".alcbak"));
  expect(readFileSync(join(second, copy ?? "")).equals(readFileSync(made.file))).toBe(true);
  rmSync(second, { recursive: true });
  expect((await client.backup.make()).second).toBe(false);
  expect((await client.backup.status()).problems).toMatchObject([{ where: "second", code: "PATH_NOT_FOUND" }]);
  mkdirSync(second);
  expect((await client.backup.make()).second).toBe(true);
  const status = await client.backup.status();
  expect(status.problems).toEqual([]);
  // Where the first ones are, a second copy would be lost with them.
  mkdirSync(join(status.folder, "dentro"));
  for (const own of [status.folder, `${status.folder}/`, join(status.folder, "dentro")]) {
    await expect(
      client.backup.configure({ commandId: randomUUID(), secondFolder: own, everyMinutes: 60 }),
    ).rejects.toMatchObject({ code: "FIELD_REFUSED", data: { code: "own-backups" } });
  }
  expect((await client.backup.status()).secondFolder).toBe(second);
});

test.skipIf(process.platform === "win32")(
  "a second folder that hangs is told within its patience and holds up no backup after it; the copy that ends after all counts",
  async () => {
    const { folder, client, path } = await working({ patience: { copyMs: 300, lookMs: 100 } });
    const second = join(folder, "Colgada");
    mkdirSync(second);
    await client.backup.configure({ commandId: randomUUID(), secondFolder: second, everyMinutes: 60 });
    expect((await client.backup.make()).second).toBe(true);
    expect((await client.backup.status()).backups).toMatchObject([{ second: true }]);
    // The list of who was erased goes with each copy: who opens this one waits until somebody writes to it, as on a share that hangs.
    writeFileSync(join(folder, "Respaldos de Cartera", "borrados.json"), "{}");
    const pipe = join(second, "borrados.json");
    execFileSync("mkfifo", [pipe]);
    onTestFinished(() => void rmSync(pipe, { force: true }));
    for (const sequence of [2, 3]) {
      expect(await client.backup.make()).toMatchObject({ sequence, second: false });
      const { problems, backups, running } = await client.backup.status();
      expect(problems).toMatchObject([{ where: "second", code: "DISK_FAILED", path: second }]);
      expect(running).toBeNull();
      expect(backups.map((backup) => backup.second)).toEqual([...Array(sequence - 1).fill(false), true]);
    }
    // Nobody waits for it when the ledger is left.
    await client.ledgers.close({});
    await client.ledgers.open({ path });
    // It answers: the copy that was begun first ends, and the next one finds a folder that works.
    writeFileSync(pipe, "{}");
    await expect.poll(() => readdirSync(second).filter((name) => name.endsWith(".alcbak")).length).toBe(2);
    expect((await client.backup.make()).second).toBe(true);
    const { problems, backups } = await client.backup.status();
    expect(problems).toEqual([]);
    expect(backups.map((backup) => backup.second)).toEqual([true, false, true, true]);
  },
);

test("a second folder shared with another PC keeps that PC's backups, whatever their ledger is called", async () => {
  const { folder, client } = await working();
  const second = join(folder, "Compartida");
  mkdirSync(second);
  await client.backup.configure({ commandId: randomUUID(), secondFolder: second, everyMinutes: 60 });
  const { file } = await client.backup.make();
  const manifest = JSON.parse(readFileSync(`${file}.json`, "utf8"));
  const theirs = Array.from({ length: 8 }, (_, n) => {
    const name = basename(file).replace(" 00001 ", ` 0010${n} `);
    writeFileSync(join(second, name), readFileSync(file));
    const other = { ...manifest, name, sequence: 100 + n, reason: "schedule", auditHash: "0".repeat(64) };
    writeFileSync(join(second, `${name}.json`), JSON.stringify(other));
    return name;
  });
  await client.backup.make();
  expect(readdirSync(second)).toEqual(expect.arrayContaining(theirs));
});

test("a second folder that goes away while it takes a copy is told to be gone; what an earlier cut left there is taken away", async () => {
  const { folder, client } = await working();
  const second = join(folder, "segunda");
  mkdirSync(second);
  const [left, fresh] = ["a.alcbak.parcial", "b.alcbak.parcial"].map((name) => join(second, name));
  if (left === undefined || fresh === undefined) throw new Error("two names");
  for (const path of [left, fresh]) writeFileSync(path, "half a copy");
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(left, twoDaysAgo, twoDaysAgo);
  const made = await client.backup.make();
  const manifest = await readManifest(made.file);
  if (manifest === null) throw new Error("no manifest");
  await copyBackup(made.file, manifest, second);
  expect([left, fresh].map((path) => existsSync(path))).toEqual([false, true]);
  const third = join(folder, "tercera");
  mkdirSync(third);
  const gone = copyBackup(made.file, manifest, third, () => rmSync(third, { recursive: true, force: true }));
  await expect(gone).rejects.toMatchObject({ code: "PATH_NOT_FOUND" });
});

test("a folder that cannot be written is trouble that is told, never a success", async () => {
  const { folder, client, importAgain } = await working();
  // A file where the folder should be stops even the superuser that tests may run as.
  writeFileSync(join(folder, "Respaldos de Cartera"), "");
  await expect(client.backup.make()).rejects.toThrow();
  const status = await client.backup.status();
  expect(status.backups).toEqual([]);
  expect(status.problems).toMatchObject([{ where: "first", code: "READ_ONLY" }]);
  // An import goes on all the same.
  await importAgain();
  expect((await client.imports.runs({})).rows).toHaveLength(2);
});

test("a new ledger where another one left its backups lacks nothing of the other, and the audit says so", async () => {
  const { client, path } = await working();
  await client.backup.make();
  await client.ledgers.close({});
  for (const ending of ["", "-wal", "-shm"]) rmSync(path + ending, { force: true });
  expect((await client.ledgers.create({ path })).missing).toBeNull();
  expect((await client.ledgers.open({ path })).missing).toBeNull();
  expect((await client.ledgers.verify({ lang: "es" })).ok).toBe(true);
  expect((await client.audit.page({ actions: ["ledgers.beginAnew"] })).rows).toHaveLength(1);
  expect((await client.backup.status()).backups).toHaveLength(1);
});

test("a backup is drilled without touching the ledger, and one that was cut since does not count any more", async () => {
  const { client, path } = await working();
  const made = await client.backup.make();
  const before = readFileSync(path);
  const { report } = await client.backup.drill({ file: made.file, lang: "en" });
  expect(report.ok).toBe(true);
  expect(report.checks.length).toBeGreaterThan(5);
  expect(readFileSync(path).equals(before)).toBe(true);
  truncateSync(made.file, made.bytes - 4096);
  expect((await client.backup.status()).backups).toEqual([]);
  await expect(client.backup.drill({ file: made.file, lang: "en" })).rejects.toMatchObject({ code: "LEDGER_DAMAGED" });
});

test("the open ledger is restored: figures go back, what was there is kept, and the audit says so", async () => {
  const { client, context, path } = await working();
  const made = await client.backup.make();
  await client.rates.add({
    commandId: randomUUID(),
    currency: "USD",
    day: "2026-11-22",
    rate: "18.2",
    source: "typed",
  });
  const { status, kept } = await client.backup.restore({ file: made.file, ledger: null });
  expect(status).toMatchObject({ open: true, path });
  expect(kept !== null && existsSync(kept)).toBe(true);
  expect((await client.rates.page({ currency: null, history: false })).rows).toEqual([]);
  const last = await context.session.current?.read
    .selectFrom("audit")
    .select("action")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  expect(last?.action).toBe("backup.restore");
  expect((await client.ledgers.verify({ lang: "en" })).ok).toBe(true);
});

test("a damaged ledger that does not open is replaced by its newest backup and kept aside", async () => {
  const { client, path } = await working();
  const made = await client.backup.make();
  await client.ledgers.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(path, bytes);
  await expect(client.ledgers.open({ path })).rejects.toMatchObject({ code: "LEDGER_DAMAGED" });
  const { backups } = await client.backup.beside({ ledger: path });
  expect(backups[0]?.file).toBe(made.file);
  const { status, kept } = await client.backup.restore({ file: made.file, ledger: path });
  expect(status).toMatchObject({ open: true, path });
  expect(readFileSync(kept ?? "").equals(bytes)).toBe(true);
});

test("before the schema of an older ledger changes, the ledger as it was is kept whole", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "Vieja.alcorriente");
  const steps = migrations.filter(({ version }) => version <= 90);
  await (await openSqliteLedger(path, { mode: "must-not-exist", steps })).close();
  const { context, close } = createContext({ actor: "test" });
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  await client.ledgers.open({ path });
  const { backups } = await client.backup.status();
  expect(backups).toMatchObject([{ reason: "migration", schemaVersion: 90 }]);
  // The second opening has nothing to change and keeps nothing.
  await client.ledgers.open({ path });
  expect((await client.backup.status()).backups).toHaveLength(1);
});

test("when the copy before a change of the schema fails, the ledger stays closed and as it was", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "Vieja.alcorriente");
  const steps = migrations.filter(({ version }) => version <= 90);
  await (await openSqliteLedger(path, { mode: "must-not-exist", steps })).close();
  writeFileSync(join(folder, "Respaldos de Vieja"), "");
  const { context, close } = createContext({ actor: "test" });
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  await expect(client.ledgers.open({ path })).rejects.toThrow();
  const old = await openSqliteLedger(path, { mode: "must-exist", steps });
  const version = await old.read
    .selectFrom("meta")
    .select("value")
    .where("key", "=", "schema_version")
    .executeTakeFirst();
  await old.close();
  expect(version?.value).toBe("90");
});

test("what is attached goes with the backup, once, and comes back with it", async () => {
  const { folder, client, path } = await working();
  const content = Buffer.from("contrarecibo 4711");
  const name = createHash("sha256").update(content).digest("hex");
  const place = join(`${path}.files`, name.slice(0, 2));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name), content);
  const second = join(folder, "Segunda");
  mkdirSync(second);
  await client.backup.configure({ commandId: randomUUID(), secondFolder: second, everyMinutes: 60 });
  const made = await client.backup.make();
  expect(readFileSync(join(second, "archivos", name.slice(0, 2), name)).equals(content)).toBe(true);
  rmSync(`${path}.files`, { recursive: true });
  const { kept } = await client.backup.restore({ file: made.file, ledger: null });
  expect(readFileSync(join(place, name)).equals(content)).toBe(true);
  expect(readFileSync(join(`${kept}.files`, name.slice(0, 2), name)).equals(content)).toBe(true);
  writeFileSync(join(place, name), "otra cosa, del mismo largo".slice(0, content.length + 1));
  await expect(client.backup.make()).resolves.toMatchObject({ reason: "manual" });
  const damaged = "f".repeat(64);
  mkdirSync(join(`${path}.files`, "ff"), { recursive: true });
  writeFileSync(join(`${path}.files`, "ff", damaged), content);
  await expect(client.backup.make()).rejects.toMatchObject({ code: "LEDGER_DAMAGED" });
});
