import type { DueState } from "../../../shared/domain/acceptance.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AcceptanceStandingRow } from "../db/tables/acceptance.ts";

const COLUMNS = [
  "document_id",
  "state",
  "po",
  "receipt",
  "received_on",
  "submitted_on",
  "accepted_on",
  "contrarecibo",
  "rejected_on",
  "reject_reason",
  "agreed_on",
  "due_source",
  "provisional",
  "review_on",
  "inherited_from",
] as const;

/** The row of `acceptance_standing` that says this of a document. */
export function standingRow(documentId: number, due: DueState): AcceptanceStandingRow {
  const { record } = due;
  return {
    document_id: documentId,
    state: due.state,
    po: record.po,
    receipt: record.receipt,
    received_on: record.receivedOn,
    submitted_on: record.submittedOn,
    accepted_on: record.acceptedOn,
    contrarecibo: record.contrarecibo,
    rejected_on: record.rejectedOn,
    reject_reason: record.rejectReason,
    agreed_on: record.agreedOn,
    due_source: due.source,
    provisional: due.provisional ? 1 : 0,
    review_on: due.reviewOn,
    inherited_from: due.inheritedFrom,
  };
}

/** Rows taken out by one statement. */
const CHUNK = 500;

/**
 * Brings `acceptance_standing` of the documents to what holds now: writes what is new or different, takes out what no
 * longer is. `fresh` documents can have no row yet.
 */
export async function keepAcceptance(
  tx: LedgerTx,
  wanted: ReadonlyMap<number, DueState | null>,
  fresh: ReadonlySet<number>,
): Promise<void> {
  const known = [...wanted.keys()].filter((id) => !fresh.has(id));
  const kept = await tx.bulk.selectIn("acceptance_standing", COLUMNS, "document_id", known);
  const stale = new Map(kept.map((row) => [row.document_id, row]));
  const missing: AcceptanceStandingRow[] = [];
  for (const [documentId, due] of wanted) {
    if (due === null) continue;
    const row = standingRow(documentId, due);
    const old = stale.get(documentId);
    if (old && COLUMNS.every((column) => old[column] === row[column])) stale.delete(documentId);
    else missing.push(row);
  }
  const ids = [...stale.keys()];
  for (let start = 0; start < ids.length; start += CHUNK) {
    await tx.sql
      .deleteFrom("acceptance_standing")
      .where("document_id", "in", ids.slice(start, start + CHUNK))
      .execute();
  }
  if (missing.length > 0) await tx.bulk.insert("acceptance_standing", missing);
}
