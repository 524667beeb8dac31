import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays, dayInZone } from "../../../shared/domain/days.ts";
import { cycleDays } from "../../../shared/domain/disputes/clock.ts";
import { type CycleTimes, cycleTimes } from "../../../shared/domain/disputes/cycles.ts";
import type { Finding } from "../../../shared/domain/kpis/figure.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { ratio } from "../../../shared/domain/kpis/ratio.ts";
import { shareOf } from "../../../shared/domain/kpis/service.ts";
import { placedOn } from "../agencies/placed.ts";
import { endOfDay, profilesAt } from "../customers/profile-history.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readKpiDays } from "../disputes/rules.ts";
import { firstCommandAt } from "../lib/first-command.ts";
import { readHolidays } from "../lib/holidays.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { reportTimeliness } from "../reports/schedules.ts";
import { readSettings } from "../settings/reader.ts";
import { type KpiPart, receivablesIn } from "./filter.ts";
import type { PeriodMoney } from "./money.ts";
import {
  answeredDisputes,
  attempts,
  type Desk,
  followUps,
  ledgerUpdates,
  maturedPromises,
  openDisputes,
} from "./service-rows.ts";
import { disputedItems } from "./stocks.ts";

/** What the desk itself is measured by (KPIS 7, 8, 9, 12). */
export interface ServiceFindings {
  readonly followUp: Finding;
  readonly ledgerUpdates: Finding;
  readonly reports: Finding;
  readonly rightParty: Finding;
  readonly rightPartyOfConnects: Finding;
  readonly conversion: Finding;
  readonly coverage: Finding;
  readonly penetration: Finding;
  readonly coverageAmount: Finding;
  readonly intensity: Finding;
  readonly kept: Finding;
  readonly partial: Finding;
  readonly broken: Finding;
  readonly keptAmount: Finding;
  readonly cycles: CycleTimes;
  readonly cyclesWithin: number;
  readonly cycleDays: number;
  /** Disputes open at the cut-off, and the days they have been, added up. */
  readonly openDisputes: number;
  readonly openDays: number;
}

/** Follow-ups of days further ahead than this are nobody's punctuality yet. */
const DAYS_AHEAD = 366;

/** Calendar, zone and beginning of the desk that is measured over some days. */
export async function readDesk(
  db: ReadHandle,
  period: Period,
  rules: { readonly dailyCutOff: string },
  now: string | null,
): Promise<Desk> {
  const { timeZone } = await readSettings(db);
  const first = await firstCommandAt(db);
  const since = first === null ? null : dayInZone(new Date(first), timeZone);
  const { from, to } = period;
  const last = now === null ? to : addDays(dayInZone(new Date(now), timeZone), DAYS_AHEAD);
  const days = { from: since !== null && since > from ? since : from, to: to < last ? to : last };
  const year = (day: string): number => Number(day.slice(0, 4));
  const holidays = await readHolidays(db, year(addDays(days.from, -7)), year(addDays(days.to, 31)));
  return { days, holidays, timeZone, dailyCutOff: rules.dailyCutOff, since, now };
}

/** What was to be done in a period and was done in time (KPIS 7). */
export type Discipline = Pick<ServiceFindings, "followUp" | "ledgerUpdates" | "reports">;

/** Reads what was to be done in a period, and whether it was done in time. */
export async function disciplineFindings(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  desk: Desk,
): Promise<Discipline> {
  const done = await counted(db, followUps(period, filter, desk), "on_time");
  const updates = await counted(db, ledgerUpdates(period, filter, desk), "on_time");
  const reports = await reportTimeliness(db, period.from, period.to, desk.now);
  return {
    followUp: shareOf(done.part, done.whole, "dueInPeriod"),
    ledgerUpdates: shareOf(updates.part, updates.whole, "dueInPeriod"),
    reports: shareOf(reports.onTime, reports.due, "dueInPeriod"),
  };
}

/** Reads the event log of a period and measures it. */
export async function serviceFindings(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  desk: Desk,
  money: PeriodMoney,
): Promise<ServiceFindings> {
  const discipline = await disciplineFindings(db, period, filter, desk);
  const disputes = await sql<{ opened_on: string; resolved_on: string }>`select t.opened_on, t.resolved_on
    from (${answeredDisputes(period, filter)}) as t`.execute(db);
  const taken = await cyclesOf(db, disputes.rows);
  const open = await sql<{ opened_on: string; resolved_on: string }>`select t.opened_on, t.resolved_on
    from (${openDisputes(period.to, filter)}) as t`.execute(db);
  const since = await cyclesOf(db, open.rows);
  const limit = await readKpiDays(db);
  return {
    ...discipline,
    ...(await promised(db, period, filter, desk, money)),
    ...(await contacts(db, period, filter, money)),
    cycles: cycleTimes(
      taken.map((days) => ({ days, slaDays: limit })),
      limit,
    ),
    cyclesWithin: taken.filter((days) => days <= limit).length,
    cycleDays: taken.reduce((sum, days) => sum + days, 0),
    openDisputes: since.length,
    openDays: since.reduce((sum, days) => sum + days, 0),
  };
}

/** Business days each dispute took (KPIS 12). */
export async function cyclesOf(
  db: ReadHandle,
  disputes: readonly { opened_on: string; resolved_on: string }[],
): Promise<number[]> {
  if (disputes.length === 0) return [];
  const years = disputes.flatMap((row) => [Number(row.opened_on.slice(0, 4)), Number(row.resolved_on.slice(0, 4))]);
  const holidays = await readHolidays(db, Math.min(...years), Math.max(...years));
  return disputes.map((row) => cycleDays(row.opened_on, row.resolved_on, holidays));
}

async function counted(
  db: ReadHandle,
  rows: RawBuilder<unknown>,
  part: string,
): Promise<{ part: number; whole: number }> {
  const result = await sql<{ part: number; whole: number }>`select cast(count(*) as bigint) as whole,
    cast(coalesce(sum(x.${sql.raw(part)}), 0) as bigint) as part from (${rows}) as x`.execute(db);
  return result.rows[0] ?? { part: 0, whole: 0 };
}

async function promised(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  desk: Desk,
  money: PeriodMoney,
): Promise<Pick<ServiceFindings, "kept" | "partial" | "broken" | "keptAmount">> {
  const result = await sql<{ currency: string; state: string; n: number; promised: number; kept: number }>`
    select y.currency, y.state, cast(count(*) as bigint) as n, cast(sum(y.promised_minor) as bigint) as promised,
      cast(sum(y.kept_minor) as bigint) as kept
    from (${maturedPromises(period, filter, desk)}) as y group by y.currency, y.state`.execute(db);
  const { rows } = result;
  const all = rows.reduce((sum, row) => sum + row.n, 0);
  const of = (state: string): number => rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.n, 0);
  const kept = money.openingValue(rows.map((row) => ({ currency: row.currency, minor: row.kept })));
  const whole = money.openingValue(rows.map((row) => ({ currency: row.currency, minor: row.promised })));
  return {
    kept: shareOf(of("kept"), all, "maturity"),
    partial: shareOf(of("partial"), all, "maturity"),
    broken: shareOf(of("broken"), all, "maturity"),
    keptAmount: kept === null || whole === null ? shareOf(0, 0, "maturity") : shareOf(kept, whole, "maturity"),
  };
}

/** A customer somebody may and should call: something past due, and no reason against it (KPIS 9). */
export interface Eligible {
  readonly customerId: number;
  readonly overdue: readonly { readonly currency: string; readonly minor: number }[];
  readonly attempted: boolean;
  readonly reached: boolean;
}

/** Eligible customers at the end of a period with whether they were tried and reached in it. */
export async function eligibleCustomers(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  money: Pick<PeriodMoney, "customers" | "at">,
): Promise<Eligible[]> {
  const tried = await sql<{ customer_id: number; reached: number }>`select a.customer_id, max(a.right_party) as reached
    from (${attempts(period, filter)}) as a group by a.customer_id`.execute(db);
  const byCustomer = new Map(tried.rows.map((row) => [row.customer_id, row.reached === 1]));
  const disputed = Map.groupBy(await disputedItems(db, period.to, filter), (item) => item.customerId);
  const out = await withAgencies(db, period.to, filter);
  const barred = await barredOn(db, period.to);
  const own = Map.groupBy(
    money.customers.filter(({ customerId }) => !barred.has(customerId)),
    ({ customerId }) => customerId,
  );
  return [...own].flatMap(([customerId, stocks]) => {
    const overdue = stocks.flatMap(({ currency, overdue: late }) => {
      const minor = late[money.at] ?? 0;
      return minor > 0 ? [{ currency, minor }] : [];
    });
    if (overdue.length === 0) return [];
    // With all that is overdue at an agency nobody here is to call.
    if (overdue.every(({ currency, minor }) => (out.get(`${customerId}.${currency}`) ?? 0) >= minor)) return [];
    // With all of it disputed there is nothing to call about.
    const someLeft = stocks.some(({ currency, open }) => {
      const claimed = (disputed.get(customerId) ?? []).filter((item) => item.currency === currency);
      return (open[money.at] ?? 0) > claimed.reduce((sum, item) => sum + item.minor, 0);
    });
    if (!someLeft) return [];
    return [
      { customerId, overdue, attempted: byCustomer.has(customerId), reached: byCustomer.get(customerId) === true },
    ];
  });
}

/**
 * Customers nobody here was to call at the end of a day: do-not-contact, with lawyers, or placed with an agency (KPIS 9). What
 * is said of them today is nothing against a month that is over.
 */
async function barredOn(db: ReadHandle, day: string): Promise<Set<number>> {
  const { timeZone } = await readSettings(db);
  const now = await db
    .selectFrom("customer_profile")
    .select(["customer_id", "do_not_contact", "legal_hold", "placed"])
    .where((eb) => eb.or([eb("do_not_contact", "=", 1), eb("legal_hold", "=", 1), eb("placed", "=", 1)]))
    .execute();
  const flags = new Map(
    now.map((row) => [
      row.customer_id,
      { doNotContact: row.do_not_contact === 1, legalHold: row.legal_hold === 1, placed: row.placed === 1 },
    ]),
  );
  const none = { doNotContact: false, legalHold: false, placed: false };
  const then = await profilesAt(db, endOfDay(day, timeZone), ["doNotContact", "legalHold", "placed"]);
  for (const [id, was] of then) flags.set(id, { ...(flags.get(id) ?? none), ...was });
  return new Set([...flags].flatMap(([id, own]) => (own.doNotContact || own.legalHold || own.placed ? [id] : [])));
}

/** What is overdue of each customer and with an agency at the end of a day, by customer and currency. */
async function withAgencies(db: ReadHandle, day: string, filter: KpiPart): Promise<Map<string, number>> {
  const { rows } = await sql<{ customer_id: number; currency: string; minor: number }>`
    select r.customer_id, r.currency, cast(sum(${openAsOf(day)}) as bigint) as minor from receivable as r
    where r.id in (select v.receivable_id from placement_cover as v) and ${maybeOpen(day)} and r.due_on < ${day}
      and ${placedOn(day, "r.id")} ${receivablesIn(filter)} group by r.customer_id, r.currency`.execute(db);
  return new Map(rows.map((row) => [`${row.customer_id}.${row.currency}`, row.minor]));
}

async function contacts(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  money: PeriodMoney,
): Promise<
  Pick<
    ServiceFindings,
    "rightParty" | "rightPartyOfConnects" | "conversion" | "coverage" | "penetration" | "coverageAmount" | "intensity"
  >
> {
  const result = await sql<{ n: number; connected: number; rp: number; promises: number }>`
    select cast(count(*) as bigint) as n, cast(coalesce(sum(a.connected), 0) as bigint) as connected,
      cast(coalesce(sum(a.right_party), 0) as bigint) as rp,
      cast(coalesce(sum(case when a.right_party = 1 and a.next_kind = 'promise' then 1 else 0 end), 0) as bigint) as promises
    from (${attempts(period, filter)}) as a`.execute(db);
  const all = result.rows[0] ?? { n: 0, connected: 0, rp: 0, promises: 0 };
  const eligible = await eligibleCustomers(db, period, filter, money);
  const attempted = eligible.filter((each) => each.attempted);
  const amount = money.closingValue(attempted.flatMap((each) => each.overdue));
  const whole = money.closingValue(eligible.flatMap((each) => each.overdue));
  const perCustomer = ratio(all.n, attempted.length);
  return {
    rightParty: shareOf(all.rp, all.n, "attempts"),
    rightPartyOfConnects: shareOf(all.rp, all.connected, "liveConnects"),
    conversion: shareOf(all.promises, all.rp, "reached"),
    coverage: shareOf(attempted.length, eligible.length, "customers"),
    penetration: shareOf(eligible.filter((each) => each.reached).length, eligible.length, "customers"),
    coverageAmount:
      amount === null || whole === null
        ? shareOf(0, 0, "customersByAmount")
        : shareOf(amount, whole, "customersByAmount"),
    intensity: {
      value: perCustomer,
      numerator: BigInt(all.n),
      denominator: BigInt(attempted.length),
      method: "attempts",
    },
  };
}
