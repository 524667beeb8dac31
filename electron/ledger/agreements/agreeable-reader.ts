import { sql } from "kysely";
import type { Agreeable } from "../../../shared/contract/agreements.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { openInvoicesOf } from "../receivables/customer-open-reader.ts";

/** An invoice as agreements see it. */
export interface AgreeableRow extends Agreeable {
  readonly receivableId: number;
}

/** States in which an agreement holds its invoices against another. */
const HOLDS = sql`('offered', 'signed', 'active', 'default', 'cured')`;

/**
 * Open invoices of a customer as of a day, oldest due day first, with what is disputed of each and the agreement that covers
 * it; `except` is one that does not count, because another takes its place.
 */
export async function agreeableInvoices(
  db: ReadHandle,
  question: { readonly customerId: number; readonly today: string; readonly except: number | null },
): Promise<AgreeableRow[]> {
  const { customerId, today, except } = question;
  const covering = sql<number | null>`(select min(s.agreement_id) from agreement_cover as v
    join agreement_standing as s on s.agreement_id = v.agreement_id where v.receivable_id = r.id
      and s.from_on <= ${today} and s.until_on > ${today} and s.state in ${HOLDS} and s.agreement_id <> ${except ?? 0})`;
  const rows = await openInvoicesOf(db, customerId, today, covering);
  return rows.map(({ invoice, held }) => ({ ...invoice, agreementId: held }));
}
