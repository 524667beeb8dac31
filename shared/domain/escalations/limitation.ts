import { addDays, daysBetween, isDay } from "../days.ts";
import type { LimitationKind } from "./codes.ts";

/**
 * Years after which a claim is time-barred: ordinary commercial claims (CCom 1047), credit sales of retailers (CCom 1043) and
 * the direct action on a pagaré (LGTOC 165). What interrupts them (a claim, an acknowledgement: CCom 1041) is for lawyers.
 */
export const LIMITATION_YEARS: Readonly<Record<LimitationKind, number>> = { commercial: 10, retail: 1, pagare: 3 };

/** The same day so many years later; 29 February becomes the 28th where the year has none. */
function yearsAfter(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, "0");
  const same = `${year}${day.slice(4)}`;
  return isDay(same) ? same : addDays(`${year}-03-01`, -1);
}

/** A clock that runs against a debt, with its last day and the days left; negative when it has run out. */
export interface LimitationClock {
  readonly kind: LimitationKind;
  readonly lastOn: string;
  readonly daysLeft: number;
}

/**
 * Clocks of a debt from the day it was due, the first to run out first: of retail credit sales or of commerce, and that of the
 * pagaré where there is one. The calendar alone; a lawyer confirms.
 */
export function limitationsOf(
  debt: { readonly dueOn: string; readonly retail: boolean; readonly pagare: boolean },
  today: string,
): LimitationClock[] {
  const kinds: LimitationKind[] = [
    debt.retail ? "retail" : "commercial",
    ...(debt.pagare ? (["pagare"] as const) : []),
  ];
  return kinds
    .map((kind) => {
      const lastOn = yearsAfter(debt.dueOn, LIMITATION_YEARS[kind]);
      return { kind, lastOn, daysLeft: daysBetween(today, lastOn) };
    })
    .sort((a, b) => a.daysLeft - b.daysLeft);
}
