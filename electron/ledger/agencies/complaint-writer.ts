import type { ComplaintFields } from "../../../shared/contract/agency-complaints.ts";
import {
  type Authority,
  type ComplaintFinding,
  complaintDays,
  type Sanction,
} from "../../../shared/domain/agencies/complaints.ts";
import { appendAudit } from "../audit/writer.ts";
import { keptCustomer } from "../contacts/people.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { AgencyComplaintEventRow } from "../db/tables/agency-oversight.ts";
import { ledgerError } from "../ledger-error.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Recording } from "../lib/recording.ts";
import { existingAgency } from "./agency-writer.ts";
import { type KeptComplaint, keptComplaints, standingOf } from "./complaint-reader.ts";

/** A complaint by its id. Throws NOT_FOUND. */
export async function existingComplaint(tx: { readonly sql: ReadHandle }, id: number): Promise<KeptComplaint> {
  const [found] = await keptComplaints(tx.sql, { id });
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "complaint", id: String(id) });
  return found;
}

/** Records a complaint with its days to acknowledge and to answer it. Throws NOT_FOUND and COMPLAINT_REFUSED. */
export async function recordComplaint(
  tx: LedgerTx,
  fields: ComplaintFields,
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const { agencyId, channel, type, receivedOn, authorityBy, complainant, agent, said, reference } = fields;
  await existingAgency(tx, agencyId);
  const customer = await keptCustomer(tx.sql, fields.customerId);
  if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(fields.customerId) });
  if (receivedOn > today) throw ledgerError("COMPLAINT_REFUSED", { why: "day" });
  if (authorityBy !== null && authorityBy < receivedOn) throw ledgerError("COMPLAINT_REFUSED", { why: "due" });
  const year = Number(receivedOn.slice(0, 4));
  const { acknowledgeBy, answerBy } = complaintDays(receivedOn, await readHolidays(tx.sql, year, year + 1));
  const id = await takeIds(tx, "agency_complaint", 1);
  await tx.bulk.insert("agency_complaint", [
    {
      ...{ id, agency_id: agencyId, customer_id: customer.id, channel, type, received_on: receivedOn },
      ...{ acknowledge_by: acknowledgeBy, answer_by: answerBy, authority_by: authorityBy },
      ...{ complainant, agent, said, reference, person_id: personId, recorded_at: at, actor },
    },
  ]);
  const told = { channel, type, receivedOn, acknowledgeBy, answerBy: authorityBy ?? answerBy };
  const detail = { customerId: customer.id, agency: agencyId, complaint: id, ...told, said };
  await appendAudit(tx, { at, actor, action: "agencyComplaints.record", detail });
  return { id };
}

type Said = Pick<AgencyComplaintEventRow, "kind"> &
  Partial<
    Pick<AgencyComplaintEventRow, "on_day" | "authority" | "answer_by" | "finding" | "remedy" | "sanction" | "note">
  >;

/** Adds a step to a complaint. */
async function step(
  tx: LedgerTx,
  { row, customerId }: KeptComplaint,
  said: Said,
  { at, actor, today, personId }: Recording,
): Promise<void> {
  const id = await takeIds(tx, "agency_complaint_event", 1);
  await tx.bulk.insert("agency_complaint_event", [
    {
      ...{ on_day: today, authority: "", answer_by: null, finding: "", remedy: "", sanction: "", note: "" },
      ...said,
      ...{ id, complaint_id: row.id, person_id: personId, recorded_at: at, actor },
    },
  ]);
  const { kind, on_day: on, answer_by: answerBy, ...told } = said;
  const detail = { customerId, agency: row.agency_id, complaint: row.id, on, answerBy, ...told };
  await appendAudit(tx, { at, actor, action: `agencyComplaints.${kind}`, detail });
}

/** Last day on which something happened with a complaint. */
function lastDay({ row, events }: KeptComplaint): string {
  return events.reduce((last, { on_day: on }) => (on > last ? on : last), row.received_on);
}

/** One that can still be worked on. Throws NOT_FOUND and COMPLAINT_REFUSED. */
async function openComplaint(tx: LedgerTx, id: number, on: string, today: string): Promise<KeptComplaint> {
  const found = await existingComplaint(tx, id);
  // Steps of a later day, after a clock was put back, count as well.
  const last = lastDay(found);
  if (!standingOf(found, last > today ? last : today).open) throw ledgerError("COMPLAINT_REFUSED", { why: "closed" });
  if (on > today || on < last) throw ledgerError("COMPLAINT_REFUSED", { why: "day" });
  return found;
}

/** Says that a complaint was acknowledged. Throws NOT_FOUND and COMPLAINT_REFUSED. */
export async function acknowledgeComplaint(
  tx: LedgerTx,
  input: { readonly id: number; readonly on: string; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const { id, on, note } = input;
  const found = await openComplaint(tx, id, on, recording.today);
  if (standingOf(found, recording.today).acknowledgedOn !== null) {
    throw ledgerError("COMPLAINT_REFUSED", { why: "acknowledged" });
  }
  await step(tx, found, { kind: "acknowledged", on_day: on, note }, recording);
  return { id };
}

/** Keeps the day to answer that an authority gave. Throws NOT_FOUND and COMPLAINT_REFUSED. */
export async function setComplaintDue(
  tx: LedgerTx,
  input: { readonly id: number; readonly authority: Authority; readonly answerBy: string; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const { id, authority, answerBy, note } = input;
  const found = await openComplaint(tx, id, recording.today, recording.today);
  if (answerBy < found.row.received_on) throw ledgerError("COMPLAINT_REFUSED", { why: "due" });
  await step(tx, found, { kind: "due", authority, answer_by: answerBy, note }, recording);
  return { id };
}

/** Closes a complaint with what was found and what follows. Throws NOT_FOUND and COMPLAINT_REFUSED. */
export async function answerComplaint(
  tx: LedgerTx,
  input: {
    readonly id: number;
    readonly on: string;
    readonly finding: ComplaintFinding;
    readonly remedy: string;
    readonly sanction: Sanction;
    readonly note: string;
  },
  recording: Recording,
): Promise<{ id: number }> {
  const { id, on, finding, remedy, sanction, note } = input;
  const found = await openComplaint(tx, id, on, recording.today);
  await step(tx, found, { kind: "answered", on_day: on, finding, remedy, sanction, note }, recording);
  return { id };
}

/** Opens an answered complaint again. Throws NOT_FOUND and COMPLAINT_REFUSED. */
export async function reopenComplaint(
  tx: LedgerTx,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await existingComplaint(tx, id);
  if (standingOf(found, recording.today).state !== "answered") {
    throw ledgerError("COMPLAINT_REFUSED", { why: "not-answered" });
  }
  await step(tx, found, { kind: "reopened", note }, recording);
  return { id };
}

/** Takes a complaint out that was recorded by mistake; it stays in sight. Throws NOT_FOUND and COMPLAINT_REFUSED. */
export async function withdrawComplaint(
  tx: LedgerTx,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await openComplaint(tx, id, recording.today, recording.today);
  await step(tx, found, { kind: "withdrawn", note }, recording);
  return { id };
}
