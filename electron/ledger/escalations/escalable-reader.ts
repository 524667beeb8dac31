import { sql } from "kysely";
import type { Escalable } from "../../../shared/contract/escalations.ts";
import { daysBetween } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { STANDS } from "./cases.ts";

interface Row {
  id: number;
  customer_id: number;
  uuid: string;
  series: string;
  folio: string;
  currency: string;
  due_on: string;
  open_minor: number;
  disputed: number;
  escalation_id: number | null;
}

/** An invoice a case may be about, with where it stands in the ledger. */
export interface EscalableRow extends Escalable {
  readonly receivableId: number;
  readonly customerId: number;
}

/**
 * Invoices a case may be about, the oldest first: those named, or all overdue ones of a customer. Which case has one is said of it
 * or of what it replaced.
 */
export async function escalableInvoices(
  db: ReadHandle,
  asked: { readonly today: string; readonly uuids?: readonly string[]; readonly customerId?: number },
): Promise<EscalableRow[]> {
  const { today, uuids, customerId } = asked;
  const which =
    uuids === undefined
      ? sql`r.customer_id = ${customerId ?? 0} and ${maybeOpen(today)} and r.due_on < ${today}`
      : sql`d.uuid in (${sql.join([...uuids])})`;
  const { rows } = await sql<Row>`with recursive ${STANDS}
    select x.* from (select r.id, r.customer_id, d.uuid, d.series, d.folio, r.currency, r.due_on,
        ${openAsOf(today)} as open_minor,
        cast(coalesce((select sum(s.disputed_minor) from dispute_standing as s where s.customer_id = r.customer_id
          and s.receivable_id = r.id and s.withdrawn = 0 and s.resolved_on = ${NEVER}), 0) as bigint) as disputed,
        (select max(b.escalation_id) from stands as b join escalation_event as l on l.escalation_id = b.escalation_id
          and l.id = (select max(y.id) from escalation_event as y
            where y.escalation_id = b.escalation_id and y.kind <> 'note')
          where b.receivable_id = r.id and l.open = 1) as escalation_id
      from receivable as r join document as d on d.id = r.document_id where ${which}) as x
    where ${uuids === undefined ? sql`x.open_minor > 0` : sql`1 = 1`} order by x.due_on, x.id`.execute(db);
  return rows.map((row) => ({
    receivableId: row.id,
    customerId: row.customer_id,
    uuid: row.uuid,
    label: documentLabel(row),
    currency: row.currency,
    dueOn: row.due_on,
    daysPastDue: Math.max(0, daysBetween(row.due_on, today)),
    openMinor: row.open_minor,
    disputedMinor: Math.min(row.disputed, row.open_minor),
    escalationId: row.escalation_id,
  }));
}

/** A debt of a case: the invoice as it was named, and what stands for it now. */
export interface CaseDebt {
  readonly uuid: string;
  readonly label: string;
  readonly documentId: number;
  readonly nowUuid: string;
  readonly nowDocumentId: number;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly raisedMinor: number;
  readonly openMinor: number;
}

/** Debts of a case as of a day, in the order they were due: of each, what stands for it last. */
export async function debtsOfCase(db: ReadHandle, id: number, asOf: string): Promise<CaseDebt[]> {
  const { rows } = await sql<{
    invoice_id: number;
    first: number;
    amount_minor: number;
    document_id: number;
    uuid: string;
    series: string;
    folio: string;
    issued_on: string;
    due_on: string;
    open_minor: number;
    replaced: number;
  }>`with recursive ${STANDS}
    select s.invoice_id, s.first, i.amount_minor, d.id as document_id, d.uuid, d.series, d.folio, d.issued_on, r.due_on,
      ${openAsOf(asOf)} as open_minor,
      case when exists (select 1 from document_ending as n where n.document_id = d.id and n.successor <> '') then 1 else 0 end
        as replaced
    from stands as s join escalation_invoice as i on i.id = s.invoice_id join receivable as r on r.id = s.receivable_id
      join document as d on d.id = r.document_id
    where s.escalation_id = ${id} order by s.invoice_id, s.first desc, r.id`.execute(db);
  const debts = [...Map.groupBy(rows, (row) => row.invoice_id).values()].flatMap((own): CaseDebt[] => {
    const first = own.find((row) => row.first === 1);
    if (first === undefined) return [];
    const now = own.findLast((row) => row.replaced === 0) ?? own.at(-1) ?? first;
    return [
      {
        ...{ uuid: first.uuid, label: documentLabel(first), documentId: first.document_id },
        ...{ nowUuid: now.uuid, nowDocumentId: now.document_id, issuedOn: first.issued_on },
        ...{ dueOn: now.due_on, raisedMinor: first.amount_minor },
        openMinor: own.reduce((sum, row) => sum + row.open_minor, 0),
      },
    ];
  });
  return debts.sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1));
}

/** What is open of a case now. */
export async function openOfCase(db: ReadHandle, id: number, asOf: string): Promise<{ readonly minor: number }> {
  const debts = await debtsOfCase(db, id, asOf);
  return { minor: debts.reduce((sum, debt) => sum + debt.openMinor, 0) };
}
