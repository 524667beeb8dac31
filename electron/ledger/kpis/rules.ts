import type { KpiRules } from "../../../shared/contract/kpis.ts";
import { zKpiRules } from "../../../shared/contract/kpis.ts";
import type { DsoMethod } from "../../../shared/domain/kpis/dso.ts";
import { defaultTargets, type Target, type TargetedKpi } from "../../../shared/domain/kpis/targets.ts";
import { keptRules } from "../lib/kept-rules.ts";

const goal = (kpi: TargetedKpi): KpiRules["targets"]["dso"] => ({
  goal: defaultTargets[kpi].goal,
  amberUntil: defaultTargets[kpi].amberUntil,
});

/** KPIS 2, 4, 7 and 15. */
const DEFAULTS: KpiRules = {
  recoveryMethod: "collectible",
  dsoMethod: "countBack",
  dsoWindowMonths: 3,
  dailyCutOff: "17:00",
  targets: {
    recovery: goal("recovery"),
    overdue: goal("overdue"),
    current: goal("current"),
    dso: goal("dso"),
    followUp: goal("followUp"),
    ledgerUpdates: goal("ledgerUpdates"),
    reports: goal("reports"),
  },
};

const kept = keptRules("kpiRules", zKpiRules, DEFAULTS, "kpis.rules");

/** How KPIs are reckoned and judged now. */
export const readKpiRules = kept.read;

/** Keeps the rules; closed months stay as they were frozen. */
export const saveKpiRules = kept.save;

/** Target of a KPI with the company's own goal. */
export function targetOf(rules: KpiRules, kpi: TargetedKpi): Target {
  return { ...defaultTargets[kpi], ...rules.targets[kpi] };
}

/** How the company chose to measure DSO. */
export function dsoMethod(rules: KpiRules): DsoMethod {
  return rules.dsoMethod === "countBack"
    ? { kind: "countBack" }
    : { kind: "simple", windowMonths: rules.dsoWindowMonths };
}
