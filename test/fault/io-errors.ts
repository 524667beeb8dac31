/**
 * Lets the n-th write, sync, truncation, opening, renaming and removal fail, once and from then on, for n = 1, 2, 3 … until
 * none fails, in each of eight commands, in a change of the schema and in a backup (RELIABILITY T3, T8, T10). Runs under the shim.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ledgerErrors } from "../../shared/contract/errors.ts";
import { ACTS, type Act, oldLedger } from "./acts.ts";
import {
  askedNumbers,
  assertSound,
  campaign,
  codeOf,
  type Figures,
  freshCopy,
  isAsked,
  type Order,
  office,
  rowCounts,
  same,
  withLedger,
} from "./harness.ts";
import { CALLS, type Call, shim } from "./shim.ts";

/** A long run says where it is after so many. */
const TOLD = 100;

/** One fault: which call of which kind, and for how long. */
interface Fault {
  readonly call: Call;
  readonly n: number;
  readonly mode: "once" | "ever";
}

interface Sweep {
  readonly order: Order;
  readonly act: Act;
  readonly from: string;
  readonly before: string;
  readonly after: string;
}

async function withOffice<T>(path: string, work: (at: ReturnType<typeof office>) => Promise<T>): Promise<T> {
  const at = office();
  try {
    await at.client.ledgers.open({ path });
    return await work(at);
  } finally {
    await at.close();
  }
}

/** Makes one fault; answers whether the command came so far. Throws what does not hold. */
async function make({ order, act, from, before, after }: Sweep, fault: Fault): Promise<boolean> {
  const words = `${act.name}, ${fault.call} ${fault.n} ${fault.mode}`;
  const place = join(order.folder, "fallo");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  const path = freshCopy(from, join(place, "cartera.alcorriente"));
  const at = office();
  let came = false;
  try {
    if (!act.opens) await at.client.ledgers.open({ path });
    const ready = await act.prepare?.(at);
    shim.arm(fault.call, fault.n, "EIO", fault.mode);
    const error = await act.run(at, path, ready).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    came = shim.fired();
    shim.off();
    if (!came) return false;
    const code = error === null ? "" : codeOf(error);
    if (error !== null && (!(code in ledgerErrors) || code === "INTERNAL"))
      throw new Error(`${words}: ${String(error)}`);
    // As if the process had died on the error: what lies on the disk is the state before or the one after.
    await assertOneOf(copyAside(order, path), act, [before, after], `${words}, left on disk`);
    await act.run(at, path, ready).catch((thrown: unknown) => {
      throw new Error(`${words}: a second try failed too: ${String(thrown)}`);
    });
  } finally {
    shim.off();
    await at.close();
  }
  await assertOneOf(path, act, [after], `${words}, tried again`);
  await act.judge?.(path);
  return came;
}

function copyAside(order: Order, path: string): string {
  const copy = join(order.folder, "muerta.alcorriente");
  for (const ending of ["", "-wal", "-shm"]) {
    rmSync(`${copy}${ending}`, { force: true });
    if (ending !== "-shm" && existsSync(`${path}${ending}`)) copyFileSync(`${path}${ending}`, `${copy}${ending}`);
  }
  rmSync(`${copy}.files`, { recursive: true, force: true });
  if (existsSync(`${path}.files`)) cpSync(`${path}.files`, `${copy}.files`, { recursive: true });
  return copy;
}

async function assertOneOf(path: string, act: Act, states: readonly string[], where: string): Promise<void> {
  await withLedger(path, (db) => assertSound(db)).catch((error: unknown) => {
    throw new Error(`${where}: ${String(error)}`);
  });
  const found = rowCounts(path, act.leaves);
  if (act.partly === true && states.length > 1) return;
  if (!states.includes(found)) same(found, states.at(-1) ?? "", where);
}

/** Every call of every kind, until none is left to fail. */
async function sweepAll(sweep: Sweep): Promise<number> {
  let made = 0;
  for (const call of Object.keys(CALLS) as Call[]) {
    for (const mode of ["once", "ever"] as const) {
      for (const { from, to } of askedNumbers(`${sweep.act.name} ${call} ${mode}`)) {
        for (let n = from; n <= to && (await make(sweep, { call, n, mode })); n++) {
          made++;
          if (made % TOLD === 0) sweep.order.tell(`${sweep.act.name}: ${made} faults, ${call} ${n} ${mode}`);
        }
      }
    }
  }
  return made;
}

/** So many of them by chance; a command that has not so many calls gets its first one. */
async function pickSome(sweep: Sweep): Promise<number> {
  const { chance, count } = sweep.order;
  let made = 0;
  while (made < count) {
    const call = chance.share() < 0.7 ? "write" : "sync";
    const mode = chance.share() < 0.5 ? "once" : "ever";
    const came = await make(sweep, { call, n: 1 + chance.below(call === "write" ? 30 : 3), mode });
    if (came || (await make(sweep, { call, n: 1, mode }))) made++;
  }
  return made;
}

await campaign(async (order) => {
  const figures: Record<string, number> = {};
  const old = await oldLedger(order.folder);
  let faults = 0;
  for (const act of ACTS.filter(({ name }) => isAsked(name))) {
    const from = act.opens ? old : act.signed ? order.template.signed : order.template.full;
    const path = freshCopy(from, join(order.folder, "cartera.alcorriente"));
    let before = "";
    if (act.opens) {
      before = rowCounts(path, act.leaves);
      const at = office();
      await act.run(at, path, undefined);
      await at.close();
    } else {
      await withOffice(path, async (at) => {
        const ready = await act.prepare?.(at);
        before = rowCounts(path, act.leaves);
        await act.run(at, path, ready);
      });
    }
    const sweep = { order, act, from, before, after: rowCounts(path, act.leaves) };
    const made = order.count === 0 ? await sweepAll(sweep) : await pickSome(sweep);
    figures[act.name] = made;
    faults += made;
    order.tell(`${act.name}: ${made} faults`);
  }
  return { faults, ...figures } satisfies Figures;
});
