import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import { maybeOpen, openAsOf } from "./balance.ts";
import { documentLabel } from "./document-reader.ts";

/** An open invoice of a customer, with what is disputed of it. Amounts in minor units of `currency`. */
export interface OpenInvoice {
  readonly receivableId: number;
  readonly uuid: string;
  readonly label: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly openMinor: number;
  readonly disputedMinor: number;
}

/**
 * Open invoices of a customer as of a day, oldest due day first, with what is disputed of each. `held`: an expression over the
 * receivable `r` that says what else holds it (a promise, an agreement).
 */
export async function openInvoicesOf<Held>(
  db: ReadHandle,
  customerId: number,
  today: string,
  held: RawBuilder<Held>,
): Promise<{ readonly invoice: OpenInvoice; readonly held: Held }[]> {
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
    held: Held;
  }>`select i.* from (
      select r.id, d.uuid, d.series, d.folio, r.issued_on, r.due_on, r.currency, ${openAsOf(today)} as open_minor,
        cast(coalesce((select sum(ds.claim_minor) from dispute_span as ds where ds.receivable_id = r.id
          and ds.from_on <= ${today} and ds.until_on > ${today}), 0) as bigint) as claimed, ${held} as held
      from receivable as r join document as d on d.id = r.document_id
      where ${maybeOpen(today)} and r.customer_id = ${customerId}) as i
    where i.open_minor > 0 order by i.due_on, i.uuid`.execute(db);
  return result.rows.map((row) => ({
    invoice: {
      receivableId: row.id,
      uuid: row.uuid,
      label: documentLabel(row),
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      currency: row.currency,
      openMinor: row.open_minor,
      disputedMinor: Math.min(row.open_minor, row.claimed),
    },
    held: row.held,
  }));
}
