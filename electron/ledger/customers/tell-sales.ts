import type { Lang } from "../../../shared/contract/common.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { creditEn } from "../../../shared/i18n/credit.en.ts";
import { creditEs } from "../../../shared/i18n/credit.es.ts";
import { customerListEn } from "../../../shared/i18n/customer-list.en.ts";
import { customerListEs } from "../../../shared/i18n/customer-list.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { fileOfficeLetter, sendOfficeLetter } from "../contacts/mail/office-letter.ts";
import { isReady, readMailSettings } from "../contacts/mail/settings.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { printFormat } from "../render/format.ts";

/** What Sales is told of a customer's credit: held and why, or released and until when. */
function letterOf(ficha: Ficha, lang: Lang): { subject: string; body: string } {
  const { facts, release: words } = lang === "es" ? creditEs : creditEn;
  const { holds } = lang === "es" ? customerListEs : customerListEn;
  const { day, amount } = printFormat(lang);
  const { profile, credit, customer } = ficha;
  const { release } = credit;
  const name = `${customer.name} (${customer.rfc})`;
  const subject = fillWords(words.tellSubject, { name: customer.name, hold: holds[credit.hold] });
  if (release === null || profile.hold === "open") {
    return { subject, body: fillWords(words.tellHeld, { name, hold: holds[credit.hold], reason: profile.holdReason }) };
  }
  const { untilOn, upToMinor, currency, reason } = release;
  const until = untilOn === null ? "" : fillWords(facts.until, { day: day(untilOn) });
  const most = `${amount(upToMinor ?? 0, currency)} ${currency}`;
  const upTo = upToMinor === null ? "" : fillWords(facts.upTo, { amount: most });
  return { subject, body: fillWords(words.tellReleased, { name, until, upTo, reason }) };
}

/**
 * Tells Sales how the credit of a customer stands (COLLECTIONS 17: the same day). Sent where the company's server is set
 * up, else written as a file for the user's own mail program. Throws FIELD_REFUSED where nobody of Sales has an address,
 * and MAIL_FAILED; nothing was sent then.
 */
export async function tellSales(
  context: LedgerContext,
  ficha: Ficha,
  lang: Lang,
): Promise<{ readonly to: string; readonly file: string | null }> {
  const db = openLedger(context).read;
  const people = await db
    .selectFrom("person")
    .select("email")
    .where("role", "=", "sales")
    .where("active", "=", 1)
    .where("email", "<>", "")
    .orderBy("id")
    .execute();
  if (people.length === 0) throw ledgerError("FIELD_REFUSED", { field: "to", code: "nobody-in-sales", value: "" });
  const mail = { to: people.map(({ email }) => email).join(", "), cc: "", lang, ...letterOf(ficha, lang) };
  if (isReady(await readMailSettings(db))) return { to: await sendOfficeLetter(context, mail), file: null };
  return fileOfficeLetter(context, mail);
}
