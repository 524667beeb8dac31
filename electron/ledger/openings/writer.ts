import { randomUUID } from "node:crypto";
import { customerKey } from "../../../shared/domain/customer-key.ts";
import { formatMinor } from "../../../shared/domain/money.ts";
import type { OpeningLine } from "../../../shared/domain/openings/line.ts";
import { openingMatchKey, referenceOf } from "../../../shared/domain/openings/reference.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { CustomerRow, DocumentRow } from "../db/tables/documents.ts";
import type { OpeningLineRow } from "../db/tables/openings.ts";
import type { Stamp } from "../lib/recording.ts";
import { ownDocument } from "../receivables/own-document.ts";
import { repost } from "../receivables/poster.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import type { Verdict } from "./judge.ts";

/** Where opening balances come from. */
export interface OpeningSource {
  /** Name of the file without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly cutoff: string;
}
/** Lines posted in one go. */
const CHUNK = 1000;

/**
 * Records lines that were found fit: each becomes a document of kind O with a receivable of its own, or says of a CFDI
 * that is here what was open of it. Returns the id of the batch. `newUuid` is for tests that must repeat.
 */
export async function recordOpenings(
  tx: LedgerTx,
  verdicts: readonly Verdict[],
  source: OpeningSource,
  rules: PostingRules,
  recording: Stamp,
  newUuid: () => string = () => randomUUID().toUpperCase(),
): Promise<number> {
  const lines = verdicts.map((verdict) => verdict.line);
  const customers = await ensureCustomers(tx, lines);
  const batchId = await takeIds(tx, "opening_batch", 1);
  await tx.bulk.insert("opening_batch", [
    {
      id: batchId,
      file: source.file,
      sha256: source.sha256,
      cutoff_on: source.cutoff,
      recorded_at: recording.at,
      actor: recording.actor,
      undone_at: "",
      undone_by: "",
    },
  ]);
  let documentId = await takeIds(tx, "document", lines.length);
  let lineId = await takeIds(tx, "opening_line", lines.length);
  const documents: DocumentRow[] = [];
  const rows: OpeningLineRow[] = [];
  for (const { line, identity, fingerprint } of verdicts) {
    const customer = customers.get(customerKey(line.rfc, line.name));
    if (!customer) throw new Error("customer was not made");
    documents.push(documentRow(documentId, newUuid(), customer, line, fingerprint, source, recording));
    rows.push({
      id: lineId++,
      document_id: documentId++,
      batch_id: batchId,
      row: line.row,
      named_uuid: line.namedUuid,
      match_key:
        line.namedUuid === ""
          ? openingMatchKey(customer.countsFor, referenceOf(line), line.currency, line.totalMinor)
          : "",
      identity,
      fingerprint,
      cutoff_on: source.cutoff,
      due_on: line.dueOn,
      open: formatMinor(line.openMinor, line.currency),
      notes: line.notes,
      undone: 0,
    });
  }
  await tx.bulk.insert("document", documents);
  await tx.bulk.insert("opening_line", rows);
  await post(
    tx,
    documents.map((row) => row.uuid),
    new Set(documents.map((row) => row.id)),
    rules,
    recording,
  );
  const detail = { batchId, ...source, lines: lines.length };
  await appendAudit(tx, { ...recording, action: "openings.import", detail });
  return batchId;
}

/** Takes a batch back. Its rows stay with their mark; entries are reversed. Returns how many lines; 0 when it was undone before. */
export async function undoBatch(tx: LedgerTx, batchId: number, rules: PostingRules, recording: Stamp): Promise<number> {
  const documents = await tx.sql
    .selectFrom("opening_line")
    .innerJoin("document", "document.id", "opening_line.document_id")
    .select("document.uuid")
    .where("batch_id", "=", batchId)
    .where("undone", "=", 0)
    .orderBy("opening_line.id")
    .execute();
  if (documents.length === 0) return 0;
  await tx.sql.updateTable("opening_line").set({ undone: 1 }).where("batch_id", "=", batchId).execute();
  const undone = { undone_at: recording.at, undone_by: recording.actor };
  await tx.sql.updateTable("opening_batch").set(undone).where("id", "=", batchId).execute();
  const uuids = documents.map((row) => row.uuid);
  await post(tx, uuids, new Set(), rules, recording);
  await appendAudit(tx, { ...recording, action: "openings.undo", detail: { batchId, lines: uuids.length } });
  return uuids.length;
}

async function post(
  tx: LedgerTx,
  uuids: readonly string[],
  freshIds: ReadonlySet<number>,
  rules: PostingRules,
  recording: Stamp,
): Promise<void> {
  const context = { runId: 0, recordedAt: recording.at, actor: recording.actor };
  for (let start = 0; start < uuids.length; start += CHUNK) {
    const seeds = new Set(uuids.slice(start, start + CHUNK));
    await repost(tx, { seeds, complements: new Set(), freshIds }, context, rules);
  }
}

/** The customer a line names, and the one it counts for: another where they were merged. */
interface LineCustomer {
  readonly own: number;
  readonly countsFor: number;
}

/** Finds or makes the customers; a name from a CFDI, before or after, goes before one from a spreadsheet. */
async function ensureCustomers(tx: LedgerTx, lines: readonly OpeningLine[]): Promise<Map<string, LineCustomer>> {
  const wanted = new Map<string, OpeningLine>();
  for (const line of lines) {
    const key = customerKey(line.rfc, line.name);
    if ((wanted.get(key)?.name ?? "") === "") wanted.set(key, line);
  }
  const known = await tx.bulk.selectIn("customer", ["id", "key", "merged_into"], "key", [...wanted.keys()]);
  const found = new Map(known.map((row) => [row.key, { own: row.id, countsFor: row.merged_into ?? row.id }]));
  const fresh = [...wanted].filter(([key]) => !found.has(key));
  if (fresh.length === 0) return found;
  let id = await takeIds(tx, "customer", fresh.length);
  const rows = fresh.map(([key, { rfc, name }]): CustomerRow => {
    const shown = name === "" ? rfc : name;
    const search = searchForm(`${shown} ${rfc}`);
    return { id: id++, key, rfc, name: shown, search, name_from: "", merged_into: null };
  });
  await tx.bulk.insert("customer", rows);
  for (const row of rows) found.set(row.key, { own: row.id, countsFor: row.id });
  return found;
}

function documentRow(
  id: number,
  uuid: string,
  customer: LineCustomer,
  line: OpeningLine,
  fingerprint: string,
  source: OpeningSource,
  recording: Stamp,
): DocumentRow {
  return ownDocument({
    id,
    uuid,
    kind: "O",
    series: line.series,
    folio: line.folio,
    customer_id: customer.countsFor,
    receiver_name: line.name,
    issued_at: `${line.issuedOn}T00:00:00`,
    issued_on: line.issuedOn,
    currency: line.currency,
    total: formatMinor(line.totalMinor, line.currency),
    exchange_rate: line.exchangeRate,
    content_hash: fingerprint,
    path: source.file,
    recorded_at: recording.at,
    merged_from: customer.countsFor === customer.own ? null : customer.own,
  });
}
