import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";

const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

/** The ledger without identifiers and recorded instants: every standing entry and every receivable. */
export async function dump(db: LedgerDb) {
  const entries = await db.read
    .selectFrom("entry")
    .innerJoin("document as source", "source.id", "entry.document_id")
    .innerJoin("document as anchor", "anchor.id", "entry.anchor_id")
    .innerJoin("customer", "customer.id", "entry.customer_id")
    .leftJoin("receivable", "receivable.id", "entry.receivable_id")
    .leftJoin("document as target", "target.id", "receivable.document_id")
    .leftJoin("entry as back", "back.reverses_id", "entry.id")
    .select([
      "customer.key",
      "target.uuid as target",
      "source.uuid as source",
      "anchor.uuid as anchor",
      "entry.kind",
      "entry.currency",
      "entry.amount_minor",
      "entry.effective_on",
      "entry.reason",
    ])
    .where("back.id", "is", null)
    .where("entry.reverses_id", "is", null)
    .execute();
  const receivables = await db.read
    .selectFrom("receivable")
    .innerJoin("document", "document.id", "receivable.document_id")
    .innerJoin("customer", "customer.id", "receivable.customer_id")
    .select([
      "uuid",
      "key",
      "open_minor",
      "due_on",
      "closed_on",
      "last_entry_on",
      "ended_as",
      "ended_on",
      "expected_on",
    ])
    .execute();
  const standings = await db.read
    .selectFrom("acceptance_standing as a")
    .innerJoin("document as d", "d.id", "a.document_id")
    .selectAll("a")
    .select("d.uuid")
    .execute();
  const acceptance = standings.map(({ document_id: _, ...row }) => row);
  return { entries: sorted(entries), receivables: sorted(receivables), acceptance: sorted(acceptance) };
}

/** Where recorded money stands and which complementos document it, without identifiers. */
export async function dumpMoney(db: LedgerDb) {
  const standings = await db.read
    .selectFrom("payment_standing")
    .innerJoin("payment", "payment.id", "payment_standing.id")
    .innerJoin("document", "document.id", "payment.document_id")
    .select(["uuid", "effective_on", "unapplied_minor", "refunded_minor", "last_entry_on", "bounced_on", "reversed"])
    .execute();
  const links = await db.read
    .selectFrom("payment_pago")
    .innerJoin("payment", "payment.id", "payment_pago.payment_id")
    .innerJoin("document as money", "money.id", "payment.document_id")
    .innerJoin("document as rep", "rep.id", "payment_pago.document_id")
    .select(["money.uuid as money", "rep.uuid as rep", "pago", "how", "reason"])
    .execute();
  return { standings: sorted(standings), links: sorted(links) };
}
