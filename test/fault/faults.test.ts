import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { errorsEn } from "../../shared/i18n/errors.en.ts";
import { errorsEs } from "../../shared/i18n/errors.es.ts";
import { run } from "../cli/run.ts";
import { dump } from "../ledger/support/ledger-dump.ts";
import { CAMPAIGNS, canRun, runCampaign, shimIn } from "./campaigns.ts";
import { assertSound, freshCopy, makeTemplate, office, type Template, withLedger } from "./harness.ts";
import { programPath } from "./programs.ts";

/** A few faults of each kind on every change; `npm run soak` makes them by the hundred. AL_CORRIENTE_SEED repeats a run. */
const SEED = Number(process.env["AL_CORRIENTE_SEED"] ?? Date.now() % 1_000_000);
const INVOICES = 60;

const folder = mkdtempSync(join(tmpdir(), "al-corriente-faults-"));
const model = join(folder, "modelo");
const library = shimIn(folder);
const here = Object.values(CAMPAIGNS).filter((each) => canRun(each, library));
let template: Template;

beforeAll(async () => {
  console.log(`seed: ${SEED}`);
  mkdirSync(model);
  template = await makeTemplate(model, INVOICES);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (name: string): string => join(folder, `${name}.alcorriente`);

test.each(here.map((each) => [each.about, each] as const))("%s", (_, campaign) => {
  const figures = runCampaign(campaign, { template: model, library }, campaign.few, SEED);
  expect(figures["seed"]).toBe(SEED);
});

test("a disk that takes no more stops an import in words; with space again it goes on to the same end", async () => {
  const path = place("llena");
  await run("import", join(folder, "nada"), "--ledger", path, "--company", template.company);
  const victim = programPath("victim");
  // No file may grow beyond this: the engine meets it as it meets a full disk.
  const limited = `ulimit -f 1600; exec "$0" "$@"`;
  const words = ["-c", limited, process.execPath, victim, "filling", path, template.cfdi];
  const { status, stdout, stderr } = spawnSync("sh", words, { encoding: "utf8" });
  expect(status, stderr).toBe(0);
  expect(stdout.split("\n")).toEqual(expect.arrayContaining(["failed DISK_FULL", "reads on"]));
  expect(errorsEs.DISK_FULL).toContain("Libere espacio");
  expect(errorsEn.DISK_FULL).toContain("Free some space");
  await withLedger(path, (db) => assertSound(db));
  expect((await run("import", template.cfdi, "--ledger", path, "--company", template.company)).code).toBe(0);
  expect(await withLedger(path, dump)).toEqual(await withLedger(template.full, dump));
});

test("a folder that cannot be written is said so, and a ledger in one is left as it was", async () => {
  // Even the superuser makes no file in /proc, and nobody opens a log that is a folder.
  await expect(openSqliteLedger("/proc/cartera.alcorriente", { mode: "must-not-exist" })).rejects.toMatchObject({
    code: "READ_ONLY",
  });
  const path = freshCopy(template.full, place("cerrada"));
  mkdirSync(`${path}-wal`);
  await expect(openSqliteLedger(path, { mode: "must-exist" })).rejects.toMatchObject({ code: "READ_ONLY" });
  rmSync(`${path}-wal`, { recursive: true });
  await withLedger(path, (db) => assertSound(db));
});

test("a ledger that another program holds can be read, says so to who writes, and takes the same command later", async () => {
  const path = freshCopy(template.full, place("ocupada"));
  const { client, close } = office();
  await client.ledgers.open({ path });
  const other = new Database(path);
  other.exec("begin immediate");
  const rate = { currency: "USD", day: "2026-10-30", rate: "18.25", source: "typed" as const };
  const command = { commandId: randomUUID(), ...rate };
  await expect(client.rates.add(command)).rejects.toMatchObject({ code: "LEDGER_IN_USE", data: { path } });
  expect((await client.receivables.documents({ asOf: "2026-10-31", all: false })).rows.length).toBeGreaterThan(0);
  other.exec("rollback");
  other.close();
  await client.rates.add(command);
  expect((await client.rates.page({ currency: "USD", history: true })).rows).toHaveLength(1);
  await close();
});

test("a ledger that is moved, removed or swapped while it is open takes nothing more, and what was acknowledged is in its file", async () => {
  const aside = place("apartada");
  const other = freshCopy(template.signed, place("ajena"));
  const untouched = readFileSync(other);
  for (const swap of [
    (path: string) => renameSync(path, aside),
    (path: string) => {
      renameSync(path, aside);
      copyFileSync(other, path);
    },
    (path: string) => {
      renameSync(path, aside);
      symlinkSync(other, path);
    },
  ]) {
    const path = freshCopy(template.full, place("movida"));
    const { client, close } = office();
    await client.ledgers.open({ path });
    const rate = (day: string) => ({ currency: "USD", day, rate: "18.25", source: "typed" as const });
    const acknowledged = randomUUID();
    await client.rates.add({ commandId: acknowledged, ...rate("2026-10-29") });
    swap(path);
    const late = client.rates.add({ commandId: randomUUID(), ...rate("2026-10-30") });
    await expect(late).rejects.toMatchObject({ code: "LEDGER_NOT_FOUND", data: { path } });
    await close();
    await withLedger(aside, (db) => assertSound(db, [acknowledged]));
    expect(readFileSync(other).equals(untouched)).toBe(true);
    rmSync(path, { force: true });
  }
});

test("a page that is damaged while the ledger is open is said to be damage, and the backup brings it back", async () => {
  const path = freshCopy(template.full, place("rayada"));
  const before = office();
  await before.client.ledgers.open({ path });
  const { file } = await before.client.backup.make();
  await before.close();
  const raw = new Database(path);
  const page = Number(raw.prepare("select rootpage from sqlite_master where name = 'receivable'").pluck().get());
  raw.close();
  const bytes = Buffer.alloc(4096, 0x5a);
  spawnSync("dd", [`of=${path}`, "bs=4096", `seek=${page - 1}`, "conv=notrunc"], { input: bytes });
  const after = office();
  await after.client.ledgers.open({ path });
  await expect(after.client.receivables.documents({ asOf: "2026-10-31", all: true })).rejects.toMatchObject({
    code: "LEDGER_DAMAGED",
    data: { path },
  });
  const { kept } = await after.client.backup.restore({ file, ledger: null });
  expect(kept).toContain("antes de restaurar");
  expect((await after.client.ledgers.verify({ lang: "en" })).ok).toBe(true);
  await after.close();
});

test("pages of the schema in each other's place are said to be damage at opening, and the backup takes the file's place", async () => {
  const path = freshCopy(template.full, place("revuelta"));
  const before = office();
  await before.client.ledgers.open({ path });
  const { file } = await before.client.backup.make();
  await before.close();
  const other = freshCopy(template.signed, place("otra"));
  const raw = new Database(path);
  raw.pragma("wal_checkpoint(TRUNCATE)");
  const pages = raw
    .prepare("select pageno from dbstat where name = 'sqlite_schema' and pagetype = 'leaf'")
    .pluck()
    .all();
  raw.close();
  const whole = readFileSync(path);
  const codes = new Set<string>();
  const after = office();
  await after.client.ledgers.open({ path: other });
  for (const [index, page] of pages.entries()) {
    const [from, to] = [page, pages[(index + 1) % pages.length]].map((each) => (Number(each) - 1) * 4096);
    const bytes = Buffer.from(whole);
    // A page of the schema stands twice, so that what the other one held is unknown.
    whole.copy(bytes, from, to, (to ?? 0) + 4096);
    for (const ending of ["-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
    writeFileSync(path, bytes);
    const refusal = await after.client.ledgers.open({ path }).then(
      () =>
        after.client.ledgers.verify({ lang: "en" }).then(({ ok }) => ({ code: ok ? "untold" : "told", data: null })),
      (error: unknown) => error as { code: string; data: unknown },
    );
    codes.add(refusal.code);
    // What was open stays open.
    if (refusal.code !== "told") expect((await after.client.ledgers.status()).path).toBe(other);
    await after.client.ledgers.open({ path: other });
  }
  expect(pages.length).toBeGreaterThan(3);
  expect([...codes].filter((code) => code !== "told")).toEqual(["LEDGER_DAMAGED"]);
  const { backups } = await after.client.backup.beside({ ledger: path });
  expect(backups[0]?.file).toBe(file);
  const { kept, status } = await after.client.backup.restore({ file, ledger: path });
  expect(kept).toContain("antes de restaurar");
  expect(status.path).toBe(path);
  expect((await after.client.ledgers.verify({ lang: "en" })).ok).toBe(true);
  await after.close();
});

test("a ledger that lost its newest operations says so when it is opened, and which; a backup or a person ends it", async () => {
  const path = freshCopy(template.full, place("sinlog"));
  const heads = { file: join(folder, "audit-heads.json"), notes: true };
  const add = (day: string) => ({
    commandId: randomUUID(),
    currency: "USD",
    day,
    rate: "18.25",
    source: "typed" as const,
  });
  const first = office({ heads });
  expect((await first.client.ledgers.open({ path })).missing).toBeNull();
  await first.client.rates.add(add("2026-10-27"));
  const { file } = await first.client.backup.make();
  for (const day of ["2026-10-28", "2026-10-29", "2026-10-30"]) await first.client.rates.add(add(day));
  await first.close();
  const newest = readFileSync(path);
  const older = freshCopy(template.full, place("anterior"));
  const lose = (from: string): void => void freshCopy(from, path);

  // The file as it was before all of that: its log did not come with it.
  lose(older);
  const second = office({ heads });
  const told = (await second.client.ledgers.open({ path })).missing;
  expect(told).toMatchObject({ kind: "cut", operations: 5 });
  expect((await second.client.ledgers.status()).missing).toEqual(told);
  const { rows } = await second.client.ledgers.missing();
  expect(rows.map(({ action }) => action)).toEqual(["rates.add", "rates.add", "rates.add", "backup.make", "rates.add"]);
  // A backup brings back what it holds; the event of restoring explains the rest.
  const { status } = await second.client.backup.restore({ file, ledger: null });
  expect(status.missing).toBeNull();
  expect((await second.client.rates.page({ currency: "USD", history: true })).rows).toHaveLength(1);
  await second.close();

  // Or somebody goes on without them, and the audit says who.
  writeFileSync(path, newest);
  const third = office({ heads: { ...heads, notes: false } });
  lose(older);
  expect((await third.client.ledgers.open({ path })).missing).not.toBeNull();
  expect((await third.client.ledgers.verify({ lang: "en" })).ok).toBe(false);
  expect((await third.client.ledgers.goOnWithout({ commandId: randomUUID() })).missing).toBeNull();
  expect((await third.client.ledgers.verify({ lang: "en" })).ok).toBe(true);
  expect((await third.client.audit.page({ actions: ["ledgers.goOnWithout"] })).rows).toHaveLength(1);
  expect((await third.client.ledgers.open({ path })).missing).toBeNull();
  await third.close();
});

/** Days and ages in an answer, by their path; of none of these can there be fewer than none. */
function agesBelowZero(answer: unknown, path = ""): string[] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) => {
    const here = `${path}.${key}`;
    const age = /^(age|daysOld|customerDays|oldestDays)$/.test(key);
    return age && typeof value === "number" && value < 0 ? [`${here} ${String(value)}`] : agesBelowZero(value, here);
  });
}

test("a clock that jumps, back or ahead, and another zone put nothing out of order, make no age negative and remove no new backup", async () => {
  const path = freshCopy(template.full, place("reloj"));
  let now = new Date();
  const { client, context, close } = office({ now: () => now });
  await client.ledgers.open({ path });
  const today = now.getTime();
  const made: string[] = [];
  const [invoice] = (await client.receivables.documents({ asOf: now.toISOString().slice(0, 10), all: false })).rows;
  const customerId = invoice?.customerId ?? 0;
  const disputed = {
    customerId,
    invoiceUuid: invoice?.uuid ?? "",
    type: "price",
    amountMinor: 1,
    reason: "Precio",
  } as const;
  const dispute = await client.disputes.open({ commandId: randomUUID(), draft: disputed });
  await client.disputes.wait({ commandId: randomUUID(), disputeId: dispute.id, for: "customer", note: "remisión" });
  const hour = 3_600_000;
  const year = 365 * 24 * hour;
  for (const jump of [0, -hour, -24 * hour, -10 * year, -10 * year, -10 * year, year, 0]) {
    now = new Date(today + jump);
    const timeZone = jump === -hour ? "Pacific/Kiritimati" : "America/Mexico_City";
    await client.settings.update({ commandId: randomUUID(), changes: { timeZone } });
    await client.rates.add({
      commandId: randomUUID(),
      currency: "USD",
      day: "2015-10-30",
      rate: `18.${made.length + 1}`,
      source: "typed",
    });
    made.push((await client.backup.make()).file);
    const { rows } = await client.receivables.aging({ asOf: now.toISOString().slice(0, 10) });
    expect(rows.every(({ balanceMinor }) => Number.isSafeInteger(balanceMinor))).toBe(true);
    const asOf = now.toISOString().slice(0, 10);
    const seen = {
      home: await client.worklist.home({}),
      dispute: await client.disputes.get({ id: dispute.id, asOf }),
      disputes: await client.disputes.page({ asOf }),
      promises: await client.promises.page({ asOf }),
      briefing: await client.contacts.briefing({ customerId }),
      ficha: await client.customers.ficha({ customerId, asOf }),
      rates: await client.rates.page({ currency: "USD", history: true }),
    };
    expect(agesBelowZero(seen)).toEqual([]);
  }
  const { backups } = await client.backup.status();
  expect(backups.slice(0, 5).map(({ file }) => file)).toEqual(made.slice(-5).reverse());
  const db = context.session.current;
  if (db === null) throw new Error("no ledger");
  await assertSound(db);
  // Back by an hour, by most of a day, by ten years, and from a year ahead: each is told once.
  expect((await client.audit.page({ actions: ["clock.back"] })).rows).toHaveLength(4);
  const [rate] = (await client.rates.page({ currency: "USD", history: false })).rows;
  expect(rate?.rate).toBe(`18.${made.length}`);
  await close();
});
