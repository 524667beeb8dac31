import type { Lang } from "../../../../shared/contract/common.ts";
import { daysBetween } from "../../../../shared/domain/days.ts";
import { mailEn } from "../../../../shared/i18n/mail.en.ts";
import { mailEs } from "../../../../shared/i18n/mail.es.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { reportsEn } from "../../../../shared/i18n/reports.en.ts";
import { reportsEs } from "../../../../shared/i18n/reports.es.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import { NEVER } from "../../db/tables/spec.ts";
import { agingByCustomer } from "../../receivables/aging-reader.ts";
import { documentLabel } from "../../receivables/document-reader.ts";
import { printFormat } from "../../render/format.ts";
import type { Column, Fact, ReportDocument, Section, Table } from "../../render/model.ts";
import { count, day, empty, money, text } from "../../render/model.ts";
import { readMaker } from "../../reports/maker.ts";
import { readSettings } from "../../settings/reader.ts";
import { readMailSettings } from "./settings.ts";

interface OpenDocument {
  readonly label: string;
  readonly uuid: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly openMinor: number;
}

async function openDocuments(db: ReadHandle, customerId: number): Promise<OpenDocument[]> {
  const rows = await db
    .selectFrom("receivable as r")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["d.uuid", "d.series", "d.folio", "r.issued_on", "r.due_on", "r.currency", "r.total_minor", "r.open_minor"])
    .where("r.customer_id", "=", customerId)
    .where("r.closed_on", "=", NEVER)
    .where("r.open_minor", ">", 0)
    .orderBy("r.currency")
    .orderBy("r.due_on")
    .orderBy("r.id")
    .execute();
  return rows.map((row) => ({
    label: documentLabel(row),
    uuid: row.uuid,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    currency: row.currency,
    totalMinor: row.total_minor,
    openMinor: row.open_minor,
  }));
}

type Words = typeof mailEs.statement | typeof mailEn.statement;

function column(header: string, given: Partial<Omit<Column, "header">> = {}): Column {
  return { header, printWidth: 60, sheetWidth: 0, align: "left", stretch: false, sum: false, bucket: null, ...given };
}

function documentTable(words: Words, currency: string, documents: readonly OpenDocument[], asOf: string): Table {
  const total = documents.reduce((sum, each) => sum + each.openMinor, 0);
  return {
    kind: "table",
    sheet: null,
    paged: true,
    print: true,
    oneLine: false,
    columns: [
      column(words.document, { printWidth: 70 }),
      column(words.uuid, { printWidth: 180, stretch: true }),
      column(words.issued),
      column(words.due),
      column(words.days, { align: "right", printWidth: 44 }),
      column(words.total, { align: "right", printWidth: 76 }),
      column(words.open, { align: "right", printWidth: 76, sum: true }),
    ],
    rows: documents.map((each) => {
      const late = daysBetween(each.dueOn, asOf);
      return [
        text(each.label),
        text(each.uuid),
        day(each.issuedOn),
        day(each.dueOn),
        late > 0 ? count(late) : empty,
        money(each.totalMinor, currency),
        money(each.openMinor, currency),
      ];
    }),
    totals: [[text(fillWords(words.sum, { currency })), empty, empty, empty, empty, empty, money(total, currency)]],
  };
}

/** Estado de cuenta of a customer for the customer: what is open, by currency, with what waits to be applied (COLLECTIONS 10). */
export async function statementDocument(
  db: ReadHandle,
  customer: { readonly id: number; readonly rfc: string; readonly name: string },
  asOf: string,
  madeAt: string,
  lang: Lang,
): Promise<ReportDocument> {
  const words = (lang === "es" ? mailEs : mailEn).statement;
  const table = (lang === "es" ? reportsEs : reportsEn).table;
  const format = printFormat(lang);
  const documents = await openDocuments(db, customer.id);
  const aging = await agingByCustomer(db, { asOf, customerId: customer.id });
  const { ownRfcs } = await readSettings(db);
  const { payTo } = await readMailSettings(db);
  const maker = await readMaker(db);
  const currencies = [...new Set([...documents.map((each) => each.currency), ...aging.map((row) => row.currency)])];
  const facts: Fact[] = [
    { label: words.customer, value: customer.name || customer.rfc },
    { label: words.rfc, value: customer.rfc },
    { label: words.cutOff, value: format.longDay(asOf) },
  ];
  const sections = currencies.map((currency): Section => {
    const row = aging.find((each) => each.currency === currency);
    const overdue = row ? row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor : 0;
    const figure = (label: string, minor: number) => ({
      label,
      value: `${format.amount(minor, currency)} ${currency}`,
      details: [],
      light: null,
    });
    const tiles = [
      figure(words.balance, row?.balanceMinor ?? 0),
      figure(words.overdue, overdue),
      figure(words.unapplied, row?.unappliedMinor ?? 0),
    ];
    const open = documents.filter((each) => each.currency === currency);
    return {
      title: fillWords(words.section, { currency }),
      aside: currency,
      blocks: [{ kind: "tiles", tiles }, documentTable(words, currency, open, asOf)],
    };
  });
  const nothing: Section = { title: words.title, aside: "", blocks: [{ kind: "note", text: words.none }] };
  const payment: Section = { title: words.payTo, aside: "", blocks: [{ kind: "note", text: payTo }] };
  const made = format.instant(madeAt, maker.timeZone);
  return {
    lang,
    title: words.title,
    asOf: fillWords(words.asOf, { day: format.longDay(asOf) }),
    company: ownRfcs.map((own) => own.name || own.rfc).join(" · "),
    madeAt,
    footer: `${fillWords(words.program, { version: maker.version })} · ${words.madeAt} ${made}`,
    pageWords: { page: table.page, carried: table.carried, brought: table.brought, continued: table.continued },
    facts,
    sheets: [],
    sections: [...(sections.length === 0 ? [nothing] : sections), ...(payTo === "" ? [] : [payment])],
  };
}

/** Name of the file that goes to the customer. */
export function statementName(
  lang: Lang,
  customer: { readonly name: string; readonly rfc: string },
  asOf: string,
): string {
  const words = (lang === "es" ? mailEs : mailEn).statement;
  return fillWords(words.file, { customer: customer.name || customer.rfc, day: asOf });
}
