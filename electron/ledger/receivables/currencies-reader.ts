import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Whether anything of the ledger is in the currency: a document or an entry. */
export async function isCurrencyUsed(read: ReadHandle, currency: string): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`select 1 as found
    where exists (select 1 from receivable where currency = ${currency})
    or exists (select 1 from entry where currency = ${currency})`.execute(read);
  return rows.length > 0;
}

/** Currencies that documents and entries of the ledger are in, by their codes. */
export async function usedCurrencies(read: ReadHandle): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`select currency from receivable union select currency from entry
    order by 1`.execute(read);
  return rows.map(({ currency }) => currency);
}
