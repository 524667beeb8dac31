import type { CustomerPaymentTerms } from "../../../shared/contract/acceptance.ts";
import { LONGEST_CLOSING } from "../../../shared/contract/acceptance.ts";
import { daysBetween, isDay } from "../../../shared/domain/days.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { CustomerPaymentTermsRow } from "../db/tables/acceptance.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Stamp } from "../lib/recording.ts";
import type { Telling } from "../lib/told-command.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import { repostTold } from "./repost-told.ts";
import { readTerms } from "./terms-reader.ts";

const byNumber = (a: number, b: number): number => a - b;
const sorted = (days: readonly number[]): number[] => [...new Set(days)].sort(byNumber);

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What contradicts itself in terms, as stable codes; empty when nothing does. */
export function termsIssues(terms: CustomerPaymentTerms): string[] {
  const issues: string[] = [];
  for (const { from, to } of terms.closings) {
    if (!isDay(from) || !isDay(to) || to < from) issues.push("closing-order");
    else if (daysBetween(from, to) >= LONGEST_CLOSING) issues.push("closing-too-long");
  }
  const hours = terms.reviewHours;
  if (hours && hours.to <= hours.from) issues.push("hours-order");
  const currencies = terms.paymentDays.map(({ currency }) => currency);
  if (new Set(currencies).size < currencies.length) issues.push("currency-twice");
  const { channel, channelDetail } = terms;
  if (channel === "portal" && channelDetail !== "" && !isUrl(channelDetail)) issues.push("detail-no-url");
  if (channel === "mail" && channelDetail !== "" && !/^\S+@\S+\.\S+$/.test(channelDetail))
    issues.push("detail-no-mail");
  return [...new Set(issues)];
}

function rowOf(customerId: number, terms: CustomerPaymentTerms, at: string): CustomerPaymentTermsRow {
  return {
    customer_id: customerId,
    basis: terms.basis,
    review_weekdays: JSON.stringify(sorted(terms.reviewWeekdays)),
    review_from: terms.reviewHours?.from ?? "",
    review_to: terms.reviewHours?.to ?? "",
    channel: terms.channel,
    channel_detail: terms.channelDetail,
    documents: JSON.stringify([...new Set(terms.documents)]),
    documents_note: terms.documentsNote,
    payment_days: JSON.stringify(
      terms.paymentDays.map(({ currency, weekdays, monthDays }) => ({
        currency,
        weekdays: sorted(weekdays),
        monthDays: sorted(monthDays),
      })),
    ),
    holiday_shift: terms.holidayShift,
    set_at: at,
  };
}

/**
 * Sets the payment terms of a customer, or with null forgets them. Due and expected days move with them, so its invoices
 * are posted again, as with credit days. Throws NOT_FOUND and INVALID_INPUT.
 */
export async function saveTerms(
  tx: LedgerTx,
  change: { readonly customerId: number; readonly terms: CustomerPaymentTerms | null },
  rules: PostingRules,
  recording: Stamp,
  telling: Telling,
): Promise<void> {
  const { customerId, terms } = change;
  const customer = await tx.sql.selectFrom("customer").select("key").where("id", "=", customerId).executeTakeFirst();
  if (!customer) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
  const issues = terms === null ? [] : termsIssues(terms);
  if (issues.length > 0) throw ledgerError("INVALID_INPUT", { issues });
  const before = await readTerms(tx.sql, customerId);
  await tx.sql.deleteFrom("customer_payment_terms").where("customer_id", "=", customerId).execute();
  await tx.sql.deleteFrom("customer_closing").where("customer_id", "=", customerId).execute();
  if (terms !== null) {
    await tx.bulk.insert("customer_payment_terms", [rowOf(customerId, terms, recording.at)]);
    if (terms.closings.length > 0) {
      const first = await takeIds(tx, "customer_closing", terms.closings.length);
      const rows = terms.closings.map(({ from, to, name }, index) => ({
        id: first + index,
        customer_id: customerId,
        from_on: from,
        to_on: to,
        name,
      }));
      await tx.bulk.insert("customer_closing", rows);
    }
  }
  await appendAudit(tx, {
    ...recording,
    action: "acceptance.terms",
    detail: { customer: customer.key, before, after: terms },
  });
  const invoices = await tx.sql
    .selectFrom("document")
    .select("uuid")
    .where("customer_id", "=", customerId)
    .where("kind", "in", ["I", "O"])
    .orderBy("id")
    .execute();
  await repostTold(
    tx,
    invoices.map(({ uuid }) => uuid),
    rules,
    recording,
    telling,
  );
}
