import type { Lang } from "../../../shared/contract/common.ts";
import type { ForecastItemView, ForecastRunView } from "../../../shared/contract/forecast.ts";
import { forecastEn } from "../../../shared/i18n/forecast.en.ts";
import { forecastEs } from "../../../shared/i18n/forecast.es.ts";
import { interestEn } from "../../../shared/i18n/interest.en.ts";
import { interestEs } from "../../../shared/i18n/interest.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { printFormat } from "../render/format.ts";
import {
  type Column,
  day,
  empty,
  type Fact,
  money,
  percent,
  type ReportDocument,
  type Table,
  text,
} from "../render/model.ts";
import type { Maker } from "../reports/maker.ts";

function column(header: string, given: Partial<Omit<Column, "header">> = {}): Column {
  return { header, printWidth: 50, sheetWidth: 16, align: "left", stretch: false, sum: false, bucket: null, ...given };
}
const number = (header: string): Column => column(header, { align: "right" });
const percentOf = (bp: number): string => `${Math.floor(bp / 100)}.${String(bp % 100).padStart(2, "0")}`;

/** A kept forecast as a workbook: its weeks, every row behind them, and what it counted with. */
export function forecastDocument(
  run: ForecastRunView,
  rows: readonly ForecastItemView[],
  making: { readonly lang: Lang; readonly maker: Maker; readonly company: string },
): ReportDocument {
  const { lang, maker, company } = making;
  const words = lang === "es" ? forecastEs : forecastEn;
  const { document: common } = lang === "es" ? interestEs : interestEn;
  const format = printFormat(lang);
  const madeAt = format.instant(run.madeAt, maker.timeZone);
  const facts: Fact[] = [
    { label: common.cutOff, value: format.longDay(run.asOf) },
    { label: words.weeks, value: String(run.weeks) },
    { label: common.madeAt, value: `${madeAt} (${maker.timeZone})` },
    { label: common.madeBy, value: run.actor },
  ];
  return {
    lang,
    title: words.title,
    asOf: fillWords(common.asOf, { day: format.longDay(run.asOf) }),
    company,
    madeAt: run.madeAt,
    footer: fillWords(common.program, { version: maker.version }),
    pageWords: { page: common.page, carried: common.carried, brought: common.brought, continued: common.continued },
    facts,
    sheets: [
      { id: "summary", name: words.sheets.weeks },
      { id: "rows", name: words.sheets.rows },
      { id: "definitions", name: common.definitions },
    ],
    sections: [
      { title: words.title, aside: "", blocks: [weekTable(run, words, lang)] },
      {
        title: words.sheets.rows,
        aside: "",
        blocks: [
          {
            kind: "table",
            sheet: "rows",
            paged: true,
            print: false,
            oneLine: true,
            columns: itemColumns(words),
            rows: rows.map((row) => itemCells(row, words)),
            totals: [],
          },
        ],
      },
      {
        title: common.definitions,
        aside: "",
        blocks: [
          {
            kind: "definitions",
            sheet: "definitions",
            termHeader: common.term,
            textHeader: common.text,
            items: definitions(run, words),
          },
        ],
      },
    ],
  };
}

type Words = typeof forecastEs;

function weekTable(run: ForecastRunView, words: Words, lang: Lang): Table {
  const { columns } = words;
  const { document: common } = lang === "es" ? interestEs : interestEn;
  return {
    kind: "table",
    sheet: "summary",
    paged: false,
    print: true,
    oneLine: false,
    columns: [
      column(common.currency, { sheetWidth: 9 }),
      column(columns.week, { sheetWidth: 13 }),
      number(columns.promise),
      number(columns.agreement),
      number(columns.habit),
      number(columns.spread),
      number(columns.total),
      number(columns.actual),
      number(columns.onForecast),
      number(columns.accuracy),
    ],
    rows: run.currencies.flatMap(({ currency, weeks }) =>
      weeks.map((week) => [
        text(currency),
        week.weekOn === null ? text(words.later) : day(week.weekOn),
        money(week.promiseMinor, currency),
        money(week.agreementMinor, currency),
        money(week.habitMinor, currency),
        money(week.spreadMinor, currency),
        money(week.totalMinor, currency),
        week.actualMinor === null ? empty : money(week.actualMinor, currency),
        week.actualOnForecastMinor === null ? empty : money(week.actualOnForecastMinor, currency),
        week.accuracyPct === null ? empty : percent(week.accuracyPct),
      ]),
    ),
    totals: [],
  };
}

function itemColumns({ rows }: Words): Column[] {
  return [
    column(rows.customer, { sheetWidth: 40 }),
    column(rows.invoice),
    column(rows.uuid, { sheetWidth: 40 }),
    column(rows.due, { sheetWidth: 13 }),
    column(rows.source),
    column(rows.why, { sheetWidth: 44 }),
    number(rows.base),
    number(rows.chance),
    column(rows.expectedOn, { sheetWidth: 13 }),
    number(rows.forecast),
  ];
}

function itemCells(row: ForecastItemView, words: Words) {
  return [
    text(row.customerName),
    text(row.label),
    text(row.uuid),
    day(row.dueOn),
    text(words.sources[row.source]),
    text(words.why[row.why]),
    money(row.baseMinor, row.currency),
    percent(percentOf(row.chanceBp)),
    row.expectedOn === null ? empty : day(row.expectedOn),
    money(row.forecastMinor, row.currency),
  ];
}

function definitions({ method }: ForecastRunView, { method: words, accuracy, accuracyHint }: Words) {
  const told = ({ bp, cases }: { bp: number; cases: number }): string =>
    fillWords(cases === 0 ? words.assumed : words.measured_other, { percent: percentOf(bp), formatted: cases });
  return [
    { term: words.title, text: words.body },
    { term: accuracy, text: accuracyHint },
    { term: words.promise, text: told(method.promise) },
    { term: words.plan, text: told(method.plan) },
    ...Object.entries(method.buckets).flatMap(([currency, buckets]) =>
      Object.entries(buckets).map(([bucket, chance]) => ({
        term: fillWords(words.bucket, { bucket, currency }),
        text: told(chance),
      })),
    ),
  ];
}
