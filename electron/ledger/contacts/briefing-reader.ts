import type { ContactBriefing } from "../../../shared/contract/contacts.ts";
import { addBusinessDays } from "../../../shared/domain/business-days.ts";
import { daysBetween } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { readHolidays } from "../lib/holidays.ts";
import { agingByCustomer } from "../receivables/aging-reader.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { customerIds, keptCustomer, reachablePeople } from "./people.ts";
import { openFollowUps } from "./timeline-reader.ts";

/** Business days ahead by which a form proposes the day of a next step. */
const DAYS_AHEAD = 20;
/** Invoices a form lists; who owes more than these is asked about the rest through the statement. */
const MOST_INVOICES = 500;

/** What the form of a contact needs to know of the customer; null when there is none of that id. */
export async function contactBriefing(db: ReadHandle, id: number, today: string): Promise<ContactBriefing | null> {
  const customer = await keptCustomer(db, id);
  if (customer === null) return null;
  const profile = await db
    .selectFrom("customer_profile")
    .select(["language", "country", "debtor_type", "time_zone", "do_not_contact", "legal_hold"])
    .where("customer_id", "=", customer.id)
    .executeTakeFirst();
  const language = asLanguage(profile?.language ?? "", "es");
  const country = profile?.country ?? "MX";
  const people = await reachablePeople(db, await customerIds(db, customer.id));
  const invoices = await openInvoices(db, customer.id, today);
  return {
    customerId: customer.id,
    key: customer.key,
    name: customer.name,
    language,
    country,
    debtorType: profile?.debtor_type ?? "company",
    zone: profile?.time_zone ?? "America/Mexico_City",
    doNotContact: profile?.do_not_contact === 1,
    legalHold: profile?.legal_hold === 1,
    contacts: people.map((person) => ({
      id: person.id,
      name: person.name,
      role: person.role,
      position: person.position,
      language: asLanguage(person.language, language),
      doNotContact: person.do_not_contact === 1,
      channels: person.channels.map(({ id, kind, value, extension, state, opted_out }) => ({
        id,
        kind: kind as ContactBriefing["contacts"][number]["channels"][number]["kind"],
        value,
        extension,
        state: state as ContactBriefing["contacts"][number]["channels"][number]["state"],
        optedOut: opted_out === 1,
      })),
    })),
    balances: await balances(db, customer.id, today, invoices),
    invoices,
    followUps: await openFollowUps(db, customer.id),
    businessDays: await businessDays(db, today, country),
  };
}

function asLanguage(language: string, otherwise: "es" | "en"): "es" | "en" {
  return language === "es" || language === "en" ? language : otherwise;
}

async function openInvoices(db: ReadHandle, customerId: number, today: string): Promise<ContactBriefing["invoices"]> {
  const rows = await db
    .selectFrom("receivable as r")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["d.uuid", "d.series", "d.folio", "r.currency", "r.open_minor", "r.due_on"])
    .where("r.customer_id", "=", customerId)
    .where("r.closed_on", "=", NEVER)
    .where("r.open_minor", ">", 0)
    .orderBy("r.due_on")
    .orderBy("r.id")
    .limit(MOST_INVOICES)
    .execute();
  return rows.map((row) => ({
    uuid: row.uuid,
    label: documentLabel(row),
    currency: row.currency,
    openMinor: row.open_minor,
    dueOn: row.due_on,
    daysPastDue: daysBetween(row.due_on, today),
  }));
}

async function balances(
  db: ReadHandle,
  customerId: number,
  asOf: string,
  invoices: ContactBriefing["invoices"],
): Promise<ContactBriefing["balances"]> {
  const rows = await agingByCustomer(db, { asOf, customerId });
  return rows.map((row) => {
    const oldest = invoices.find((invoice) => invoice.currency === row.currency);
    return {
      currency: row.currency,
      balanceMinor: row.balanceMinor,
      overdueMinor: row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor,
      oldestDays: oldest === undefined || oldest.daysPastDue <= 0 ? null : oldest.daysPastDue,
    };
  });
}

async function businessDays(db: ReadHandle, today: string, country: string): Promise<string[]> {
  const year = Number(today.slice(0, 4));
  const holidays = await readHolidays(db, year, year + 1, country);
  return Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => addBusinessDays(today, ahead, holidays));
}
