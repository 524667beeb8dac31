import { z } from "zod";
import { zDisputeType, zResolver } from "../../../shared/contract/dispute-terms.ts";
import type { DisputeTypeRule, ResolverRule } from "../../../shared/contract/disputes.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Stamp } from "../lib/recording.ts";

/** Setting: business days in which the KPI wants any dispute answered (KPIS 12). */
const KPI_DAYS = "disputeKpiDays";
const DEFAULT_KPI_DAYS = 10;

/** The company's rules for disputes. */
export interface DisputeRules {
  readonly types: DisputeTypeRule[];
  readonly resolvers: ResolverRule[];
  readonly kpiDays: number;
}

/** Types of disputes and who answers them, each in the company's order. */
export async function readDisputeRules(db: ReadHandle): Promise<DisputeRules> {
  const types = await db.selectFrom("dispute_type").selectAll().orderBy("position").execute();
  const resolvers = await db.selectFrom("dispute_resolver").selectAll().orderBy("position").execute();
  return {
    types: types.map((row) => ({
      code: zDisputeType.parse(row.code),
      resolver: zResolver.parse(row.resolver),
      copyTo: row.copy_to === null ? null : zResolver.parse(row.copy_to),
      slaDays: row.sla_days,
      evidence: row.evidence,
      active: row.active === 1,
    })),
    resolvers: resolvers.map((row) => ({ code: zResolver.parse(row.code), name: row.name, email: row.email })),
    kpiDays: await readKpiDays(db),
  };
}

/** Business days of the KPI. */
export async function readKpiDays(db: ReadHandle): Promise<number> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KPI_DAYS).executeTakeFirst();
  return row ? z.number().int().parse(JSON.parse(row.value)) : DEFAULT_KPI_DAYS;
}

/** Changes rules; disputes that are open keep the time to answer they were opened with. Returns how many changed. */
export async function saveDisputeRules(
  tx: LedgerTx,
  changes: { types: readonly DisputeTypeRule[]; resolvers: readonly ResolverRule[]; kpiDays: number | null },
  recording: Stamp,
): Promise<number> {
  const before = await readDisputeRules(tx.sql);
  for (const { code, resolver, copyTo, slaDays, evidence, active } of changes.types) {
    await tx.sql
      .updateTable("dispute_type")
      .set({ resolver, copy_to: copyTo, sla_days: slaDays, evidence, active: active ? 1 : 0 })
      .where("code", "=", code)
      .execute();
  }
  for (const { code, name, email } of changes.resolvers) {
    await tx.sql.updateTable("dispute_resolver").set({ name, email }).where("code", "=", code).execute();
  }
  if (changes.kpiDays !== null) {
    await keepSetting(tx, KPI_DAYS, changes.kpiDays);
  }
  const detail = { before: byCode(before), after: byCode(await readDisputeRules(tx.sql)) };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "disputes.rules", detail });
  return changes.types.length + changes.resolvers.length + (changes.kpiDays === null ? 0 : 1);
}

/** Rules by what they are of, so that the audit tells which one changed. */
function byCode({ types, resolvers, kpiDays }: DisputeRules) {
  const each = <Row extends { readonly code: string }>(rows: readonly Row[]) =>
    Object.fromEntries(rows.map(({ code, ...rest }) => [code, rest]));
  return { types: each(types), resolvers: each(resolvers), kpiDays };
}
