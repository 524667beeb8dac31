import type { MonthClose, Snapshot, Unfinished } from "../../../shared/contract/month-close.ts";
import { addDays, addMonths, startOfMonth } from "../../../shared/domain/days.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { runCommand } from "../lib/commands.ts";
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
    const db = openLedger(context);
    const now = context.now();
    const at = now.toISOString();
    const call = { id: input.commandId, procedure: "kpis.closes.close", recordedAt: at };
    const { version } = await readMaker(db.read);
    const personId = context.personId();
    const { answer } = await runCommand(db, call, async (tx) =>
      closeMonth(tx, input.month, {
        at,
        actor: context.actor,
        personId,
        version,
        today: await companyToday(tx, now),
      }),
    );
    context.changes.publish("kpis", "reports");
    return answer;
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
