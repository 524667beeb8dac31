import type { PaymentState } from "../../../shared/contract/payments.ts";
import { formatMinor, microsToMinor } from "../../../shared/domain/money.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { PaymentApplicationRow, PaymentEventRow } from "../db/tables/payments.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Payer } from "./application-check.ts";
import type { Money } from "./facts.ts";
import { loadAllocations, loadMoney } from "./money-loader.ts";
import { stateOf } from "./stands-now.ts";

/** A payment as commands need it. */
export interface FoundPayment {
  readonly id: number;
  readonly documentId: number;
  readonly money: Money;
  /** As people name it: its reference, or the end of its UUID. */
  readonly label: string;
  readonly state: PaymentState;
  readonly applications: readonly PaymentApplicationRow[];
  readonly events: readonly PaymentEventRow[];
  /** What may still be applied or refunded. */
  readonly unappliedMinor: number;
  readonly unapplied: string;
  readonly refundedMinor: number;
  /** What is left when complementos and applications have taken all they say. */
  readonly restMinor: number;
  /** What the lines of linked complementos take. */
  readonly documentedMinor: number;
}

/** Payments by UUID, found by UUID or by id. Unknown ones are left out. */
export async function findPayments(
  tx: LedgerTx,
  uuids: readonly string[],
  ids: readonly number[] = [],
): Promise<Map<string, FoundPayment>> {
  const { bulk } = tx;
  const documents = await bulk.selectIn("document", ["id"], "uuid", uuids);
  const named = await bulk.selectIn(
    "payment",
    ["id"],
    "document_id",
    documents.map((row) => row.id),
  );
  const wanted = [...new Set([...named.map((row) => row.id), ...ids])];
  const { money, documents: documentOf } = await loadMoney(bulk, wanted);
  const allocations = new Map((await loadAllocations(bulk, wanted)).map((each) => [each.uuid, each.allocation]));
  const standings = new Map(
    (
      await bulk.selectIn(
        "payment_standing",
        ["id", "effective_on", "unapplied_minor", "refunded_minor", "bounced_on", "reversed"],
        "id",
        wanted,
      )
    ).map((row) => [row.id, row]),
  );
  const applications = Map.groupBy(
    await tx.sql
      .selectFrom("payment_application")
      .selectAll()
      .where("payment_id", "in", [0, ...wanted])
      .execute(),
    (row) => row.payment_id,
  );
  const events = Map.groupBy(
    await tx.sql
      .selectFrom("payment_event")
      .selectAll()
      .where("payment_id", "in", [0, ...wanted])
      .execute(),
    (row) => row.payment_id,
  );
  const found = new Map<string, FoundPayment>();
  for (const each of money.values()) {
    const standing = standings.get(each.id);
    const documentId = documentOf.get(each.id);
    if (!standing || documentId === undefined) throw new Error(`payment ${each.id} has no standing`);
    const { uuid, currency, amountMinor, operation } = each.fact;
    const allocation = allocations.get(uuid) ?? null;
    const state = stateOf(amountMinor, standing);
    const restMinor = allocation ? microsToMinor(allocation.rest, currency) : 0;
    const documented = (allocation?.shares ?? []).filter((share) => share.application === null);
    const unappliedMinor = state === "pending" ? restMinor : standing.unapplied_minor;
    found.set(uuid, {
      id: each.id,
      documentId,
      money: each,
      label: operation || `…${uuid.slice(-12)}`,
      state,
      applications: applications.get(each.id) ?? [],
      events: events.get(each.id) ?? [],
      unappliedMinor,
      unapplied: formatMinor(unappliedMinor, currency),
      refundedMinor: each.fact.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0),
      restMinor,
      documentedMinor: microsToMinor(
        documented.reduce((sum, share) => sum + share.cost, 0n),
        currency,
      ),
    });
  }
  return found;
}

/** The payment with that UUID. Throws NOT_FOUND. */
export async function findPayment(tx: LedgerTx, uuid: string): Promise<FoundPayment> {
  const payment = (await findPayments(tx, [uuid])).get(uuid);
  if (!payment) throw ledgerError("NOT_FOUND", { what: "payment", id: uuid });
  return payment;
}

/** What applications out of the payment are checked against. */
export function payerOf(payment: FoundPayment): Payer {
  const { fact } = payment.money;
  return {
    id: payment.id,
    documentId: payment.documentId,
    customerId: fact.customer,
    currency: fact.currency,
    label: payment.label,
    unappliedMinor: payment.unappliedMinor,
    restMinor: payment.restMinor,
  };
}
