import { mailSecretName } from "../../../../shared/contract/mail.ts";
import type { LedgerContext } from "../../context.ts";
import { ledgerError, openLedger } from "../../context.ts";
import { writeToOpen } from "../../lib/attachments.ts";
import { type Enclosure, newMessageId, writeLetter } from "./letter.ts";
import { isReady, readMailSettings } from "./settings.ts";
import { MailError, sendLetter } from "./smtp.ts";

/** A mail to a department of the company. */
export interface OfficeLetter {
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly body: string;
  readonly lang: string;
  /** Files that go with it. */
  readonly enclosures?: readonly Enclosure[];
}

/** Addresses of a letter, which people separate with commas or semicolons; none when nobody is named. */
export function addressesOf(mail: Pick<OfficeLetter, "to" | "cc">): string[] {
  const all = `${mail.to},${mail.cc}`.split(/[,;]/).map((address) => address.trim());
  return [...new Set(all.filter((address) => address !== ""))];
}

async function written(context: LedgerContext, mail: OfficeLetter, to: readonly string[], unsent: boolean) {
  const settings = await readMailSettings(openLedger(context).read);
  const draft = {
    to: to.join(", "),
    subject: mail.subject,
    body: mail.body,
    lang: mail.lang,
    enclosures: mail.enclosures ?? [],
  };
  const how = { messageId: newMessageId(settings), date: context.now(), unsent };
  return { settings, raw: await writeLetter(settings, draft, how) };
}

/** Sends it through the company's server; returns whom it went to. Throws MAIL_FAILED; nothing was sent then. */
export async function sendOfficeLetter(context: LedgerContext, mail: OfficeLetter): Promise<string> {
  const to = addressesOf(mail);
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
export async function fileOfficeLetter(
  context: LedgerContext,
  mail: OfficeLetter,
): Promise<{ to: string; file: string }> {
  const to = addressesOf(mail);
  const { raw } = await written(context, mail, to, true);
  return { to: to.join(", "), file: await writeToOpen(`${mail.subject.slice(0, 80)}.eml`, raw) };
}
