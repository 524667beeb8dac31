import type { Lang } from "../../../shared/contract/common.ts";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { reportsEn } from "../../../shared/i18n/reports.en.ts";
import { reportsEs } from "../../../shared/i18n/reports.es.ts";
import { printFormat } from "../render/format.ts";
import type { Definitions, Fact, ReportDocument, Section } from "../render/model.ts";
import type { Maker } from "./maker.ts";
import { consolidatedSentences, currencySections } from "./weekly-sections.ts";
import { figuresTable } from "./weekly-tables.ts";
import type { WeeklyWords, WeeklyWriting } from "./weekly-writing.ts";

/** Facts every first page shows already: tax id, week and cut-off. */
const FACTS_IN_MASTHEAD = 3;

/** Currencies whose figures fit under what stands on a page already. */
const FEW_CURRENCIES = 2;

/** The weekly report as a document in a language; PDF and workbook are both rendered from it. */
export function weeklyDocument(report: WeeklyReport, lang: Lang, maker: Maker): ReportDocument {
  const words: WeeklyWords = lang === "es" ? reportsEs : reportsEn;
  const format = printFormat(lang);
  const writing: WeeklyWriting = { report, lang, words, format };
  const asOf = fillWords(words.weekly.asOf, { day: format.longDay(report.asOf) });
  const madeAt = format.instant(report.madeAt, maker.timeZone);
  const currencies = report.sections.map((section) => section.currency).join(", ");
  const program = fillWords(words.facts.program, { version: maker.version });
  const facts: Fact[] = [
    { label: words.facts.rfc, value: report.company.map((company) => company.rfc).join(", ") },
    { label: words.facts.week, value: weekText(writing) },
    { label: words.facts.cutOff, value: format.longDay(report.asOf) },
    { label: words.facts.currencies, value: `${currencies || "–"}. ${words.weekly.allCurrencies}` },
    ...(report.consolidated === null
      ? []
      : [{ label: words.facts.consolidated, value: consolidatedSentences(writing).join(" ") }]),
    { label: words.facts.filters, value: words.facts.noFilters },
    { label: words.facts.madeAt, value: `${madeAt} (${maker.timeZone})` },
    ...(maker.by === "" ? [] : [{ label: words.facts.madeBy, value: maker.by }]),
  ];
  return {
    lang,
    title: words.weekly.title,
    asOf,
    company: report.company.map((company) => company.name || company.rfc).join(" · "),
    madeAt: report.madeAt,
    footer: `${program} · ${words.facts.madeAt} ${madeAt}`,
    pageWords: {
      page: words.table.page,
      carried: words.table.carried,
      brought: words.table.brought,
      continued: words.table.continued,
    },
    facts,
    sheets: (["summary", "aging", "movement", "topTen", "trend", "definitions"] as const).map((id) => ({
      id,
      name: words.sheets[id],
    })),
    sections: [
      ...(report.sections.length === 0 ? [emptySection(words)] : []),
      ...report.sections.flatMap((section, index) => currencySections(writing, section, index === 0)),
      ...(report.sections.length === 0
        ? []
        : [
            {
              title: words.sections.figures,
              aside: "",
              blocks: [figuresTable(writing)],
              flows: report.sections.length <= FEW_CURRENCIES,
            },
          ]),
      definitionsSection(writing, facts),
    ],
  };
}

function weekText({ report, words, format }: WeeklyWriting): string {
  const template = report.asOf < report.weekTo ? words.weekly.partialWeek : words.weekly.week;
  return fillWords(template, {
    from: format.day(report.weekFrom),
    to: format.day(report.weekTo),
    asOf: format.day(report.asOf),
  });
}

function emptySection(words: WeeklyWords): Section {
  return { title: words.sections.summary, aside: "", blocks: [{ kind: "note", text: words.weekly.noDocuments }] };
}

function definitionsSection(writing: WeeklyWriting, facts: readonly Fact[]): Section {
  const { words, report, format } = writing;
  const days = {
    day: format.longDay(report.asOf),
    from: format.day(report.weekFrom),
    asOf: format.day(report.asOf),
  };
  // The method the company chose for DSO is the one that is explained.
  const untold = report.sections.some(({ dso }) => dso.method === "simple") ? "dso" : "dsoSimple";
  const terms = Object.entries(words.definitions).flatMap(([name, term]) => (name === untold ? [] : [term]));
  const definitions: Definitions = {
    kind: "definitions",
    sheet: "definitions",
    termHeader: words.columns.term,
    textHeader: words.columns.definition,
    items: [
      ...facts.slice(FACTS_IN_MASTHEAD).map(({ label, value }) => ({ term: label, text: value })),
      ...terms.map(({ term, text }) => ({ term, text: fillWords(text, days) })),
    ],
  };
  return {
    title: words.sections.definitions,
    aside: "",
    blocks: [definitions],
  };
}
