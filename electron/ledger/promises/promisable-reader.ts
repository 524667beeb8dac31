import { sql } from "kysely";
import type { Promisable } from "../../../shared/contract/promises.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";

/** An invoice as promises see it. */
export interface PromisableRow extends Promisable {
  readonly receivableId: number;
}

/**
 * Open invoices of a customer as of a day, oldest due day first, with what is disputed of each and whether an open promise
 * covers it; `except` is a promise that does not count, because another takes its place.
 */
export async function promisableInvoices(
  db: ReadHandle,
  question: { readonly customerId: number; readonly today: string; readonly except: number | null },
): Promise<PromisableRow[]> {
  const { customerId, today, except } = question;
  const result = await sql<{
    id: number;
    uuid: string;
    series: string;
    folio: string;
    issued_on: string;
    due_on: string;
    currency: string;
    open_minor: number;
    claimed: number;
    promised_on: string | null;
  }>`select i.* from (
      select r.id, d.uuid, d.series, d.folio, r.issued_on, r.due_on, r.currency, ${openAsOf(today)} as open_minor,
        cast(coalesce((select sum(ds.claim_minor) from dispute_span as ds where ds.receivable_id = r.id
          and ds.from_on <= ${today} and ds.until_on > ${today}), 0) as bigint) as claimed,
        (select min(s.next_due_on) from promise_cover as v join promise_span as s on s.promise_id = v.promise_id
          where v.receivable_id = r.id and s.from_on <= ${today} and s.until_on > ${today}
            and s.state in ('active', 'verify') and s.promise_id <> ${except ?? 0}) as promised_on
      from receivable as r join document as d on d.id = r.document_id
      where ${maybeOpen(today)} and r.customer_id = ${customerId}) as i
    where i.open_minor > 0 order by i.due_on, i.uuid`.execute(db);
  return result.rows.map((row) => ({
    receivableId: row.id,
    uuid: row.uuid,
    label: documentLabel(row),
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    currency: row.currency,
    openMinor: row.open_minor,
    disputedMinor: Math.min(row.open_minor, row.claimed),
    // A promise in doubt has no payment to come any more: it is open since its maturity.
    promisedOn: row.promised_on === "" ? today : row.promised_on,
  }));
}
