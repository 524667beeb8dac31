import type { KpiTrend } from "../../../shared/contract/kpis.ts";
import { type Period, trendPeriods } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { agencyFindings, readAgencyBook } from "./agency-reader.ts";
import { type BoardAsked, figuresOf } from "./board.ts";
import { type KpiPart, partsOn } from "./filter.ts";
import { moneyOf } from "./money.ts";
import { readKpiRules } from "./rules.ts";
import { readDesk, serviceFindings } from "./service-reader.ts";

/**
 * The KPIs of thirteen periods up to the one asked about, as the board of each would give them. Balances, flows and sales
 * are read once for all periods that follow each other with the part asked of as it was; only what happened in a period is
 * read by itself.
 */
export async function readTrend(db: ReadHandle, asked: BoardAsked): Promise<KpiTrend> {
  const periods = trendPeriods(asked);
  const rules = await readKpiRules(db);
  const points = new Map<string, KpiTrend["kpis"][number]>();
  for (const { part, own } of runsOf(
    periods,
    await partsOn(
      db,
      asked,
      periods.map(({ to }) => to),
    ),
  )) {
    const money = await moneyOf(db, own, part, rules.recoveryMethod === "cohort");
    const span = { from: own[0]?.from ?? asked.from, to: own.at(-1)?.to ?? asked.to };
    const agencies = await readAgencyBook(db, span, part);
    for (const [index, period] of own.entries()) {
      const sums = money[index];
      if (sums === undefined) continue;
      const desk = await readDesk(db, period, rules, asked.now ?? null);
      const service = await serviceFindings(db, period, part, desk, sums);
      const { kpis, more } = figuresOf(sums, service, agencyFindings(agencies, period, sums), rules, period.to);
      for (const { name, value, light } of [...kpis, ...more]) {
        const line = points.get(name) ?? { name, points: [] };
        line.points.push({ value, light });
        points.set(name, line);
      }
    }
  }
  return { periods, kpis: [...points.values()] };
}

/** Periods that follow each other with the same customers in the part. */
interface Run {
  readonly part: KpiPart;
  readonly own: Period[];
}

function runsOf(periods: readonly Period[], parts: readonly KpiPart[]): Run[] {
  const runs: Run[] = [];
  for (const [index, part] of parts.entries()) {
    const period = periods[index];
    if (period === undefined) continue;
    const last = runs.at(-1);
    if (last !== undefined && JSON.stringify(last.part) === JSON.stringify(part)) last.own.push(period);
    else runs.push({ part, own: [period] });
  }
  return runs;
}
