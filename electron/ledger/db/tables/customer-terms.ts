import type { TableSpec } from "./spec.ts";

/** Credit days agreed with a customer; without a row the ledger's default holds (RULES 57). */
export interface CustomerTermsRow {
  customer_id: number;
  credit_days: number;
  set_at: string;
}
export const customerTermsSpec: TableSpec<CustomerTermsRow> = {
  customer_id: "int",
  credit_days: "int",
  set_at: "text",
};
