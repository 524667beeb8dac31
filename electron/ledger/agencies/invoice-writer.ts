import type { AgencyInvoiceFields, ChargedInput } from "../../../shared/contract/agency-invoices.ts";
import { needsOf } from "../../../shared/domain/approvals.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { AgencyInvoiceEventRow } from "../db/tables/agency-invoices.ts";
import { ledgerError } from "../ledger-error.ts";
import { attachFiles, type KeptFile } from "../lib/attachments.ts";
import type { Recording } from "../lib/recording.ts";
import { existingAgency } from "./agency-writer.ts";
import {
  AGENCY_INVOICE,
  batchOf,
  differencesOf,
  isClosed,
  type KeptInvoice,
  keptInvoices,
  reviewOf,
  settledState,
} from "./invoice-reader.ts";

/** An invoice by its id. Throws NOT_FOUND. */
export async function existingInvoice(tx: { readonly sql: ReadHandle }, id: number): Promise<KeptInvoice> {
  const [found] = await keptInvoices(tx.sql, { id });
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "agency invoice", id: String(id) });
  return found;
}

/** One that can still be worked on. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
async function openInvoice(tx: LedgerTx, id: number): Promise<KeptInvoice> {
  const found = await existingInvoice(tx, id);
  if (isClosed(settledState(found))) throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "closed" });
  if (found.approval?.state === "pending") throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "asked" });
  return found;
}

/** What is kept of an event beside who and when. */
type Happened = Pick<AgencyInvoiceEventRow, "invoice_id" | "kind" | "batch"> &
  Partial<
    Pick<
      AgencyInvoiceEventRow,
      "approval_id" | "charged_minor" | "expected_minor" | "differences" | "on_day" | "reference" | "note"
    >
  >;

async function happen(tx: LedgerTx, event: Happened, { at, actor, today, personId }: Recording): Promise<void> {
  const id = await takeIds(tx, "agency_invoice_event", 1);
  await tx.bulk.insert("agency_invoice_event", [
    {
      approval_id: null,
      charged_minor: 0,
      expected_minor: 0,
      differences: 0,
      on_day: today,
      reference: "",
      note: "",
      ...event,
      id,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
}

/** Records an invoice of an agency with its XML. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
export async function recordInvoice(
  tx: LedgerTx,
  input: { readonly agencyId: number; readonly fields: AgencyInvoiceFields; readonly files: readonly KeptFile[] },
  recording: Recording,
): Promise<{ id: number }> {
  const { agencyId, fields, files } = input;
  const { at, actor, today, personId } = recording;
  await existingAgency(tx, agencyId);
  if (fields.totalMinor !== fields.netMinor + fields.vatMinor - fields.withheldMinor) {
    throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "total" });
  }
  if (fields.uuid !== "" && (await isKnown(tx, fields.uuid))) {
    throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "known" });
  }
  const id = await takeIds(tx, AGENCY_INVOICE, 1);
  await tx.bulk.insert(AGENCY_INVOICE, [
    {
      id,
      agency_id: agencyId,
      uuid: fields.uuid,
      number: fields.number,
      issued_on: fields.issuedOn,
      month: fields.month,
      currency: fields.currency,
      net_minor: fields.netMinor,
      vat_minor: fields.vatMinor,
      withheld_minor: fields.withheldMinor,
      total_minor: fields.totalMinor,
      vat_creditable: fields.vatCreditable ? 1 : 0,
      note: fields.note,
      received_on: today,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  await attachFiles(tx, files, { kind: "agency-invoice", id }, recording);
  const { uuid: cfdi, ...told } = fields;
  const detail = { agency: agencyId, invoice: id, cfdi, ...told };
  await appendAudit(tx, { at, actor, action: "agencyInvoices.record", detail });
  return { id };
}

/** Whether an invoice with this folio fiscal is recorded and was not taken out again. */
export async function isKnown(tx: { readonly sql: ReadHandle }, uuid: string): Promise<boolean> {
  const same = await tx.sql.selectFrom(AGENCY_INVOICE).select("id").where("uuid", "=", uuid).execute();
  for (const { id } of same) {
    if (settledState(await existingInvoice(tx, id)) !== "withdrawn") return true;
  }
  return false;
}

/** Puts lines in the place of those of before. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
export async function setInvoiceLines(
  tx: LedgerTx,
  input: {
    readonly id: number;
    readonly lines: readonly ChargedInput[];
    readonly reference: string;
    readonly note: string;
  },
  recording: Recording,
): Promise<{ id: number }> {
  const { id, lines, reference, note } = input;
  const found = await openInvoice(tx, id);
  const batch = batchOf(found) + 1;
  const from = await takeIds(tx, "agency_invoice_line", lines.length);
  await tx.bulk.insert(
    "agency_invoice_line",
    lines.map((line, index) => ({
      id: from + index,
      invoice_id: id,
      batch,
      place: index + 1,
      invoice_ref: line.invoice,
      payment_ref: line.payment,
      paid_on: line.paidOn,
      base_minor: line.baseMinor,
      rate_bp: line.rateBp,
      commission_minor: line.commissionMinor,
    })),
  );
  await happen(tx, { invoice_id: id, kind: "lines", batch, reference, note }, recording);
  const commissionMinor = lines.reduce((sum, line) => sum + line.commissionMinor, 0);
  const { agency_id: agency, currency } = found.row;
  const detail = { agency, invoice: id, lines: lines.length, commissionMinor, currency, reference, note };
  await appendAudit(tx, { ...recording, action: "agencyInvoices.setLines", detail });
  return { id };
}

/** Says that the differences were put to the agency. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
export async function disputeInvoice(
  tx: LedgerTx,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await openInvoice(tx, id);
  if (settledState(found) === "disputed") throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "disputed" });
  await happen(tx, { invoice_id: id, kind: "disputed", batch: batchOf(found), note }, recording);
  const detail = { agency: found.row.agency_id, invoice: id, note };
  await appendAudit(tx, { ...recording, action: "agencyInvoices.dispute", detail });
  return { id };
}

/**
 * Asks another person to approve an invoice, with the review as it stands. One with differences needs a word why. Throws
 * NOT_FOUND, AGENCY_INVOICE_REFUSED and what {@link askApproval} throws.
 */
export async function askInvoice(
  tx: LedgerTx,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number; approvalId: number }> {
  const found = await openInvoice(tx, id);
  const { row, agencyName } = found;
  const batch = batchOf(found);
  if (batch === 0) throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "no-lines" });
  const review = await reviewOf(tx.sql, found);
  const differences = differencesOf(review);
  if (differences > 0 && note === "") throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "note" });
  const { chargedMinor, expectedMinor } = review;
  const approval = await askApproval(
    tx,
    {
      kind: "agency-invoice",
      subjectKind: AGENCY_INVOICE,
      subjectId: id,
      customerId: null,
      currency: row.currency,
      amountMinor: row.total_minor,
      percentBp: null,
      needs: needsOf("agency-invoice", null, await readApprovalLimits(tx.sql)),
      data: {
        agency: agencyName,
        agencyId: row.agency_id,
        number: row.number === "" ? row.uuid : row.number,
        month: row.month,
        netMinor: row.net_minor,
        expectedMinor,
        differences,
      },
      note,
    },
    recording,
  );
  await happen(
    tx,
    {
      invoice_id: id,
      kind: "asked",
      batch,
      approval_id: approval.id,
      charged_minor: chargedMinor,
      expected_minor: expectedMinor,
      differences,
      note,
    },
    recording,
  );
  const { agency_id: agency, currency } = row;
  const detail = { agency, invoice: id, chargedMinor, expectedMinor, currency, differences, note };
  await appendAudit(tx, { ...recording, action: "agencyInvoices.ask", detail });
  return { id, approvalId: approval.id };
}

/** Says that an approved invoice was paid. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
export async function payInvoice(
  tx: LedgerTx,
  input: { readonly id: number; readonly on: string; readonly reference: string },
  recording: Recording,
): Promise<{ id: number }> {
  const { id, on, reference } = input;
  const found = await existingInvoice(tx, id);
  const { row, approval } = found;
  if (settledState(found) !== "approved") throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "not-approved" });
  const allowedOn = approval?.decisions.at(-1)?.decided_on ?? on;
  if (on > recording.today || on < allowedOn) throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "day" });
  await happen(tx, { invoice_id: id, kind: "paid", batch: batchOf(found), on_day: on, reference }, recording);
  const { agency_id: agency, total_minor: totalMinor, currency } = row;
  const detail = { agency, invoice: id, on, totalMinor, currency, reference };
  await appendAudit(tx, { ...recording, action: "agencyInvoices.pay", detail });
  return { id };
}

/** Takes an invoice out that was entered by mistake; it stays in sight. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
export async function withdrawInvoice(
  tx: LedgerTx,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await openInvoice(tx, id);
  await happen(tx, { invoice_id: id, kind: "withdrawn", batch: batchOf(found), note }, recording);
  const detail = { agency: found.row.agency_id, invoice: id, note };
  await appendAudit(tx, { ...recording, action: "agencyInvoices.withdraw", detail });
  return { id };
}
