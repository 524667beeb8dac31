import type { Kpi, KpiBoard, KpiName } from "../../../shared/contract/kpis.ts";
import { topShare } from "../../../shared/domain/kpis/concentration.ts";
import { averageDaysDelinquent, monthsOfSales } from "../../../shared/domain/kpis/dso.ts";
import { type Finding, figure } from "../../../shared/domain/kpis/figure.ts";
import { effectivenessIndex, recoveryRate } from "../../../shared/domain/kpis/flows.ts";
import { currentShare, overdueShare } from "../../../shared/domain/kpis/portfolio.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { defaultTargets, type TargetedKpi } from "../../../shared/domain/kpis/targets.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { boardMoney, type Stocks } from "./money.ts";
import { promiseFindings } from "./promise-findings.ts";
import { countBackDso } from "./sales.ts";
import { serviceFindings } from "./service-reader.ts";

/** Every KPI of a period, each with what it was made from (KPIS 2-13). */
export async function kpiBoard(
  db: ReadHandle,
  period: { readonly from: string; readonly to: string; readonly currency: string | null },
): Promise<KpiBoard> {
  const { from, to } = period;
  const money = await boardMoney(db, period);
  const { flows, stocks } = money;
  const service = await serviceFindings(db, from, to);
  const promises = await promiseFindings(db, period);
  return {
    from,
    to,
    currency: money.currency,
    missing: [...money.missing],
    kpis: [
      targeted("recoveryRate", "recovery", "amount", flows && recoveryRate(flows, "collectible")),
      targeted("overduePct", "overdue", "amount", stocks && overdueShare(stocks)),
      targeted("currentPct", "current", "amount", stocks && currentShare(stocks)),
      targeted("dso", "dso", "amount", stocks && countBackDso(stocks.sales, stocks.openMinor, to)),
      plain("bpdso", "days", "amount", stocks && countBackDso(stocks.sales, currentOf(stocks), to)),
      delinquency(stocks, to),
      plain("cei", "percent", "amount", flows && effectivenessIndex(flows)),
      targeted("followUpPct", "followUp", "count", service.followUp),
      targeted("ledgerUpdatesPct", "ledgerUpdates", "count", service.ledgerUpdates),
      targeted("reportsOnTimePct", "reports", "count", service.reports),
      plain("promisesKeptPct", "percent", "count", promises.kept),
      plain("ptpKeptAmountPct", "percent", "amount", promises.amount),
      plain("rpcRate", "percent", "count", service.rightParty),
      plain("coveragePct", "percent", "count", service.coverage),
      plain("top10SharePct", "percent", "amount", stocks && largestTen(stocks)),
    ],
  };
}

const currentOf = ({ openMinor, overdueMinor }: Stocks): number => openMinor - overdueMinor;

const NOTHING: Finding = { value: null, numerator: 0n, denominator: 0n, method: "openBalance" };

function targeted(name: KpiName, kpi: TargetedKpi, of: Kpi["of"], finding: Finding | null): Kpi {
  return { name, of, ...figure(finding ?? NOTHING, defaultTargets[kpi]) };
}

/** A KPI without a target has no light. */
function plain(name: KpiName, unit: Kpi["unit"], of: Kpi["of"], found: Finding | null): Kpi {
  const { value, numerator, denominator, method, atLeast } = found ?? NOTHING;
  return {
    name,
    value: value === null ? null : toDecimal(value),
    numerator: numerator.toString(),
    denominator: denominator.toString(),
    of,
    unit,
    method,
    target: "",
    light: "none",
    atLeast: atLeast ?? false,
  };
}

/** Average days delinquent: DSO less the DSO of the current balance alone, both by the same method (KPIS 5). */
function delinquency(stocks: Stocks | null, to: string): Kpi {
  if (stocks === null) return plain("add", "days", "amount", null);
  const sales = new Map<string, number>();
  for (const { month, amountMinor } of stocks.sales) sales.set(month, (sales.get(month) ?? 0) + amountMinor);
  const months = monthsOfSales(sales, to);
  const value = averageDaysDelinquent(stocks.openMinor, currentOf(stocks), months, { kind: "countBack" });
  const whole = countBackDso(stocks.sales, stocks.openMinor, to);
  return plain("add", "days", "amount", {
    value,
    numerator: BigInt(stocks.overdueMinor),
    denominator: whole.denominator,
    method: "difference",
    atLeast: whole.atLeast ?? false,
  });
}

/** Share of the ten largest groups in the open balance (KPIS 13). */
function largestTen({ groups, openMinor }: Stocks): Finding {
  const numerator = [...groups]
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, balance) => sum + balance, 0);
  return {
    value: topShare(groups, openMinor),
    numerator: BigInt(numerator),
    denominator: BigInt(openMinor),
    method: "topTen",
  };
}
