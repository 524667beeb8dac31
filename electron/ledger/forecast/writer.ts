import { weeksOf } from "../../../shared/domain/kpis/forecast.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { ForecastWeekRow } from "../db/tables/forecast.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { readForecast } from "./reader.ts";

/**
 * Makes a forecast as of a day and keeps it with every row behind it; it is never changed. Throws DAY_IN_FUTURE.
 */
export async function makeForecast(
  tx: LedgerTx,
  input: { readonly asOf: string; readonly weeks: number },
  recording: Recording,
): Promise<{ id: number }> {
  const { asOf, weeks } = input;
  const { at, actor, today, personId } = recording;
  if (asOf > today) throw ledgerError("DAY_IN_FUTURE", { day: asOf, today });
  const { rows, method } = await readForecast(tx.sql, asOf);
  const id = await takeIds(tx, "forecast_run", 1);
  await tx.bulk.insert("forecast_run", [
    { id, as_of: asOf, weeks, method: JSON.stringify(method), person_id: personId, made_at: at, actor },
  ]);
  if (rows.length > 0) {
    const first = await takeIds(tx, "forecast_item", rows.length);
    await tx.bulk.insert(
      "forecast_item",
      rows.map((row, index) => ({
        id: first + index,
        run_id: id,
        customer_id: row.customerId,
        invoice_uuid: row.uuid,
        source: row.source,
        currency: row.currency,
        due_on: row.dueOn,
        base_minor: row.baseMinor,
        chance_bp: row.chanceBp,
        expected_on: row.expectedOn,
        forecast_minor: row.forecastMinor,
        why: row.why,
      })),
    );
  }
  const sums = new Map<string, Omit<ForecastWeekRow, "id">>();
  for (const row of rows) {
    for (const { weekOn, minor } of weeksOf(row, asOf, weeks)) {
      const { currency, source } = row;
      const key = `${currency} ${weekOn} ${source}`;
      const amount = (sums.get(key)?.amount_minor ?? 0) + minor;
      sums.set(key, { run_id: id, currency, week_on: weekOn, source, amount_minor: amount });
    }
  }
  if (sums.size > 0) {
    const first = await takeIds(tx, "forecast_week", sums.size);
    await tx.bulk.insert(
      "forecast_week",
      [...sums.values()].map((sum, index) => ({ id: first + index, ...sum })),
    );
  }
  await appendAudit(tx, { at, actor, action: "forecast.make", detail: { run: id, asOf, weeks, rows: rows.length } });
  return { id };
}
