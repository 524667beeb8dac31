import type { SampleRow } from "../../../shared/contract/agency-calls.ts";
import { averageScore, isCritical, monthsTouched, sampleOwed } from "../../../shared/domain/agencies/calls.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { errorsOf, keptCalls } from "./call-reader.ts";
import { type KeptAgent, keptAgents, thereIn } from "./training-reader.ts";

/** What was reviewed of the calls of a period, and is owed for its months. */
export interface Quality {
  readonly reviewed: number;
  readonly owed: number;
  /** Still to be reviewed: one gestor's many do not stand for another's none. */
  readonly missing: number;
  /** Average of the scores, two decimals; null: n/a, nothing was reviewed. */
  readonly average: string | null;
  readonly critical: number;
}

/** The same of a gestor. */
export interface AgentQuality extends SampleRow {
  readonly agencyId: number;
  readonly agencyName: string;
  readonly kept: KeptAgent;
  readonly scores: readonly number[];
}

/** Calls told of a gestor and month, the last one told. */
async function toldCalls(db: ReadHandle): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom("agency_call_count").select(["agent_id", "month", "calls"]).orderBy("id").execute();
  return new Map(rows.map(({ agent_id: agent, month, calls }) => [`${agent}.${month}`, calls]));
}

/** What was reviewed in a period of every gestor who was there or of whom something was reviewed, by agency and name. */
export async function qualityByAgent(
  db: ReadHandle,
  period: Period,
  asked: { readonly agencyId?: number } = {},
): Promise<AgentQuality[]> {
  const kept = await keptCalls(db, { ...asked, ...period });
  const calls = Map.groupBy(
    kept.filter(({ events }) => events.every(({ kind }) => kind !== "withdrawn")),
    ({ row }) => row.agent_id,
  );
  const told = await toldCalls(db);
  const months = monthsTouched(period);
  const agents = (await keptAgents(db, asked)).filter(
    (agent) => thereIn(agent, period.from, period.to) || calls.has(agent.row.id),
  );
  return agents.map((agent) => {
    const own = calls.get(agent.row.id) ?? [];
    const sample = months.flatMap((month) => {
      if (!thereIn(agent, `${month}-01`, `${month}-31`)) return [];
      const made = told.get(`${agent.row.id}.${month}`) ?? null;
      const owed = sampleOwed(made);
      const reviewed = own.filter(({ row }) => row.on_day.startsWith(month)).length;
      return [{ made, owed, missing: Math.max(0, owed - reviewed) }];
    });
    const scores = own.map(({ row }) => row.score);
    return {
      ...{ kept: agent, scores, agencyId: agent.row.agency_id, agencyName: agent.agencyName },
      ...{ agentId: agent.row.id, agentName: agent.row.name, reviewed: own.length, average: averageScore(scores) },
      calls: sample.every(({ made }) => made === null) ? null : sum(sample.map(({ made }) => made ?? 0)),
      owed: sum(sample.map(({ owed }) => owed)),
      missing: sum(sample.map(({ missing }) => missing)),
      critical: own.filter(({ row, points }) => isCritical(points, errorsOf(row))).length,
    };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The gestores of an agency as one: every reviewed call counts the same. */
export function together(agents: readonly AgentQuality[]): Quality {
  return {
    reviewed: sum(agents.map(({ reviewed }) => reviewed)),
    owed: sum(agents.map(({ owed }) => owed)),
    missing: sum(agents.map(({ missing }) => missing)),
    average: averageScore(agents.flatMap(({ scores }) => scores)),
    critical: sum(agents.map(({ critical }) => critical)),
  };
}

/** What was reviewed of each agency in a period. */
export async function qualityIn(db: ReadHandle, period: Period): Promise<ReadonlyMap<number, Quality>> {
  const agents = Map.groupBy(await qualityByAgent(db, period), ({ agencyId }) => agencyId);
  return new Map([...agents].map(([agencyId, own]) => [agencyId, together(own)]));
}
