import { sql } from "kysely";
import type { AgencyInvoice } from "../../../shared/contract/agency-invoices.ts";
import { daysOfMonth, earnedIn } from "../../../shared/domain/agencies/earned.ts";
import {
  type ChargedLine,
  closeBy,
  type EarnedLine,
  earnedKey,
  type InvoiceState,
  type ItemsByName,
  isMatched,
  matchLines,
  type Review,
  referenceKey,
  reviewInvoice,
} from "../../../shared/domain/agencies/invoice-review.ts";
import { approvalsAbout, type FoundApproval } from "../approvals/reader.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AgencyInvoiceEventRow, AgencyInvoiceRow } from "../db/tables/agency-invoices.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { type BookItem, readBook } from "./book.ts";

/** What approvals of agencies' invoices are about. */
export const AGENCY_INVOICE = "agency_invoice";

/** An invoice with all that was recorded of it. */
export interface KeptInvoice {
  readonly row: AgencyInvoiceRow;
  readonly agencyName: string;
  readonly events: readonly AgencyInvoiceEventRow[];
  readonly approval: FoundApproval | null;
  readonly xml: AgencyInvoice["xml"];
}

/** Invoices of all agencies or of one, or one invoice, the newest month first. */
export async function keptInvoices(
  db: ReadHandle,
  asked: { readonly agencyId?: number | null; readonly id?: number } = {},
): Promise<KeptInvoice[]> {
  let query = db
    .selectFrom("agency_invoice as v")
    .innerJoin("agency as a", "a.id", "v.agency_id")
    .selectAll("v")
    .select("a.legal_name")
    .orderBy("v.month", "desc")
    .orderBy("v.id", "desc");
  if (asked.agencyId != null) query = query.where("v.agency_id", "=", asked.agencyId);
  if (asked.id !== undefined) query = query.where("v.id", "=", asked.id);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const events = Map.groupBy(
    await db.selectFrom("agency_invoice_event").selectAll().where("invoice_id", "in", ids).orderBy("id").execute(),
    (event) => event.invoice_id,
  );
  const approvals = await approvalsAbout(db, AGENCY_INVOICE, ids);
  const files = await db
    .selectFrom("attachment_use")
    .select(["id", "name", "owner_id"])
    .where("owner_kind", "=", "agency-invoice")
    .where("owner_id", "in", ids)
    .orderBy("id")
    .execute();
  const xml = new Map(files.map((file) => [file.owner_id, { useId: file.id, name: file.name }]));
  return rows.map(({ legal_name: agencyName, ...row }) => ({
    row,
    agencyName,
    events: events.get(row.id) ?? [],
    approval: approvals.get(row.id) ?? null,
    xml: xml.get(row.id) ?? null,
  }));
}

/** Batch of lines that is in force; 0 while there are none. */
export function batchOf({ events }: KeptInvoice): number {
  return events.reduce((last, event) => (event.kind === "lines" ? event.batch : last), 0);
}

/** Where an invoice stands as far as people decided it; null where the review of its lines says it. */
export function settledState({ events, approval }: KeptInvoice): InvoiceState | null {
  const last = (kinds: readonly AgencyInvoiceEventRow["kind"][]) => events.findLast(({ kind }) => kinds.includes(kind));
  if (last(["withdrawn"]) !== undefined) return "withdrawn";
  if (last(["paid"]) !== undefined) return "paid";
  if (approval?.state === "approved") return "approved";
  const moved = last(["lines", "disputed"]);
  if (moved?.kind === "disputed") return "disputed";
  return moved === undefined ? "received" : null;
}

/** Whether nothing of an invoice can change any more. */
export function isClosed(state: InvoiceState | null): boolean {
  return state === "approved" || state === "paid" || state === "withdrawn";
}

/** Lines in force of invoices, by invoice. */
async function linesOf(db: ReadHandle, kept: readonly KeptInvoice[]): Promise<Map<number, ChargedLine[]>> {
  const batches = new Map(kept.map((each) => [each.row.id, batchOf(each)]));
  const ids = kept.map(({ row }) => row.id);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("agency_invoice_line")
    .selectAll()
    .where("invoice_id", "in", ids)
    .orderBy("invoice_id")
    .orderBy("place")
    .execute();
  const own = rows.filter((row) => row.batch === batches.get(row.invoice_id));
  return new Map(
    [...Map.groupBy(own, (row) => row.invoice_id)].map(([id, lines]) => [
      id,
      lines.map(
        (line): ChargedLine => ({
          place: line.place,
          invoice: line.invoice_ref,
          payment: line.payment_ref,
          paidOn: line.paid_on,
          baseMinor: line.base_minor,
          rateBp: line.rate_bp,
          commissionMinor: line.commission_minor,
        }),
      ),
    ]),
  );
}

/** What an invoice that an agency has or had is called, and what replaced it, by item. */
async function namesOf(db: ReadHandle, agencyId: number, currency: string): Promise<ItemsByName> {
  const { rows } = await sql<{ item_id: number; uuid: string; series: string; folio: string }>`
    select i.id as item_id, d.uuid, d.series, d.folio from placement_item as i
      join receivable as r on r.id = i.receivable_id join document as d on d.id = r.document_id
      where i.agency_id = ${agencyId} and i.currency = ${currency}
    union select i.id, d.uuid, d.series, d.folio from placement_item as i
      join placement_cover as v on v.item_id = i.id join receivable as r on r.id = v.receivable_id
      join document as d on d.id = r.document_id
      where i.agency_id = ${agencyId} and i.currency = ${currency}`.execute(db);
  const names = new Map<string, Set<number>>();
  for (const row of rows) {
    for (const key of [referenceKey(row.uuid), referenceKey(documentLabel(row))]) {
      names.set(key, (names.get(key) ?? new Set()).add(row.item_id));
    }
  }
  return names;
}

/** What the payments of items earned in a month. */
export function earnedLines(book: readonly BookItem[], month: string): EarnedLine[] {
  return book.flatMap((item) => {
    const { rateBp, control, terms } = item;
    const cash = new Map(item.cash.map((each) => [each.key, each]));
    return earnedIn(item.debt, item.cash, { rateBp, control, directEarns: terms.directEarns }, month).map(
      (earned): EarnedLine => ({
        ...earned,
        itemId: item.id,
        invoiceUuid: item.uuid,
        invoiceLabel: item.label,
        customerName: item.customerName,
        paymentUuid: cash.get(earned.key)?.paymentUuid ?? "",
        paymentLabel: cash.get(earned.key)?.label ?? "",
        paidOn: cash.get(earned.key)?.on ?? "",
        placedOn: item.debt.placedOn,
        bucket: item.bucket,
        rateBp,
      }),
    );
  });
}

/** Condition on items `i`: something was paid or returned of them between two days. */
export function movedBetween({ from, to }: { readonly from: string; readonly to: string }) {
  return sql`exists (select 1 from placement_cover as mv join entry as me on me.receivable_id = mv.receivable_id
    where mv.item_id = i.id and me.effective_on >= ${from} and me.effective_on <= ${to})`;
}

/** VAT of the terms of an agency on the last day of a month, ten-thousandths; that of the law where it has none. */
async function vatOf(db: ReadHandle, agencyId: number, month: string): Promise<number> {
  const row = await db
    .selectFrom("agency_terms")
    .select("vat_bp")
    .where("agency_id", "=", agencyId)
    .where("from_on", "<=", daysOfMonth(month).to)
    .orderBy("from_on", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.vat_bp ?? 1600;
}

/**
 * Reviews an invoice as the ledger stands now, beside the other ones of its agency: what an earlier one charges is not charged
 * again. Of the items only those are read that moved in its month or that a line names.
 */
export async function reviewOf(db: ReadHandle, kept: KeptInvoice): Promise<Review> {
  const { row } = kept;
  const all = await keptInvoices(db, { agencyId: row.agency_id });
  const earlier = all.filter(
    (each) =>
      each.row.currency === row.currency &&
      each.row.id < row.id &&
      settledState(each) !== "withdrawn" &&
      batchOf(each) > 0,
  );
  const lines = await linesOf(db, [kept, ...earlier]);
  const names = await namesOf(db, row.agency_id, row.currency);
  const named = [...lines.values()].flat().flatMap(({ invoice }) => [...(names.get(referenceKey(invoice)) ?? [])]);
  const ids = [...new Set(named)];
  const told = ids.length === 0 ? sql`1 = 0` : sql`i.id in (${sql.join(ids)})`;
  const own = sql`i.agency_id = ${row.agency_id} and i.currency = ${row.currency}`;
  const book = await readBook(db, sql`${own} and (${movedBetween(daysOfMonth(row.month))} or ${told})`);
  const before = new Set<string>();
  for (const each of earlier) {
    const matches = matchLines(lines.get(each.row.id) ?? [], earnedLines(book, each.row.month), names);
    const closed = isClosed(settledState(each));
    for (const match of matches.values()) if (match.why === null || closed) before.add(earnedKey(match));
  }
  return reviewInvoice({
    charged: lines.get(row.id) ?? [],
    earned: earnedLines(book, row.month),
    names,
    before,
    netMinor: row.net_minor,
    vatMinor: row.vat_minor,
    vatBp: await vatOf(db, row.agency_id, row.month),
  });
}

/** How many differences a review tells of. */
export function differencesOf({ lines, sums }: Review): number {
  return sums.length + lines.filter(({ causes }) => causes.length > 0).length;
}

/** An invoice as screens show it; what was asked shows the figures it was asked with. */
export async function invoiceView(db: ReadHandle, kept: KeptInvoice, today: string): Promise<AgencyInvoice> {
  const { row, agencyName, events, approval, xml } = kept;
  const settled = settledState(kept);
  const asked = events.findLast(({ kind }) => kind === "asked");
  const frozen = settled === "approved" || settled === "paid" ? asked : undefined;
  const review = frozen === undefined && settled !== "withdrawn" ? await reviewOf(db, kept) : null;
  const paid = events.find(({ kind }) => kind === "paid");
  const allowed = approval?.state === "approved" ? approval.decisions.at(-1) : undefined;
  const state = settled ?? (review !== null && isMatched(review) ? "matched" : "differences");
  const last = closeBy(row.month);
  return {
    id: row.id,
    agencyId: row.agency_id,
    agencyName,
    uuid: row.uuid,
    number: row.number,
    issuedOn: row.issued_on,
    month: row.month,
    currency: row.currency,
    netMinor: row.net_minor,
    vatMinor: row.vat_minor,
    withheldMinor: row.withheld_minor,
    totalMinor: row.total_minor,
    vatCreditable: row.vat_creditable === 1,
    note: row.note,
    receivedOn: row.received_on,
    recordedBy: row.actor,
    state,
    asked: approval?.state === "pending",
    lines: review?.lines.filter(({ charged }) => charged !== null).length ?? 0,
    differences: frozen?.differences ?? (review === null || settled === "received" ? 0 : differencesOf(review)),
    chargedMinor: frozen?.charged_minor ?? review?.chargedMinor ?? 0,
    expectedMinor: frozen?.expected_minor ?? review?.expectedMinor ?? 0,
    closeBy: last,
    late: !isClosed(settled) && today > last,
    approvalId: approval?.row.id ?? null,
    approvedBy: allowed?.actor ?? "",
    approvedOn: allowed?.decided_on ?? null,
    paidOn: paid?.on_day ?? null,
    paidReference: paid?.reference ?? "",
    xml,
  };
}
