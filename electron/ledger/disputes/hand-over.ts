import type { Enclosure } from "../contacts/mail/letter.ts";
import { addressesOf, fileOfficeLetter, type OfficeLetter, sendOfficeLetter } from "../contacts/mail/office-letter.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { keptContent } from "../lib/attachments.ts";
import { evidenceOf } from "./view-reader.ts";

/** A mail to whoever resolves a dispute. */
export interface HandOverMail extends Omit<OfficeLetter, "enclosures"> {
  readonly disputeId: number;
  /** Evidence of the dispute that goes with it, by its use. */
  readonly attachments: readonly number[];
}

/** Sends it through the company's server. Throws DISPUTE_NO_ADDRESS, NOT_FOUND, MAIL_FAILED; nothing was sent then. */
export async function sendHandOver(context: LedgerContext, mail: HandOverMail): Promise<string> {
  if (addressesOf(mail).length === 0) throw ledgerError("DISPUTE_NO_ADDRESS", { dispute: String(mail.disputeId) });
  return sendOfficeLetter(context, await withEvidence(context, mail));
}

/** Writes it as a file that the user's own mail program opens to be sent; returns its path and addresses. Throws NOT_FOUND. */
export async function fileHandOver(context: LedgerContext, mail: HandOverMail): Promise<{ to: string; file: string }> {
  return fileOfficeLetter(context, await withEvidence(context, mail));
}

/** Only what is evidence of this dispute can leave with its mail. */
async function withEvidence(context: LedgerContext, mail: HandOverMail): Promise<OfficeLetter> {
  const db = openLedger(context);
  if (mail.attachments.length === 0) return mail;
  const evidence = new Map((await evidenceOf(db, mail.disputeId)).map((file) => [file.useId, file]));
  const enclosures: Enclosure[] = [];
  for (const useId of mail.attachments) {
    const file = evidence.get(useId);
    const content = file === undefined ? null : await keptContent(db, file.sha256);
    if (file === undefined || content === null) {
      throw ledgerError("NOT_FOUND", { what: "attachment", id: file?.name ?? String(useId) });
    }
    enclosures.push({ filename: file.name, contentType: file.mime, content });
  }
  return { ...mail, enclosures };
}
