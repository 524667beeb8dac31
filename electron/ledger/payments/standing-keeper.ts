import type { Bulk } from "../db/bulk.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { PaymentStandingRow } from "../db/tables/payments.ts";
import { NEVER } from "../db/tables/spec.ts";
import type { Money } from "./facts.ts";
import { loadMoney } from "./money-loader.ts";

/**
 * Brings `payment_standing` of the payments to what their entries and decisions say. Runs after their entries were posted,
 * in the same transaction.
 */
export async function keepStandings(tx: LedgerTx, documentIds: readonly number[]): Promise<void> {
  if (documentIds.length === 0) return;
  const rows = await tx.bulk.selectIn("payment", ["id"], "document_id", documentIds);
  const ids = rows.map((row) => row.id);
  const wanted = await standingsOf(tx.bulk, ids);
  const known = new Set((await tx.bulk.selectIn("payment_standing", ["id"], "id", ids)).map((row) => row.id));
  await tx.bulk.insert(
    "payment_standing",
    wanted.filter((row) => !known.has(row.id)),
  );
  await tx.bulk.update(
    "payment_standing",
    ["effective_on", "unapplied_minor", "refunded_minor", "last_entry_on", "bounced_on", "reversed"],
    wanted.filter((row) => known.has(row.id)),
  );
}

/** Where payments stand by their entries and decisions; `verify` holds what is kept against it. */
export async function standingsOf(
  bulk: Pick<Bulk, "selectIn">,
  paymentIds: readonly number[],
): Promise<PaymentStandingRow[]> {
  const { money, documents } = await loadMoney(bulk, paymentIds);
  const entries = Map.groupBy(
    await bulk.selectIn(
      "entry",
      ["id", "document_id", "receivable_id", "currency", "amount_minor", "effective_on", "reverses_id"],
      "document_id",
      [...documents.values()],
    ),
    (entry) => entry.document_id,
  );
  return [...money.values()].map((each): PaymentStandingRow => {
    const own = entries.get(documents.get(each.id) ?? 0) ?? [];
    const reversed = new Set(own.flatMap((entry) => entry.reverses_id ?? []));
    const live = own.filter((entry) => entry.reverses_id === null && !reversed.has(entry.id));
    const onAccount = live.filter((entry) => entry.receivable_id === null && entry.currency === each.fact.currency);
    const days = live.map((entry) => entry.effective_on);
    return {
      id: each.id,
      effective_on: effectiveOn(each),
      // Never -0, which a database would not give back.
      unapplied_minor: 0 - onAccount.reduce((sum, entry) => sum + entry.amount_minor, 0),
      refunded_minor:
        effectiveOn(each) === NEVER ? 0 : each.fact.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      last_entry_on: [each.fact.paidOn, ...days].sort().at(-1) ?? each.fact.paidOn,
      bounced_on: each.fact.bouncedOn ?? NEVER,
      reversed: each.reversed ? 1 : 0,
    };
  });
}

function effectiveOn(money: Money): string {
  return money.reversed ? NEVER : (money.fact.effectiveOn ?? NEVER);
}
