import type { CallFields } from "../../../shared/contract/agency-calls.ts";
import {
  type CriterionPoints,
  type CriticalError,
  callScore,
  scorecardProblem,
} from "../../../shared/domain/agencies/calls.ts";
import { needsWord } from "../approvals/reader.ts";
import { appendAudit } from "../audit/writer.ts";
import { keptCustomer } from "../contacts/people.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AgencyCallEventRow, AgencyCallRow } from "../db/tables/agency-quality.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { existingAgency } from "./agency-writer.ts";
import { type KeptCall, keptCalls } from "./call-reader.ts";
import { thereIn } from "./training-reader.ts";
import { existingAgent } from "./training-writer.ts";

interface Scorecard {
  readonly points: readonly CriterionPoints[];
  readonly errors: readonly CriticalError[];
  readonly comment: string;
}

type About = Pick<
  AgencyCallRow,
  "agency_id" | "agent_id" | "customer_id" | "calibrates_id" | "on_day" | "channel" | "reference" | "reason"
>;

/** Keeps how a person scored a call. Throws CALL_REFUSED. */
async function insertCall(
  tx: LedgerTx,
  about: About,
  { points, errors, comment }: Scorecard,
  { at, actor, today, personId }: Recording,
): Promise<{ id: number; score: number }> {
  const why = scorecardProblem(points);
  if (why !== null) throw ledgerError("CALL_REFUSED", { why });
  const id = await takeIds(tx, "agency_call", 1);
  const score = callScore(points, errors);
  await tx.bulk.insert("agency_call", [
    {
      ...{ id, ...about, errors: [...new Set(errors)].join(" "), score, comment, scored_on: today },
      ...{ person_id: personId, recorded_at: at, actor },
    },
  ]);
  const first = await takeIds(tx, "agency_call_point", points.length);
  await tx.bulk.insert(
    "agency_call_point",
    points.map((point, index) => ({ id: first + index, call_id: id, ...point })),
  );
  return { id, score };
}

/** What the audit tells of a call. */
const toldOf = (about: Omit<About, "reason">) => ({
  ...(about.customer_id === null ? {} : { customerId: about.customer_id }),
  ...{ agency: about.agency_id, gestor: about.agent_id, onDay: about.on_day, channel: about.channel },
});

/** Records a call with its scorecard. Throws NOT_FOUND and CALL_REFUSED. */
export async function recordCall(tx: LedgerTx, fields: CallFields, recording: Recording): Promise<{ id: number }> {
  const { agencyId, agentId, onDay, channel, reference, reason } = fields;
  await existingAgency(tx, agencyId);
  const agent = await existingAgent(tx, agentId);
  if (onDay > recording.today) throw ledgerError("CALL_REFUSED", { why: "day" });
  if (agent.row.agency_id !== agencyId || !thereIn(agent, onDay, onDay)) {
    throw ledgerError("CALL_REFUSED", { why: "agent" });
  }
  const customer = fields.customerId === null ? null : await keptCustomer(tx.sql, fields.customerId);
  if (fields.customerId !== null && customer === null) {
    throw ledgerError("NOT_FOUND", { what: "customer", id: String(fields.customerId) });
  }
  const about: About = {
    ...{ agency_id: agencyId, agent_id: agentId, customer_id: customer?.id ?? null, calibrates_id: null },
    ...{ on_day: onDay, channel, reference, reason },
  };
  const { id, score } = await insertCall(tx, about, fields, recording);
  const { errors, comment } = fields;
  const detail = { ...toldOf(about), call: id, score, errors, reference, comment };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "agencyCalls.record", detail });
  return { id };
}

/** A reviewed call that counts. Throws NOT_FOUND and CALL_REFUSED. */
async function existingCall(tx: LedgerTx, id: number): Promise<KeptCall> {
  const [found] = await keptCalls(tx.sql, { id });
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "call", id: String(id) });
  if (found.events.some(({ kind }) => kind === "withdrawn")) throw ledgerError("CALL_REFUSED", { why: "withdrawn" });
  return found;
}

/**
 * Keeps how another person scores a call, to be compared: whoever scored it already does not, unless nobody else works here.
 * Throws NOT_FOUND and CALL_REFUSED.
 */
export async function calibrateCall(
  tx: LedgerTx,
  { id: of, scorecard }: { readonly id: number; readonly scorecard: Scorecard },
  recording: Recording,
): Promise<{ id: number }> {
  const { row, calibrations } = await existingCall(tx, of);
  const { personId, at, actor } = recording;
  const scorers = [row, ...calibrations.map((other) => other.row)].map((each) => each.person_id);
  if (personId !== null && scorers.includes(personId) && (await needsWord(tx.sql))) {
    throw ledgerError("CALL_REFUSED", { why: "own" });
  }
  const { agency_id, agent_id, customer_id, on_day, channel, reference, reason } = row;
  const about: About = { agency_id, agent_id, customer_id, calibrates_id: of, on_day, channel, reference, reason };
  const { id, score } = await insertCall(tx, about, scorecard, recording);
  const { errors, comment } = scorecard;
  const detail = { ...toldOf(about), call: of, calibration: id, score, errors, comment };
  await appendAudit(tx, { at, actor, action: "agencyCalls.calibrate", detail });
  return { id: of };
}

async function step(
  tx: LedgerTx,
  { row }: KeptCall,
  said: Pick<AgencyCallEventRow, "kind" | "on_day" | "note">,
  { at, actor, personId }: Recording,
): Promise<{ id: number }> {
  const id = await takeIds(tx, "agency_call_event", 1);
  await tx.bulk.insert("agency_call_event", [
    { id, call_id: row.id, ...said, person_id: personId, recorded_at: at, actor },
  ]);
  const { kind, on_day: on, note } = said;
  const detail = { ...toldOf(row), call: row.id, on, note };
  await appendAudit(tx, { at, actor, action: `agencyCalls.${kind}`, detail });
  return { id: row.id };
}

/** Says that the gestor signed what was said of a call. Throws NOT_FOUND and CALL_REFUSED. */
export async function signCall(
  tx: LedgerTx,
  { id, on, note }: { readonly id: number; readonly on: string; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await existingCall(tx, id);
  if (found.events.some(({ kind }) => kind === "signed")) throw ledgerError("CALL_REFUSED", { why: "signed" });
  if (on > recording.today || on < found.row.scored_on) throw ledgerError("CALL_REFUSED", { why: "day" });
  return step(tx, found, { kind: "signed", on_day: on, note }, recording);
}

/** Takes a reviewed call out that was recorded by mistake; it stays in sight. Throws NOT_FOUND and CALL_REFUSED. */
export async function withdrawCall(
  tx: LedgerTx,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await existingCall(tx, id);
  return step(tx, found, { kind: "withdrawn", on_day: recording.today, note }, recording);
}

/** Keeps how many calls a gestor made in a month. Throws NOT_FOUND and CALL_REFUSED. */
export async function tellCalls(
  tx: LedgerTx,
  { agentId, month, calls }: { readonly agentId: number; readonly month: string; readonly calls: number },
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const agent = await existingAgent(tx, agentId);
  if (month > today.slice(0, 7) || !thereIn(agent, `${month}-01`, `${month}-31`)) {
    throw ledgerError("CALL_REFUSED", { why: "month" });
  }
  const id = await takeIds(tx, "agency_call_count", 1);
  await tx.bulk.insert("agency_call_count", [
    { id, agent_id: agentId, month, calls, person_id: personId, recorded_at: at, actor },
  ]);
  const detail = { agency: agent.row.agency_id, gestor: agentId, month, calls };
  await appendAudit(tx, { at, actor, action: "agencyCalls.tellCalls", detail });
  return { id: agentId };
}
