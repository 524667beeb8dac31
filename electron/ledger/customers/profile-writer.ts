import type { CustomerProfile } from "../../../shared/contract/customer-profile.ts";
import type { Assignment } from "../../../shared/contract/customers.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { DayStamp } from "../lib/recording.ts";
import { isTimeZone } from "../lib/time-zone.ts";
import { handOverFollowUps } from "./hand-over.ts";
import { DEFAULT_PROFILE, PROFILE_FIELDS, profileRow, readProfile } from "./profile.ts";

const refused = (field: string, code: string, value = ""): ReturnType<typeof ledgerError> =>
  ledgerError("FIELD_REFUSED", { field, code, value });

/** A customer that stands for itself. Throws NOT_FOUND for one that does not exist or is part of another. */
async function standing(db: ReadHandle, id: number): Promise<{ key: string; name: string }> {
  const row = await db
    .selectFrom("customer")
    .select(["key", "name"])
    .where("id", "=", id)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  if (!row) throw ledgerError("NOT_FOUND", { what: "customer", id: String(id) });
  return row;
}

/** Parent companies do not go in circles. */
async function checkParent(db: ReadHandle, customerId: number, parentId: number): Promise<void> {
  if (parentId === customerId) throw refused("parentId", "own-parent");
  let above: number | null = parentId;
  const seen = new Set<number>();
  while (above !== null && !seen.has(above)) {
    seen.add(above);
    const id: number = above;
    const row = await db
      .selectFrom("customer")
      .leftJoin("customer_profile", "customer_profile.customer_id", "customer.id")
      .select(["customer.name", "customer_profile.parent_id"])
      .where("customer.id", "=", id)
      .executeTakeFirst();
    if (!row) throw refused("parentId", "parent-unknown");
    if (row.parent_id === customerId) throw refused("parentId", "parent-circle", row.name);
    above = row.parent_id;
  }
}

async function check(
  db: ReadHandle,
  customerId: number,
  before: CustomerProfile,
  after: CustomerProfile,
  today: string,
): Promise<void> {
  if (after.collectorId !== null && after.collectorId !== before.collectorId) {
    await checkCollectors(db, [after.collectorId]);
  }
  if (after.parentId !== null && after.parentId !== before.parentId) await checkParent(db, customerId, after.parentId);
  if (after.timeZone !== before.timeZone && !isTimeZone(after.timeZone)) {
    throw refused("timeZone", "not-a-time-zone", after.timeZone);
  }
  if (after.hold !== "open" && after.holdReason === "") throw refused("holdReason", "hold-needs-reason");
  if (after.holdUntil !== before.holdUntil && after.holdUntil !== null && after.holdUntil < today) {
    throw refused("holdUntil", "hold-until-past", after.holdUntil);
  }
}

async function checkCollectors(db: ReadHandle, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await db.selectFrom("person").select("id").where("id", "in", ids).where("active", "=", 1).execute();
  if (found.length < new Set(ids).size) throw refused("collectorId", "not-a-person");
}

/** The changes that change something, and what stood in their place. */
function differences(before: CustomerProfile, changes: Partial<CustomerProfile>) {
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  for (const field of PROFILE_FIELDS) {
    if (changes[field] === undefined || changes[field] === before[field]) continue;
    was[field] = before[field];
    is[field] = changes[field];
  }
  return { was: was as Partial<CustomerProfile>, is: is as Partial<CustomerProfile>, any: Object.keys(is).length > 0 };
}

/**
 * Changes a profile; answers the new version and what stood before in the fields that changed. Throws NOT_FOUND,
 * CHANGED_MEANWHILE and FIELD_REFUSED.
 */
export async function updateProfile(
  tx: LedgerTx,
  change: {
    readonly customerId: number;
    /** Null: over whatever stands, as an import does. */
    readonly version: number | null;
    readonly changes: Partial<CustomerProfile>;
  },
  recording: DayStamp,
): Promise<{ version: number; before: Partial<CustomerProfile> }> {
  const { customerId } = change;
  const customer = await standing(tx.sql, customerId);
  const { version, profile } = await readProfile(tx.sql, customerId);
  if (change.version !== null && change.version !== version) {
    throw ledgerError("CHANGED_MEANWHILE", { what: customer.name });
  }
  const { was, is, any } = differences(profile, change.changes);
  if (!any) return { version, before: {} };
  const after = { ...profile, ...is };
  // A hold that is lifted has no reason and no end.
  const settled = after.hold === "open" ? { ...after, holdReason: "", holdUntil: null } : after;
  await check(tx.sql, customerId, profile, settled, recording.today);
  const row = profileRow(customerId, version + 1, settled, recording.at);
  const { customer_id: _, ...columns } = row;
  await tx.sql
    .insertInto("customer_profile")
    .values(row)
    .onConflict((conflict) => conflict.column("customer_id").doUpdateSet(columns))
    .execute();
  await handOverFollowUps(tx, [{ customerId, from: profile.collectorId, to: settled.collectorId }]);
  const told = differences(profile, settled);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "customers.update",
    subject: `customer:${customerId}`,
    detail: { customer: customer.key, before: told.was, after: told.is },
  });
  return { version: version + 1, before: { ...was, ...told.was } };
}

/**
 * Puts people in charge of customers; answers how many changed and who was in charge of those. A customer that is part of
 * another or does not exist is passed over. Throws FIELD_REFUSED for a person who is not there.
 */
export async function assignCollectors(
  tx: LedgerTx,
  assignments: readonly Assignment[],
  recording: DayStamp,
): Promise<{ changed: number; before: Assignment[] }> {
  const wanted = new Map(assignments.map((each) => [each.customerId, each.collectorId]));
  const only = new Map(assignments.map((each) => [each.customerId, each.from]));
  await checkCollectors(tx.sql, [...new Set([...wanted.values()].filter((id) => id !== null))]);
  const ids = [...wanted.keys()];
  const known = await tx.bulk.selectIn("customer", ["id", "merged_into"], "id", ids);
  const standingIds = known.filter((row) => row.merged_into === null).map((row) => row.id);
  const columns = ["customer_id", "collector_id"] as const;
  const rows = await tx.bulk.selectIn("customer_profile", columns, "customer_id", standingIds);
  const had = new Map(rows.map((row) => [row.customer_id, row.collector_id]));
  const before: Assignment[] = [];
  const fresh = [];
  const moved = new Map<number | null, number[]>();
  for (const customerId of standingIds) {
    const collectorId = wanted.get(customerId) ?? null;
    const was = had.get(customerId) ?? null;
    const from = only.get(customerId);
    if (was === collectorId || (from !== undefined && from !== was)) continue;
    before.push({ customerId, collectorId: was });
    if (had.has(customerId)) moved.set(collectorId, [...(moved.get(collectorId) ?? []), customerId]);
    else fresh.push(profileRow(customerId, 1, { ...DEFAULT_PROFILE, collectorId }, recording.at));
  }
  await tx.bulk.insert("customer_profile", fresh);
  for (const [collectorId, customers] of moved) {
    for (let start = 0; start < customers.length; start += STEP) {
      await tx.sql
        .updateTable("customer_profile")
        .set((eb) => ({ collector_id: collectorId, version: eb("version", "+", 1), updated_at: recording.at }))
        .where("customer_id", "in", customers.slice(start, start + STEP))
        .execute();
    }
  }
  await handOverFollowUps(
    tx,
    before.map(({ customerId, collectorId }) => ({
      customerId,
      from: collectorId,
      to: wanted.get(customerId) ?? null,
    })),
  );
  if (before.length > 0) {
    const after = before.map(({ customerId }) => [customerId, wanted.get(customerId) ?? null]);
    await appendAudit(tx, {
      at: recording.at,
      actor: recording.actor,
      action: "customers.assign",
      detail: { before: before.map((each) => [each.customerId, each.collectorId]), after },
    });
  }
  return { changed: before.length, before };
}

/** Customers changed by one statement. */
const STEP = 500;
