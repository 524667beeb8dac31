import { percentOf } from "../../../shared/domain/kpis/concentration.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import type { WeeklySection, WeeklyWriting } from "./weekly-writing.ts";

/** What one currency came to and what it had come to before, in minor units. */
export type Change = Pick<WeeklySection, "currency"> & {
  readonly totals: Pick<WeeklySection["totals"], "openMinor" | "overdueMinor">;
  readonly previousTotals: Pick<WeeklySection["totals"], "openMinor" | "overdueMinor">;
  readonly movement: Pick<WeeklySection["movement"], "invoicedMinor" | "collectedMinor">;
};

/** What changed since the day before a period, in words: balance, what was invoiced and collected, what is overdue. */
export function changeSentence({ words, format }: Pick<WeeklyWriting, "words" | "format">, of: Change): string {
  const { currency, totals, previousTotals, movement } = of;
  const amount = (minor: number): string => `${currency} ${format.amount(minor, currency)}`;
  const change = totals.openMinor - previousTotals.openMinor;
  const share = percentOf(Math.abs(change), previousTotals.openMinor);
  const values = {
    amount: amount(Math.abs(change)),
    percent: share === null ? words.figure.notAvailable : `${toDecimal(share)} %`,
    invoiced: amount(movement.invoicedMinor),
    collected: amount(-movement.collectedMinor),
  };
  const balance = change > 0 ? words.change.rose : change < 0 ? words.change.fell : words.change.same;
  const overdueChange = totals.overdueMinor - previousTotals.overdueMinor;
  const overdue =
    overdueChange > 0
      ? words.change.overdueRose
      : overdueChange < 0
        ? words.change.overdueFell
        : words.change.overdueSame;
  return `${fillWords(balance, values)} ${fillWords(overdue, { amount: amount(Math.abs(overdueChange)) })}`;
}
