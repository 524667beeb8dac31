import { z } from "zod";
import {
  AUTHORITIES,
  COMPLAINT_CHANNELS,
  COMPLAINT_FINDINGS,
  COMPLAINT_STATES,
  COMPLAINT_TYPES,
  SANCTIONS,
} from "../domain/agencies/complaints.ts";
import { zId } from "./agency-scores.ts";
import { command, query, zCommandId, zDay, zWindow } from "./common.ts";

export const zComplaintState = z.enum(COMPLAINT_STATES);
export const zComplaintChannel = z.enum(COMPLAINT_CHANNELS);
export const zComplaintType = z.enum(COMPLAINT_TYPES);
export const zComplaintFinding = z.enum(COMPLAINT_FINDINGS);
export const zSanction = z.enum(SANCTIONS);
export const zAuthority = z.enum(AUTHORITIES);

const zName = z.string().trim().max(200);
const zWords = z.string().trim().max(2000);

/** What is typed of a complaint. */
export const zComplaintFields = z.object({
  agencyId: zId,
  /** Debtor whose account it is about. */
  customerId: zId,
  channel: zComplaintChannel,
  type: zComplaintType,
  receivedOn: zDay,
  /** Who complains; "" where nobody said. */
  complainant: zName.default(""),
  /** Person of the agency it is about; "" where it is not known. */
  agent: zName.default(""),
  /** What happened, in the words of who complains. */
  said: zWords.min(1),
  /** Folio of the authority, or of the mail or letter it came by. */
  reference: zName.default(""),
  /** Day to answer that CONDUSEF or PROFECO gave; null where none did. */
  authorityBy: zDay.nullable().default(null),
});
export type ComplaintFields = z.infer<typeof zComplaintFields>;

/** A complaint as it stands. */
const zComplaint = zComplaintFields.extend({
  id: zId,
  agencyName: z.string(),
  customerName: z.string(),
  recordedBy: z.string(),
  /** Words: `agencyOversight.complaintStates.<state>`. */
  state: zComplaintState,
  /** While it is, the agency does not contact the account, and nothing more of it is placed. */
  open: z.boolean(),
  acknowledgeBy: zDay,
  acknowledgedOn: zDay.nullable(),
  acknowledgedLate: z.boolean(),
  /** The day that counts: an authority's, where it gave one. */
  answerBy: zDay,
  byAuthority: z.boolean(),
  answeredOn: zDay.nullable(),
  answeredLate: z.boolean(),
  /** Days since the last day to answer, of one that is open. */
  daysLate: zId,
  /** Of the last answer. */
  finding: zComplaintFinding.nullable(),
  remedy: z.string(),
  sanction: zSanction.nullable(),
});
export type Complaint = z.infer<typeof zComplaint>;

const zComplaintView = z.object({
  complaint: zComplaint,
  events: z.array(
    z.object({
      id: zId,
      kind: z.enum(["acknowledged", "due", "answered", "reopened", "withdrawn"]),
      on: zDay,
      actor: z.string(),
      answerBy: zDay.nullable(),
      authority: zAuthority.nullable(),
      finding: zComplaintFinding.nullable(),
      remedy: z.string(),
      sanction: zSanction.nullable(),
      note: z.string(),
    }),
  ),
  /** Invoices of the account that the agency still has and nobody asked back: what a recall would be about. */
  items: z.array(zId),
  today: zDay,
});
export type ComplaintView = z.infer<typeof zComplaintView>;

const done = z.object({ id: zId });
const one = { commandId: zCommandId, id: zId };

/** Complaints about agencies: what was said, who answers by when, what was found and what follows (COLLECTIONS 15). */
export const agencyComplaints = {
  /** Complaints, the open ones first, the one to be answered soonest before the others. */
  page: query
    .input(
      z.object({
        agencyId: zId.nullable().default(null),
        states: z.array(zComplaintState).max(4).default([]),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zComplaint), total: zId, today: zDay })),
  /** One with its steps, the newest first. Throws NOT_FOUND. */
  get: query.input(z.object({ id: zId })).output(zComplaintView),
  /** Complaints that should have been acknowledged or answered by now. */
  late: query.output(z.object({ rows: z.array(zComplaint), today: zDay })),
  /** Complaints of a customer about agencies, the open ones first; without those that were taken out. */
  ofCustomer: query.input(z.object({ customerId: zId })).output(z.object({ rows: z.array(zComplaint), today: zDay })),
  /** Records a complaint. Throws NOT_FOUND and COMPLAINT_REFUSED. */
  record: command.input(z.object({ commandId: zCommandId, fields: zComplaintFields })).output(done),
  /** Says that the complaint was acknowledged to who made it. Throws NOT_FOUND and COMPLAINT_REFUSED. */
  acknowledge: command.input(z.object({ ...one, on: zDay, note: zWords.default("") })).output(done),
  /** Keeps the day to answer that an authority gave; the last one counts. Throws NOT_FOUND and COMPLAINT_REFUSED. */
  setDue: command
    .input(z.object({ ...one, authority: zAuthority, answerBy: zDay, note: zWords.default("") }))
    .output(done),
  /** Closes it with what was found, what is made good and what the agency bears. Throws NOT_FOUND and COMPLAINT_REFUSED. */
  answer: command
    .input(
      z.object({
        ...one,
        on: zDay,
        finding: zComplaintFinding,
        remedy: zWords.default(""),
        sanction: zSanction,
        note: zWords.min(1),
      }),
    )
    .output(done),
  /** Opens an answered one again. Throws NOT_FOUND and COMPLAINT_REFUSED. */
  reopen: command.input(z.object({ ...one, note: zWords.min(1) })).output(done),
  /** Takes one out that was recorded by mistake. Throws NOT_FOUND and COMPLAINT_REFUSED. */
  withdraw: command.input(z.object({ ...one, note: zWords.min(1) })).output(done),
};
