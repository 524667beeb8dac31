import { sql } from "kysely";
import type { DocumentRow } from "../../../shared/contract/receivables.ts";
import { bucketOf, daysPastDue } from "../../../shared/domain/aging.ts";
import { parseMinor } from "../../../shared/domain/money.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { CFDI_KINDS } from "../db/tables/documents.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { promisedOn } from "../promises/reader.ts";
import { openAsOf } from "./balance.ts";
import { type CustomerNames, type ReceivableRecord, toReceivable } from "./page-reader.ts";

/** Documents a customer knows: CFDI, and opening balances that stand for them. */
const LISTED_KINDS = [...CFDI_KINDS, "O"] as const;

interface AnyRow extends ReceivableRecord, CustomerNames {
  kind: (typeof LISTED_KINDS)[number];
  total: string;
  ended_as: string;
}

/**
 * Documents issued by the day, oldest first: open invoices and opening balances, or with `all` every document. Credit notes and complementos
 * carry no balance of their own; `paid` stands for "in force, nothing open".
 */
export async function documentList(
  db: ReadHandle,
  selection: { asOf: string; customerKey: string | null; all: boolean; uuid?: string },
): Promise<DocumentRow[]> {
  const { asOf } = selection;
  const parts = [sql`d.issued_on <= ${asOf}`, sql`d.kind in (${sql.join(LISTED_KINDS)})`];
  if (selection.customerKey !== null) parts.push(sql`c.key = ${selection.customerKey}`);
  if (selection.uuid !== undefined) parts.push(sql`d.uuid = ${selection.uuid}`);
  if (!selection.all) parts.push(sql`coalesce(o.open_minor, 0) <> 0`);
  const result = await sql<AnyRow>`select d.kind, d.uuid, d.series, d.folio, d.customer_id, c.key, c.name, d.issued_on,
      coalesce(o.due_on, d.issued_on) as due_on, d.currency, d.total, coalesce(o.total_minor, 0) as total_minor,
      coalesce(o.open_minor, 0) as open_minor,
      ${disputedMinor(asOf, "o.id", sql`coalesce(o.open_minor, 0)`)} as disputed_minor,
      ${promisedOn(asOf, "o.id")} as promised_on, d.payment_method, d.exchange_rate, cp.collector_id, pe.name as collector,
      o.expected_on, ac.state as acceptance, ac.provisional, ac.contrarecibo, ac.po,
      coalesce(x.ended_as, '') as ended_as
    from document as d join customer as c on c.id = d.customer_id
    left join customer_profile as cp on cp.customer_id = d.customer_id left join person as pe on pe.id = cp.collector_id
    left join document_ending as x on x.document_id = d.id and x.ended_on <= ${asOf}
    left join (select r.id, r.document_id, r.due_on, r.expected_on, r.total_minor, ${openAsOf(asOf)} as open_minor
      from receivable as r where r.issued_on <= ${asOf}) as o on o.document_id = d.id and d.kind in ('I', 'O')
    left join acceptance_standing as ac on ac.document_id = d.id
    where ${sql.join(parts, sql` and `)} order by d.issued_on, d.issued_at, d.uuid`.execute(db);
  return result.rows.map((row) => toDocument(row, asOf));
}

function statusOf(row: AnyRow): DocumentRow["status"] {
  if (row.ended_as === "cancelled" || row.ended_as === "substituted") return row.ended_as;
  return row.open_minor === 0 ? "paid" : "open";
}

function toDocument(row: AnyRow, asOf: string): DocumentRow {
  const status = statusOf(row);
  const days = status === "open" ? daysPastDue(row.due_on, asOf) : 0;
  return {
    ...toReceivable(row, row, asOf),
    kind: row.kind,
    totalMinor: row.kind === "I" || row.kind === "O" ? row.total_minor : parseMinor(row.total, row.currency),
    status,
    daysPastDue: days,
    bucket: bucketOf(days),
  };
}
