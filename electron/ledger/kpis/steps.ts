import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays } from "../../../shared/domain/days.ts";
import { FLOWS, noFlows, type PeriodFlows } from "../../../shared/domain/kpis/flows.ts";
import { monthsOf, type Period } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { KpiPart } from "./filter.ts";
import { CASH, CHARGE, candidates, ENDED, entryClass, NON_CASH, receivedOn, WRITE_OFF, writtenOffOn } from "./items.ts";

/**
 * Which of the cuts a day comes by: 0 for the first or before, up to their number for later than all. The cuts of a row of
 * periods are the opening of the first and the end of each.
 */
export function stepOf(day: string | RawBuilder<string>, cuts: readonly string[]): RawBuilder<number> {
  return stepAmong(typeof day === "string" ? sql.raw(day) : day, cuts, 0, cuts.length);
}

/** Compared one after the other where they are few, by halves where they are many: of two years a day meets 5 cuts instead of 12. */
function stepAmong(at: RawBuilder<unknown>, cuts: readonly string[], from: number, to: number): RawBuilder<number> {
  const by = (index: number) => sql`when ${at} <= ${cuts[index]} then`;
  if (to - from <= 3) {
    const whens = cuts.slice(from, to).map((_, index) => sql`${by(from + index)} ${sql.lit(from + index)}`);
    return whens.length === 0 ? sql.lit(to) : sql<number>`case ${sql.join(whens, sql` `)} else ${sql.lit(to)} end`;
  }
  const half = Math.floor((from + to) / 2);
  return sql<number>`case ${by(half)} ${stepAmong(at, cuts, from, half)} else ${stepAmong(at, cuts, half + 1, to)} end`;
}

/** Opening of the first period and the end of each. */
export function cutsOf(periods: readonly Period[]): string[] {
  const [first] = periods;
  if (first === undefined) return [];
  return [addDays(first.from, -1), ...periods.map(({ to }) => to)];
}

/** Sums of every currency in a period (KPIS 2, 3, 6). */
export type CurrencyFlows = { -readonly [Name in keyof PeriodFlows]: number } & { currency: string };

/** Entries that are the same to every period. */
interface Cell {
  readonly settled: boolean;
  readonly onCut: boolean;
  readonly due: number;
  readonly moved: number;
  readonly class: number;
  /** Cut by which what it takes back was made: a write-off, or cash the bank returned; null of all else. */
  readonly made: number | null;
  readonly minor: number;
}

/**
 * A cell as one number: entries are sorted by it, and sorting millions of rows of six columns costs more than reading them.
 * Steps go up to the number of cuts, and so do the classes of write-offs and, after them, of money returned.
 */
function cellCode(cuts: readonly string[]): {
  readonly coded: RawBuilder<number>;
  readonly decode: (code: number, minor: number) => Cell;
} {
  const steps = cuts.length + 1;
  const returned = WRITE_OFF + steps;
  const classes = returned + steps;
  // Each write-off is filed under the cut by which it was made, so that a period tells its own from those before.
  const writeOff = sql<number>`${sql.lit(WRITE_OFF)} + ${stepOf(writtenOffOn, cuts)}`;
  const bounce = sql<number>`${sql.lit(returned)} + ${stepOf(receivedOn, cuts)}`;
  const onCut = sql`case when r.due_on in (${sql.join(cuts)}) then 1 else 0 end`;
  return {
    coded: sql<number>`(((r.settled_at_issue * 2 + ${onCut}) * ${sql.lit(steps)} + ${stepOf("r.due_on", cuts)})
      * ${sql.lit(steps)} + ${stepOf("e.effective_on", cuts)}) * ${sql.lit(classes)} + ${entryClass(writeOff, bounce)}`,
    decode: (code, minor) => {
      const byMoved = Math.floor(code / classes);
      const byDue = Math.floor(byMoved / steps);
      const flags = Math.floor(byDue / steps);
      const kind = code % classes;
      return {
        settled: flags >= 2,
        onCut: flags % 2 === 1,
        due: byDue % steps,
        moved: byMoved % steps,
        class: kind >= returned ? CASH : Math.min(kind, WRITE_OFF),
        made: kind >= returned ? kind - returned : kind >= WRITE_OFF ? kind - WRITE_OFF : null,
        minor,
      };
    },
  };
}

/** What happened in a period and in each of its months, one entry a currency. */
export interface FlowsOfPeriod {
  readonly whole: readonly CurrencyFlows[];
  /** Of a period of a month or less, or that begins within one, the period itself; see `monthsOf`. */
  readonly months: readonly (readonly CurrencyFlows[])[];
}

/**
 * Sums of periods that follow each other and of their months, all in one pass over the entries: each entry is filed under the
 * cut by which it took effect and the one by which its invoice fell due, and every balance of every period is a sum of those
 * cells (KPIS 2, 3, 6). The rows behind the figures are `items`. Of cohorts only with `cohort`.
 */
export async function flowsOfPeriods(
  db: ReadHandle,
  periods: readonly Period[],
  filter: KpiPart,
  cohort: boolean,
): Promise<FlowsOfPeriod[]> {
  const months = periods.map(monthsOf);
  const cuts = cutsOf(months.flat());
  const [first] = cuts;
  const last = cuts.at(-1);
  if (first === undefined || last === undefined) return [];
  const { coded, decode } = cellCode(cuts);
  const result = await sql<{ currency: string; code: number; minor: number }>`select m.currency, m.code,
      cast(sum(m.minor) as bigint) as minor
    from (select r.currency, ${coded} as code, e.amount_minor as minor
      from entry as e join receivable as r on r.id = e.receivable_id left join entry as o on o.id = e.reverses_id
      where e.receivable_id in (${candidates(first, last, filter, cohort)}) and e.effective_on <= ${last}) as m
    group by m.currency, m.code`.execute(db);
  const cells = [...Map.groupBy(result.rows, ({ currency }) => currency)]
    .map(([currency, rows]) => ({ currency, own: rows.map(({ code, minor }) => decode(code, minor)) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
  const between = (opening: number, end: number): CurrencyFlows[] =>
    cells
      .map(({ currency, own }) => {
        const flows: CurrencyFlows = { ...noFlows(), currency };
        for (const cell of own) file(flows, cell, opening, end);
        return flows;
      })
      // What was paid before the opening and issued in none of its days adds nothing: no currency comes in by it alone.
      .filter((flows) => FLOWS.some((name) => flows[name] !== 0));
  let opening = 0;
  return months.map((own) => {
    const start = opening;
    opening += own.length;
    const whole = between(start, opening);
    return {
      whole,
      months: own.length === 1 ? [whole] : own.map((_, month) => between(start + month, start + month + 1)),
    };
  });
}

/** Adds a cell to the sums of the period between two cuts. */
function file(flows: CurrencyFlows, cell: Cell, opening: number, end: number): void {
  const { minor, moved, due } = cell;
  if (moved > end) return;
  const isDue = due <= end;
  const fellDue = isDue && due > opening;
  const dueOnCut = due === end && cell.onCut;
  const before = moved <= opening;
  flows.closingMinor += minor;
  if (!isDue || dueOnCut) flows.closingCurrentMinor += minor;
  if (dueOnCut) flows.dueOnCutOffMinor += minor;
  if (before) {
    flows.openingMinor += minor;
    if (isDue) flows.dueBaseMinor += minor;
    if (fellDue) flows.fellDueMinor += minor;
  }
  if (cell.settled) return;
  if (fellDue) {
    if (cell.class === CHARGE) flows.cohortMinor += minor;
    else if (cell.class === NON_CASH || cell.class === ENDED) flows.cohortMinor += minor;
    else if (cell.class === CASH) flows.cohortCashMinor -= minor;
  }
  if (before) return;
  const cameBack = cell.made !== null && cell.made <= opening;
  if (cell.class === CHARGE || cameBack) {
    flows.chargedMinor += minor;
    if (isDue) flows.dueBaseMinor += minor;
    if (fellDue) flows.fellDueMinor += minor;
  } else if (cell.class === CASH) {
    flows.cashMinor -= minor;
    if (isDue) flows.dueCashMinor -= minor;
  } else if (cell.class === WRITE_OFF) {
    flows.writtenOffMinor -= minor;
  } else {
    flows.nonCashMinor -= minor;
    if (isDue) flows.dueNonCashMinor -= minor;
    if (fellDue && cell.class === ENDED) flows.fellDueMinor += minor;
  }
}
