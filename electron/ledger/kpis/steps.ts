import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { KpiFilter } from "../../../shared/contract/kpis.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { noFlows } from "../../../shared/domain/kpis/flows.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import {
  CASH,
  CHARGE,
  type CurrencyFlows,
  candidates,
  ENDED,
  entryClass,
  NON_CASH,
  WRITE_OFF,
  writtenOffOn,
} from "./items.ts";

/**
 * Which of the cuts a day comes by: 0 for the first or before, up to their number for later than all. The cuts of a row of
 * periods are the opening of the first and the end of each.
 */
export function stepOf(day: string | RawBuilder<string>, cuts: readonly string[]): RawBuilder<number> {
  const at = typeof day === "string" ? sql.raw(day) : day;
  const whens = cuts.map((cut, index) => sql`when ${at} <= ${cut} then ${sql.lit(index)}`);
  return sql<number>`case ${sql.join(whens, sql` `)} else ${sql.lit(cuts.length)} end`;
}

/** Opening of the first period and the end of each. */
export function cutsOf(periods: readonly Period[]): string[] {
  const [first] = periods;
  if (first === undefined) return [];
  return [addDays(first.from, -1), ...periods.map(({ to }) => to)];
}

interface Cell {
  currency: string;
  settled: number;
  moved: number;
  due: number;
  on_cut: number;
  class: number;
  minor: number;
}

/**
 * Sums of periods that follow each other, all in one pass over the entries: each entry is filed under the cut by which it
 * took effect and the one by which its invoice fell due, and every balance of every period is a sum of those cells. The
 * same sums as `periodFlows` gives of each period; of cohorts only with `cohort`.
 */
export async function flowsOfPeriods(
  db: ReadHandle,
  periods: readonly Period[],
  filter: KpiFilter,
  cohort: boolean,
): Promise<CurrencyFlows[][]> {
  const cuts = cutsOf(periods);
  const [first] = cuts;
  const last = cuts.at(-1);
  if (first === undefined || last === undefined) return [];
  // Each write-off is filed under the cut by which it was made, so that a period tells its own from those before.
  const writeOff = sql<number>`${sql.lit(WRITE_OFF)} + ${stepOf(writtenOffOn, cuts)}`;
  const onCut = sql`case when r.due_on in (${sql.join(cuts)}) then 1 else 0 end`;
  const result = await sql<Cell>`select m.currency, m.settled, m.moved, m.due, m.on_cut, m.class,
      cast(sum(m.minor) as bigint) as minor
    from (select r.currency, r.settled_at_issue as settled, ${stepOf("e.effective_on", cuts)} as moved,
        ${stepOf("r.due_on", cuts)} as due, ${onCut} as on_cut, ${entryClass(writeOff)} as class, e.amount_minor as minor
      from (${candidates(first, last, filter, cohort)}) as c join receivable as r on r.id = c.id
      join entry as e on e.receivable_id = r.id left join entry as o on o.id = e.reverses_id
      where e.effective_on <= ${last}) as m
    group by m.currency, m.settled, m.moved, m.due, m.on_cut, m.class`.execute(db);
  return periods.map((_, index) => {
    const found = new Map<string, CurrencyFlows>();
    for (const cell of result.rows) {
      const flows = found.get(cell.currency) ?? { ...noFlows(), currency: cell.currency };
      found.set(cell.currency, flows);
      file(flows, cell, index + 1);
    }
    return [...found.values()]
      .filter(({ currency: _, ...sums }) => Object.values(sums).some((sum) => sum !== 0))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1));
  });
}

/** Adds a cell to the sums of the period that ends with cut `end`. */
function file(flows: CurrencyFlows, cell: Cell, end: number): void {
  const { minor, moved, due } = cell;
  if (moved > end) return;
  const isDue = due <= end;
  const fellDue = due === end;
  const dueOnCut = due === end && cell.on_cut === 1;
  const before = moved < end;
  flows.closingMinor += minor;
  if (!isDue || dueOnCut) flows.closingCurrentMinor += minor;
  if (dueOnCut) flows.dueOnCutOffMinor += minor;
  if (before) {
    flows.openingMinor += minor;
    if (isDue) flows.dueBaseMinor += minor;
    if (fellDue) flows.fellDueMinor += minor;
  }
  if (cell.settled === 1) return;
  if (fellDue) {
    if (cell.class === CHARGE) flows.cohortMinor += minor;
    else if (cell.class === NON_CASH || cell.class === ENDED) flows.cohortMinor += minor;
    else if (cell.class === CASH) flows.cohortCashMinor -= minor;
  }
  if (before) return;
  const cameBack = cell.class >= WRITE_OFF && cell.class < WRITE_OFF + end;
  if (cell.class === CHARGE || cameBack) {
    flows.chargedMinor += minor;
    if (isDue) flows.dueBaseMinor += minor;
    if (fellDue) flows.fellDueMinor += minor;
  } else if (cell.class === CASH) {
    flows.cashMinor -= minor;
    if (isDue) flows.dueCashMinor -= minor;
  } else if (cell.class >= WRITE_OFF) {
    flows.writtenOffMinor -= minor;
  } else {
    flows.nonCashMinor -= minor;
    if (isDue) flows.dueNonCashMinor -= minor;
    if (fellDue && cell.class === ENDED) flows.fellDueMinor += minor;
  }
}
