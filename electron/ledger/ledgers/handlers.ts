import type { LedgerStatus, VerifyReport } from "../../../shared/contract/ledgers.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { createDemo } from "./demo.ts";
import { ledgerStatus } from "./reader.ts";
import { verifyLedger } from "./verify.ts";

async function changed(context: LedgerContext): Promise<LedgerStatus> {
  context.changes.publish("ledgers", "settings", "imports", "receivables", "customers", "reports");
  return ledgerStatus(context.session);
}

/**
 * Ends what runs on the open ledger, changes which one is open, and begins to watch the folders of the one that is then
 * open: the new one, or the old one when the change failed.
 */
async function change<T>(context: LedgerContext, work: () => Promise<T>): Promise<T> {
  await Promise.all([context.watching.stop(), context.importing.stopAll()]);
  try {
    return await work();
  } finally {
    const { current } = context.session;
    if (current) await context.watching.start(current);
  }
}

/** Procedures of the area `ledgers`. */
export const ledgersHandlers = {
  status: (context: LedgerContext): Promise<LedgerStatus> => ledgerStatus(context.session),

  async open(context: LedgerContext, input: { path: string }): Promise<LedgerStatus> {
    await change(context, () => context.session.open(input.path, "must-exist"));
    return changed(context);
  },

  async create(context: LedgerContext, input: { path: string }): Promise<LedgerStatus> {
    await change(context, () => context.session.open(input.path, "must-not-exist"));
    return changed(context);
  },

  async createDemo(
    context: LedgerContext,
    input: { path: string; commandId: string },
  ): Promise<{ status: LedgerStatus; runId: number }> {
    const { runId } = await change(context, () => createDemo(context, input));
    return { status: await changed(context), runId };
  },

  async close(context: LedgerContext): Promise<LedgerStatus> {
    await change(context, () => context.session.close());
    return changed(context);
  },

  verify: (context: LedgerContext): Promise<VerifyReport> => verifyLedger(openLedger(context)),
};
