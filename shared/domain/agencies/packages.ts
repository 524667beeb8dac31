import { addBusinessDays, type Holidays } from "../business-days.ts";
import { ratio, times, toDecimal } from "../kpis/ratio.ts";

/** What becomes of an assignment package (COLLECTIONS 15), in its order. */
export const PACKAGE_STEPS = ["delivered", "acknowledged", "destroyed"] as const;
export type PackageStep = (typeof PACKAGE_STEPS)[number];

/** Why a package is not made, or a step not taken; words: `agencyPackages.refused.<why>`. */
export const PACKAGE_REFUSALS = [
  "not-placed",
  "clause",
  "empty",
  "delivered",
  "not-delivered",
  "acknowledged",
  "nothing-recalled",
  "day",
] as const;
export type PackageRefusal = (typeof PACKAGE_REFUSALS)[number];

/** Business days after it was allowed within which a batch's package is delivered. */
export const PACKAGE_DAYS = 2;

/** Last day on which the package of a batch that was allowed on a day is on time. */
export function packageDueBy(placedOn: string, holidays: Holidays): string {
  return addBusinessDays(placedOn, PACKAGE_DAYS, holidays);
}

/** The package of a batch, as far as being on time needs it. */
export interface PackageDelivery {
  readonly dueBy: string;
  /** Day on which a version was first delivered; null while none was. */
  readonly deliveredOn: string | null;
}

/** Batches whose package was due in a period, and those of them delivered by their day. */
export function packagesOnTime(
  deliveries: readonly PackageDelivery[],
  { from, to }: { readonly from: string; readonly to: string },
): { readonly due: number; readonly onTime: number; readonly percent: string | null } {
  const due = deliveries.filter(({ dueBy }) => dueBy >= from && dueBy <= to);
  const onTime = due.filter(({ dueBy, deliveredOn }) => deliveredOn !== null && deliveredOn <= dueBy);
  const share = due.length === 0 ? null : ratio(onTime.length, due.length);
  return { due: due.length, onTime: onTime.length, percent: share === null ? null : toDecimal(times(share, 100)) };
}

/** What is known of a package when a step of it is taken. */
export interface PackageStands {
  readonly madeOn: string;
  readonly deliveredOn: string | null;
  readonly acknowledgedOn: string | null;
  /** Items of it that were taken back from the agency. */
  readonly recalled: number;
}

/** Why a step of a day cannot be taken; null where it can. */
export function stepProblem(
  stands: PackageStands,
  step: PackageStep,
  on: string,
  today: string,
): PackageRefusal | null {
  if (step === "delivered" && stands.deliveredOn !== null) return "delivered";
  if (step !== "delivered" && stands.deliveredOn === null) return "not-delivered";
  if (step === "acknowledged" && stands.acknowledgedOn !== null) return "acknowledged";
  if (step === "destroyed" && stands.recalled === 0) return "nothing-recalled";
  return on > today || on < (stands.deliveredOn ?? stands.madeOn) ? "day" : null;
}
