import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { tableSpecs } from "../../electron/ledger/db/tables/specs.ts";
import type { TableName } from "../../electron/ledger/db/tables/tables.ts";
import { scanCfdi } from "./scanner.ts";

/** Tables a document of the corpus has rows in, in the order their foreign keys ask for. */
const TABLES = [
  "customer",
  "document",
  "document_file",
  "relation",
  "pago",
  "pago_line",
  "receivable",
  "entry",
  "import_item",
  "audit",
] as const satisfies readonly TableName[];

/** Ready-made rows of one batch of files, bound values in column order. */
interface RawBatch {
  readonly files: readonly string[];
  readonly rows: ReadonlyMap<TableName, unknown[][]>;
}

/** The rows a real import of `files` made, cut into batches for {@link insertRaw}. */
export interface RawRows {
  readonly batches: readonly RawBatch[];
  readonly totals: ReadonlyMap<string, number>;
  readonly rowCount: number;
}

type Row = Record<string, unknown>;

/** Batch whose documents an entry needs: it can go in with the last of them. */
function entryBatches(
  rows: readonly Row[],
  batchOf: ReadonlyMap<number, number>,
  owner: ReadonlyMap<number, number>,
): number[] {
  let latest = 0;
  return rows.map((row) => {
    const documents = [row["document_id"], row["anchor_id"], owner.get(Number(row["receivable_id"]))];
    // Never before an earlier entry: the table takes them in the order of their ids only.
    latest = Math.max(latest, ...documents.map((id) => batchOf.get(Number(id)) ?? 0));
    return latest;
  });
}

/** Takes every row out of a ledger into which `files` were imported, `batchSize` files a batch. */
export function takeRows(ledger: string, files: readonly string[], batchSize: number): RawRows {
  const database = new Database(ledger, { readonly: true });
  const all = (table: TableName): Row[] => {
    const order = "id" in tableSpecs[table] ? "id" : table === "audit" ? "seq" : "rowid";
    return database.prepare<[], Row>(`select * from "${table}" order by ${order}`).all();
  };
  const position = new Map(files.map((file, index) => [file, index]));
  const documents = all("document");
  const batchOf = new Map(
    documents.map((row) => [Number(row["id"]), Math.floor((position.get(String(row["path"])) ?? 0) / batchSize)]),
  );
  const receivables = all("receivable");
  const owner = new Map(receivables.map((row) => [Number(row["id"]), Number(row["document_id"])]));
  const count = Math.ceil(files.length / batchSize);
  const batches = Array.from({ length: count }, () => new Map<TableName, unknown[][]>());
  let rowCount = 0;
  const firstUse = new Map<number, number>();
  for (const row of documents) {
    const customer = Number(row["customer_id"]);
    const batch = batchOf.get(Number(row["id"])) ?? 0;
    firstUse.set(customer, Math.min(batch, firstUse.get(customer) ?? count));
  }
  for (const table of TABLES) {
    const columns = Object.keys(tableSpecs[table]);
    const rows = table === "document" ? documents : table === "receivable" ? receivables : all(table);
    const places = table === "entry" ? entryBatches(rows, batchOf, owner) : null;
    for (const [index, row] of rows.entries()) {
      let batch: number;
      if (places !== null) batch = places[index] ?? 0;
      else if (table === "customer") batch = firstUse.get(Number(row["id"])) ?? 0;
      else if (table === "document") batch = batchOf.get(Number(row["id"])) ?? 0;
      else if (table === "import_item") batch = Math.floor((position.get(String(row["path"])) ?? 0) / batchSize);
      else if (table === "audit") batch = Math.min(index, count - 1);
      else batch = batchOf.get(Number(row["document_id"])) ?? 0;
      const bound = columns.map((column) => row[column]);
      const list = batches[batch]?.get(table);
      if (list === undefined) batches[batch]?.set(table, [bound]);
      else list.push(bound);
      rowCount++;
    }
  }
  const totals = new Map(receivables.map((row) => [String(row["document_id"]), Number(row["total_minor"])]));
  const byUuid = new Map(documents.map((row) => [String(row["uuid"]), totals.get(String(row["id"])) ?? -1]));
  database.close();
  return {
    batches: batches.map((rows, index) => ({ files: files.slice(index * batchSize, (index + 1) * batchSize), rows })),
    totals: byUuid,
    rowCount,
  };
}

/**
 * The floor of an import: reads each file, scans it, and inserts the same rows into the same schema with prepared
 * statements, a transaction a batch, with the ledger's own settings. Rows are ready-made, the packed originals with them:
 * deciding what a document does to the ledger, hashing and packing cost nothing here. Returns the milliseconds.
 */
export async function insertRaw(path: string, raw: RawRows): Promise<number> {
  await (await openSqliteLedger(path, { mode: "must-not-exist" })).close();
  const database = new Database(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("cache_size = -64000");
  database.exec(`insert into import_run values (1, '', '', null, 'running', '[]')`);
  const statements = new Map(
    TABLES.map((table) => {
      const columns = Object.keys(tableSpecs[table]);
      const names = columns.map((column) => `"${column}"`).join(", ");
      return [
        table,
        database.prepare(`insert into "${table}" (${names}) values (${columns.map(() => "?").join(", ")})`),
      ];
    }),
  );
  const start = performance.now();
  let wrong = 0;
  for (const batch of raw.batches) {
    for (const file of batch.files) {
      const scanned = scanCfdi(readFileSync(file, "utf8"));
      const total = raw.totals.get(scanned.uuid);
      if (total === undefined || (total >= 0 && total !== scanned.totalMinor)) wrong++;
    }
    database.exec("begin immediate");
    for (const table of TABLES) {
      const statement = statements.get(table);
      for (const row of batch.rows.get(table) ?? []) statement?.run(row);
    }
    database.exec("commit");
  }
  const ms = performance.now() - start;
  database.close();
  if (wrong > 0) throw new Error(`the scanner misread ${wrong} files`);
  return ms;
}
