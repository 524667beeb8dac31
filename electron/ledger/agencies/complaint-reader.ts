import type { Complaint } from "../../../shared/contract/agency-complaints.ts";
import { type ComplaintStanding, complaintStanding } from "../../../shared/domain/agencies/complaints.ts";
import { customerIds } from "../contacts/people.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AgencyComplaintEventRow, AgencyComplaintRow } from "../db/tables/agency-oversight.ts";

/** A complaint with its steps in their order, and the customer it counts for by now. */
export interface KeptComplaint {
  readonly row: AgencyComplaintRow;
  readonly agencyName: string;
  readonly customerId: number;
  readonly customerName: string;
  readonly events: readonly AgencyComplaintEventRow[];
}

/** Complaints that are kept; what is left out or null does not narrow. */
export async function keptComplaints(
  db: ReadHandle,
  asked: { readonly id?: number; readonly agencyId?: number | null; readonly customerId?: number } = {},
): Promise<KeptComplaint[]> {
  let query = db
    .selectFrom("agency_complaint as q")
    .innerJoin("agency as a", "a.id", "q.agency_id")
    .innerJoin("customer as m", "m.id", "q.customer_id")
    .innerJoin("customer as c", (join) => join.on((eb) => eb("c.id", "=", eb.fn.coalesce("m.merged_into", "m.id"))))
    .selectAll("q")
    .select(["a.legal_name", "c.id as kept_id", "c.name", "c.key"])
    .orderBy("q.id");
  if (asked.id !== undefined) query = query.where("q.id", "=", asked.id);
  if (asked.agencyId != null) query = query.where("q.agency_id", "=", asked.agencyId);
  if (asked.customerId !== undefined) {
    query = query.where("q.customer_id", "in", await customerIds(db, asked.customerId));
  }
  const rows = await query.execute();
  if (rows.length === 0) return [];
  let steps = db.selectFrom("agency_complaint_event").selectAll().orderBy("id");
  if (asked.id !== undefined) steps = steps.where("complaint_id", "=", asked.id);
  const events = Map.groupBy(await steps.execute(), (event) => event.complaint_id);
  return rows.map(({ legal_name: agencyName, kept_id: customerId, name, key, ...row }) => ({
    row,
    agencyName,
    customerId,
    customerName: name || key,
    events: events.get(row.id) ?? [],
  }));
}

/** Where a complaint stands at the end of a day. */
export function standingOf({ row, events }: KeptComplaint, asOf: string): ComplaintStanding {
  return complaintStanding(
    { acknowledgeBy: row.acknowledge_by, answerBy: row.answer_by, authorityBy: row.authority_by },
    events.map(({ kind, on_day: on, answer_by: answerBy }) => ({ kind, on, answerBy })),
    asOf,
  );
}

/** A complaint as screens and reports show it, at the end of a day. */
export function complaintView(kept: KeptComplaint, asOf: string): Complaint {
  const { row, agencyName, customerId, customerName, events } = kept;
  const standing = standingOf(kept, asOf);
  const answer = events.findLast(({ kind, on_day: on }) => kind === "answered" && on <= asOf);
  return {
    id: row.id,
    agencyId: row.agency_id,
    agencyName,
    customerId,
    customerName,
    channel: row.channel,
    type: row.type,
    receivedOn: row.received_on,
    complainant: row.complainant,
    agent: row.agent,
    said: row.said,
    reference: row.reference,
    authorityBy: row.authority_by,
    recordedBy: row.actor,
    acknowledgeBy: row.acknowledge_by,
    ...standing,
    finding: answer === undefined || answer.finding === "" ? null : answer.finding,
    remedy: answer?.remedy ?? "",
    sanction: answer === undefined || answer.sanction === "" ? null : answer.sanction,
  };
}

/** The open ones first, the one to be answered soonest before the others; then the one that came last. */
export function byUrgency(a: Complaint, b: Complaint): number {
  if (a.open !== b.open) return a.open ? -1 : 1;
  const [first, second] = a.open ? [a.answerBy, b.answerBy] : [b.receivedOn, a.receivedOn];
  return first < second ? -1 : first > second ? 1 : b.id - a.id;
}

/** Whether an open complaint should have been acknowledged or answered by now. */
export function isLate({ state, open, acknowledgedLate, answeredLate }: Complaint): boolean {
  return open && (answeredLate || (state === "received" && acknowledgedLate));
}
