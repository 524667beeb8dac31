import { sql } from "kysely";
import type { Reconciliation } from "../../../shared/contract/customers.ts";
import type { AgingRow } from "../../../shared/contract/receivables.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { agingByCustomer } from "../receivables/aging-reader.ts";

/** Whose balances are compared, as of which day. */
export interface ReconcileSelection {
  readonly asOf: string;
  readonly customerId: number | null;
  readonly search: string;
  readonly currency: string | null;
}

interface Sum {
  customer_id: number;
  key: string;
  name: string;
  currency: string;
  documents: number;
  account: number;
}

/** Sums of all entries up to the day by customer and currency: on documents, and on the customer's account. */
async function entrySums(db: ReadHandle, selection: ReconcileSelection): Promise<Sum[]> {
  const one = selection.customerId === null ? sql`` : sql`and e.customer_id = ${selection.customerId}`;
  const currency = selection.currency === null ? sql`` : sql`and e.currency = ${selection.currency}`;
  const result = await sql<Sum>`select s.*, c.key, c.name from (
      select e.customer_id, e.currency,
        cast(sum(case when e.receivable_id is null then 0 else e.amount_minor end) as bigint) as documents,
        cast(sum(case when e.receivable_id is null then e.amount_minor else 0 end) as bigint) as account
      from entry as e where e.effective_on <= ${selection.asOf} ${one} ${currency}
      group by e.customer_id, e.currency
    ) as s join customer as c on c.id = s.customer_id`.execute(db);
  return result.rows;
}

const keyOf = (customerId: number, currency: string): string => `${customerId}/${currency}`;

/**
 * Compares, for every customer and currency, current + buckets - unapplied of the aging with the sum of the entries: on
 * documents and in all (ARCHITECTURE 4). One row a currency with the names of those that do not agree.
 */
export async function reconcile(db: ReadHandle, selection: ReconcileSelection): Promise<Reconciliation[]> {
  const aging = await agingByCustomer(db, selection);
  const sums = new Map((await entrySums(db, selection)).map((row) => [keyOf(row.customer_id, row.currency), row]));
  const rows = new Map<string, Reconciliation>();
  for (const row of aging) {
    const key = keyOf(row.customerId, row.currency);
    add(rows, row, sums.get(key));
    sums.delete(key);
  }
  // What the search left out is not looked at; without a search, entries of who is not in the aging must cancel out.
  if (selection.search.trim() === "") {
    for (const sum of sums.values()) {
      if (sum.documents !== 0 || sum.account !== 0) add(rows, null, sum);
    }
  }
  return [...rows.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function add(rows: Map<string, Reconciliation>, aging: AgingRow | null, sum: Sum | undefined): void {
  const currency = aging?.currency ?? sum?.currency ?? "";
  const before = rows.get(currency);
  const balance = aging?.balanceMinor ?? 0;
  const buckets = aging === null ? 0 : bucketsOf(aging);
  const documents = sum?.documents ?? 0;
  const movements = documents + (sum?.account ?? 0);
  const ok = buckets === documents && balance === movements && balance === buckets - (aging?.unappliedMinor ?? 0);
  const failing = {
    customerId: aging?.customerId ?? sum?.customer_id ?? 0,
    key: aging?.customerKey ?? sum?.key ?? "",
    name: aging?.customerName ?? sum?.name ?? "",
    differenceMinor: movements - balance,
  };
  rows.set(currency, {
    currency,
    customers: (before?.customers ?? 0) + 1,
    documents: (before?.documents ?? 0) + (aging?.documents ?? 0),
    currentMinor: (before?.currentMinor ?? 0) + (aging?.currentMinor ?? 0),
    d1to30Minor: (before?.d1to30Minor ?? 0) + (aging?.d1to30Minor ?? 0),
    d31to60Minor: (before?.d31to60Minor ?? 0) + (aging?.d31to60Minor ?? 0),
    d61to90Minor: (before?.d61to90Minor ?? 0) + (aging?.d61to90Minor ?? 0),
    d90plusMinor: (before?.d90plusMinor ?? 0) + (aging?.d90plusMinor ?? 0),
    unappliedMinor: (before?.unappliedMinor ?? 0) + (aging?.unappliedMinor ?? 0),
    balanceMinor: (before?.balanceMinor ?? 0) + balance,
    documentsMinor: (before?.documentsMinor ?? 0) + documents,
    movementsMinor: (before?.movementsMinor ?? 0) + movements,
    failing: ok ? (before?.failing ?? []) : [...(before?.failing ?? []), failing],
    ok: (before?.ok ?? true) && ok,
  });
}

function bucketsOf(row: AgingRow): number {
  return row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor;
}
