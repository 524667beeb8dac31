import { sql } from "kysely";
import type { InterestTermsView } from "../../../shared/contract/interest.ts";
import { formatRate, parseRate, type RecordedTerms } from "../../../shared/domain/interest/terms.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { InterestTermsRow } from "../db/tables/interest.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { readInterestRules } from "./rules.ts";

interface FoundTerms extends InterestTermsRow {
  /** Customer they hold for, merges considered. */
  readonly holder: number;
  readonly undone: number;
}

async function rowsOf(db: ReadHandle, customerIds: readonly number[]): Promise<FoundTerms[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<FoundTerms>`select t.*, coalesce(c.merged_into, c.id) as holder,
      case when exists (select 1 from interest_terms as u where u.undoes_id = t.id) then 1 else 0 end as undone
    from interest_terms as t join customer as c on c.id = t.customer_id
    where t.kind = 'set' and coalesce(c.merged_into, c.id) in (${sql.join([...customerIds])}) order by t.id`.execute(
    db,
  );
  return rows;
}

/** Invoices of terms, each with what took its place since. */
async function invoicesOf(db: ReadHandle, termsIds: readonly number[]): Promise<Map<number, Set<string>>> {
  const named = new Map<number, Set<string>>();
  if (termsIds.length === 0) return named;
  const rows = await db
    .selectFrom("interest_terms_invoice")
    .select(["terms_id", "invoice_uuid"])
    .where("terms_id", "in", [...termsIds])
    .execute();
  for (const { terms_id: id, invoice_uuid: uuid } of rows) named.set(id, (named.get(id) ?? new Set()).add(uuid));
  const replaced = await sql<{ uuid: string; successor: string }>`with recursive chain (uuid, successor) as (
      select d.uuid, x.successor from interest_terms_invoice as i join document as d on d.uuid = i.invoice_uuid
        join document_ending as x on x.document_id = d.id
        where i.terms_id in (${sql.join([...termsIds])}) and x.ended_as = 'substituted'
      union select c.uuid, x.successor from chain as c join document as d on d.uuid = c.successor
        join document_ending as x on x.document_id = d.id where x.ended_as = 'substituted')
    select uuid, successor from chain where successor <> ''`.execute(db);
  for (const set of named.values()) {
    for (const { uuid, successor } of replaced.rows) if (set.has(uuid)) set.add(successor);
  }
  return named;
}

/** Terms that stand, by the customer they hold for. */
export async function recordedTerms(
  db: ReadHandle,
  customerIds: readonly number[],
): Promise<Map<number, RecordedTerms[]>> {
  const rows = (await rowsOf(db, customerIds)).filter((row) => row.undone === 0);
  const named = await invoicesOf(
    db,
    rows.flatMap((row) => (row.contract === "" ? [] : row.id)),
  );
  return Map.groupBy(
    rows.map((row) => ({
      holder: row.holder,
      fromOn: row.from_on,
      rate: parseRate(row.rate) ?? 0n,
      dayCount: row.day_count === 360 ? (360 as const) : (365 as const),
      order: row.id,
      invoices: row.contract === "" ? null : (named.get(row.id) ?? new Set<string>()),
    })),
    (terms) => terms.holder,
  );
}

/** All that was ever recorded of a customer's terms, the latest first; what was taken back too. */
export async function termsViews(db: ReadHandle, customerId: number): Promise<InterestTermsView[]> {
  const cap = parseRate((await readInterestRules(db)).capRate) ?? 0n;
  const rows = await rowsOf(db, [customerId]);
  const named = rows.length === 0 ? [] : await namedInvoices(db, rows);
  return rows.toReversed().map((row) => {
    const rate = parseRate(row.rate) ?? 0n;
    return {
      id: row.id,
      contract: row.contract,
      invoices: named
        .filter((each) => each.terms_id === row.id)
        .map((each) => ({ uuid: each.invoice_uuid, label: documentLabel({ ...each, uuid: each.invoice_uuid }) })),
      ratePct: formatRate(rate),
      dayCount: row.day_count === 360 ? 360 : 365,
      fromOn: row.from_on,
      note: row.note,
      aboveCap: rate > cap,
      undone: row.undone === 1,
      recordedAt: row.recorded_at,
      actor: row.actor,
    };
  });
}

async function namedInvoices(db: ReadHandle, rows: readonly { id: number }[]) {
  return db
    .selectFrom("interest_terms_invoice as i")
    .innerJoin("document as d", "d.uuid", "i.invoice_uuid")
    .select(["i.terms_id", "i.invoice_uuid", "d.series", "d.folio"])
    .where(
      "i.terms_id",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("i.id")
    .execute();
}
