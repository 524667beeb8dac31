import type { MessageTemplate } from "../../../../shared/contract/mail.ts";
import { appendAudit } from "../../audit/writer.ts";
import { takeIds } from "../../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../../db/ledger-db.ts";
import { ledgerError } from "../../ledger-error.ts";
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

/** Changes a template, or adds one when its id is 0. Throws TEMPLATE_INVALID and NOT_FOUND. */
export async function saveTemplate(
  tx: LedgerTx,
  template: MessageTemplate,
  recording: { at: string; actor: string },
): Promise<number> {
  checkTemplate(template.subject);
  checkTemplate(template.body);
  const all = await readTemplates(tx.sql);
  const twin = all.find(
    ({ code, channel, language }) =>
      code === template.code && channel === template.channel && language === template.language,
  );
  if (twin !== undefined && twin.id !== template.id) {
    throw ledgerError("TEMPLATE_INVALID", { code: "taken", detail: template.code });
  }
  const { id: given, active, ...texts } = template;
  const changes = { ...texts, active: active ? 1 : 0, updated_at: recording.at };
  let id = given;
  if (given === 0) {
    id = await takeIds(tx, "message_template", 1);
    const position = all.filter((each) => each.channel === template.channel).length + 1;
    await tx.bulk.insert("message_template", [{ id, position, ...changes }]);
  } else {
    const before = all.find((each) => each.id === given);
    if (before === undefined) throw ledgerError("NOT_FOUND", { what: "template", id: String(given) });
    await tx.sql.updateTable("message_template").set(changes).where("id", "=", given).execute();
  }
  await appendAudit(tx, { ...recording, action: "mail.saveTemplate", detail: { id, code: template.code } });
  return id;
}
