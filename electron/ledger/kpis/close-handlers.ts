import type { MonthClose, Unfinished } from "../../../shared/contract/month-close.ts";
import { addDays, addMonths, startOfMonth } from "../../../shared/domain/days.ts";
import { auditPending } from "../complements/keeper.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { carryOut } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { readMaker } from "../reports/maker.ts";
import { readBoard } from "./board.ts";
import {
  type ClosedMonth,
  closedMonth,
  closedMonths,
  closeMonth,
  daysOf,
  type FrozenMonth,
  lastEvent,
  refusal,
  unfinishedIn,
} from "./closes.ts";

/** How often a month is frozen, so that what was written meanwhile is in it, too; where others always write, the last one stands. */
const ATTEMPTS = 2;

/** Procedures of closed months. */
export const closesHandlers = {
  /** Closed months, and the one that is next: the month after the last closed one, or the last that ended. */
  async list(context: LedgerContext): Promise<{ rows: MonthClose[]; next: string | null }> {
    const { read } = openLedger(context);
    const rows = await closedMonths(read);
    const today = await companyToday({ sql: read }, context.now());
    const ended = addDays(startOfMonth(today), -1).slice(0, 7);
    const [last] = rows;
    const next = last === undefined ? ended : addMonths(`${last.month}-01`, 1).slice(0, 7);
    return { rows, next: next <= ended ? next : null };
  },

  async plan(
    context: LedgerContext,
    { month }: { month: string },
  ): Promise<{ month: string; ended: boolean; unfinished: Unfinished }> {
    const db = openLedger(context);
    const now = context.now();
    const today = await companyToday({ sql: db.read }, now);
    const unfinished = await readSnapshot(db, async (read) =>
      unfinishedIn(read, month, await readBoard(read, { ...daysOf(month), now: now.toISOString() })),
    );
    return { month, ended: daysOf(month).to < today, unfinished };
  },

  /**
   * Figures and report are made before anything is written, on one state of the ledger: nobody who writes waits for them. What
   * came in between after all is not in them and stands beside them as restated, as whatever comes later does.
   */
  async close(context: LedgerContext, { commandId, month }: { commandId: string; month: string }): Promise<MonthClose> {
    const db = openLedger(context);
    const today = await companyToday({ sql: db.read }, context.now());
    // Whatever stands in the way is told by the command itself, which may have been carried out before.
    const refusedBefore = await refusal(db.read, month, today);
    const made = refusedBefore === null ? await freeze(context, month) : null;
    return carryOut(context, commandId, "kpis.closes.close", ["kpis", "reports"], async (tx, recording) => {
      if (made === null) throw refusedBefore;
      const refused = await refusal(tx.sql, month, recording.today);
      if (refused !== null) throw refused;
      return closeMonth(tx, month, made, recording);
    });
  },

  /** Throws NOT_FOUND when the month was not closed. */
  async get(context: LedgerContext, { month }: { month: string }): Promise<ClosedMonth> {
    const found = await closedMonth(openLedger(context).read, month);
    if (found === null) throw ledgerError("NOT_FOUND", { what: "month", id: month });
    return found;
  },
};

/** What a close of the month keeps, made aside. */
async function freeze(context: LedgerContext, month: string): Promise<FrozenMonth> {
  const db = openLedger(context);
  const { reporter } = context.reports.office;
  await auditPending(db, Number.POSITIVE_INFINITY);
  const asked = { month, at: context.now().toISOString(), maker: await readMaker(db.read) };
  let made = await reporter.run(db, { kind: "freeze", asked });
  for (let attempt = 1; attempt < ATTEMPTS && (await lastEvent(db.read)) !== made.event; attempt++) {
    made = await reporter.run(db, { kind: "freeze", asked });
  }
  return made;
}
