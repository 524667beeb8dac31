import type { Statement } from "../../../shared/contract/customers.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { runCommand } from "../lib/commands.ts";
import { readSettings } from "../settings/reader.ts";
import { findCustomers, statementOf } from "./reader.ts";
import type { ReconcileSelection } from "./reconcile-reader.ts";
import { reconcile } from "./reconcile-reader.ts";
import { setCreditDays } from "./writer.ts";

/** Procedures of the area `customers`. */
export const customersHandlers = {
  async find(context: LedgerContext, input: { text: string; limit: number }) {
    return { rows: await findCustomers(openLedger(context).read, input.text, input.limit) };
  },

  async reconcile(context: LedgerContext, input: ReconcileSelection) {
    return { rows: await reconcile(openLedger(context).read, input) };
  },

  async statement(context: LedgerContext, input: { customerId: number; asOf: string }): Promise<Statement> {
    const statement = await statementOf(openLedger(context).read, input.customerId, input.asOf);
    if (!statement) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    return statement;
  },

  async setCreditDays(
    context: LedgerContext,
    input: { commandId: string; customerId: number; creditDays: number | null },
  ): Promise<{ customerId: number; creditDays: number | null }> {
    const at = context.now().toISOString();
    const call = { id: input.commandId, procedure: "customers.setCreditDays", recordedAt: at };
    const { answer } = await runCommand(openLedger(context), call, async (tx) => {
      const done = await setCreditDays(tx, input, await readSettings(tx.sql), { at, actor: context.actor });
      if (!done) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
      return done;
    });
    context.changes.publish("customers", "receivables", "reports");
    return answer;
  },
};
