import { dayInZone } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { DEMO_AS_OF_KEY } from "../ledgers/reader.ts";
import { readSettings } from "../settings/reader.ts";

/** Today at the company; in the demo never before the day its figures are about. */
export async function companyToday(tx: { readonly sql: ReadHandle }, now: Date): Promise<string> {
  const { timeZone } = await readSettings(tx.sql);
  const demo = await tx.sql.selectFrom("meta").select("value").where("key", "=", DEMO_AS_OF_KEY).executeTakeFirst();
  const today = dayInZone(now, timeZone);
  return demo && demo.value > today ? demo.value : today;
}
