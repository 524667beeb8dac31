import { type ApproverRole, satisfies } from "../../../shared/domain/approvals.ts";
import { approverOf } from "../approvals/reader.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Whose word a promise beyond what a collector may take asks for (COLLECTIONS 7). */
export const BEYOND_LIMITS: readonly ApproverRole[] = ["coordinator"];

/** `own`: who asks may allow it alone. `another`: another person is asked. `nobody`: there is nobody who could. */
type PromiseWord = "own" | "another" | "nobody";

/**
 * Whose word allows what the rules refuse. Where another person works it is theirs, whoever asks (COLLECTIONS 19: the maker is
 * never the approver); an office of one, or one that has registered nobody, decides alone.
 */
export async function wordOn(db: ReadHandle, personId: number | null): Promise<PromiseWord> {
  const people = await db.selectFrom("person").select(["id", "role"]).where("active", "=", 1).execute();
  if (people.length === 0) return "own";
  const me = await approverOf(db, personId);
  const reaches = ({ role }: { readonly role: string }): boolean =>
    BEYOND_LIMITS.every((need) => satisfies(role, need));
  if (me === null) return "nobody";
  if (people.length === 1) return reaches(me) ? "own" : "nobody";
  return people.some((other) => other.id !== me.id && reaches(other)) ? "another" : "nobody";
}
