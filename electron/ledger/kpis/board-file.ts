import type { Lang } from "../../../shared/contract/common.ts";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import type { KpiRow } from "../../../shared/contract/kpi-rows.ts";
import type { Kpi, KpiBoard, KpiTrend } from "../../../shared/contract/kpis.ts";
import { kpiDefinition } from "../../../shared/i18n/kpi-definition.ts";
import { rateSentences, ratesInOne } from "../../../shared/i18n/kpi-rates.ts";
import { kpiRowLabel } from "../../../shared/i18n/kpi-row-label.ts";
import { kpisEn } from "../../../shared/i18n/kpis.en.ts";
import { kpisEs } from "../../../shared/i18n/kpis.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { reportsEn } from "../../../shared/i18n/reports.en.ts";
import { reportsEs } from "../../../shared/i18n/reports.es.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type PrintFormat, printFormat } from "../render/format.ts";
import {
  type Cell,
  type Column,
  type Detail,
  type DetailColumn,
  day,
  decimal,
  empty,
  type Fact,
  money,
  type ReportDocument,
  type Table,
  text,
} from "../render/model.ts";
import type { Maker } from "../reports/maker.ts";
import { readSettings } from "../settings/reader.ts";
import type { BoardAsked } from "./board.ts";
import { readBoard } from "./board.ts";
import { withFrozen } from "./closes.ts";
import { filterWords } from "./filter-words.ts";
import { readRows } from "./rows.ts";
import { readTrend } from "./trend.ts";

/** A board that is written to Excel. */
export interface BoardFileAsked extends BoardAsked {
  readonly lang: Lang;
  readonly madeAt: string;
  readonly maker: Maker;
}

/** Rows of a figure read at a time. */
const STEP = 10_000;
const DAYS_OF_SALES: ReadonlySet<BoardKpiName> = new Set(["dso", "bpdso", "add"]);

/**
 * The board as a workbook: every figure with its goal, light, method, amounts and what stands beside it; the trend; a sheet of
 * the rows behind each figure, read as they are written; and what each figure is.
 */
export async function boardDocument(read: ReadHandle, asked: BoardFileAsked): Promise<ReportDocument> {
  const board = await withFrozen(read, await readBoard(read, asked));
  const trend = await readTrend(read, asked);
  const words = asked.lang === "es" ? kpisEs : kpisEn;
  const common = asked.lang === "es" ? reportsEs : reportsEn;
  const format = printFormat(asked.lang);
  const kpis = [...board.kpis, ...board.more];
  const behind = kpis.filter((kpi) => kpi.value !== null);
  const short: Readonly<Record<string, string>> = words.sheets;
  const madeAt = format.instant(asked.madeAt, asked.maker.timeZone);
  const { page, carried, brought, continued } = common.table;
  const { ownRfcs } = await readSettings(read);
  const definitions = {
    kind: "definitions" as const,
    sheet: "definitions",
    termHeader: common.columns.term,
    textHeader: common.columns.definition,
    items: kpis.map(({ name, method }) => ({
      term: words.names[name],
      text: `${words.definitions[kpiDefinition(name, method)]} ${words.method}: ${methodOf(words, method)}.`,
    })),
  };
  return {
    lang: asked.lang,
    title: words.title,
    asOf: fillWords(common.weekly.asOf, { day: format.longDay(board.to) }),
    company: ownRfcs.map((own) => own.name || own.rfc).join(" · "),
    facts: await factsOf(read, board, asked, { words, common, format, madeAt }),
    footer: `${fillWords(common.facts.program, { version: asked.maker.version })} · ${common.facts.madeAt} ${madeAt}`,
    madeAt: asked.madeAt,
    pageWords: { page, carried, brought, continued },
    sections: [
      {
        title: words.title,
        aside: "",
        blocks: [
          figures(board, words, common),
          besideTable(board, words, common),
          trendTable(kpis, trend, words, common),
          ...behind.map((kpi) => rowsOf(read, asked, board, kpi, words)),
          definitions,
        ],
      },
    ],
    sheets: [
      { id: "summary", name: words.tabs.board },
      { id: "beside", name: words.beside.label },
      { id: "trend", name: common.sheets.trend },
      ...behind.map(({ name }) => ({ id: name, name: short[name] ?? words.names[name] })),
      { id: "definitions", name: common.sheets.definitions },
    ],
  };
}

type Words = typeof kpisEs | typeof kpisEn;
type Common = typeof reportsEs | typeof reportsEn;

interface Telling {
  readonly words: Words;
  readonly common: Common;
  readonly format: PrintFormat;
  readonly madeAt: string;
}

function methodOf({ methods }: Words, method: string): string {
  return new Map<string, string>(Object.entries(methods)).get(method) ?? method;
}

async function factsOf(
  read: ReadHandle,
  board: KpiBoard,
  { maker, own }: BoardFileAsked,
  { words, common, format, madeAt }: Telling,
): Promise<Fact[]> {
  const asWas = own !== true && (board.filter.collectorId !== null || board.filter.segment !== null);
  const narrowed = `${await filterWords(read, board.filter, words)}${asWas ? `. ${words.partThen}` : ""}`;
  const rates = ratesInOne(rateSentences(words, board, format.day));
  const { closed } = board;
  return [
    {
      label: words.period,
      value: fillWords(words.periodOf, { from: format.day(board.from), to: format.day(board.to) }),
    },
    { label: common.facts.cutOff, value: format.longDay(board.to) },
    { label: common.facts.currency, value: board.currency },
    { label: common.facts.filters, value: narrowed === "" ? common.facts.noFilters : narrowed },
    ...(rates === "" ? [] : [{ label: words.file.rates, value: rates }]),
    ...(closed === null
      ? []
      : [
          {
            label: words.file.closed,
            value: closed.sound
              ? `${format.instant(closed.closedAt, maker.timeZone)}, ${closed.actor || words.closes.erased} (${closed.hash.slice(0, 16)})`
              : words.notices.closeBroken,
          },
        ]),
    { label: common.facts.madeAt, value: `${madeAt} (${maker.timeZone})` },
    ...(maker.by === "" ? [] : [{ label: common.facts.madeBy, value: maker.by }]),
  ];
}

function column(header: string, sheetWidth: number, align: Column["align"] = "left"): Column {
  return { header, printWidth: 0, stretch: false, sheetWidth, align, sum: false, bucket: null };
}

function amountOf(kpi: Kpi, value: string, currency: string): Cell {
  return kpi.of === "amount" ? money(Number(value), currency) : { kind: "count", value: Number(value) };
}

function figures(board: KpiBoard, words: Words, { columns, units, lights }: Common): Table {
  const second = (kpi: Kpi, kind: "exDisputed" | "method"): string =>
    kpi.second
      .filter((each) => each.kind === kind)
      .map(({ method, value }) =>
        kind === "method" ? `${methodOf(words, method)}: ${value ?? words.notAvailable}` : (value ?? ""),
      )
      .join("; ");
  return {
    kind: "table",
    sheet: "summary",
    columns: [
      column(columns.indicator, 42),
      column(columns.value, 12, "right"),
      column(columns.unit, 8),
      column(columns.target, 10),
      column(columns.light, 18),
      column(columns.method, 48),
      column(columns.numerator, 20, "right"),
      column(columns.denominator, 20, "right"),
      column(words.file.exDisputed, 22, "right"),
      column(words.file.otherMethods, 60),
      column(words.file.frozen, 14, "right"),
    ],
    rows: [...board.kpis, ...board.more].map((kpi) => {
      const apart = second(kpi, "exDisputed");
      return [
        text(words.names[kpi.name]),
        kpi.value === null ? text(words.notAvailable) : decimal(kpi.value),
        text(kpi.unit === "percent" ? "%" : kpi.unit === "days" ? units.days : ""),
        text(kpi.target),
        text(kpi.light === "none" ? "" : lights[kpi.light]),
        text(kpi.atLeast ? `${methodOf(words, kpi.method)} (${words.file.atLeast})` : methodOf(words, kpi.method)),
        amountOf(kpi, kpi.numerator, board.currency),
        amountOf(kpi, kpi.denominator, board.currency),
        apart === "" ? empty : decimal(apart),
        text(second(kpi, "method")),
        // A close that was changed tells nothing of what was frozen.
        kpi.frozen === null || board.closed?.sound !== true ? empty : decimal(kpi.frozen.value),
      ];
    }),
    totals: [],
    paged: false,
    print: false,
    oneLine: false,
  };
}

/** The amounts beside the figures: of a sound close those it froze. What waits to be applied is taken off (KPIS 0). */
function besideTable(board: KpiBoard, { beside: own }: Words, { columns }: Common): Table {
  const { beside, unapplied } = board.closed?.sound === true ? board.closed : board;
  const amounts: (readonly [string, number, string])[] =
    beside === null
      ? []
      : [
          [own.open, beside.openMinor, board.currency],
          [own.overdue, beside.overdueMinor, board.currency],
          [own.dueOnCutOff, beside.dueOnCutOffMinor, board.currency],
          [own.disputed, beside.disputedMinor, board.currency],
          [own.cash, beside.cashMinor, board.currency],
          [own.writtenOff, beside.writtenOffMinor, board.currency],
        ];
  for (const { currency, minor } of unapplied) amounts.push([fillWords(own.unapplied, { currency }), -minor, currency]);
  return {
    kind: "table",
    sheet: "beside",
    columns: [column(columns.line, 42), column(columns.currency, 9), column(columns.amount, 20, "right")],
    rows: amounts.map(([term, minor, currency]) => [text(term), text(currency), money(minor, currency)]),
    totals: [],
    paged: false,
    print: false,
    oneLine: false,
  };
}

function trendTable(kpis: readonly Kpi[], trend: KpiTrend, words: Words, { columns }: Common): Table {
  const points = new Map(trend.kpis.map((each) => [each.name, each.points]));
  return {
    kind: "table",
    sheet: "trend",
    columns: [column(columns.indicator, 42), ...trend.periods.map(({ to }) => column(to, 12, "right"))],
    rows: kpis.map(({ name }) => [
      text(words.names[name]),
      ...(points.get(name) ?? []).map(({ value }) => decimal(value)),
    ]),
    totals: [],
    paged: false,
    print: false,
    oneLine: false,
  };
}

/** The rows behind a figure; of days of sales the balances, then the sales below the line. */
function rowsOf(read: ReadHandle, asked: BoardFileAsked, board: KpiBoard, kpi: Kpi, words: Words): Detail {
  const { columns } = words;
  const states = new Map<string, string>(Object.entries(words.rowStates));
  const wide = (header: string, kind: Cell["kind"], sheetWidth: number): DetailColumn => ({
    ...column(header, sheetWidth, kind === "text" || kind === "day" ? "left" : "right"),
    kind,
  });
  const amountKind = kpi.of === "amount" ? "money" : "count";
  const amountIn = (row: KpiRow, value: number): Cell =>
    row.currency === "" ? { kind: "count", value } : money(value, row.currency);
  const parts = DAYS_OF_SALES.has(kpi.name) ? (["numerator", "denominator"] as const) : (["numerator"] as const);
  return {
    kind: "detail",
    sheet: kpi.name,
    columns: [
      wide(columns.label, "text", 24),
      wide(columns.uuids, "text", 40),
      wide(columns.customer, "text", 44),
      wide(columns.day, "day", 14),
      wide(columns.dueOn, "day", 14),
      wide(columns.days, "count", 10),
      wide(columns.currency, "text", 9),
      wide(columns.numerator, amountKind, 18),
      wide(columns.denominator, amountKind, 18),
      wide(columns.state, "text", 18),
    ],
    rows: async function* () {
      const { from, to, filter, now } = asked;
      const base = { from, to, name: kpi.name, into: board.currency, customerId: null, search: "", sort: [] };
      const rest = { ...(filter === undefined ? {} : { filter }), ...(now === undefined ? {} : { now }) };
      for (const part of parts) {
        for (let offset = 0; ; offset += STEP) {
          const found = await readRows(read, { ...base, ...rest, part, offset, limit: STEP });
          for (const row of found.rows) {
            yield [
              text(kpiRowLabel(row, asked.lang)),
              text(row.uuids.join(" ")),
              text(row.customerName),
              row.day === null ? empty : day(row.day),
              row.dueOn === null ? empty : day(row.dueOn),
              row.days === null ? empty : { kind: "count", value: row.days },
              text(row.currency),
              amountIn(row, row.numerator),
              amountIn(row, row.denominator),
              text(states.get(row.state) ?? row.state),
            ];
          }
          if (found.rows.length < STEP) break;
        }
      }
    },
  };
}
