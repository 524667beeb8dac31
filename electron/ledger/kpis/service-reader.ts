import { sql } from "kysely";
import { z } from "zod";
import { type Holidays, nextBusinessDay } from "../../../shared/domain/business-days.ts";
import { addDays, dayInZone, startOfWeek } from "../../../shared/domain/days.ts";
import type { Finding } from "../../../shared/domain/kpis/figure.ts";
import {
  type DueFollowUp,
  followUpTimeliness,
  type LedgerEvent,
  shareOf,
  updateTimeliness,
} from "../../../shared/domain/kpis/service.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { readHolidays } from "../lib/holidays.ts";
import { openItems } from "../receivables/balance.ts";
import { readSettings } from "../settings/reader.ts";

/** Reason of a move that the customer asked for; any other move of a follow-up counts as late (KPIS 7). */
const CUSTOMER_ASKED = "customer-asked";
/** Local time by which the weekly report is due on its Monday (COLLECTIONS 18). */
const WEEKLY_DUE_AT = "12:00";

/** What the desk itself is measured by, over the days `from` to `to` (KPIS 7, 9). */
export interface ServiceFindings {
  readonly followUp: Finding;
  readonly ledgerUpdates: Finding;
  readonly reports: Finding;
  readonly rightParty: Finding;
  readonly coverage: Finding;
}

/** Reads the event log of a period and measures it. What lies before the ledger's first record is nobody's delay. */
export async function serviceFindings(db: ReadHandle, from: string, to: string): Promise<ServiceFindings> {
  const { timeZone } = await readSettings(db);
  const years = (day: string): number => Number(day.slice(0, 4));
  const holidays = await readHolidays(db, years(addDays(from, -7)), years(addDays(to, 14)));
  const first = await firstRecord(db);
  const since = first === null ? null : dayInZone(new Date(first), timeZone);
  const zone: Zone = { timeZone, holidays, since };
  return {
    followUp: followUpTimeliness(await dueFollowUps(db, from, to, timeZone), holidays),
    ledgerUpdates: updateTimeliness(since === null ? [] : await ledgerEvents(db, from, to, zone), holidays),
    reports: await weeklyReports(db, from, to, zone),
    ...(await contacts(db, from, to)),
  };
}

interface Zone {
  readonly timeZone: string;
  readonly holidays: Holidays;
  /** Company day of the ledger's first record; null in an empty one. */
  readonly since: string | null;
}

async function firstRecord(db: ReadHandle): Promise<string | null> {
  const row = await db.selectFrom("audit").select("at").orderBy("seq").limit(1).executeTakeFirst();
  return row?.at ?? null;
}

async function dueFollowUps(db: ReadHandle, from: string, to: string, timeZone: string): Promise<DueFollowUp[]> {
  const rows = await db
    .selectFrom("follow_up as f")
    .leftJoin("interaction as i", "i.id", "f.done_interaction_id")
    .where("f.due_on", ">=", from)
    .where("f.due_on", "<=", to)
    .select(["f.due_on", "f.state", "f.closed_at", "f.closed_reason", "i.happened_on"])
    .execute();
  return rows.map((row) => {
    // Done means a logged contact, on the day it was; everything else ended when it was recorded.
    const closedOn = row.happened_on ?? (row.closed_at === null ? null : dayInZone(new Date(row.closed_at), timeZone));
    return {
      dueOn: row.due_on,
      state: closedOn !== null && closedOn > to ? "open" : row.state,
      closedOn: closedOn !== null && closedOn > to ? null : closedOn,
      askedByCustomer: row.closed_reason === CUSTOMER_ASKED,
    };
  });
}

/** Documents and recorded money of the period, each with when it happened and when the ledger learned of it. */
async function ledgerEvents(db: ReadHandle, from: string, to: string, zone: Zone): Promise<LedgerEvent[]> {
  const start = zone.since !== null && zone.since > from ? zone.since : from;
  const rows = await db
    .selectFrom("document")
    .where("kind", "in", ["I", "E", "P", "M"])
    .where("issued_on", ">=", start)
    .where("issued_on", "<=", to)
    .select(["kind", "issued_on", "issued_at", "recorded_at"])
    .execute();
  return rows.map((row) => ({
    on: row.issued_on,
    time: row.kind === "M" ? null : row.issued_at.slice(11, 16),
    recordedOn: dayInZone(new Date(row.recorded_at), zone.timeZone),
  }));
}

const zDelivered = z.object({ asOf: z.string() });

/**
 * Weekly reports delivered by Monday noon, of those due in the period: the one of the week before, as of its Sunday or the
 * Monday itself. A Monday off moves it to the next business day. Delivered is written to a file, not just made.
 */
async function weeklyReports(db: ReadHandle, from: string, to: string, zone: Zone): Promise<Finding> {
  if (zone.since === null) return shareOf(0, 0, "dueInPeriod");
  const delivered = await db
    .selectFrom("audit")
    .where("action", "=", "reports.weekly.delivered")
    .where("at", ">=", addDays(from, -7))
    .select(["at", "detail"])
    .execute();
  const deliveries = delivered.map((row) => ({
    asOf: zDelivered.parse(JSON.parse(row.detail)).asOf,
    at: localTime(row.at, zone.timeZone),
  }));
  let due = 0;
  let onTime = 0;
  for (let monday = startOfWeek(from); monday <= to; monday = addDays(monday, 7)) {
    const dueOn = nextBusinessDay(monday, zone.holidays);
    // The first week of a ledger is over on the Monday after it.
    if (dueOn < from || dueOn > to || addDays(monday, -7) < startOfWeek(zone.since)) continue;
    due++;
    const limit = `${dueOn}T${WEEKLY_DUE_AT}`;
    const fits = (asOf: string): boolean => asOf >= addDays(monday, -1) && asOf <= dueOn;
    if (deliveries.some(({ asOf, at }) => fits(asOf) && at <= limit)) onTime++;
  }
  return shareOf(onTime, due, "dueInPeriod");
}

/** `YYYY-MM-DDTHH:MM` of an instant in a zone. */
function localTime(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(new Date(instant)).replace(" ", "T");
}

/** Outbound attempts that stand: a correction takes the place of what it corrects, a withdrawal leaves nothing. */
const attempts = (from: string, to: string) => sql`select i.customer_id, i.right_party from interaction as i
  where i.direction = 'out' and i.channel <> 'note' and i.outcome is not null and i.withdrawn = 0
    and i.happened_on >= ${from} and i.happened_on <= ${to}
    and not exists (select 1 from interaction as c where c.corrects_id = i.id)`;

async function contacts(
  db: ReadHandle,
  from: string,
  to: string,
): Promise<Pick<ServiceFindings, "rightParty" | "coverage">> {
  const counted = await sql<{ n: number; rp: number }>`
    select cast(count(*) as bigint) as n, cast(coalesce(sum(a.right_party), 0) as bigint) as rp
    from (${attempts(from, to)}) as a`.execute(db);
  const covered = await sql<{ eligible: number; attempted: number }>`
    select cast(count(*) as bigint) as eligible, cast(coalesce(sum(case when exists (
        select 1 from (${attempts(from, to)}) as a where a.customer_id = o.customer_id) then 1 else 0 end), 0) as bigint) as attempted
    from (select i.customer_id, sum(i.open_minor) as open_minor,
        sum(${disputedMinor(to, "i.id", sql`i.open_minor`)}) as disputed_minor,
        sum(case when i.due_on < ${to} then 1 else 0 end) as overdue
      from (${openItems(to)}) as i group by i.customer_id) as o
    left join customer_profile as p on p.customer_id = o.customer_id
    where o.overdue > 0 and o.disputed_minor < o.open_minor and coalesce(p.do_not_contact, 0) = 0
      and coalesce(p.legal_hold, 0) = 0 and coalesce(p.placed, 0) = 0`.execute(db);
  const [all] = counted.rows;
  const [customers] = covered.rows;
  return {
    rightParty: shareOf(all?.rp ?? 0, all?.n ?? 0, "attempts"),
    coverage: shareOf(customers?.attempted ?? 0, customers?.eligible ?? 0, "attempts"),
  };
}
