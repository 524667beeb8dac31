import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { ledgerError } from "../ledger-error.ts";

async function waiting(context: LedgerContext): Promise<never> {
  await openLedger(context).read.selectFrom("customer").select("id").limit(1).execute();
  throw ledgerError("NOT_FOUND", { what: "agency", id: "" });
}

/** Procedures of the area `agencies`. */
export const agenciesHandlers = {
  list(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  get(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  alerts(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  save(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  filePaper(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  setTerms(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  placeable(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  place(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  placements(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  placement(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  items(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  ofInvoice(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  ofCustomer(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  cash(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  attribute(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  recall(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  costs(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  addCost(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  reverseCost(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  scoreboard(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
  months(context: LedgerContext, _input?: unknown): Promise<never> {
    return waiting(context);
  },
};
