import type { KpiTrend } from "../../../shared/contract/kpis.ts";
import { trendPeriods } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { agencyFindings, readAgencyBook } from "./agency-reader.ts";
import { type BoardAsked, figuresOf } from "./board.ts";
import { WHOLE } from "./filter.ts";
import { moneyOf } from "./money.ts";
import { readKpiRules } from "./rules.ts";
import { readDesk, serviceFindings } from "./service-reader.ts";

/**
 * The KPIs of thirteen periods up to the one asked about, as the board of each would give them. Balances, flows and sales
 * of all of them are read once; only what happened in a period is read by itself.
 */
export async function readTrend(db: ReadHandle, asked: BoardAsked): Promise<KpiTrend> {
  const filter = { ...WHOLE, ...asked.filter };
  const periods = trendPeriods(asked);
  const rules = await readKpiRules(db);
  const money = await moneyOf(db, periods, filter, rules.recoveryMethod === "cohort");
  const agencies = await readAgencyBook(db, { from: periods[0]?.from ?? asked.from, to: asked.to }, filter);
  const points = new Map<string, KpiTrend["kpis"][number]>();
  for (const [index, period] of periods.entries()) {
    const own = money[index];
    if (own === undefined) continue;
    const desk = await readDesk(db, period, rules, asked.now ?? null);
    const service = await serviceFindings(db, period, filter, desk, own);
    const { kpis, more } = figuresOf(own, service, agencyFindings(agencies, period, own), rules, period.to);
    for (const { name, value, light } of [...kpis, ...more]) {
      const line = points.get(name) ?? { name, points: [] };
      line.points.push({ value, light });
      points.set(name, line);
    }
  }
  return { periods, kpis: [...points.values()] };
}
