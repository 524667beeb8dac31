import type { Complaint, ComplaintFields, ComplaintView } from "../../../shared/contract/agency-complaints.ts";
import type {
  Authority,
  ComplaintFinding,
  ComplaintState,
  Sanction,
} from "../../../shared/domain/agencies/complaints.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { byUrgency, complaintView, isLate, keptComplaints } from "./complaint-reader.ts";
import {
  acknowledgeComplaint,
  answerComplaint,
  existingComplaint,
  recordComplaint,
  reopenComplaint,
  setComplaintDue,
  withdrawComplaint,
} from "./complaint-writer.ts";
import { placedItems } from "./items-reader.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agencyComplaints", ["agencies"]);

interface One {
  readonly commandId: string;
  readonly id: number;
}

async function opened(context: LedgerContext) {
  const db = openLedger(context).read;
  return { db, today: await companyToday({ sql: db }, context.now()) };
}

/** Procedures of the area `agencyComplaints`. */
export const complaintsHandlers = {
  async page(
    context: LedgerContext,
    input: { agencyId: number | null; states: readonly ComplaintState[]; offset: number; limit: number },
  ): Promise<{ rows: Complaint[]; total: number; today: string }> {
    const { db, today } = await opened(context);
    const rows = (await keptComplaints(db, input))
      .map((kept) => complaintView(kept, today))
      .filter(({ state }) => input.states.length === 0 || input.states.includes(state))
      .sort(byUrgency);
    return { rows: rows.slice(input.offset, input.offset + input.limit), total: rows.length, today };
  },

  async get(context: LedgerContext, { id }: { id: number }): Promise<ComplaintView> {
    const { db, today } = await opened(context);
    const kept = await existingComplaint({ sql: db }, id);
    const { agency_id: agencyId } = kept.row;
    const items = await placedItems(db, { agencyId, customerId: kept.customerId });
    return {
      complaint: complaintView(kept, today),
      events: kept.events
        .map((event) => ({
          id: event.id,
          kind: event.kind,
          on: event.on_day,
          actor: event.actor,
          answerBy: event.answer_by,
          authority: event.authority === "" ? null : event.authority,
          finding: event.finding === "" ? null : event.finding,
          remedy: event.remedy,
          sanction: event.sanction === "" ? null : event.sanction,
          note: event.note,
        }))
        .reverse(),
      items: items.filter(({ state }) => state === "with").map((item) => item.id),
      today,
    };
  },

  async late(context: LedgerContext): Promise<{ rows: Complaint[]; today: string }> {
    const { db, today } = await opened(context);
    const rows = (await keptComplaints(db)).map((kept) => complaintView(kept, today));
    return { rows: rows.filter(isLate).sort(byUrgency), today };
  },

  async ofCustomer(
    context: LedgerContext,
    { customerId }: { customerId: number },
  ): Promise<{ rows: Complaint[]; today: string }> {
    const { db, today } = await opened(context);
    const customer = await keptCustomer(db, customerId);
    const kept = customer === null ? [] : await keptComplaints(db, { customerId: customer.id });
    const rows = kept.map((each) => complaintView(each, today)).filter(({ state }) => state !== "withdrawn");
    return { rows: rows.sort(byUrgency), today };
  },

  record(context: LedgerContext, input: { commandId: string; fields: ComplaintFields }): Promise<{ id: number }> {
    return command(context, input.commandId, "record", (tx, recording) => recordComplaint(tx, input.fields, recording));
  },

  acknowledge(context: LedgerContext, input: One & { on: string; note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "acknowledge", (tx, recording) =>
      acknowledgeComplaint(tx, input, recording),
    );
  },

  setDue(
    context: LedgerContext,
    input: One & { authority: Authority; answerBy: string; note: string },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "setDue", (tx, recording) => setComplaintDue(tx, input, recording));
  },

  answer(
    context: LedgerContext,
    input: One & { on: string; finding: ComplaintFinding; remedy: string; sanction: Sanction; note: string },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "answer", (tx, recording) => answerComplaint(tx, input, recording));
  },

  reopen(context: LedgerContext, input: One & { note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "reopen", (tx, recording) => reopenComplaint(tx, input, recording));
  },

  withdraw(context: LedgerContext, input: One & { note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "withdraw", (tx, recording) => withdrawComplaint(tx, input, recording));
  },
};
