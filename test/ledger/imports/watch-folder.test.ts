import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CheckParts, FolderCheck } from "../../../electron/ledger/imports/watch/folder-check.ts";
import type { WatchTiming } from "../../../electron/ledger/imports/watch/timing.ts";
import { cfdi40, OTHER_UUID, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { type DatabaseName, databases, makeLedger, type TestLedger, temporaryFolder } from "../support/ledgers.ts";
import { zip } from "./make-zip.ts";

const TIMING: WatchTiming = { quiet: 5_000, rescan: 30_000, least: 1_000, longestBackOff: 300_000 };
const OWN = "EKU9003173C9";

const invoice = (n: number): string =>
  cfdi40({ root: { Folio: String(n) } }).replace(UUID, OTHER_UUID.replace(/.{6}$/, String(n).padStart(6, "0")));

interface Given {
  readonly subfolders?: boolean;
  readonly ownRfc?: boolean;
  readonly readability?: CheckParts["readability"];
}

/** Each file is written later than the one before, and long ago: a fresh one that is cut off passes for unfinished. */
let written = 1_700_000_000;

/** A folder under watch, whose clock only moves when the test says so. */
async function watched(database: DatabaseName, options: Given = {}) {
  const ledger = await makeLedger(database);
  const folder = join(temporaryFolder(), "entrada");
  mkdirSync(folder);
  if (options.ownRfc ?? true) await addOwnRfc(ledger);
  const row = { id: 1, path: folder, enabled: 1, subfolders: 1, added_at: "", pause_reason: "" };
  await ledger.db.write((tx) => tx.bulk.insert("watch_folder", [row]));
  let clock = 1_000_000;
  const open = (): FolderCheck =>
    new FolderCheck(
      { id: 1, path: folder, subfolders: options.subfolders ?? true },
      {
        db: ledger.db,
        importing: ledger.context.importing,
        timing: TIMING,
        clock: () => clock,
        now: () => new Date("2026-11-22T12:00:00Z"),
        keep: async () => ({ kept: Promise.resolve() }),
        changed: () => {},
        ...(options.readability ? { readability: options.readability } : {}),
      },
    );
  let check = open();
  const never = new AbortController().signal;
  return {
    ledger,
    folder,
    get check() {
      return check;
    },
    put(name: string, content: string | Buffer): string {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      utimesSync(path, ++written, written);
      return path;
    },
    /** One look now; gives the wait until the next. */
    look: () => check.check(never),
    pass(ms: number): void {
      clock += ms;
    },
    /** Looks twice with the quiet time between, as the loop would. */
    async settle(): Promise<void> {
      await check.check(never);
      clock += TIMING.quiet;
      await check.check(never);
    },
    /** The program ends and begins again. */
    restart(): void {
      check = open();
    },
    uuids: async () =>
      (await ledger.db.read.selectFrom("document").select("uuid").orderBy("uuid").execute()).map((row) => row.uuid),
    runs: async () => (await ledger.client.imports.runs({})).rows,
  };
}

async function addOwnRfc(ledger: TestLedger): Promise<void> {
  const row = { rfc: OWN, name: "", added_at: "" };
  await ledger.db.write((tx) => tx.bulk.insert("own_rfc", [row]));
}

describe.each(databases)("a watched folder on %s", (database) => {
  test("imports a file once it has been quiet, and only once", async () => {
    const w = await watched(database);
    w.put("a.xml", invoice(1));
    expect(await w.look()).toBe(TIMING.quiet);
    expect(await w.uuids()).toEqual([]);
    expect(w.check.waiting).toBe(1);
    w.pass(TIMING.quiet);
    expect(await w.look()).toBe(TIMING.rescan);
    expect(await w.uuids()).toHaveLength(1);
    w.pass(TIMING.rescan);
    await w.look();
    expect(await w.runs()).toHaveLength(1);
    expect((await w.runs())[0]).toMatchObject({ sources: [w.folder], state: "done" });
  });

  test("waits while a file grows, however long that takes", async () => {
    const w = await watched(database);
    const text = invoice(1);
    const path = w.put("a.xml", text.slice(0, 500));
    for (const end of [800, 1100, text.length]) {
      await w.look();
      w.pass(TIMING.quiet - 1);
      appendFileSync(path, text.slice(end === 800 ? 500 : end === 1100 ? 800 : 1100, end));
    }
    await w.look();
    expect(await w.runs()).toEqual([]);
    w.pass(TIMING.quiet);
    await w.look();
    expect(await w.uuids()).toHaveLength(1);
    expect((await w.runs())[0]?.counts.rejected).toBe(0);
  });

  test("leaves alone what is written under an unfinished name, and takes it under its own", async () => {
    const w = await watched(database);
    const path = w.put("cfdi.zip.crdownload", zip([{ name: "a.xml", data: invoice(1) }]));
    w.put(".oculto/b.xml", invoice(2));
    await w.settle();
    expect(await w.runs()).toEqual([]);
    renameSync(path, join(w.folder, "cfdi.zip"));
    await w.settle();
    expect(await w.uuids()).toHaveLength(1);
  });

  test("tries what failed again only after it has changed", async () => {
    const w = await watched(database);
    const path = w.put("a.xml", invoice(1).slice(0, 900));
    await w.settle();
    expect((await w.runs())[0]?.counts).toMatchObject({ files: 1, rejected: 1 });
    for (let n = 0; n < 3; n++) {
      w.pass(TIMING.rescan);
      await w.settle();
    }
    expect(await w.runs()).toHaveLength(1);
    // A mere touch is no change; other bytes are.
    utimesSync(path, 1_800_000_000, 1_800_000_000);
    await w.settle();
    expect(await w.runs()).toHaveLength(1);
    writeFileSync(path, invoice(1));
    await w.settle();
    expect(await w.runs()).toHaveLength(2);
    expect(await w.uuids()).toHaveLength(1);
  });

  test("keeps what it knows over a restart and finds what came while the program was closed", async () => {
    const w = await watched(database);
    w.put("a.xml", invoice(1));
    w.put("mala.xml", "<roto");
    await w.settle();
    w.put("b.xml", invoice(2));
    w.restart();
    await w.settle();
    const runs = await w.runs();
    expect(runs).toHaveLength(2);
    expect(runs[0]?.counts).toMatchObject({ files: 1, posted: 1 });
    expect(await w.uuids()).toHaveLength(2);
  });

  test("says that the folder is gone, tries less and less often, and goes on where it was when it is back", async () => {
    const w = await watched(database);
    w.put("a.xml", invoice(1));
    await w.settle();
    renameSync(w.folder, `${w.folder}-fuera`);
    const waits: number[] = [];
    for (let n = 0; n < 9; n++) waits.push(await w.look());
    expect(waits.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(waits.at(-1)).toBe(TIMING.longestBackOff);
    expect(w.check.problem).toEqual({ code: "not-found", detail: "" });
    renameSync(`${w.folder}-fuera`, w.folder);
    w.put("b.xml", invoice(2));
    await w.settle();
    expect(w.check.problem).toBeNull();
    expect(await w.uuids()).toHaveLength(2);
    expect((await w.runs())[0]?.counts).toMatchObject({ files: 1, posted: 1 });
  });

  test("a share whose content vanishes and comes back imports nothing twice", async () => {
    const w = await watched(database);
    const path = w.put("a.xml", invoice(1));
    utimesSync(path, 1_700_000_000, 1_700_000_000);
    await w.settle();
    rmSync(path);
    await w.settle();
    utimesSync(w.put("a.xml", invoice(1)), 1_700_000_000, 1_700_000_000);
    await w.settle();
    expect(await w.runs()).toHaveLength(1);
  });

  test("takes subfolders or leaves them, follows links once, and counts an archive as one file", async () => {
    const deep = await watched(database);
    deep.put("x/y/a.xml", invoice(1));
    deep.put(
      "lote!1.zip",
      zip([
        { name: "b.xml", data: invoice(2) },
        { name: "c.xml", data: "<roto" },
      ]),
    );
    symlinkSync(deep.folder, join(deep.folder, "x/vuelta"));
    await deep.settle();
    expect(await deep.uuids()).toHaveLength(2);
    const seen = await deep.ledger.db.read
      .selectFrom("watch_seen")
      .select(["path", "outcome"])
      .orderBy("path")
      .execute();
    expect(seen).toEqual([
      { path: "lote!1.zip", outcome: "rejected" },
      { path: join("x", "y", "a.xml"), outcome: "posted" },
    ]);
    const flat = await watched(database, { subfolders: false });
    flat.put("x/a.xml", invoice(1));
    flat.put("b.xml", invoice(2));
    await flat.settle();
    expect(await flat.uuids()).toHaveLength(1);
  });

  test("waits for the company's RFC before it imports anything", async () => {
    const w = await watched(database, { ownRfc: false });
    w.put("a.xml", invoice(1));
    await w.settle();
    expect(w.check.problem?.code).toBe("no-company");
    expect(await w.runs()).toEqual([]);
    await addOwnRfc(w.ledger);
    await w.settle();
    expect(await w.uuids()).toHaveLength(1);
  });

  test("imports again what was left out when it is asked to", async () => {
    const w = await watched(database);
    w.put("ajena.xml", invoice(1).replaceAll(OWN, "IVD920810GU2"));
    w.put("propia.xml", invoice(2));
    await w.settle();
    expect((await w.runs())[0]?.counts).toMatchObject({ posted: 1, skipped: 1 });
    await w.ledger.db.write((tx) => tx.bulk.insert("own_rfc", [{ rfc: "IVD920810GU2", name: "", added_at: "" }]));
    await w.settle();
    expect(await w.runs()).toHaveLength(1);
    await w.check.forgetFailed();
    await w.settle();
    expect((await w.runs())[0]?.counts).toMatchObject({ files: 1, posted: 1 });
  });

  test("a run that a person cancels is not begun again by itself", async () => {
    const w = await watched(database);
    w.put("a.xml", invoice(1));
    await w.look();
    w.pass(TIMING.quiet);
    const { importing } = w.ledger.context;
    const start = importing.start.bind(importing);
    importing.start = async (...call) => {
      const run = await start(...call);
      importing.cancel(run.runId);
      return run;
    };
    await w.look();
    expect(w.check.cancelled).toBe(true);
    expect((await w.runs())[0]?.state).toBe("cancelled");
  });
});

test("a file that another program keeps closed is waited for", async () => {
  let locked = true;
  const w = await watched("sqlite", { readability: async () => (locked ? "locked" : "readable") });
  const path = w.put("a.xml", invoice(1));
  await w.settle();
  expect(w.check.problem).toEqual({ code: "file-locked", detail: path });
  expect(await w.runs()).toEqual([]);
  locked = false;
  w.pass(TIMING.quiet * 2);
  await w.look();
  expect(await w.uuids()).toHaveLength(1);
  expect(w.check.problem).toBeNull();
});

test("a share that never answers holds nobody up when watching ends", async () => {
  const w = await watched("sqlite", { readability: () => new Promise(() => {}) });
  w.put("a.xml", invoice(1));
  await w.look();
  w.pass(TIMING.quiet);
  const ended = new AbortController();
  const looking = w.check.check(ended.signal);
  ended.abort();
  await looking;
  expect(await w.runs()).toEqual([]);
});
