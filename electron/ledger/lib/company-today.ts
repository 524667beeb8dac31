import { dayInZone } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readSettings } from "../settings/reader.ts";
import { demoDay } from "./demo-day.ts";

/** Today at the company; in the demo never before the day its figures are about. */
export async function companyToday(tx: { readonly sql: ReadHandle }, now: Date): Promise<string> {
  const { timeZone } = await readSettings(tx.sql);
  const demo = await demoDay(tx.sql);
  const today = dayInZone(now, timeZone);
  return demo !== null && demo > today ? demo : today;
}
