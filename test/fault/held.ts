/**
 * Another program, an antivirus above all, holds a file for a moment: so many times what opens, renames or removes it is told
 * EBUSY, EPERM or EACCES for 0.1 to 1.2 seconds, which nobody notices, or for longer, which ends in words that name a file
 * (RELIABILITY T14). In an export, evidence, a backup, an opening and the settings. Runs under the shim.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { openJsonFile } from "../../electron/main/json-file.ts";
import { ledgerErrors } from "../../shared/contract/errors.ts";
import { memoryLog } from "../ledger/transport/memory-log.ts";
import { assertBackups } from "./acts.ts";
import { assertSound, campaign, codeOf, type Figures, freshCopy, type Office, office, withLedger } from "./harness.ts";
import { type Call, type ERRNO, shim } from "./shim.ts";

interface Job {
  readonly name: string;
  /** Kinds of calls that are refused, each with the part of the path they are refused on, and from which of them on. */
  readonly held: readonly (readonly [calls: readonly Call[], part: string, from?: number])[];
  /** Longer than anybody waits: what may be told then. Empty: it is done without a word all the same. */
  readonly told: readonly string[];
  readonly run: (at: Office, place: string) => Promise<unknown>;
}

const DAY = "2026-10-31";

const JOBS: readonly Job[] = [
  {
    name: "export",
    held: [
      [["rename"], "lista.xlsx"],
      // Once it is made: before that there is nothing to hold.
      [["open"], ".tmp", 2],
      // What is left of a try that failed is taken away, too.
      [["rename", "unlink"], ".tmp"],
    ],
    told: ["FILE_LOCKED", "READ_ONLY"],
    run: ({ client }, place) =>
      client.receivables.exportPage({ asOf: DAY, file: join(place, "lista.xlsx"), lang: "es", columns: [] }),
  },
  {
    name: "evidence",
    held: [
      // What somebody is about to attach is looked at as well.
      [["open"], "recibo.txt"],
      [["rename"], ".files"],
      [["rename", "unlink"], ".files"],
    ],
    told: ["FILE_LOCKED", "READ_ONLY"],
    run: async ({ client }, place) => {
      const { rows } = await client.receivables.documents({ asOf: DAY, all: false });
      const file = join(place, "recibo.txt");
      const { customerId } = rows[0] ?? { customerId: 0 };
      const contact = { customerId, channel: "note" as const, outcome: null, note: "contrarecibo", files: [file] };
      return client.contacts.log({ commandId: randomUUID(), ...contact });
    },
  },
  {
    name: "backup",
    held: [[["rename"], "Respaldos"]],
    told: ["FILE_LOCKED", "READ_ONLY"],
    run: ({ client }) => client.backup.make(),
  },
  {
    name: "opening",
    held: [[["open"], "cartera.alcorriente"]],
    told: ["FILE_LOCKED", "READ_ONLY"],
    run: async ({ client, context }, place) => {
      if (context.session.current !== null) await client.ledgers.close();
      return client.ledgers.open({ path: join(place, "cartera.alcorriente") });
    },
  },
  {
    name: "settings",
    held: [
      [["rename"], "preferences.json"],
      [["open"], "preferences.json.new"],
    ],
    told: ["EBUSY", "EPERM", "EACCES"],
    run: async (_at, place) => {
      const path = join(place, "preferences.json");
      const file = openJsonFile(path, z.object({ n: z.number() }), { n: 0 }, memoryLog().log);
      const n = file.read().n + 1;
      file.write({ n });
      if (z.object({ n: z.number() }).parse(JSON.parse(readFileSync(path, "utf8"))).n !== n)
        throw new Error("not kept");
    },
  },
];

const ERRORS = ["EBUSY", "EPERM", "EACCES"] as const satisfies readonly (keyof typeof ERRNO)[];
/** Between what nobody notices and what is told lies what a machine's load decides. */
const MOMENT_MS = [100, 1_200] as const;
const LONG_MS = 3_200;

/** Files of a try that was not finished, anywhere below. */
function leftovers(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    /\.(tmp|parcial|new)(-\w+)?$/.test(name),
  );
}

await campaign(async ({ template, folder, count, chance, tell }) => {
  const figures = { unnoticed: 0, told: 0, waited: 0 };
  for (let turn = 0; turn < count; turn++) {
    const job = JOBS[turn % JOBS.length] as Job;
    const [calls, part, from = 1] = job.held[chance.below(job.held.length)] as Job["held"][number];
    const error = ERRORS[chance.below(ERRORS.length)] as (typeof ERRORS)[number];
    const long = turn % (JOBS.length * 3) < JOBS.length;
    const held = long ? LONG_MS : MOMENT_MS[0] + chance.below(MOMENT_MS[1] - MOMENT_MS[0]);
    const words = `${job.name}: ${calls.join("+")} of ${part} ${error} for ${held} ms`;
    const place = join(folder, "tenida");
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    const path = freshCopy(template.full, join(place, "cartera.alcorriente"));
    writeFileSync(join(place, "recibo.txt"), `recibido ${turn}`);
    const at = office();
    try {
      await at.client.ledgers.open({ path });
      shim.hold(calls, from, error, held, part);
      const told = await job.run(at, place).then(
        () => "",
        (thrown: unknown) => codeOf(thrown),
      );
      const came = shim.fired();
      if (!came) throw new Error(`${words}: nothing was held`);
      if (told !== "" && !long) throw new Error(`${words}: said ${told}`);
      if (told !== "" && !(job.told.includes(told) && (told in ledgerErrors || job.name === "settings"))) {
        throw new Error(`${words}: said ${told}`);
      }
      const left = leftovers(place).filter(
        (name) => !(job.name === "settings" && told !== "" && name.endsWith(".new")),
      );
      if (left.length > 0) throw new Error(`${words}: left ${left.join()}`);
      shim.off();
      // Once the file is free, the same is done as if nothing had happened.
      await job.run(at, place).catch((thrown: unknown) => {
        throw new Error(`${words}: free again, it said ${codeOf(thrown)}`);
      });
      figures[told !== "" ? "told" : long ? "waited" : "unnoticed"]++;
    } finally {
      shim.off();
      await at.close();
    }
    if (leftovers(place).length > 0) throw new Error(`${words}: left ${leftovers(place).join()} in the end`);
    await withLedger(path, (db) => assertSound(db));
    await assertBackups(join(place, "Respaldos de cartera"));
    if ((turn + 1) % 20 === 0) tell(`${turn + 1} files held`);
  }
  return { held: count, ...figures } satisfies Figures;
});
