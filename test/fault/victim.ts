/**
 * The process that is killed: does one job on a ledger and says on standard output what was acknowledged, one line each.
 * `node victim.ts <job> <ledger> <folder>`.
 */
import "./other-pragmas.ts";
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { MAIL_NOON, sendMails } from "./mailing.ts";
import { shim } from "./shim.ts";

const [, , job, path = "", folder = ""] = process.argv;
const say = (line: string): void => {
  // Under the shim it stands in the log too, between what was written before it and what is written after.
  if (!["ready", "done"].includes(line)) shim.mark(line);
  process.stdout.write(`${line}\n`);
};

// The copy of the ledger before an import is what the app makes by itself; other work is not to be held up by one.
const { context, close } = createContext({
  actor: "victim",
  ...(job === "mailing" ? { now: () => MAIL_NOON } : {}),
  ...(job === "importingBeside" ? { backup: "imports" } : {}),
});
const client = createRouterClient(createRouter(), { context });

/** Work without an end of its own stops here, so that no victim outlives its test. */
const PAYMENTS = 80;
const BACKUPS = 4;

async function importing(): Promise<void> {
  await client.ledgers.open({ path });
  say("ready");
  const commandId = randomUUID();
  const { runId } = await client.imports.start({ commandId, paths: [folder], ownRfcs: [] });
  await context.importing.finished(runId);
}

/** Imports the folders in a folder one after the other, each told once it has ended. */
async function importingFolders(): Promise<void> {
  await client.ledgers.open({ path });
  say("ready");
  for (const name of readdirSync(folder).sort()) {
    const commandId = randomUUID();
    const { runId } = await client.imports.start({ commandId, paths: [join(folder, name)], ownRfcs: [] });
    await context.importing.finished(runId);
    say(commandId);
  }
}

/** Records money and applies it to the oldest invoice, again and again. */
async function paying(): Promise<void> {
  await client.ledgers.open({ path });
  const { rows } = await client.receivables.documents({ asOf: "2026-10-31", all: false });
  const invoices = rows.filter((row) => row.currency === "MXN" && row.openMinor > 1000);
  say("ready");
  for (let round = 0; round < PAYMENTS; round++) {
    const invoice = invoices[round % invoices.length];
    if (invoice === undefined) throw new Error("no open invoice to pay");
    const recording = randomUUID();
    const payment = {
      customerId: invoice.customerId,
      currency: "MXN",
      amountMinor: 100,
      paidOn: "2026-10-30",
      form: "03",
    };
    const { payments } = await client.payments.record({ commandId: recording, payments: [payment] });
    say(recording);
    const applying = randomUUID();
    const applications = payments.map(({ uuid }) => ({
      paymentUuid: uuid,
      invoiceUuid: invoice.uuid,
      amountMinor: 100,
    }));
    await client.payments.apply({ commandId: applying, applications });
    say(applying);
  }
}

async function backingUp(): Promise<void> {
  await client.ledgers.open({ path });
  say("ready");
  for (let round = 0; round < BACKUPS; round++) say((await client.backup.make()).file);
}

/** Opening an older ledger changes its schema. */
async function migrating(): Promise<void> {
  say("ready");
  await client.ledgers.open({ path });
}

/** Ends agreements in default, one after the other; each gives its quita back in the same transaction. */
async function terminating(): Promise<void> {
  await client.ledgers.open({ path });
  const { today } = await client.agreements.agreeable({ customerId: 1 });
  const { rows } = await client.agreements.page({ asOf: today, states: ["default"], limit: 1000 });
  say("ready");
  for (const { id } of rows) {
    const commandId = randomUUID();
    await client.agreements.terminate({ commandId, id, reason: "no pagó" });
    say(commandId);
  }
}

/** Imports onto a disk that takes no more, and says how that ended and whether what is there can be read. */
async function filling(): Promise<void> {
  await client.ledgers.open({ path });
  const { runId } = await client.imports.start({ commandId: randomUUID(), paths: [folder], ownRfcs: [] });
  await context.importing.finished(runId);
  const { run } = await client.imports.items({ runId, limit: 1 });
  say(`${run.state} ${run.trouble ?? ""}`);
  await client.receivables.documents({ asOf: "2026-10-31", all: true });
  say("reads on");
}

/** Sends mails to the server at the port that stands for the folder. */
async function mailing(): Promise<void> {
  await client.ledgers.open({ path });
  await sendMails(client, Number(folder), {
    ready: () => say("ready"),
    sent: (number) => {
      say(String(number));
      return true;
    },
  });
}

const JOBS: Readonly<Record<string, () => Promise<void>>> = {
  importing,
  importingBeside: importing,
  importingFolders,
  mailing,
  paying,
  backingUp,
  filling,
  migrating,
  terminating,
};
await JOBS[job ?? ""]?.();
await close();
say("done");
