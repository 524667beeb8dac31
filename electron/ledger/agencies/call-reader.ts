import type { CallReview, CallView, ScoredCall } from "../../../shared/contract/agency-calls.ts";
import { CRITICAL_ERRORS, type CriticalError, isCritical } from "../../../shared/domain/agencies/calls.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AgencyCallEventRow, AgencyCallPointRow, AgencyCallRow } from "../db/tables/agency-quality.ts";

/** A call as somebody scored it, with its points. */
interface Scored {
  readonly row: AgencyCallRow;
  readonly points: readonly AgencyCallPointRow[];
}

/** A reviewed call with who else scored it and its steps, and the customer it counts for by now. */
export interface KeptCall extends Scored {
  readonly agencyName: string;
  readonly agentName: string;
  readonly customerId: number | null;
  readonly customerName: string;
  readonly calibrations: readonly Scored[];
  readonly events: readonly AgencyCallEventRow[];
}

/** Reviewed calls that are kept, the newest first; what is left out or null does not narrow. */
export async function keptCalls(
  db: ReadHandle,
  asked: {
    readonly id?: number;
    readonly agencyId?: number | null;
    readonly from?: string;
    readonly to?: string;
  } = {},
): Promise<KeptCall[]> {
  let query = db
    .selectFrom("agency_call as q")
    .innerJoin("agency as a", "a.id", "q.agency_id")
    .innerJoin("agency_agent as g", "g.id", "q.agent_id")
    .leftJoin("customer as m", "m.id", "q.customer_id")
    .leftJoin("customer as c", (join) => join.on((eb) => eb("c.id", "=", eb.fn.coalesce("m.merged_into", "m.id"))))
    .selectAll("q")
    .select(["a.legal_name", "g.name as agent_name", "c.id as kept_id", "c.name", "c.key"])
    .orderBy("q.on_day", "desc")
    .orderBy("q.id", "desc");
  if (asked.id !== undefined) {
    const { id } = asked;
    query = query.where((eb) => eb.or([eb("q.id", "=", id), eb("q.calibrates_id", "=", id)]));
  }
  if (asked.agencyId != null) query = query.where("q.agency_id", "=", asked.agencyId);
  if (asked.from !== undefined) query = query.where("q.on_day", ">=", asked.from);
  if (asked.to !== undefined) query = query.where("q.on_day", "<=", asked.to);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const points = Map.groupBy(
    await db.selectFrom("agency_call_point").selectAll().orderBy("id").execute(),
    (point) => point.call_id,
  );
  const events = Map.groupBy(
    await db.selectFrom("agency_call_event").selectAll().orderBy("id").execute(),
    (event) => event.call_id,
  );
  const told = rows.map(
    ({ legal_name: agencyName, agent_name: agentName, kept_id: customerId, name, key, ...row }) => ({
      ...{ row, agencyName, agentName, customerId, customerName: name || key || "" },
      points: points.get(row.id) ?? [],
      events: events.get(row.id) ?? [],
    }),
  );
  const others = Map.groupBy(told, ({ row }) => row.calibrates_id);
  return (others.get(null) ?? []).map((each) => ({
    ...each,
    calibrations: (others.get(each.row.id) ?? []).toReversed(),
  }));
}

/** Critical errors as a row keeps them. */
export function errorsOf({ errors }: Pick<AgencyCallRow, "errors">): CriticalError[] {
  const kept = errors.split(" ");
  return CRITICAL_ERRORS.filter((each) => kept.includes(each));
}

function scoredView({ row, points }: Scored): ScoredCall {
  return {
    id: row.id,
    scoredBy: row.actor,
    scoredOn: row.scored_on,
    score: row.score,
    points: points.map(({ criterion, points: given }) => ({ criterion, points: given })),
    errors: errorsOf(row),
    comment: row.comment,
  };
}

/** A reviewed call as screens and reports show it. */
export function callReview(kept: KeptCall): CallReview {
  const { row, points, agencyName, agentName, customerId, customerName, calibrations, events } = kept;
  const signed = events.find(({ kind }) => kind === "signed");
  const withdrawn = events.some(({ kind }) => kind === "withdrawn");
  const gaps = calibrations.map((other) => Math.abs(other.row.score - row.score));
  return {
    ...{ id: row.id, agencyId: row.agency_id, agencyName, agentId: row.agent_id, agentName, customerId, customerName },
    ...{ onDay: row.on_day, channel: row.channel, reference: row.reference, reason: row.reason, score: row.score },
    critical: isCritical(points, errorsOf(row)),
    errors: errorsOf(row),
    comment: row.comment,
    scoredBy: row.actor,
    scoredOn: row.scored_on,
    state: withdrawn ? "withdrawn" : signed === undefined ? "to-sign" : "signed",
    signedOn: signed?.on_day ?? null,
    calibrations: calibrations.length,
    gap: gaps.length === 0 ? null : Math.max(...gaps),
  };
}

/** A reviewed call with all that is known of it. */
export function callView(kept: KeptCall, today: string): CallView {
  return {
    call: callReview(kept),
    scored: scoredView(kept),
    calibrations: kept.calibrations.map(scoredView),
    events: kept.events.map(({ id, kind, on_day: on, actor, note }) => ({ id, kind, on, actor, note })).reverse(),
    today,
  };
}
