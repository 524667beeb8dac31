import { bucketAmounts } from "../../../shared/charts/aging-bar.ts";
import type { KpiFigure } from "../../../shared/contract/reports.ts";
import { percentOf } from "../../../shared/domain/kpis/concentration.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import {
  type Cell,
  type Column,
  count,
  day,
  decimal,
  empty,
  money,
  percent,
  type Table,
  text,
} from "../render/model.ts";
import type { WeeklySection, WeeklyWriting } from "./weekly-writing.ts";

/** A column of the given header; what is not said: printed and on the sheet, left, not stretched, not summed. */
function column(header: string, given: Partial<Omit<Column, "header">>): Column {
  return { header, printWidth: 50, sheetWidth: 16, align: "left", stretch: false, sum: false, bucket: null, ...given };
}

const number = (header: string, given: Partial<Omit<Column, "header">> = {}): Column =>
  column(header, { align: "right", ...given });

/** The sheet tells currencies apart by a column, print by pages. */
const currencyColumn = (writing: WeeklyWriting): Column =>
  column(writing.words.columns.currency, { printWidth: 0, sheetWidth: 9 });

function bucketColumns({ words }: WeeklyWriting): Column[] {
  const { current, d1to30, d31to60, d61to90, d90plus } = words.columns;
  return [current, d1to30, d31to60, d61to90, d90plus].map((header, bucket) =>
    number(header, { printWidth: 56, sum: true, bucket }),
  );
}

/** Aging by customer with totals and the share of each bucket (KPIS 0). */
export function agingTable(writing: WeeklyWriting, section: WeeklySection): Table {
  const { words } = writing;
  const { currency, totals } = section;
  const cash = (minor: number): Cell => money(minor, currency);
  const sum = bucketAmounts(totals);
  const share = (minor: number): Cell => {
    const found = percentOf(minor, totals.openMinor);
    return percent(found === null ? null : toDecimal(found));
  };
  return {
    kind: "table",
    sheet: "aging",
    paged: true,
    print: true,
    oneLine: false,
    columns: [
      currencyColumn(writing),
      column(words.columns.customer, { stretch: true, printWidth: 100, sheetWidth: 46 }),
      column(words.columns.rfc, { printWidth: 72, sheetWidth: 17, align: "left" }),
      number(words.columns.documents, { printWidth: 28, sheetWidth: 8, sum: true }),
      ...bucketColumns(writing),
      number(words.columns.open, { printWidth: 0, sum: true }),
      number(words.columns.unapplied, { printWidth: 52, sum: true }),
      number(words.columns.balance, { printWidth: 60, sum: true }),
    ],
    rows: section.aging.map((row) => {
      const buckets = bucketAmounts(row);
      return [
        text(currency),
        text(row.customerName),
        text(rfcOf(row.customerKey)),
        count(row.documents),
        ...buckets.map(cash),
        cash(buckets.reduce((a, b) => a + b, 0)),
        cash(0 - row.unappliedMinor),
        cash(row.balanceMinor),
      ];
    }),
    totals: [
      [
        text(currency),
        text(fillWords(words.table.total, { currency })),
        empty,
        count(totals.documents),
        ...sum.map(cash),
        cash(totals.openMinor),
        cash(0 - section.unappliedMinor),
        cash(totals.openMinor - section.unappliedMinor),
      ],
      [text(currency), text(words.table.share), empty, empty, ...sum.map(share), share(totals.openMinor), empty, empty],
    ],
  };
}

/** RFC of a customer key, which is `RFC|NAME` where many share a generic RFC. */
function rfcOf(key: string): string {
  return key.split("|", 1)[0] ?? key;
}

/** The largest customers with their aging as a bar, share and oldest days past due (KPIS 13). */
export function topTenTable(writing: WeeklyWriting, section: WeeklySection): Table {
  const { words } = writing;
  const { currency } = section;
  return {
    kind: "table",
    sheet: "topTen",
    paged: false,
    print: true,
    oneLine: true,
    columns: [
      currencyColumn(writing),
      column(words.columns.rank, { printWidth: 0, sheetWidth: 7, align: "center" }),
      column(words.columns.customer, { stretch: true, printWidth: 150, sheetWidth: 46 }),
      column(words.columns.rfc, { printWidth: 0, sheetWidth: 17 }),
      column(words.columns.mix, { printWidth: 110, sheetWidth: 0 }),
      number(words.columns.open, { printWidth: 80 }),
      number(words.columns.overdue, { printWidth: 80 }),
      number(words.columns.share, { printWidth: 54, sheetWidth: 12 }),
      number(words.columns.oldest, { printWidth: 54, sheetWidth: 12 }),
    ],
    rows: section.topTen.map((entry, index) => [
      text(currency),
      count(index + 1),
      text(entry.row.customerName),
      text(rfcOf(entry.row.customerKey)),
      { kind: "mix", amounts: bucketAmounts(entry.row) },
      money(entry.openMinor, currency),
      money(entry.overdueMinor, currency),
      percent(entry.sharePercent),
      count(Math.max(0, entry.oldestDaysPastDue)),
    ]),
    totals: [],
  };
}

/** Lines of the week's movement: opening + lines = closing. */
export function movementTable(writing: WeeklyWriting, section: WeeklySection): Table {
  const { words, report, format } = writing;
  const { movement, currency } = section;
  const line = (label: string, minor: number): Cell[] => [text(currency), text(label), money(minor, currency)];
  return {
    kind: "table",
    sheet: "movement",
    paged: false,
    print: true,
    oneLine: false,
    columns: [
      currencyColumn(writing),
      column(words.columns.line, { stretch: true, printWidth: 150, sheetWidth: 44 }),
      number(words.columns.amount, { printWidth: 80, sheetWidth: 20 }),
    ],
    rows: [
      line(fillWords(words.movement.opening, { day: format.day(report.previousAsOf) }), movement.openingMinor),
      line(words.movement.invoiced, movement.invoicedMinor),
      line(words.movement.settledAtIssue, movement.settledAtIssueMinor),
      line(words.movement.collected, movement.collectedMinor),
      line(words.movement.credited, movement.creditedMinor),
      line(words.movement.cancelled, movement.cancelledMinor),
      line(words.movement.other, movement.otherMinor),
    ],
    totals: [line(fillWords(words.movement.closing, { day: format.day(report.asOf) }), movement.closingMinor)],
  };
}

/** Each bucket on the Sunday before and at the cut-off; print only. */
export function bucketChangeTable(writing: WeeklyWriting, section: WeeklySection): Table {
  const { words, report, format } = writing;
  const { currency, totals, previousTotals } = section;
  const { current, d1to30, d31to60, d61to90, d90plus, overdue, open } = words.columns;
  const line = (label: string, before: number, now: number): Cell[] => [
    text(label),
    money(before, currency),
    money(now, currency),
    money(now - before, currency),
  ];
  const before = bucketAmounts(previousTotals);
  const now = bucketAmounts(totals);
  return {
    kind: "table",
    sheet: null,
    paged: false,
    print: true,
    oneLine: false,
    columns: [
      column(words.columns.bucket, { stretch: true, printWidth: 60 }),
      number(format.day(report.previousAsOf), { printWidth: 60 }),
      number(format.day(report.asOf), { printWidth: 60 }),
      number(words.columns.change, { printWidth: 60 }),
    ],
    rows: [current, d1to30, d31to60, d61to90, d90plus].map((label, bucket) =>
      line(label, before[bucket] ?? 0, now[bucket] ?? 0),
    ),
    totals: [
      line(overdue, previousTotals.overdueMinor, totals.overdueMinor),
      line(open, previousTotals.openMinor, totals.openMinor),
    ],
  };
}

/** Thirteen weeks of open and overdue balance. */
export function trendTable(writing: WeeklyWriting, section: WeeklySection): Table {
  const { words } = writing;
  const { currency } = section;
  return {
    kind: "table",
    sheet: "trend",
    paged: false,
    print: true,
    oneLine: false,
    columns: [
      currencyColumn(writing),
      column(words.columns.week, { stretch: true, printWidth: 70, sheetWidth: 14 }),
      number(words.columns.open, { printWidth: 80 }),
      number(words.columns.overdue, { printWidth: 80 }),
      number(words.columns.overdueShare, { printWidth: 54, sheetWidth: 12 }),
    ],
    rows: section.trend.map((point) => [
      text(currency),
      day(point.day),
      money(point.openMinor, currency),
      money(point.overdueMinor, currency),
      percent(point.overduePercent),
    ]),
    totals: [],
  };
}

/** All figures with what they were made of: value, target, light, method, numerator and denominator (KPIS 15). */
export function figuresTable(writing: WeeklyWriting): Table {
  const { words, report } = writing;
  return {
    kind: "table",
    sheet: "summary",
    paged: true,
    print: true,
    oneLine: true,
    columns: [
      column(words.columns.currency, { printWidth: 40, sheetWidth: 9 }),
      column(words.columns.indicator, { stretch: true, printWidth: 130, sheetWidth: 34 }),
      number(words.columns.value, { printWidth: 80, sheetWidth: 18 }),
      column(words.columns.unit, { printWidth: 0, sheetWidth: 9, align: "center" }),
      column(words.columns.target, { printWidth: 50, sheetWidth: 10, align: "center" }),
      column(words.columns.light, { printWidth: 84, sheetWidth: 18 }),
      column(words.columns.method, { stretch: true, printWidth: 150, sheetWidth: 42 }),
      number(words.columns.numerator, { printWidth: 70, sheetWidth: 18 }),
      number(words.columns.denominator, { printWidth: 70, sheetWidth: 18 }),
    ],
    rows: report.sections.flatMap((section) => figureRows(writing, section)),
    totals: [],
  };
}

function figureRows({ words }: WeeklyWriting, section: WeeklySection): Cell[][] {
  const { currency, totals } = section;
  const amount = (label: string, minor: number): Cell[] => [
    text(currency),
    text(label),
    money(minor, currency),
    text(words.units.amount),
    empty,
    empty,
    empty,
    empty,
    empty,
  ];
  const atLeast = fillWords(words.figure.atLeast, { value: "" }).trim();
  const kpi = (label: string, figure: KpiFigure): Cell[] => [
    text(currency),
    text(label),
    figure.value === null
      ? text(words.figure.notAvailable)
      : figure.unit === "percent"
        ? percent(figure.value)
        : decimal(figure.value),
    text(words.units[figure.unit]),
    text(figure.target),
    text(words.lights[figure.light]),
    text(figure.atLeast ? `${methodWords(words, figure.method)}, ${atLeast}` : methodWords(words, figure.method)),
    money(Number(figure.numerator), currency),
    money(Number(figure.denominator), currency),
  ];
  const top = section.topTen.reduce((sum, entry) => sum + entry.openMinor, 0);
  return [
    amount(words.kpis.open, totals.openMinor),
    amount(words.kpis.overdueAmount, totals.overdueMinor),
    kpi(words.kpis.overdue, section.overdue),
    kpi(words.kpis.current, section.current),
    kpi(words.kpis.dso, section.dso),
    amount(words.kpis.collected, -section.movement.collectedMinor),
    amount(words.kpis.unapplied, 0 - section.unappliedMinor),
    [
      text(currency),
      text(words.kpis.topTenShare),
      percent(section.topTenSharePercent),
      text(words.units.percent),
      empty,
      empty,
      text(words.methods.openBalance),
      money(top, currency),
      money(totals.openMinor, currency),
    ],
  ];
}

function methodWords(words: WeeklyWriting["words"], method: string): string {
  return method in words.methods ? words.methods[method as keyof typeof words.methods] : method;
}
