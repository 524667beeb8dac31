import type { ReportDelivery, ReportKind, ReportSchedule } from "../../../shared/contract/reports.ts";
import { zReportKind } from "../../../shared/contract/reports.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { DueReport } from "../../../shared/domain/reports/schedule.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { ReportDeliveryRow, ReportScheduleRow } from "../db/tables/reports.ts";
import type { Stamp } from "../lib/recording.ts";
import { addressesIn, reportsDue, schedulesNow } from "./schedules.ts";

/** A report of a kind is due at most so many days after what it covers. */
const LONGEST_WAIT = 60;

/** The instance of a schedule that a report of a cut-off delivers; null when it is none. */
export async function instanceOf(db: ReadHandle, kind: ReportKind, covers: string): Promise<DueReport | null> {
  const due = await reportsDue(db, addDays(covers, 1), addDays(covers, LONGEST_WAIT));
  return due.find((each) => each.kind === kind && each.covers === covers) ?? null;
}

/** What is known of a delivery once it has happened. */
export type Delivered = Omit<ReportDeliveryRow, "id" | "late" | "due_at">;

/** Records a delivery that has happened, with whether it was late; returns that. */
export async function recordDelivery(
  tx: LedgerTx,
  delivered: Delivered,
  due: DueReport | null,
): Promise<{ late: boolean }> {
  const late = due !== null && delivered.delivered_at > due.dueAt;
  const id = await takeIds(tx, "report_delivery", 1);
  const row: ReportDeliveryRow = { ...delivered, id, due_at: due?.dueAt ?? "", late: late ? 1 : 0 };
  await tx.bulk.insert("report_delivery", [row]);
  const { kind, covers: asOf, format, file, bytes, sha256, how, sent_to: sentTo } = row;
  await appendAudit(tx, {
    at: delivered.delivered_at,
    actor: delivered.actor,
    action: `reports.${kind}.delivered`,
    detail: { asOf, format, file, bytes, sha256, how, sentTo: addressesIn(sentTo), late },
  });
  return { late };
}

/** Changes a schedule from an instant on; what was due before stays due as it was. */
export async function saveSchedule(tx: LedgerTx, schedule: ReportSchedule, recording: Stamp): Promise<void> {
  const was = (await schedulesNow(tx.sql)).find((row) => row.kind === schedule.kind);
  const id = await takeIds(tx, "report_schedule", 1);
  const { kind, active, atTime, weekday, businessDay, format, paper, lang, folder, recipients } = schedule;
  const row: ReportScheduleRow = {
    id,
    kind,
    active: active ? 1 : 0,
    at_time: atTime,
    weekday: kind === "weekly" ? Math.max(1, weekday) : 0,
    business_day: kind === "monthly" || kind === "quarterly" ? Math.max(1, businessDay) : 0,
    format,
    paper,
    lang,
    folder,
    recipients: JSON.stringify(recipients),
    from_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("report_schedule", [row]);
  const before = was === undefined ? null : told(was);
  await appendAudit(tx, { ...recording, action: "reports.schedule", detail: { kind, before, after: told(row) } });
}

/** A schedule as the audit tells it. */
function told(row: ReportScheduleRow) {
  const { id: _, kind: __, from_at: ___, actor: ____, recipients, ...rest } = row;
  return { ...rest, recipients: addressesIn(recipients) };
}

/** The latest deliveries, newest first. */
export async function readDeliveries(db: ReadHandle, limit: number): Promise<ReportDelivery[]> {
  const rows = await db.selectFrom("report_delivery").selectAll().orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    kind: zReportKind.parse(row.kind),
    dueAt: row.due_at === "" ? null : row.due_at,
    covers: row.covers,
    deliveredAt: row.delivered_at,
    how: row.how,
    startedBy: row.started_by,
    late: row.late === 1,
    format: row.format,
    file: row.file,
    bytes: row.bytes,
    sha256: row.sha256,
    sentTo: addressesIn(row.sent_to),
    actor: row.actor,
  }));
}
