import type { AuditPoint, FindingStep, PointResult, Severity } from "../../../../shared/domain/agencies/audits.ts";
import type { TableSpec } from "./spec.ts";

/** An audit of an agency on a day. Append-only. */
export interface AgencyAuditRow {
  id: number;
  agency_id: number;
  on_day: string;
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyAuditSpec: TableSpec<AgencyAuditRow> = {
  id: "int",
  agency_id: "int",
  on_day: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** What was seen of a point of the checklist. Append-only. */
export interface AgencyAuditPointRow {
  id: number;
  audit_id: number;
  point: AuditPoint;
  result: PointResult;
  note: string;
}
export const agencyAuditPointSpec: TableSpec<AgencyAuditPointRow> = {
  id: "int",
  audit_id: "int",
  point: "text",
  result: "text",
  note: "text",
};

/** What an audit found, and what is to be done about it. Append-only: what becomes of it is told by its events. */
export interface AgencyAuditFindingRow {
  id: number;
  audit_id: number;
  point: AuditPoint;
  severity: Severity;
  said: string;
  evidence: string;
  action: string;
  due_on: string;
}
export const agencyAuditFindingSpec: TableSpec<AgencyAuditFindingRow> = {
  id: "int",
  audit_id: "int",
  point: "text",
  severity: "text",
  said: "text",
  evidence: "text",
  action: "text",
  due_on: "text",
};

/** What became of a finding. Append-only. */
export interface AgencyAuditEventRow {
  id: number;
  finding_id: number;
  kind: FindingStep["kind"];
  on_day: string;
  /** Of `done`: what shows it. */
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyAuditEventSpec: TableSpec<AgencyAuditEventRow> = {
  id: "int",
  finding_id: "int",
  kind: "text",
  on_day: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};
