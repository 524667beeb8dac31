import { sql } from "kysely";
import { addDays, startOfWeek } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { IS_CASH } from "./chances.ts";

/** Cash of a week in one currency. */
export interface WeekCash {
  minor: number;
  /** Of it, on balances that were in the forecast. */
  onForecastMinor: number;
}

/** Last Sunday that is over on a day: a week is over from the day after it. */
export function lastWeekOver(today: string): string {
  return addDays(startOfWeek(today), -1);
}

/**
 * Cash applied to invoices with a value date after the forecast's day and until a Sunday, by currency and Monday; the key
 * is `MXN 2026-11-02`. With `runId`, what of it was on its balances is told apart.
 */
export async function cashByWeek(
  db: ReadHandle,
  period: { readonly after: string; readonly until: string; readonly runId: number | null },
): Promise<Map<string, WeekCash>> {
  const weeks = new Map<string, WeekCash>();
  const { after, until, runId } = period;
  if (until <= after) return weeks;
  const known =
    runId === null
      ? sql`0`
      : sql`case when v.uuid in (select i.invoice_uuid from forecast_item as i where i.run_id = ${runId}) then 1 else 0 end`;
  const { rows } = await sql<{ currency: string; on_day: string; known: number; minor: number }>`
    select r.currency, e.effective_on as on_day, ${known} as known, cast(-sum(e.amount_minor) as bigint) as minor
    from entry as e join receivable as r on r.id = e.receivable_id join document as v on v.id = r.document_id
    join document as d on d.id = e.document_id left join entry as o on o.id = e.reverses_id
    where e.effective_on > ${after} and e.effective_on <= ${until} and r.settled_at_issue = 0 and ${IS_CASH}
    group by r.currency, e.effective_on, 3`.execute(db);
  for (const { currency, on_day: day, known: on, minor } of rows) {
    const key = `${currency} ${startOfWeek(day)}`;
    const week = weeks.get(key) ?? { minor: 0, onForecastMinor: 0 };
    week.minor += minor;
    if (on === 1) week.onForecastMinor += minor;
    weeks.set(key, week);
  }
  return weeks;
}
