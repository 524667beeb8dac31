import { minorToMicros } from "../../../shared/domain/money.ts";
import type { ReductionFact } from "../../../shared/domain/posting/facts.ts";
import type { LedgerTx } from "../db/ledger-db.ts";

/** The quitas of signed agreements on some invoices, as clusters post them. */
export interface LoadedDiscounts {
  readonly reductions: readonly ReductionFact[];
  /** UUIDs of the adjustments behind them. */
  readonly sources: readonly string[];
}

/**
 * Loads the quitas that signed agreements give on the invoices `uuids`: from the day of the signature, until the agreement is
 * terminated. A ledger without quitas pays one lookup of one row for it.
 */
export async function loadDiscounts(tx: LedgerTx, uuids: readonly string[]): Promise<LoadedDiscounts> {
  const any = await tx.sql
    .selectFrom("agreement_event")
    .select("id")
    .where("document_id", "is not", null)
    .limit(1)
    .executeTakeFirst();
  if (any === undefined) return { reductions: [], sources: [] };
  const { bulk } = tx;
  const lines = (
    await bulk.selectIn(
      "agreement_invoice",
      ["id", "agreement_id", "currency", "invoice_uuid", "quita_minor"],
      "invoice_uuid",
      uuids,
    )
  ).filter((line) => line.quita_minor > 0);
  const agreements = [...new Set(lines.map((line) => line.agreement_id))];
  const events = await bulk.selectIn(
    "agreement_event",
    ["agreement_id", "kind", "on_day", "document_id"],
    "agreement_id",
    agreements,
  );
  const signed = new Map(
    events.flatMap(({ agreement_id, on_day, document_id }) =>
      document_id === null ? [] : [[agreement_id, { on: on_day, documentId: document_id }] as const],
    ),
  );
  const lost = new Map(
    events.filter((event) => event.kind === "terminated").map((event) => [event.agreement_id, event.on_day]),
  );
  const documents = await bulk.selectIn(
    "document",
    ["id", "uuid", "customer_id"],
    "id",
    [...signed.values()].map((each) => each.documentId),
  );
  const byId = new Map(documents.map((row) => [row.id, row]));
  const reductions = lines.flatMap((line): ReductionFact[] => {
    const since = signed.get(line.agreement_id);
    const document = since && byId.get(since.documentId);
    if (!since || !document) return [];
    return [
      {
        kind: "discount",
        source: document.uuid,
        line: line.id,
        customer: document.customer_id,
        on: since.on,
        currency: line.currency,
        amount: minorToMicros(line.quita_minor, line.currency),
        targets: [line.invoice_uuid],
        lostOn: lost.get(line.agreement_id) ?? null,
      },
    ];
  });
  return { reductions, sources: documents.map((row) => row.uuid) };
}
