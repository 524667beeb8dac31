import type { AccountMovement, Movement } from "../../../shared/domain/promises/facts.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";

type Bulk = Pick<LedgerTx["bulk"], "selectIn">;

/** Kinds of documents that are money: complementos, and recorded payments. */
const MONEY_KINDS = ["P", "M"] as const;
/** Customers asked for by one statement. */
const CHUNK = 500;

/** Entries of receivables that stand, by receivable. */
export async function loadMovements(bulk: Bulk, receivables: readonly number[]): Promise<Map<number, Movement[]>> {
  const rows = await bulk.selectIn(
    "entry",
    ["id", "receivable_id", "document_id", "kind", "effective_on", "amount_minor", "reverses_id"],
    "receivable_id",
    receivables,
  );
  const reversed = new Set(rows.flatMap((row) => row.reverses_id ?? []));
  const live = rows.filter((row) => row.reverses_id === null && !reversed.has(row.id));
  const documents = [...new Set(live.map((row) => row.document_id))];
  const kinds = new Map(
    (await bulk.selectIn("document", ["id", "kind"], "id", documents)).map((row) => [row.id, row.kind]),
  );
  const found = new Map<number, Movement[]>();
  for (const row of live) {
    const receivable = row.receivable_id ?? 0;
    const movement: Movement = {
      receivable,
      source: row.document_id,
      cash: MONEY_KINDS.some((kind) => kind === kinds.get(row.document_id)),
      moved: row.kind === "transfer",
      on: row.effective_on,
      amountMinor: row.amount_minor,
    };
    const own = found.get(receivable);
    if (own) own.push(movement);
    else found.set(receivable, [movement]);
  }
  return found;
}

/**
 * Entries of money on the accounts of customers that stand and take effect on a day or later, by customer; of any currency,
 * since dollars are paid in pesos too.
 */
export async function loadAccount(
  sql: ReadHandle,
  customers: readonly number[],
  from: string,
): Promise<Map<number, AccountMovement[]>> {
  const found = new Map<number, AccountMovement[]>();
  for (let start = 0; start < customers.length; start += CHUNK) {
    const rows = await sql
      .selectFrom("entry as e")
      .innerJoin("document as d", "d.id", "e.document_id")
      .leftJoin("entry as back", "back.reverses_id", "e.id")
      .select(["e.customer_id", "e.document_id", "e.effective_on", "e.amount_minor"])
      .where("e.receivable_id", "is", null)
      .where("e.customer_id", "in", customers.slice(start, start + CHUNK))
      .where("e.effective_on", ">=", from)
      .where("e.reverses_id", "is", null)
      .where("back.id", "is", null)
      .where("d.kind", "in", MONEY_KINDS)
      .execute();
    for (const row of rows) {
      const movement = { source: row.document_id, on: row.effective_on, amountMinor: row.amount_minor };
      const own = found.get(row.customer_id);
      if (own) own.push(movement);
      else found.set(row.customer_id, [movement]);
    }
  }
  return found;
}
