import type { ApplicationFact, LinkDecision, MoneyFact, RefundFact } from "../../../shared/domain/payments/facts.ts";
import type { PaymentApplicationRow, PaymentEventRow, PaymentRow } from "../db/tables/payments.ts";

/** c_FormaPago of a cheque: it counts when it has cleared (KPIS 0 "Cheques"). */
export const CHEQUE = "02";

export type MoneyColumns = Pick<
  PaymentRow,
  "id" | "customer_id" | "currency" | "amount_minor" | "paid_on" | "form" | "operation"
>;
export type ApplicationColumns = Omit<PaymentApplicationRow, "recorded_at" | "actor" | "rate">;
export type EventColumns = Pick<
  PaymentEventRow,
  "id" | "payment_id" | "kind" | "effective_on" | "amount_minor" | "rep_uuid" | "pago" | "undoes_id"
>;

/** A payment with the decisions about it that hold. */
export interface Money {
  readonly id: number;
  readonly fact: MoneyFact;
  /** Recorded by mistake: it posts nothing and documents nothing. */
  readonly reversed: boolean;
  readonly decisions: readonly LinkDecision[];
  readonly cleared: boolean;
}

/** Applications that were not taken back, in the order they were made. */
export function liveApplications<T extends Pick<PaymentApplicationRow, "id" | "withdraws_id">>(
  rows: readonly T[],
): T[] {
  const withdrawn = new Set(rows.flatMap((row) => row.withdraws_id ?? []));
  return rows.filter((row) => row.withdraws_id === null && !withdrawn.has(row.id)).sort((a, b) => a.id - b.id);
}

/** Events that were not undone, in the order they were decided. */
export function liveEvents<T extends Pick<PaymentEventRow, "id" | "kind" | "undoes_id">>(rows: readonly T[]): T[] {
  const undone = new Set(rows.flatMap((row) => row.undoes_id ?? []));
  return rows.filter((row) => row.kind !== "undo" && !undone.has(row.id)).sort((a, b) => a.id - b.id);
}

/** Joins a payment with everything decided about it. */
export function moneyOf(
  row: MoneyColumns,
  uuid: string,
  applications: readonly ApplicationColumns[],
  events: readonly EventColumns[],
): Money {
  const live = liveEvents(events);
  const latest = (kind: EventColumns["kind"]): EventColumns | undefined =>
    live.findLast((event) => event.kind === kind);
  const cleared = latest("clear")?.effective_on ?? null;
  const refunds: RefundFact[] = live
    .filter((event) => event.kind === "refund")
    .map((event) => ({ on: event.effective_on, amountMinor: event.amount_minor }));
  const decisions = new Map<string, LinkDecision>();
  for (const event of live) {
    if (event.kind !== "link" && event.kind !== "unlink") continue;
    const decision = { payment: uuid, rep: event.rep_uuid, pago: event.pago, linked: event.kind === "link" };
    decisions.set(`${event.rep_uuid}/${event.pago}`, decision);
  }
  return {
    id: row.id,
    reversed: latest("reverse") !== undefined,
    cleared: cleared !== null,
    decisions: [...decisions.values()],
    fact: {
      uuid,
      customer: row.customer_id,
      currency: row.currency,
      amountMinor: row.amount_minor,
      paidOn: row.paid_on,
      effectiveOn: row.form === CHEQUE ? cleared : row.paid_on,
      bouncedOn: latest("bounce")?.effective_on ?? null,
      operation: row.operation,
      refunds,
      applications: liveApplications(applications).map(
        (application): ApplicationFact => ({
          id: application.id,
          target: application.target_uuid,
          amountMinor: application.amount_minor,
          targetCurrency: application.target_currency,
          targetMinor: application.target_minor,
          ahead: application.ahead === 1,
        }),
      ),
    },
  };
}
