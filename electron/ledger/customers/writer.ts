import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { Stamp } from "../lib/recording.ts";
import { repost } from "../receivables/poster.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";

/** Invoices posted again in one go. */
const CHUNK = 2000;

/**
 * Sets the credit days of a customer's invoices that state none themselves, or with null takes them back to the ledger's
 * default (RULES 57). Their due days move, so they are posted again. Null when there is no such customer.
 */
export async function setCreditDays(
  tx: LedgerTx,
  change: { readonly customerId: number; readonly creditDays: number | null },
  rules: PostingRules,
  recording: Stamp,
): Promise<{ customerId: number; creditDays: number | null } | null> {
  const { customerId, creditDays } = change;
  const customer = await tx.sql.selectFrom("customer").select("key").where("id", "=", customerId).executeTakeFirst();
  if (!customer) return null;
  const terms = tx.sql.selectFrom("customer_terms").select("credit_days").where("customer_id", "=", customerId);
  const before = { creditDays: (await terms.executeTakeFirst())?.credit_days ?? null };
  if (creditDays === null) await tx.sql.deleteFrom("customer_terms").where("customer_id", "=", customerId).execute();
  else {
    const wanted = { credit_days: creditDays, set_at: recording.at };
    await tx.sql
      .insertInto("customer_terms")
      .values({ customer_id: customerId, ...wanted })
      .onConflict((conflict) => conflict.column("customer_id").doUpdateSet(wanted))
      .execute();
  }
  await appendAudit(tx, {
    ...recording,
    action: "customers.creditDays",
    detail: { customer: customer.key, before, after: { creditDays } },
  });
  const invoices = await tx.sql
    .selectFrom("document")
    .select("uuid")
    .where("customer_id", "=", customerId)
    .where("kind", "=", "I")
    .orderBy("id")
    .execute();
  const context = { runId: 0, recordedAt: recording.at, actor: recording.actor };
  for (let start = 0; start < invoices.length; start += CHUNK) {
    const seeds = new Set(invoices.slice(start, start + CHUNK).map((row) => row.uuid));
    await repost(tx, { seeds, complements: new Set(), freshIds: new Set() }, context, rules);
  }
  return { customerId, creditDays };
}
