import type { CallFields, CallReview, CallView, SampleRow } from "../../../shared/contract/agency-calls.ts";
import { endOfMonth } from "../../../shared/domain/days.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { qualityByAgent, together } from "./call-figures.ts";
import { callReview, callView, keptCalls } from "./call-reader.ts";
import { calibrateCall, recordCall, signCall, tellCalls, withdrawCall } from "./call-writer.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agencyCalls", ["agencies"]);

interface One {
  readonly commandId: string;
  readonly id: number;
}

type Scorecard = Pick<CallFields, "points" | "errors" | "comment">;

async function opened(context: LedgerContext) {
  const db = openLedger(context).read;
  return { db, today: await companyToday({ sql: db }, context.now()) };
}

/** Procedures of the area `agencyCalls`. */
export const callsHandlers = {
  async page(
    context: LedgerContext,
    input: { agencyId: number | null; offset: number; limit: number },
  ): Promise<{ rows: CallReview[]; total: number; today: string }> {
    const { db, today } = await opened(context);
    const rows = (await keptCalls(db, { agencyId: input.agencyId })).map(callReview);
    return { rows: rows.slice(input.offset, input.offset + input.limit), total: rows.length, today };
  },

  async get(context: LedgerContext, { id }: { id: number }): Promise<CallView> {
    const { db, today } = await opened(context);
    const [kept] = await keptCalls(db, { id });
    if (kept === undefined) throw ledgerError("NOT_FOUND", { what: "call", id: String(id) });
    return callView(kept, today);
  },

  async sample(
    context: LedgerContext,
    { agencyId, month }: { agencyId: number; month: string },
  ): Promise<{
    rows: SampleRow[];
    owed: number;
    reviewed: number;
    missing: number;
    average: string | null;
    today: string;
  }> {
    const { db, today } = await opened(context);
    const from = `${month}-01`;
    const agents = await qualityByAgent(db, { from, to: endOfMonth(from) }, { agencyId });
    const { owed, reviewed, missing, average } = together(agents);
    const rows = agents.map(({ kept: _kept, scores: _scores, agencyId: _id, agencyName: _name, ...row }) => row);
    return { rows, owed, reviewed, missing, average, today };
  },

  record(context: LedgerContext, input: { commandId: string; fields: CallFields }): Promise<{ id: number }> {
    return command(context, input.commandId, "record", (tx, recording) => recordCall(tx, input.fields, recording));
  },

  calibrate(context: LedgerContext, input: One & { scorecard: Scorecard }): Promise<{ id: number }> {
    return command(context, input.commandId, "calibrate", (tx, recording) => calibrateCall(tx, input, recording));
  },

  sign(context: LedgerContext, input: One & { on: string; note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "sign", (tx, recording) => signCall(tx, input, recording));
  },

  withdraw(context: LedgerContext, input: One & { note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "withdraw", (tx, recording) => withdrawCall(tx, input, recording));
  },

  tellCalls(
    context: LedgerContext,
    input: { commandId: string; agentId: number; month: string; calls: number },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "tellCalls", (tx, recording) => tellCalls(tx, input, recording));
  },
};
