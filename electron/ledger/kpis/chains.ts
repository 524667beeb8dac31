import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import { replacements } from "./credit-sales.ts";
import type { KpiPart } from "./filter.ts";

/** Invoices that took each other's place: one debt, whatever it was written on (KPIS 0). */
export interface Chain {
  readonly ids: readonly number[];
  /** Day on which the first of them was issued. */
  readonly issuedOn: string;
}

/** Chains of replaced invoices as they were on a day. */
export async function chainsOf(db: ReadHandle, day: string, filter: KpiPart): Promise<Chain[]> {
  const chains = new Map<number, { ids: number[]; issuedOn: string }>();
  for (const { oldId, oldIssuedOn, newId, newIssuedOn } of await replacements(db, day, filter)) {
    const parts = new Set([chains.get(oldId), chains.get(newId)].filter((chain) => chain !== undefined));
    const joined = {
      ids: [...new Set([oldId, newId, ...[...parts].flatMap(({ ids }) => ids)])],
      issuedOn: [oldIssuedOn, newIssuedOn, ...[...parts].map(({ issuedOn }) => issuedOn)].sort()[0] ?? oldIssuedOn,
    };
    for (const id of joined.ids) chains.set(id, joined);
  }
  return [...new Set(chains.values())];
}

/** Day the first invoice of its chain was issued, of each that had taken another's place by a day: `id`, `issued_on`. */
export function firstIssues(day: string): RawBuilder<unknown> {
  return sql`with recursive back(id, older) as (
      select n.id, l.document_id from document_ending as l join document as d on d.uuid = l.successor
        join receivable as n on n.document_id = d.id where l.ended_as = 'substituted' and l.ended_on <= ${day}
      union select b.id, l.document_id from back as b join document as d on d.id = b.older
        join document_ending as l on l.successor = d.uuid where l.ended_as = 'substituted' and l.ended_on <= ${day})
    select b.id, min(o.issued_on) as issued_on from back as b join receivable as o on o.document_id = b.older group by b.id`;
}

/** Receivables `column` of the chains, or those of none, as a condition that begins with `and`. */
export function inChains(chains: readonly Chain[], column: string, which: "of them" | "of none") {
  const ids = chains.flatMap((chain) => chain.ids);
  if (ids.length === 0) return which === "of none" ? sql`` : sql`and 1 = 0`;
  const list = sql.join(ids.map((id) => sql.lit(id)));
  return sql`and ${sql.ref(column)} ${which === "of none" ? sql`not in` : sql`in`} (${list})`;
}
