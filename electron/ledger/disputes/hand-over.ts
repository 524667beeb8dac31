import { addressesOf, fileOfficeLetter, type OfficeLetter, sendOfficeLetter } from "../contacts/mail/office-letter.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError } from "../ledger-error.ts";

/** A mail to whoever resolves a dispute. */
export interface HandOverMail extends OfficeLetter {
  readonly disputeId: number;
}

/** Sends it through the company's server. Throws DISPUTE_NO_ADDRESS, MAIL_FAILED; nothing was sent then. */
export async function sendHandOver(context: LedgerContext, mail: HandOverMail): Promise<string> {
  if (addressesOf(mail).length === 0) throw ledgerError("DISPUTE_NO_ADDRESS", { dispute: String(mail.disputeId) });
  return sendOfficeLetter(context, mail);
}

/** Writes it as a file that the user's own mail program opens to be sent; returns its path and addresses. */
export async function fileHandOver(context: LedgerContext, mail: HandOverMail): Promise<{ to: string; file: string }> {
  return fileOfficeLetter(context, mail);
}
