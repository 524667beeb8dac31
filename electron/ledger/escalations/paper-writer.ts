import { CASE_ITEMS, type FileItem } from "../../../shared/domain/escalations/codes.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { EscalationMarkRow } from "../db/tables/escalations.ts";
import { ledgerError } from "../ledger-error.ts";
import { attachFiles, type KeptFile } from "../lib/attachments.ts";
import type { Recording } from "../lib/recording.ts";
import { findCase } from "./found-case.ts";

interface Paper {
  readonly escalationId: number;
  readonly item: FileItem;
  readonly uuid: string | null;
}

/** Throws NOT_FOUND where the case has no such paper: one of an invoice names an invoice of the case, others name none. */
async function check(tx: LedgerTx, { escalationId, item, uuid }: Paper): Promise<number> {
  const { customerId } = await findCase(tx.sql, escalationId);
  const whole = CASE_ITEMS.some((each) => each === item);
  const invoice =
    uuid === null
      ? undefined
      : await tx.sql
          .selectFrom("escalation_invoice")
          .select("id")
          .where("escalation_id", "=", escalationId)
          .where("invoice_uuid", "=", uuid)
          .executeTakeFirst();
  if (whole ? uuid !== null : invoice === undefined) throw ledgerError("NOT_FOUND", { what: "paper", id: item });
  return customerId;
}

async function mark(
  tx: LedgerTx,
  paper: Paper,
  said: Pick<EscalationMarkRow, "kind" | "reason">,
  { at, actor, today, personId }: Recording,
): Promise<number> {
  const id = await takeIds(tx, "escalation_mark", 1);
  await tx.bulk.insert("escalation_mark", [
    {
      ...{ id, escalation_id: paper.escalationId, item: paper.item, invoice_uuid: paper.uuid ?? "", ...said },
      ...{ on_day: today, person_id: personId, recorded_at: at, actor },
    },
  ]);
  return id;
}

/** Attaches kept files to a paper of a case. Throws NOT_FOUND. */
export async function attachPaper(
  tx: LedgerTx,
  paper: Paper,
  files: readonly KeptFile[],
  recording: Recording,
): Promise<{ id: number }> {
  const customerId = await check(tx, paper);
  const id = await mark(tx, paper, { kind: "files", reason: "" }, recording);
  await attachFiles(tx, files, { kind: "escalation-mark", id }, recording);
  const { escalationId: escalation, item, uuid } = paper;
  const names = files.map(({ name }) => name).join(", ");
  const detail = { customerId, escalation, item, invoice: uuid, files: names };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "escalations.attach", detail });
  return { id };
}

/** Says that a paper does not apply, with why, or that it does after all. Throws NOT_FOUND. */
export async function markPaper(
  tx: LedgerTx,
  paper: Paper & { readonly reason: string | null },
  recording: Recording,
): Promise<{ id: number }> {
  const customerId = await check(tx, paper);
  const kind = paper.reason === null ? "applicable" : "not-applicable";
  const id = await mark(tx, paper, { kind, reason: paper.reason ?? "" }, recording);
  const { escalationId: escalation, item, uuid, reason } = paper;
  const detail = { customerId, escalation, item, invoice: uuid, reason };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "escalations.mark", detail });
  return { id };
}
