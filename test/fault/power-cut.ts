/**
 * Power cuts (RELIABILITY T2): a victim works under the shim, which writes down what reached the disk and when it was asked to
 * keep it; then the power fails at so many places of that, and each time the ledger that is left is opened and judged. The
 * control does the same with commits that are not synced: a harness that finds nothing lost there would be blind.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../cli/run.ts";
import { oldLedger } from "./acts.ts";
import { ForgetfulDisk, readSteps } from "./disk.ts";
import { assertSound, Chance, campaign, type Figures, freshCopy, type Order, withLedger } from "./harness.ts";
import { buildShim, underShim } from "./shim.ts";

const ENDINGS = ["", "-wal", "-journal"] as const;
/** Checkpoints come so often that cuts fall into them too. */
const OFTEN = { "wal_autocheckpoint = 8000": "wal_autocheckpoint = 100" };
const UNSYNCED = { ...OFTEN, "synchronous = FULL": "synchronous = NORMAL" };

/** Seeds of each work; a short run makes do with one. */
const ROUNDS = 3;
const FEW = 100;
/** Fewer cuts than that could miss what the control loses. */
const CONTROL = 8;

interface Work {
  readonly job: "importing" | "paying" | "migrating";
  readonly from: (order: Order) => Promise<string>;
}

const WORKS: readonly Work[] = [
  { job: "paying", from: async ({ template }) => template.full },
  { job: "importing", from: knowingItsCompany },
  { job: "migrating", from: ({ folder }) => oldLedger(folder) },
];

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
  const words = [join(import.meta.dirname, "victim.ts"), work.job, path, order.template.cfdi];
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
      await withLedger(left, (db) => assertSound(db, disk.marks));
    } catch (error) {
      if (/acknowledged/.test(String(error))) lost++;
      else broken++;
      first ||= `${work.job}, seed ${seed}, step ${place} of ${steps.length}: ${String(error)}`;
    }
  }
  return { cuts: places.length, lost, broken, first };
}

await campaign(async (order) => {
  const library = buildShim(order.folder);
  if (library === null) throw new Error("no compiler here");
  const figures: Record<string, number> = {};
  for (const work of WORKS) {
    for (let round = 0; round < (order.count < FEW ? 1 : ROUNDS); round++) {
      const { cuts, lost, broken, first } = await cutting(order, library, work, OFTEN, order.seed + round);
      if (lost + broken > 0) throw new Error(first);
      figures[work.job] = (figures[work.job] ?? 0) + cuts;
    }
    order.tell(`${work.job}: ${figures[work.job] ?? 0} cuts, nothing lost`);
  }
  const paying = WORKS[0];
  if (paying === undefined) throw new Error("nothing to do");
  const control = await cutting(
    { ...order, count: Math.max(CONTROL, order.count) },
    library,
    paying,
    UNSYNCED,
    order.seed,
  );
  if (control.lost === 0) throw new Error("the control lost nothing: this harness is blind");
  return { ...figures, controlCuts: control.cuts, controlLost: control.lost } satisfies Figures;
});
