import { z } from "zod";
import { addDays } from "../../../shared/domain/days.ts";
import {
  type DueReport,
  dueReports,
  onTime,
  type ReportCalendar,
  type ScheduleVersion,
} from "../../../shared/domain/reports/schedule.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { ReportScheduleRow } from "../db/tables/reports.ts";
import { firstCommandAt } from "../lib/first-command.ts";
import { readHolidays } from "../lib/holidays.ts";
import { readSettings } from "../settings/reader.ts";

/** Every schedule that ever held, oldest first; one that begins with the ledger begins with its first command. */
export async function scheduleVersions(db: ReadHandle): Promise<ScheduleVersion[]> {
  const rows = await db.selectFrom("report_schedule").selectAll().orderBy("id").execute();
  const first = await firstCommandAt(db);
  if (first === null) return [];
  return rows.map((row) => ({
    kind: row.kind,
    active: row.active === 1,
    atTime: row.at_time,
    weekday: row.weekday,
    businessDay: row.business_day,
    fromAt: row.from_at === "" ? first : row.from_at,
  }));
}

/** Addresses a column lists; none where they were erased. */
export function addressesIn(column: string): string[] {
  return column === "" ? [] : z.array(z.string()).parse(JSON.parse(column));
}

/** The schedule in force of each kind. */
export async function schedulesNow(db: ReadHandle): Promise<ReportScheduleRow[]> {
  const rows = await db.selectFrom("report_schedule").selectAll().orderBy("id").execute();
  return [...new Map(rows.map((row) => [row.kind, row])).values()];
}

/** Holidays around some days and the zone of the company. */
export async function readCalendar(db: ReadHandle, from: string, to: string): Promise<ReportCalendar> {
  const year = (day: string): number => Number(day.slice(0, 4));
  const holidays = await readHolidays(db, year(addDays(from, -40)), year(addDays(to, 40)));
  const { timeZone } = await readSettings(db);
  return { holidays, timeZone };
}

/** Scheduled reports due from one day to another, both included. */
export async function reportsDue(db: ReadHandle, from: string, to: string): Promise<DueReport[]> {
  const versions = await scheduleVersions(db);
  return versions.length === 0 ? [] : dueReports(versions, from, to, await readCalendar(db, from, to));
}

/**
 * Scheduled reports due in a period and how many of them were delivered in time (KPIS 7), with those that were not.
 * `until`: an instant after which nothing is due yet; what would be due later is left out.
 */
export async function reportTimeliness(
  db: ReadHandle,
  from: string,
  to: string,
  until: string | null = null,
): Promise<{ due: number; onTime: number; instances: (DueReport & { deliveredAt: string | null })[] }> {
  const due = (await reportsDue(db, from, to)).filter(({ dueAt }) => until === null || dueAt <= until);
  if (due.length === 0) return { due: 0, onTime: 0, instances: [] };
  const earliest = due.map(({ covers }) => covers).reduce((a, b) => (a < b ? a : b));
  const deliveries = await db
    .selectFrom("report_delivery")
    .where("covers", ">=", earliest)
    .where("covers", "<=", to)
    // One of a part, or made before its day was over, is not the one the schedule asks for.
    .where("due_at", "<>", "")
    .select(["kind", "covers", "delivered_at as deliveredAt"])
    .orderBy("delivered_at", "desc")
    .execute();
  const first = new Map(deliveries.map((each) => [`${each.kind} ${each.covers}`, each.deliveredAt]));
  const instances = due.map((each) => ({ ...each, deliveredAt: first.get(`${each.kind} ${each.covers}`) ?? null }));
  return { ...onTime(due, deliveries), instances };
}
