import type { Release } from "../../../shared/contract/customer-credit.ts";
import { isDay } from "../../../shared/domain/days.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { DayStamp } from "../lib/recording.ts";
import { releasesOf, releaseView } from "./credit-reader.ts";
import { familyIds } from "./family.ts";
import { readProfile } from "./profile.ts";

/** What a release is to be: until a day, up to a balance in the currency of the line, or both. */
export interface ReleaseTerms {
  readonly customerId: number;
  readonly untilOn: string | null;
  readonly upToMinor: number | null;
  readonly reason: string;
}

const refused = (field: string, code: string, value = ""): ReturnType<typeof ledgerError> =>
  ledgerError("FIELD_REFUSED", { field, code, value });

/** Checks the terms on a day. Throws NOT_FOUND and FIELD_REFUSED. */
export async function checkRelease(
  db: ReadHandle,
  terms: ReleaseTerms,
  today: string,
): Promise<{ readonly key: string; readonly name: string; readonly currency: string }> {
  const customer = await db
    .selectFrom("customer")
    .select(["key", "name"])
    .where("id", "=", terms.customerId)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  if (!customer) throw ledgerError("NOT_FOUND", { what: "customer", id: String(terms.customerId) });
  const { profile } = await readProfile(db, terms.customerId);
  if (profile.hold === "open") throw refused("hold", "release-nothing-held", customer.name);
  if (terms.untilOn === null && terms.upToMinor === null) throw refused("untilOn", "release-needs-end");
  if (terms.untilOn !== null && !isDay(terms.untilOn)) throw refused("untilOn", "release-until-past", terms.untilOn);
  if (terms.untilOn !== null && terms.untilOn < today) throw refused("untilOn", "release-until-past", terms.untilOn);
  return { ...customer, currency: profile.creditCurrency };
}

/** Lifts a hold on the terms given; returns the release's id. Throws NOT_FOUND and FIELD_REFUSED. */
export async function releaseHold(
  tx: LedgerTx,
  terms: ReleaseTerms,
  by: { readonly askedBy: string; readonly approvedBy: string; readonly approvalId: number | null },
  recording: DayStamp,
): Promise<number> {
  const customer = await checkRelease(tx.sql, terms, recording.today);
  const id = await takeIds(tx, "hold_release", 1);
  const row = {
    id,
    customer_id: terms.customerId,
    ends_id: null,
    released_on: recording.today,
    until_on: terms.untilOn ?? "",
    up_to_minor: terms.upToMinor,
    currency: customer.currency,
    reason: terms.reason,
    asked_by: by.askedBy,
    approved_by: by.approvedBy,
    approval_id: by.approvalId,
    recorded_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("hold_release", [row]);
  const { at, actor } = recording;
  const { customerId: _, ...detail } = terms;
  await appendAudit(tx, {
    at,
    actor,
    action: "customers.release",
    detail: { customer: customer.key, release: id, ...detail, ...by },
  });
  return id;
}

/** Ends a release before its day; false when it was ended before. Throws NOT_FOUND. */
export async function endRelease(
  tx: LedgerTx,
  ending: { readonly releaseId: number; readonly reason: string },
  recording: DayStamp,
): Promise<boolean> {
  const { releaseId, reason } = ending;
  const release = await tx.sql
    .selectFrom("hold_release as r")
    .innerJoin("customer as c", "c.id", "r.customer_id")
    .selectAll("r")
    .select("c.key")
    .where("r.id", "=", releaseId)
    .where("r.ends_id", "is", null)
    .executeTakeFirst();
  if (!release) throw ledgerError("NOT_FOUND", { what: "release", id: String(releaseId) });
  const ended = await tx.sql
    .selectFrom("hold_release")
    .select("id")
    .where("ends_id", "=", releaseId)
    .executeTakeFirst();
  if (ended) return false;
  const { key, ...columns } = release;
  const row = {
    ...columns,
    id: await takeIds(tx, "hold_release", 1),
    ends_id: releaseId,
    released_on: recording.today,
    reason,
    recorded_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("hold_release", [row]);
  const { at, actor } = recording;
  await appendAudit(tx, {
    at,
    actor,
    action: "customers.endRelease",
    detail: { customer: key, release: releaseId, reason },
  });
  return true;
}

/** Releases of a customer's hold, the newest first. */
export async function listReleases(
  db: ReadHandle,
  customerId: number,
): Promise<(Release & { readonly endedAt: string; readonly endedBy: string })[]> {
  const releases = await releasesOf(db, await familyIds(db, customerId));
  return releases.map(({ row, ending }) => ({
    ...releaseView(row),
    endedAt: ending?.recorded_at ?? "",
    endedBy: ending?.actor ?? "",
  }));
}
