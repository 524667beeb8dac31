import type { CustomerProfileRow } from "../../../electron/ledger/db/tables/customers.ts";

/** A customer's profile as nobody changed it, but for what a test is about. */
export function profile(customerId: number, changes: Partial<CustomerProfileRow>): CustomerProfileRow {
  return {
    customer_id: customerId,
    version: 1,
    trade_name: "",
    search: "",
    parent_id: null,
    language: "es",
    debtor_type: "company",
    country: "MX",
    state: "",
    time_zone: "America/Mexico_City",
    risk_class: "B",
    collector_id: null,
    credit_limit_minor: null,
    credit_currency: "MXN",
    hold: "open",
    hold_reason: "",
    hold_until: "",
    legal_hold: 0,
    placed: 0,
    do_not_contact: 0,
    note: "",
    updated_at: "",
    credit_granted_by: "",
    credit_review_on: "",
    credit_guarantee: "",
    credit_insured_minor: null,
    ...changes,
  };
}
