import { z } from "zod";
import type { CustomerPaymentTerms, TermsView } from "../../../shared/contract/acceptance.ts";
import { zPaymentDays, zPaymentTerms, zRequiredDocument } from "../../../shared/contract/acceptance.ts";
import type { Holidays } from "../../../shared/domain/business-days.ts";
import type { PaymentTerms } from "../../../shared/domain/payment-terms.ts";
import { expectedDay, needsAcceptance, reviewDayFrom } from "../../../shared/domain/payment-terms.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readHolidays } from "../lib/holidays.ts";
import { readSettings } from "../settings/reader.ts";

const storedDocuments = z.array(zRequiredDocument);
const storedWeekdays = z.array(z.number().int());
const storedPaymentDays = z.array(zPaymentDays);

/** Payment terms of a customer as they were set; null when nothing is known of them. */
export async function readTerms(db: ReadHandle, customerId: number): Promise<CustomerPaymentTerms | null> {
  const row = await db
    .selectFrom("customer_payment_terms")
    .selectAll()
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  if (!row) return null;
  const closings = await db
    .selectFrom("customer_closing")
    .select(["from_on as from", "to_on as to", "name"])
    .where("customer_id", "=", customerId)
    .orderBy("from_on")
    .execute();
  return zPaymentTerms.parse({
    basis: row.basis,
    reviewWeekdays: storedWeekdays.parse(JSON.parse(row.review_weekdays)),
    reviewHours: row.review_from === "" ? null : { from: row.review_from, to: row.review_to },
    channel: row.channel,
    channelDetail: row.channel_detail,
    documents: storedDocuments.parse(JSON.parse(row.documents)),
    documentsNote: row.documents_note,
    paymentDays: storedPaymentDays.parse(JSON.parse(row.payment_days)),
    holidayShift: row.holiday_shift,
    closings,
  });
}

/** Days off of a customer's country in the years a review or payment day after `day` can reach. */
export async function holidaysAfter(db: ReadHandle, customerId: number, day: string): Promise<Holidays> {
  const year = Number(day.slice(0, 4));
  const profile = await db
    .selectFrom("customer_profile")
    .select("country")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  return readHolidays(db, year - 1, year + 2, profile?.country);
}

/** First review day from the day on; null where no acceptance is asked for or the calendar has none. */
export function nextReviewFrom(day: string, terms: PaymentTerms, holidays: Holidays): string | null {
  return needsAcceptance(terms) ? reviewDayFrom(day, terms, holidays) : null;
}

/** Terms of a customer and what they come to from a day on; null when there is no such customer. */
export async function termsView(db: ReadHandle, customerId: number, asOf: string): Promise<TermsView | null> {
  const customer = await db
    .selectFrom("customer")
    .select(["id", "key", "name"])
    .where("id", "=", customerId)
    .executeTakeFirst();
  if (!customer) return null;
  const agreed = await db
    .selectFrom("customer_terms")
    .select("credit_days")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  const { defaultCreditDays } = await readSettings(db);
  const terms = await readTerms(db, customerId);
  const holidays: Holidays = terms === null ? new Set() : await holidaysAfter(db, customerId, asOf);
  return {
    customer,
    creditDays: agreed?.credit_days ?? null,
    defaultCreditDays,
    terms,
    nextReviewOn: terms === null ? null : nextReviewFrom(asOf, terms, holidays),
    nextPaymentOn: terms === null ? null : expectedDay(asOf, "MXN", terms, holidays) || null,
  };
}
