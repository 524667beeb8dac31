import type { AuditFields } from "../../../shared/contract/agency-audits.ts";
import { auditProblem, type FindingState } from "../../../shared/domain/agencies/audits.ts";
import { needsWord } from "../approvals/reader.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AgencyAuditEventRow } from "../db/tables/agency-audits.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { existingAgency } from "./agency-writer.ts";
import { findingsOf, type KeptAudit, type KeptFinding, keptAudits } from "./audit-reader.ts";

/** Records an audit with what was seen of every point and what was found. Throws NOT_FOUND and AUDIT_REFUSED. */
export async function recordAudit(
  tx: LedgerTx,
  fields: AuditFields,
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const { agencyId, onDay, note, points, findings } = fields;
  await existingAgency(tx, agencyId);
  const why = onDay > today ? "day" : auditProblem(fields);
  if (why !== null) throw ledgerError("AUDIT_REFUSED", { why });
  const id = await takeIds(tx, "agency_audit", 1);
  await tx.bulk.insert("agency_audit", [
    { id, agency_id: agencyId, on_day: onDay, note, person_id: personId, recorded_at: at, actor },
  ]);
  const firstPoint = await takeIds(tx, "agency_audit_point", points.length);
  await tx.bulk.insert(
    "agency_audit_point",
    points.map((point, index) => ({ id: firstPoint + index, audit_id: id, ...point })),
  );
  if (findings.length > 0) {
    const first = await takeIds(tx, "agency_audit_finding", findings.length);
    await tx.bulk.insert(
      "agency_audit_finding",
      findings.map(({ dueOn, ...finding }, index) => ({
        id: first + index,
        audit_id: id,
        ...finding,
        due_on: dueOn,
      })),
    );
  }
  const fails = points.filter(({ result }) => result === "fails").length;
  const detail = { agency: agencyId, agencyAudit: id, onDay, fails, findings: findings.length, note };
  await appendAudit(tx, { at, actor, action: "agencyAudits.record", detail });
  return { id };
}

interface Found {
  readonly audit: KeptAudit;
  readonly finding: KeptFinding;
  readonly state: FindingState;
  /** Last day on which something happened with it. */
  readonly last: string;
}

/** A finding by its id, with where it stands. Throws NOT_FOUND. */
async function existingFinding(tx: LedgerTx, id: number, today: string): Promise<Found> {
  const named = await tx.sql
    .selectFrom("agency_audit_finding")
    .select("audit_id")
    .where("id", "=", id)
    .executeTakeFirst();
  const [audit] = named === undefined ? [] : await keptAudits(tx.sql, { id: named.audit_id });
  const finding = audit?.findings.find(({ row }) => row.id === id);
  if (audit === undefined || finding === undefined) {
    throw ledgerError("NOT_FOUND", { what: "finding", id: String(id) });
  }
  const last = finding.events.reduce((day, { on_day: on }) => (on > day ? on : day), audit.row.on_day);
  // Steps of a later day, after a clock was put back, count as well.
  const stands = findingsOf(audit, last > today ? last : today).find((each) => each.id === id);
  return { audit, finding, state: stands?.state ?? "open", last };
}

async function step(
  tx: LedgerTx,
  { audit, finding }: Found,
  said: Pick<AgencyAuditEventRow, "kind" | "on_day" | "note">,
  { at, actor, personId }: Recording,
): Promise<{ id: number }> {
  const id = await takeIds(tx, "agency_audit_event", 1);
  await tx.bulk.insert("agency_audit_event", [
    { id, finding_id: finding.row.id, ...said, person_id: personId, recorded_at: at, actor },
  ]);
  const { kind, on_day: on, note } = said;
  const { agency_id: agency, id: agencyAudit } = audit.row;
  const detail = { agency, agencyAudit, finding: finding.row.id, point: finding.row.point, on, note };
  await appendAudit(tx, { at, actor, action: `agencyAudits.${kind}`, detail });
  return { id: finding.row.id };
}

/** A step's day: today, or the last step's where a clock was put back. */
const dayOf = ({ last }: Found, { today }: Recording): string => (last > today ? last : today);

/** Says that the agency mended what was found. Throws NOT_FOUND and AUDIT_REFUSED. */
export async function finishFinding(
  tx: LedgerTx,
  input: { readonly id: number; readonly on: string; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await existingFinding(tx, input.id, recording.today);
  if (found.state !== "open") throw ledgerError("AUDIT_REFUSED", { why: "closed" });
  if (input.on > recording.today || input.on < found.last) throw ledgerError("AUDIT_REFUSED", { why: "day" });
  return step(tx, found, { kind: "done", on_day: input.on, note: input.note }, recording);
}

/**
 * Closes a finding that was mended: by neither who wrote it down nor who said that it was mended, unless nobody else works here
 * (COLLECTIONS 19). Throws NOT_FOUND and AUDIT_REFUSED.
 */
export async function verifyFinding(
  tx: LedgerTx,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await existingFinding(tx, id, recording.today);
  if (found.state !== "done") throw ledgerError("AUDIT_REFUSED", { why: "not-done" });
  const done = found.finding.events.findLast(({ kind }) => kind === "done");
  const makers = [found.audit.row.person_id, done?.person_id ?? null];
  if (recording.personId !== null && makers.includes(recording.personId) && (await needsWord(tx.sql))) {
    throw ledgerError("AUDIT_REFUSED", { why: "own" });
  }
  return step(tx, found, { kind: "verified", on_day: dayOf(found, recording), note }, recording);
}

/** Where a finding stands for it to be given back, or taken out; why not, where it does not. */
const WHERE = {
  returned: { from: "done", why: "not-done" },
  withdrawn: { from: "open", why: "closed" },
} as const;

/**
 * Says that a finding is not mended after all, or takes one out that was none; it stays in sight. Throws NOT_FOUND and
 * AUDIT_REFUSED.
 */
export async function undoFinding(
  tx: LedgerTx,
  kind: keyof typeof WHERE,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await existingFinding(tx, id, recording.today);
  const { from, why } = WHERE[kind];
  if (found.state !== from) throw ledgerError("AUDIT_REFUSED", { why });
  return step(tx, found, { kind, on_day: dayOf(found, recording), note }, recording);
}
