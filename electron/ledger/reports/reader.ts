import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import { plain } from "../db/plain.ts";
import { stepOf } from "../kpis/steps.ts";
import { openItems } from "../receivables/balance.ts";

/** Sum of the entries on receivables of one kind and currency; a reversal counts for the kind it takes back. */
export interface MovementLine {
  readonly currency: string;
  readonly kind: string;
  readonly amountMinor: number;
}

/** What moved open balances after `from` up to `to`, by effective day; both by currency and kind. */
export async function movementLines(db: ReadHandle, after: string, to: string): Promise<MovementLine[]> {
  const rows = await db
    .selectFrom("entry as e")
    .leftJoin("entry as o", "o.id", "e.reverses_id")
    .where("e.effective_on", ">", after)
    .where("e.effective_on", "<=", to)
    .where("e.receivable_id", "is not", null)
    .select(({ fn }) => [
      "e.currency as currency",
      fn.coalesce("o.kind", "e.kind").as("kind"),
      sql<number>`cast(sum(e.amount_minor) as bigint)`.as("amountMinor"),
    ])
    .groupBy(["e.currency", ({ fn }) => fn.coalesce("o.kind", "e.kind")])
    .execute();
  return rows;
}

/** Open and overdue balance of a currency at the end of each of some days. */
export interface OpenOnDays {
  readonly currency: string;
  readonly open: readonly number[];
  readonly overdue: readonly number[];
}

/**
 * Open and overdue balances at the end of rising days: what is open on the last of them, less what moved after each. Each
 * balance is filed under the day by which it is overdue, so that one reading serves all days.
 */
export async function openOnDays(db: ReadHandle, days: readonly string[]): Promise<OpenOnDays[]> {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const overdueBy = sql.join(
    days.map((day, index) => sql`when r.due_on < ${day} then ${sql.lit(index)}`),
    sql` `,
  );
  const lateFrom = sql`case ${overdueBy} else ${sql.lit(days.length)} end`;
  // Found by what was open since: through the index of balances and that of the entries of each, and no table.
  const on = plain("e.effective_on");
  const cells = await sql<{ currency: string; moved: number; late: number; minor: number }>`
    select r.currency, ${sql.lit(0)} as moved, ${lateFrom} as late, cast(sum(r.open_minor) as bigint) as minor
      from (${openItems(last)}) as r group by 1, 2, 3
    union all
    select r.currency, ${stepOf("e.effective_on", days)} as moved, ${lateFrom} as late,
        cast(-sum(e.amount_minor) as bigint) as minor
      from receivable as r join entry as e on e.receivable_id = r.id
      where r.closed_on > ${first} and r.issued_on <= ${last} and ${on} > ${first} and ${on} <= ${last} group by 1, 2, 3`.execute(
    db,
  );
  return [...Map.groupBy(cells.rows, (cell) => cell.currency)].map(([currency, own]) => {
    // What moved by a later day than this one had not moved yet; what was open on the last day counts for all.
    const sum = (at: number, late: number): number =>
      own.reduce((all, cell) => all + ((cell.moved === 0 || cell.moved > at) && cell.late <= late ? cell.minor : 0), 0);
    return {
      currency,
      open: days.map((_, at) => sum(at, days.length)),
      overdue: days.map((_, at) => sum(at, at)),
    };
  });
}

/** Earliest due day of the open items of some customers, by customer and currency. */
export async function oldestDue(
  db: ReadHandle,
  asOf: string,
  customerIds: readonly number[],
): Promise<{ customerId: number; currency: string; dueOn: string }[]> {
  if (customerIds.length === 0) return [];
  const result = await sql<{ customer_id: number; currency: string; due_on: string }>`
    select i.customer_id, i.currency, min(i.due_on) as due_on from (${openItems(asOf)}) as i
    where i.customer_id in (${sql.join(customerIds)})
    group by i.customer_id, i.currency`.execute(db);
  return result.rows.map((row) => ({ customerId: row.customer_id, currency: row.currency, dueOn: row.due_on }));
}
