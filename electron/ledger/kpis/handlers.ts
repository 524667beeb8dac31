import type { KpiBoard } from "../../../shared/contract/kpis.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { kpiBoard } from "./board.ts";

/** Procedures of the area `kpis`. */
export const kpisHandlers = {
  /** Throws INVALID_INPUT when the period ends before it begins. */
  async board(context: LedgerContext, input: { from: string; to: string; currency: string | null }): Promise<KpiBoard> {
    if (input.to < input.from) throw ledgerError("INVALID_INPUT", { issues: [`${input.from} > ${input.to}`] });
    return readSnapshot(openLedger(context), (db) => kpiBoard(db, input));
  },
};
