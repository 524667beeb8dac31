import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ForecastItemView, ForecastSourceName } from "../../../shared/contract/forecast.ts";
import { zForecastWhy } from "../../../shared/contract/forecast.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { forecastWeeks, weeksOf } from "../../../shared/domain/kpis/forecast.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { ForecastItemRow } from "../db/tables/forecast.ts";
import { ledgerError } from "../ledger-error.ts";
import { wordConditions } from "../lib/search.ts";
import { documentLabel } from "../receivables/document-reader.ts";

export interface ItemSelection {
  readonly runId: number;
  /** Null: every currency. */
  readonly currency: string | null;
  readonly week: string | null;
  readonly source: ForecastSourceName | null;
  readonly search: string;
}

interface Row extends ForecastItemRow {
  name: string;
  series: string;
  folio: string;
}

/** Rows that money of a week comes from; what is spread is in the first four weeks. */
function inWeek(week: string, asOf: string, weeks: number): RawBuilder<unknown> {
  const mondays = forecastWeeks(asOf, weeks);
  const spread = forecastWeeks(asOf, 4);
  const end = addDays(mondays.at(-1) ?? asOf, 6);
  if (week === "later") return sql`(i.source not in ('spread', 'none') and i.expected_on > ${end})`;
  const range = sql`(i.source not in ('spread', 'none') and i.expected_on >= ${week} and i.expected_on <= ${addDays(week, 6)})`;
  return spread.includes(week) ? sql`(${range} or i.source = 'spread')` : range;
}

/** Rows behind a forecast or one of its weeks, the largest first; `inWeekMinor` is the sum of all of them. */
export async function forecastItems(
  db: ReadHandle,
  selection: ItemSelection,
  window: { readonly offset: number; readonly limit: number },
): Promise<{ rows: ForecastItemView[]; total: number; inWeekMinor: number }> {
  const { runId, currency, week, source, search } = selection;
  const run = await db.selectFrom("forecast_run").select(["as_of", "weeks"]).where("id", "=", runId).executeTakeFirst();
  if (!run) throw ledgerError("NOT_FOUND", { what: "forecast", id: String(runId) });
  const parts: RawBuilder<unknown>[] = [sql`i.run_id = ${runId}`];
  if (currency !== null) parts.push(sql`i.currency = ${currency}`);
  if (week !== null) parts.push(inWeek(week, run.as_of, run.weeks));
  if (source !== null) parts.push(sql`i.source = ${source}`);
  parts.push(...wordConditions(search, "c.search", "r.search"));
  const from = sql`from forecast_item as i join customer as c on c.id = i.customer_id
    join document as d on d.uuid = i.invoice_uuid left join receivable as r on r.document_id = d.id
    where ${sql.join(parts, sql` and `)}`;
  const { rows } = await sql<Row>`select i.*, c.name, d.series, d.folio ${from}
    order by i.forecast_minor desc, i.base_minor desc, i.id limit ${window.limit} offset ${window.offset}`.execute(db);
  const sums = await sql<{ source: string; n: number; minor: number }>`select i.source, cast(count(*) as bigint) as n,
    cast(coalesce(sum(i.forecast_minor), 0) as bigint) as minor ${from} group by i.source`.execute(db);
  const falling = (row: ForecastItemRow): number =>
    week === null
      ? row.forecast_minor
      : weeksOf(asPart(row), run.as_of, run.weeks).reduce(
          (sum, at) => (at.weekOn === (week === "later" ? "" : week) ? sum + at.minor : sum),
          0,
        );
  let inWeekMinor = 0;
  for (const sum of sums.rows) if (week === null || sum.source !== "spread") inWeekMinor += sum.minor;
  if (week !== null) {
    // What is spread leaves its odd cents in the fourth week, row by row.
    const spread = await sql<ForecastItemRow>`select i.* ${from} and i.source = 'spread'`.execute(db);
    for (const row of spread.rows) inWeekMinor += falling(row);
  }
  return {
    rows: rows.map((row) => ({
      id: row.id,
      customerId: row.customer_id,
      customerName: row.name,
      uuid: row.invoice_uuid,
      label: documentLabel({ series: row.series, folio: row.folio, uuid: row.invoice_uuid }),
      currency: row.currency,
      dueOn: row.due_on,
      source: row.source,
      why: zForecastWhy.parse(row.why),
      baseMinor: row.base_minor,
      chanceBp: row.chance_bp,
      expectedOn: row.expected_on === "" ? null : row.expected_on,
      forecastMinor: row.forecast_minor,
      inWeekMinor: falling(row),
    })),
    total: sums.rows.reduce((sum, row) => sum + row.n, 0),
    inWeekMinor,
  };
}

function asPart(row: ForecastItemRow) {
  return {
    source: row.source,
    why: zForecastWhy.parse(row.why),
    baseMinor: row.base_minor,
    chanceBp: row.chance_bp,
    expectedOn: row.expected_on,
    forecastMinor: row.forecast_minor,
  };
}
