import type { Kpi, KpiBoard } from "../../../../shared/contract/kpis.ts";
import { inCurrencyOrder } from "../../../../shared/domain/rates/exchange-rate.ts";
import { lackingRates, rateSentences, ratesInOne } from "../../../../shared/i18n/kpi-rates.ts";
import { kpisEn } from "../../../../shared/i18n/kpis.en.ts";
import { kpisEs } from "../../../../shared/i18n/kpis.es.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { readBoard } from "../../kpis/board.ts";
import { withFrozen } from "../../kpis/closes.ts";
import { type Cell, text } from "../../render/model.ts";
import type { Kit } from "./kit.ts";

const boards = new WeakMap<object, Map<string, Promise<KpiBoard>>>();

/** The board of the report's period or another one, of all currencies or of one; each is read once a report. */
export function boardOf(kit: Kit, from = kit.from, to = kit.asOf, currency = wholeOf(kit)): Promise<KpiBoard> {
  const known = boards.get(kit.readings) ?? new Map<string, Promise<KpiBoard>>();
  boards.set(kit.readings, known);
  const key = `${from} ${to} ${currency ?? ""}`;
  const asked = { from, to, now: kit.madeAt, filter: { currency } };
  const read = known.get(key) ?? readBoard(kit.read, asked).then((board) => withFrozen(kit.read, board));
  known.set(key, read);
  return read;
}

/** What the indicators are about: the currency asked for, or all of them, unless a kept report told those of one alone. */
function wholeOf({ told, currency }: Kit): string | null {
  return told?.one ?? currency;
}

/** Currencies of the period's figures whose indicators stand by themselves, too: where there are several (KPIS 0). */
export async function eachCurrency(kit: Kit): Promise<string[]> {
  if (kit.told?.each === false) return [];
  const { currencies } = await boardOf(kit);
  return currencies.length > 1 ? inCurrencyOrder(currencies) : [];
}

/**
 * What figures that several currencies make up are told of: of all together (null), or of each by itself while a rate to add
 * them up with is missing in one of some boards; as a kept report told them, where they are held against one.
 */
export async function addable(kit: Kit, of: readonly KpiBoard[]): Promise<(string | null)[]> {
  const { told } = kit;
  if (told !== null && told.one !== null) return [told.one];
  const apart = told?.apart ?? of.some(({ missing }) => missing.length > 0);
  return apart ? inCurrencyOrder(of.flatMap(({ currencies }) => currencies)) : [kit.currency];
}

/**
 * A KPI as a report of its period prints it: a closed month as it was frozen, unless the close is not what was frozen any more;
 * then as it is reckoned from the ledger now, and so where the report is asked for what came since.
 */
export function printed(kit: Kit, board: KpiBoard, kpi: Kpi): Kpi {
  const since = kit.closing === "since" && board.from === kit.from;
  return kpi.frozen === null || board.closed?.sound !== true || since ? kpi : { ...kpi, ...kpi.frozen };
}

/** An indicator whose value is not the one that was frozen. */
export interface Changed {
  readonly board: KpiBoard;
  readonly was: Kpi;
  readonly now: Kpi;
}

/** Indicators of a closed month that come to something else since, of the whole and of each currency. */
export async function changedKpis(kit: Kit): Promise<Changed[]> {
  const whole = await boardOf(kit);
  const found = [whole];
  for (const currency of await eachCurrency(kit)) found.push(await boardOf(kit, kit.from, kit.asOf, currency));
  return found.flatMap((board) =>
    board.kpis.flatMap((now): Changed[] =>
      now.frozen === null || now.frozen.value === now.value || (board !== whole && now.of !== "amount")
        ? []
        : [{ board, was: printed(kit, board, now), now }],
    ),
  );
}

/** Words of the board in the report's language. */
export function kpiWords({ lang }: Kit) {
  return lang === "es" ? kpisEs : kpisEn;
}

/** Rates the figures were reckoned with and those they lack, in the words of the board; "" where they need none. */
export function ratesSaid(kit: Kit, board: KpiBoard): string {
  return ratesInOne(rateSentences(kpiWords(kit), board, kit.format.day));
}

/** Why currencies stand apart: which of them lack a rate, and of which days. */
export function apartSaid(kit: Kit, of: readonly KpiBoard[]): string {
  const missing = of.flatMap((board) => board.missing);
  const currencies = lackingRates(kpiWords(kit), missing, kit.format.day);
  return currencies === "" ? kit.words.board.apart : fillWords(kit.words.board.apartFor, { currencies });
}

/** An indicator in words; its own name where there are none. */
export function kpiName(kit: Kit, name: string): string {
  return new Map<string, string>(Object.entries(kpiWords(kit).names)).get(name) ?? name;
}

/** A value of an indicator with its unit. */
export function unitOf(kit: Kit, kpi: Kpi, value: string): string {
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

/** A KPI's value in a table. */
export function valueCell({ common }: Kit, kpi: Kpi): Cell {
  if (kpi.value === null) return text(common.figure.notAvailable);
  return kpi.unit === "percent" ? { kind: "percent", value: kpi.value } : { kind: "decimal", value: kpi.value };
}
