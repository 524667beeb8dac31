import { z } from "zod";
import { type MessageTemplate, zMessageTemplate } from "../../../../shared/contract/mail.ts";
import { needsOf } from "../../../../shared/domain/approvals.ts";
import { findApproval, needsWord } from "../../approvals/reader.ts";
import { readApprovalLimits } from "../../approvals/rules.ts";
import { askApproval } from "../../approvals/writer.ts";
import { appendAudit } from "../../audit/writer.ts";
import { takeIds } from "../../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../../db/ledger-db.ts";
import { ledgerError } from "../../ledger-error.ts";
import type { Recording, Stamp } from "../../lib/recording.ts";
import { checkTemplate } from "./template-engine.ts";

/** Every template, in the order forms offer them. */
export async function readTemplates(db: ReadHandle): Promise<MessageTemplate[]> {
  const rows = await db
    .selectFrom("message_template")
    .select(["id", "code", "channel", "language", "name", "subject", "body", "active"])
    .orderBy("channel")
    .orderBy("position")
    .orderBy("language", "desc")
    .execute();
  return rows.map((row) => ({ ...row, active: row.active === 1 }));
}

/**
 * Changes a template, or adds one when its id is 0. What it says to customers waits for another person's word where another
 * person works (COLLECTIONS 19: maker and checker on templates); its name and whether it is offered are kept at once. Throws
 * TEMPLATE_INVALID, NOT_FOUND and what {@link askApproval} throws.
 */
export async function saveOrAskTemplate(
  tx: LedgerTx,
  template: MessageTemplate,
  recording: Recording,
): Promise<{ id: number; asked: boolean }> {
  checkTemplate(template.subject);
  checkTemplate(template.body);
  const before = await templateBefore(tx, template);
  const says = before?.subject !== template.subject || before.body !== template.body;
  const needs = needsOf("message-template", null, await readApprovalLimits(tx.sql));
  if (!says || !(await needsWord(tx.sql))) {
    return { id: await saveTemplate(tx, template, recording), asked: false };
  }
  const id = before?.id ?? (await takeIds(tx, "message_template", 1));
  const { name, language, subject, body } = template;
  await askApproval(
    tx,
    {
      kind: "message-template",
      subjectKind: "message_template",
      subjectId: id,
      customerId: null,
      currency: "",
      amountMinor: 0,
      percentBp: null,
      needs,
      data: { name, language, subject, body, change: JSON.stringify({ ...template, id }) },
      note: "",
    },
    recording,
  );
  if (before !== undefined) {
    await saveTemplate(tx, { ...template, subject: before.subject, body: before.body }, recording);
  }
  return { id, asked: true };
}

/** Saves what an approval of a template's words asked for; nothing where it is about anything else. */
export async function carryOutTemplate(tx: LedgerTx, approvalId: number, recording: Recording): Promise<void> {
  const row = (await findApproval(tx.sql, approvalId))?.row;
  if (row?.kind !== "message-template") return;
  const { change } = zAsked.parse(JSON.parse(row.data));
  const asked = zMessageTemplate.parse(JSON.parse(change));
  const now = (await readTemplates(tx.sql)).find(({ id }) => id === asked.id);
  // What needed nobody's word may have been changed meanwhile, and stays as it is now.
  await saveTemplate(tx, now === undefined ? asked : { ...now, subject: asked.subject, body: asked.body }, recording);
}

const zAsked = z.object({ change: z.string() });

/** The template as it is, where there is one; undefined for one to be added. Throws TEMPLATE_INVALID and NOT_FOUND. */
async function templateBefore(tx: LedgerTx, template: MessageTemplate): Promise<MessageTemplate | undefined> {
  const all = await readTemplates(tx.sql);
  const twin = all.find(
    ({ code, channel, language }) =>
      code === template.code && channel === template.channel && language === template.language,
  );
  if (twin !== undefined && twin.id !== template.id) {
    throw ledgerError("TEMPLATE_INVALID", { code: "taken", detail: template.code });
  }
  const before = all.find((each) => each.id === template.id);
  if (template.id !== 0 && before === undefined) {
    throw ledgerError("NOT_FOUND", { what: "template", id: String(template.id) });
  }
  return before;
}

/** Keeps a template; its id is 0, or one that was taken for it, where it is new. */
async function saveTemplate(tx: LedgerTx, template: MessageTemplate, { at, actor }: Stamp): Promise<number> {
  const all = await readTemplates(tx.sql);
  const before = all.find((each) => each.id === template.id) ?? null;
  const { id: given, active, ...texts } = template;
  const changes = { ...texts, active: active ? 1 : 0, updated_at: at };
  const id = given === 0 ? await takeIds(tx, "message_template", 1) : given;
  if (before === null) {
    const position = all.filter((each) => each.channel === template.channel).length + 1;
    await tx.bulk.insert("message_template", [{ id, position, ...changes }]);
  } else {
    await tx.sql.updateTable("message_template").set(changes).where("id", "=", id).execute();
  }
  const detail = { id, code: template.code, before, after: { ...template, id } };
  await appendAudit(tx, { at, actor, action: "mail.saveTemplate", detail });
  return id;
}
