import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import { backupFolder, listBackups } from "../../electron/ledger/backup/catalog.ts";
import { proveCopy } from "../../electron/ledger/db/backup-file.ts";
import { migrations } from "../../electron/ledger/db/migrations/migrations.ts";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { addDays } from "../../shared/domain/days.ts";
import type { Office } from "./harness.ts";

/** Something a user does, in whose middle the disk is made to fail. */
export interface Act {
  readonly name: string;
  /** Needs the ledger with signed agreements. */
  readonly signed?: boolean;
  /** Opens the ledger itself. */
  readonly opens?: boolean;
  /** Looked up before anything fails; it is also what makes the second try the same command. */
  readonly prepare?: (at: Office) => Promise<unknown>;
  readonly run: (at: Office, path: string, ready: unknown) => Promise<void>;
  /** May be done in part, each part whole, and gone on with. */
  readonly partly?: boolean;
  /** Tables that may differ: what is written of the failure itself. */
  readonly leaves: readonly string[];
  /** What else has to hold in the end. Throws what does not. */
  readonly judge?: (path: string) => Promise<void>;
}

/** Kept of a run that failed and of the one that followed it. */
const RUN_TABLES = ["audit", "seal", "command", "import_run", "import_item", "meta"];

const id = (): { commandId: string } => ({ commandId: randomUUID() });

/** The day so many days from now. */
function daysOn(days: number): string {
  return addDays(new Date().toISOString().slice(0, 10), days);
}

/** The first open invoice of the ledger in pesos. */
async function invoiceOf({ client }: Office) {
  const { rows } = await client.receivables.documents({ asOf: "2026-10-31", all: false });
  const found = rows.find((row) => row.kind === "I" && row.currency === "MXN" && row.openMinor > 1000);
  if (found === undefined) throw new Error("no open invoice");
  return found;
}

/** An act whose command is made up before anything fails and sent again as it was. */
function command<Input>(
  name: string,
  prepare: (at: Office) => Promise<Input>,
  send: (at: Office, input: Input) => Promise<unknown>,
  more: Pick<Act, "signed"> = {},
): Act {
  return {
    name,
    ...more,
    prepare,
    run: async (at, _path, ready) => void (await send(at, ready as Input)),
    leaves: ["meta"],
  };
}

const recording = async (at: Office) => {
  const { customerId, uuid } = await invoiceOf(at);
  const payment = { customerId, currency: "MXN", amountMinor: 500, paidOn: "2026-10-30", form: "03" as const };
  return { ...id(), payments: [{ ...payment, applications: [{ invoiceUuid: uuid, amountMinor: 500 }] }] };
};

/** What is swept: eight commands, a change of the schema, and a backup with its copy in a second folder. */
export const ACTS: readonly Act[] = [
  command("payment", recording, ({ client }, input) => client.payments.record(input)),
  command(
    "rate",
    async () => ({ ...id(), currency: "USD", day: "2026-10-30", rate: "18.25", source: "typed" as const }),
    ({ client }, input) => client.rates.add(input),
  ),
  command(
    "follow-up",
    async (at) => ({ ...id(), customerId: (await invoiceOf(at)).customerId, dueOn: daysOn(3) }),
    ({ client }, input) => client.contacts.addFollowUp(input),
  ),
  command(
    "promise",
    async (at) => {
      const { customerId, uuid } = await invoiceOf(at);
      const payments = [{ dueOn: daysOn(5), amountMinor: 500 }];
      return { ...id(), draft: { customerId, currency: "MXN", payments, invoices: [uuid] } };
    },
    ({ client }, input) => client.promises.make(input),
  ),
  command(
    "agreement ended",
    async ({ client }) => {
      const { today } = await client.agreements.agreeable({ customerId: 1 });
      const { rows } = await client.agreements.page({ asOf: today, states: ["default"], limit: 10 });
      return { ...id(), id: rows[0]?.id ?? 0, reason: "no pagó" };
    },
    ({ client }, input) => client.agreements.terminate(input),
    { signed: true },
  ),
  command(
    "person",
    async () => ({ ...id(), person: { name: "Eva", role: "collector" as const, email: "", active: true } }),
    ({ client }, input) => client.users.add(input),
  ),
  {
    name: "evidence",
    prepare: async (at) => {
      const { customerId } = await invoiceOf(at);
      const path = at.context.session.current?.path ?? "";
      const file = join(dirname(path), "contrarecibo.txt");
      writeFileSync(file, "recibido el martes");
      return { ...id(), customerId, channel: "note" as const, outcome: null, note: "contrarecibo", files: [file] };
    },
    run: async ({ client }, _path, ready) =>
      void (await client.contacts.log(ready as Parameters<typeof client.contacts.log>[0])),
    leaves: ["meta"],
  },
  {
    name: "import",
    partly: true,
    prepare: async () => null,
    run: async ({ client, context }) => {
      const folder = resolve("test/fixtures/cfdi/scenarios/07-pagos10-y-33");
      const own = ["EKU9003173C9"];
      const { runId } = await client.imports.start({ ...id(), paths: [folder], ownRfcs: own });
      await context.importing.finished(runId);
      const { run } = await client.imports.items({ runId, limit: 1 });
      if (run.state === "failed") throw Object.assign(new Error("the run failed"), { code: "DISK_FULL" });
    },
    leaves: RUN_TABLES,
  },
  {
    name: "schema",
    opens: true,
    run: async ({ client }, path) => void (await client.ledgers.open({ path })),
    leaves: ["meta"],
  },
  {
    name: "backup",
    prepare: async ({ client, context }) => {
      const second = join(dirname(context.session.current?.path ?? ""), "segunda");
      rmSync(second, { recursive: true, force: true });
      mkdirSync(second);
      await client.backup.configure({ ...id(), secondFolder: second, everyMinutes: 60 });
    },
    run: async ({ client }) => {
      const made = await client.backup.make();
      if (!made.second) throw Object.assign(new Error("the second folder has none"), { code: "READ_ONLY" });
    },
    // Each try that came so far leaves its trace.
    leaves: ["meta", "audit", "seal"],
    judge: (path) => assertBackups(backupFolder(path)),
  },
];

/** A ledger of an older version with rows in it. */
export async function oldLedger(folder: string): Promise<string> {
  const path = join(folder, "vieja.alcorriente");
  if (existsSync(path)) return path;
  const steps = migrations.filter(({ version }) => version <= 90);
  await (await openSqliteLedger(path, { mode: "must-not-exist", steps })).close();
  const database = new Database(path);
  database.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)
    insert into customer (id, key, rfc, name, search, name_from) select i, 'K' || i, 'R' || i, 'Cliente ' || i, 'cliente ' || i, '' from n`);
  database.close();
  return path;
}

/** Every file of a folder that is taken for a backup is one. Throws the first that is not. */
export async function assertBackups(folder: string): Promise<void> {
  for (const { file } of await listBackups(folder)) await proveCopy(file);
}
