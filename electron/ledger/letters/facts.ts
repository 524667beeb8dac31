import type { Lang } from "../../../shared/contract/common.ts";
import type { CustomerProfile } from "../../../shared/contract/customer-profile.ts";
import type { InvoiceInterest } from "../../../shared/contract/interest.ts";
import type { LetterBlocked, LetterDraft, Letterhead } from "../../../shared/contract/letters.ts";
import type { PaymentView } from "../../../shared/contract/payments.ts";
import { addBusinessDays } from "../../../shared/domain/business-days.ts";
import { addDays, addMonths } from "../../../shared/domain/days.ts";
import { type LetterKind, letterRule } from "../../../shared/domain/letters/kinds.ts";
import { type AgreementForLetter, agreementForLetter } from "../agreements/reader.ts";
import { customerIds, keptCustomer, reachablePeople, whomToWrite } from "../contacts/people.ts";
import { readProfile } from "../customers/profile.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { type InvoiceRate, ratesOn } from "../interest/rates-reader.ts";
import { interestOf } from "../interest/reader.ts";
import { readInterestRules } from "../interest/rules.ts";
import { ledgerError } from "../ledger-error.ts";
import { readHolidays } from "../lib/holidays.ts";
import { paymentView } from "../payments/view-reader.ts";
import { agingByCustomer } from "../receivables/aging-reader.ts";
import { readSettings } from "../settings/reader.ts";
import {
  type LetterInvoice,
  lastPayment,
  type OwedComplement,
  openInvoices,
  owedComplements,
  settledInvoices,
  type UnappliedMoney,
  unappliedMoney,
} from "./invoice-facts.ts";
import { blankFields, letterCompany, readLetterhead, readLogo } from "./letterhead.ts";

type Aging = Awaited<ReturnType<typeof agingByCustomer>>[number];

/** An earlier letter, or a promise that was not kept. */
export interface EarlierLetter {
  readonly folio: string;
  readonly on: string;
}
export interface BrokenPromise {
  readonly dueOn: string;
  readonly currency: string;
  readonly minor: number;
}

/** Everything a letter is made of, true of the customer as of today. */
export interface LetterFacts {
  readonly kind: LetterKind;
  readonly lang: Lang;
  readonly today: string;
  readonly customer: { readonly id: number; readonly rfc: string; readonly name: string };
  readonly address: string;
  /** To whose attention it goes; null: nobody's. */
  readonly contact: { readonly id: number; readonly name: string } | null;
  readonly profile: CustomerProfile;
  readonly letterhead: Letterhead;
  readonly logo: Awaited<ReturnType<typeof readLogo>>;
  readonly company: { readonly name: string; readonly rfc: string };
  readonly aging: readonly Aging[];
  readonly invoices: readonly LetterInvoice[];
  /** What it would ask for if it were not promised or in an agreement that is kept (COLLECTIONS 7 and 9). */
  readonly paused: readonly LetterInvoice[];
  readonly unapplied: readonly UnappliedMoney[];
  readonly complements: readonly OwedComplement[];
  readonly interest: readonly InvoiceInterest[];
  readonly reserve: string;
  readonly first: EarlierLetter | null;
  readonly second: EarlierLetter | null;
  readonly broken: readonly BrokenPromise[];
  readonly payment: PaymentView | null;
  readonly agreement: AgreementForLetter | null;
  /** Moratory rate of each invoice of the agreement. */
  readonly rates: readonly (InvoiceRate & { readonly label: string })[];
  readonly last: Awaited<ReturnType<typeof lastPayment>>;
  /** Business days of the term and its last day; null for a letter that gives none. */
  readonly term: { readonly days: number; readonly on: string } | null;
  readonly fields: LetterDraft["fields"];
}

const DEMANDS: ReadonlySet<LetterKind> = new Set(["demand-first", "demand-second", "demand-final"]);
const SETTLED_MONTHS = 12;

function termOf(kind: LetterKind, draft: LetterDraft, { termDays }: Letterhead): number {
  if (letterRule(kind).termDays === 0) return 0;
  const usual = { "demand-first": termDays.first, "demand-second": termDays.second, "demand-final": termDays.final };
  return draft.termDays ?? (kind in usual ? usual[kind as keyof typeof usual] : letterRule(kind).termDays);
}

/** Reads what a letter is made of. Throws NOT_FOUND for a customer who is not there. */
export async function letterFacts(db: LedgerDb, draft: LetterDraft, today: string): Promise<LetterFacts> {
  const { read } = db;
  const { kind } = draft;
  const customer = await keptCustomer(read, draft.customerId);
  if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(draft.customerId) });
  const { profile } = await readProfile(read, customer.id);
  const letterhead = await readLetterhead(read);
  const { ownRfcs } = await readSettings(read);
  const lang = draft.lang ?? profile.language;
  const rules = await readInterestRules(read);
  const days = termOf(kind, draft, letterhead);
  const year = Number(today.slice(0, 4));
  const agreement = await agreementOf(read, draft.agreementId, customer.id, today);
  const { about } = letterRule(kind);
  const withInterest = kind === "statement" || DEMANDS.has(kind);
  const open = about === "open" || about === "upcoming" || about === "overdue";
  const fitting = open
    ? pick(about, await openInvoices(read, customer.id, today, draft.invoices), today, letterhead.daysAhead)
    : about === "settled"
      ? await settledInvoices(read, customer.id, today, addMonths(today, -SETTLED_MONTHS), draft.invoices)
      : [];
  const asks = about === "upcoming" || about === "overdue";
  const invoices = asks ? fitting.filter((invoice) => invoice.pausedBy === null) : fitting;
  const demand = kind === "demand-second" || kind === "demand-final";
  return {
    kind,
    lang,
    today,
    customer,
    address: draft.address ?? (await addressOf(read, customer.id)),
    contact: await attentionOf(read, customer.id, draft.contactId),
    profile,
    letterhead,
    logo: await readLogo(read),
    company: letterCompany(letterhead, ownRfcs),
    aging: await agingByCustomer(read, { asOf: today, customerId: customer.id }),
    invoices,
    paused: fitting.filter((invoice) => !invoices.includes(invoice)),
    unapplied: kind === "statement" ? await unappliedMoney(read, customer.id, today) : [],
    complements: kind === "statement" ? await owedComplements(read, customer.id) : [],
    interest: !withInterest
      ? []
      : await interestOf(read, {
          asOf: today,
          customerId: customer.id,
          ...(DEMANDS.has(kind) ? { uuids: invoices.map((invoice) => invoice.uuid) } : {}),
        }),
    reserve: lang === "es" ? rules.reserveEs : rules.reserveEn,
    first: demand ? await earlier(read, customer.id, "demand-first") : null,
    second: kind === "demand-final" ? await earlier(read, customer.id, "demand-second") : null,
    broken: demand ? await brokenPromises(read, customer.id, today) : [],
    payment: draft.paymentUuid === null ? null : await paymentView(db, draft.paymentUuid, today),
    agreement,
    rates: agreement === null ? [] : await agreedRates(read, agreement, today),
    last:
      about === "settled" || kind === "settlement-quita"
        ? await lastPayment(read, customer.id, today, agreement)
        : null,
    term:
      days === 0 ? null : { days, on: addBusinessDays(today, days, await readHolidays(read, year, year + 1, "MX")) },
    fields: draft.fields,
  };
}

/** The agreement a letter is about, where it is the customer's. */
async function agreementOf(
  db: ReadHandle,
  id: number | null,
  customerId: number,
  today: string,
): Promise<AgreementForLetter | null> {
  const found = id === null ? null : await agreementForLetter(db, id, today);
  return found?.customerId === customerId ? found : null;
}

async function agreedRates(db: ReadHandle, { customerId, parts }: AgreementForLetter, today: string) {
  const invoices = parts.flatMap((part) => part.invoices);
  const rates = await ratesOn(
    db,
    customerId,
    invoices.map((invoice) => invoice.uuid),
    today,
  );
  return rates.map((rate, index) => ({ ...rate, label: invoices[index]?.label ?? rate.uuid }));
}

/** Invoices of a kind; what is wholly in dispute is not asked for. */
function pick(about: string, all: readonly LetterInvoice[], today: string, daysAhead: number): LetterInvoice[] {
  if (about === "open") return [...all];
  const asked = all.filter((invoice) => invoice.openMinor > invoice.disputedMinor);
  if (about === "overdue") return asked.filter((invoice) => invoice.daysLate > 0);
  return asked.filter((invoice) => invoice.dueOn >= today && invoice.dueOn <= addDays(today, daysAhead));
}

async function addressOf(db: ReadHandle, customerId: number): Promise<string> {
  const row = await db
    .selectFrom("letter_address")
    .select("address")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  return row?.address ?? "";
}

/** To whose attention the letter goes. Throws NOT_FOUND for somebody who is not at the customer any more. */
async function attentionOf(
  db: ReadHandle,
  customerId: number,
  wanted: LetterDraft["contactId"],
): Promise<LetterFacts["contact"]> {
  if (wanted === "nobody") return null;
  const people = await reachablePeople(db, await customerIds(db, customerId));
  if (wanted === null) return whomToWrite(people);
  const chosen = people.find((person) => person.id === wanted);
  if (chosen === undefined) throw ledgerError("NOT_FOUND", { what: "contact", id: String(wanted) });
  return chosen;
}

async function earlier(db: ReadHandle, customerId: number, kind: LetterKind): Promise<EarlierLetter | null> {
  const row = await db
    .selectFrom("letter")
    .select(["folio", "issued_on"])
    .where("customer_id", "in", await customerIds(db, customerId))
    .where("kind", "=", kind)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { folio: row.folio, on: row.issued_on };
}

async function brokenPromises(db: ReadHandle, customerId: number, today: string): Promise<BrokenPromise[]> {
  const rows = await db
    .selectFrom("promise_span as s")
    .innerJoin("promise as p", "p.id", "s.promise_id")
    .select((eb) => [
      "p.currency",
      "p.amount_minor",
      eb
        .selectFrom("promise_payment as y")
        .whereRef("y.promise_id", "=", "p.id")
        .select((x) => x.fn.min("y.due_on").as("due"))
        .as("due_on"),
    ])
    .where("s.customer_id", "=", customerId)
    .where("s.state", "=", "broken")
    .where("s.from_on", "<=", today)
    .where("s.until_on", ">", today)
    .orderBy("p.id")
    .execute();
  return rows.map((row) => ({ dueOn: row.due_on ?? "", currency: row.currency, minor: row.amount_minor }));
}

/** Why a letter of these facts may not be written whatever its text says; null when it may. */
export function blockedBy(facts: LetterFacts): LetterBlocked | null {
  const { about } = letterRule(facts.kind);
  const blank = blankFields(facts.letterhead);
  if (blank.length > 0) return { code: "letterhead", names: blank, amounts: [] };
  if (facts.kind === "statement") {
    return facts.invoices.length === 0 && facts.unapplied.length === 0 ? nothing : null;
  }
  if (about === "overdue" || about === "upcoming") {
    if (facts.invoices.length > 0) return null;
    const names = facts.paused.map((invoice) => invoice.label);
    return names.length === 0 ? nothing : { code: "paused", names, amounts: [] };
  }
  if (about === "payment") {
    const { payment, customer } = facts;
    const usable = payment !== null && payment.customerId === customer.id;
    return usable && !["pending", "bounced", "reversed"].includes(payment.state)
      ? null
      : { code: "no-payment", names: [], amounts: [] };
  }
  if (about === "settled") return unsettled(facts);
  if (about === "agreement") return agreementProblem(facts);
  return null;
}

const nothing: LetterBlocked = { code: "nothing-due", names: [], amounts: [] };

/** A settlement is only for who owes nothing at all (COLLECTIONS 10). */
function unsettled({ aging, invoices }: LetterFacts): LetterBlocked | null {
  const owed = aging
    .map((row) => ({
      currency: row.currency,
      minor: row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor,
    }))
    .filter(({ minor }) => minor !== 0);
  if (owed.length > 0) return { code: "balance-open", names: [], amounts: owed };
  return invoices.length === 0 ? { code: "not-settled", names: [], amounts: [] } : null;
}

function agreementProblem({ kind, agreement }: LetterFacts): LetterBlocked | null {
  const without: LetterBlocked = { code: "no-agreement", names: [], amounts: [] };
  // What nobody allowed yet is not put into writing: only an approved agreement is offered.
  if (agreement === null || agreement.terminatedOn !== null || agreement.offeredOn === null) return without;
  if (kind === "settlement-quita" && agreement.signedOn === null) return without;
  if (kind === "agreement") return agreement.parts.some((part) => part.instalments.length > 0) ? null : without;
  if (kind === "acknowledgement") return null;
  if (!agreement.parts.some((part) => part.quitaMinor > 0)) return without;
  const owed = agreement.parts
    .filter((part) => part.openMinor > 0)
    .map((part) => ({ currency: part.currency, minor: part.openMinor }));
  if (owed.length === 0) return null;
  return { code: "agreement-open", names: [], amounts: owed };
}
