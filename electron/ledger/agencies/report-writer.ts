import type { ReportDaysFields } from "../../../shared/contract/agency-reports.ts";
import { addBusinessDays } from "../../../shared/domain/business-days.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Recording } from "../lib/recording.ts";
import { readPromiseRules } from "../promises/rules.ts";
import { existingAgency } from "./agency-writer.ts";
import type { JudgedReport } from "./report-file.ts";

/** Says on which days an agency reports, from a day on. Throws NOT_FOUND and REPORT_REFUSED. */
export async function setReportDays(
  tx: LedgerTx,
  { agencyId, days }: { readonly agencyId: number; readonly days: ReportDaysFields },
  { at, actor, personId, today }: Recording,
): Promise<{ id: number }> {
  await existingAgency(tx, agencyId);
  const { fromOn, every, day } = days;
  if (every === "week" && day > 5) throw ledgerError("REPORT_REFUSED", { why: "reporting-day" });
  // What was owed before stays owed.
  if (fromOn < today) throw ledgerError("REPORT_REFUSED", { why: "from" });
  const id = await takeIds(tx, "agency_report_days", 1);
  await tx.bulk.insert("agency_report_days", [
    { id, agency_id: agencyId, from_on: fromOn, every, day, person_id: personId, recorded_at: at, actor },
  ]);
  await appendAudit(tx, {
    at,
    actor,
    action: "agencyReports.setDays",
    detail: { agency: agencyId, fromOn, every, day },
  });
  return { id };
}

/** A report as it came. */
interface CameIn {
  readonly agencyId: number;
  readonly forOn: string | null;
  readonly receivedOn: string;
  readonly fileName: string;
  readonly sha256: string;
}

/** Keeps a report and what is new in it. */
export async function keepReport(
  tx: LedgerTx,
  report: CameIn,
  { fresh, counts }: JudgedReport,
  { at, actor, personId }: Recording,
): Promise<{ id: number }> {
  const { agencyId, forOn, receivedOn, fileName, sha256 } = report;
  const id = await takeIds(tx, "agency_report", 1);
  await tx.bulk.insert("agency_report", [
    {
      ...{ id, agency_id: agencyId, for_on: forOn, received_on: receivedOn, file_name: fileName, sha256 },
      ...{ refused: counts.refused, person_id: personId, recorded_at: at, actor },
    },
  ]);
  const { graceDays, toleranceBp } = await readPromiseRules(tx.sql);
  const years = fresh.map(({ line }) => Number((line.promisedFor ?? line.on).slice(0, 4)));
  const holidays =
    years.length === 0 ? new Set<string>() : await readHolidays(tx.sql, Math.min(...years), Math.max(...years) + 1);
  const from = await takeIds(tx, "agency_action", fresh.length);
  await tx.bulk.insert(
    "agency_action",
    fresh.map(({ line, items: [first], hours }, index) => ({
      ...{ id: from + index, report_id: id, file_row: line.row, customer_id: first?.customerId ?? 0, on_day: line.on },
      ...{ at_time: line.at, channel: line.channel, outcome: line.outcome, currency: first?.currency ?? "" },
      ...{ promised_minor: line.promisedMinor, promised_for: line.promisedFor },
      matures_on: line.promisedFor === null ? null : addBusinessDays(line.promisedFor, graceDays, holidays),
      ...{ tolerance_bp: toleranceBp, agent: line.gestor, note: line.note },
      ...{ hours_rule: hours?.rule ?? "", hours_why: hours?.why ?? "" },
    })),
  );
  const about = fresh.flatMap(({ items }, index) =>
    items.map((item) => ({ action_id: from + index, item_id: item.id })),
  );
  const first = await takeIds(tx, "agency_action_item", about.length);
  await tx.bulk.insert(
    "agency_action_item",
    about.map((each, index) => ({ id: first + index, ...each })),
  );
  const detail = { agency: agencyId, agencyReport: id, file: fileName, sha256, forOn, receivedOn, ...counts };
  await appendAudit(tx, { at, actor, action: "agencyReports.receive", detail });
  return { id };
}

/** Takes a report out that was received by mistake. Throws NOT_FOUND and REPORT_REFUSED. */
export async function withdrawReport(
  tx: LedgerTx,
  input: { readonly id: number; readonly note: string },
  { at, actor, personId, today }: Recording,
): Promise<{ id: number }> {
  const { id: reportId, note } = input;
  const found = await tx.sql.selectFrom("agency_report").selectAll().where("id", "=", reportId).executeTakeFirst();
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "agency report", id: String(reportId) });
  const before = await tx.sql
    .selectFrom("agency_report_withdrawal")
    .select("id")
    .where("report_id", "=", reportId)
    .executeTakeFirst();
  if (before !== undefined) throw ledgerError("REPORT_REFUSED", { why: "withdrawn" });
  const id = await takeIds(tx, "agency_report_withdrawal", 1);
  await tx.bulk.insert("agency_report_withdrawal", [
    { id, report_id: reportId, on_day: today, note, person_id: personId, recorded_at: at, actor },
  ]);
  const detail = { agency: found.agency_id, agencyReport: reportId, file: found.file_name, note };
  await appendAudit(tx, { at, actor, action: "agencyReports.withdraw", detail });
  return { id: reportId };
}
