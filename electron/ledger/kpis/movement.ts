import type { KpiMovement } from "../../../shared/contract/kpis.ts";
import { addDays, endOfMonth } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { type Ratio, ratio, times, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { BUCKETS, type Roll, rollChain, rollShare } from "../../../shared/domain/kpis/rolls.ts";
import { consolidate } from "../../../shared/domain/rates/consolidate.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type DayRates, ratesOn } from "../rates/reader.ts";
import { readSettings } from "../settings/reader.ts";
import { chainsOf } from "./chains.ts";
import { type PartAsked, partOn } from "./filter.ts";
import { ROLLS, rollRows } from "./roll-rows.ts";
import { AGES, type VintageRow, vintageRows } from "./vintage-rows.ts";

const text = (value: Ratio | null): string | null => (value === null ? null : toDecimal(value));

/**
 * Roll rates of a period and vintages up to its end (KPIS 10): the same open items followed from the opening to the
 * cut-off, and the unpaid share of each month's invoices when every one of them had come to an age. Flows: one rate a
 * currency, that of the opening.
 */
export async function readMovement(db: ReadHandle, asked: Period & PartAsked): Promise<KpiMovement> {
  const period = { from: asked.from, to: asked.to };
  const filter = await partOn(db, asked, period.to);
  const chains = await chainsOf(db, period.to, filter);
  const rolls = await rollRows(db, period, filter, chains);
  const vintages = await vintageRows(db, period.to, filter, chains);
  const opening = addDays(period.from, -1);
  const { rateDaysBack } = await readSettings(db);
  const rates = await ratesOn(db, opening, rateDaysBack);
  const currencies = [...new Set([...rolls, ...vintages].map(({ currency }) => currency))].sort();
  const [only, ...others] = currencies;
  const currency = others.length > 0 ? COMPANY_CURRENCY : (filter.currency ?? only ?? COMPANY_CURRENCY);
  const missing = others.length === 0 ? [] : missingOf(currencies, rates);
  const sums = <Name extends string>(
    rows: readonly ({ currency: string } & Record<Name, number>)[],
    names: readonly Name[],
  ): Record<Name, number> | null => {
    const zero = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
    if (others.length === 0) {
      for (const row of rows) for (const name of names) zero[name] = (zero[name] + row[name]) as (typeof zero)[Name];
      return zero;
    }
    // One row a currency, so that each is converted once.
    const byCurrency = [...Map.groupBy(rows, (row) => row.currency)].map(([own, many]) => ({
      ...(Object.fromEntries(names.map((name) => [name, many.reduce((all, row) => all + row[name], 0)])) as Record<
        Name,
        number
      >),
      currency: own,
    }));
    const found = consolidate(byCurrency, names, rates.of);
    return found.ok ? { ...found.sums } : null;
  };
  const byBucket: readonly (Roll | null)[] = BUCKETS.map((_, bucket) =>
    sums(
      rolls.filter((row) => row.bucket === bucket),
      ROLLS,
    ),
  );
  const known = byBucket.filter((roll) => roll !== null);
  return {
    currency,
    currencies,
    missing,
    rolls: known.length < BUCKETS.length ? [] : known.map((roll, bucket) => rollOf(roll, bucket)),
    chainPercent: known.length < BUCKETS.length ? null : text(rollChain(known)),
    vintages: missing.length > 0 ? [] : vintagesOf(vintages, period.to, (rows) => sums(rows, AGES)),
  };
}

function rollOf(roll: Roll, bucket: number): KpiMovement["rolls"][number] {
  const share = (minor: number): string | null => text(rollShare(minor, roll.openingMinor));
  return {
    bucket: BUCKETS[bucket] ?? "91+",
    ...roll,
    worsePercent: share(roll.worseMinor),
    stayedPercent: share(roll.stayedMinor),
    curedPercent: share(roll.curedMinor),
    nonCashPercent: share(roll.nonCashMinor),
  };
}

function missingOf(currencies: readonly string[], rates: DayRates): KpiMovement["missing"] {
  return currencies.flatMap((currency) =>
    currency === COMPANY_CURRENCY || rates.of(currency) !== null ? [] : [{ currency, day: rates.asOf }],
  );
}

/** A cell is shown only when every invoice of the month has come to its age. */
function vintagesOf(
  rows: readonly VintageRow[],
  to: string,
  sums: (rows: readonly VintageRow[]) => Record<(typeof AGES)[number], number> | null,
): KpiMovement["vintages"] {
  return [...Map.groupBy(rows, ({ month }) => month)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([month, own]) => {
      const whole = sums(own);
      if (whole === null) return [];
      const lastDue = own.map((row) => row.last_due).reduce((a, b) => (a > b ? a : b));
      const share = (name: "at30" | "at60" | "at90", age: number): string | null => {
        if (addDays(lastDue, age) > to || endOfMonth(`${month}-01`) > to) return null;
        const found = ratio(whole[name], whole.issued);
        return text(found === null ? null : times(found, 100));
      };
      return [
        { month, issuedMinor: whole.issued, at30: share("at30", 30), at60: share("at60", 60), at90: share("at90", 90) },
      ];
    });
}
