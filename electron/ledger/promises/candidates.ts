import { sql } from "kysely";
import type { PromiseCandidate } from "../../../shared/domain/matching/types.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";

/** Deposits of one currency that may be what was promised. */
export interface PromiseQuestion {
  readonly currency: string;
  /** First and last day of the deposits. */
  readonly from: string;
  readonly to: string;
  readonly amounts: readonly number[];
  readonly toleranceMinor: number;
}

interface Missing {
  id: number;
  customer_id: number;
  made_on: string;
  due_on: string;
  missing: number;
}

/**
 * What is still missing of promises that were open while the deposits came in and are not kept by now: each promised
 * payment, and all of a promise together, where the amount is that of a deposit.
 */
export async function promiseCandidates(db: ReadHandle, question: PromiseQuestion): Promise<PromiseCandidate[]> {
  const { currency, from, to, amounts, toleranceMinor } = question;
  const result = await sql<Missing>`select y.promise_id as id, w.customer_id, p.made_on, y.due_on,
      s.promised_minor - s.kept_minor as missing
    from promise as p join promise_payment as y on y.promise_id = p.id
    join promise_payment_span as s on s.promise_id = y.promise_id and s.seq = y.seq and s.until_on = ${NEVER}
    join promise_span as w on w.promise_id = p.id and w.until_on = ${NEVER}
    where p.currency = ${currency} and p.made_on <= ${to} and y.matures_on >= ${from} and w.replaced = 0
      and s.state in ('active', 'verify', 'partial', 'broken') and s.promised_minor > s.kept_minor
    order by y.promise_id, y.seq`.execute(db);
  const near = (minor: number): boolean => amounts.some((amount) => Math.abs(amount - minor) <= toleranceMinor);
  const found: { row: Missing; minor: number; key: string }[] = [];
  for (const own of Map.groupBy(result.rows, (row) => row.id).values()) {
    const [first] = own;
    for (const row of own) if (near(row.missing)) found.push({ row, minor: row.missing, key: row.due_on });
    const sum = own.reduce((total, row) => total + row.missing, 0);
    if (first && own.length > 1 && near(sum)) found.push({ row: first, minor: sum, key: "all" });
  }
  const invoices = await invoicesOf(db, [...new Set(found.map(({ row }) => row.id))]);
  return found.map(({ row, minor, key }) => ({
    id: `${row.id} ${key}`,
    customerId: row.customer_id,
    amountMinor: minor,
    madeOn: row.made_on,
    promisedOn: row.due_on,
    invoiceUuids: invoices.get(row.id) ?? [],
  }));
}

/** UUIDs of what promises stand on. */
async function invoicesOf(db: ReadHandle, promises: readonly number[]): Promise<Map<number, string[]>> {
  if (promises.length === 0) return new Map();
  const rows = await db
    .selectFrom("promise_cover as v")
    .innerJoin("receivable as r", "r.id", "v.receivable_id")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["v.promise_id", "d.uuid"])
    .where("v.promise_id", "in", [...promises])
    .execute();
  const found = new Map<number, string[]>();
  for (const row of rows) found.set(row.promise_id, [...(found.get(row.promise_id) ?? []), row.uuid]);
  return found;
}

/** Promises on receivables that money can still keep or that nobody has replaced: the one due first of each. */
export async function openPromisesOn(
  db: ReadHandle,
  receivables: readonly number[],
): Promise<Map<number, { id: number; dueOn: string; missingMinor: number }>> {
  if (receivables.length === 0) return new Map();
  const result = await sql<Missing & { receivable_id: number }>`select v.receivable_id, y.promise_id as id, y.due_on,
      s.promised_minor - s.kept_minor as missing
    from promise_cover as v join promise_payment as y on y.promise_id = v.promise_id
    join promise_payment_span as s on s.promise_id = y.promise_id and s.seq = y.seq and s.until_on = ${NEVER}
    join promise_span as w on w.promise_id = y.promise_id and w.until_on = ${NEVER}
    where v.receivable_id in (${sql.join([...receivables])}) and w.replaced = 0
      and s.state in ('active', 'verify', 'partial', 'broken') and s.promised_minor > s.kept_minor
    order by y.due_on desc, y.promise_id desc`.execute(db);
  return new Map(
    result.rows.map((row) => [row.receivable_id, { id: row.id, dueOn: row.due_on, missingMinor: row.missing }]),
  );
}
