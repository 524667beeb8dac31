import type { Lang } from "../../../../shared/contract/common.ts";
import { type MailSettings, type MessageTemplate, mailSecretName } from "../../../../shared/contract/mail.ts";
import { mailEn } from "../../../../shared/i18n/mail.en.ts";
import { mailEs } from "../../../../shared/i18n/mail.es.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import type { LedgerContext } from "../../context.ts";
import { ledgerError, openLedger } from "../../context.ts";
import { writeToOpen } from "../../lib/attachments.ts";
import { companyToday } from "../../lib/company-today.ts";
import { command } from "../commanding.ts";
import { keptCustomer } from "../people.ts";
import { newMessageId, writeLetter } from "./letter.ts";
import { handMail, type Outgoing, sendMail, settleMail, unsettledMails } from "./sender.ts";
import { isReady, readMailSettings, saveOrAskMailSettings } from "./settings.ts";
import { MailError, sendLetter } from "./smtp.ts";
import { statementName } from "./statement-document.ts";
import { fillTemplate, VARIABLES } from "./template-engine.ts";
import { readTemplates, saveOrAskTemplate } from "./templates.ts";
import { MessageValues } from "./values.ts";

async function settingsView(context: LedgerContext) {
  const settings = await readMailSettings(openLedger(context).read);
  const passwordKnown = settings.user === "" || context.secrets.get(mailSecretName(settings)) !== null;
  return { settings, ready: isReady(settings), passwordKnown };
}

function failed(error: unknown, address: string): unknown {
  if (!(error instanceof MailError)) return error;
  return ledgerError("MAIL_FAILED", { problem: error.problem, detail: error.detail, address });
}

/** Procedures of the area `mail`. */
export const mailHandlers = {
  settings: settingsView,

  async saveSettings(context: LedgerContext, input: { commandId: string; settings: MailSettings }) {
    const { asked } = await command(context, input.commandId, "mail.saveSettings", async (tx, recording) => ({
      asked: await saveOrAskMailSettings(tx, input.settings, recording),
    }));
    context.changes.publish("approvals");
    return { ...(await settingsView(context)), asked };
  },

  async test(context: LedgerContext, input: { to: string; lang: Lang }) {
    const settings = await readMailSettings(openLedger(context).read);
    try {
      if (!isReady(settings)) throw new MailError("not-set-up", "");
      const words = (input.lang === "es" ? mailEs : mailEn).text;
      const body = fillWords(words.testBody, { address: settings.fromAddress, host: settings.host });
      const draft = { to: input.to, subject: words.testSubject, body, lang: input.lang, enclosures: [] };
      const messageId = newMessageId(settings);
      const raw = await writeLetter(settings, draft, { messageId, date: context.now(), unsent: false });
      const password = settings.user === "" ? null : context.secrets.get(mailSecretName(settings));
      await sendLetter(settings, password, { from: settings.fromAddress, to: input.to, raw });
      return { messageId };
    } catch (error) {
      throw failed(error, input.to);
    }
  },

  async templates(context: LedgerContext) {
    return { rows: await readTemplates(openLedger(context).read), variables: [...VARIABLES] };
  },

  async saveTemplate(context: LedgerContext, input: { commandId: string; template: MessageTemplate }) {
    const saved = await command(context, input.commandId, "mail.saveTemplate", (tx, recording) =>
      saveOrAskTemplate(tx, input.template, recording),
    );
    context.changes.publish("approvals");
    return saved;
  },

  async compose(
    context: LedgerContext,
    input: { customerId: number; contactId: number | null; templateId: number; invoices: readonly string[] },
  ) {
    const db = openLedger(context).read;
    const customer = await keptCustomer(db, input.customerId);
    if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    const template = (await readTemplates(db)).find((each) => each.id === input.templateId);
    if (template === undefined) throw ledgerError("NOT_FOUND", { what: "template", id: String(input.templateId) });
    const contact =
      input.contactId === null
        ? undefined
        : await db.selectFrom("contact").select("name").where("id", "=", input.contactId).executeTakeFirst();
    const today = await companyToday({ sql: db }, context.now());
    const sender = context.personId() === null ? "" : context.actor;
    const subject = { customer, contactName: contact?.name ?? "", today, sender, invoices: input.invoices };
    const { values, leftOut } = (await MessageValues.load(db, [customer.id], today)).of(subject, template);
    return {
      subject: fillTemplate(template.subject, values),
      body: fillTemplate(template.body, values),
      statementName: statementName(template.language, customer, today),
      leftOut,
    };
  },

  send: (context: LedgerContext, input: Outgoing) => sendMail(context, input),

  async hand(context: LedgerContext, input: Outgoing) {
    const { interactionId, raw } = await handMail(context, input);
    return { interactionId, path: await writeToOpen(`${input.subject.slice(0, 80)}.eml`, raw) };
  },

  async unsettled(context: LedgerContext) {
    return { rows: await unsettledMails(openLedger(context)) };
  },

  settle: settleMail,
};
