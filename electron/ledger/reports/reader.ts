import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import { openItems } from "../receivables/balance.ts";

/** Sum of the entries on receivables of one kind and currency; a reversal counts for the kind it takes back. */
export interface MovementLine {
  readonly currency: string;
  readonly kind: string;
  readonly amountMinor: number;
}

/** What moved open balances after `from` up to `to`, by effective day; both by currency and kind. */
export async function movementLines(db: ReadHandle, after: string, to: string): Promise<MovementLine[]> {
  const rows = await db
    .selectFrom("entry as e")
    .leftJoin("entry as o", "o.id", "e.reverses_id")
    .where("e.effective_on", ">", after)
    .where("e.effective_on", "<=", to)
    .where("e.receivable_id", "is not", null)
    .select(({ fn }) => [
      "e.currency as currency",
      fn.coalesce("o.kind", "e.kind").as("kind"),
      sql<number>`cast(sum(e.amount_minor) as bigint)`.as("amountMinor"),
    ])
    .groupBy(["e.currency", ({ fn }) => fn.coalesce("o.kind", "e.kind")])
    .execute();
  return rows;
}

/** Earliest due day of the open items of some customers, by customer and currency. */
export async function oldestDue(
  db: ReadHandle,
  asOf: string,
  customerIds: readonly number[],
): Promise<{ customerId: number; currency: string; dueOn: string }[]> {
  if (customerIds.length === 0) return [];
  const result = await sql<{ customer_id: number; currency: string; due_on: string }>`
    select i.customer_id, i.currency, min(i.due_on) as due_on from (${openItems(asOf)}) as i
    where i.customer_id in (${sql.join(customerIds)})
    group by i.customer_id, i.currency`.execute(db);
  return result.rows.map((row) => ({ customerId: row.customer_id, currency: row.currency, dueOn: row.due_on }));
}
