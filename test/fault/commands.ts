/**
 * Random commands with faults among them (RELIABILITY T31): what an office does, in any order and often wrong, on one ledger after
 * the other, while on every hundredth command or so the process dies in the middle of it, the disk fails or is full, another
 * process works on the ledger or holds it, the clock jumps, hostile files come in. After each fault the ledger is judged and the
 * work goes on in it. A command sent again answers as it did. Runs under the shim.
 */
import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { Worker } from "node:worker_threads";
import { ledgerErrors } from "../../shared/contract/errors.ts";
import { addDays } from "../../shared/domain/days.ts";
import { KINDS, mutate, seeds } from "../fuzz/mutate.ts";
import { allProcedures, callOn, inputAbout, outcomeOf, type Procedure } from "../ledger/support/inputs.ts";
import {
  assertSound,
  type Chance,
  campaign,
  type Figures,
  freshCopy,
  type Office,
  type Order,
  office,
  withLedger,
} from "./harness.ts";
import { type Call, type ERRNO, shim } from "./shim.ts";

/** Commands on one ledger, before the next one begins where the template ends. */
const ON_ONE = 1000;
/** One command of so many meets a fault. */
const FAULT_EVERY = 100;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TODAY = "2026-10-31";

/** Leave the ledger, write files, send mail, sign somebody in or out, or forbid what is done most: these have tests of their own. */
const ELSEWHERE =
  /^(ledgers|users|backup|mail|reports|imports|letters)\.|export|importFile|importDelivery|^bank\.import|attach|copyAttachment|saveXml|packForSupport|^kpis\.closes|^promises\.saveRules|^approvals\.saveLimits/i;
const COMMANDS = allProcedures().filter(
  ({ kind, name, input }) => kind === "command" && input && !ELSEWHERE.test(name),
);
/** What is done most, and what comes to something most often, which is named twice. */
const OFTEN = /^(payments|promises|disputes|agreements|contacts|writeOffs|rates)\./;
const OFTENER =
  /^(payments\.(record|apply|split|unapply)|promises\.make|disputes\.open|agreements\.save|contacts\.log|rates\.add)$/;
const MONEY = [OFTEN, OFTENER, OFTENER].flatMap((names) => COMMANDS.filter(({ name }) => names.test(name)));

interface Asked {
  readonly procedure: Procedure;
  readonly input: unknown;
}

/** An invoice or a payment, and whose it is. */
interface Owed {
  readonly uuid: string;
  readonly customerId: number;
  readonly currency: string;
}

const NOTHING: Owed = { uuid: "00000000-0000-4000-8000-000000000000", customerId: 1, currency: "MXN" };

/** What commands can be about: what the ledger has, and what came of the commands before. */
interface Known {
  readonly invoices: readonly Owed[];
  readonly payments: Owed[];
  readonly applications: number[];
  readonly events: number[];
}

function one<T>(chance: Chance, values: readonly T[], otherwise: T): T {
  return values[chance.below(values.length)] ?? otherwise;
}

/** A command of the right shape about things that are there, or that might be. */
function anyCommand(chance: Chance, known: Known): Asked {
  const procedure = one(chance, chance.below(4) === 0 ? COMMANDS : MONEY, COMMANDS[0] as Procedure);
  const { uuid, customerId, currency } = one(chance, known.invoices, NOTHING);
  const theirs = known.payments.filter((payment) => payment.customerId === customerId);
  const payment = one(chance, theirs.length > 0 && chance.below(5) > 0 ? theirs : known.payments, NOTHING);
  // Now and then somebody else's, another currency, a day that is still to come.
  const astray = chance.below(8) === 0;
  const day = addDays(TODAY, chance.below(60) - (astray ? 40 : 60));
  const byKey: Record<string, unknown> = {
    customerId: astray ? one(chance, known.invoices, NOTHING).customerId : customerId,
    invoiceUuid: uuid,
    paymentUuid: payment.uuid,
    applicationIds: one(chance, known.applications, 1),
    eventId: one(chance, known.events, 1),
    id: 1 + chance.below(30),
    amountMinor: 1 + chance.below(chance.below(5) === 0 ? 10_000_000 : 5_000),
    currency: procedure.name === "rates.add" || astray ? "USD" : currency,
    paidOn: addDays(TODAY, -chance.below(90)),
    dueOn: addDays(TODAY, 1 + chance.below(12)),
    form: one(chance, ["02", "03", "01"], "03"),
    rate: `1${chance.below(10)}.${1 + chance.below(9)}`,
    version: chance.below(3),
    ...(chance.below(2) === 0 ? { applications: true } : {}),
    ...(chance.below(3) === 0 ? { approve: true } : {}),
  };
  return { procedure, input: inputAbout(procedure.input, { byKey, uuid, day }) };
}

function commandIdOf({ input }: Asked): string | null {
  const has = typeof input === "object" && input !== null && "commandId" in input;
  return has && typeof input.commandId === "string" ? input.commandId : null;
}

/** Where the campaign is. */
interface Work {
  readonly order: Order;
  path: string;
  at: Office;
  known: Known;
  /** Commands of this ledger that answered. */
  acknowledged: string[];
  /** Milliseconds by which the PC's clock is wrong. */
  jump: number;
  readonly figures: Record<string, number>;
}

function count({ figures }: Work, name: string): void {
  figures[name] = (figures[name] ?? 0) + 1;
}

const begin = (work: Work): Office => office({ now: () => new Date(Date.parse(`${TODAY}T18:00:00Z`) + work.jump) });

/** Sends a command and notes what came of it; whatever is asked, it answers or is refused with a declared error. */
async function send(work: Work, asked: Asked, at = work.at): Promise<{ code: string; answer?: unknown }> {
  const { procedure } = asked;
  const ended = await outcomeOf(() => callOn(at.client, procedure.path, asked.input));
  const { code } = ended;
  if (code === "OK") note(work, asked, ended.answer);
  else if (code === "INTERNAL" || !(code in ledgerErrors || code === "BAD_REQUEST"))
    throw new Error(`${procedure.name} ended in ${code}: ${JSON.stringify(asked.input)}`);
  return ended;
}

function note(work: Work, asked: Asked, answer: unknown): void {
  const id = commandIdOf(asked);
  if (id !== null) work.acknowledged.push(id);
  if (typeof answer !== "object" || answer === null) return;
  const { payments, applications, events } = work.known;
  if (asked.procedure.name === "payments.record" && "payments" in answer)
    payments.push(...recorded(asked, answer.payments as { uuid: string }[]));
  if ("applicationIds" in answer) applications.push(...(answer.applicationIds as number[]));
  if ("eventId" in answer) events.push(answer.eventId as number);
}

/** Money that was recorded, and whose it is. */
function recorded(asked: Asked, answers: readonly { readonly uuid: string }[]): Owed[] {
  const { payments } = asked.input as { payments: readonly Omit<Owed, "uuid">[] };
  return answers.flatMap(({ uuid }, index) => {
    const payment = payments[index];
    return payment === undefined ? [] : [{ ...payment, uuid }];
  });
}

async function know(at: Office): Promise<Known> {
  const { rows } = await at.client.receivables.documents({ asOf: TODAY, all: false });
  return { invoices: rows.filter(({ kind }) => kind === "I"), payments: [], applications: [], events: [] };
}

async function judge(work: Work, after: string): Promise<void> {
  const db = work.at.context.session.current;
  if (db === null) throw new Error(`${after}: the ledger is closed`);
  await assertSound(db, work.acknowledged).catch((error: unknown) => {
    throw new Error(`${after}: ${String(error)}`);
  });
}

/** The ledger as a process leaves it that dies now. */
function remains(path: string, to: string): void {
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${to}${ending}`, { force: true });
  copyFileSync(path, to);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${to}-wal`);
}

type Fault = (work: Work) => Promise<void>;

/** Each has one command or some in the middle of which something goes wrong. */
const FAULTS: Readonly<Record<string, Fault>> = {
  async dies(work) {
    const { chance, folder } = work.order;
    const asked = anyCommand(chance, work.known);
    const before = [...work.acknowledged];
    const answering = send(work, asked);
    for (let n = chance.below(12); n > 0; n--) await (chance.below(2) === 0 ? turn() : Promise.resolve());
    // Nothing of this process runs while these lines do: the copy is what a kill leaves.
    const answered = [...work.acknowledged];
    const next = join(folder, `tras ${randomUUID()}.alcorriente`);
    remains(work.path, next);
    await answering;
    await work.at.close();
    for (const ending of ["", "-wal", "-shm"]) rmSync(`${work.path}${ending}`, { force: true });
    work.path = next;
    work.acknowledged = answered.length > before.length ? answered : before;
    work.at = begin(work);
    await work.at.client.ledgers.open({ path: next });
    await judge(work, `died in ${asked.procedure.name}`);
    // The page asks again by the same id.
    await send(work, asked);
  },
  async diskFails(work) {
    const { chance } = work.order;
    // A command that is refused writes nothing: another one is asked until one meets its fault.
    for (let tries = 0, met = false; tries < 10 && !met; tries++) {
      const call = one<Call>(chance, ["write", "write", "sync", "open", "truncate"], "write");
      const errno = one<keyof typeof ERRNO>(chance, ["EIO", "ENOSPC", "EIO", "EROFS"], "EIO");
      const asked = anyCommand(chance, work.known);
      shim.arm(call, 1 + chance.below(4), errno, chance.below(2) === 0 ? "once" : "ever");
      try {
        await send(work, asked);
        met = shim.fired();
      } finally {
        shim.off();
      }
      if (met) count(work, "diskFailed");
      await send(work, asked);
    }
  },
  async diskFull(work) {
    const { chance } = work.order;
    shim.room(chance.below(60_000));
    try {
      for (let n = 0; n < 5; n++) {
        const { code } = await send(work, anyCommand(chance, work.known));
        if (code === "DISK_FULL") count(work, "toldFull");
      }
    } finally {
      shim.off();
    }
  },
  async otherWorks(work) {
    const { chance } = work.order;
    const other = begin(work);
    try {
      await other.client.ledgers.open({ path: work.path });
      // One after the other: on one thread, who holds the ledger could not go on while the other waits (together.ts has two processes).
      for (let n = 0; n < 6; n++) await send(work, anyCommand(chance, work.known), n % 2 === 0 ? work.at : other);
    } finally {
      await other.close();
    }
  },
  async otherHolds(work) {
    const { chance } = work.order;
    const code = `const { parentPort, workerData } = require("node:worker_threads");
      const database = new (require(workerData.engine))(workerData.path);
      database.exec("begin immediate");
      parentPort.postMessage("held");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, workerData.ms);
      database.exec("rollback");
      database.close();`;
    const engine = resolve("node_modules/better-sqlite3");
    const workerData = { engine, path: work.path, ms: 20 + chance.below(200) };
    const holder = new Worker(code, { eval: true, workerData });
    const gone = new Promise((resolve) => holder.once("exit", resolve));
    await new Promise((resolve, reject) => {
      holder.once("message", resolve);
      holder.once("error", reject);
    });
    await send(work, anyCommand(chance, work.known));
    await gone;
  },
  async clockJumps(work) {
    const { chance } = work.order;
    work.jump = one(chance, [-HOUR, HOUR, -DAY, DAY, -3650 * DAY, 365 * DAY, 0], 0);
    for (let n = 0; n < 3; n++) await send(work, anyCommand(chance, work.known));
    work.jump = 0;
  },
  async hostileFiles(work) {
    const { chance, folder, template } = work.order;
    const inbox = join(folder, "entrada");
    rmSync(inbox, { recursive: true, force: true });
    mkdirSync(inbox);
    const models = seeds();
    for (let n = 0; n < 5; n++) {
      const file = join(inbox, `${n}.xml`);
      const change = {
        kind: chance.below(KINDS),
        at: chance.share(),
        to: chance.share(),
        value: chance.below(2 ** 31),
      };
      const seed = one(chance, models, Buffer.alloc(0));
      writeFileSync(file, mutate(seed, [change], models));
      utimesSync(file, 1_700_000_000, 1_700_000_000);
    }
    const { importing } = work.at.context;
    const start = { commandId: randomUUID(), paths: [inbox], ownRfcs: [template.company] };
    const { runId } = await work.at.client.imports.start(start);
    await importing.finished(runId);
    const { run } = await work.at.client.imports.items({ runId, limit: 1 });
    if (run.state !== "done") throw new Error(`hostile files ended an import as ${run.state}: ${run.trouble}`);
    work.acknowledged.push(start.commandId);
  },
  async sentTwice(work) {
    const { chance } = work.order;
    const asked = anyCommand(chance, work.known);
    const [a, b] = await Promise.all([send(work, asked), send(work, asked)]);
    const again = await send(work, asked);
    const same = (x: typeof a, y: typeof a): boolean => x.code !== "OK" || isDeepStrictEqual(x.answer, y.answer);
    if (commandIdOf(asked) === null || (same(a, again) && same(b, again))) return;
    throw new Error(`${asked.procedure.name} sent again answers otherwise: ${JSON.stringify([a, b, again])}`);
  },
};

await campaign(async (order) => {
  const { template, folder, chance, tell } = order;
  const work: Work = {
    order,
    path: "",
    at: office(),
    known: { invoices: [], payments: [], applications: [], events: [] },
    acknowledged: [],
    jump: 0,
    figures: {},
  };
  const faults = Object.keys(FAULTS);
  let made = 0;
  let answered = 0;
  for (let n = 0; n < order.count; n++) {
    if (n % ON_ONE === 0) {
      await work.at.close();
      work.path = freshCopy(template.signed, join(folder, `cartera ${n}.alcorriente`));
      work.at = begin(work);
      work.acknowledged = [];
      await work.at.client.ledgers.open({ path: work.path });
      work.known = await know(work.at);
    }
    if (chance.below(FAULT_EVERY) === 0) {
      // Each kind as often as the others, so that few commands meet them all too.
      const name = faults[made++ % faults.length] ?? "dies";
      await FAULTS[name]?.(work);
      count(work, name);
      await judge(work, `command ${n}, ${name}`);
    } else {
      const { code } = await send(work, anyCommand(chance, work.known));
      if (code === "OK") answered++;
    }
    if (n % 5000 === 4999) tell(`${n + 1} commands, ${made} faults, ${answered} done`);
  }
  await judge(work, "at the end");
  await work.at.close();
  await withLedger(work.path, (db) => assertSound(db, work.acknowledged));
  return { commands: order.count, done: answered, faults: made, ...work.figures } satisfies Figures;
});
