import { z } from "zod";
import type { EscalationRow } from "../../../shared/contract/escalation-list.ts";
import { type EscalationCase, type EscalationStep, zTrigger } from "../../../shared/contract/escalations.ts";
import { daysBetween } from "../../../shared/domain/days.ts";
import { gapsOf } from "../../../shared/domain/escalations/file.ts";
import { limitationsOf } from "../../../shared/domain/escalations/limitation.ts";
import { findApproval } from "../approvals/reader.ts";
import { readProfile } from "../customers/profile.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { everyCase } from "./case-list.ts";
import { debtsOfCase } from "./escalable-reader.ts";
import { fileOfCase } from "./file-reader.ts";
import { answers, type FoundCase, findCase, mayDecide } from "./found-case.ts";

/** A case with all that is known of it, as a person sees it. Throws NOT_FOUND. */
export async function caseView(
  db: LedgerDb,
  { id, today, personId }: { readonly id: number; readonly today: string; readonly personId: number | null },
): Promise<EscalationCase> {
  const found = await findCase(db.read, id);
  const row = (await everyCase(db, { asOf: today })).find((each) => each.id === id);
  if (row === undefined) throw ledgerError("NOT_FOUND", { what: "case", id: String(id) });
  const { profile } = await readProfile(db.read, found.customerId);
  const debts = await debtsOfCase(db.read, id, today);
  const file = await fileOfCase(db, { id, customerId: found.customerId, today, debts });
  const pagare = file.some(({ item, state }) => item === "pagare" && (state === "attached" || state === "found"));
  return {
    row,
    reason: found.row.reason,
    triggers: z.array(zTrigger).parse(JSON.parse(found.row.triggers)),
    steps: await stepsOf(db.read, found),
    debts: debts.map(({ documentId: _, nowDocumentId: __, ...debt }) => ({
      ...debt,
      daysPastDue: Math.max(0, daysBetween(debt.dueOn, today)),
      limitations: limitationsOf({ dueOn: debt.dueOn, retail: profile.debtorType === "consumer", pagare }, today),
    })),
    file,
    gaps: gapsOf(file),
    ...(await mayDecide(db.read, found, personId)),
    today,
  };
}

async function stepsOf(db: ReadHandle, { events }: FoundCase): Promise<EscalationStep[]> {
  const steps: EscalationStep[] = [];
  for (const event of events) {
    const approval = event.approval_id === null ? undefined : await findApproval(db, event.approval_id);
    steps.push({
      ...{ id: event.id, kind: event.kind, decision: event.decision === "" ? null : event.decision },
      ...{ level: event.level, on: event.on_day, by: event.actor, note: event.note },
      answerBy: event.answer_by === "" ? null : event.answer_by,
      approvalId: event.approval_id,
      approval: approval?.state ?? null,
    });
  }
  return steps;
}

/** Cases that wait for an answer of a person, the most overdue first. */
export async function casesWaiting(
  db: LedgerDb,
  { today, personId }: { readonly today: string; readonly personId: number | null },
): Promise<EscalationRow[]> {
  const open = await everyCase(db, { asOf: today, states: ["open", "late"] });
  const mine = new Map<EscalationRow["level"], boolean>();
  for (const { level } of open) if (!mine.has(level)) mine.set(level, await answers(db.read, level, personId));
  return open.filter(({ level }) => mine.get(level) === true);
}
