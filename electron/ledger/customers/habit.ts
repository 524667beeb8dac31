import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays } from "../../../shared/domain/days.ts";
import { averageDaysLate, type Receipt } from "../../../shared/domain/kpis/lateness.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { daysApart } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Dialect } from "../db/migration.ts";

/** How many days back payments tell how a customer usually pays. */
const HABIT_DAYS = 365;

/**
 * The same average of every customer that paid, as `customer_id` and `habit_exact`, for sorting and filtering a list.
 */
export function habitSql(dialect: Dialect, asOf: string): RawBuilder<unknown> {
  const late = daysApart(dialect, sql`r.due_on`, sql`e.effective_on`);
  return sql`select e.customer_id,
      sum(cast(-e.amount_minor as double precision) * case when e.effective_on > r.due_on then ${late} else 0 end)
        / sum(cast(-e.amount_minor as double precision)) as habit_exact
    from entry as e join receivable as r on r.id = e.receivable_id left join entry as back on back.reverses_id = e.id
    where e.effective_on > ${addDays(asOf, -HABIT_DAYS)} and e.effective_on <= ${asOf}
      and e.kind in ('payment', 'application') and e.reverses_id is null and back.id is null
    group by e.customer_id having sum(e.amount_minor) < 0`;
}

/** How late a customer pays: days with one decimal, and the payments behind it. */
export interface Habit {
  readonly daysLate: string;
  readonly receipts: number;
}

/**
 * Average days late of the cash that came in the year up to the day, weighted by amount, early payments counted as on time
 * (KPIS 5): of the customers named, those with payments. Amounts of several currencies weigh by their minor units.
 */
export async function habitsOf(
  db: ReadHandle,
  customerIds: readonly number[],
  asOf: string,
): Promise<Map<number, Habit>> {
  const habits = new Map<number, Habit>();
  if (customerIds.length === 0) return habits;
  const { rows } = await sql<{
    customer_id: number;
    due_on: string;
    issued_on: string;
    paid_on: string;
    amount: number;
    n: number;
  }>`select e.customer_id, r.due_on, min(r.issued_on) as issued_on, e.effective_on as paid_on,
      cast(-sum(e.amount_minor) as bigint) as amount, cast(count(*) as bigint) as n
    from entry as e join receivable as r on r.id = e.receivable_id left join entry as back on back.reverses_id = e.id
    where e.customer_id in (${sql.join([...customerIds])}) and e.effective_on > ${addDays(asOf, -HABIT_DAYS)}
      and e.effective_on <= ${asOf} and e.kind in ('payment', 'application') and e.reverses_id is null and back.id is null
    group by e.customer_id, r.due_on, e.effective_on`.execute(db);
  for (const [customerId, own] of Map.groupBy(rows, (row) => row.customer_id)) {
    const receipts = own.map(
      (row): Receipt => ({
        amountMinor: row.amount,
        issuedOn: row.issued_on,
        dueOn: row.due_on,
        paidOn: row.paid_on,
      }),
    );
    const late = averageDaysLate(receipts, "clamped");
    if (late === null) continue;
    habits.set(customerId, { daysLate: toDecimal(late, 1), receipts: own.reduce((sum, row) => sum + row.n, 0) });
  }
  return habits;
}
