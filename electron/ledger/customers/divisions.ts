import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { type CustomerProfile, zRiskClass } from "../../../shared/contract/customer-profile.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readSettings } from "../settings/reader.ts";
import { DEFAULT_PROFILE } from "./profile.ts";
import { endOfDay, type ProfileChange, profileChanges } from "./profile-history.ts";
import type { RiskClass } from "./risk-history.ts";

/** A customer who stood otherwise on a past day than today. */
export interface Moved<Value> {
  readonly customerId: number;
  readonly was: Value;
  readonly is: Value;
}

/** Who had other customers on a day than today, and how others were classed: what a portfolio is divided by. */
export interface Division {
  readonly collectors: readonly Moved<number | null>[];
  readonly segments: readonly Moved<RiskClass>[];
}

const FIELDS = ["collectorId", "riskClass"] as const;
type Divided = (typeof FIELDS)[number];

/**
 * How the portfolio was divided at the end of some days. Until somebody said for the first time who has a customer or how it
 * is classed, what was said then counts: an office that is set up today has its history by collector all the same. What was
 * erased from the log is passed over.
 */
export async function divisionsOn(db: ReadHandle, days: readonly string[]): Promise<readonly Division[]> {
  const { timeZone } = await readSettings(db);
  const changes = await profileChanges(db, "", FIELDS);
  const rows = await db.selectFrom("customer_profile").select(["customer_id", "collector_id", "risk_class"]).execute();
  const today = new Map(
    rows.map((row) => [
      row.customer_id,
      { collectorId: row.collector_id, riskClass: zRiskClass.parse(row.risk_class) } as const,
    ]),
  );
  return days.map((day): Division => {
    const instant = endOfDay(day, timeZone);
    const collectors: Moved<number | null>[] = [];
    const segments: Moved<RiskClass>[] = [];
    for (const [customerId, own] of changes.of) {
      const now = today.get(customerId) ?? DEFAULT_PROFILE;
      const collectorId = heldAt(own, instant, "collectorId", now.collectorId);
      if (collectorId !== now.collectorId) collectors.push({ customerId, was: collectorId, is: now.collectorId });
      const riskClass = heldAt(own, instant, "riskClass", now.riskClass);
      if (riskClass !== now.riskClass) segments.push({ customerId, was: riskClass, is: now.riskClass });
    }
    return { collectors, segments };
  });
}

/** What a field was at an instant, from what each change found in its place. */
function heldAt<Field extends Divided>(
  changes: readonly ProfileChange<Divided>[],
  instant: string,
  field: Field,
  now: CustomerProfile[Field],
): CustomerProfile[Field] {
  const found = changes.flatMap(({ at, was }) => {
    const value: CustomerProfile[Field] | undefined = was?.[field];
    return value === undefined ? [] : [{ at, value }];
  });
  const next = found.findIndex(({ at }) => at >= instant);
  const change = found[next];
  if (change === undefined) return now;
  // Before the first word of all there was none.
  if (next > 0 || change.value !== DEFAULT_PROFILE[field]) return change.value;
  const [, second] = found;
  return second === undefined ? now : second.value;
}

/**
 * Customers' profiles with who had them and how they were classed at the end of a day, as a table to join: `customer_id`,
 * `collector_id`, `risk_class`.
 */
export async function profilesOn(db: ReadHandle, day: string): Promise<RawBuilder<unknown>> {
  const [division] = await divisionsOn(db, [day]);
  const then = new Map<number, { collectorId?: number | null; riskClass?: RiskClass }>();
  for (const { customerId, was } of division?.collectors ?? []) then.set(customerId, { collectorId: was });
  for (const { customerId, was } of division?.segments ?? []) {
    then.set(customerId, { ...then.get(customerId), riskClass: was });
  }
  if (then.size === 0) return sql`customer_profile`;
  // 0: nobody; -1 and "": as today.
  const values = [...then].map(([id, { collectorId, riskClass }]) => {
    const collector = collectorId === undefined ? -1 : (collectorId ?? 0);
    return sql`(${sql.lit(id)}, ${sql.lit(collector)}, ${sql.lit(riskClass ?? "")})`;
  });
  return sql`(select pp.customer_id, case when coalesce(pt.column2, -1) < 0 then pp.collector_id else pt.column2 end as collector_id,
      case when coalesce(pt.column3, '') = '' then pp.risk_class else pt.column3 end as risk_class
    from customer_profile as pp left join (values ${sql.join(values)}) as pt on pt.column1 = pp.customer_id)`;
}
