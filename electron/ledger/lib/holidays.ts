import type { Holidays } from "../../../shared/domain/business-days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { statutoryHolidays } from "./statutory-holidays.ts";

/** Country whose holidays are the company's, and a customer's unless its own page says another. */
export const COMPANY_COUNTRY = "MX";

/** Key of the setting that says whether bank holidays are days off; they are unless it is stored as false. */
export const BANK_HOLIDAYS = "bankHolidays";

/** Whether days on which banks alone are closed count as holidays of this ledger. */
export async function bankHolidaysCount(db: ReadHandle): Promise<boolean> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", BANK_HOLIDAYS).executeTakeFirst();
  return row?.value !== "false";
}

/**
 * Days off from the first to the last year, both included: statutory holidays of the country (and those of its banks
 * unless the setting says otherwise), with the company's own closing days and without those on which it works.
 */
export async function readHolidays(
  db: ReadHandle,
  fromYear: number,
  toYear: number,
  country = COMPANY_COUNTRY,
): Promise<Holidays> {
  const banks = await bankHolidaysCount(db);
  const days = new Set<string>();
  for (let year = fromYear; year <= toYear; year++) {
    for (const { day, kind } of await statutoryHolidays(country, year)) if (banks || kind === "public") days.add(day);
  }
  const own = await db
    .selectFrom("closing_day")
    .select(["day", "kind"])
    .where("day", ">=", `${fromYear}-01-01`)
    .where("day", "<=", `${toYear}-12-31`)
    .execute();
  for (const { day, kind } of own) {
    if (kind === "worked") days.delete(day);
    else days.add(day);
  }
  return days;
}
