import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { MissingColumn, MissingFile, PueColumn, PueRow } from "../../../shared/contract/review.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { holdsText, wordConditions } from "../lib/search.ts";

type Sort<Column extends string> = readonly { readonly by: Column; readonly desc: boolean }[];
interface Window {
  readonly offset: number;
  readonly limit: number;
}

function ordered<Column extends string>(
  columns: Readonly<Record<Column, string>>,
  sort: Sort<Column>,
  last: string,
): RawBuilder<unknown> {
  const parts = sort.map(({ by, desc }) => sql`${sql.raw(columns[by])} ${sql.raw(desc ? "desc" : "asc")}`);
  return sql.join([...parts, sql.raw(last)]);
}

/** Expression behind each column; the only names that reach an ORDER BY. */
const PUE_COLUMNS: Readonly<Record<PueColumn, string>> = {
  customerName: "c.search",
  customerKey: "c.key",
  series: "d.series",
  folio: "d.folio",
  uuid: "d.uuid",
  issuedOn: "r.issued_on",
  currency: "r.currency",
  totalMinor: "r.total_minor",
  paymentForm: "d.payment_form",
};

/**
 * PUE invoices in force that count as settled by rule alone: nobody marked them, no complement in force names them and no
 * recorded money stands on them. The global invoices of cash sales are paid by nature (RULES 11, 19).
 */
function fromPue(selection: { asOf: string; search: string }): RawBuilder<unknown> {
  const words = wordConditions(selection.search, "c.search", "r.search").map((each) => sql`and ${each}`);
  return sql`from receivable as r join document as d on d.id = r.document_id join customer as c on c.id = r.customer_id
    where r.settled_at_issue = 1 and r.issued_on <= ${selection.asOf} and r.total_minor > 0 and d.global = 0
      and not exists (select 1 from document_ending as x where x.document_id = d.id)
      and not exists (select 1 from document_decision as k where k.uuid = d.uuid and k.kind in ('pue-open', 'pue-settled')
        and not exists (select 1 from document_decision as u where u.undoes_id = k.id))
      and not exists (select 1 from pago_line as l where l.target = d.uuid
        and not exists (select 1 from document_ending as y where y.document_id = l.document_id))
      and not exists (select 1 from payment_application as a
        join payment_standing as s on s.id = a.payment_id and s.reversed = 0 and s.bounced_on = ${NEVER}
        where a.target_uuid = d.uuid and a.withdraws_id is null
          and not exists (select 1 from payment_application as w where w.withdraws_id = a.id))
      ${words.length === 0 ? sql`` : sql.join(words, sql` `)}`;
}

/** PUE invoices to confirm, latest first unless asked otherwise. */
export async function pueToConfirm(
  db: ReadHandle,
  selection: { asOf: string; search: string; sort: Sort<PueColumn> } & Window,
): Promise<{ rows: PueRow[]; total: number }> {
  const from = fromPue(selection);
  const found =
    await sql<PueRow>`select d.uuid, d.series, d.folio, r.customer_id as "customerId", c.key as "customerKey",
      c.name as "customerName", r.issued_on as "issuedOn", r.currency, r.total_minor as "totalMinor",
      d.payment_form as "paymentForm"
    ${from} order by ${ordered(PUE_COLUMNS, selection.sort, "r.issued_on desc, r.id desc")}
    limit ${selection.limit} offset ${selection.offset}`.execute(db);
  const count = await sql<{ n: number }>`select cast(count(*) as bigint) as n ${from}`.execute(db);
  return { rows: found.rows, total: count.rows[0]?.n ?? 0 };
}

/** Totals by currency of {@link pueToConfirm}. */
export async function pueTotals(
  db: ReadHandle,
  selection: { asOf: string; search: string },
): Promise<{ currency: string; documents: number; totalMinor: number }[]> {
  const found = await sql<{ currency: string; documents: number; totalMinor: number }>`select r.currency,
      cast(count(*) as bigint) as documents, cast(sum(r.total_minor) as bigint) as "totalMinor"
    ${fromPue(selection)} group by r.currency order by r.currency`.execute(db);
  return found.rows;
}

const MISSING_COLUMNS: Readonly<Record<MissingColumn, string>> = {
  uuid: "s.uuid",
  kind: "s.kind",
  status: "s.status",
  issuedAt: "s.issued_at",
  receiverRfc: "s.receiver_rfc",
  receiverName: "s.receiver_name",
};

/** Documents of ours that the tax authority lists without a file here (RULES 65), latest first unless asked otherwise. */
export async function missingFiles(
  db: ReadHandle,
  selection: { search: string; sort: Sort<MissingColumn> } & Window,
): Promise<{ rows: MissingFile[]; total: number; inForce: number }> {
  const words = selection.search
    .trim()
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => sql`and ${holdsText(word, "s.uuid", "s.receiver_rfc", "upper(s.receiver_name)")}`);
  const from = sql`from sat_status as s where not exists (select 1 from document as d where d.uuid = s.uuid)
    ${words.length === 0 ? sql`` : sql.join(words, sql` `)}`;
  const found = await sql<MissingFile>`select s.uuid, s.kind, s.status, nullif(s.cancelled_on, '') as "cancelledOn",
      s.issued_at as "issuedAt", s.receiver_rfc as "receiverRfc", s.receiver_name as "receiverName", s.amount
    ${from} order by ${ordered(MISSING_COLUMNS, selection.sort, "s.issued_at desc, s.uuid")}
    limit ${selection.limit} offset ${selection.offset}`.execute(db);
  const count = await sql<{ n: number; live: number }>`select cast(count(*) as bigint) as n,
      cast(coalesce(sum(case when s.status = 'in-force' then 1 else 0 end), 0) as bigint) as live ${from}`.execute(db);
  return { rows: found.rows, total: count.rows[0]?.n ?? 0, inForce: count.rows[0]?.live ?? 0 };
}
