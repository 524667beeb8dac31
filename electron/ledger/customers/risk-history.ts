import type { z } from "zod";
import { zRiskClass } from "../../../shared/contract/customer-profile.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { DEFAULT_PROFILE } from "./profile.ts";
import { endOfDay, profileChanges } from "./profile-history.ts";

/** Risk class of a customer. */
export type RiskClass = z.infer<typeof zRiskClass>;

/** A change of a customer's risk class as it was logged. */
export interface RiskChange {
  readonly on: string;
  /** Who made it; "" when nobody had signed in or the name was erased. */
  readonly actor: string;
}

/** Risk classes of customers at the end of two days, and what changed them in between. */
export interface RiskHistory {
  /** Class at the end of the first and of the second day; null where it was erased from what was logged. */
  readonly of: (customerId: number) => readonly [RiskClass | null, RiskClass | null];
  /** Last change between the two days; null without any. */
  readonly changeOf: (customerId: number) => RiskChange | null;
  /** Changes since the first day that lost their words, of nobody knows whom: each may have been one of a class. */
  readonly erased: number;
}

/** Reads how customers were classed at the end of two days. */
export async function readRiskHistory(
  db: ReadHandle,
  [first, second]: readonly [string, string],
  timeZone: string,
): Promise<RiskHistory> {
  const [opening, closing] = [endOfDay(first, timeZone), endOfDay(second, timeZone)];
  const changes = await profileChanges(db, opening, ["riskClass"]);
  const rows = await db.selectFrom("customer_profile").select(["customer_id", "risk_class"]).execute();
  const now = new Map(rows.map((row) => [row.customer_id, zRiskClass.parse(row.risk_class)]));
  const at = (id: number, instant: string): RiskClass | null => {
    const next = changes.of.get(id)?.find((event) => event.at >= instant);
    return next === undefined ? (now.get(id) ?? DEFAULT_PROFILE.riskClass) : (next.was?.riskClass ?? null);
  };
  return {
    of: (id) => [at(id, opening), at(id, closing)],
    changeOf: (id) => {
      const last = changes.of.get(id)?.findLast((event) => event.at < closing && event.was !== null);
      return last === undefined ? null : { on: dayInZone(new Date(last.at), timeZone), actor: last.actor };
    },
    erased: changes.erased,
  };
}
