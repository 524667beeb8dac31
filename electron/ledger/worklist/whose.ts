import { addBusinessDays } from "../../../shared/domain/business-days.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { companyToday } from "../lib/company-today.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { ListOf } from "./candidates.ts";
import { readRules } from "./rules.ts";

/** The list of the customers nobody is in charge of; of all, in an office that has registered nobody. */
export const NOBODY = 0;

/** Whose list is meant: the one named, or that of the person who works at this computer. */
export function whose(context: { personId(): number | null }, personId: number | null): number {
  return personId ?? context.personId() ?? NOBODY;
}

/** Day of today's lists, and by when disputes that end soon are due. */
export async function dayOf(db: ReadHandle, now: Date): Promise<{ day: string; disputesDueBy: string }> {
  const day = await companyToday({ sql: db }, now);
  const year = Number(day.slice(0, 4));
  const holidays = await readHolidays(db, year, year + 1);
  const { disputeDays } = await readRules(db);
  return { day, disputesDueBy: disputeDays === 0 ? day : addBusinessDays(day, disputeDays, holidays) };
}

/** The list of a person today. */
export async function listToday(db: LedgerDb, sql: ReadHandle, personId: number, now: Date): Promise<ListOf> {
  return { dialect: db.dialect, personId, rules: await readRules(sql), ...(await dayOf(sql, now)) };
}
