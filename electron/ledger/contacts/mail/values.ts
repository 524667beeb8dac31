import type { MailSettings, MessageChannel, MessageTemplate } from "../../../../shared/contract/mail.ts";
import { addDays, daysBetween } from "../../../../shared/domain/days.ts";
import { mailEn } from "../../../../shared/i18n/mail.en.ts";
import { mailEs } from "../../../../shared/i18n/mail.es.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import { NEVER } from "../../db/tables/spec.ts";
import { disputedMinor } from "../../disputes/reader.ts";
import { ledgerError } from "../../ledger-error.ts";
import { agingByCustomer } from "../../receivables/aging-reader.ts";
import { documentLabel } from "../../receivables/document-reader.ts";
import { pausedBy } from "../../receivables/paused.ts";
import { printFormat } from "../../render/format.ts";
import { readSettings } from "../../settings/reader.ts";
import { readMailSettings } from "./settings.ts";
import type { Values } from "./template-engine.ts";

/** What a message is about. */
export interface Subject {
  readonly customer: { readonly id: number; readonly rfc: string; readonly name: string };
  readonly contactName: string;
  readonly today: string;
  /** Person who writes; "" when nobody said. */
  readonly sender: string;
  /** Documents it is about; empty: those the template's purpose picks, all that are open unless said. */
  readonly invoices: readonly string[];
}

/** Lines a message lists; a statement of account lists them all. */
const MOST_LINES = 40;
/** Documents an error names. */
const MOST_NAMED = 10;
/** Days ahead of the due day that a reminder speaks of. */
const DAYS_AHEAD = 15;

/** Templates that ask for money: what is promised, agreed or disputed is left out of them (COLLECTIONS 7 to 9). */
const ASKING: ReadonlySet<string> = new Set(["overdue", "reminder"]);

interface OpenInvoice {
  readonly uuid: string;
  readonly label: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly openMinor: number;
  /** What of it may be asked for today. */
  readonly freeMinor: number;
}

/** Customers of one statement. */
const CHUNK = 1000;

async function openInvoices(
  db: ReadHandle,
  customerIds: readonly number[],
  today: string,
): Promise<Map<number, OpenInvoice[]>> {
  const found = new Map<number, OpenInvoice[]>();
  for (let from = 0; from < customerIds.length; from += CHUNK) {
    const rows = await db
      .selectFrom("receivable as r")
      .innerJoin("document as d", "d.id", "r.document_id")
      .select(["r.customer_id", "d.uuid", "d.series", "d.folio", "r.currency", "r.open_minor", "r.due_on"])
      .select([disputedMinor(today).as("disputed_minor"), pausedBy(today, "r.id").as("paused_by")])
      .where("r.customer_id", "in", customerIds.slice(from, from + CHUNK))
      .where("r.closed_on", "=", NEVER)
      .where("r.open_minor", ">", 0)
      .orderBy("r.customer_id")
      .orderBy("r.due_on")
      .orderBy("r.id")
      .execute();
    for (const row of rows) {
      const own = found.get(row.customer_id) ?? [];
      found.set(row.customer_id, own);
      own.push({
        uuid: row.uuid,
        label: documentLabel(row),
        dueOn: row.due_on,
        currency: row.currency,
        openMinor: row.open_minor,
        freeMinor: row.paused_by === null ? row.open_minor - row.disputed_minor : 0,
      });
    }
  }
  return found;
}

/** What there is to ask for of the invoices, each with what of it is free; throws NOTHING_TO_ASK where all of them wait. */
function askedOf(invoices: readonly OpenInvoice[]): OpenInvoice[] {
  const asked = invoices.filter(({ freeMinor }) => freeMinor > 0);
  if (asked.length === 0 && invoices.length > 0) {
    throw ledgerError("NOTHING_TO_ASK", { documents: invoices.slice(0, MOST_NAMED).map(({ label }) => label) });
  }
  return asked.map((invoice) => ({ ...invoice, openMinor: invoice.freeMinor }));
}

/** Documents of a purpose: what is overdue, what falls due soon, or all that is open; all, too, where that leaves none. */
function purposeful(code: string, all: readonly OpenInvoice[], today: string): readonly OpenInvoice[] {
  const picked =
    code === "overdue"
      ? all.filter((invoice) => invoice.dueOn < today)
      : code === "reminder"
        ? all.filter((invoice) => invoice.dueOn >= today && invoice.dueOn <= addDays(today, DAYS_AHEAD))
        : all;
  return picked.length > 0 ? picked : all;
}

type Aging = Awaited<ReturnType<typeof agingByCustomer>>[number];

/** What messages to customers are filled in with, read for all of them at once. */
export class MessageValues {
  readonly #invoices: ReadonlyMap<number, readonly OpenInvoice[]>;
  readonly #aging: ReadonlyMap<number, readonly Aging[]>;
  readonly #mail: MailSettings;
  readonly #company: string;

  private constructor(
    invoices: ReadonlyMap<number, readonly OpenInvoice[]>,
    aging: readonly Aging[],
    mail: MailSettings,
    company: string,
  ) {
    this.#invoices = invoices;
    this.#aging = Map.groupBy(aging, ({ customerId }) => customerId);
    this.#mail = mail;
    this.#company = company;
  }

  /** For these customers on a day. */
  static async load(db: ReadHandle, customerIds: readonly number[], today: string): Promise<MessageValues> {
    const [only = 0] = customerIds;
    const customerId = customerIds.length === 1 ? only : null;
    const { ownRfcs } = await readSettings(db);
    const mail = await readMailSettings(db);
    const company = mail.fromName || ownRfcs.map((own) => own.name || own.rfc).join(", ");
    const aging = await agingByCustomer(db, { asOf: today, customerId });
    return new MessageValues(await openInvoices(db, customerIds, today), aging, mail, company);
  }

  /**
   * The values of every name a template may use, true of the customer on the day they were read, and the documents it would speak of
   * that are not asked for in full: promised, agreed or disputed. Throws NOTHING_TO_ASK for a template that asks where all of it waits.
   */
  of(
    subject: Subject,
    template: Pick<MessageTemplate, "channel" | "language" | "code" | "subject" | "body">,
  ): { values: Values; leftOut: string[] } {
    const lang = template.language;
    const words = lang === "es" ? mailEs : mailEn;
    const format = printFormat(lang);
    const money = (minor: number, currency: string): string => `$${format.amount(minor, currency)} ${currency}`;
    const aging = this.#aging.get(subject.customer.id) ?? [];
    const sum = (amounts: readonly { minor: number; currency: string }[]): string =>
      amounts
        .filter(({ minor }) => minor > 0)
        .map(({ minor, currency }) => money(minor, currency))
        .join(` ${words.text.and} `);
    const all = this.#invoices.get(subject.customer.id) ?? [];
    const asks = ASKING.has(template.code);
    const named = new Set(subject.invoices);
    const about =
      named.size > 0 ? all.filter(({ uuid }) => named.has(uuid)) : purposeful(template.code, all, subject.today);
    const listed = asks ? askedOf(about) : about;
    const balance = asks ? freeOf(all) : aging.map((row) => ({ currency: row.currency, minor: row.balanceMinor }));
    const overdue = asks
      ? freeOf(all.filter(({ dueOn }) => dueOn < subject.today))
      : aging.map((row) => ({
          currency: row.currency,
          minor: row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor,
        }));
    const oldest = asks || named.size > 0 ? listed[0] : all[0];
    // The balance is of all that is open, whatever the template lists.
    const counted = /\{[{%][^}]*\bsaldo\b/.test(`${template.subject} ${template.body}`) ? all : about;
    const leftOut = asks ? counted.filter(({ freeMinor, openMinor }) => freeMinor < openMinor) : [];
    const company = this.#company;
    const values = {
      saludo: greeting(template.channel, subject.contactName, words.text),
      cliente: subject.customer.name || subject.customer.rfc,
      rfc: subject.customer.rfc,
      contacto: subject.contactName,
      empresa: company,
      remitente: subject.sender || company,
      fecha: format.day(subject.today),
      saldo: sum(balance) || money(0, "MXN"),
      vencido: sum(overdue),
      dias_vencido: oldest === undefined ? "0" : String(Math.max(0, daysBetween(oldest.dueOn, subject.today))),
      documentos: documentLines(listed, subject.today, words.text, format.day, money),
      datos_de_pago: this.#mail.payTo,
      firma: this.#mail.signature || [subject.sender, company].filter((line) => line !== "").join("\n"),
    };
    return { values, leftOut: leftOut.map(({ label }) => label) };
  }
}

/** What may be asked for of the invoices, by currency. */
function freeOf(invoices: readonly OpenInvoice[]): { currency: string; minor: number }[] {
  return [...Map.groupBy(invoices, ({ currency }) => currency)]
    .map(([currency, rows]) => ({ currency, minor: rows.reduce((sum, { freeMinor }) => sum + freeMinor, 0) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

type Texts = typeof mailEs.text | typeof mailEn.text;

function greeting(channel: MessageChannel, name: string, words: Texts): string {
  if (channel === "whatsapp") return name === "" ? words.hello : fillWords(words.helloName, { name });
  return name === "" ? words.whom : fillWords(words.dear, { name });
}

function documentLines(
  invoices: readonly OpenInvoice[],
  today: string,
  words: Texts,
  day: (day: string) => string,
  money: (minor: number, currency: string) => string,
): string {
  if (invoices.length === 0) return words.nothingOpen;
  const rows = invoices.slice(0, MOST_LINES).map(({ label, dueOn, currency, openMinor }) => {
    const late = daysBetween(dueOn, today);
    return [label, day(dueOn), late > 0 ? String(late) : "", money(openMinor, currency)].join(" | ");
  });
  const rest = invoices.length - rows.length;
  const table = [[words.document, words.due, words.daysLate, words.open].join(" | "), ...rows].join("\n");
  return rest > 0 ? `${table}\n\n${fillWords(words.more, { count: rest })}` : table;
}
