import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Consolidated } from "../../../shared/contract/rates.ts";
import type { AgingTotals } from "../../../shared/contract/receivables.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { consolidate, shareAtOneRate } from "../../../shared/domain/rates/consolidate.ts";
import type { BookedAmount } from "../../../shared/domain/rates/exchange-rate.ts";
import { COMPANY_CURRENCY, canonicalRate, exchangeDifference } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { DayRates } from "./reader.ts";

const SUMS = [
  "currentMinor",
  "d1to30Minor",
  "d31to60Minor",
  "d61to90Minor",
  "d90plusMinor",
  "openMinor",
  "overdueMinor",
  "unappliedMinor",
  "balanceMinor",
] as const;

/** Totals of one currency, with what waits on account where the selection has it. */
export type CurrencyTotals = AgingTotals & { readonly unappliedMinor?: number; readonly balanceMinor?: number };

/** Open amounts of one currency issued at one TipoCambio. */
export interface BookedSum {
  readonly currency: string;
  /** TipoCambio as written; "" when the documents state none. */
  readonly rate: string;
  readonly minor: number;
  readonly documents: number;
}

/** Sums of open documents in foreign currency by the rate they were issued at; `items` has document_id, currency, open_minor. */
export async function bookedSums(db: ReadHandle, items: RawBuilder<unknown>): Promise<BookedSum[]> {
  const result = await sql<BookedSum>`select b.currency, d.exchange_rate as rate,
      cast(sum(b.open_minor) as bigint) as minor, cast(count(*) as bigint) as documents
    from (${items}) as b join document as d on d.id = b.document_id
    where b.currency <> ${COMPANY_CURRENCY} group by b.currency, d.exchange_rate`.execute(db);
  return result.rows;
}

/** Brings totals by currency together in company currency at the rates of the day, with the exchange difference beside. */
export function consolidatedTotals(
  totals: readonly CurrencyTotals[],
  booked: readonly BookedSum[],
  rates: DayRates,
): Consolidated {
  const rows = totals.map((row) => ({
    ...row,
    unappliedMinor: row.unappliedMinor ?? 0,
    balanceMinor: row.balanceMinor ?? row.openMinor,
  }));
  const whole = consolidate(rows, SUMS, (currency) => rates.of(currency));
  const share = shareAtOneRate(
    rows.map((row) => ({ currency: row.currency, partMinor: row.overdueMinor, wholeMinor: row.openMinor })),
    (currency) => rates.of(currency),
  );
  return {
    asOf: rates.asOf,
    currency: COMPANY_CURRENCY,
    needed: rows.some((row) => row.currency !== COMPANY_CURRENCY),
    rates: [...whole.used],
    missing: whole.ok
      ? []
      : whole.missing.map((currency) => ({ currency, lastDay: rates.last(currency)?.day ?? null })),
    sums: whole.ok
      ? {
          ...whole.sums,
          documents: rows.reduce((sum, row) => sum + row.documents, 0),
          overduePercent: share.value === null ? null : toDecimal(share.value),
        }
      : null,
    differenceMinor: differenceOf(booked, rates),
    withoutOwnRate: booked
      .filter((sum) => canonicalRate(sum.rate) === null)
      .reduce((count, sum) => count + sum.documents, 0),
  };
}

/** Exchange difference over several currencies; null when a rate of the day or a document's own rate is missing. */
export function differenceOf(booked: readonly BookedSum[], rates: DayRates): number | null {
  let difference = 0;
  for (const currency of new Set(booked.map((sum) => sum.currency))) {
    const rate = rates.of(currency);
    const amounts: BookedAmount[] = booked
      .filter((sum) => sum.currency === currency)
      .map(({ minor, rate: bookRate }) => ({ minor, bookRate }));
    const own = rate && exchangeDifference(amounts, currency, rate.rate);
    if (own === null) return null;
    difference += own;
  }
  return difference;
}
