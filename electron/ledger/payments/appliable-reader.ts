import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Appliable } from "../../../shared/contract/payments.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { wordConditions } from "../lib/search.ts";
import { openPromisesOn } from "../promises/candidates.ts";
import { documentLabel } from "../receivables/document-reader.ts";

/**
 * The most that can be applied to a receivable `r`: what is open, or on one that the rule has settled (PUE) what no money
 * stands on yet, with what was written off: money that comes after all takes its place; less what cheques that have not cleared are going to take,
 * from an opening balance that it took the place of too.
 */
function mostOf(without: number | null): RawBuilder<number> {
  const own = without ?? -1;
  return sql<number>`cast(case when r.ended_as <> '' then 0
    when r.settled_at_issue = 1 then r.total_minor + coalesce((select sum(e.amount_minor) from entry as e
      join document as m on m.id = e.document_id where e.receivable_id = r.id and m.kind in ('M', 'P', 'E')
        and e.document_id <> ${own}), 0)
    else r.open_minor - coalesce((select sum(e.amount_minor) from entry as e
      where e.receivable_id = r.id and e.document_id = ${own}), 0) - coalesce((select sum(e.amount_minor) from entry as e
      join write_off_event as w on w.document_id = e.document_id where e.receivable_id = r.id), 0) end
    - coalesce((select sum(a.target_minor) from payment_application as a
      join payment as p on p.id = a.payment_id join payment_standing as s on s.id = p.id
      where a.target_uuid in (select d.uuid union all select l.uuid from document_ending as x
          join document as l on l.id = x.document_id where x.successor = d.uuid and l.kind = 'O')
        and a.withdraws_id is null and p.document_id <> ${own}
        and s.effective_on = ${NEVER} and s.reversed = 0 and s.bounced_on = ${NEVER}
        and not exists (select 1 from payment_application as w where w.withdraws_id = a.id)), 0) as bigint)`;
}

/** The most that can be applied to each of the documents, by UUID; see {@link mostOf}. */
export async function appliableTo(
  db: ReadHandle,
  { uuids, without }: { uuids: readonly string[]; without: number | null },
): Promise<Map<string, number>> {
  if (uuids.length === 0) return new Map();
  const result = await sql<{ uuid: string; most: number }>`select d.uuid, ${mostOf(without)} as most
    from document as d join receivable as r on r.document_id = d.id
    where d.uuid in (${sql.join([...new Set(uuids)])})`.execute(db);
  return new Map(result.rows.map((row) => [row.uuid, Math.max(0, row.most)]));
}

interface Row {
  id: number;
  uuid: string;
  series: string;
  folio: string;
  customer_id: number;
  name: string;
  key: string;
  issued_on: string;
  due_on: string;
  currency: string;
  total_minor: number;
  open_minor: number;
  settled_at_issue: number;
  most: number;
}

/**
 * Invoices that money can be applied to: those with a balance oldest due day first, then those the rule has settled or
 * that were written off.
 */
export async function appliableInvoices(
  db: ReadHandle,
  wanted: { customerId: number | null; currency: string | null; search: string; limit: number },
): Promise<Appliable[]> {
  const writtenOff = sql`select x.id from write_off as w join document as x on x.uuid = w.invoice_uuid`;
  const parts = [
    sql`r.ended_as = ''`,
    sql`(r.closed_on = ${NEVER} or r.settled_at_issue = 1 or r.document_id in (${writtenOff}))`,
  ];
  if (wanted.customerId !== null) parts.push(sql`r.customer_id = ${wanted.customerId}`);
  if (wanted.currency !== null) parts.push(sql`r.currency = ${wanted.currency}`);
  parts.push(...wordConditions(wanted.search, "r.search", "c.search"));
  const result = await sql<Row>`select * from (select d.uuid, d.series, d.folio, r.customer_id, c.name, c.key,
      r.issued_on, r.due_on, r.currency, r.total_minor, r.open_minor, r.settled_at_issue, r.id, ${mostOf(null)} as most
    from receivable as r join document as d on d.id = r.document_id join customer as c on c.id = r.customer_id
    where ${sql.join(parts, sql` and `)}) as i where i.most > 0
    order by case when i.open_minor > 0 then 0 else 1 end, i.due_on, i.id limit ${wanted.limit}`.execute(db);
  const promises = await openPromisesOn(
    db,
    result.rows.map((row) => row.id),
  );
  return result.rows.map((row) => ({
    uuid: row.uuid,
    label: documentLabel(row),
    customerId: row.customer_id,
    customerName: row.name || row.key,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    currency: row.currency,
    totalMinor: row.total_minor,
    openMinor: row.open_minor,
    appliableMinor: row.most,
    settledByRule: row.settled_at_issue === 1,
    promise: promises.get(row.id) ?? null,
  }));
}
