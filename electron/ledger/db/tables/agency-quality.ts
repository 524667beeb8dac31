import type { CallChannel, CallCriterion, CallReason } from "../../../../shared/domain/agencies/calls.ts";
import type { TrainingTopic } from "../../../../shared/domain/agencies/training.ts";
import type { TableSpec } from "./spec.ts";

/** A gestor of an agency. Append-only. */
export interface AgencyAgentRow {
  id: number;
  agency_id: number;
  name: string;
  from_on: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyAgentSpec: TableSpec<AgencyAgentRow> = {
  id: "int",
  agency_id: "int",
  name: "text",
  from_on: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** The last day of a gestor. Append-only. */
export interface AgencyAgentEndRow {
  id: number;
  agent_id: number;
  on_day: string;
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyAgentEndSpec: TableSpec<AgencyAgentEndRow> = {
  id: "int",
  agent_id: "int",
  on_day: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** A training of gestores of an agency. Append-only. */
export interface AgencyTrainingRow {
  id: number;
  agency_id: number;
  on_day: string;
  topic: TrainingTopic;
  version: string;
  trainer: string;
  minutes: number;
  valid_until: string;
  evidence: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyTrainingSpec: TableSpec<AgencyTrainingRow> = {
  id: "int",
  agency_id: "int",
  on_day: "text",
  topic: "text",
  version: "text",
  trainer: "text",
  minutes: "int",
  valid_until: "text",
  evidence: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** What a gestor scored in a training. Append-only. */
export interface AgencyTrainingMarkRow {
  id: number;
  training_id: number;
  agent_id: number;
  score: number;
}
export const agencyTrainingMarkSpec: TableSpec<AgencyTrainingMarkRow> = {
  id: "int",
  training_id: "int",
  agent_id: "int",
  score: "int",
};

/** A training that was recorded by mistake. Append-only. */
export interface AgencyTrainingWithdrawalRow {
  id: number;
  training_id: number;
  on_day: string;
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyTrainingWithdrawalSpec: TableSpec<AgencyTrainingWithdrawalRow> = {
  id: "int",
  training_id: "int",
  on_day: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** A call of a gestor as a person scored it. Append-only: what becomes of it is told by its events. */
export interface AgencyCallRow {
  id: number;
  agency_id: number;
  agent_id: number;
  customer_id: number | null;
  /** The review this one is compared with; null: it is the one that counts. */
  calibrates_id: number | null;
  on_day: string;
  channel: CallChannel;
  reference: string;
  reason: CallReason;
  /** Codes of critical errors, separated by spaces. */
  errors: string;
  score: number;
  comment: string;
  scored_on: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyCallSpec: TableSpec<AgencyCallRow> = {
  id: "int",
  agency_id: "int",
  agent_id: "int",
  customer_id: "int",
  calibrates_id: "int",
  on_day: "text",
  channel: "text",
  reference: "text",
  reason: "text",
  errors: "text",
  score: "int",
  comment: "text",
  scored_on: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** Points a call was given for a criterion. Append-only. */
export interface AgencyCallPointRow {
  id: number;
  call_id: number;
  criterion: CallCriterion;
  points: number;
}
export const agencyCallPointSpec: TableSpec<AgencyCallPointRow> = {
  id: "int",
  call_id: "int",
  criterion: "text",
  points: "int",
};

/** What became of a reviewed call. Append-only. */
export interface AgencyCallEventRow {
  id: number;
  call_id: number;
  kind: "signed" | "withdrawn";
  on_day: string;
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyCallEventSpec: TableSpec<AgencyCallEventRow> = {
  id: "int",
  call_id: "int",
  kind: "text",
  on_day: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** Calls a gestor made in a month, as the agency says; the last one counts. Append-only. */
export interface AgencyCallCountRow {
  id: number;
  agent_id: number;
  month: string;
  calls: number;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyCallCountSpec: TableSpec<AgencyCallCountRow> = {
  id: "int",
  agent_id: "int",
  month: "text",
  calls: "int",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};
