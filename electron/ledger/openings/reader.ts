import { sql } from "kysely";
import type { OpeningBatch, OpeningLineView } from "../../../shared/contract/openings.ts";
import { parseMinor } from "../../../shared/domain/money.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { openAsOf } from "../receivables/balance.ts";
import { entriesOf } from "../receivables/document-reader.ts";

interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** Imports of opening balances, latest first, with what each brought. */
export async function openingBatches(db: ReadHandle, window: Window): Promise<{ rows: OpeningBatch[]; total: number }> {
  const batches = await db
    .selectFrom("opening_batch")
    .selectAll()
    .orderBy("id", "desc")
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  const count = await sql<{ n: number }>`select cast(count(*) as bigint) as n from opening_batch`.execute(db);
  const lines = await linesOf(
    db,
    batches.map((batch) => batch.id),
  );
  const rows = batches.map((batch): OpeningBatch => {
    const own = lines.filter((line) => line.batchId === batch.id);
    const currencies = [...new Set(own.map((line) => line.currency))].sort();
    return {
      id: batch.id,
      file: batch.file,
      cutoff: batch.cutoff_on,
      recordedAt: batch.recorded_at,
      actor: batch.actor,
      undoneAt: batch.undone_at === "" ? null : batch.undone_at,
      lines: own.length,
      replaced: own.filter((line) => line.state === "replaced").length,
      totals: currencies.map((currency) => {
        const same = own.filter((line) => line.currency === currency);
        return { currency, lines: same.length, openMinor: same.reduce((sum, line) => sum + line.openMinor, 0) };
      }),
    };
  });
  return { rows, total: count.rows[0]?.n ?? 0 };
}

/** Lines of a batch in the order of its file. */
export async function openingLines(
  db: ReadHandle,
  batchId: number,
  window: Window,
): Promise<{ rows: OpeningLineView[]; total: number }> {
  const lines = await linesOf(db, [batchId]);
  return { rows: lines.slice(window.offset, window.offset + window.limit), total: lines.length };
}

/** The line behind a document of kind O with what is open of it and what it posted; null when there is none. */
export async function openingLine(db: ReadHandle, selection: { readonly uuid: string; readonly asOf: string }) {
  const found = await select(db).where("d.uuid", "=", selection.uuid).executeTakeFirst();
  if (!found) return null;
  const balance = await sql<{ open: number }>`select ${openAsOf(selection.asOf)} as open from receivable as r
    where r.document_id = ${found.document_id}`.execute(db);
  const entries = await entriesOf(db, found.document_id);
  return { ...toLine(found), openNowMinor: balance.rows[0]?.open ?? 0, entries };
}

async function linesOf(db: ReadHandle, batchIds: readonly number[]): Promise<OpeningLineView[]> {
  if (batchIds.length === 0) return [];
  const rows = await select(db).where("l.batch_id", "in", batchIds).orderBy("l.batch_id").orderBy("l.row").execute();
  return rows.map(toLine);
}

function select(db: ReadHandle) {
  return db
    .selectFrom("opening_line as l")
    .innerJoin("opening_batch as b", "b.id", "l.batch_id")
    .innerJoin("document as d", "d.id", "l.document_id")
    .innerJoin("customer as c", "c.id", "d.customer_id")
    .leftJoin("document_ending as x", "x.document_id", "l.document_id")
    .select([
      "d.uuid",
      "l.document_id",
      "l.batch_id",
      "l.row",
      "b.file",
      "c.id as customer_id",
      "c.key",
      "c.name",
      "d.series",
      "d.folio",
      "l.named_uuid",
      "d.issued_on",
      "l.due_on",
      "l.cutoff_on",
      "d.currency",
      "d.total",
      "l.open",
      "d.exchange_rate",
      "l.notes",
      "l.undone",
      "x.ended_as",
      "x.successor",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>["execute"]>>[number];

function toLine(row: Row): OpeningLineView {
  // A line may end in two ways that look alike: its CFDI came, or it was itself replaced or cancelled like an invoice.
  const replaced = row.undone === 0 && row.ended_as === "substituted";
  return {
    uuid: row.uuid,
    batchId: row.batch_id,
    row: row.row,
    file: row.file,
    customerId: row.customer_id,
    customerKey: row.key,
    customerName: row.name,
    series: row.series,
    folio: row.folio,
    namedUuid: row.named_uuid,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    cutoff: row.cutoff_on,
    currency: row.currency,
    totalMinor: parseMinor(row.total, row.currency),
    openMinor: parseMinor(row.open, row.currency),
    exchangeRate: row.exchange_rate,
    notes: row.notes,
    state: row.undone === 1 ? "undone" : replaced ? "replaced" : "standing",
    invoiceUuid: replaced ? (row.successor ?? null) : null,
  };
}
