import type { Statement } from "../../../shared/contract/customers.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { findCustomers, statementOf } from "./reader.ts";

/** Procedures of the area `customers`. */
export const customersHandlers = {
  async find(context: LedgerContext, input: { text: string; limit: number }) {
    return { rows: await findCustomers(openLedger(context).read, input.text, input.limit) };
  },

  async statement(context: LedgerContext, input: { customerId: number; asOf: string }): Promise<Statement> {
    const statement = await statementOf(openLedger(context).read, input.customerId, input.asOf);
    if (!statement) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    return statement;
  },
};
