import { spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listBackups } from "../../electron/ledger/backup/catalog.ts";
import { fileHash } from "../../electron/ledger/backup/proof.ts";
import { drillBackup } from "../../electron/ledger/backup/restorer.ts";
import type { LedgerDb } from "../../electron/ledger/db/ledger-db.ts";
import { migrations } from "../../electron/ledger/db/migrations/migrations.ts";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { writeDemoFolder } from "../../electron/ledger/demo/write.ts";
import { verifyLedger } from "../../electron/ledger/ledgers/verify.ts";
import { run as runCommandLine } from "../cli/run.ts";
import { promptServer } from "../ledger/contacts/mail-server.ts";
import { dump } from "../ledger/support/ledger-dump.ts";
import { office } from "./harness.ts";
import { MAIL_NOON, sendMails } from "./mailing.ts";
import { programPath } from "./programs.ts";
import { signAgreements } from "./sign-agreements.ts";

/**
 * Kills the process that works on a ledger, at random points of the work, and looks at what is left (RELIABILITY T1, T8).
 * `AL_CORRIENTE_KILLS` sets how often (`npm run soak`), `AL_CORRIENTE_SEED` repeats a run.
 */
const KILLS = Number(process.env["AL_CORRIENTE_KILLS"] ?? 4);
const SEED = Number(process.env["AL_CORRIENTE_SEED"] ?? Date.now() % 1_000_000);
/** Runs that end before they are killed prove nothing and are not counted; so many are tried for each that is. */
const TRIES = 10;
/** RELIABILITY kills imports of 5,000 files; `AL_CORRIENTE_KILL_INVOICES` sets how many, about as many files as invoices. */
const INVOICES = Number(process.env["AL_CORRIENTE_KILL_INVOICES"] ?? 500);
// A soak gives way to all other work.
vi.setConfig({ testTimeout: 120_000 + KILLS * 30_000, hookTimeout: 300_000 + KILLS * 30_000 });
const OLD_SCHEMA = 90;

let state = SEED;
/** Small, quick and repeatable; nothing here has to be hard to foresee. */
function random(): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state / 0x7fffffff;
}

interface Ended {
  readonly killed: boolean;
  /** Lines said after `ready`. */
  readonly said: readonly string[];
  /** From `ready` to the end of its work. */
  readonly milliseconds: number;
}

/** So many mails are sent by who goes on after a victim: past where it died, and not all there are. */
const MAILS_MORE = 5;

/** Runs a victim; with `afterMs` it is killed so long after it said that it is ready. */
function victim(job: string, ledger: string, folder: string, afterMs: number | null): Promise<Ended> {
  const child = spawn(process.execPath, [programPath("victim"), job, ledger, folder], {
    stdio: ["ignore", "pipe", "pipe"],
    // Most of what a victim does is to start: what the first one compiled, the others read.
    env: { ...process.env, NODE_COMPILE_CACHE: join(made.folder, "compiled") },
  });
  let out = "";
  let err = "";
  let ready = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (done === 0 && out.includes("done\n")) done = performance.now();
      if (ready > 0 || !out.includes("ready\n")) return;
      ready = performance.now();
      if (afterMs !== null) setTimeout(() => child.kill("SIGKILL"), afterMs);
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code !== 0 && signal !== "SIGKILL") reject(new Error(`the victim failed by itself: ${err}`));
      // A line that was cut off was not said.
      const said = out
        .split("\n")
        .slice(0, -1)
        .filter((line) => line !== "ready" && line !== "done");
      resolve({ killed: done === 0, said, milliseconds: done - ready });
    });
  });
}

/** Nothing is broken, and every command that was acknowledged is there exactly once. */
async function expectSound(db: LedgerDb, acknowledged: readonly string[]): Promise<void> {
  const report = await verifyLedger(db, "en");
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  const ids = new Set((await db.read.selectFrom("command").select("id").execute()).map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
}

async function withLedger<T>(path: string, work: (db: LedgerDb) => Promise<T>): Promise<T> {
  const db = await openSqliteLedger(path, { mode: "must-exist" });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Files of a company and the ledger they make. */
let made = { folder: "", cfdi: "", company: "", known: "", full: "" };

beforeAll(async () => {
  console.log(`kills: ${KILLS}, seed: ${SEED}`);
  const folder = mkdtempSync(join(tmpdir(), "al-corriente-kill-"));
  const cfdi = join(folder, "cfdi");
  mkdirSync(cfdi);
  const { ownRfcs } = await writeDemoFolder(cfdi, { invoices: INVOICES });
  const company = ownRfcs[0]?.rfc ?? "";
  const full = join(folder, "entera.alcorriente");
  const known = join(folder, "nueva.alcorriente");
  // A ledger that knows its company and nothing else.
  await runCommandLine("import", join(folder, "nada"), "--ledger", known, "--company", company);
  expect((await runCommandLine("import", cfdi, "--ledger", full, "--company", company)).code).toBe(0);
  made = { folder, cfdi, company, known, full };
});

/** A fresh copy of a ledger that is closed, without anything an earlier one left beside it. */
function copied(from: string, to: string): string {
  for (const ending of ["-wal", "-shm"]) rmSync(`${to}${ending}`, { force: true });
  copyFileSync(from, to);
  return to;
}

afterAll(() => rmSync(made.folder, { recursive: true, force: true }));

/** Kills the job so often as asked; each time `look` judges what is left. Counts only what was killed before its end. */
async function killing(
  job: string,
  fresh: () => Promise<string>,
  look: (path: string, ended: Ended) => Promise<void>,
  folder = "",
): Promise<void> {
  let { milliseconds } = await victim(job, await fresh(), folder, null);
  console.log(`${job}: takes ${String(Math.round(milliseconds))} ms when it is left alone`);
  let counted = 0;
  for (let turn = 0; counted < KILLS && turn < KILLS * TRIES; turn++) {
    const path = await fresh();
    const ended = await victim(job, path, folder, Math.floor(random() * milliseconds));
    if (!ended.killed) {
      // The machine is less busy than it was.
      milliseconds = ended.milliseconds;
      continue;
    }
    counted++;
    await look(path, ended);
    if (counted % 20 === 0) console.log(`${job}: ${String(counted)} killed before the end, of ${String(turn + 1)}`);
  }
  expect(counted).toBe(KILLS);
}

test("an import killed anywhere leaves a sound ledger, and importing again ends as if nothing had happened", async () => {
  const { folder, cfdi, known, full, company } = made;
  const wanted = await withLedger(full, dump);
  const path = join(folder, "matada.alcorriente");
  await killing(
    "importing",
    async () => copied(known, path),
    async () => {
      await withLedger(path, (db) => expectSound(db, []));
      expect((await runCommandLine("import", cfdi, "--ledger", path, "--company", company)).code).toBe(0);
      expect(await withLedger(path, dump)).toEqual(wanted);
    },
    cfdi,
  );
});

test("an import killed while the ledger before it is being kept books nothing new without a proved copy", async () => {
  const { folder, cfdi, known, full, company } = made;
  const wanted = await withLedger(full, dump);
  const half = join(folder, "mitad");
  mkdirSync(half);
  const names = readdirSync(cfdi);
  for (const name of names.slice(0, names.length / 2)) cpSync(join(cfdi, name), join(half, name), { recursive: true });
  const begun = copied(known, join(folder, "empezada.alcorriente"));
  expect((await runCommandLine("import", half, "--ledger", begun, "--company", company)).code).toBe(0);
  const documents = (path: string): Promise<number> =>
    withLedger(path, async (db) => {
      const count = db.read.selectFrom("document").select((row) => row.fn.countAll<number>().as("n"));
      return Number((await count.executeTakeFirstOrThrow()).n);
    });
  const before = await documents(begun);
  expect(before).toBeGreaterThan(0);
  const place = join(folder, "al lado");
  const path = join(place, "cartera.alcorriente");
  const met = { copying: 0, booking: 0 };
  await killing(
    "importingBeside",
    async () => {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place);
      return copied(begun, path);
    },
    async () => {
      await withLedger(path, (db) => expectSound(db, []));
      const kept = await listBackups(join(place, "Respaldos de cartera"));
      if (kept.length === 0) expect(await documents(path), "booked without a copy of the ledger before").toBe(before);
      for (const { file, documents: held } of kept) {
        expect(held, "the copy is the ledger before the import").toBe(before);
        expect((await drillBackup(file, "en")).ok).toBe(true);
      }
      met[kept.length === 0 ? "copying" : "booking"]++;
      expect((await runCommandLine("import", cfdi, "--ledger", path, "--company", company)).code).toBe(0);
      expect(await withLedger(path, dump)).toEqual(wanted);
    },
    cfdi,
  );
  console.log(`importingBeside: ${String(met.copying)} killed while copying, ${String(met.booking)} after it`);
});

test("payments killed anywhere: what was acknowledged is there, nothing is half applied", async () => {
  const { folder, full } = made;
  const path = join(folder, "pagos.alcorriente");
  await killing(
    "paying",
    async () => copied(full, path),
    (_, { said }) => withLedger(path, (db) => expectSound(db, said)),
  );
});

test("a backup killed anywhere is no backup, and the ones before it stay byte for byte", async () => {
  const { folder, full } = made;
  const place = join(folder, "respaldos");
  const path = join(place, "cartera.alcorriente");
  mkdirSync(place);
  /** Sums of the backups of earlier rounds, which stay until the rule gives them up. */
  const sums = new Map<string, string>();
  await killing(
    "backingUp",
    async () => copied(full, path),
    async (_, { said }) => {
      const backups = await listBackups(join(place, "Respaldos de cartera"));
      expect(said.filter((file) => !backups.some((backup) => backup.file === file))).toEqual([]);
      for (const { file, sha256 } of backups) {
        const sum = await fileHash(file);
        expect(sum).toBe(sha256);
        expect(sums.get(file) ?? sum, "an earlier backup stays byte for byte").toBe(sum);
        sums.set(file, sum);
      }
      const [newest] = backups;
      if (newest) expect((await drillBackup(newest.file, "en")).ok).toBe(true);
    },
  );
});

test("a change of schema killed anywhere leaves the old ledger or the new one, whole", async () => {
  const { folder } = made;
  const old = join(folder, "vieja.alcorriente");
  const steps = migrations.filter(({ version }) => version <= OLD_SCHEMA);
  await (await openSqliteLedger(old, { mode: "must-not-exist", steps })).close();
  const database = new Database(old);
  database.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
    insert into customer (id, key, rfc, name, search, name_from) select i, 'K' || i, 'R' || i, 'Cliente ' || i, 'cliente ' || i, '' from n`);
  database.close();
  const place = join(folder, "copia");
  const path = join(place, "cartera.alcorriente");
  await killing(
    "migrating",
    async () => {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place);
      copyFileSync(old, path);
      return path;
    },
    async () => {
      await withLedger(path, async (db) => {
        await expectSound(db, []);
        const { n } = await db.read
          .selectFrom("customer")
          .select((row) => row.fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow();
        expect(Number(n)).toBe(20_000);
      });
      expect(readdirSync(place).filter((name) => name.endsWith(".parcial"))).toEqual([]);
    },
  );
});

test("a run of mails killed anywhere: no mail twice, each to whom it was meant for, and at most one a person has to settle", async () => {
  const { folder, full } = made;
  const path = join(folder, "correos.alcorriente");
  const server = await promptServer();
  let unknown = 0;
  try {
    await killing(
      "mailing",
      async () => {
        server.mails.length = 0;
        return copied(full, path);
      },
      async (_, { said }) => {
        const settled = await withLedger(path, async (db) => {
          await expectSound(db, []);
          return db.read.selectFrom("mail").select(["subject", "state", "sent_to"]).execute();
        });
        const left = settled.filter(({ state }) => state === "sending");
        expect(left.length, "mails of which nobody knows").toBeLessThanOrEqual(1);
        unknown += left.length;
        const sent = settled.filter(({ state }) => state === "sent").map(({ subject }) => subject);
        expect(said.filter((number) => !sent.includes(`Saldo ${number}`))).toEqual([]);
        // Who goes on sends the same ones again, by their ids: those that went are not sent twice.
        const more = server.mails.length + MAILS_MORE;
        const { client, close } = office({ now: () => MAIL_NOON });
        await client.ledgers.open({ path });
        await sendMails(client, server.port, { sent: () => server.mails.length < more });
        await close();
        const subjects = server.mails.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? "");
        expect(new Set(subjects).size, "each at most once").toBe(subjects.length);
        for (const [at, { to }] of server.mails.entries()) {
          expect(to).toEqual([`cliente-${(subjects[at] ?? "").replace("Saldo ", "")}@cliente.example`]);
        }
        for (const subject of sent) expect(subjects).toContain(subject);
      },
      String(server.port),
    );
  } finally {
    await server.stop();
  }
  console.log(`mailing: ${String(unknown)} left for a person to settle`);
});

test("ends of agreements killed anywhere: each is whole, its state and its quita together, or not there", async () => {
  const { folder, full } = made;
  const signed = join(folder, "firmados.alcorriente");
  copyFileSync(full, signed);
  expect(await signAgreements(signed, 40)).toBeGreaterThan(9);
  const path = join(folder, "terminados.alcorriente");
  await killing(
    "terminating",
    async () => copied(signed, path),
    (_, { said }) =>
      withLedger(path, async (db) => {
        await expectSound(db, said);
        const lost = await db.read
          .selectFrom("entry")
          .select("document_id")
          .where("reason", "=", "quita-lost")
          .execute();
        const ended = await db.read
          .selectFrom("agreement_event")
          .select("id")
          .where("kind", "=", "terminated")
          .execute();
        expect(new Set(lost.map((row) => row.document_id)).size).toBe(ended.length);
        expect(ended.length).toBeGreaterThanOrEqual(said.length);
      }),
  );
});
