import { sql } from "kysely";
import type { Agreeable } from "../../../shared/contract/agreements.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";

/** An invoice as agreements see it. */
export interface AgreeableRow extends Agreeable {
  readonly receivableId: number;
}

/** States in which an agreement holds its invoices against another. */
const HOLDS = sql`('offered', 'signed', 'active', 'default', 'cured')`;

/**
 * Open invoices of a customer as of a day, oldest due day first, with what is disputed of each and the agreement that covers
 * it; `except` is one that does not count, because another takes its place.
 */
export async function agreeableInvoices(
  db: ReadHandle,
  question: { readonly customerId: number; readonly today: string; readonly except: number | null },
): Promise<AgreeableRow[]> {
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
    agreement_id: number | null;
  }>`select i.* from (
      select r.id, d.uuid, d.series, d.folio, r.issued_on, r.due_on, r.currency, ${openAsOf(today)} as open_minor,
        cast(coalesce((select sum(ds.claim_minor) from dispute_span as ds where ds.receivable_id = r.id
          and ds.from_on <= ${today} and ds.until_on > ${today}), 0) as bigint) as claimed,
        (select min(s.agreement_id) from agreement_cover as v join agreement_standing as s on s.agreement_id = v.agreement_id
          where v.receivable_id = r.id and s.from_on <= ${today} and s.until_on > ${today} and s.state in ${HOLDS}
            and s.agreement_id <> ${except ?? 0}) as agreement_id
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
    agreementId: row.agreement_id,
  }));
}
