import { K } from "./fill-d1.ts";

/** A dispute of the one customer's invoice. */
export function disputeRow(id: number, openedOn: string) {
  return {
    id,
    customer_id: 1,
    contact_id: null,
    interaction_id: null,
    invoice_uuid: "00000000-0000-4000-8000-000000000001",
    line: null,
    line_text: "",
    type: "price",
    currency: "MXN",
    amount_minor: K,
    reason: "",
    opened_on: openedOn,
    due_on: openedOn,
    sla_days: 10,
    resolver: "sales",
    person_id: null,
    search: "",
    recorded_at: `${openedOn}T16:00:00.000Z`,
    actor: "",
  } as const;
}

/** How it stands once it was answered. */
export function answeredOn({ id, type, due_on, sla_days, resolver }: ReturnType<typeof disputeRow>, on: string) {
  return {
    dispute_id: id,
    from_on: on,
    until_on: "9999-12-31",
    state: "resolved",
    receivable_id: 1,
    claim_minor: 0,
    type,
    due_on,
    sla_days,
    resolver,
    resolved_on: on,
    outcome: "",
    effect: "",
    expected_minor: 0,
    root_cause: "",
    closed_by: "",
    cfdi_uuid: "",
  } as const;
}
