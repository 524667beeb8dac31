import type { KpiRules } from "../../../shared/contract/kpis.ts";
import { zKpiRules } from "../../../shared/contract/kpis.ts";
import type { DsoMethod } from "../../../shared/domain/kpis/dso.ts";
import { defaultTargets, type Target, type TargetedKpi } from "../../../shared/domain/kpis/targets.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";

const KEY = "kpiRules";

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

/** How KPIs are reckoned and judged now. */
export async function readKpiRules(db: ReadHandle): Promise<KpiRules> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  return row === undefined ? DEFAULTS : zKpiRules.parse({ ...DEFAULTS, ...JSON.parse(row.value) });
}

/** Keeps the rules; closed months stay as they were frozen. */
export async function saveKpiRules(
  tx: LedgerTx,
  rules: KpiRules,
  recording: { readonly at: string; readonly actor: string },
): Promise<KpiRules> {
  const before = await readKpiRules(tx.sql);
  const value = JSON.stringify(rules);
  await tx.sql
    .insertInto("setting")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "kpis.rules",
    detail: { before, after: rules },
  });
  return rules;
}

/** Target of a KPI with the company's own goal. */
export function targetOf(rules: KpiRules, kpi: TargetedKpi): Target {
  return { ...defaultTargets[kpi], ...rules.targets[kpi] };
}

export function dsoMethod(rules: KpiRules): DsoMethod {
  return rules.dsoMethod === "countBack"
    ? { kind: "countBack" }
    : { kind: "simple", windowMonths: rules.dsoWindowMonths };
}
