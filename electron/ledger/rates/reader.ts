import { sql } from "kysely";
import type { RateCoverage, RateRow, UsedRate } from "../../../shared/contract/rates.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ChosenRate, ExchangeRate } from "../../../shared/domain/rates/exchange-rate.ts";
import { COMPANY_CURRENCY, rateFor, ratesInForce } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { openItems } from "../receivables/balance.ts";

/** Farthest back a last known rate is looked for when nothing may be used; only to say how old it is. */
const LOOK_BACK = 400;
/** Latest gaps that are named one by one. */
const NAMED_GAPS = 10;

/** Chooses the rate of each currency for one day under the company's rule. */
export interface DayRates {
  readonly asOf: string;
  of(currency: string): ChosenRate | null;
  /** Latest rate known by the day, however old; null: none within about a year. */
  last(currency: string): ChosenRate | null;
}

/**
 * Rates that may value balances as of a day. The last ones known are looked for about a year back; `lookBack` may ask for
 * less where nobody wants to be told how old they are.
 */
export async function ratesOn(
  db: ReadHandle,
  asOf: string,
  daysBack: number,
  lookBack: number = LOOK_BACK,
): Promise<DayRates> {
  const rows = await db
    .selectFrom("exchange_rate")
    .select(["id", "currency", "day", "rate", "source"])
    .where("day", "<=", asOf)
    .where("day", ">=", addDays(asOf, -lookBack))
    .execute();
  const inForce = ratesInForce(rows);
  return {
    asOf,
    of: (currency) => rateFor(inForce, currency, asOf, daysBack),
    last: (currency) => rateFor(inForce, currency, asOf, lookBack),
  };
}

async function everySaid(db: ReadHandle, currency: string | null) {
  let query = db.selectFrom("exchange_rate").selectAll();
  if (currency !== null) query = query.where("currency", "=", currency);
  return query.orderBy("day", "desc").orderBy("currency").orderBy("id", "desc").execute();
}

/** Rates in force, or everything ever said; latest day first. */
export async function ratePage(
  db: ReadHandle,
  selection: { currency: string | null; history: boolean; offset: number; limit: number },
): Promise<{ rows: RateRow[]; total: number }> {
  const said = await everySaid(db, selection.currency);
  const key = (rate: ExchangeRate): string => `${rate.currency}|${rate.day}|${rate.source}|${rate.rate}`;
  const inForce = new Set(ratesInForce(said).map(key));
  const rows = said
    .map((row): RateRow => {
      // Of a rate that was said again word for word, the latest statement is the one in force: they come latest first.
      const stands = row.rate !== "" && inForce.delete(key(row));
      const { currency, day, rate, source, origin, actor } = row;
      return { currency, day, rate, source, origin, actor, recordedAt: row.recorded_at, inForce: stands };
    })
    .filter((row) => selection.history || row.inForce);
  return { rows: rows.slice(selection.offset, selection.offset + selection.limit), total: rows.length };
}

async function openByCurrency(db: ReadHandle, asOf: string): Promise<Map<string, number>> {
  const result = await sql<{ currency: string; n: number }>`select currency, cast(count(*) as bigint) as n
    from (${openItems(asOf)}) as i group by currency`.execute(db);
  return new Map(result.rows.map((row) => [row.currency, row.n]));
}

/** Working days without a rate between the first and the last day of an ordered list, latest first. */
function gapsOf(days: readonly string[]): string[] {
  const known = new Set(days);
  const first = days[0];
  const last = days.at(-1);
  const gaps: string[] = [];
  if (first === undefined || last === undefined) return gaps;
  for (let day = last; day > first; day = addDays(day, -1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !known.has(day)) gaps.push(day);
  }
  return gaps;
}

/** Every foreign currency with a rate or an open document: its last rate, the one in use, and days without any. */
export async function rateCoverage(db: ReadHandle, asOf: string, daysBack: number): Promise<RateCoverage[]> {
  const inForce = ratesInForce(await everySaid(db, null));
  const open = await openByCurrency(db, asOf);
  const currencies = new Set([...inForce.map((rate) => rate.currency), ...open.keys()]);
  currencies.delete(COMPANY_CURRENCY);
  return [...currencies].sort().map((currency) => {
    const own = inForce.filter((rate) => rate.currency === currency);
    const gaps = gapsOf(own.map((rate) => rate.day).filter((day) => day <= asOf));
    return {
      currency,
      openDocuments: open.get(currency) ?? 0,
      last: asUsed(rateFor(own, currency, asOf, Number.MAX_SAFE_INTEGER)),
      used: asUsed(rateFor(own, currency, asOf, daysBack)),
      days: own.length,
      gaps: gaps.slice(0, NAMED_GAPS),
      gapCount: gaps.length,
    };
  });
}

function asUsed(rate: ChosenRate | null): UsedRate | null {
  return rate === null ? null : { ...rate };
}
