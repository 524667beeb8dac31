import type {
  Authority,
  ComplaintChannel,
  ComplaintFinding,
  ComplaintStep,
  ComplaintType,
  Sanction,
} from "../../../../shared/domain/agencies/complaints.ts";
import type { TableSpec } from "./spec.ts";

/** A complaint about an agency. Append-only: what becomes of it is told by its events. */
export interface AgencyComplaintRow {
  id: number;
  agency_id: number;
  customer_id: number;
  channel: ComplaintChannel;
  type: ComplaintType;
  received_on: string;
  /** Last days as they were counted when it was recorded. */
  acknowledge_by: string;
  answer_by: string;
  /** Day to answer that an authority gave with it. */
  authority_by: string | null;
  complainant: string;
  /** Person of the agency it is about. */
  agent: string;
  said: string;
  reference: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyComplaintSpec: TableSpec<AgencyComplaintRow> = {
  id: "int",
  agency_id: "int",
  customer_id: "int",
  channel: "text",
  type: "text",
  received_on: "text",
  acknowledge_by: "text",
  answer_by: "text",
  authority_by: "text",
  complainant: "text",
  agent: "text",
  said: "text",
  reference: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** What became of a complaint. Append-only. */
export interface AgencyComplaintEventRow {
  id: number;
  complaint_id: number;
  kind: ComplaintStep["kind"];
  on_day: string;
  /** Of `due`: who gave the day, and which. */
  authority: Authority | "";
  answer_by: string | null;
  /** Of an answer. */
  finding: ComplaintFinding | "";
  remedy: string;
  sanction: Sanction | "";
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyComplaintEventSpec: TableSpec<AgencyComplaintEventRow> = {
  id: "int",
  complaint_id: "int",
  kind: "text",
  on_day: "text",
  authority: "text",
  answer_by: "text",
  finding: "text",
  remedy: "text",
  sanction: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};
