import { mailSecretName } from "../../../shared/contract/mail.ts";
import { newMessageId, writeLetter } from "../contacts/mail/letter.ts";
import { isReady, readMailSettings } from "../contacts/mail/settings.ts";
import { MailError, sendLetter } from "../contacts/mail/smtp.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { writeToOpen } from "../lib/attachments.ts";

/** A mail to whoever resolves a dispute. */
export interface HandOverMail {
  readonly disputeId: number;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly body: string;
  readonly lang: string;
}

/** Addresses of a field that people separate with commas or semicolons. */
function addressesOf(mail: Pick<HandOverMail, "to" | "cc">): string[] {
  const all = `${mail.to},${mail.cc}`.split(/[,;]/).map((address) => address.trim());
  return [...new Set(all.filter((address) => address !== ""))];
}

async function written(context: LedgerContext, mail: HandOverMail, to: readonly string[], unsent: boolean) {
  const settings = await readMailSettings(openLedger(context).read);
  const draft = { to: to.join(", "), subject: mail.subject, body: mail.body, lang: mail.lang, enclosures: [] };
  const how = { messageId: newMessageId(settings), date: context.now(), unsent };
  return { settings, raw: await writeLetter(settings, draft, how) };
}

/** Sends it through the company's server. Throws DISPUTE_NO_ADDRESS, MAIL_FAILED; nothing was sent then. */
export async function sendHandOver(context: LedgerContext, mail: HandOverMail): Promise<string> {
  const to = addressesOf(mail);
  if (to.length === 0) throw ledgerError("DISPUTE_NO_ADDRESS", { dispute: String(mail.disputeId) });
  const { settings, raw } = await written(context, mail, to, false);
  try {
    if (!isReady(settings)) throw new MailError("not-set-up", "");
    const password = settings.user === "" ? null : context.secrets.get(mailSecretName(settings));
    await sendLetter(settings, password, { from: settings.fromAddress, to, raw });
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    const { problem, detail } = error;
    throw ledgerError("MAIL_FAILED", { problem, detail, address: to.join(", ") });
  }
  return to.join(", ");
}

/** Writes it as a file that the user's own mail program opens to be sent; returns its path and addresses. */
export async function fileHandOver(context: LedgerContext, mail: HandOverMail): Promise<{ to: string; file: string }> {
  const to = addressesOf(mail);
  const { raw } = await written(context, mail, to, true);
  return { to: to.join(", "), file: await writeToOpen(`${mail.subject.slice(0, 80)}.eml`, raw) };
}
