import type { AgencyAudit, AuditFields, AuditFinding } from "../../../shared/contract/agency-audits.ts";
import type { AuditPoint, PointResult } from "../../../shared/domain/agencies/audits.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { auditView, byDueDay, findingsOf, keptAudits } from "./audit-reader.ts";
import { finishFinding, recordAudit, undoFinding, verifyFinding } from "./audit-writer.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agencyAudits", ["agencies"]);

interface One {
  readonly commandId: string;
  readonly id: number;
}

async function opened(context: LedgerContext) {
  const db = openLedger(context).read;
  return { db, today: await companyToday({ sql: db }, context.now()) };
}

/** Procedures of the area `agencyAudits`. */
export const auditsHandlers = {
  async page(
    context: LedgerContext,
    input: { agencyId: number | null; offset: number; limit: number },
  ): Promise<{ rows: AgencyAudit[]; total: number; today: string }> {
    const { db, today } = await opened(context);
    const rows = (await keptAudits(db, { agencyId: input.agencyId })).map((kept) => auditView(kept, today));
    return { rows: rows.slice(input.offset, input.offset + input.limit), total: rows.length, today };
  },

  async get(
    context: LedgerContext,
    { id }: { id: number },
  ): Promise<{
    audit: AgencyAudit;
    points: { point: AuditPoint; result: PointResult; note: string }[];
    findings: AuditFinding[];
    today: string;
  }> {
    const { db, today } = await opened(context);
    const [kept] = await keptAudits(db, { id });
    if (kept === undefined) throw ledgerError("NOT_FOUND", { what: "audit", id: String(id) });
    return {
      audit: auditView(kept, today),
      points: kept.points.map(({ point, result, note }) => ({ point, result, note })),
      findings: findingsOf(kept, today),
      today,
    };
  },

  async open(
    context: LedgerContext,
    { agencyId }: { agencyId: number | null },
  ): Promise<{ rows: AuditFinding[]; today: string }> {
    const { db, today } = await opened(context);
    const findings = (await keptAudits(db, { agencyId })).flatMap((kept) => findingsOf(kept, today));
    return { rows: findings.filter(({ open }) => open).sort(byDueDay), today };
  },

  record(context: LedgerContext, input: { commandId: string; fields: AuditFields }): Promise<{ id: number }> {
    return command(context, input.commandId, "record", (tx, recording) => recordAudit(tx, input.fields, recording));
  },

  finish(context: LedgerContext, input: One & { on: string; note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "finish", (tx, recording) => finishFinding(tx, input, recording));
  },

  verify(context: LedgerContext, input: One & { note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "verify", (tx, recording) => verifyFinding(tx, input, recording));
  },

  giveBack(context: LedgerContext, input: One & { note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "giveBack", (tx, recording) =>
      undoFinding(tx, "returned", input, recording),
    );
  },

  withdraw(context: LedgerContext, input: One & { note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "withdraw", (tx, recording) =>
      undoFinding(tx, "withdrawn", input, recording),
    );
  },
};
