import type { Lang } from "../../../shared/contract/common.ts";
import type { InterestLetter } from "../../../shared/contract/interest.ts";
import { interestEn } from "../../../shared/i18n/interest.en.ts";
import { interestEs } from "../../../shared/i18n/interest.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { isReady, readMailSettings } from "../contacts/mail/settings.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readDisputeRules } from "../disputes/rules.ts";
import { ledgerError } from "../ledger-error.ts";
import { printFormat } from "../render/format.ts";
import { outstandingOf, type Selected } from "./outstanding.ts";

/** Invoices written out in the mail; of more the sums are enough, and the calculation can be attached. */
const LISTED = 100;

/** The mail that asks Billing to invoice the outstanding interest. Throws NOT_FOUND, INTEREST_NOTHING. */
export async function billingLetter(
  db: ReadHandle,
  input: Selected & { readonly lang: Lang },
): Promise<InterestLetter> {
  const { letter } = input.lang === "es" ? interestEs : interestEn;
  const { day, amount } = printFormat(input.lang);
  const lines = await outstandingOf(db, input);
  if (lines.length === 0) throw ledgerError("INTEREST_NOTHING", { day: input.asOf });
  const customer = await db
    .selectFrom("customer")
    .select(["name", "rfc"])
    .where("id", "=", input.customerId)
    .executeTakeFirstOrThrow();
  const { currency } = input;
  const interest = lines.reduce((sum, line) => sum + line.interestMinor, 0);
  const vat = lines.reduce((sum, line) => sum + line.vatMinor, 0);
  const values = {
    customer: customer.name,
    rfc: customer.rfc,
    day: day(input.asOf),
    currency,
    interest: amount(interest, currency),
    vat: amount(vat, currency),
    total: amount(interest + vat, currency),
  };
  const listed = lines.slice(0, LISTED).map((line) =>
    fillWords(letter.line, {
      invoice: line.label,
      due: day(line.dueOn),
      days: line.days,
      interest: amount(line.interestMinor, currency),
      vat: amount(line.vatMinor, currency),
    }),
  );
  const paragraphs = [
    letter.greeting,
    `${fillWords(letter.intro, values)}\n${fillWords(letter.amount, values)}`,
    `${listed.join("\n")}${lines.length > LISTED ? "\n…" : ""}`,
    letter.key,
    letter.closing,
  ];
  const { resolvers } = await readDisputeRules(db);
  return {
    to: resolvers.find((each) => each.code === "billing")?.email ?? "",
    subject: fillWords(letter.subject, values),
    body: paragraphs.join("\n\n"),
    canSend: isReady(await readMailSettings(db)),
  };
}
