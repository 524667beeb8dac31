import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { createRouterClient } from "@orpc/server";
import type { AgingRow, DocumentRow } from "../../shared/contract/receivables.ts";
import { formatMinor } from "../../shared/domain/money.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { createReadingRouter, withContractErrors } from "../ledger/reading-router.ts";
import { UsageError } from "./arguments.ts";
import type { Call, ReadingCall, Words } from "./call.ts";
import { write } from "./call.ts";
import { grouped, printTable } from "./output.ts";

const OK = 0;
const FAILED = 1;

/** Carries out one command; returns the exit code. Throws UsageError and the contract's errors. */
export async function runCommand(words: Words): Promise<number> {
  const { command, context, options, texts } = words;
  const read = command === "documents" && options.audit !== undefined ? undefined : READING[command];
  const run = COMMANDS[command];
  if (!read && !run && command !== "restore") throw new UsageError(fillWords(texts.unknownCommand, { command }));
  if (options.ledger === undefined) throw new UsageError(texts.noLedger);
  const path = resolve(options.ledger);
  // It puts a file in the ledger's place: nothing may have that ledger open.
  if (command === "restore") return (await import("./backup.ts")).runRestore(words, path);
  if (read) {
    // Without the status that `ledgers.open` answers with: its day in the company's zone alone takes a tenth of such a call.
    await withContractErrors(() => context.session.open(path, "must-exist"));
    const client = createRouterClient(createReadingRouter(), { context });
    return read({ ...words, client });
  }
  const { createRouter } = await import("../ledger/router.ts");
  const client = createRouterClient(createRouter(), { context });
  if (command !== "import") await client.ledgers.open({ path });
  return run ? run({ ...words, client }) : FAILED;
}

/** Commands for which little has to be loaded: they are asked often, and an answer is all they do. */
const READING: Readonly<Record<string, (call: ReadingCall) => Promise<number>>> = { aging, documents, verify };

const COMMANDS: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  import: async (call) => (await import("./import.ts")).runImport(call),
  backup: async (call) => (await import("./backup.ts")).runBackup(call),
  documents: auditOf,
  report,
  openings: async (call) => (await import("./openings.ts")).runOpenings(call),
  payments: async (call) => (await import("./payments.ts")).runPayments(call),
  rates: async (call) => (await import("./rates.ts")).runRates(call),
};

/** `documents --audit UUID`. */
async function auditOf(call: Call): Promise<number> {
  const { printAudit } = await import("./audit.ts");
  return printAudit(call, call.options.audit ?? "", asOf(call));
}

function asOf(call: Words): string {
  return call.options["as-of"] ?? call.today();
}

async function print(call: Words, json: unknown, text: () => string): Promise<void> {
  await write(call.streams.out, call.options.json ? `${JSON.stringify(json, null, 1)}\n` : `${text()}\n`);
}

async function aging(call: ReadingCall): Promise<number> {
  const { rows } = await call.client.receivables.aging({ asOf: asOf(call) });
  const json = rows.map((row) => {
    const amount = (minor: number): string => formatMinor(minor, row.currency);
    return {
      customer: row.customerKey,
      name: row.customerName,
      currency: row.currency,
      current: amount(row.currentMinor),
      d1_30: amount(row.d1to30Minor),
      d31_60: amount(row.d31to60Minor),
      d61_90: amount(row.d61to90Minor),
      d90_plus: amount(row.d90plusMinor),
      balance: amount(row.balanceMinor),
      unapplied: amount(row.unappliedMinor),
    };
  });
  await print(call, json, () => agingText(call, rows));
  return OK;
}

function agingText(call: Words, rows: readonly AgingRow[]): string {
  const { texts } = call;
  const title = fillWords(texts.asOf, { day: asOf(call) });
  if (rows.length === 0) return `${title}\n${texts.nothing}`;
  const amount = (minor: number, row: AgingRow): string =>
    minor === 0 ? "-" : grouped(formatMinor(minor, row.currency));
  const money = (header: string, minor: (row: AgingRow) => number) => ({
    header,
    align: "right" as const,
    text: (row: AgingRow) => amount(minor(row), row),
  });
  const table = printTable<AgingRow>(
    [
      { header: texts.columns.customer, align: "left", text: (row) => row.customerName || row.customerKey },
      { header: texts.columns.currency, align: "left", text: (row) => row.currency },
      money(texts.columns.current, (row) => row.currentMinor),
      money("1-30", (row) => row.d1to30Minor),
      money("31-60", (row) => row.d31to60Minor),
      money("61-90", (row) => row.d61to90Minor),
      money("91+", (row) => row.d90plusMinor),
      money(texts.columns.unapplied, (row) => row.unappliedMinor),
      money(texts.columns.balance, (row) => row.balanceMinor),
    ],
    rows,
  );
  return `${title}\n${table}`;
}

async function documents(call: ReadingCall): Promise<number> {
  const { rows } = await call.client.receivables.documents({
    asOf: asOf(call),
    customerKey: call.options.customer ?? null,
    all: call.options.all,
  });
  const json = rows.map((row) => ({
    uuid: row.uuid,
    kind: row.kind,
    series: row.series,
    folio: row.folio,
    customer: row.customerKey,
    name: row.customerName,
    issued: row.issuedOn,
    due: row.dueOn,
    currency: row.currency,
    total: formatMinor(row.totalMinor, row.currency),
    open: formatMinor(row.openMinor, row.currency),
    status: row.status,
    daysPastDue: row.daysPastDue,
    bucket: row.bucket,
  }));
  await print(call, json, () => documentsText(call, rows));
  return OK;
}

function documentsText(call: Words, rows: readonly DocumentRow[]): string {
  const { columns } = call.texts;
  return printTable<DocumentRow>(
    [
      { header: columns.document, align: "left", text: (row) => `${row.kind} ${row.series}${row.folio}`.trim() },
      { header: "UUID", align: "left", text: (row) => row.uuid },
      { header: columns.customer, align: "left", text: (row) => row.customerName || row.customerKey },
      { header: columns.due, align: "left", text: (row) => row.dueOn },
      { header: columns.days, align: "right", text: (row) => String(row.daysPastDue) },
      { header: columns.currency, align: "left", text: (row) => row.currency },
      { header: columns.open, align: "right", text: (row) => grouped(formatMinor(row.openMinor, row.currency)) },
      { header: columns.status, align: "left", text: (row) => row.status },
    ],
    rows,
  );
}

async function report(call: Call): Promise<number> {
  const { options, texts, rest } = call;
  if (rest[0] !== "weekly") throw new UsageError(fillWords(texts.unknownReport, { report: rest[0] ?? "" }));
  if (options.format === undefined || options.out === undefined) throw new UsageError(texts.noOut);
  const answer = await call.client.reports.exportWeekly({
    commandId: randomUUID(),
    asOf: asOf(call),
    format: options.format,
    file: resolve(options.out),
    lang: options.lang,
  });
  await print(call, answer, () => fillWords(texts.written, { file: answer.file }));
  return OK;
}

async function verify(call: ReadingCall): Promise<number> {
  const result = await call.client.ledgers.verify({ lang: call.options.lang });
  const lines = result.checks.map((check) => `${check.ok ? "✓" : "✗"} ${check.name}: ${check.detail}`);
  const verdict = result.ok ? call.texts.verified : call.texts.notVerified;
  await print(call, result, () => [...lines, verdict].join("\n"));
  return result.ok ? OK : FAILED;
}
