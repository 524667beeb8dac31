import { agingBarOption } from "../../../shared/charts/aging-bar.ts";
import { overdueTrendOption, targetNumber } from "../../../shared/charts/overdue-trend.ts";
import { chartTexts } from "../../../shared/charts/texts.ts";
import { weekMovementOption } from "../../../shared/charts/week-movement.ts";
import type { KpiFigure } from "../../../shared/contract/reports.ts";
import { shownRate } from "../../../shared/domain/rates/exchange-rate.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { rateSource } from "../../../shared/i18n/rate-reasons.ts";
import type { Block, Section, Tile } from "../render/model.ts";
import { palette } from "../render/pdf/style.ts";
import { changeSentence } from "./change-words.ts";
import { agingTable, bucketChangeTable, movementTable, topTenTable, trendTable } from "./weekly-tables.ts";
import type { WeeklySection, WeeklyWriting } from "./weekly-writing.ts";

/** Heights in points that let the first page hold everything a manager reads: less where it says more of the currencies. */
const CHART_HEIGHT = 136;
const LOW_CHART_HEIGHT = 112;
const TREND_HEIGHT = 126;
/** Customers whose aging fits under what stands on a page already. */
const SHORT = 16;

/** Pages of one currency: the summary, the movement and the trend, the aging of every customer. */
export function currencySections(writing: WeeklyWriting, section: WeeklySection, first: boolean): Section[] {
  const { words } = writing;
  const aside = currencyName(writing, section.currency);
  return [
    { title: words.sections.summary, aside, blocks: summaryBlocks(writing, section, first) },
    { title: words.sections.movementAndTrend, aside, blocks: [trendBlock(writing, section)] },
    {
      title: words.sections.aging,
      aside,
      blocks: [agingTable(writing, section)],
      flows: section.aging.length <= SHORT,
    },
  ];
}

function currencyName({ words }: WeeklyWriting, currency: string): string {
  const names: Readonly<Record<string, string>> = words.currencies;
  const name = names[currency];
  return name === undefined ? currency : `${name} (${currency})`;
}

function summaryBlocks(writing: WeeklyWriting, section: WeeklySection, first: boolean): Block[] {
  const { words, report, format, lang } = writing;
  const texts = chartTexts(lang);
  const others = first ? report.sections.slice(1) : [];
  const list = others
    .map((other) => `${other.currency} ${format.amount(other.totals.openMinor, other.currency)}`)
    .join(", ");
  const sentence = [
    changeSentence(writing, section),
    ...(list === "" ? [] : [fillWords(words.weekly.otherCurrencies, { list })]),
    ...(first ? consolidatedSentences(writing) : []),
  ].join(" ");
  const currency = currencyName(writing, section.currency);
  const height = first && report.consolidated !== null ? LOW_CHART_HEIGHT : CHART_HEIGHT;
  return [
    { kind: "tiles", tiles: tiles(writing, section) },
    { kind: "note", text: sentence },
    {
      kind: "side",
      parts: [
        {
          weight: 1,
          blocks: [
            { kind: "heading", text: `${words.sections.agingChart} · ${currency}` },
            {
              kind: "chart",
              height,
              option: agingBarOption(section.totals, palette, texts, format),
            },
          ],
        },
        {
          weight: 1.15,
          blocks: [
            { kind: "heading", text: words.sections.movementChart },
            {
              kind: "chart",
              height,
              option: weekMovementOption(section.movement, section.currency, palette, texts, format),
            },
          ],
        },
      ],
    },
    ...(section.topTen.length === 0
      ? []
      : [
          {
            kind: "heading" as const,
            text: section.aging.length > 10 ? words.sections.topTen : words.sections.topFew,
          },
          topTenTable(writing, section),
        ]),
  ];
}

/** The total of all currencies with the rates it was made with, or why there is none (KPIS 0). */
export function consolidatedSentences({ report, words, format, lang }: WeeklyWriting): string[] {
  const { consolidated } = report;
  if (consolidated === null) return [];
  const { sums, currency, differenceMinor } = consolidated;
  if (sums === null) {
    const currencies = consolidated.missing.map((each) => each.currency).join(", ");
    return [fillWords(words.weekly.notConsolidated, { currencies, day: format.day(consolidated.asOf) })];
  }
  const rates = consolidated.rates.map((rate) => {
    const values = {
      currency: rate.currency,
      rate: shownRate(rate.rate),
      source: rateSource(lang, rate.source),
      day: format.day(rate.day),
    };
    return fillWords(rate.daysOld === 0 ? words.weekly.rate : words.weekly.lastKnownRate, {
      ...values,
      days: rate.daysOld,
    });
  });
  const amount = `${currency} ${format.amount(sums.balanceMinor, currency)}`;
  return [
    fillWords(words.weekly.consolidated, { amount, rates: rates.join("; ") }),
    ...(differenceMinor === null
      ? []
      : [
          fillWords(words.weekly.difference, {
            amount: `${currency} ${format.signedAmount(differenceMinor, currency)}`,
          }),
        ]),
  ];
}

function tiles(writing: WeeklyWriting, section: WeeklySection): Tile[] {
  const { words, report, format } = writing;
  const { currency, totals, previousTotals, movement } = section;
  const change = totals.openMinor - previousTotals.openMinor;
  const since = format.day(report.previousAsOf);
  return [
    {
      label: `${words.kpis.open}, ${currency}`,
      value: format.amount(totals.openMinor, currency),
      details: [
        change === 0
          ? fillWords(words.figure.noChange, { day: since })
          : fillWords(words.figure.change, { amount: format.signedAmount(change, currency), day: since }),
        totals.documents === 1
          ? words.figure.document
          : fillWords(words.figure.documents, { count: format.integer(totals.documents) }),
      ],
      light: null,
    },
    kpiTile(writing, words.kpis.overdue, section.overdue, format.amount(totals.overdueMinor, currency)),
    kpiTile(writing, words.kpis.current, section.current, format.amount(totals.currentMinor, currency)),
    kpiTile(writing, words.kpis.dsoShort, section.dso, methodOf(writing, section.dso)),
    {
      label: `${words.kpis.collected}, ${currency}`,
      value: format.amount(-movement.collectedMinor, currency),
      details: [
        `${words.movement.invoiced} ${format.amount(movement.invoicedMinor, currency)}`,
        `${words.columns.unapplied} ${format.amount(0 - section.unappliedMinor, currency)}`,
      ],
      light: null,
    },
  ];
}

function methodOf({ words }: WeeklyWriting, figure: KpiFigure): string {
  return figure.method === "simple" ? words.methods.simple : words.methods.countBack;
}

function kpiTile({ words }: WeeklyWriting, label: string, figure: KpiFigure, detail: string): Tile {
  const unit = figure.unit === "percent" ? words.figure.percent : words.figure.days;
  const value = figure.value === null ? words.figure.notAvailable : fillWords(unit, { value: figure.value });
  const target = fillWords(unit, { value: figure.target });
  return {
    label,
    value: figure.atLeast ? fillWords(words.figure.atLeast, { value }) : value,
    details: [detail, fillWords(words.figure.target, { target })],
    light: { color: figure.light, word: words.lights[figure.light] },
  };
}

function trendBlock(writing: WeeklyWriting, section: WeeklySection): Block {
  const { words, lang, format } = writing;
  const target = targetNumber(section.overdue.target);
  const texts = chartTexts(lang);
  return {
    kind: "side",
    parts: [
      {
        weight: 2,
        blocks: [
          { kind: "heading", text: words.sections.movement },
          movementTable(writing, section),
          { kind: "heading", text: words.sections.bucketChange },
          bucketChangeTable(writing, section),
        ],
      },
      {
        weight: 3,
        blocks: [
          { kind: "heading", text: words.sections.trendChart },
          {
            kind: "chart",
            height: TREND_HEIGHT,
            option: overdueTrendOption(section.trend, section.currency, target, palette, texts, format),
          },
          trendTable(writing, section),
        ],
      },
    ],
  };
}
