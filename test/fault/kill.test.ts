import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listBackups } from "../../electron/ledger/backup/catalog.ts";
import { drillBackup } from "../../electron/ledger/backup/restorer.ts";
import type { LedgerDb } from "../../electron/ledger/db/ledger-db.ts";
import { migrations } from "../../electron/ledger/db/migrations/migrations.ts";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { writeDemoFolder } from "../../electron/ledger/demo/write.ts";
import { verifyLedger } from "../../electron/ledger/ledgers/verify.ts";
import { run as runCommandLine } from "../cli/run.ts";
import { dump } from "../ledger/support/ledger-dump.ts";
import { signAgreements } from "./sign-agreements.ts";

/**
 * Kills the process that works on a ledger, at random points of the work, and looks at what is left (RELIABILITY T1, T8).
 * `AL_CORRIENTE_KILLS` sets how often (`npm run soak`), `AL_CORRIENTE_SEED` repeats a run.
 */
const KILLS = Number(process.env["AL_CORRIENTE_KILLS"] ?? 4);
const SEED = Number(process.env["AL_CORRIENTE_SEED"] ?? Date.now() % 1_000_000);
/** Runs that end before they are killed prove nothing and are not counted; so many are tried for each that is. */
const TRIES = 4;
const INVOICES = 500;
vi.setConfig({ testTimeout: 120_000 + KILLS * 30_000 });
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
  /** From `ready` to the end. */
  readonly milliseconds: number;
}

/** Runs a victim; with `afterMs` it is killed so long after it said that it is ready. */
function victim(job: string, ledger: string, folder: string, afterMs: number | null): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "victim.ts"), job, ledger, folder], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  let ready = 0;
  return new Promise((resolve, reject) => {
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
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
      resolve({ killed: !out.includes("done\n"), said, milliseconds: performance.now() - ready });
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
let made = { folder: "", cfdi: "", company: "", full: "" };

beforeAll(async () => {
  console.log(`kills: ${KILLS}, seed: ${SEED}`);
  const folder = mkdtempSync(join(tmpdir(), "al-corriente-kill-"));
  const cfdi = join(folder, "cfdi");
  mkdirSync(cfdi);
  const { ownRfcs } = await writeDemoFolder(cfdi, { invoices: INVOICES });
  const company = ownRfcs[0]?.rfc ?? "";
  const full = join(folder, "entera.alcorriente");
  expect((await runCommandLine("import", cfdi, "--ledger", full, "--company", company)).code).toBe(0);
  made = { folder, cfdi, company, full };
});

afterAll(() => rmSync(made.folder, { recursive: true, force: true }));

/** Kills the job so often as asked; each time `look` judges what is left. Counts only what was killed before its end. */
async function killing(
  job: string,
  fresh: () => Promise<string>,
  look: (path: string, ended: Ended) => Promise<void>,
  folder = "",
): Promise<void> {
  const whole = await victim(job, await fresh(), folder, null);
  let counted = 0;
  for (let turn = 0; counted < KILLS && turn < KILLS * TRIES; turn++) {
    const path = await fresh();
    const ended = await victim(job, path, folder, Math.floor(random() * Math.min(whole.milliseconds, 4000)));
    if (!ended.killed) continue;
    counted++;
    await look(path, ended);
    if (counted % 20 === 0) console.log(`${job}: ${String(counted)} killed before the end, of ${String(turn + 1)}`);
  }
  expect(counted).toBe(KILLS);
}

test("an import killed anywhere leaves a sound ledger, and importing again ends as if nothing had happened", async () => {
  const { folder, cfdi, full, company } = made;
  const wanted = await withLedger(full, dump);
  const path = join(folder, "matada.alcorriente");
  const fresh = async (): Promise<string> => {
    for (const ending of ["", "-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
    // A ledger that knows its company and nothing else.
    await runCommandLine("import", join(cfdi, "no-such-folder"), "--ledger", path, "--company", company);
    return path;
  };
  await killing(
    "importing",
    fresh,
    async () => {
      await withLedger(path, (db) => expectSound(db, []));
      expect((await runCommandLine("import", cfdi, "--ledger", path, "--company", company)).code).toBe(0);
      expect(await withLedger(path, dump)).toEqual(wanted);
    },
    cfdi,
  );
});

test("payments killed anywhere: what was acknowledged is there, nothing is half applied", async () => {
  const { folder, full } = made;
  const path = join(folder, "pagos.alcorriente");
  await killing(
    "paying",
    async () => {
      for (const ending of ["-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
      copyFileSync(full, path);
      return path;
    },
    (_, { said }) => withLedger(path, (db) => expectSound(db, said)),
  );
});

test("a backup killed anywhere is no backup, and the ones before it stay byte for byte", async () => {
  const { folder, full } = made;
  const place = join(folder, "respaldos");
  const path = join(place, "cartera.alcorriente");
  await killing(
    "backingUp",
    async () => {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place);
      copyFileSync(full, path);
      return path;
    },
    async (_, { said }) => {
      const backups = await listBackups(join(place, "Respaldos de cartera"), null);
      expect(said.filter((file) => !backups.some((backup) => backup.file === file))).toEqual([]);
      for (const { file, bytes } of backups) expect(readFileSync(file)).toHaveLength(bytes);
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

test("ends of agreements killed anywhere: each is whole, its state and its quita together, or not there", async () => {
  const { folder, full } = made;
  const signed = join(folder, "firmados.alcorriente");
  copyFileSync(full, signed);
  expect(await signAgreements(signed, 40)).toBeGreaterThan(9);
  const path = join(folder, "terminados.alcorriente");
  await killing(
    "terminating",
    async () => {
      for (const ending of ["-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
      copyFileSync(signed, path);
      return path;
    },
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
