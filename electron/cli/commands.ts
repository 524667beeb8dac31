import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { AgingRow, DocumentRow } from "../../shared/contract/receivables.ts";
import { formatMinor } from "../../shared/domain/money.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { UsageError } from "./arguments.ts";
import { printAudit } from "./audit.ts";
import type { Call } from "./call.ts";
import { write } from "./call.ts";
import { runImport } from "./import.ts";
import { grouped, printTable } from "./output.ts";

const OK = 0;
const FAILED = 1;

/** Carries out one command; returns the exit code. Throws UsageError and the contract's errors. */
export async function runCommand(call: Call): Promise<number> {
  const { command, options, texts } = call;
  const run = COMMANDS[command];
  if (!run) throw new UsageError(fillWords(texts.unknownCommand, { command }));
  if (options.ledger === undefined) throw new UsageError(texts.noLedger);
  if (command !== "import") await call.client.ledgers.open({ path: resolve(options.ledger) });
  return run(call);
}

const COMMANDS: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  import: runImport,
  aging,
  documents,
  report,
  verify,
  openings: async (call) => (await import("./openings.ts")).runOpenings(call),
  payments: async (call) => (await import("./payments.ts")).runPayments(call),
  rates: async (call) => (await import("./rates.ts")).runRates(call),
};

function asOf(call: Call): string {
  return call.options["as-of"] ?? call.today();
}

async function print(call: Call, json: unknown, text: () => string): Promise<void> {
  await write(call.streams.out, call.options.json ? `${JSON.stringify(json, null, 1)}\n` : `${text()}\n`);
}

async function aging(call: Call): Promise<number> {
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

function agingText(call: Call, rows: readonly AgingRow[]): string {
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

async function documents(call: Call): Promise<number> {
  const { audit } = call.options;
  if (audit !== undefined) return printAudit(call, audit, asOf(call));
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

function documentsText(call: Call, rows: readonly DocumentRow[]): string {
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

async function verify(call: Call): Promise<number> {
  const result = await call.client.ledgers.verify({ lang: call.options.lang });
  const lines = result.checks.map((check) => `${check.ok ? "✓" : "✗"} ${check.name}: ${check.detail}`);
  const verdict = result.ok ? call.texts.verified : call.texts.notVerified;
  await print(call, result, () => [...lines, verdict].join("\n"));
  return result.ok ? OK : FAILED;
}
