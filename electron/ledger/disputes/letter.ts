import type { Lang } from "../../../shared/contract/common.ts";
import type { Resolver } from "../../../shared/contract/dispute-terms.ts";
import type { HandOverLetter } from "../../../shared/contract/disputes.ts";
import { disputesEn } from "../../../shared/i18n/disputes.en.ts";
import { disputesEs } from "../../../shared/i18n/disputes.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { isReady, readMailSettings } from "../contacts/mail/settings.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { printFormat } from "../render/format.ts";
import { disputeById } from "./page-reader.ts";
import { readDisputeRules } from "./rules.ts";

/**
 * The mail that hands a dispute over to whoever resolves it, with all they need to answer: who, what invoice, how much,
 * what for and until when. Throws NOT_FOUND.
 */
export async function handOverLetter(
  db: ReadHandle,
  asked: { disputeId: number; resolver: Resolver | null; lang: Lang; today: string },
): Promise<HandOverLetter> {
  const row = await disputeById(db, asked.disputeId, asked.today);
  if (!row) throw ledgerError("NOT_FOUND", { what: "dispute", id: String(asked.disputeId) });
  const invoice = await db
    .selectFrom("document as d")
    .innerJoin("receivable as r", "r.document_id", "d.id")
    .select(["r.issued_on", "r.due_on"])
    .where("d.uuid", "=", row.invoiceUuid)
    .executeTakeFirst();
  const words = asked.lang === "es" ? disputesEs : disputesEn;
  const { letter } = words;
  const { day, amount } = printFormat(asked.lang);
  const { types, resolvers } = await readDisputeRules(db);
  const rule = types.find((each) => each.code === row.type);
  const resolver = asked.resolver ?? row.resolver;
  const addressOf = (code: Resolver | null): string => resolvers.find((each) => each.code === code)?.email ?? "";
  const named = resolvers.find((each) => each.code === resolver);
  const money = (minor: number): string => `${amount(minor, row.currency)} ${row.currency}`;
  const values = {
    id: row.id,
    customer: row.customerName,
    key: row.customerKey,
    invoice: row.invoiceLabel,
    uuid: row.invoiceUuid,
    due: day(row.dueOn),
    issued: day(invoice?.issued_on ?? row.openedOn),
    expires: day(invoice?.due_on ?? row.openedOn),
    open: money(row.openMinor),
    disputed: money(row.disputedMinor),
    number: (row.line ?? 0) + 1,
    description: row.lineText,
    type: words.types[row.type],
    reason: row.reason,
    evidence: rule?.evidence || words.evidence[row.type],
    resolver: named?.name || words.resolvers[resolver],
  };
  const paragraphs = [
    [letter.greeting],
    [letter.intro],
    [
      letter.invoice,
      letter.dates,
      letter.amounts,
      ...(row.line === null ? [] : [letter.line]),
      letter.type,
      letter.reason,
      letter.evidence,
    ],
    [letter.closing],
  ];
  return {
    resolver,
    to: addressOf(resolver),
    cc: rule?.copyTo && rule.copyTo !== resolver ? addressOf(rule.copyTo) : "",
    subject: fillWords(letter.subject, values),
    body: paragraphs.map((lines) => lines.map((line) => fillWords(line, values)).join("\n")).join("\n\n"),
    canSend: isReady(await readMailSettings(db)),
  };
}
