import type { AgencyAgent, Training } from "../../../shared/contract/agency-training.ts";
import {
  PASS_SCORE,
  TRAINING_STATES,
  type TrainingMark,
  trainingStanding,
} from "../../../shared/domain/agencies/training.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AgencyAgentRow, AgencyTrainingRow } from "../db/tables/agency-quality.ts";

/** A gestor with the last day there, and what was scored in trainings that count. */
export interface KeptAgent {
  readonly row: AgencyAgentRow;
  readonly agencyName: string;
  readonly leftOn: string | null;
  readonly marks: readonly TrainingMark[];
}

/** Gestores that are kept, by name; what is left out does not narrow. */
export async function keptAgents(
  db: ReadHandle,
  asked: { readonly agencyId?: number; readonly id?: number } = {},
): Promise<KeptAgent[]> {
  let query = db
    .selectFrom("agency_agent as g")
    .innerJoin("agency as a", "a.id", "g.agency_id")
    .leftJoin("agency_agent_end as e", "e.agent_id", "g.id")
    .selectAll("g")
    .select(["a.legal_name", "e.on_day as left_on"])
    .orderBy("g.name")
    .orderBy("g.id");
  if (asked.id !== undefined) query = query.where("g.id", "=", asked.id);
  if (asked.agencyId !== undefined) query = query.where("g.agency_id", "=", asked.agencyId);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  let scored = db
    .selectFrom("agency_training_mark as k")
    .innerJoin("agency_training as t", "t.id", "k.training_id")
    .leftJoin("agency_training_withdrawal as w", "w.training_id", "t.id")
    .select(["k.agent_id", "k.score", "t.id", "t.topic", "t.on_day", "t.valid_until"])
    .where("w.id", "is", null)
    .orderBy("k.id");
  if (asked.id !== undefined) scored = scored.where("k.agent_id", "=", asked.id);
  if (asked.agencyId !== undefined) scored = scored.where("t.agency_id", "=", asked.agencyId);
  const marks = Map.groupBy(await scored.execute(), (mark) => mark.agent_id);
  return rows.map(({ legal_name: agencyName, left_on: leftOn, ...row }) => ({
    row,
    agencyName,
    leftOn,
    marks: (marks.get(row.id) ?? []).map(({ id, topic, on_day: on, score, valid_until: validUntil }) => ({
      ...{ id, topic, on, score, validUntil },
    })),
  }));
}

/** Whether a gestor is with the agency on some day of a period. */
export function thereIn({ row, leftOn }: KeptAgent, from: string, to: string): boolean {
  return row.from_on <= to && (leftOn === null || leftOn >= from);
}

/** A gestor as screens and reports show it, at the end of a day. */
export function agentView(kept: KeptAgent, asOf: string): AgencyAgent {
  const { state, trained, validUntil, daysLeft, topics } = trainingStanding(kept.marks, asOf);
  return {
    id: kept.row.id,
    agencyId: kept.row.agency_id,
    agencyName: kept.agencyName,
    name: kept.row.name,
    fromOn: kept.row.from_on,
    leftOn: kept.leftOn !== null && kept.leftOn <= asOf ? kept.leftOn : null,
    active: thereIn(kept, asOf, asOf),
    ...{ state, trained, validUntil, daysLeft, topics: [...topics] },
  };
}

/** Those whose training calls for attention the most first. */
export function byNeed(a: AgencyAgent, b: AgencyAgent): number {
  return (
    TRAINING_STATES.indexOf(a.state) - TRAINING_STATES.indexOf(b.state) ||
    (a.daysLeft ?? 0) - (b.daysLeft ?? 0) ||
    a.id - b.id
  );
}

/** Agencies by id with a training log on a day, as far as trainings count. */
export async function agenciesWithLog(db: ReadHandle, asOf: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("agency_training as t")
    .leftJoin("agency_training_withdrawal as w", "w.training_id", "t.id")
    .select("t.agency_id")
    .distinct()
    .where("w.id", "is", null)
    .where("t.on_day", "<=", asOf)
    .execute();
  return new Set(rows.map((row) => row.agency_id));
}

/** Scores of a training by gestor. */
export async function marksOf(db: ReadHandle, id: number) {
  const rows = await db
    .selectFrom("agency_training_mark as k")
    .innerJoin("agency_agent as g", "g.id", "k.agent_id")
    .select(["k.agent_id", "k.score", "g.name"])
    .where("k.training_id", "=", id)
    .orderBy("g.name")
    .orderBy("k.id")
    .execute();
  return rows.map(({ agent_id: agentId, score, name: agentName }) => ({
    ...{ agentId, agentName, score, passed: score >= PASS_SCORE },
  }));
}

/** Trainings with their counts, the newest first; what is left out or null does not narrow. */
export async function trainings(
  db: ReadHandle,
  asked: { readonly id?: number; readonly agencyId?: number | null } = {},
): Promise<Training[]> {
  let query = db
    .selectFrom("agency_training as t")
    .innerJoin("agency as a", "a.id", "t.agency_id")
    .leftJoin("agency_training_withdrawal as w", "w.training_id", "t.id")
    .selectAll("t")
    .select(["a.legal_name", "w.id as withdrawal", "w.note as why"])
    .orderBy("t.on_day", "desc")
    .orderBy("t.id", "desc");
  if (asked.id !== undefined) query = query.where("t.id", "=", asked.id);
  if (asked.agencyId != null) query = query.where("t.agency_id", "=", asked.agencyId);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const marks = Map.groupBy(
    await db.selectFrom("agency_training_mark").select(["training_id", "score"]).execute(),
    (mark) => mark.training_id,
  );
  return rows.map(({ legal_name: agencyName, withdrawal, why, ...row }) => {
    const own = marks.get(row.id) ?? [];
    return {
      ...fieldsOf(row),
      agencyName,
      attendees: own.length,
      passed: own.filter(({ score }) => score >= PASS_SCORE).length,
      withdrawn: withdrawal !== null,
      withdrawnNote: why ?? "",
    };
  });
}

function fieldsOf(row: AgencyTrainingRow) {
  const { id, agency_id: agencyId, on_day: onDay, topic, version, trainer, minutes } = row;
  const { valid_until: validUntil, evidence, actor: recordedBy } = row;
  return { id, agencyId, onDay, topic, version, trainer, minutes, validUntil, evidence, recordedBy };
}
