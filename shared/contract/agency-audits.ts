import { z } from "zod";
import { AUDIT_POINTS, FINDING_STATES, POINT_RESULTS, SEVERITIES } from "../domain/agencies/audits.ts";
import { zId } from "./agency-scores.ts";
import { command, query, zCommandId, zDay, zWindow } from "./common.ts";

export const zAuditPoint = z.enum(AUDIT_POINTS);
export const zPointResult = z.enum(POINT_RESULTS);
export const zSeverity = z.enum(SEVERITIES);
export const zFindingState = z.enum(FINDING_STATES);

const zWords = z.string().trim().max(2000);

const zFindingFields = z.object({
  point: zAuditPoint,
  severity: zSeverity,
  /** What is wrong, and what shows it. */
  said: zWords.min(1),
  evidence: zWords.default(""),
  /** What the agency has to do, and by when. */
  action: zWords.min(1),
  dueOn: zDay,
});

/** What is written down of an audit: every point once, a finding for each that fails. */
export const zAuditFields = z.object({
  agencyId: zId,
  onDay: zDay,
  /** Where, with whom, how many accounts or calls were looked at. */
  note: zWords.default(""),
  points: z.array(z.object({ point: zAuditPoint, result: zPointResult, note: zWords.default("") })).max(20),
  findings: z.array(zFindingFields).max(100),
});
export type AuditFields = z.infer<typeof zAuditFields>;

/** An audit with its counts. */
const zAudit = z.object({
  id: zId,
  agencyId: zId,
  agencyName: z.string(),
  onDay: zDay,
  note: z.string(),
  recordedBy: z.string(),
  meets: zId,
  fails: zId,
  notApplicable: zId,
  notReviewed: zId,
  /** Points that meet of those reviewed that apply, percent, two decimals. */
  metPercent: z.string().nullable(),
  findings: zId,
  open: zId,
  late: zId,
});
export type AgencyAudit = z.infer<typeof zAudit>;

/** A finding as it stands. */
const zFinding = zFindingFields.extend({
  id: zId,
  auditId: zId,
  agencyId: zId,
  agencyName: z.string(),
  foundOn: zDay,
  recordedBy: z.string(),
  /** Words: `agencyAudits.states.<state>`. */
  state: zFindingState,
  open: z.boolean(),
  doneOn: zDay.nullable(),
  /** What shows that it was mended. */
  doneEvidence: z.string(),
  verifiedOn: zDay.nullable(),
  verifiedBy: z.string(),
  daysLate: zId,
  steps: z.array(
    z.object({
      id: zId,
      kind: z.enum(["done", "verified", "returned", "withdrawn"]),
      on: zDay,
      actor: z.string(),
      note: z.string(),
    }),
  ),
});
export type AuditFinding = z.infer<typeof zFinding>;

const done = z.object({ id: zId });
/** `id` is that of a finding. */
const one = { commandId: zCommandId, id: zId };

/** Audits of agencies by the checklist, their findings, and what became of each (COLLECTIONS 15). */
export const agencyAudits = {
  /** Audits, the newest first. */
  page: query
    .input(z.object({ agencyId: zId.nullable().default(null), ...zWindow }))
    .output(z.object({ rows: z.array(zAudit), total: zId, today: zDay })),
  /** One with its points and findings. Throws NOT_FOUND. */
  get: query.input(z.object({ id: zId })).output(
    z.object({
      audit: zAudit,
      points: z.array(z.object({ point: zAuditPoint, result: zPointResult, note: z.string() })),
      findings: z.array(zFinding),
      today: zDay,
    }),
  ),
  /** Findings that are open, those to be mended soonest first. */
  open: query
    .input(z.object({ agencyId: zId.nullable().default(null) }))
    .output(z.object({ rows: z.array(zFinding), today: zDay })),
  /** Records an audit with its findings. Throws NOT_FOUND and AUDIT_REFUSED. */
  record: command.input(z.object({ commandId: zCommandId, fields: zAuditFields })).output(done),
  /** Says that the agency mended what was found, and what shows it. Throws NOT_FOUND and AUDIT_REFUSED. */
  finish: command.input(z.object({ ...one, on: zDay, note: zWords.min(1) })).output(done),
  /** Closes a finding: another person saw that it was mended. Throws NOT_FOUND and AUDIT_REFUSED. */
  verify: command.input(z.object({ ...one, note: zWords.default("") })).output(done),
  /** Says that it is not mended after all. Throws NOT_FOUND and AUDIT_REFUSED. */
  giveBack: command.input(z.object({ ...one, note: zWords.min(1) })).output(done),
  /** Takes a finding out that was none. Throws NOT_FOUND and AUDIT_REFUSED. */
  withdraw: command.input(z.object({ ...one, note: zWords.min(1) })).output(done),
};
