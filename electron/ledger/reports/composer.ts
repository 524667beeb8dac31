import { namedPalette, painted } from "../../../shared/charts/painted.ts";
import { type ChartPalette, darkPalette, lightPalette, printPalette } from "../../../shared/charts/palette.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { type ReportAsked, zScheduledReport } from "../../../shared/contract/reports.ts";
import { nextBusinessDay } from "../../../shared/domain/business-days.ts";
import { addDays, dayInZone } from "../../../shared/domain/days.ts";
import { inCurrencyOrder } from "../../../shared/domain/rates/exchange-rate.ts";
import { periodOf } from "../../../shared/domain/reports/schedule.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { reportPartsEn } from "../../../shared/i18n/report-parts.en.ts";
import { reportPartsEs } from "../../../shared/i18n/report-parts.es.ts";
import { reportsEn } from "../../../shared/i18n/reports.en.ts";
import { reportsEs } from "../../../shared/i18n/reports.es.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { agingTotals } from "../receivables/aging-reader.ts";
import { FONT } from "../render/fonts.ts";
import { printFormat } from "../render/format.ts";
import type { Block, Fact, ReportDocument, Section, Sheet } from "../render/model.ts";
import { readSettings } from "../settings/reader.ts";
import { REPORTS } from "./definitions.ts";
import { type KeptReport, keptReport, type ReportCore } from "./kept.ts";
import type { Maker } from "./maker.ts";
import { restatedAging } from "./parts/aging.ts";
import { asClosed, lights, restatedKpis, standing } from "./parts/board.ts";
import { underLights } from "./parts/first-page.ts";
import {
  type ClosingSaid,
  type Defined,
  definitionsBlock,
  type Kit,
  type Part,
  type Term,
  together,
} from "./parts/kit.ts";
import { restatedDetail } from "./restated-detail.ts";
import { restatedTables } from "./restated-tables.ts";
import { readCalendar } from "./schedules.ts";
import { weeklyReport } from "./weekly.ts";
import { weeklyDocument } from "./weekly-document.ts";

/** What is made of which ledger, and by whom. */
export interface Composing extends ReportAsked {
  readonly madeAt: string;
  readonly maker: Maker;
  /** Charts for a dark or a light screen; null: for paper. */
  readonly dark: boolean | null;
}

/** A report as a document: the screen shows it, PDF and workbook are written from it. */
export async function composeReport(read: ReadHandle, asked: Composing): Promise<ReportDocument> {
  const kept = await keptReport(read, asked);
  if (kept?.state === "whole") return reprinted(read, asked, kept);
  const kit = await kitOf(read, asked, kept?.state ?? "told");
  if (asked.kind === "weekly") return weekly(kit, asked, await partsOf(kit));
  return finished(kit, asked, await coreOf(kit, future(kit, asked)));
}

/**
 * What of a month's report a close of it keeps, in some languages: without what is of one print alone, and with charts whose
 * colours are still names.
 */
export async function composeKept<Code extends Lang>(
  read: ReadHandle,
  asked: Omit<Composing, "lang">,
  langs: readonly Code[],
): Promise<Record<Code, ReportCore>> {
  const readings = {};
  const cores: [Code, ReportCore][] = [];
  for (const lang of langs) {
    const kit = await kitOf(read, { ...asked, lang }, "apart");
    cores.push([lang, await coreOf({ ...kit, palette: namedPalette, readings }, [])]);
  }
  return Object.fromEntries(cores) as Record<Code, ReportCore>;
}

async function partsOf(kit: Kit): Promise<Part> {
  const made: Part[] = [];
  // One after another: they read on one connection.
  for (const part of REPORTS[kit.kind].parts) made.push(await part(kit));
  return together(made);
}

/** What a report says, whoever prints it. */
async function coreOf(kit: Kit, notes: readonly Block[]): Promise<ReportCore> {
  const whole = await partsOf(kit);
  const first = async (): Promise<Section> => ({
    title: kit.common.sections.summary,
    aside: "",
    blocks: [...notes, ...(await lights(kit)), ...(await underLights(kit))],
  });
  const sections = REPORTS[kit.kind].cover ? [await first(), ...whole.sections] : titledFirst(whole.sections, notes);
  return {
    title: titleOf(kit, kit.words.kinds[kit.kind]),
    asOf: fillWords(kit.common.weekly.asOf, { day: kit.format.longDay(kit.asOf) }),
    company: (await readSettings(kit.read)).ownRfcs.map((own) => own.name || own.rfc).join(" · "),
    facts: await factsOf(kit),
    sections,
    sheets: whole.sheets,
    terms: termsOf(kit, ["cutOff", "currency", ...whole.terms], whole),
  };
}

/** What stands largest says when it is not all. */
function titleOf({ currency }: Kit, title: string): string {
  return currency === null ? title : `${title} · ${currency}`;
}

/** A report as one print of it: when, by whom, with what program and on what paper. */
function finished(kit: Kit, asked: Composing, core: ReportCore): ReportDocument {
  const facts = [...core.facts, ...makingOf(kit, asked)];
  // A fact that a term tells, too, stands there once.
  const terms = new Set(core.terms.map(({ term }) => term));
  const items = [...facts.filter(({ label }) => !terms.has(label)).map(factItem), ...core.terms];
  const definitions = { title: kit.common.sections.definitions, aside: "", blocks: [definitionsBlock(kit, items)] };
  return {
    lang: asked.lang,
    paper: asked.paper,
    title: core.title,
    asOf: core.asOf,
    company: core.company,
    madeAt: asked.madeAt,
    footer: footerOf(kit, asked),
    pageWords: pageWords(kit),
    facts,
    sheets: sheetsOf(kit, core.sheets),
    sections: [...core.sections, definitions],
  };
}

/** A fact among the definitions; what names itself is not named twice. */
function factItem({ label, value }: Fact): Defined {
  const own = `${label}: `;
  return { term: label, text: value.startsWith(own) ? value.slice(own.length) : value };
}

/** The report of a closed month as it was kept, and behind it what came to be otherwise since. */
async function reprinted(
  read: ReadHandle,
  asked: Composing,
  { core, aging, close, told: currencies }: Extract<KeptReport, { state: "whole" }>,
): Promise<ReportDocument> {
  const kit = { ...(await kitOf(read, asked, "apart")), told: currencies };
  const restated = await restatedSince(kit, asked, { core, aging, close });
  const said: Block = { kind: "note", text: asClosed(kit, close, restated.sections.length > 0) };
  const told = new Set(core.terms.map(({ term }) => term));
  const terms = new Map(termsOf(kit, restated.terms, restated).map((each) => [each.term, each]));
  return finished(kit, asked, {
    ...core,
    facts: [...core.facts, { label: kit.common.facts.close, value: asClosed(kit, close, false) }],
    sections: [
      ...core.sections.map((section, index) => {
        const blocks = section.blocks.map((block) => inColours(block, kit.palette));
        return { ...section, blocks: index === 0 ? [said, ...blocks] : blocks };
      }),
      ...restated.sections,
    ],
    sheets: [...core.sheets, ...restated.sheets],
    terms: [
      ...core.terms.map((each) => asKept(kit, each)),
      ...[...terms.values()].filter(({ term }) => !told.has(term)),
    ],
  });
}

/** Indicators, aging and every table of a kept report that come to something else since. */
async function restatedSince(
  kit: Kit,
  asked: Composing,
  { core, aging, close }: Pick<Extract<KeptReport, { state: "whole" }>, "core" | "aging" | "close">,
): Promise<Part> {
  // Judged at the same instant: what was not due yet at the close is nothing that anybody recorded since.
  const anew = await kitOf(kit.read, { ...asked, madeAt: close.closedAt }, "since");
  const since = { ...anew, readings: kit.readings, told: kit.told };
  const indicators = await restatedKpis(kit);
  const present = await partsOf(since);
  const figures = [
    indicators,
    restatedAging(kit, aging, await agingTotals(kit.read, kit.asOf)),
    restatedTables(kit, core.sections, present.sections, close.version === asked.maker.version),
  ].filter((part) => part !== null);
  const rows = figures.length === 0 ? null : restatedDetail(kit, core.sections, present.sections);
  return together(rows === null ? figures : [...figures, rows]);
}

/** In a kept report what was recorded later does not count. */
function asKept({ words, format, asOf }: Kit, { term, text }: Defined): Defined {
  if (term !== words.definitions.cutOff.term) return { term, text };
  return { term, text: fillWords(words.board.cutOffKept, { day: format.longDay(asOf) }) };
}

function inColours(block: Block, palette: ChartPalette): Block {
  if (block.kind === "chart") return { ...block, option: painted(block.option, palette) };
  if (block.kind !== "side") return block;
  const parts = block.parts.map((part) => ({ ...part, blocks: part.blocks.map((each) => inColours(each, palette)) }));
  return { ...block, parts };
}

async function kitOf(read: ReadHandle, asked: Composing, closing: ClosingSaid): Promise<Kit> {
  const { kind, asOf, lang } = asked;
  const calendar = await readCalendar(read, addDays(asOf, -100), asOf);
  const scheduled = zScheduledReport.safeParse(kind);
  // What people did is told by the month to date, a list by its day.
  const period = scheduled.success ? scheduled.data : kind === "collectors" || kind === "disputes" ? "monthly" : null;
  return {
    read,
    kind,
    asOf,
    from: period === null ? asOf : periodOf(period, asOf, calendar.holidays).from,
    madeAt: asked.madeAt,
    workday: nextBusinessDay(addDays(asOf, 1), calendar.holidays),
    lang,
    words: lang === "es" ? reportPartsEs : reportPartsEn,
    common: lang === "es" ? reportsEs : reportsEn,
    format: printFormat(lang),
    palette: asked.dark === null ? printPalette(FONT) : asked.dark ? darkPalette : lightPalette,
    currency: asked.currency,
    customerId: asked.customerId,
    calendar,
    closing,
    told: null,
    readings: {},
  };
}

function pageWords({ common }: Kit): ReportDocument["pageWords"] {
  const { page, carried, brought, continued } = common.table;
  return { page, carried, brought, continued };
}

function footerOf({ common, format }: Kit, { maker, madeAt }: Composing): string {
  const program = fillWords(common.facts.program, { version: maker.version });
  return `${program} · ${common.facts.madeAt} ${format.instant(madeAt, maker.timeZone)}`;
}

/** What the report is about; who made it stands behind. */
async function factsOf(kit: Kit): Promise<Fact[]> {
  const { common, words, format, read } = kit;
  const { ownRfcs } = await readSettings(read);
  const currencies = kit.currency ?? inCurrencyOrder(await currenciesOf(kit)).join(", ");
  const period = fillWords(words.period, { from: format.day(kit.from), to: format.day(kit.asOf) });
  const cutOff = { label: common.facts.cutOff, value: format.longDay(kit.asOf) };
  const amounts = { label: common.facts.currencies, value: currencies === "" ? "–" : currencies };
  return [
    ...(ownRfcs.length === 0 ? [] : [{ label: common.facts.rfc, value: ownRfcs.map((own) => own.rfc).join(", ") }]),
    // The first two stand under the company; the cut-off stands beside it, under the title.
    ...(kit.from === kit.asOf ? [amounts, cutOff] : [{ label: words.periodOf, value: period }, cutOff, amounts]),
    { label: common.facts.filters, value: await filtersOf(kit) },
    ...(REPORTS[kit.kind].cover ? await standing(kit) : []),
  ];
}

/** Of one print alone. */
function makingOf({ common, format }: Kit, { madeAt, maker }: Composing): Fact[] {
  return [
    { label: common.facts.madeAt, value: `${format.instant(madeAt, maker.timeZone)} (${maker.timeZone})` },
    ...(maker.by === "" ? [] : [{ label: common.facts.madeBy, value: maker.by }]),
  ];
}

/** Currencies of what is open, or of all that one customer ever had. */
async function currenciesOf({ read, asOf, customerId }: Kit): Promise<string[]> {
  if (customerId === null) return (await agingTotals(read, asOf)).map((row) => row.currency);
  const rows = await read
    .selectFrom("entry")
    .select("currency")
    .distinct()
    .where("customer_id", "=", customerId)
    .where("effective_on", "<=", asOf)
    .execute();
  return rows.map((row) => row.currency);
}

async function filtersOf({ read, words, common, currency, customerId }: Kit): Promise<string> {
  const customer =
    customerId === null
      ? undefined
      : await read.selectFrom("customer").select(["name", "rfc"]).where("id", "=", customerId).executeTakeFirst();
  const filters = [
    ...(currency === null ? [] : [fillWords(words.filterCurrency, { currency })]),
    ...(customer === undefined
      ? []
      : [fillWords(words.filterCustomer, { customer: `${customer.name} (${customer.rfc})` })]),
  ];
  return filters.length === 0 ? common.facts.noFilters : filters.join(". ");
}

/** Word that the cut-off is a day nobody knows yet. */
function future({ words, format }: Kit, { asOf, madeAt, maker }: Composing): Block[] {
  const today = dayInZone(new Date(madeAt), maker.timeZone);
  return asOf > today ? [{ kind: "note", text: fillWords(words.future, { today: format.day(today) }) }] : [];
}

function titledFirst(sections: readonly Section[], notes: readonly Block[]): Section[] {
  return sections.map((section, index) =>
    index === 0 ? { ...section, titled: true, blocks: [...notes, ...section.blocks] } : section,
  );
}

/** The summary first, which tells the facts, and the definitions last. */
function sheetsOf({ common }: Kit, sheets: readonly Sheet[]): Sheet[] {
  return [
    { id: "summary", name: common.sheets.summary },
    ...sheets.filter((sheet) => sheet.id !== "summary"),
    { id: "definitions", name: common.sheets.definitions },
  ];
}

function termItems({ words, format, asOf }: Kit, terms: readonly Term[]): Defined[] {
  return [...new Set(terms)].map((name) => {
    const { term, text } = words.definitions[name];
    return { term, text: fillWords(text, { day: format.longDay(asOf) }) };
  });
}

/** The terms of a report and of its parts, each once. */
function termsOf(kit: Kit, terms: readonly Term[], { items }: Part): Defined[] {
  const common = termItems(kit, terms);
  const told = new Set(common.map(({ term }) => term));
  return [...common, ...(items ?? []).filter(({ term }) => !told.has(term))];
}

/** How far the audit's chain is: on paper it is out of reach of who would alter the log (RELIABILITY rule 5). */
async function auditSeal({ read, common }: Kit): Promise<{ term: string; text: string }[]> {
  const head = await read
    .selectFrom("audit")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (head === undefined) return [];
  const { seq, hash } = head;
  return [{ term: common.facts.seal, text: fillWords(common.facts.sealText, { seq: String(seq), hash }) }];
}

/** The weekly report: its own pages, then the parts, then how its figures were made. */
async function weekly(kit: Kit, asked: Composing, parts: Part): Promise<ReportDocument> {
  const report = await weeklyReport(kit.read, asked.asOf, asked.madeAt);
  const narrowed =
    kit.currency === null
      ? report
      : { ...report, sections: report.sections.filter(({ currency }) => currency === kit.currency) };
  const document = weeklyDocument(narrowed, asked.lang, asked.maker);
  // Figures and definitions close the report.
  const closing = narrowed.sections.length === 0 ? 1 : 2;
  const seal = await auditSeal(kit);
  const own = document.sections.slice(0, -closing);
  const ends = document.sections.slice(-closing).map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === "definitions"
        ? { ...block, items: [...block.items, ...termsOf(kit, parts.terms, parts), ...seal] }
        : block,
    ),
  }));
  const notes = future(kit, asked);
  const last = document.sheets.slice(-1);
  return {
    ...document,
    title: titleOf(kit, document.title),
    paper: asked.paper,
    facts: document.facts.map((fact) =>
      fact.label === kit.common.facts.filters && kit.currency !== null
        ? { ...fact, value: fillWords(kit.words.filterCurrency, { currency: kit.currency }) }
        : fact,
    ),
    sections: [
      ...own.map((section, index) => ({
        ...section,
        onPaper: true,
        blocks: index === 0 ? [...notes, ...section.blocks] : section.blocks,
      })),
      ...parts.sections,
      ...ends,
    ],
    sheets: [...document.sheets.slice(0, -1), ...parts.sheets, ...last],
  };
}

/** Name a report is saved under, without its ending. */
export function reportFileName({ kind, asOf, lang }: Pick<ReportAsked, "kind" | "asOf" | "lang">): string {
  const words = lang === "es" ? reportPartsEs : reportPartsEn;
  return fillWords(words.fileName, { report: words.kinds[kind], day: asOf });
}
