import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { z } from "zod";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import {
  type LetterColumn,
  type LetterRow,
  type LetterSelection,
  zLetterKind,
} from "../../../shared/contract/letters.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { columnValues } from "../lib/column-values.ts";
import { columnCondition, columnOrder, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";

/** Columns over the letters as `i`. */
const COLUMNS: ListColumns<LetterColumn> = {
  folio: { kind: "text", value: "i.folio", search: "i.search" },
  issuedOn: { kind: "day", value: "i.issued_on" },
  customerName: { kind: "key", value: "i.customer_id", names: "customer", order: ["i.customer_search"] },
  customerKey: { kind: "text", value: "i.key", search: "i.customer_search" },
  kind: { kind: "text", value: "i.kind" },
  language: { kind: "text", value: "i.language" },
  currency: { kind: "text", value: "i.currency" },
  amountMinor: { kind: "money", value: "i.amount_minor", currency: "i.currency" },
  documents: { kind: "number", value: "i.documents" },
  termOn: { kind: "day", value: "i.term" },
  state: { kind: "text", value: "i.state" },
  title: { kind: "text", value: "i.title", search: "i.search" },
  templateVersion: { kind: "number", value: "i.template_version" },
  sha256: { kind: "text", value: "i.sha256" },
  actor: { kind: "text", value: "i.actor" },
};

/** Letters as `i`, each with its latest step; of a merged customer under the one that is kept. */
function letterList(only: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`select l.id, l.folio, l.kind, l.language, k.id as customer_id, k.key, k.name, k.search as customer_search,
      l.issued_on, l.title, l.currency, l.amount_minor, l.amounts, nullif(l.term_on, '') as term, l.template_version,
      l.sha256, l.size, l.file_name, l.actor, l.search, coalesce(y.step, 'issued') as state, y.happened_at, y.detail,
      (select cast(count(*) as bigint) from letter_invoice as v where v.letter_id = l.id) as documents
    from letter as l join customer as c on c.id = l.customer_id
    join customer as k on k.id = coalesce(c.merged_into, c.id)
    left join letter_delivery as y on y.id = (select max(z.id) from letter_delivery as z where z.letter_id = l.id)
    where ${sql.join([sql`1 = 1`, ...only], sql` and `)}`;
}

function selected(selection: LetterSelection): RawBuilder<unknown> {
  const only: RawBuilder<unknown>[] = [];
  if (selection.customerId !== null) only.push(sql`k.id = ${selection.customerId}`);
  if (selection.kinds.length > 0) only.push(sql`l.kind in (${sql.join([...selection.kinds])})`);
  if (selection.states.length > 0) only.push(sql`coalesce(y.step, 'issued') in (${sql.join([...selection.states])})`);
  only.push(...wordConditions(selection.search, "l.search", "k.search"));
  const parts = [sql`1 = 1`, ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter))];
  return sql`(${letterList(only)}) as i where ${sql.join(parts, sql` and `)}`;
}

interface Row {
  id: number;
  folio: string;
  kind: string;
  language: "es" | "en";
  customer_id: number;
  key: string;
  name: string;
  issued_on: string;
  title: string;
  currency: string;
  amount_minor: number | null;
  amounts: string;
  term: string | null;
  template_version: number;
  sha256: string;
  size: number;
  file_name: string;
  actor: string;
  state: LetterRow["state"];
  happened_at: string | null;
  detail: string | null;
  documents: number;
}

const zAmounts = z.array(z.object({ currency: z.string(), minor: z.number() }));

function toLetter(row: Row): LetterRow {
  return {
    id: row.id,
    folio: row.folio,
    kind: zLetterKind.parse(row.kind),
    language: row.language,
    customerId: row.customer_id,
    customerKey: row.key,
    customerName: row.name,
    issuedOn: row.issued_on,
    title: row.title,
    currency: row.currency,
    amountMinor: row.amount_minor,
    amounts: zAmounts.parse(JSON.parse(row.amounts)),
    documents: row.documents,
    termOn: row.term,
    state: row.state,
    stateAt: row.happened_at,
    stateDetail: row.detail ?? "",
    templateVersion: row.template_version,
    sha256: row.sha256,
    size: row.size,
    fileName: row.file_name,
    actor: row.actor,
  };
}

type Sort = readonly { readonly by: LetterColumn; readonly desc: boolean }[];

/** One page of letters; the latest first unless asked otherwise. */
export async function letterPage(
  db: ReadHandle,
  selection: LetterSelection,
  sort: Sort,
  window: { readonly offset: number; readonly limit: number },
): Promise<LetterRow[]> {
  const order = [...columnOrder(COLUMNS, sort), sql`i.id desc`];
  const result = await sql<Row>`select i.* from ${selected(selection)} order by ${sql.join(order)}
    limit ${window.limit} offset ${window.offset}`.execute(db);
  return result.rows.map(toLetter);
}

/** One letter; null when there is none. */
export async function letterRow(db: ReadHandle, id: number): Promise<LetterRow | null> {
  const result = await sql<Row>`select i.* from (${letterList([sql`l.id = ${id}`])}) as i`.execute(db);
  const [row] = result.rows;
  return row === undefined ? null : toLetter(row);
}

/** Number of letters of a selection. */
export async function countLetters(db: ReadHandle, selection: LetterSelection): Promise<number> {
  const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n from ${selected(selection)}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

/** The different values of a column among the letters of a selection. */
export function letterValues(
  db: ReadHandle,
  selection: LetterSelection,
  asked: { readonly column: LetterColumn; readonly text: string; readonly limit: number },
): Promise<ColumnValues> {
  return columnValues(db, selected(selection), COLUMNS[asked.column], asked);
}
