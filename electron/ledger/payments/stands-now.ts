import type { PaymentState, StandsNow } from "../../../shared/contract/payments.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { PaymentStandingRow } from "../db/tables/payments.ts";
import { NEVER } from "../db/tables/spec.ts";

/** State of a payment when all that is known has taken effect. */
export function stateOf(amountMinor: number, standing: Omit<PaymentStandingRow, "id" | "last_entry_on">): PaymentState {
  if (standing.reversed === 1) return "reversed";
  if (standing.bounced_on !== NEVER) return "bounced";
  if (standing.effective_on === NEVER) return "pending";
  if (standing.unapplied_minor === amountMinor) return "unapplied";
  if (standing.unapplied_minor > 0) return "partly";
  return standing.refunded_minor > 0 ? "refunded" : "applied";
}

/** Where payments stand, in the order asked for. */
export async function standsNow(tx: LedgerTx, ids: readonly number[]): Promise<(StandsNow & { id: number })[]> {
  const { bulk } = tx;
  const payments = await bulk.selectIn("payment", ["id", "document_id", "amount_minor"], "id", ids);
  const documents = await bulk.selectIn(
    "document",
    ["id", "uuid"],
    "id",
    payments.map((row) => row.document_id),
  );
  const uuids = new Map(documents.map((row) => [row.id, row.uuid]));
  const standings = new Map(
    (
      await bulk.selectIn(
        "payment_standing",
        ["id", "effective_on", "unapplied_minor", "refunded_minor", "bounced_on", "reversed"],
        "id",
        ids,
      )
    ).map((row) => [row.id, row]),
  );
  const byId = new Map(payments.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const payment = byId.get(id);
    const standing = standings.get(id);
    if (!payment || !standing) return [];
    const uuid = uuids.get(payment.document_id) ?? "";
    return [{ id, uuid, state: stateOf(payment.amount_minor, standing), unappliedMinor: standing.unapplied_minor }];
  });
}
