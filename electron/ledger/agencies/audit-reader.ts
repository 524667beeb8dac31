import type { AgencyAudit, AuditFinding } from "../../../shared/contract/agency-audits.ts";
import { findingStanding, metPercent, type PointResult } from "../../../shared/domain/agencies/audits.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type {
  AgencyAuditEventRow,
  AgencyAuditFindingRow,
  AgencyAuditPointRow,
  AgencyAuditRow,
} from "../db/tables/agency-audits.ts";

/** A finding with its steps in their order. */
export interface KeptFinding {
  readonly row: AgencyAuditFindingRow;
  readonly events: readonly AgencyAuditEventRow[];
}

/** An audit with all that was seen and found. */
export interface KeptAudit {
  readonly row: AgencyAuditRow;
  readonly agencyName: string;
  readonly points: readonly AgencyAuditPointRow[];
  readonly findings: readonly KeptFinding[];
}

/** Audits that are kept, the newest first; what is left out or null does not narrow. */
export async function keptAudits(
  db: ReadHandle,
  asked: { readonly id?: number; readonly agencyId?: number | null } = {},
): Promise<KeptAudit[]> {
  let query = db
    .selectFrom("agency_audit as u")
    .innerJoin("agency as a", "a.id", "u.agency_id")
    .selectAll("u")
    .select("a.legal_name")
    .orderBy("u.on_day", "desc")
    .orderBy("u.id", "desc");
  if (asked.id !== undefined) query = query.where("u.id", "=", asked.id);
  if (asked.agencyId != null) query = query.where("u.agency_id", "=", asked.agencyId);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const points = Map.groupBy(
    await db.selectFrom("agency_audit_point").selectAll().orderBy("id").execute(),
    (point) => point.audit_id,
  );
  const events = Map.groupBy(
    await db.selectFrom("agency_audit_event").selectAll().orderBy("id").execute(),
    (event) => event.finding_id,
  );
  const found = Map.groupBy(
    await db.selectFrom("agency_audit_finding").selectAll().orderBy("id").execute(),
    (finding) => finding.audit_id,
  );
  return rows.map(({ legal_name: agencyName, ...row }) => ({
    row,
    agencyName,
    points: points.get(row.id) ?? [],
    findings: (found.get(row.id) ?? []).map((finding) => ({ row: finding, events: events.get(finding.id) ?? [] })),
  }));
}

/** The findings of an audit as they stand at the end of a day. */
export function findingsOf(audit: KeptAudit, asOf: string): AuditFinding[] {
  return audit.findings.map(({ row, events }) => {
    const standing = findingStanding(
      row.due_on,
      events.map(({ kind, on_day: on }) => ({ kind, on })),
      asOf,
    );
    const last = (kind: AgencyAuditEventRow["kind"]) =>
      events.findLast((event) => event.kind === kind && event.on_day <= asOf);
    return {
      id: row.id,
      auditId: audit.row.id,
      agencyId: audit.row.agency_id,
      agencyName: audit.agencyName,
      foundOn: audit.row.on_day,
      recordedBy: audit.row.actor,
      point: row.point,
      severity: row.severity,
      said: row.said,
      evidence: row.evidence,
      action: row.action,
      dueOn: row.due_on,
      ...standing,
      doneEvidence: standing.doneOn === null ? "" : (last("done")?.note ?? ""),
      verifiedBy: last("verified")?.actor ?? "",
      steps: events.map(({ id, kind, on_day: on, actor, note }) => ({ id, kind, on, actor, note })).reverse(),
    };
  });
}

/** An audit with its counts, its findings as they stand at the end of a day. */
export function auditView(audit: KeptAudit, asOf: string): AgencyAudit {
  const findings = findingsOf(audit, asOf).filter(({ state }) => state !== "withdrawn");
  const results = audit.points.map(({ result }) => result);
  const count = (wanted: PointResult): number => results.filter((result) => result === wanted).length;
  return {
    id: audit.row.id,
    agencyId: audit.row.agency_id,
    agencyName: audit.agencyName,
    onDay: audit.row.on_day,
    note: audit.row.note,
    recordedBy: audit.row.actor,
    meets: count("meets"),
    fails: count("fails"),
    notApplicable: count("not-applicable"),
    notReviewed: count("not-reviewed"),
    metPercent: metPercent(results),
    findings: findings.length,
    open: findings.filter(({ open }) => open).length,
    late: findings.filter(({ daysLate }) => daysLate > 0).length,
  };
}

/** Findings by when they are to be mended, the soonest first. */
export function byDueDay(a: AuditFinding, b: AuditFinding): number {
  return a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id;
}
