import type { MessageChannel, MessageTemplate } from "../../../../shared/contract/mail.ts";
import { addDays, daysBetween } from "../../../../shared/domain/days.ts";
import { mailEn } from "../../../../shared/i18n/mail.en.ts";
import { mailEs } from "../../../../shared/i18n/mail.es.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import { NEVER } from "../../db/tables/spec.ts";
import { agingByCustomer } from "../../receivables/aging-reader.ts";
import { documentLabel } from "../../receivables/document-reader.ts";
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
/** Days ahead of the due day that a reminder speaks of. */
const DAYS_AHEAD = 15;

interface OpenInvoice {
  readonly label: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly openMinor: number;
}

async function openInvoices(db: ReadHandle, { customer, invoices }: Subject): Promise<OpenInvoice[]> {
  let query = db
    .selectFrom("receivable as r")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["d.uuid", "d.series", "d.folio", "r.currency", "r.open_minor", "r.due_on"])
    .where("r.customer_id", "=", customer.id)
    .where("r.closed_on", "=", NEVER)
    .where("r.open_minor", ">", 0)
    .orderBy("r.due_on")
    .orderBy("r.id");
  if (invoices.length > 0) query = query.where("d.uuid", "in", [...invoices]);
  const rows = await query.execute();
  return rows.map((row) => ({
    label: documentLabel(row),
    dueOn: row.due_on,
    currency: row.currency,
    openMinor: row.open_minor,
  }));
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

/** The values of every name a template may use, true of the customer today. */
export async function valuesFor(
  db: ReadHandle,
  subject: Subject,
  template: Pick<MessageTemplate, "channel" | "language" | "code">,
): Promise<Values> {
  const lang = template.language;
  const words = lang === "es" ? mailEs : mailEn;
  const format = printFormat(lang);
  const money = (minor: number, currency: string): string => `$${format.amount(minor, currency)} ${currency}`;
  const aging = await agingByCustomer(db, { asOf: subject.today, customerId: subject.customer.id });
  const sum = (amounts: readonly { minor: number; currency: string }[]): string =>
    amounts
      .filter(({ minor }) => minor > 0)
      .map(({ minor, currency }) => money(minor, currency))
      .join(` ${words.text.and} `);
  const overdue = aging.map((row) => ({
    currency: row.currency,
    minor: row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor,
  }));
  const all = await openInvoices(db, subject);
  const listed = subject.invoices.length > 0 ? all : purposeful(template.code, all, subject.today);
  const oldest = all[0];
  const { ownRfcs } = await readSettings(db);
  const mail = await readMailSettings(db);
  const company = mail.fromName || ownRfcs.map((own) => own.name || own.rfc).join(", ");
  return {
    saludo: greeting(template.channel, subject.contactName, words.text),
    cliente: subject.customer.name || subject.customer.rfc,
    rfc: subject.customer.rfc,
    contacto: subject.contactName,
    empresa: company,
    remitente: subject.sender || company,
    fecha: format.day(subject.today),
    saldo: sum(aging.map((row) => ({ currency: row.currency, minor: row.balanceMinor }))) || money(0, "MXN"),
    vencido: sum(overdue),
    dias_vencido: oldest === undefined ? "0" : String(Math.max(0, daysBetween(oldest.dueOn, subject.today))),
    documentos: documentLines(listed, subject.today, words.text, format.day, money),
    datos_de_pago: mail.payTo,
    firma: mail.signature || [subject.sender, company].filter((line) => line !== "").join("\n"),
  };
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
