import { addDays, daysBetween } from "./days.ts";

/** Aging buckets in order; 90+ holds 91 days past due and more (KPIS 0, RULES 54). */
export const BUCKETS = ["current", "1-30", "31-60", "61-90", "90+"] as const;
export type AgingBucket = (typeof BUCKETS)[number];

/** Days past due: as-of day minus due day in calendar days; due today is 0 and current (KPIS 0). */
export function daysPastDue(dueOn: string, asOf: string): number {
  return daysBetween(dueOn, asOf);
}

/** Bucket of a number of days past due. */
export function bucketOf(days: number): AgingBucket {
  if (days <= 0) return "current";
  if (days <= 30) return "1-30";
  if (days <= 60) return "31-60";
  if (days <= 90) return "61-90";
  return "90+";
}

/** Due-day range of a bucket as of a day, both ends inclusive; null leaves the end open. For conditions in SQL. */
export function bucketDueRange(bucket: AgingBucket, asOf: string): { from: string | null; to: string | null } {
  switch (bucket) {
    case "current":
      return { from: asOf, to: null };
    case "1-30":
      return { from: addDays(asOf, -30), to: addDays(asOf, -1) };
    case "31-60":
      return { from: addDays(asOf, -60), to: addDays(asOf, -31) };
    case "61-90":
      return { from: addDays(asOf, -90), to: addDays(asOf, -61) };
    case "90+":
      return { from: null, to: addDays(asOf, -91) };
  }
}
