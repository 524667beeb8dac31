import { sql } from "kysely";
import type { Disputable } from "../../../shared/contract/disputes.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { wordConditions } from "../lib/search.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { linesOf } from "./disputed-invoice.ts";
import { disputedMinor } from "./reader.ts";

/** Most invoices offered at once; words narrow them. */
const MOST = 200;

/** Open invoices of a customer, oldest due day first, and the one asked for even if nothing of it is open any more. */
export async function disputableInvoices(
  db: ReadHandle,
  asked: { customerId: number; search: string; invoiceUuid: string | null; asOf: string },
): Promise<Disputable[]> {
  const { asOf, customerId, invoiceUuid } = asked;
  const words = wordConditions(asked.search, "r.search").map((each) => sql`and ${each}`);
  const result = await sql<{
    uuid: string;
    series: string;
    folio: string;
    issued_on: string;
    due_on: string;
    currency: string;
    total_minor: number;
    open_minor: number;
    disputed_minor: number;
  }>`select i.*, ${disputedMinor(asOf, "i.id", sql`i.open_minor`)} as disputed_minor from (
      select r.id, d.uuid, d.series, d.folio, r.issued_on, r.due_on, r.currency, r.total_minor,
        ${openAsOf(asOf)} as open_minor
      from receivable as r join document as d on d.id = r.document_id
      where r.ended_as = '' and r.customer_id in (select m.id from customer as m
          where m.id = ${customerId} or m.merged_into = ${customerId})
        and (d.uuid = ${invoiceUuid ?? ""} or (${maybeOpen(asOf)} ${sql.join(words, sql` `)}))) as i
    where i.open_minor > 0 or i.uuid = ${invoiceUuid ?? ""} order by i.due_on, i.id limit ${MOST}`.execute(db);
  const rows: Disputable[] = [];
  for (const row of result.rows) {
    rows.push({
      uuid: row.uuid,
      label: documentLabel(row),
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      currency: row.currency,
      totalMinor: row.total_minor,
      openMinor: row.open_minor,
      disputedMinor: row.disputed_minor,
      // Only of the invoice that was chosen: each costs reading its file.
      lines:
        row.uuid === invoiceUuid
          ? (await linesOf(db, row.uuid)).map(({ description, amount }, position) => ({
              position,
              description,
              amount,
            }))
          : [],
    });
  }
  return rows;
}
