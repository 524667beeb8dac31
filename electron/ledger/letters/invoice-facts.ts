import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { daysBetween } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { pausedBy } from "../receivables/paused.ts";

/** A document as a letter lists it. Amounts in minor units of its currency. */
export interface LetterInvoice {
  readonly uuid: string;
  readonly label: string;
  readonly issuedOn: string;
  /** "" while nobody recorded it. */
  readonly acceptedOn: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly paidMinor: number;
  /** Credit notes, discounts and the rest that lowered it. */
  readonly creditedMinor: number;
  readonly openMinor: number;
  readonly disputedMinor: number;
  /** Day of the open promise that covers it, "" for an agreement that is kept: nobody asks for it; null: it may be asked for. */
  readonly pausedBy: string | null;
  /** Days past due; negative before. */
  readonly daysLate: number;
  /** Day that closed it; "" while open. */
  readonly closedOn: string;
}

interface Row {
  uuid: string;
  series: string;
  folio: string;
  issued_on: string;
  accepted_on: string | null;
  due_on: string;
  currency: string;
  total_minor: number;
  paid_minor: number;
  open_minor: number;
  disputed_minor: number;
  paused_by: string | null;
  closed_on: string;
}

async function read(
  db: ReadHandle,
  asOf: string,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<LetterInvoice[]> {
  const open = openAsOf(asOf);
  const { rows } = await sql<Row>`select d.uuid, d.series, d.folio, r.issued_on, a.accepted_on, r.due_on, r.currency,
      r.total_minor, r.closed_on, ${open} as open_minor, ${disputedMinor(asOf, "r.id", open)} as disputed_minor,
      ${pausedBy(asOf, "r.id")} as paused_by,
      coalesce((select cast(-sum(e.amount_minor) as bigint) from entry as e left join entry as o on o.id = e.reverses_id
        where e.receivable_id = r.id and e.effective_on <= ${asOf}
          and coalesce(o.kind, e.kind) = 'payment'), 0) as paid_minor
    from receivable as r join document as d on d.id = r.document_id
    left join acceptance_standing as a on a.document_id = r.document_id
    where ${where} order by ${order}`.execute(db);
  return rows.map((row) => ({
    uuid: row.uuid,
    label: documentLabel(row),
    issuedOn: row.issued_on,
    acceptedOn: row.accepted_on ?? "",
    dueOn: row.due_on,
    currency: row.currency,
    totalMinor: row.total_minor,
    paidMinor: row.paid_minor,
    creditedMinor: row.total_minor - row.paid_minor - row.open_minor,
    openMinor: row.open_minor,
    disputedMinor: row.disputed_minor,
    pausedBy: row.paused_by,
    daysLate: daysBetween(row.due_on, asOf),
    closedOn: row.closed_on === NEVER ? "" : row.closed_on,
  }));
}

/** Invoices of a customer that are open as of the day, by currency and due day; of all or of those named. */
export async function openInvoices(
  db: ReadHandle,
  customerId: number,
  asOf: string,
  uuids: readonly string[],
): Promise<LetterInvoice[]> {
  const parts = [maybeOpen(asOf), sql`r.customer_id = ${customerId}`];
  if (uuids.length > 0) parts.push(sql`d.uuid in (${sql.join([...uuids])})`);
  const rows = await read(db, asOf, sql.join(parts, sql` and `), sql`r.currency, r.due_on, r.id`);
  return rows.filter((row) => row.openMinor > 0);
}

/** Invoices that were paid since a day, or those named, the latest first; none that was cancelled or replaced. */
export async function settledInvoices(
  db: ReadHandle,
  customerId: number,
  asOf: string,
  since: string,
  uuids: readonly string[],
): Promise<LetterInvoice[]> {
  const parts = [sql`r.customer_id = ${customerId}`, sql`r.ended_as = ''`, sql`r.closed_on <= ${asOf}`];
  parts.push(uuids.length > 0 ? sql`d.uuid in (${sql.join([...uuids])})` : sql`r.closed_on >= ${since}`);
  return read(db, asOf, sql.join(parts, sql` and `), sql`r.currency, r.closed_on, r.id`);
}

/** Money on the customer's account that is on no invoice yet. */
export interface UnappliedMoney {
  readonly on: string;
  readonly label: string;
  readonly currency: string;
  readonly minor: number;
}

/** Money on a customer's account that no invoice took by the day, minor units by the document it came with. */
export async function unappliedMoney(db: ReadHandle, customerId: number, asOf: string): Promise<UnappliedMoney[]> {
  const { rows } = await sql<{
    uuid: string;
    series: string;
    folio: string;
    currency: string;
    on_day: string;
    minor: number;
  }>`select d.uuid, d.series, d.folio, e.currency, min(e.effective_on) as on_day, cast(-sum(e.amount_minor) as bigint) as minor
    from entry as e join document as d on d.id = e.document_id
    where e.customer_id = ${customerId} and e.receivable_id is null and e.effective_on <= ${asOf}
    group by d.uuid, d.series, d.folio, e.currency having sum(e.amount_minor) <> 0
    order by 5, d.uuid`.execute(db);
  return rows.map((row) => ({
    on: row.on_day,
    label: documentLabel(row),
    currency: row.currency,
    minor: row.minor,
  }));
}

/**
 * The last money a customer paid, of all or on what an agreement is about: day, and all of that payment that is theirs; null
 * when nothing was paid.
 */
export async function lastPayment(
  db: ReadHandle,
  customerId: number,
  asOf: string,
  agreement: { readonly id: number } | null,
): Promise<{ readonly on: string; readonly currency: string; readonly minor: number } | null> {
  const covered =
    agreement === null
      ? sql`1 = 1`
      : sql`e.receivable_id in (select v.receivable_id from agreement_cover as v where v.agreement_id = ${agreement.id})`;
  const last = await sql<{ document_id: number; currency: string; effective_on: string }>`
    select e.document_id, e.currency, e.effective_on from entry as e
    where e.customer_id = ${customerId} and e.kind = 'payment' and e.effective_on <= ${asOf} and ${covered}
      and not exists (select 1 from entry as x where x.reverses_id = e.id)
    order by e.effective_on desc, e.id desc limit 1`.execute(db);
  const [found] = last.rows;
  if (found === undefined) return null;
  const sum = await sql<{ minor: number }>`select cast(-sum(e.amount_minor) as bigint) as minor from entry as e
    where e.document_id = ${found.document_id} and e.currency = ${found.currency} and e.customer_id = ${customerId}
      and ${covered}`.execute(db);
  return { on: found.effective_on, currency: found.currency, minor: sum.rows[0]?.minor ?? 0 };
}

/** Payments of the customer for which a complement is still to be issued. */
export interface OwedComplement {
  readonly invoice: string;
  readonly paidOn: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly minor: number;
}

/** Payments of a customer that still have no complement: the earliest due first. */
export async function owedComplements(db: ReadHandle, customerId: number): Promise<OwedComplement[]> {
  const rows = await db
    .selectFrom("chain_finding as f")
    .leftJoin("document as d", "d.uuid", "f.invoice_uuid")
    .select(["f.invoice_uuid", "d.series", "d.folio", "f.paid_on", "f.due_on", "f.currency", "f.amount_minor"])
    .where("f.customer_id", "=", customerId)
    .where("f.list", "=", "undocumented")
    .orderBy("f.due_on")
    .orderBy("f.id")
    .execute();
  return rows.map((row) => ({
    invoice: documentLabel({ series: row.series ?? "", folio: row.folio ?? "", uuid: row.invoice_uuid }),
    paidOn: row.paid_on,
    dueOn: row.due_on,
    currency: row.currency,
    minor: row.amount_minor,
  }));
}
