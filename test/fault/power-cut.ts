/**
 * Power cuts (RELIABILITY T2): a victim works under the shim, which writes down what reached the disk and when it was asked to
 * keep it; then the power fails at so many places of that, and each time the ledger that is left is opened and judged. The
 * control does the same with commits that are not synced: a harness that finds nothing lost there would be blind.
 */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { run } from "../cli/run.ts";
import { dump } from "../ledger/support/ledger-dump.ts";
import { oldLedger } from "./acts.ts";
import { ForgetfulDisk, readSteps } from "./disk.ts";
import {
  assertSound,
  Chance,
  campaign,
  contents,
  type Figures,
  freshCopy,
  isAsked,
  type Order,
  office,
  same,
  withLedger,
} from "./harness.ts";
import { programPath } from "./programs.ts";
import { buildShim, underShim } from "./shim.ts";

const ENDINGS = ["", "-wal", "-journal"] as const;
/** Checkpoints come so often that cuts fall into them too. */
const OFTEN = { "wal_autocheckpoint = 8000": "wal_autocheckpoint = 100" };
const UNSYNCED = { ...OFTEN, "synchronous = FULL": "synchronous = NORMAL" };

/** Seeds of each work; a short run makes do with one. */
const ROUNDS = 3;
const FEW = 100;
/** One cut in so many is gone on with: importing everything again takes longer than all else. */
const AGAIN = 10;
/** Fewer cuts than that could miss what the control loses. */
const CONTROL = 8;

interface Work {
  readonly name: string;
  readonly job: "importingFolders" | "paying" | "migrating";
  /** Acknowledges something before its end, which cuts without syncs must lose. */
  readonly tells: boolean;
  readonly from: (order: Order) => Promise<string>;
  /** Looks at the ledger that was never cut, and answers what looks at one that was. */
  readonly judge: (order: Order, uncut: string) => Promise<Judge>;
}

/** Throws what does not hold of the ledger that a cut left, given what was acknowledged before it. */
type Judge = (left: string, acknowledged: readonly string[]) => Promise<void>;

const WORKS: readonly Work[] = [
  {
    name: "paying",
    job: "paying",
    tells: true,
    from: async ({ template }) => template.full,
    judge: async () => paidWhole,
  },
  { name: "importing", job: "importingFolders", tells: true, from: knowingItsCompany, judge: importedWhole },
  { name: "migrating", job: "migrating", tells: false, from: ({ folder }) => oldLedger(folder), judge: migratedWhole },
];

/** Money and what of it was applied are there as often as commands say so. */
async function paidWhole(left: string, acknowledged: readonly string[]): Promise<void> {
  await withLedger(left, async (db) => {
    await assertSound(db, acknowledged);
    const { recorded, payments, applying, applications } = (
      await sql<Record<"recorded" | "payments" | "applying" | "applications", number>>`select
        (select count(*) from command where procedure = 'payments.record') as recorded,
        (select count(*) from payment) as payments,
        (select count(*) from command where procedure = 'payments.apply') as applying,
        (select count(*) from payment_application) as applications`.execute(db.read)
    ).rows[0] ?? { recorded: -1, payments: 0, applying: -1, applications: 0 };
    if (recorded !== payments || applying !== applications) {
      throw new Error(`${recorded} commands left ${payments} payments, ${applying} left ${applications} applications`);
    }
  });
}

/** An import that was told to have ended has, and importing again ends as if nothing had happened. */
async function importedWhole({ chance, template }: Order, uncut: string): Promise<Judge> {
  const wanted = JSON.stringify(await withLedger(uncut, dump));
  return async (left, acknowledged) => {
    await withLedger(left, async (db) => {
      await assertSound(db, acknowledged);
      const ended = await db.read.selectFrom("import_run").select("command_id").where("state", "=", "done").execute();
      const lost = acknowledged.filter((id) => !ended.some(({ command_id }) => command_id === id));
      if (lost.length > 0) throw new Error(`${lost.length} acknowledged ends of imports are lost`);
    });
    if (chance.below(AGAIN) > 0) return;
    const at = office();
    try {
      await at.client.ledgers.open({ path: left });
      const again = { commandId: randomUUID(), paths: [template.cfdi], ownRfcs: [] };
      const { runId } = await at.client.imports.start(again);
      await at.context.importing.finished(runId);
    } finally {
      await at.close();
    }
    await withLedger(left, async (db) => {
      await assertSound(db);
      if (JSON.stringify(await dump(db)) !== wanted) throw new Error("importing again ends otherwise");
    });
  };
}

/** Opening it changes its schema to the end, and every row of every table is as in one that was never cut. */
async function migratedWhole(_: Order, uncut: string): Promise<Judge> {
  const wanted = inWords(contents(uncut));
  return async (left) => {
    await withLedger(left, (db) => assertSound(db));
    same(inWords(contents(left)), wanted, "rows");
  };
}

function inWords(tables: ReadonlyMap<string, string> | null): string {
  return JSON.stringify(Object.fromEntries(tables ?? []));
}

/** A ledger that knows whose it is and nothing else. */
async function knowingItsCompany({ folder, template }: Order): Promise<string> {
  const path = join(folder, "nueva.alcorriente");
  if (!existsSync(path)) await run("import", join(folder, "nada"), "--ledger", path, "--company", template.company);
  return path;
}

/** What a victim did to its ledger, from the beginning to its end. */
async function recorded(order: Order, library: string, work: Work, pragmas: object) {
  const path = freshCopy(await work.from(order), join(order.folder, "obra.alcorriente"));
  const before = new Map([[path, readFileSync(path)]]);
  const log = join(order.folder, "obra.log");
  rmSync(log, { force: true });
  const words = [programPath("victim"), work.job, path, order.template.cfdi];
  const { status, stderr } = spawnSync(process.execPath, words, {
    encoding: "utf8",
    env: { ...process.env, ...underShim(library, path, log), FAULT_PRAGMAS: JSON.stringify(pragmas) },
  });
  if (status !== 0) throw new Error(`the victim failed by itself: ${stderr}`);
  return { path, steps: readSteps(log), before };
}

interface Judged {
  readonly cuts: number;
  /** Cuts after which something acknowledged was gone. */
  readonly lost: number;
  /** Cuts after which the ledger was damaged or half written. */
  readonly broken: number;
  readonly first: string;
}

async function cutting(order: Order, library: string, work: Work, pragmas: object, seed: number): Promise<Judged> {
  const { path, steps, before } = await recorded(order, library, work, pragmas);
  const chance = new Chance(seed);
  const judge = await work.judge({ ...order, chance }, path);
  const places = Array.from({ length: order.count }, () => chance.below(steps.length + 1)).sort((a, b) => a - b);
  const disk = new ForgetfulDisk(steps, before);
  const left = join(order.folder, "resto.alcorriente");
  let lost = 0;
  let broken = 0;
  let first = "";
  for (const place of places) {
    disk.advanceTo(place);
    disk.cut(chance, path, left, ENDINGS);
    try {
      await judge(left, disk.marks);
    } catch (error) {
      if (/acknowledged/.test(String(error))) lost++;
      else broken++;
      first ||= `${work.name}, seed ${seed}, step ${place} of ${steps.length}: ${String(error)}`;
    }
  }
  return { cuts: places.length, lost, broken, first };
}

await campaign(async (order) => {
  const library = buildShim(order.folder);
  if (library === null) throw new Error("no compiler here");
  const figures: Record<string, number> = {};
  for (const work of WORKS.filter(({ name }) => isAsked(name))) {
    for (let round = 0; round < (order.count < FEW ? 1 : ROUNDS); round++) {
      const { cuts, lost, broken, first } = await cutting(order, library, work, OFTEN, order.seed + round);
      if (lost + broken > 0) throw new Error(first);
      figures[work.name] = (figures[work.name] ?? 0) + cuts;
    }
    order.tell(`${work.name}: ${figures[work.name] ?? 0} cuts, nothing lost`);
  }
  for (const work of WORKS.filter(({ name, tells }) => tells && isAsked(`control ${name}`))) {
    const many = { ...order, count: Math.max(CONTROL, order.count) };
    const { cuts, lost } = await cutting(many, library, work, UNSYNCED, order.seed);
    if (lost === 0) throw new Error(`${work.name}: the control lost nothing: this harness is blind`);
    figures[`${work.name}ControlCuts`] = cuts;
    figures[`${work.name}ControlLost`] = lost;
  }
  return figures satisfies Figures;
});
