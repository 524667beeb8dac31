import type { Lang } from "../../../shared/contract/common.ts";
import type { InterestStatement, InvoiceInterest } from "../../../shared/contract/interest.ts";
import { interestEn } from "../../../shared/i18n/interest.en.ts";
import { interestEs } from "../../../shared/i18n/interest.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { type PrintFormat, printFormat } from "../render/format.ts";
import type { Letterhead } from "../render/letterhead.ts";
import {
  type Column,
  count,
  day,
  decimal,
  empty,
  type Fact,
  money,
  type ReportDocument,
  type Section,
  type Table,
  text,
} from "../render/model.ts";
import type { Maker } from "../reports/maker.ts";

type Words = typeof interestEs;

interface Writing {
  readonly statement: InterestStatement;
  readonly words: Words;
  readonly format: PrintFormat;
}

/** What a statement of calculation is made with. */
export interface StatementMaking {
  readonly lang: Lang;
  readonly maker: Maker;
  readonly madeAt: string;
  /** Names of the companies that are owed. */
  readonly company: string;
  readonly letterhead: Letterhead;
  /** With invoices that were paid late. */
  readonly paid: boolean;
}

/** The statement of calculation as a document; PDF and workbook are both rendered from it. */
export function interestDocument(statement: InterestStatement, making: StatementMaking): ReportDocument {
  const { lang, maker, company, letterhead } = making;
  const words = lang === "es" ? interestEs : interestEn;
  const format = printFormat(lang);
  const writing = { statement, words, format };
  const { document } = words;
  const madeAt = format.instant(making.madeAt, maker.timeZone);
  const facts = factsOf(writing, making, `${madeAt} (${maker.timeZone})`);
  const currencies = statement.totals.map((total) => total.currency);
  return {
    lang,
    title: document.title,
    asOf: fillWords(document.asOf, { day: format.longDay(statement.asOf) }),
    company,
    letterhead,
    madeAt: making.madeAt,
    footer: `${fillWords(document.program, { version: maker.version })} · ${document.madeAt} ${madeAt}`,
    pageWords: {
      page: document.page,
      carried: document.carried,
      brought: document.brought,
      continued: document.continued,
    },
    facts,
    sheets: [
      { id: "summary", name: document.summary },
      { id: "invoices", name: document.invoices },
      { id: "spans", name: document.spans },
      { id: "definitions", name: document.definitions },
    ],
    sections: [
      summarySection(writing),
      ...currencies.flatMap((currency) => [
        tableSection(document.invoices, currency, invoiceTable(writing, currency)),
        tableSection(document.spans, currency, spanTable(writing, currency)),
      ]),
      definitionsSection(writing, facts),
    ],
  };
}

/** A table of up to this many rows follows on the page of what is before it. */
const SHORT = 18;

function tableSection(title: string, aside: string, table: Table): Section {
  return { title, aside, blocks: [table], flows: table.rows.length <= SHORT };
}

function factsOf({ statement, words, format }: Writing, making: StatementMaking, madeAt: string): Fact[] {
  const { document } = words;
  const { rules, customer } = statement;
  const standing = statement.terms.filter((terms) => !terms.undone);
  const terms = [
    ...standing.map((each) =>
      fillWords(document.ownTerms, {
        what: each.contract === "" ? words.terms.all : fillWords(words.terms.contract, { name: each.contract }),
        rate: each.ratePct,
        days: each.dayCount,
        day: format.day(each.fromOn),
      }),
    ),
    fillWords(document.companyTerms, { rate: rules.rate, days: rules.dayCount }),
  ];
  const reserve = making.lang === "es" ? rules.reserveEs : rules.reserveEn;
  return [
    { label: document.customer, value: customer.name },
    { label: document.rfc, value: customer.rfc },
    { label: document.cutOff, value: format.longDay(statement.asOf) },
    { label: document.scope, value: making.paid ? document.withPaid : document.open },
    { label: document.terms, value: terms.join(". ") },
    { label: document.method, value: document.methodText },
    ...(reserve === "" ? [] : [{ label: document.reserve, value: reserve }]),
    { label: document.madeAt, value: madeAt },
    ...(making.maker.by === "" ? [] : [{ label: document.madeBy, value: making.maker.by }]),
  ];
}

function column(header: string, given: Partial<Omit<Column, "header">> = {}): Column {
  return { header, printWidth: 50, sheetWidth: 16, align: "left", stretch: false, sum: false, bucket: null, ...given };
}
const number = (header: string, given: Partial<Omit<Column, "header">> = {}): Column =>
  column(header, { align: "right", ...given });

function summarySection({ statement, words }: Writing): Section {
  const { tab, document } = words;
  if (statement.totals.length === 0) {
    return { title: document.summary, aside: "", blocks: [{ kind: "note", text: document.nothing }] };
  }
  const table: Table = {
    kind: "table",
    sheet: "summary",
    paged: false,
    print: true,
    oneLine: false,
    columns: [
      column(document.currency, { sheetWidth: 9 }),
      number(tab.principal),
      number(tab.accrued),
      number(tab.waived),
      number(tab.charged),
      number(tab.outstanding),
      number(tab.vat),
      number(tab.total),
    ],
    rows: statement.totals.map((total) => [
      text(total.currency),
      money(total.principalMinor, total.currency),
      money(total.accruedMinor, total.currency),
      money(total.waivedMinor, total.currency),
      money(total.chargedMinor, total.currency),
      money(total.interestMinor, total.currency),
      money(total.vatMinor, total.currency),
      money(total.interestMinor + total.vatMinor, total.currency),
    ]),
    totals: [],
  };
  return { title: document.summary, aside: "", blocks: [{ kind: "note", text: document.apart }, table] };
}

const of = (statement: InterestStatement, currency: string): readonly InvoiceInterest[] =>
  statement.invoices.filter((row) => row.currency === currency);

function invoiceTable({ statement, words }: Writing, currency: string): Table {
  const { invoices: names, document } = words;
  const total = statement.totals.find((each) => each.currency === currency);
  return {
    kind: "table",
    sheet: "invoices",
    paged: true,
    print: true,
    oneLine: false,
    columns: [
      column(names.invoice, { stretch: true, sheetWidth: 16 }),
      column(document.uuid, { printWidth: 0, sheetWidth: 40 }),
      column(document.currency, { printWidth: 0, sheetWidth: 9 }),
      column(names.due, { sheetWidth: 13 }),
      number(names.days, { printWidth: 32, sheetWidth: 8 }),
      number(`${names.rate} (%)`, { printWidth: 46, sheetWidth: 11 }),
      number(`${names.vatRate} (%)`, { printWidth: 34, sheetWidth: 9 }),
      number(names.principal, { printWidth: 66, sum: true }),
      number(names.accrued, { printWidth: 56, sum: true }),
      number(names.settled, { printWidth: 62, sum: true }),
      number(names.interest, { printWidth: 56, sum: true }),
      number(names.vat, { printWidth: 52, sum: true }),
      number(names.total, { printWidth: 60, sum: true }),
    ],
    rows: of(statement, currency).map((row) => [
      text(row.label),
      text(row.uuid),
      text(currency),
      day(row.dueOn),
      count(row.days),
      decimal(row.ratePct),
      decimal(row.vatPct),
      money(row.principalMinor, currency),
      money(row.accruedMinor, currency),
      money(row.waivedMinor + row.chargedMinor, currency),
      money(row.interestMinor, currency),
      money(row.vatMinor, currency),
      money(row.interestMinor + row.vatMinor, currency),
    ]),
    totals:
      total === undefined
        ? []
        : [
            [
              text(fillWords(document.total, { currency })),
              empty,
              text(currency),
              empty,
              empty,
              empty,
              empty,
              money(total.principalMinor, currency),
              money(total.accruedMinor, currency),
              money(total.waivedMinor + total.chargedMinor, currency),
              money(total.interestMinor, currency),
              money(total.vatMinor, currency),
              money(total.interestMinor + total.vatMinor, currency),
            ],
          ],
  };
}

function spanTable({ statement, words }: Writing, currency: string): Table {
  const { spans: names, document, invoices } = words;
  const rows = of(statement, currency).flatMap((row) => row.spans);
  const sum = (value: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + value(row), 0);
  return {
    kind: "table",
    sheet: "spans",
    paged: true,
    print: true,
    oneLine: false,
    columns: [
      column(invoices.invoice, { stretch: true, sheetWidth: 16 }),
      column(document.uuid, { printWidth: 0, sheetWidth: 40 }),
      column(document.currency, { printWidth: 0, sheetWidth: 9 }),
      column(names.from, { sheetWidth: 13 }),
      column(names.to, { sheetWidth: 13 }),
      number(names.days, { printWidth: 32, sheetWidth: 8 }),
      number(names.open, { printWidth: 66 }),
      number(names.disputed, { printWidth: 62 }),
      number(names.balance, { printWidth: 66 }),
      number(`${names.rate} (%)`, { printWidth: 46, sheetWidth: 11 }),
      number(names.basis, { printWidth: 40, sheetWidth: 11 }),
      number(names.interest, { printWidth: 56, sum: true }),
      number(names.vat, { printWidth: 52, sum: true }),
    ],
    rows: rows.map((row) => [
      text(row.label),
      text(row.uuid),
      text(currency),
      day(row.from),
      day(row.to),
      count(row.days),
      money(row.openMinor, currency),
      money(row.disputedMinor, currency),
      money(row.balanceMinor, currency),
      decimal(row.ratePct),
      count(row.dayCount),
      money(row.interestMinor, currency),
      money(row.vatMinor, currency),
    ]),
    totals: [
      [
        text(fillWords(document.total, { currency })),
        empty,
        text(currency),
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        money(
          sum((row) => row.interestMinor),
          currency,
        ),
        money(
          sum((row) => row.vatMinor),
          currency,
        ),
      ],
    ],
  };
}

function definitionsSection({ words }: Writing, facts: readonly Fact[]): Section {
  const { document, tab, spans } = words;
  return {
    title: document.definitions,
    aside: "",
    flows: true,
    blocks: [
      {
        kind: "definitions",
        sheet: "definitions",
        termHeader: document.term,
        textHeader: document.text,
        items: [
          ...facts.map(({ label, value }) => ({ term: label, text: value })),
          { term: `${tab.accrued}, ${spans.vat}`, text: document.apart },
        ],
      },
    ],
  };
}
