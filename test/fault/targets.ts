/**
 * Where backups go fails (RELIABILITY T8): so many times the ledger's own folder of them, or the second one, is full, broken or
 * read-only from a random call on, the second one gone before or in the middle of a copy, or without an answer for a while. Work
 * goes on meanwhile; no success is told of what is not there, whole; the backups before it stay byte for byte; the trouble shows
 * in words until a backup gets through, which the next one does once the folder is well again. Runs under the shim.
 */
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { backupFolder, listBackups } from "../../electron/ledger/backup/catalog.ts";
import { fileHash } from "../../electron/ledger/backup/proof.ts";
import { drillBackup } from "../../electron/ledger/backup/restorer.ts";
import {
  assertSound,
  type Chance,
  campaign,
  type Figures,
  freshCopy,
  type Office,
  office,
  withLedger,
} from "./harness.ts";
import { CALLS, type Call, type ERRNO, shim } from "./shim.ts";

/** A folder that fails from the n-th of these calls on, and how often such calls are made there at most. */
interface Failing {
  readonly error: keyof typeof ERRNO;
  readonly calls: Readonly<Partial<Record<Call, number>>>;
  readonly told: string;
}

const FAILING: Readonly<Record<string, Failing>> = {
  full: { error: "ENOSPC", calls: { write: 40 }, told: "DISK_FULL" },
  broken: { error: "EIO", calls: { write: 40, sync: 2, open: 6, rename: 2 }, told: "DISK_FAILED" },
  readOnly: { error: "EROFS", calls: { open: 1 }, told: "READ_ONLY" },
};
/** With the second folder alone: the first is on the disk of the ledger itself. */
const SECOND = ["gone", "vanishes", "slow", "hangs"] as const;
const CASES = [...Object.keys(FAILING).flatMap((kind) => [`first ${kind}`, `second ${kind}`]), ...SECOND];

/** How long a folder may be silent here; a long run also makes it wait half a minute with the patience of the app. */
const PATIENCE = { copyMs: 8_000, lookMs: 1_000 };
const SLOW_MS = 400;
const LEFT_FOR_DAYS = 2;
const ENDLESS_MS = 600_000;
const HALF_A_MINUTE_MS = 30_000;
const LONG_RUN = 100;
const HALF_MINUTES = 3;

interface Place {
  readonly at: Office;
  readonly path: string;
  readonly second: string;
  readonly sums: Map<string, string>;
}

/** Something to keep that the backups before do not have: a command, and a file in its folder. */
async function work({ at, path }: Place): Promise<void> {
  const file = `${path}.recibo.txt`;
  writeFileSync(file, `recibido ${randomUUID()}`);
  const contact = { customerId: 1, channel: "note" as const, outcome: null, note: "contrarecibo", files: [file] };
  await at.client.contacts.log({ commandId: randomUUID(), ...contact });
}

/** Every backup of the folder is whole, and those seen before are as they were. Throws what is not. */
async function assertKept(folder: string, sums: Map<string, string>, where: string): Promise<void> {
  for (const { file, sha256 } of await listBackups(folder)) {
    const sum = await fileHash(file);
    if (sum !== sha256) throw new Error(`${where}: ${file} is not what its manifest says`);
    if ((sums.get(file) ?? sum) !== sum) throw new Error(`${where}: ${file} changed`);
    sums.set(file, sum);
  }
}

async function assertDrilled(file: string, where: string): Promise<void> {
  const { ok, checks } = await drillBackup(file, "en");
  if (!ok) throw new Error(`${where}: ${file}: ${JSON.stringify(checks.filter((check) => !check.ok))}`);
}

/** Makes a backup while the folder fails; answers what was told of it. Throws where success is told of what is not there. */
async function make(place: Place, where: string, meanwhile: () => Promise<void>): Promise<string> {
  const { at, path, second, sums } = place;
  const before = new Set((await listBackups(backupFolder(path))).map(({ file }) => file));
  const making = at.client.backup.make().then(
    (backup) => ({ backup }),
    () => ({ backup: null }),
  );
  await meanwhile();
  const { backup } = await making;
  const { problems, backups } = await at.client.backup.status();
  const { backupProblem } = await at.client.settings.health();
  shim.off();
  const news = backups.filter(({ file }) => !before.has(file));
  if (backup === null && news.length > 0) throw new Error(`${where}: a backup that failed is listed`);
  if (backup !== null && !news.some(({ file }) => file === backup.file)) throw new Error(`${where}: it is not listed`);
  await assertKept(backupFolder(path), sums, where);
  await assertKept(second, sums, where);
  if (backup !== null) await assertDrilled(backup.file, where);
  if (backup?.second === true) await assertDrilled(join(second, basename(backup.file)), where);
  const failed = backup === null ? "first" : backup.second ? "" : "second";
  const [problem, ...more] = problems;
  if (more.length > 0 || (problem?.where ?? "") !== failed) {
    throw new Error(`${where}: ${failed || "nothing"} failed, told is ${JSON.stringify(problems)}`);
  }
  if (backupProblem?.code !== problem?.code) throw new Error(`${where}: the health of the ledger says otherwise`);
  return problem === undefined ? "" : `${problem.where} ${problem.code}`;
}

/** The next backup gets through to both folders, and nothing of the trouble is left. */
async function well(place: Place, where: string): Promise<void> {
  const { at, path, second } = place;
  const told = await make(place, `${where}, well again`, async () => {});
  if (told !== "") throw new Error(`${where}: well again, it said ${told}`);
  for (const folder of [backupFolder(path), second]) {
    const left = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".parcial"));
    if (left.length > 0) throw new Error(`${where}: left ${left.join(", ")}`);
  }
  const db = at.context.session.current;
  if (db === null) throw new Error("no ledger is open");
  await assertSound(db);
}

function assertTold(told: string, wanted: string, where: string): void {
  if (told !== wanted) throw new Error(`${where}: said ${told || "nothing"}, not ${wanted || "nothing"}`);
}

/** One of the two folders fails from a random call on. */
async function failing(place: Place, chance: Chance, which: "first" | "second", kind: string): Promise<string> {
  const { error, calls, told } = FAILING[kind] as Failing;
  const kinds = Object.keys(calls) as Call[];
  const call = kinds[chance.below(kinds.length)] as Call;
  const n = 1 + chance.below(calls[call] ?? 1);
  const where = `${which} folder ${kind}, ${CALLS[call]} ${n}`;
  let came = false;
  for (const from of [n, 1]) {
    await work(place);
    shim.arm(call, from, error, "ever", which === "first" ? "/Respaldos de" : "/segunda");
    const said = await make(place, where, async () => {});
    came = shim.fired();
    if (!came) {
      assertTold(said, "", where);
      continue;
    }
    // The engine says of a file it could not open, or write, no more than that.
    const same = which === "first" ? ["DISK_FULL", "DISK_FAILED", "READ_ONLY"].map((code) => `first ${code}`) : [];
    if (!same.includes(said)) assertTold(said, `${which} ${told}`, where);
    break;
  }
  if (!came) throw new Error(`${where}: nothing failed`);
  return where;
}

/** The second folder is not there, from the beginning or from the middle of a copy on. */
async function leaving(place: Place, chance: Chance, when: "gone" | "vanishes"): Promise<string> {
  const { second } = place;
  const away = `${second}.fuera`;
  const n = 1 + chance.below(3);
  const where = `second folder ${when}${when === "gone" ? "" : `, ${n}`}`;
  await work(place);
  if (when === "gone") renameSync(second, away);
  else shim.hang(["write"], n, ENDLESS_MS, "/segunda");
  const told = await make(place, where, async () => {
    if (when === "gone") return;
    while (!shim.fired()) await pause(5);
    renameSync(second, away);
    shim.off();
  });
  assertTold(told, "second PATH_NOT_FOUND", where);
  if (existsSync(second)) throw new Error(`${where}: the folder was made anew where nobody asked for it`);
  renameSync(away, second);
  // What a copy left that nobody could take away goes once nobody can be working on it any more.
  const days = Date.now() / 1000 - LEFT_FOR_DAYS * 86_400;
  for (const name of readdirSync(second)) if (name.includes(".parcial")) utimesSync(join(second, name), days, days);
  return where;
}

/** The second folder does not answer for a while: shorter than the patience it is waited for, longer it is told. */
async function waiting(place: Place, chance: Chance, silence: number): Promise<string> {
  const { at } = place;
  const calls = ["write", "open", "rename"] as const;
  const call = calls[chance.below(calls.length)] ?? "write";
  const n = 1 + chance.below(call === "write" ? 10 : 2);
  const where = `second folder silent for ${silence} ms, ${CALLS[call]} ${n}`;
  await work(place);
  shim.hang([call], n, silence, "/segunda");
  let answered = 0;
  const told = await make(place, where, async () => {
    while (!shim.fired()) await pause(5);
    // Whoever works is answered while nobody knows of the folder.
    for (; answered < 5; answered++) await work(place);
  });
  assertTold(told, silence === ENDLESS_MS ? "second DISK_FAILED" : "", where);
  if (silence !== ENDLESS_MS) return where;
  // It answers after all: the copy that was begun ends, counts, and takes its trouble with it.
  for (;;) {
    const { problems, backups } = await at.client.backup.status();
    if (problems.length === 0 && backups[0]?.second === true) return where;
    await pause(20);
  }
}

async function once(place: Place, chance: Chance, name: string): Promise<string> {
  const [which, kind] = name.split(" ");
  if (kind !== undefined) return failing(place, chance, which === "first" ? "first" : "second", kind);
  if (which === "gone" || which === "vanishes") return leaving(place, chance, which);
  return waiting(place, chance, which === "slow" ? SLOW_MS : ENDLESS_MS);
}

async function opened(path: string, second: string, patience?: typeof PATIENCE): Promise<Place> {
  const at = office(patience === undefined ? {} : { patience });
  await at.client.ledgers.open({ path });
  await at.client.backup.configure({ commandId: randomUUID(), secondFolder: second, everyMinutes: 60 });
  return { at, path, second, sums: new Map() };
}

await campaign(async ({ template, folder, count, chance, tell }) => {
  const home = join(folder, "obra");
  const second = join(folder, "segunda");
  mkdirSync(home);
  mkdirSync(second);
  const path = freshCopy(template.full, join(home, "cartera.alcorriente"));
  const figures: Record<string, number> = {};
  const place = await opened(path, second, PATIENCE);
  await well(place, "in the beginning");
  for (let turn = 0; turn < count; turn++) {
    const name = CASES[turn % CASES.length] ?? "";
    await well(place, await once(place, chance, name));
    figures[name] = (figures[name] ?? 0) + 1;
    if ((turn + 1) % 20 === 0) tell(`${turn + 1} folders`);
  }
  await place.at.close();
  const patient = await opened(path, second);
  for (let turn = 0; turn < (count < LONG_RUN ? 0 : HALF_MINUTES); turn++) {
    await well(patient, await waiting(patient, chance, HALF_A_MINUTE_MS));
    figures["halfMinute"] = turn + 1;
  }
  await patient.at.close();
  await withLedger(path, (db) => assertSound(db));
  return { folders: count, ...figures } satisfies Figures;
});
