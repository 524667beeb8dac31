import type { RouterClient } from "@orpc/server";
import type { cliEs } from "../../shared/i18n/cli.es.ts";
import { fillWords, type Messages } from "../../shared/i18n/messages.ts";
import type { LedgerContext } from "../ledger/context.ts";
import type { openForReading } from "../ledger/ledgers/open-for-reading.ts";
import type { createRouter } from "../ledger/router.ts";
import { type CliOptions, UsageError } from "./arguments.ts";
import type { Streams } from "./output.ts";

/** What every command works with, before it has a ledger. */
export interface Words {
  readonly command: string;
  readonly rest: readonly string[];
  readonly options: CliOptions;
  readonly texts: Messages<typeof cliEs>;
  readonly streams: Streams;
  /** Day taken as today; asked for only when a command needs it, because time zones are slow to load. */
  today(): string;
}

/** A ledger that is open, as the commands get it that open no session. */
export type Ledger = Awaited<ReturnType<typeof openForReading>>;

/** Everything a command works with. */
export interface Call extends Words {
  readonly context: LedgerContext;
  readonly client: RouterClient<ReturnType<typeof createRouter>>;
}

/** The day a command is about. */
export function asOf(call: Words): string {
  return call.options["as-of"] ?? call.today();
}

/** Says on standard error what the open ledger lacks of what was done in it: what is added now does not bring that back. */
export async function warnOfMissing({ context, streams, texts }: Call): Promise<void> {
  const { missing } = context.session;
  if (missing === null) return;
  const { kind, operations, until } = missing;
  const words = kind === "cut" ? fillWords(texts.missingCut, { operations, until }) : texts.missingOther;
  await write(streams.err, `${words}\n`);
}

/** Writes the answer as JSON or as text, as asked. */
export async function print(call: Words, json: unknown, text: () => string): Promise<void> {
  await write(call.streams.out, call.options.json ? `${JSON.stringify(json, null, 1)}\n` : `${text()}\n`);
}

/** Says on standard error why nothing was done; programs get the answer as JSON besides. Returns the exit code. */
export async function refuse(call: Call, json: unknown, reason: string): Promise<number> {
  if (call.options.json) await write(call.streams.out, `${JSON.stringify(json, null, 1)}\n`);
  await write(call.streams.err, `${reason}\n`);
  return 1;
}

/** The customer of that key, with a balance or without. Throws UsageError. */
export async function customerOf(call: Call, key: string): Promise<number> {
  const text = key.replaceAll("|", " ").slice(0, 200);
  const { rows } = await call.client.customers.find({ text, limit: 50 });
  const found = rows.find((row) => row.key === key || row.key === key.toUpperCase());
  if (!found) throw new UsageError(fillWords(call.texts.noCustomer, { customer: key }));
  return found.id;
}

/** Writes the whole text before the process may end. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    stream.write(text, (error) => (error ? fail(error) : done()));
  });
}
