import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createRouterClient } from "@orpc/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { fromBuffer } from "yauzl";
import { createContext } from "../../../electron/ledger/context.ts";
import { withoutPersons } from "../../../electron/ledger/health/support-pack.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { file, folderOf, OWN_RFC } from "../support/cfdi-files.ts";
import { databases, openLedgerOn, temporaryFolder } from "../support/ledgers.ts";

/** Somebody who must not leave the office: in documents, contacts, settings, notes, paths and the log. */
const CANARY = {
  name: "Canaria Pérez Ñandú",
  rfc: "CAPN800101ABC",
  mail: "canaria@privado.example",
  phone: "5552345678",
};
const WORDS = ["canaria", "capn800101", "privado", "52345678", "pérez", "secreto"];

const PAGE_BYTES = 4096;

/** Names and texts of the files of a ZIP. */
async function contentsOf(path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(readFileSync(path), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("end", () => resolve());
      zip.on("error", reject);
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, (trouble, stream) => {
          if (trouble) return reject(trouble);
          buffer(stream).then((bytes) => {
            found.set(entry.fileName, bytes.toString("utf8"));
            zip.readEntry();
          }, reject);
        });
      });
      zip.readEntry();
    });
  });
  return found;
}

async function openWithCanary(database: (typeof databases)[number]) {
  const db = await openLedgerOn(database);
  const logFolder = join(temporaryFolder(), "logs");
  mkdirSync(logFolder);
  const { context, close } = createContext({ actor: CANARY.name, logFolder });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const other = `Rfc="${CANARY.rfc}" Nombre="${CANARY.name}"`;
  const folder = folderOf({ [`${CANARY.name}.xml`]: file(1, { receiver: other }), "2.xml": file(2) });
  const { runId } = await client.imports.start({ commandId: randomUUID(), paths: [folder], ownRfcs: [OWN_RFC] });
  await context.importing.finished(runId);
  return { client, context, db, logFolder };
}

describe.each(databases)("how the ledger is, on %s", (database) => {
  test("says sizes, the last proof and what it found, and nothing of backups that were not made", async () => {
    const { client, logFolder } = await openWithCanary(database);
    const before = await client.settings.health();
    expect(before).toMatchObject({ documents: 2, entries: 2, backup: null, verified: null, logFolder });
    if (database === "sqlite") {
      expect((before.ledgerBytes ?? 0) + (before.waitingBytes ?? 0)).toBeGreaterThan(10_000);
      expect(before.freeBytes).toBeGreaterThan(0);
    } else expect(before.ledgerBytes).toBeNull();
    const { ok, checks } = await client.ledgers.verify({});
    const after = await client.settings.health();
    expect(after.verified).toMatchObject({ ok, failed: checks.filter((each) => !each.ok).map(({ name }) => name) });
  });

  test("the pack for support has versions, counts and the log, and nothing about anybody", async () => {
    const { client, db, logFolder } = await openWithCanary(database);
    await client.users.add({
      commandId: randomUUID(),
      person: { name: CANARY.name, role: "collector", email: CANARY.mail, active: true },
    });
    const [customer] = (await client.customers.find({ text: "canaria" })).rows;
    await client.customers.saveContact({
      commandId: randomUUID(),
      customerId: customer?.id ?? 0,
      contactId: null,
      contact: { name: CANARY.name, role: "finance", channels: [{ kind: "phone", value: CANARY.phone }] },
    });
    const settings = [
      { key: "nota", value: '"secreto"' },
      { key: "tolerancia", value: "3" },
      // Who works on a PC is kept under the PC's name and its user's.
      { key: "me:PC-DE-CANARIA:canaria", value: "1" },
    ];
    await db.write((tx) => tx.sql.insertInto("setting").values(settings).execute());
    const line = (detail: object) => JSON.stringify({ at: "2026-11-22T10:00:00.000Z", level: "error", ...detail });
    writeFileSync(
      join(logFolder, "ledger.log"),
      [
        line({ event: "ready", node: "24.1.0", ms: 12 }),
        line({
          event: "call failed",
          procedure: "customers.update",
          customer: CANARY.name,
          errors: [
            {
              name: "SqliteError",
              code: "SQLITE_BUSY",
              message: `cannot write ${CANARY.name}`,
              stack: `Error: ${CANARY.name}\n    at updateProfile (/home/canaria/app/dist/ledger/ledger.js:10:5)\n    at ${CANARY.rfc}`,
            },
          ],
        }),
        `not JSON ${CANARY.mail}`,
      ].join("\n"),
    );
    const target = join(temporaryFolder(), "soporte.zip");
    const { bytes } = await client.settings.packForSupport({ file: target, version: "0.2.0" });
    const raw = readFileSync(target);
    expect(raw.length).toBe(bytes);
    const files = await contentsOf(target);
    expect([...files.keys()]).toEqual(["estado.json", "bitacora/ledger.log"]);
    const all = [...files].flat().join("\n").toLowerCase();
    for (const word of WORDS) expect(all).not.toContain(word);
    const about = JSON.parse(files.get("estado.json") ?? "");
    expect(about).toMatchObject({ program: "0.2.0", documents: 2, rows: { customer: 2, contact: 1, person: 1 } });
    expect(about.settings).toMatchObject({ tolerancia: 3 });
    const log = (files.get("bitacora/ledger.log") ?? "")
      .trim()
      .split("\n")
      .map((each) => JSON.parse(each));
    expect(log).toEqual([
      { at: "2026-11-22T10:00:00.000Z", level: "error", event: "ready", node: "24.1.0", ms: 12 },
      {
        at: "2026-11-22T10:00:00.000Z",
        level: "error",
        event: "call failed",
        procedure: "customers.update",
        errors: [{ name: "SqliteError", code: "SQLITE_BUSY", stack: ["updateProfile ledger.js:10:5"] }],
      },
    ]);
  });
});

test("work that no backup has is told once it stands for longer than the schedule allows; an old backup of all of it is not", async () => {
  const db = await openLedgerOn("sqlite");
  const clock = { now: new Date("2026-03-02T18:00:00.000Z") };
  const { context, close } = createContext({ now: () => clock.now });
  onTestFinished(close);
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  const later = (hours: number): void => {
    clock.now = new Date(clock.now.getTime() + hours * 3_600_000);
  };
  const told = async () => (await client.settings.health()).withoutBackup;

  await client.settings.update({ commandId: randomUUID(), changes: { bankToleranceMinor: 2 } });
  await client.backup.make();
  // The backup's own event comes after it, and is nobody's work.
  later(100);
  expect(await told()).toBeNull();

  await client.settings.update({ commandId: randomUUID(), changes: { bankToleranceMinor: 3 } });
  const since = clock.now.toISOString();
  later(1);
  expect(await told()).toBeNull();
  later(1);
  expect(await told()).toEqual({ since, minutes: 120, late: "late" });
  later(23);
  expect(await told()).toEqual({ since, minutes: 25 * 60, late: "day" });
  await client.backup.make();
  expect(await told()).toBeNull();
});

test("the pack for support is made of a damaged ledger, and without one, and says what could not be read", async () => {
  const logFolder = join(temporaryFolder(), "logs");
  mkdirSync(logFolder);
  writeFileSync(
    join(logFolder, "main.log"),
    `${JSON.stringify({ at: "2026-11-22T10:00:00.000Z", level: "info", event: "ready" })}\n`,
  );
  const { context, close } = createContext({ actor: CANARY.name, logFolder });
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const pack = async () => {
    const target = join(temporaryFolder(), "soporte.zip");
    await client.settings.packForSupport({ file: target, version: "0.2.0" });
    const files = await contentsOf(target);
    expect([...files.keys()]).toEqual(["estado.json", "bitacora/main.log"]);
    const all = [...files].flat().join("\n").toLowerCase();
    for (const word of WORDS) expect(all).not.toContain(word);
    return JSON.parse(files.get("estado.json") ?? "");
  };
  expect(await pack()).toMatchObject({ program: "0.2.0", database: null });

  const path = join(temporaryFolder(), `${CANARY.name}.alcorriente`);
  await client.ledgers.create({ path });
  const folder = folderOf({ "1.xml": file(1), "2.xml": file(2) });
  const { runId } = await client.imports.start({ commandId: randomUUID(), paths: [folder], ownRfcs: [OWN_RFC] });
  await context.importing.finished(runId);
  await client.ledgers.close({});
  await client.ledgers.open({ path });
  const pages = statSync(path).size / PAGE_BYTES;
  const damaged = openSync(path, "r+");
  for (let page = 1; page < pages; page++)
    writeSync(damaged, Buffer.alloc(PAGE_BYTES, 0xff), 0, PAGE_BYTES, page * PAGE_BYTES);
  closeSync(damaged);
  expect(await pack()).toMatchObject({
    database: "sqlite",
    rows: { document: { untold: expect.stringMatching(/^SQLITE_/) } },
  });
});

test("a line that is none of the log's own is left out", () => {
  expect(withoutPersons("")).toBeNull();
  expect(withoutPersons("null")).toBeNull();
  expect(withoutPersons(JSON.stringify({ at: "ayer", level: "info", event: "ready" }))).toBeNull();
  const odd = { at: "2026-11-22T10:00:00.000Z", level: "info", event: "Señor 8712345678", code: "GODE561231GR8" };
  expect(JSON.parse(withoutPersons(JSON.stringify(odd)) ?? "")).toEqual({ at: odd.at, level: "info", event: "" });
});
