import type { Kpi, KpiBoard } from "../../../../shared/contract/kpis.ts";
import { addDays, addMonths } from "../../../../shared/domain/days.ts";
import { inCurrencyOrder } from "../../../../shared/domain/rates/exchange-rate.ts";
import { kpiDefinition } from "../../../../shared/i18n/kpi-definition.ts";
import { kpisEn } from "../../../../shared/i18n/kpis.en.ts";
import { kpisEs } from "../../../../shared/i18n/kpis.es.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { readBoard, readDiscipline } from "../../kpis/board.ts";
import { withFrozen } from "../../kpis/closes.ts";
import { readMovement } from "../../kpis/movement.ts";
import { type Block, type Cell, empty, type Tile, text } from "../../render/model.ts";
import { amount, cellOf, type Kit, listing, type Part, share, words } from "./kit.ts";

const boards = new WeakMap<object, Map<string, Promise<KpiBoard>>>();

/**
 * The KPIs of the report's period or another one; each is read once a report. While a currency has no rate nothing can be
 * added up: then the figures are those of the first currency alone, with the rates that are missing.
 */
export function boardOf(kit: Kit, from = kit.from, to = kit.asOf): Promise<KpiBoard> {
  const known = boards.get(kit.readings) ?? new Map<string, Promise<KpiBoard>>();
  boards.set(kit.readings, known);
  const key = `${from} ${to}`;
  const read = known.get(key) ?? readWhole(kit, { from, to });
  known.set(key, read);
  return read;
}

async function readWhole(kit: Kit, period: { from: string; to: string }): Promise<KpiBoard> {
  const of = async (currency: string | null): Promise<KpiBoard> =>
    withFrozen(kit.read, await readBoard(kit.read, { ...period, now: kit.madeAt, filter: { currency } }));
  const whole = await of(kit.currency);
  const [first] = inCurrencyOrder(whole.currencies);
  if (whole.missing.length === 0 || first === undefined) return whole;
  return { ...(await of(first)), missing: whole.missing };
}

/**
 * A KPI as a report of its period prints it: a closed month as it was frozen, unless the close is not what was frozen any more;
 * then as it is reckoned from the ledger now, and so where the report is asked for what came since.
 */
function printed(kit: Kit, board: KpiBoard, kpi: Kpi): Kpi {
  const since = kit.closing === "since" && board.from === kit.from;
  return kpi.frozen === null || board.closed?.sound !== true || since ? kpi : { ...kpi, ...kpi.frozen };
}

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

function kpiWords({ lang }: Kit) {
  return lang === "es" ? kpisEs : kpisEn;
}

/** An indicator in words; its own name where there are none. */
export function kpiName(kit: Kit, name: string): string {
  return new Map<string, string>(Object.entries(kpiWords(kit).names)).get(name) ?? name;
}

function unitOf(kit: Kit, kpi: Kpi, value: string): string {
  const { figure } = kit.common;
  if (kpi.unit === "percent") return fillWords(figure.percent, { value });
  return kpi.unit === "days" ? fillWords(figure.days, { value }) : value;
}

/** A KPI's value as it is read: with its unit, "at least" where the history ran out, n/a where nothing can be divided by. */
export function kpiValue(kit: Kit, kpi: Kpi): string {
  const { figure } = kit.common;
  if (kpi.value === null) return figure.notAvailable;
  const value = unitOf(kit, kpi, kpi.value);
  return kpi.atLeast ? fillWords(figure.atLeast, { value }) : value;
}

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

/** The lights of the period on the first page, and what stands in the way of some. */
export async function lights(kit: Kit): Promise<Block[]> {
  const board = await boardOf(kit);
  const tiles = ON_COVER.flatMap((name) => {
    const kpi = board.kpis.find((each) => each.name === name);
    return kpi === undefined ? [] : [tileOf(kit, board, printed(kit, board, kpi))];
  });
  const sentences = [...closing(kit, board), ...rateSentences(kit, board)];
  return [
    { kind: "tiles", tiles },
    ...(sentences.length === 0 ? [] : [{ kind: "note" as const, text: sentences.join(" ") }]),
  ];
}

function closing(kit: Kit, board: KpiBoard): string[] {
  const { board: own } = kit.words;
  if (kit.closing === "apart") return [];
  if (board.closed === null) return kit.kind === "monthly" ? [own.notClosed] : [];
  const { closedAt, actor, hash, sound } = board.closed;
  if (!sound) return [own.closeBroken];
  if (kit.closing === "altered") return [own.keptBroken];
  const at = kit.format.instant(closedAt, kit.calendar.timeZone);
  const changed = board.kpis.flatMap((kpi) =>
    kpi.frozen === null || kpi.frozen.value === kpi.value
      ? []
      : [
          fillWords(own.restatedOne, {
            name: kpiName(kit, kpi.name),
            was: kpiValue(kit, printed(kit, board, kpi)),
            now: kpiValue(kit, kpi),
          }),
        ],
  );
  return [
    fillWords(own.closed, { at, actor: actor || kpiWords(kit).closes.erased, id: hash.slice(0, 16) }),
    ...(kit.closing === "erased" ? [own.keptErased] : []),
    ...(changed.length === 0 ? [] : [fillWords(own.restated, { figures: changed.join("; ") })]),
  ];
}

/** An indicator whose value is not the one that was frozen. */
interface Changed {
  readonly was: Kpi;
  readonly now: Kpi;
}

/** Indicators of a closed month that come to something else since, each as it was frozen and as it is now. */
export async function restatedKpis(kit: Kit): Promise<Part | null> {
  const { restated: own } = kit.words;
  const { columns, units } = kit.common;
  const board = await boardOf(kit);
  const rows = board.kpis.flatMap((now): Changed[] =>
    now.frozen === null || now.frozen.value === now.value ? [] : [{ was: printed(kit, board, now), now }],
  );
  if (rows.length === 0) return null;
  const unit = ({ now }: Changed): string => (now.unit === "days" ? units.days : now.unit === "percent" ? "%" : "");
  const part = listing(kit, {
    id: "restated",
    title: own.title,
    rows,
    note: own.note,
    empty: "",
    specs: [
      words<Changed>(columns.indicator, ({ now }) => kpiName(kit, now.name), { stretch: true, print: 170, sheet: 40 }),
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

/** Which rates the figures were reckoned with, and which one they lack: never guessed (KPIS 0). */
function rateSentences(kit: Kit, board: KpiBoard): string[] {
  const { board: own } = kit.words;
  const lacking = Map.groupBy(board.missing, (each) => each.currency);
  const currencies = [...lacking].map(([currency, all]) =>
    fillWords(own.lacking, { currency, days: all.map((each) => kit.format.day(each.day)).join(", ") }),
  );
  const missing =
    currencies.length === 0 ? [] : [fillWords(own.noRate, { currencies: currencies.join("; "), only: board.currency })];
  const rates = board.rates.map(({ currency, rate, day, needed }) =>
    fillWords(day === needed ? own.rate : own.lastRate, { currency, rate, day: kit.format.day(day) }),
  );
  return [...missing, ...(rates.length === 0 ? [] : [fillWords(own.rates, { rates: rates.join("; ") })])];
}

function valueCell({ common }: Kit, kpi: Kpi): Cell {
  if (kpi.value === null) return text(common.figure.notAvailable);
  return kpi.unit === "percent" ? { kind: "percent", value: kpi.value } : { kind: "decimal", value: kpi.value };
}

/** Every KPI with its target, light, method and the two amounts it was made from (KPIS 15). */
export async function boardTable(kit: Kit): Promise<Part> {
  const board = await boardOf(kit);
  const kpis = board.kpis.map((kpi) => printed(kit, board, kpi));
  return kpiTable(kit, SUMMARY, kit.common.sections.figures, kpis, board.currency);
}

/** What the desk itself is measured by in the week: follow-ups, records and reports on time (COLLECTIONS 18, weekly). */
export async function discipline(kit: Kit): Promise<Part> {
  const asked = { from: kit.from, to: kit.asOf, now: kit.madeAt, filter: { currency: kit.currency } };
  return kpiTable(kit, "discipline", kit.words.work.discipline, await readDiscipline(kit.read, asked), "");
}

function kpiTable(kit: Kit, id: string, title: string, rows: Kpi[], currency: string): Part {
  const { columns } = kit.common;
  const methods = new Map<string, string>(Object.entries(kpiWords(kit).methods));
  const amountOf = (kpi: Kpi, value: string): Cell =>
    kpi.of === "amount" ? { kind: "money", minor: Number(value), currency } : { kind: "count", value: Number(value) };
  const { definitions } = kpiWords(kit);
  const atLeast = fillWords(kit.common.figure.atLeast, { value: "" }).trim();
  const items = rows.map(({ name, method }) => ({
    term: kpiName(kit, name),
    text: definitions[kpiDefinition(name, method)],
  }));
  const part = listing(kit, {
    id,
    title,
    rows,
    empty: kit.common.weekly.noDocuments,
    ...(rows.some(({ of }) => of === "amount") ? { note: fillWords(kit.words.board.currency, { currency }) } : {}),
    // The weekly report explains its lights itself.
    terms: id === SUMMARY ? ["kpis", "light"] : [],
    specs: [
      words<Kpi>(columns.indicator, (kpi) => kpiName(kit, kpi.name), { stretch: true, print: 170, sheet: 40 }),
      cellOf<Kpi>(columns.value, (kpi) => valueCell(kit, kpi), { print: 60 }),
      words<Kpi>(
        columns.unit,
        (kpi) => (kpi.unit === "days" ? kit.common.units.days : kpi.unit === "percent" ? "%" : ""),
        {
          print: 0,
          sheet: 8,
        },
      ),
      words<Kpi>(columns.target, (kpi) => kpi.target, { print: 44, sheet: 10 }),
      words<Kpi>(columns.light, (kpi) => (kpi.light === "none" ? "" : kit.common.lights[kpi.light]), {
        print: 84,
        sheet: 18,
      }),
      words<Kpi>(
        columns.method,
        (kpi) => `${methods.get(kpi.method) ?? kpi.method}${kpi.atLeast ? `, ${atLeast}` : ""}`,
        {
          stretch: true,
          print: 170,
          sheet: 48,
        },
      ),
      cellOf<Kpi>(columns.numerator, (kpi) => amountOf(kpi, kpi.numerator), { print: 76 }),
      cellOf<Kpi>(columns.denominator, (kpi) => amountOf(kpi, kpi.denominator), { print: 76 }),
    ],
  });
  return { ...part, items };
}

/** The first sheet of every workbook. */
const SUMMARY = "summary";

const hundredths = (value: string): number => Math.round(Number(value) * 100);
const decimalOf = (value: number): string => (value / 100).toFixed(2);

interface Step {
  readonly name: string;
  readonly days: string;
}

/** What moved the DSO since the end of the month before: best-possible days and days of delay (KPIS 5). */
export async function dsoBridge(kit: Kit): Promise<Part> {
  const { bridge: own, columns } = kit.words;
  const before = await boardOf(kit, addMonths(kit.from, -1), addDays(kit.from, -1));
  const now = await boardOf(kit);
  const of = (board: KpiBoard, name: string): number | null => {
    const kpi = board.kpis.find((each) => each.name === name);
    const value = kpi === undefined ? null : printed(kit, board, kpi).value;
    return value === null ? null : hundredths(value);
  };
  const [dso0, dso1, best0, best1] = [of(before, "dso"), of(now, "dso"), of(before, "bpdso"), of(now, "bpdso")];
  const whole = dso0 !== null && dso1 !== null && best0 !== null && best1 !== null;
  const rows: Step[] = whole
    ? [
        { name: fillWords(own.before, { day: kit.format.day(before.to) }), days: decimalOf(dso0) },
        { name: own.best, days: decimalOf(best1 - best0) },
        { name: own.delay, days: decimalOf(dso1 - dso0 - (best1 - best0)) },
        { name: fillWords(own.now, { day: kit.format.day(kit.asOf) }), days: decimalOf(dso1) },
      ]
    : [];
  return listing(kit, {
    id: "bridge",
    title: own.title,
    rows,
    empty: own.none,
    terms: ["bridge"],
    specs: [
      words<Step>(columns.concept, (row) => row.name, { stretch: true, print: 240, sheet: 60 }),
      cellOf<Step>(kit.common.units.days, (row) => ({ kind: "decimal", value: row.days }), { print: 70 }),
    ],
  });
}

/** What the lights of the period mean and what to do about those that are not green (COLLECTIONS 18, monthly). */
export async function narrative(kit: Kit): Promise<Part> {
  const { narrative: own } = kit.words;
  const board = await boardOf(kit);
  const actions = new Map<string, string>(Object.entries(own.actions));
  const kpis = board.kpis.map((kpi) => printed(kit, board, kpi));
  const judged = kpis.filter((kpi) => kpi.light === "red" || kpi.light === "amber");
  const sentences = judged.map((kpi) => {
    const template = kpi.light === "red" ? own.red : own.amber;
    const values = { name: kpiName(kit, kpi.name), value: kpiValue(kit, kpi), target: unitOf(kit, kpi, kpi.target) };
    return `${fillWords(template, values)} ${actions.get(kpi.name) ?? ""}`.trim();
  });
  const green = kpis.filter((kpi) => kpi.light === "green").map((kpi) => kpiName(kit, kpi.name));
  const good = green.length === 0 ? [] : [fillWords(own.green, { names: green.join(", ") })];
  const none = sentences.length === 0 && good.length === 0 ? [own.none] : [];
  const blocks: Block[] = [...good, ...sentences, ...none].map((text) => ({ kind: "note", text }));
  return { sections: [{ title: own.title, aside: "", blocks, flows: true }], sheets: [], terms: [] };
}

type Movement = Awaited<ReturnType<typeof readMovement>>;

async function movementOf(kit: Kit): Promise<Movement> {
  const { currency } = await boardOf(kit);
  const period = { from: kit.from, to: kit.asOf };
  return readMovement(kit.read, {
    ...period,
    filter: { currency: (await boardOf(kit)).missing.length > 0 ? currency : kit.currency },
  });
}

/** Word that amounts of several currencies are added up, and at which rate; nothing of one currency. */
function addedUp({ words, format, from }: Kit, { currencies, currency }: Movement): { note?: string } {
  const day = format.day(addDays(from, -1));
  return currencies.length > 1 ? { note: fillWords(words.rolls.addedUp, { currency, day }) } : {};
}

type Roll = Movement["rolls"][number] & { readonly currency: string };

/** Where the open items of the beginning of the period were at its end: worse, the same, paid (KPIS 10). */
export async function rollRates(kit: Kit): Promise<Part> {
  const { rolls: own, columns } = kit.words;
  const { current, d1to30, d31to60, d61to90, d90plus } = kit.common.columns;
  const names = { current, "1-30": d1to30, "31-60": d31to60, "61-90": d61to90, "91+": d90plus } as const;
  const movement = await movementOf(kit);
  const rows = movement.rolls.map((row): Roll => ({ ...row, currency: movement.currency }));
  // There is no worse bucket than the last: what is still open of it stayed (KPIS 10).
  const isLast = (row: Roll): boolean => row.bucket === "91+";
  return listing(kit, {
    id: "rolls",
    title: own.title,
    rows: rows.every((row) => row.openingMinor === 0) ? [] : rows,
    currency: (row) => row.currency,
    ...addedUp(kit, movement),
    empty: own.none,
    terms: ["rolls"],
    specs: [
      words<Roll>(columns.bucket, (row) => names[row.bucket], { stretch: true, print: 90, sheet: 16 }),
      amount<Roll>(own.opening, (row) => row.openingMinor, { print: 84 }),
      amount<Roll>(own.worse, (row) => (isLast(row) ? 0 : row.worseMinor), { print: 84 }),
      cellOf<Roll>(own.worsePart, (row) => (isLast(row) ? empty : { kind: "percent", value: row.worsePercent }), {
        print: 56,
      }),
      amount<Roll>(own.stayed, (row) => (isLast(row) ? row.worseMinor : row.stayedMinor), { print: 84 }),
      share<Roll>(own.stayedPart, (row) => (isLast(row) ? row.worsePercent : row.stayedPercent), { print: 56 }),
      amount<Roll>(own.cured, (row) => row.curedMinor, { print: 84 }),
      share<Roll>(own.curedPart, (row) => row.curedPercent, { print: 56 }),
      amount<Roll>(own.nonCash, (row) => row.nonCashMinor, { print: 84 }),
    ],
  });
}

type Vintage = Movement["vintages"][number] & { readonly currency: string };

/** Unpaid share of the invoices of each month 30, 60 and 90 days after they fell due (KPIS 10). */
export async function vintages(kit: Kit): Promise<Part> {
  const { rolls: own, columns } = kit.words;
  const movement = await movementOf(kit);
  return listing(kit, {
    id: "unpaidShares",
    title: own.vintages,
    rows: movement.vintages.map((row): Vintage => ({ ...row, currency: movement.currency })),
    currency: (row) => row.currency,
    ...addedUp(kit, movement),
    empty: own.noVintages,
    terms: ["vintages"],
    specs: [
      words<Vintage>(columns.month, (row) => row.month, { stretch: true, print: 120, sheet: 12 }),
      amount<Vintage>(columns.issuedAmount, (row) => row.issuedMinor, { print: 110 }),
      share<Vintage>(own.at30, (row) => row.at30, { print: 90 }),
      share<Vintage>(own.at60, (row) => row.at60, { print: 90 }),
      share<Vintage>(own.at90, (row) => row.at90, { print: 90 }),
    ],
  });
}
