import type { AgencyAgent, Training, TrainingFields } from "../../../shared/contract/agency-training.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { agentView, byNeed, keptAgents, marksOf, trainings } from "./training-reader.ts";
import { addAgent, endAgent, recordTraining, withdrawTraining } from "./training-writer.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agencyTraining", ["agencies"]);

async function opened(context: LedgerContext) {
  const db = openLedger(context).read;
  return { db, today: await companyToday({ sql: db }, context.now()) };
}

/** Procedures of the area `agencyTraining`. */
export const trainingHandlers = {
  async agents(
    context: LedgerContext,
    { agencyId }: { agencyId: number },
  ): Promise<{ rows: AgencyAgent[]; today: string }> {
    const { db, today } = await opened(context);
    const rows = (await keptAgents(db, { agencyId })).map((kept) => agentView(kept, today));
    return { rows: [...rows.filter(({ active }) => active), ...rows.filter(({ active }) => !active)], today };
  },

  async attention(context: LedgerContext): Promise<{ rows: AgencyAgent[]; today: string }> {
    const { db, today } = await opened(context);
    const used = await db.selectFrom("agency").select("id").where("active", "=", 1).execute();
    const rows = (await keptAgents(db))
      .filter(({ row }) => used.some(({ id }) => id === row.agency_id))
      .map((kept) => agentView(kept, today))
      .filter(({ active, state }) => active && state !== "valid");
    return { rows: rows.sort(byNeed), today };
  },

  async page(
    context: LedgerContext,
    input: { agencyId: number | null; offset: number; limit: number },
  ): Promise<{ rows: Training[]; total: number; today: string }> {
    const { db, today } = await opened(context);
    const rows = await trainings(db, { agencyId: input.agencyId });
    return { rows: rows.slice(input.offset, input.offset + input.limit), total: rows.length, today };
  },

  async get(
    context: LedgerContext,
    { id }: { id: number },
  ): Promise<{ training: Training; marks: Awaited<ReturnType<typeof marksOf>>; today: string }> {
    const { db, today } = await opened(context);
    const [training] = await trainings(db, { id });
    if (training === undefined) throw ledgerError("NOT_FOUND", { what: "training", id: String(id) });
    return { training, marks: await marksOf(db, id), today };
  },

  record(context: LedgerContext, input: { commandId: string; fields: TrainingFields }): Promise<{ id: number }> {
    return command(context, input.commandId, "record", (tx, recording) => recordTraining(tx, input.fields, recording));
  },

  withdraw(context: LedgerContext, input: { commandId: string; id: number; note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "withdraw", (tx, recording) => withdrawTraining(tx, input, recording));
  },

  addAgent(
    context: LedgerContext,
    input: { commandId: string; agencyId: number; name: string; fromOn: string },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "addAgent", (tx, recording) => addAgent(tx, input, recording));
  },

  endAgent(
    context: LedgerContext,
    input: { commandId: string; id: number; on: string; note: string },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "endAgent", (tx, recording) => endAgent(tx, input, recording));
  },
};
