import { z } from "zod";
import { zRiskClass } from "../../../shared/contract/customer-profile.ts";
import { instantOf } from "../../../shared/domain/contact-hours/zone-time.ts";
import { addDays, dayInZone } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { DEFAULT_PROFILE } from "./profile.ts";

/** Risk class of a customer. */
export type RiskClass = z.infer<typeof zRiskClass>;

/** Action of the event that tells what changed of a customer. */
const CHANGED = "customers.update";

const zChange = z.object({
  customer: z.string(),
  before: z.object({ riskClass: zRiskClass }),
  after: z.object({ riskClass: zRiskClass }),
});

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

interface Told extends RiskChange {
  readonly at: string;
  /** Null: the words of the event were erased. */
  readonly was: RiskClass | null;
}

/**
 * Reads how customers were classed at the end of two days. Only what holds now is stored; the audit tells of each change
 * what stood before it, so that the class of a past day is what the first change after it found.
 */
export async function readRiskHistory(
  db: ReadHandle,
  [first, second]: readonly [string, string],
  timeZone: string,
): Promise<RiskHistory> {
  const endOf = (day: string): string => instantOf({ day: addDays(day, 1), minute: 0 }, timeZone);
  const [opening, closing] = [endOf(first), endOf(second)];
  const events = await db
    .selectFrom("audit")
    .select(["at", "subject", "actor", "detail", "text_key"])
    .where("action", "=", CHANGED)
    .where("at", ">=", opening)
    .where((eb) => eb.or([eb("detail", "like", '%"riskClass"%'), eb("text_key", "=", "")]))
    .orderBy("seq")
    .execute();
  const told = new Map<number, Told[]>();
  const tell = (id: number, event: Told): unknown => told.set(id, [...(told.get(id) ?? []), event]);
  const byKey: { readonly key: string; readonly event: Told }[] = [];
  let erased = 0;
  for (const { at, subject, actor, detail, text_key } of events) {
    const event = { at, on: dayInZone(new Date(at), timeZone), actor };
    const id = /^customer:(\d+)$/.exec(subject)?.[1];
    if (text_key === "") {
      if (id === undefined) erased += 1;
      else tell(Number(id), { ...event, was: null });
      continue;
    }
    const change = zChange.safeParse(JSON.parse(detail));
    if (!change.success) continue;
    const was = change.data.before.riskClass;
    if (id === undefined) byKey.push({ key: change.data.customer, event: { ...event, was } });
    else tell(Number(id), { ...event, was });
  }
  const ids = await idsOf(
    db,
    byKey.map(({ key }) => key),
  );
  for (const { key, event } of byKey) {
    const id = ids.get(key);
    if (id !== undefined) tell(id, event);
  }
  // Events that name their customer by number and those before that name it by key follow each other.
  for (const own of told.values()) own.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const rows = await db.selectFrom("customer_profile").select(["customer_id", "risk_class"]).execute();
  const now = new Map(rows.map((row) => [row.customer_id, zRiskClass.parse(row.risk_class)]));
  const at = (id: number, instant: string): RiskClass | null => {
    const next = told.get(id)?.find((event) => event.at >= instant);
    return next === undefined ? (now.get(id) ?? DEFAULT_PROFILE.riskClass) : next.was;
  };
  return {
    of: (id) => [at(id, opening), at(id, closing)],
    changeOf: (id) => told.get(id)?.findLast((event) => event.at < closing && event.was !== null) ?? null,
    erased,
  };
}

/** Keys asked about in one statement. */
const STEP = 500;

async function idsOf(db: ReadHandle, keys: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(keys)];
  const found = new Map<string, number>();
  for (let start = 0; start < wanted.length; start += STEP) {
    const rows = await db
      .selectFrom("customer")
      .select(["id", "key"])
      .where("key", "in", wanted.slice(start, start + STEP))
      .execute();
    for (const row of rows) found.set(row.key, row.id);
  }
  return found;
}
