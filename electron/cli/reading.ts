import { createRouterClient, implement } from "@orpc/server";
import type { AgingRow, DocumentRow } from "../../shared/contract/receivables.ts";
import { receivables } from "../../shared/contract/receivables.ts";
import { formatMinor } from "../../shared/domain/money.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { storageAsLedgerError } from "../ledger/ledger-error.ts";
import { openForReading } from "../ledger/ledgers/open-for-reading.ts";
import { valuedAging, valuedDocuments } from "../ledger/rates/valued.ts";
import { agingByCustomer } from "../ledger/receivables/aging-reader.ts";
import { documentList } from "../ledger/receivables/document-list.ts";
import type { Ledger, Words } from "./call.ts";
import { asOf, print } from "./call.ts";
import { grouped, printTable } from "./output.ts";

const OK = 0;

/**
 * The commands that only read what is owed. They are asked often and an answer is all they do, so nothing but what they
 * need is loaded: this part of the contract and its readers, no imports, reports or writers. They leave alone what another
 * process is doing with the ledger.
 */
const contract = { receivables: { aging: receivables.aging, documents: receivables.documents } };

function createClient(db: Ledger) {
  const os = implement(contract);
  const router = os.router({
    receivables: {
      aging: os.receivables.aging.handler(async ({ input }) => {
        const rows = await valuedAging(db.read, input.asOf, await agingByCustomer(db.read, input));
        return { rows, total: rows.length };
      }),
      documents: os.receivables.documents.handler(async ({ input }) => ({
        rows: await valuedDocuments(db.read, input.asOf, await documentList(db.read, input)),
      })),
    },
  });
  return createRouterClient(router);
}

interface Reading extends Words {
  readonly client: ReturnType<typeof createClient>;
}

/** `aging` and `documents`; returns the exit code. Throws the contract's errors. */
export async function runReading(words: Words, path: string): Promise<number> {
  try {
    const db = await openForReading(path);
    try {
      const visible = await asAllowed(words, db);
      const reading = { ...words, client: createClient(visible) };
      try {
        return await (words.command === "aging" ? aging(reading) : documents(reading));
      } finally {
        if (visible !== db) await visible.close();
      }
    } finally {
      await db.close();
    }
  } catch (error) {
    throw storageAsLedgerError(error);
  }
}

/** A ledger with passwords is read by who has one, as far as they may; what that takes is loaded only then. */
async function asAllowed(words: Words, db: Ledger): Promise<Ledger> {
  const account = await db.read.selectFrom("account").select("person_id").limit(1).executeTakeFirst();
  if (account === undefined) return db;
  const { visibleTo } = await import("./sign-in.ts");
  return visibleTo(words, db, words.command === "aging" ? "receivables.exportAging" : "receivables.exportPage");
}

async function aging(call: Reading): Promise<number> {
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

function agingText(call: Reading, rows: readonly AgingRow[]): string {
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

async function documents(call: Reading): Promise<number> {
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

function documentsText(call: Reading, rows: readonly DocumentRow[]): string {
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
      { header: columns.status, align: "left", text: (row) => call.texts.statuses[row.status] },
    ],
    rows,
  );
}
