import { type PackageStep, stepProblem } from "../../../shared/domain/agencies/packages.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { packagesOf } from "./package-reader.ts";

/** A package as it was written. */
export interface MadePackage {
  readonly placementId: number;
  readonly agencyId: number;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly items: readonly { readonly id: number; readonly customerId: number }[];
}

/** Keeps that a version was made, with its hash and what went in. */
export async function keepPackage(
  tx: LedgerTx,
  made: MadePackage,
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const { placementId, agencyId, fileName, bytes, sha256, items } = made;
  const [before] = await packagesOf(tx.sql, { placementId });
  const version = (before?.version ?? 0) + 1;
  const id = await takeIds(tx, "agency_package", 1);
  await tx.bulk.insert("agency_package", [
    {
      ...{ id, placement_id: placementId, version, made_on: today, file_name: fileName, bytes, sha256 },
      ...{ person_id: personId, recorded_at: at, actor },
    },
  ]);
  const first = await takeIds(tx, "agency_package_item", items.length);
  await tx.bulk.insert(
    "agency_package_item",
    items.map((item, index) => ({
      ...{ id: first + index, package_id: id, item_id: item.id, customer_id: item.customerId },
    })),
  );
  const detail = { agency: agencyId, placement: placementId, agencyPackage: id, version, items: items.length, sha256 };
  await appendAudit(tx, { at, actor, action: "agencyPackages.make", detail });
  return { id };
}

/** Takes a step with a version. Throws NOT_FOUND and PACKAGE_REFUSED. */
export async function stepPackage(
  tx: LedgerTx,
  kind: PackageStep,
  input: { readonly id: number; readonly on: string; readonly who: string; readonly note: string },
  { at, actor, today, personId }: Recording,
): Promise<{ id: number }> {
  const [found] = await packagesOf(tx.sql, { id: input.id });
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "package", id: String(input.id) });
  const why = stepProblem(found, kind, input.on, today);
  if (why !== null) throw ledgerError("PACKAGE_REFUSED", { why });
  const { on, who, note } = input;
  const id = await takeIds(tx, "agency_package_event", 1);
  await tx.bulk.insert("agency_package_event", [
    {
      ...{ id, package_id: found.id, kind, on_day: on, who, note },
      ...{ person_id: personId, recorded_at: at, actor },
    },
  ]);
  const { agency_id: agency } = await tx.sql
    .selectFrom("placement")
    .select("agency_id")
    .where("id", "=", found.placementId)
    .executeTakeFirstOrThrow();
  const detail = {
    agency,
    placement: found.placementId,
    agencyPackage: found.id,
    version: found.version,
    on,
    who,
    note,
  };
  await appendAudit(tx, { at, actor, action: `agencyPackages.${kind}`, detail });
  return { id: found.id };
}
