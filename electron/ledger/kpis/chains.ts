import { sql } from "kysely";
import type { KpiFilter } from "../../../shared/contract/kpis.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { replacements } from "./credit-sales.ts";

/** Invoices that took each other's place: one debt, whatever it was written on (KPIS 0). */
export interface Chain {
  readonly ids: readonly number[];
  /** Day on which the first of them was issued. */
  readonly issuedOn: string;
}

/** Chains of replaced invoices as they were on a day. */
export async function chainsOf(db: ReadHandle, day: string, filter: KpiFilter): Promise<Chain[]> {
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

/** Receivables `column` of the chains, or those of none, as a condition that begins with `and`. */
export function inChains(chains: readonly Chain[], column: string, which: "of them" | "of none") {
  const ids = chains.flatMap((chain) => chain.ids);
  if (ids.length === 0) return which === "of none" ? sql`` : sql`and 1 = 0`;
  const list = sql.join(ids.map((id) => sql.lit(id)));
  return sql`and ${sql.ref(column)} ${which === "of none" ? sql`not in` : sql`in`} (${list})`;
}
