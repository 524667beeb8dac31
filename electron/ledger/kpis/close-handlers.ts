import type { MonthClose, Snapshot, Unfinished } from "../../../shared/contract/month-close.ts";
import { addDays, addMonths, startOfMonth } from "../../../shared/domain/days.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { carryOut } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { readMaker } from "../reports/maker.ts";
import { readBoard } from "./board.ts";
import { closedMonth, closedMonths, closeMonth, daysOf, unfinishedIn } from "./closes.ts";

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

  async close(context: LedgerContext, input: { commandId: string; month: string }): Promise<MonthClose> {
    const { version } = await readMaker(openLedger(context).read);
    return carryOut(context, input.commandId, "kpis.closes.close", ["kpis", "reports"], (tx, recording) =>
      closeMonth(tx, input.month, { ...recording, version }),
    );
  },

  /** Throws NOT_FOUND when the month was not closed. */
  async get(
    context: LedgerContext,
    { month }: { month: string },
  ): Promise<MonthClose & { snapshot: Snapshot; sound: boolean }> {
    const found = await closedMonth(openLedger(context).read, month);
    if (found === null) throw ledgerError("NOT_FOUND", { what: "month", id: month });
    return found;
  },
};
