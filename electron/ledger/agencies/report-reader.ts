import { sql } from "kysely";
import type { AgencyReport, OwedAgencyReport } from "../../../shared/contract/agency-reports.ts";
import {
  type OwedReport,
  type ReportDays,
  type ReportDuty,
  reportState,
  reportsOnTime,
  reportsOwed,
} from "../../../shared/domain/agencies/reports.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readHolidays } from "../lib/holidays.ts";

/** An agency with what it has to report by, and when what it owes came. */
interface Dutiful extends Omit<ReportDuty, "toldOn"> {
  readonly agencyId: number;
  readonly agencyName: string;
  readonly active: boolean;
  readonly toldOn: string | null;
  /** Day on which the first report for a reporting day came. */
  readonly received: ReadonlyMap<string, string>;
}

/** Condition that a report `g` was not taken out. */
export const STANDING_REPORT = sql`not exists (select 1 from agency_report_withdrawal as gw where gw.report_id = g.id)`;

/** Days on which agencies report, by agency, in the order in which they were said. */
async function reportDays(db: ReadHandle): Promise<ReadonlyMap<number, ReportDays[]>> {
  const rows = await db
    .selectFrom("agency_report_days")
    .select(["agency_id", "from_on", "every", "day"])
    .orderBy("id")
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.agency_id)].map(([agency, own]) => [
      agency,
      own.map(({ from_on: fromOn, every, day }) => ({ fromOn, every, day })),
    ]),
  );
}

/**
 * What agencies have to report by. An agency was told to report with the first package that was delivered, whose guide says how and
 * when; when its days were agreed; or it did so without being told.
 */
async function dutiful(db: ReadHandle, agencyId: number | null): Promise<Dutiful[]> {
  const whose = agencyId === null ? sql`1 = 1` : sql`a.id = ${agencyId}`;
  const { rows } = await sql<{ id: number; legal_name: string; active: number; told_on: string | null }>`
    select a.id, a.legal_name, a.active, (select min(t.on_day) from (
        select p.agency_id, e.on_day from placement as p join agency_package as k on k.placement_id = p.id
          join agency_package_event as e on e.package_id = k.id and e.kind = 'delivered'
        union all select d.agency_id, d.from_on from agency_report_days as d
        union all select g.agency_id, g.received_on from agency_report as g where ${STANDING_REPORT}) as t
      where t.agency_id = a.id) as told_on
    from agency as a where ${whose} order by a.legal_name, a.id`.execute(db);
  const days = await reportDays(db);
  const had = await sql<{ agency_id: number; placed_on: string; ended_on: string | null }>`select distinct i.agency_id,
      i.placed_on, pe.on_day as ended_on
    from placement_item as i left join placement_end as pe on pe.item_id = i.id where i.control = 0`.execute(db);
  const received = await sql<{ agency_id: number; for_on: string; on_day: string }>`select g.agency_id, g.for_on,
      min(g.received_on) as on_day
    from agency_report as g where g.for_on is not null and ${STANDING_REPORT} group by g.agency_id, g.for_on`.execute(
    db,
  );
  const hadBy = Map.groupBy(had.rows, (row) => row.agency_id);
  const receivedBy = Map.groupBy(received.rows, (row) => row.agency_id);
  return rows.map((row) => ({
    agencyId: row.id,
    agencyName: row.legal_name,
    active: row.active === 1,
    days: days.get(row.id) ?? [],
    toldOn: row.told_on,
    had: (hadBy.get(row.id) ?? []).map(({ placed_on: from, ended_on: to }) => ({ from, to })),
    received: new Map((receivedBy.get(row.id) ?? []).map((each) => [each.for_on, each.on_day])),
  }));
}

/** Reports of an agency whose reporting day has come by a day. */
async function owedOf(db: ReadHandle, duty: Dutiful, until: string): Promise<OwedReport[]> {
  const { toldOn } = duty;
  if (toldOn === null || toldOn > until) return [];
  const holidays = await readHolidays(db, Number(toldOn.slice(0, 4)), Number(until.slice(0, 4)) + 1);
  return reportsOwed({ ...duty, toldOn }, until, holidays);
}

/** Days ahead within which the next reporting day is. */
const AHEAD = 31;

/** What an agency owes, the one that runs among them, the newest first; and since when it owes anything. */
export async function owedReports(
  db: ReadHandle,
  agencyId: number | null,
  today: string,
): Promise<{ readonly toldOn: string | null; readonly active: boolean; readonly rows: OwedAgencyReport[] }[]> {
  const all = [];
  for (const duty of await dutiful(db, agencyId)) {
    const { agencyName, received, toldOn, active } = duty;
    const owed = (await owedOf(db, duty, addDays(today, AHEAD))).filter(({ fromOn }) => fromOn <= today);
    const rows = owed.map((each): OwedAgencyReport => {
      const receivedOn = received.get(each.forOn) ?? null;
      return { ...each, agencyId: duty.agencyId, agencyName, receivedOn, state: reportState(each, receivedOn, today) };
    });
    all.push({ toldOn, active, rows: rows.reverse() });
  }
  return all;
}

/** How many reports of each agency were due in a period, and on time. */
export async function reportsIn(
  db: ReadHandle,
  period: Period,
): Promise<ReadonlyMap<number, ReturnType<typeof reportsOnTime>>> {
  const found = new Map<number, ReturnType<typeof reportsOnTime>>();
  for (const duty of await dutiful(db, null)) {
    const owed = await owedOf(db, duty, period.to);
    const reports = owed.map(({ forOn, dueOn }) => ({ dueOn, receivedOn: duty.received.get(forOn) ?? null }));
    found.set(duty.agencyId, reportsOnTime(reports, period));
  }
  return found;
}

/** Reports as they came, the last first; `findings` is told by who knows the actions. */
export async function receivedReports(
  db: ReadHandle,
  agencyId: number,
  findings: ReadonlyMap<number, number>,
): Promise<AgencyReport[]> {
  const { rows } = await sql<{
    id: number;
    for_on: string | null;
    received_on: string;
    file_name: string;
    sha256: string;
    refused: number;
    actor: string;
    recorded_at: string;
    actions: number;
    withdrawal: number | null;
    why: string | null;
  }>`select g.id, g.for_on, g.received_on, g.file_name, g.sha256, g.refused, g.actor, g.recorded_at,
      (select cast(count(*) as bigint) from agency_action as x where x.report_id = g.id) as actions,
      w.id as withdrawal, w.note as why
    from agency_report as g left join agency_report_withdrawal as w on w.report_id = g.id
    where g.agency_id = ${agencyId} order by g.received_on desc, g.id desc`.execute(db);
  return rows.map((row) => ({
    ...{ id: row.id, agencyId, forOn: row.for_on, receivedOn: row.received_on, fileName: row.file_name },
    ...{ sha256: row.sha256, actions: row.actions, refused: row.refused, findings: findings.get(row.id) ?? 0 },
    ...{ recordedBy: row.actor, recordedAt: row.recorded_at },
    ...{ withdrawn: row.withdrawal !== null, withdrawnNote: row.why ?? "" },
  }));
}
