import { sql } from "kysely";
import type { Promisable } from "../../../shared/contract/promises.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { openInvoicesOf } from "../receivables/customer-open-reader.ts";

/** An invoice as promises see it. */
export interface PromisableRow extends Promisable {
  readonly receivableId: number;
}

/**
 * Open invoices of a customer as of a day, oldest due day first, with what is disputed of each and whether an open promise
 * covers it; `except` is a promise that does not count, because another takes its place.
 */
export async function promisableInvoices(
  db: ReadHandle,
  question: { readonly customerId: number; readonly today: string; readonly except: number | null },
): Promise<PromisableRow[]> {
  const { customerId, today, except } = question;
  const promised = sql<string | null>`(select min(s.next_due_on) from promise_cover as v
    join promise_span as s on s.promise_id = v.promise_id where v.receivable_id = r.id and s.from_on <= ${today}
      and s.until_on > ${today} and s.state in ('active', 'verify') and s.promise_id <> ${except ?? 0})`;
  const rows = await openInvoicesOf(db, customerId, today, promised);
  // A promise in doubt has no payment to come any more: it is open since its maturity.
  return rows.map(({ invoice, held }) => ({ ...invoice, promisedOn: held === "" ? today : held }));
}
