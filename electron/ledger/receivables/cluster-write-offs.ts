import { minorToMicros } from "../../../shared/domain/money.ts";
import type { ReductionFact } from "../../../shared/domain/posting/facts.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { LoadedDiscounts } from "./cluster-discounts.ts";

/**
 * Loads what was written off the invoices `uuids`: from the day it was allowed, until it was taken back. A ledger without
 * write-offs pays one lookup of one row for it.
 */
export async function loadWriteOffs(tx: LedgerTx, uuids: readonly string[]): Promise<LoadedDiscounts> {
  const any = await tx.sql.selectFrom("write_off_event").select("id").limit(1).executeTakeFirst();
  if (any === undefined) return { reductions: [], sources: [] };
  const { bulk } = tx;
  const asked = await bulk.selectIn(
    "write_off",
    ["id", "currency", "amount_minor", "invoice_uuid"],
    "invoice_uuid",
    uuids,
  );
  const events = await bulk.selectIn(
    "write_off_event",
    ["write_off_id", "kind", "on_day", "document_id"],
    "write_off_id",
    asked.map((row) => row.id),
  );
  const undone = new Map(
    events.filter((event) => event.kind === "undone").map((event) => [event.write_off_id, event.on_day]),
  );
  const documents = await bulk.selectIn(
    "document",
    ["id", "uuid", "customer_id"],
    "id",
    events.flatMap((event) => event.document_id ?? []),
  );
  const byId = new Map(documents.map((row) => [row.id, row]));
  const requests = new Map(asked.map((row) => [row.id, row]));
  const reductions = events.flatMap(({ write_off_id: id, document_id: documentId, on_day: on }): ReductionFact[] => {
    const row = requests.get(id);
    const document = documentId === null ? undefined : byId.get(documentId);
    if (!row || !document) return [];
    return [
      {
        kind: "write-off",
        source: document.uuid,
        line: 0,
        customer: document.customer_id,
        on,
        currency: row.currency,
        amount: minorToMicros(row.amount_minor, row.currency),
        targets: [row.invoice_uuid],
        lostOn: undone.get(id) ?? null,
      },
    ];
  });
  return { reductions, sources: documents.map((row) => row.uuid) };
}
