import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createRouterClient } from "@orpc/server";
import { createContext, openLedger } from "../../electron/ledger/context.ts";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { receivableColumns } from "../../electron/ledger/receivables/export-columns.ts";
import { allReceivables } from "../../electron/ledger/receivables/page-reader.ts";
import type { TableColumn, TableValue } from "../../electron/ledger/render/protocol.ts";
import { streamTable } from "../../electron/ledger/render/table-writer.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { addDays } from "../../shared/domain/days.ts";
import { BIG_LEDGER_DAY, bigLedger } from "./big-ledger.ts";
import { CACHE } from "./corpus.ts";
import { startLedgerProcess } from "./ledger-process.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, timed } from "./rounds.ts";

/** What was issued in the last quarter: of a million documents about 100,000 are open. */
const SELECTION = {
  asOf: BIG_LEDGER_DAY,
  search: "",
  filters: [{ column: "issuedOn" as const, op: "range" as const, from: addDays(BIG_LEDGER_DAY, -91), to: null }],
  customerId: null,
};
const COLUMNS: readonly string[] = [
  ...["customerName", "customerKey", "collector", "series", "folio", "issuedOn", "dueOn", "expectedOn", "daysPastDue"],
  ...["currency", "totalMinor", "bucket-current", "bucket-1-30", "bucket-31-60", "bucket-61-90", "bucket-90+"],
  ...["openMinor", "disputedMinor", "differenceMinor", "uuid"],
];
/** Memory of the writers by themselves, on this many rows of twenty columns. */
const ROWS = 100_000;
const EVERY_MS = 50;

/** The Cartera to Excel through the contract against its writer alone on the same rows, and the memory that takes. */
export async function benchSheet(documents: number, customers: number, rounds: number): Promise<Finding[]> {
  const path = await bigLedger(documents, customers, supportedVersion());
  const scratch = await mkdtemp(join(CACHE, "sheet-"));
  try {
    return [await speedOf(path, scratch, rounds), await memoryOfProcess(path, scratch), await memoryOfWriters(scratch)];
  } finally {
    await rm(scratch, { recursive: true });
  }
}

const asked = (file: string) => ({ ...SELECTION, columns: [...COLUMNS], file, commandId: crypto.randomUUID() });

async function speedOf(path: string, scratch: string, rounds: number): Promise<Finding> {
  // As the app has it: long readings in a thread of their own.
  const { context, close } = createContext({ actor: "bench", readAside: true });
  try {
    await context.session.open(path, "must-exist");
    const client = createRouterClient(createRouter(), { context });
    const { sheet, columns, toRow, parts } = receivableColumns("es", COLUMNS);
    const rows: (readonly TableValue[])[] = [];
    for await (const page of allReceivables(openLedger(context).read, SELECTION, [], parts)) {
      for (const row of page) rows.push(toRow(row));
    }
    const [floor, ours] = await interleave(
      [
        { name: "writer", run: () => timed(() => writeRows(columns, sheet, rows, join(scratch, "floor.xlsx"))) },
        { name: "export", run: () => timed(() => client.receivables.exportPage(asked(join(scratch, "ours.xlsx")))) },
      ],
      rounds,
      1,
    );
    if (!floor || !ours) throw new Error("nothing was measured");
    const what = `Excel list of ${rows.length.toLocaleString("en")} rows x ${columns.length} columns, against its writer alone`;
    return finding("sheet", what, ours.overFloor, "<=", 1.3, 1.1, {
      ours: `${ours.medianMs.toFixed(0)} ms`,
      writer: `${floor.medianMs.toFixed(0)} ms`,
      "by processor time": ours.cpuOverFloor.toFixed(2),
    });
  } finally {
    await close();
  }
}

function writeRows(
  columns: readonly TableColumn[],
  sheet: string,
  rows: readonly (readonly TableValue[])[],
  file: string,
): Promise<void> {
  return streamTable(columns, sheet, [rows], file);
}

/** The built ledger process while it writes the list, opened ledger and all. */
async function memoryOfProcess(path: string, scratch: string): Promise<Finding> {
  const { client, memoryMiB, ownMiB, stop } = await startLedgerProcess(scratch);
  try {
    await client.ledgers.open({ path });
    const idle = ownMiB();
    let [peak, peakOfAll] = [idle, memoryMiB()];
    let writing = true;
    const watching = (async () => {
      while (writing) {
        peak = Math.max(peak, ownMiB());
        peakOfAll = Math.max(peakOfAll, memoryMiB());
        await setTimeout(EVERY_MS);
      }
    })();
    const { rows } = await client.receivables.exportPage(asked(join(scratch, "process.xlsx")));
    writing = false;
    await watching;
    const what = `Excel list of ${rows.toLocaleString("en")} rows: peak memory of the ledger process, MiB`;
    return finding("sheet-memory", what, peak, "<=", 286, 200, {
      "with nothing to do": `${idle.toFixed(0)} MiB`,
      "with the file's pages the system lends": `${peakOfAll.toFixed(0)} MiB`,
    });
  } finally {
    await stop();
  }
}

/** The writers by themselves, each in a process of its own, on rows that cost nothing to make. */
async function memoryOfWriters(scratch: string): Promise<Finding> {
  const peak = async (writer: string): Promise<number> => {
    const child = fork(join(CACHE, "build", "sheet-writer.js"), [
      writer,
      String(ROWS),
      join(scratch, `${writer}.xlsx`),
    ]);
    const [mebibytes] = await once(child, "message");
    return Number(mebibytes);
  };
  const exceljs = await peak("exceljs");
  const ours = await peak("ours");
  const what = `${ROWS.toLocaleString("en")} rows x 20 columns: peak memory of the writer against exceljs streaming`;
  return finding("sheet-writer", what, ours / exceljs, "<=", 0.65, 0.4, {
    ours: `${ours.toFixed(0)} MiB (160 at most)`,
    exceljs: `${exceljs.toFixed(0)} MiB`,
  });
}
