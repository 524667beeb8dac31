import type { TrainingFields } from "../../../shared/contract/agency-training.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { existingAgency } from "./agency-writer.ts";
import { type KeptAgent, keptAgents, trainings } from "./training-reader.ts";

/** A gestor by its id. Throws NOT_FOUND. */
export async function existingAgent(tx: LedgerTx, id: number): Promise<KeptAgent> {
  const [found] = await keptAgents(tx.sql, { id });
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "gestor", id: String(id) });
  return found;
}

/** Adds a gestor to an agency. Throws NOT_FOUND and TRAINING_REFUSED. */
export async function addAgent(
  tx: LedgerTx,
  input: { readonly agencyId: number; readonly name: string; readonly fromOn: string },
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const { agencyId, name, fromOn } = input;
  await existingAgency(tx, agencyId);
  if (fromOn > today) throw ledgerError("TRAINING_REFUSED", { why: "day" });
  const same = (each: KeptAgent): boolean => each.leftOn === null && searchForm(each.row.name) === searchForm(name);
  if ((await keptAgents(tx.sql, { agencyId })).some(same)) throw ledgerError("TRAINING_REFUSED", { why: "named" });
  const id = await takeIds(tx, "agency_agent", 1);
  await tx.bulk.insert("agency_agent", [
    { id, agency_id: agencyId, name, from_on: fromOn, person_id: personId, recorded_at: at, actor },
  ]);
  const detail = { agency: agencyId, gestor: id, name, fromOn };
  await appendAudit(tx, { at, actor, action: "agencyTraining.addAgent", detail });
  return { id };
}

/** Keeps the last day of a gestor. Throws NOT_FOUND and TRAINING_REFUSED. */
export async function endAgent(
  tx: LedgerTx,
  input: { readonly id: number; readonly on: string; readonly note: string },
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const { id: agentId, on, note } = input;
  const { row, leftOn } = await existingAgent(tx, agentId);
  if (leftOn !== null) throw ledgerError("TRAINING_REFUSED", { why: "left" });
  if (on > today || on < row.from_on) throw ledgerError("TRAINING_REFUSED", { why: "day" });
  const id = await takeIds(tx, "agency_agent_end", 1);
  await tx.bulk.insert("agency_agent_end", [
    { id, agent_id: agentId, on_day: on, note, person_id: personId, recorded_at: at, actor },
  ]);
  const detail = { agency: row.agency_id, gestor: agentId, name: row.name, on, note };
  await appendAudit(tx, { at, actor, action: "agencyTraining.endAgent", detail });
  return { id: agentId };
}

/** Records a training with what each gestor scored. Throws NOT_FOUND and TRAINING_REFUSED. */
export async function recordTraining(
  tx: LedgerTx,
  fields: TrainingFields,
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const { agencyId, onDay, topic, version, trainer, minutes, validUntil, evidence, marks } = fields;
  await existingAgency(tx, agencyId);
  if (onDay > today) throw ledgerError("TRAINING_REFUSED", { why: "day" });
  if (validUntil < onDay) throw ledgerError("TRAINING_REFUSED", { why: "valid" });
  if (marks.length === 0) throw ledgerError("TRAINING_REFUSED", { why: "nobody" });
  // Before one's first day with the accounts is when one is taught; after the last day nobody is.
  const there = new Map((await keptAgents(tx.sql, { agencyId })).map((each) => [each.row.id, each]));
  const named = new Set(marks.map(({ agentId }) => agentId));
  const strange = marks.some(({ agentId }) => {
    const agent = there.get(agentId);
    return agent === undefined || (agent.leftOn !== null && agent.leftOn < onDay);
  });
  if (strange || named.size !== marks.length) throw ledgerError("TRAINING_REFUSED", { why: "agent" });
  const id = await takeIds(tx, "agency_training", 1);
  await tx.bulk.insert("agency_training", [
    {
      ...{
        id,
        agency_id: agencyId,
        on_day: onDay,
        topic,
        version,
        trainer,
        minutes,
        valid_until: validUntil,
        evidence,
      },
      ...{ person_id: personId, recorded_at: at, actor },
    },
  ]);
  const first = await takeIds(tx, "agency_training_mark", marks.length);
  await tx.bulk.insert(
    "agency_training_mark",
    marks.map(({ agentId, score }, index) => ({ id: first + index, training_id: id, agent_id: agentId, score })),
  );
  const detail = {
    agency: agencyId,
    training: id,
    onDay,
    topic,
    version,
    trainer,
    validUntil,
    attendees: marks.length,
  };
  await appendAudit(tx, { at, actor, action: "agencyTraining.record", detail });
  return { id };
}

/** Takes a training out that was recorded by mistake; it stays in sight. Throws NOT_FOUND and TRAINING_REFUSED. */
export async function withdrawTraining(
  tx: LedgerTx,
  input: { readonly id: number; readonly note: string },
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const { id: trainingId, note } = input;
  const [found] = await trainings(tx.sql, { id: trainingId });
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "training", id: String(trainingId) });
  if (found.withdrawn) throw ledgerError("TRAINING_REFUSED", { why: "withdrawn" });
  const id = await takeIds(tx, "agency_training_withdrawal", 1);
  await tx.bulk.insert("agency_training_withdrawal", [
    { id, training_id: trainingId, on_day: today, note, person_id: personId, recorded_at: at, actor },
  ]);
  const detail = { agency: found.agencyId, training: trainingId, topic: found.topic, note };
  await appendAudit(tx, { at, actor, action: "agencyTraining.withdraw", detail });
  return { id: trainingId };
}
