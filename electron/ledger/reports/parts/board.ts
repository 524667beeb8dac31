import type { Kpi, KpiBoard } from "../../../../shared/contract/kpis.ts";
import { kpiDefinition } from "../../../../shared/i18n/kpi-definition.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { readDiscipline } from "../../kpis/board.ts";
import { type Block, type Cell, empty, type Fact, type Tile } from "../../render/model.ts";
import {
  boardOf,
  type Changed,
  changedKpis,
  eachCurrency,
  kpiName,
  kpiValue,
  kpiWords,
  printed,
  ratesSaid,
  unitOf,
  valueCell,
} from "./boards.ts";
import { cellOf, type Kit, listing, type Part, words } from "./kit.ts";

/** KPIs of the cover, in its order. */
const ON_COVER: readonly string[] = [
  "recoveryRate",
  "overduePct",
  "currentPct",
  "dso",
  "cei",
  "followUpPct",
  "ledgerUpdatesPct",
  "reportsOnTimePct",
  "promisesKeptPct",
  "top10SharePct",
];

function tileOf(kit: Kit, board: KpiBoard, kpi: Kpi): Tile {
  const { common } = kit;
  const part = kpi.of === "amount" ? kit.format.amount(Number(kpi.numerator), board.currency) : kpi.numerator;
  const whole = kpi.of === "amount" ? kit.format.amount(Number(kpi.denominator), board.currency) : kpi.denominator;
  const goal = kpi.target === "" ? [] : [fillWords(common.figure.target, { target: unitOf(kit, kpi, kpi.target) })];
  return {
    label: kpiName(kit, kpi.name),
    value: kpiValue(kit, kpi),
    details: [...(kpi.value === null ? [] : [fillWords(common.figure.ofOpen, { part, whole })]), ...goal],
    light: kpi.light === "none" ? null : { color: kpi.light, word: common.lights[kpi.light] },
  };
}

/** Goals of money that each currency has on the cover where a rate is missing; as many tiles as there are otherwise, for one page. */
const BY_CURRENCY_ON_COVER: readonly string[] = ["recoveryRate", "overduePct", "dso"];
/** Currencies that have tiles of their own on the cover; the others stand in their table. */
const MOST_CURRENCIES = 2;

function tilesOf(kit: Kit, board: KpiBoard, names: readonly string[]): Tile[] {
  return names.flatMap((name) => {
    const kpi = board.kpis.find((each) => each.name === name);
    return kpi === undefined ? [] : [tileOf(kit, board, printed(kit, board, kpi))];
  });
}

/** What can be told without a rate: the goals of money of each currency, and what is no money at all. */
async function tilesApart(kit: Kit, board: KpiBoard): Promise<Tile[]> {
  const tiles: Tile[] = [];
  for (const currency of (await eachCurrency(kit)).slice(0, MOST_CURRENCIES)) {
    const own = await boardOf(kit, kit.from, kit.asOf, currency);
    const named = tilesOf(kit, own, BY_CURRENCY_ON_COVER);
    tiles.push(...named.map((tile) => ({ ...tile, label: `${tile.label} · ${currency}` })));
  }
  const money = new Set<string>(board.kpis.filter(({ of }) => of === "amount").map(({ name }) => name));
  return [
    ...tiles,
    ...tilesOf(
      kit,
      board,
      ON_COVER.filter((name) => !money.has(name)),
    ),
  ];
}

/** The lights of the period on the first page, and what stands in the way of some. */
export async function lights(kit: Kit): Promise<Block[]> {
  const board = await boardOf(kit);
  const tiles = board.missing.length > 0 ? await tilesApart(kit, board) : tilesOf(kit, board, ON_COVER);
  const sentences = [...(await closing(kit)), ...(await rates(kit))];
  return [
    { kind: "tiles", tiles },
    ...(sentences.length === 0 ? [] : [{ kind: "note" as const, text: sentences.join(" ") }]),
  ];
}

/** What the first page says of close and rates, for whoever reads the workbook or the last page. */
export async function standing(kit: Kit): Promise<Fact[]> {
  const facts = [
    { label: kit.common.facts.close, value: (await closing(kit)).join(" ") },
    { label: kpiWords(kit).file.rates, value: (await rates(kit)).join(" ") },
  ];
  return facts.filter(({ value }) => value !== "");
}

/** Which rates the figures were reckoned with and which are missing, and where figures that need none are. */
async function rates(kit: Kit): Promise<string[]> {
  const board = await boardOf(kit);
  const said = ratesSaid(kit, board);
  return [...(said === "" ? [] : [said]), ...(board.missing.length === 0 ? [] : [kit.words.board.seeEach])];
}

async function closing(kit: Kit): Promise<string[]> {
  const board = await boardOf(kit);
  const { board: own } = kit.words;
  if (kit.closing === "apart") return [];
  if (board.closed === null) return kit.kind === "monthly" ? [own.notClosed] : [];
  const { closedAt, actor, hash, sound } = board.closed;
  if (!sound) return [own.closeBroken];
  if (kit.closing === "altered") return [own.keptBroken];
  const at = kit.format.instant(closedAt, kit.calendar.timeZone);
  const changed = (await changedKpis(kit)).map((each) =>
    fillWords(own.restatedOne, {
      name: changedName(kit, each),
      was: kpiValue(kit, each.was),
      now: kpiValue(kit, each.now),
    }),
  );
  return [
    fillWords(own.closed, { at, actor: actor || kpiWords(kit).closes.erased, id: hash.slice(0, 16) }),
    ...(kit.closing === "erased" ? [own.keptErased] : []),
    ...(changed.length === 0 ? [] : [fillWords(own.restated, { figures: changed.join("; ") })]),
  ];
}

/** Of one currency among several it says which. */
function changedName(kit: Kit, { board, now }: Changed): string {
  const name = kpiName(kit, now.name);
  return board.filter.currency === null ? name : `${name}, ${board.filter.currency}`;
}

/** Indicators of a closed month that come to something else since, each as it was frozen and as it is now. */
export async function restatedKpis(kit: Kit): Promise<Part | null> {
  const { restated: own } = kit.words;
  const { columns, units } = kit.common;
  const rows = await changedKpis(kit);
  if (rows.length === 0) return null;
  const unit = ({ now }: Changed): string => (now.unit === "days" ? units.days : now.unit === "percent" ? "%" : "");
  const part = listing(kit, {
    id: "restated",
    title: own.title,
    rows,
    note: own.note,
    empty: "",
    specs: [
      words<Changed>(columns.indicator, (row) => changedName(kit, row), { stretch: true, print: 170, sheet: 40 }),
      cellOf<Changed>(own.atClose, ({ was }) => valueCell(kit, was), { print: 70 }),
      cellOf<Changed>(own.now, ({ now }) => valueCell(kit, now), { print: 70 }),
      words<Changed>(columns.unit, unit, { print: 40, sheet: 8 }),
    ],
  });
  return { ...part, items: [{ term: own.title, text: own.note }] };
}

/** Where a month of which the whole report was kept says when, by whom and under which hash it was closed. */
export function asClosed(
  kit: Kit,
  close: { readonly closedAt: string; readonly actor: string; readonly hash: string },
  restated: boolean,
): string {
  const { board: own } = kit.words;
  const at = kit.format.instant(close.closedAt, kit.calendar.timeZone);
  const actor = close.actor || kpiWords(kit).closes.erased;
  const said = fillWords(own.asClosed, { at, actor, id: close.hash.slice(0, 16) });
  return restated ? `${said} ${own.restatedApart}` : said;
}

/** An indicator with the currency of its amounts. */
interface Row {
  readonly kpi: Kpi;
  readonly currency: string;
}

function rowsOf(kit: Kit, board: KpiBoard): Row[] {
  return board.kpis.map((kpi) => ({ kpi: printed(kit, board, kpi), currency: board.currency }));
}

/** Of what is n/a for want of a rate the amounts are not nothing, but not known. */
function isUnknown({ value, numerator, denominator }: Kpi): boolean {
  return value === null && numerator === "0" && denominator === "0";
}

/**
 * Every KPI with its target, light, method and the two amounts it was made from (KPIS 15); of several currencies those of money
 * of each by itself behind it (KPIS 0).
 */
export async function boardTable(kit: Kit): Promise<Part> {
  const board = await boardOf(kit);
  const whole = kpiTable(kit, SUMMARY, kit.common.sections.figures, rowsOf(kit, board), board.currency);
  const each: Row[] = [];
  for (const currency of await eachCurrency(kit)) {
    const own = await boardOf(kit, kit.from, kit.asOf, currency);
    each.push(...rowsOf(kit, own).filter(({ kpi }) => kpi.of === "amount"));
  }
  if (each.length === 0) return whole;
  const { sections, sheets } = kpiTable(kit, BY_CURRENCY, kit.words.board.byCurrency, each, null);
  return { ...whole, sections: [...whole.sections, ...sections], sheets: [...whole.sheets, ...sheets] };
}

/** What the desk itself is measured by in the week: follow-ups, records and reports on time (COLLECTIONS 18, weekly). */
export async function discipline(kit: Kit): Promise<Part> {
  const asked = { from: kit.from, to: kit.asOf, now: kit.madeAt, filter: { currency: kit.currency } };
  const rows = (await readDiscipline(kit.read, asked)).map((kpi) => ({ kpi, currency: "" }));
  return kpiTable(kit, "discipline", kit.words.work.discipline, rows, "");
}

/** @param currency of all amounts; null: rows of each currency stand apart */
function kpiTable(kit: Kit, id: string, title: string, rows: Row[], currency: string | null): Part {
  const { columns } = kit.common;
  const methods = new Map<string, string>(Object.entries(kpiWords(kit).methods));
  const amountOf = ({ kpi, currency: own }: Row, value: string): Cell => {
    if (kpi.of !== "amount") return { kind: "count", value: Number(value) };
    return isUnknown(kpi) ? empty : { kind: "money", minor: Number(value), currency: own };
  };
  const { definitions } = kpiWords(kit);
  const atLeast = fillWords(kit.common.figure.atLeast, { value: "" }).trim();
  const items = rows.map(({ kpi: { name, method } }) => ({
    term: kpiName(kit, name),
    text: definitions[kpiDefinition(name, method)],
  }));
  const inOne = currency !== null && rows.some(({ kpi }) => kpi.of === "amount");
  const part = listing(kit, {
    id,
    title,
    rows,
    empty: kit.common.weekly.noDocuments,
    ...(currency === null ? { currency: (row: Row) => row.currency } : {}),
    ...(inOne ? { note: fillWords(kit.words.board.currency, { currency }) } : {}),
    // The weekly report explains its lights itself.
    terms: id === SUMMARY ? ["kpis", "light"] : [],
    specs: [
      words<Row>(columns.indicator, ({ kpi }) => kpiName(kit, kpi.name), { stretch: true, print: 170, sheet: 40 }),
      cellOf<Row>(columns.value, ({ kpi }) => valueCell(kit, kpi), { print: 60 }),
      words<Row>(
        columns.unit,
        ({ kpi }) => (kpi.unit === "days" ? kit.common.units.days : kpi.unit === "percent" ? "%" : ""),
        {
          print: 0,
          sheet: 8,
        },
      ),
      words<Row>(columns.target, ({ kpi }) => kpi.target, { print: 44, sheet: 10 }),
      words<Row>(columns.light, ({ kpi }) => (kpi.light === "none" ? "" : kit.common.lights[kpi.light]), {
        print: 84,
        sheet: 18,
      }),
      words<Row>(
        columns.method,
        ({ kpi }) => `${methods.get(kpi.method) ?? kpi.method}${kpi.atLeast ? `, ${atLeast}` : ""}`,
        {
          stretch: true,
          print: 170,
          sheet: 48,
        },
      ),
      cellOf<Row>(columns.numerator, (row) => amountOf(row, row.kpi.numerator), { print: 76 }),
      cellOf<Row>(columns.denominator, (row) => amountOf(row, row.kpi.denominator), { print: 76 }),
    ],
  });
  return { ...part, items };
}

/** The first sheet of every workbook, and the one of the indicators of each currency. */
const SUMMARY = "summary";
export const BY_CURRENCY = "byCurrency";

/** What the lights of the period mean and what to do about those that are not green (COLLECTIONS 18, monthly). */
export async function narrative(kit: Kit): Promise<Part> {
  const { narrative: own } = kit.words;
  const actions = new Map<string, string>(Object.entries(own.actions));
  const lit = await litOf(kit);
  const judged = lit.filter(({ kpi }) => kpi.light === "red" || kpi.light === "amber");
  const sentences = judged.map(({ kpi, name }) => {
    const template = kpi.light === "red" ? own.red : own.amber;
    const values = { name, value: kpiValue(kit, kpi), target: unitOf(kit, kpi, kpi.target) };
    return `${fillWords(template, values)} ${actions.get(kpi.name) ?? ""}`.trim();
  });
  const green = lit.filter(({ kpi }) => kpi.light === "green").map(({ name }) => name);
  const good = green.length === 0 ? [] : [fillWords(own.green, { names: green.join(", ") })];
  const none = sentences.length === 0 && good.length === 0 ? [own.none] : [];
  const said = (texts: readonly string[], printOnly: boolean): Block[] =>
    texts.map((text) => ({ kind: "note", text, ...(printOnly ? { printOnly } : {}) }));
  const { columns } = kit.common;
  const inCells = listing<Lit>(kit, {
    id: NARRATIVE,
    title: own.title,
    rows: judged,
    empty: own.none,
    specs: [
      words<Lit>(columns.indicator, ({ name }) => name, { sheet: 40 }),
      cellOf<Lit>(columns.value, ({ kpi }) => valueCell(kit, kpi)),
      words<Lit>(columns.target, ({ kpi }) => unitOf(kit, kpi, kpi.target), { sheet: 14 }),
      words<Lit>(columns.light, ({ kpi }) => kit.common.lights[kpi.light], { sheet: 18 }),
      words<Lit>(kit.words.columns.action, ({ kpi }) => unnamed(actions.get(kpi.name) ?? ""), { sheet: 90 }),
    ],
  });
  // The workbook has what each light says in cells.
  const onSheet = inCells.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" ? [{ ...block, print: false }] : [])),
  );
  const blocks = [...said(good, false), ...said(sentences, true), ...said(none, false), ...onSheet];
  return { sections: [{ title: own.title, aside: "", blocks, flows: true }], sheets: inCells.sheets, terms: [] };
}

/** An indicator as the narrative calls it. */
interface Lit {
  readonly kpi: Kpi;
  readonly name: string;
}

/** Indicators that may have a light: of all together or, where a rate to add them up with is missing, those of money of each currency. */
async function litOf(kit: Kit): Promise<Lit[]> {
  const board = await boardOf(kit);
  const whole = board.kpis.map((kpi): Lit => ({ kpi: printed(kit, board, kpi), name: kpiName(kit, kpi.name) }));
  if (board.missing.length === 0) return whole;
  const each: Lit[] = [];
  for (const currency of await eachCurrency(kit)) {
    const own = await boardOf(kit, kit.from, kit.asOf, currency);
    const money = own.kpis.filter(({ of }) => of === "amount");
    each.push(...money.map((kpi) => ({ kpi: printed(kit, own, kpi), name: `${kpiName(kit, kpi.name)}, ${currency}` })));
  }
  return [...each, ...whole.filter(({ kpi }) => kpi.of !== "amount")];
}

/** The sheet of what the lights mean. */
export const NARRATIVE = "narrative";

/** What to do without the word that names it: `Acción: revisar` is `Revisar` in a column of actions. */
function unnamed(action: string): string {
  const text = action.replace(/^[^:]+: /, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
