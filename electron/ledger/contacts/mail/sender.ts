import { z } from "zod";
import type { Lang } from "../../../../shared/contract/common.ts";
import type { ContactDraft } from "../../../../shared/contract/contacts.ts";
import { LONGEST_NOTE, zContactDraft } from "../../../../shared/contract/contacts.ts";
import { mailSecretName, type UnsettledMail } from "../../../../shared/contract/mail.ts";
import { appendAudit } from "../../audit/writer.ts";
import type { LedgerContext } from "../../context.ts";
import { ledgerError, openLedger } from "../../context.ts";
import { takeIds } from "../../db/ids.ts";
import type { LedgerDb, LedgerTx } from "../../db/ledger-db.ts";
import type { MailRow } from "../../db/tables/messages.ts";
import { recordStep } from "../../letters/deliveries.ts";
import { keepContent } from "../../lib/attachments.ts";
import { companyToday } from "../../lib/company-today.ts";
import type { Stamp } from "../../lib/recording.ts";
import { answered, command, recordingOf } from "../commanding.ts";
import { checkDraft } from "../draft-check.ts";
import { ruleOfSending } from "../hours.ts";
import { type LogExtras, logContact } from "../log-writer.ts";
import { keptCustomer } from "../people.ts";
import { enclosures } from "./enclosures.ts";
import { newMessageId, writeLetter } from "./letter.ts";
import { isReady, readMailSettings } from "./settings.ts";
import { MailError, sendLetter } from "./smtp.ts";

/** What is to go to whom. */
export interface Outgoing {
  readonly commandId: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly statement: boolean;
  readonly xml: readonly string[];
  /** Issued letters that go with it. */
  readonly letters: readonly number[];
  readonly lang: Lang;
  readonly contact: ContactDraft;
}

/** Mails that this process is sending right now; any other that is `sending` is of a process that ended. */
const underWay = new Set<string>();

function mailFailed(error: MailError, address: string): Error {
  return ledgerError("MAIL_FAILED", { problem: error.problem, detail: error.detail, address });
}

interface Written {
  readonly raw: Uint8Array;
  readonly messageId: string;
  readonly draft: ContactDraft;
}

/** The mail as bytes, with its files, and the contact it is going to leave behind. */
async function write(context: LedgerContext, mail: Outgoing, unsent: boolean): Promise<Written> {
  const db = openLedger(context);
  const customer = await keptCustomer(db.read, mail.contact.customerId);
  if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(mail.contact.customerId) });
  const settings = await readMailSettings(db.read);
  const now = context.now();
  const today = await companyToday({ sql: db.read }, now);
  const messageId = newMessageId(settings);
  const files = await enclosures(db, mail, customer, { today, madeAt: now.toISOString() });
  const raw = await writeLetter(settings, { ...mail, enclosures: files }, { messageId, date: now, unsent });
  const draft = {
    ...mail.contact,
    channel: "mail",
    direction: "out",
    address: mail.to,
    happenedAt: now.toISOString(),
    durationS: null,
    // The whole text is in the evidence; a note has its own length.
    note: mail.contact.note === "" ? mail.body.slice(0, LONGEST_NOTE) : mail.contact.note,
  } as const;
  return { raw, messageId, draft };
}

/** The mail itself is evidence, byte for byte as it went. */
function asEvidence(db: LedgerDb, mail: Outgoing, raw: Uint8Array) {
  const name = `${mail.subject.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").slice(0, 80)}.eml`;
  return keepContent(db, { name, mime: "message/rfc822", content: raw });
}

/**
 * Sends a mail and logs the contact once the server has accepted it. What is about to be sent is written down first, so
 * that a mail of which nobody heard is not forgotten. Throws MAIL_FAILED, CONTACT_BLOCKED and the errors of the log; nothing
 * was sent then, unless the problem is `unknown`.
 */
export async function sendMail(
  context: LedgerContext,
  mail: Outgoing,
): Promise<{ interactionId: number; messageId: string }> {
  const db = openLedger(context);
  if (await answered(context, mail.commandId)) return finish(context, mail, null);
  if (underWay.has(mail.commandId)) throw mailFailed(new MailError("in-progress", ""), mail.to);
  underWay.add(mail.commandId);
  try {
    const settings = await readMailSettings(db.read);
    if (!isReady(settings)) throw mailFailed(new MailError("not-set-up", ""), mail.to);
    const rule = await ruleOfSending(context, mail);
    const written = await write(context, mail, false);
    const evidence = await asEvidence(db, mail, written.raw);
    const id = await begin(context, mail, written);
    try {
      const password = settings.user === "" ? null : context.secrets.get(mailSecretName(settings));
      await sendLetter(settings, password, { from: settings.fromAddress, to: mail.to, raw: written.raw });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      if (error.problem !== "unknown") await end(context, db, id, error);
      throw mailFailed(error, mail.to);
    }
    const extras = { files: [evidence], rule, subject: mail.subject, messageId: written.messageId };
    return await finish(context, mail, { id, written, extras });
  } finally {
    underWay.delete(mail.commandId);
  }
}

/** Writes down what is about to be sent; refuses a draft that could not be logged afterwards. */
async function begin(context: LedgerContext, mail: Outgoing, { messageId, draft }: Written): Promise<number> {
  const at = context.now().toISOString();
  return openLedger(context).write(async (tx) => {
    const { customerId } = await checkDraft(tx, draft, await recordingOf(context, tx, at));
    const before = await tx.sql
      .selectFrom("mail")
      .select(["id", "state", "customer_id"])
      .where("command_id", "=", mail.commandId)
      .executeTakeFirst();
    // Somebody else's mail, to another customer, is neither told of nor put aside by its id.
    if (before !== undefined && before.customer_id !== customerId) {
      throw ledgerError("INVALID_INPUT", { issues: ["commandId: stands for another command"] });
    }
    if (before?.state === "sending") throw mailFailed(new MailError("unknown", ""), mail.to);
    if (before?.state === "sent") throw mailFailed(new MailError("already-sent", ""), mail.to);
    if (before !== undefined) await tx.sql.deleteFrom("mail").where("id", "=", before.id).execute();
    const id = await takeIds(tx, "mail", 1);
    const row: MailRow = {
      id,
      command_id: mail.commandId,
      customer_id: customerId,
      message_id: messageId,
      sent_to: mail.to,
      subject: mail.subject,
      body: mail.body,
      contact: JSON.stringify(draft),
      state: "sending",
      problem: "",
      interaction_id: null,
      started_at: at,
      ended_at: null,
      actor: context.actor,
      letters: JSON.stringify(mail.letters),
    };
    await tx.bulk.insert("mail", [row]);
    return id;
  });
}

async function end(context: LedgerContext, db: LedgerDb, id: number, failed: MailError): Promise<void> {
  const ended_at = context.now().toISOString();
  await db.write(async (tx) => {
    const change = { state: "refused" as const, problem: `${failed.problem}: ${failed.detail}`, ended_at };
    await tx.sql.updateTable("mail").set(change).where("id", "=", id).execute();
  });
}

/** The row in the log, once the server has the mail; the stored answer where that was before. */
async function finish(
  context: LedgerContext,
  mail: Outgoing,
  sent: { id: number; written: Written; extras: LogExtras } | null,
): Promise<{ interactionId: number; messageId: string }> {
  return command(context, mail.commandId, "mail.send", async (tx, recording) => {
    if (sent === null) throw new Error("the answer of the command is gone");
    const { interactionId } = await logContact(tx, sent.written.draft, sent.extras, recording);
    await settled(tx, sent.id, interactionId, recording.at);
    await lettersWent(tx, mail, "mailed", interactionId, recording);
    return { interactionId, messageId: sent.written.messageId };
  });
}

/** Letters that went with a mail are told so. */
async function lettersWent(
  tx: LedgerTx,
  mail: Pick<Outgoing, "to" | "letters">,
  step: "mailed" | "handed",
  interactionId: number,
  recording: Stamp,
): Promise<void> {
  for (const id of mail.letters) await recordStep(tx, id, { step, detail: mail.to, interactionId }, recording);
}

async function settled(tx: LedgerTx, id: number, interactionId: number, at: string): Promise<void> {
  await tx.sql
    .updateTable("mail")
    .set({ state: "sent", interaction_id: interactionId, ended_at: at })
    .where("id", "=", id)
    .execute();
}

/** Writes the mail as bytes for the user's own program, and logs the contact. Throws CONTACT_BLOCKED and those of the log. */
export async function handMail(
  context: LedgerContext,
  mail: Outgoing,
): Promise<{ interactionId: number; raw: Uint8Array }> {
  const rule = (await answered(context, mail.commandId)) ? { id: "", version: "" } : await ruleOfSending(context, mail);
  const written = await write(context, mail, true);
  const evidence = await asEvidence(openLedger(context), mail, written.raw);
  const extras = { files: [evidence], rule, subject: mail.subject };
  const { interactionId } = await command(context, mail.commandId, "mail.hand", async (tx, recording) => {
    const logged = await logContact(tx, written.draft, extras, recording);
    await lettersWent(tx, mail, "handed", logged.interactionId, recording);
    return logged;
  });
  return { interactionId, raw: written.raw };
}

/** Mails of which nobody knows whether they left: begun by a process that ended, or cut off behind the last byte. */
export async function unsettledMails(db: LedgerDb): Promise<UnsettledMail[]> {
  const rows = await db.read
    .selectFrom("mail as m")
    .innerJoin("customer as c", "c.id", "m.customer_id")
    .select([
      "m.id",
      "m.command_id",
      "m.customer_id",
      "c.name",
      "m.sent_to",
      "m.subject",
      "m.message_id",
      "m.started_at",
    ])
    .where("m.state", "=", "sending")
    .orderBy("m.id")
    .execute();
  return rows
    .filter((row) => !underWay.has(row.command_id))
    .map((row) => ({
      id: row.id,
      customerId: row.customer_id,
      customerName: row.name,
      sentTo: row.sent_to,
      subject: row.subject,
      messageId: row.message_id,
      startedAt: row.started_at,
    }));
}

/** Takes a person's word for what became of a mail; one that left is logged at the moment it was begun. Throws NOT_FOUND. */
export async function settleMail(
  context: LedgerContext,
  input: { commandId: string; id: number; sent: boolean },
): Promise<{ interactionId: number | null }> {
  return command(context, input.commandId, "mail.settle", async (tx, recording) => {
    const row = await tx.sql.selectFrom("mail").selectAll().where("id", "=", input.id).executeTakeFirst();
    if (row?.state !== "sending" || underWay.has(row.command_id)) {
      throw ledgerError("NOT_FOUND", { what: "mail", id: String(input.id) });
    }
    const detail = { mail: row.id, messageId: row.message_id, sent: input.sent };
    await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "mail.settle", detail });
    if (!input.sent) {
      const change = { state: "abandoned" as const, ended_at: recording.at };
      await tx.sql.updateTable("mail").set(change).where("id", "=", row.id).execute();
      return { interactionId: null };
    }
    const draft = zContactDraft.parse(JSON.parse(row.contact));
    const extras = { files: [], rule: { id: "", version: "" }, subject: row.subject, messageId: row.message_id };
    const { interactionId } = await logContact(tx, draft, extras, recording);
    await settled(tx, row.id, interactionId, recording.at);
    const letters = z.array(z.number()).parse(JSON.parse(row.letters));
    await lettersWent(tx, { to: row.sent_to, letters }, "mailed", interactionId, recording);
    return { interactionId };
  });
}
