import { sql } from "kysely";
import type { InvoiceDue } from "../../../shared/contract/agency-invoices.ts";
import { commissionIn, daysOfMonth } from "../../../shared/domain/agencies/earned.ts";
import { closeBy } from "../../../shared/domain/agencies/invoice-review.ts";
import { addMonths } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readBook } from "./book.ts";
import { isClosed, keptInvoices, movedBetween, settledState } from "./invoice-reader.ts";

/** Months before the day's in which an invoice that never came is looked for. */
const MONTHS_BACK = 3;

/**
 * Months of agencies that are not closed on a day: invoices that nobody approved, of any month, and commission earned in the last
 * months for which no invoice came. The oldest first.
 */
export async function invoicesDue(db: ReadHandle, today: string): Promise<InvoiceDue[]> {
  const kept = (await keptInvoices(db)).filter((each) => settledState(each) !== "withdrawn");
  const open = kept
    .filter((each) => !isClosed(settledState(each)) && each.row.month < today.slice(0, 7))
    .map(({ row, agencyName }): InvoiceDue => dueOf({ agencyId: row.agency_id, agencyName, ...row }, today, row.id));
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => addMonths(today, -back - 1).slice(0, 7));
  const [last = "", first = ""] = [months[0], months.at(-1)];
  const days = { from: daysOfMonth(first).from, to: daysOfMonth(last).to };
  const book = await readBook(db, sql`i.control = 0 and ${movedBetween(days)}`);
  const came = new Set(kept.map(({ row }) => `${row.agency_id}.${row.currency}.${row.month}`));
  const missing = [...Map.groupBy(book, ({ agencyId, currency }) => `${agencyId}.${currency}`)].flatMap(
    ([key, items]) =>
      months.flatMap((month): InvoiceDue[] => {
        const [item] = items;
        if (item === undefined || came.has(`${key}.${month}`)) return [];
        const earned = items.reduce(
          (sum, each) => sum + commissionIn(each.debt, each.cash, termsOf(each), month).netMinor,
          0,
        );
        const { agencyId, agencyName, currency } = item;
        return earned > 0 ? [dueOf({ agencyId, agencyName, currency, month, number: "" }, today, null)] : [];
      }),
  );
  return [...open, ...missing].sort(
    (a, b) => compare(a.month, b.month) || compare(a.agencyName, b.agencyName) || compare(a.currency, b.currency),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function dueOf(
  found: Pick<InvoiceDue, "agencyId" | "agencyName" | "month" | "currency" | "number">,
  today: string,
  invoiceId: number | null,
): InvoiceDue {
  const { agencyId, agencyName, month, currency, number } = found;
  const last = closeBy(month);
  return { agencyId, agencyName, month, currency, number, invoiceId, closeBy: last, late: today > last };
}

function termsOf({ rateBp, control, terms }: Awaited<ReturnType<typeof readBook>>[number]) {
  return { rateBp, control, ...terms };
}
