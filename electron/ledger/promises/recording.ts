import type { ReadHandle } from "../db/ledger-db.ts";

/** When and by whom a promise is recorded, and which day it is at the company. */
export interface PromiseRecording {
  readonly at: string;
  readonly actor: string;
  readonly today: string;
  /** The person who works on this PC; null where nobody said. */
  readonly personId: number | null;
}

/** Roles that may allow what the rules refuse to a collector (COLLECTIONS 19). */
const APPROVERS: ReadonlySet<string> = new Set(["coordinator", "manager"]);

/** Whether who asks may allow it: a coordinator or manager, or anybody in an office that has registered nobody. */
export async function mayApprove(db: ReadHandle, personId: number | null): Promise<boolean> {
  const people = await db.selectFrom("person").select(["id", "role"]).where("active", "=", 1).execute();
  if (people.length === 0) return true;
  const me = people.find((person) => person.id === personId);
  return me !== undefined && APPROVERS.has(me.role);
}
