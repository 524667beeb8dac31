import type { Holidays } from "../business-days.ts";
import { nextBusinessDay } from "../business-days.ts";
import { addDays, addMonths, endOfMonth, startOfMonth } from "../days.ts";

/** `fortnightly`: the 15th and the end of each month, as payrolls and many payers in Mexico do. */
export type Rhythm = "weekly" | "fortnightly" | "monthly";

/** Paid before the instalments, on signing as a rule. */
export interface DownPayment {
  readonly dueOn: string;
  readonly amountMinor: number;
}

/** How a schedule is asked for. `none`: an acknowledgement without one. */
export type SchedulePlan =
  | {
      readonly by: "count";
      readonly count: number;
      readonly rhythm: Rhythm;
      /** Earliest day of the first instalment. */
      readonly firstOn: string;
      readonly down: DownPayment | null;
    }
  | {
      readonly by: "amount";
      readonly amountMinor: number;
      readonly rhythm: Rhythm;
      readonly firstOn: string;
      readonly down: DownPayment | null;
    }
  | {
      readonly by: "dates";
      /** Instalments without an amount share what the others leave. */
      readonly rows: readonly { readonly dueOn: string; readonly amountMinor: number | null }[];
    }
  | { readonly by: "none" };

/** An instalment of a schedule. */
export interface Instalment {
  /** 1 for the first. */
  readonly seq: number;
  /** Day by the rhythm alone. */
  readonly fallsOn: string;
  /** That day, or the business day after it. */
  readonly dueOn: string;
  readonly amountMinor: number;
}

/** Why a schedule cannot be made: `sum` carries how much is missing (positive) or too much (negative). */
export type ScheduleProblem =
  | { readonly code: "too-many"; readonly most: number }
  | { readonly code: "too-small" | "down-too-large" | "order" }
  | { readonly code: "sum"; readonly missingMinor: number };

/** Most instalments a schedule may have: ten years by month, more than two by week. */
export const MOST_INSTALMENTS = 120;

/**
 * Makes the schedule of an amount. It sums exactly; what equal parts leave over is in the last instalment; days that are no
 * business days move to the next one (COLLECTIONS 9). Amounts in minor units.
 */
export function makeSchedule(
  totalMinor: number,
  plan: SchedulePlan,
  holidays: Holidays,
): readonly Instalment[] | ScheduleProblem {
  if (plan.by === "none") return [];
  const wanted = plan.by === "dates" ? byDates(totalMinor, plan.rows) : byRhythm(totalMinor, plan);
  if (!Array.isArray(wanted)) return wanted;
  return wanted.map(({ fallsOn, amountMinor }, index) => ({
    seq: index + 1,
    fallsOn,
    dueOn: nextBusinessDay(fallsOn, holidays),
    amountMinor,
  }));
}

interface Wanted {
  readonly fallsOn: string;
  readonly amountMinor: number;
}

function byRhythm(
  totalMinor: number,
  plan: Extract<SchedulePlan, { readonly by: "count" | "amount" }>,
): Wanted[] | ScheduleProblem {
  const { down, firstOn, rhythm } = plan;
  const rest = totalMinor - (down?.amountMinor ?? 0);
  if (rest <= 0) return { code: "down-too-large" };
  if (down !== null && down.dueOn > firstOn) return { code: "order" };
  const count = plan.by === "count" ? plan.count : Math.ceil(rest / plan.amountMinor);
  if (count > MOST_INSTALMENTS) return { code: "too-many", most: MOST_INSTALMENTS };
  const each = plan.by === "count" ? Math.floor(rest / count) : plan.amountMinor;
  if (each <= 0) return { code: "too-small" };
  const wanted: Wanted[] = down === null ? [] : [{ fallsOn: down.dueOn, amountMinor: down.amountMinor }];
  let left = rest;
  for (const [index, fallsOn] of rhythmDays(rhythm, firstOn, count).entries()) {
    const amountMinor = index === count - 1 ? left : each;
    left -= amountMinor;
    wanted.push({ fallsOn, amountMinor });
  }
  return wanted;
}

function byDates(
  totalMinor: number,
  rows: readonly { readonly dueOn: string; readonly amountMinor: number | null }[],
): Wanted[] | ScheduleProblem {
  if (rows.length > MOST_INSTALMENTS) return { code: "too-many", most: MOST_INSTALMENTS };
  if (rows.some((row, index) => row.dueOn <= (rows[index - 1]?.dueOn ?? ""))) return { code: "order" };
  const given = rows.reduce((sum, row) => sum + (row.amountMinor ?? 0), 0);
  const open = rows.filter((row) => row.amountMinor === null).length;
  const rest = totalMinor - given;
  if (open === 0 && rest !== 0) return { code: "sum", missingMinor: rest };
  if (open > 0 && rest < open) return { code: "too-small" };
  const each = open === 0 ? 0 : Math.floor(rest / open);
  let left = rest;
  let without = open;
  return rows.map(({ dueOn, amountMinor }) => {
    if (amountMinor !== null) return { fallsOn: dueOn, amountMinor };
    without--;
    const part = without === 0 ? left : each;
    left -= part;
    return { fallsOn: dueOn, amountMinor: part };
  });
}

/** The first `count` days of a rhythm, from `firstOn` on. */
export function rhythmDays(rhythm: Rhythm, firstOn: string, count: number): string[] {
  if (rhythm === "weekly") return Array.from({ length: count }, (_, index) => addDays(firstOn, 7 * index));
  if (rhythm === "monthly") return Array.from({ length: count }, (_, index) => monthsAfter(firstOn, index));
  const days: string[] = [];
  for (let month = startOfMonth(firstOn); days.length < count; month = addMonths(month, 1)) {
    for (const day of [addDays(month, 14), endOfMonth(month)])
      if (day >= firstOn && days.length < count) days.push(day);
  }
  return days;
}

/** The same day of a later month, or its last day when it has no such day. */
function monthsAfter(day: string, months: number): string {
  const last = endOfMonth(addMonths(day, months));
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

/** Months from a day to a later one, one begun counting as one: to the same day of the next month is one. */
export function monthsBegun(from: string, to: string): number {
  let months = 0;
  while (monthsAfter(from, months) < to) months++;
  return months;
}
