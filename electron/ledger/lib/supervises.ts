import type { ReadHandle } from "../db/ledger-db.ts";

/** Roles that may put aside what the rules refuse to a collector (COLLECTIONS 19). */
const SUPERVISORS: ReadonlySet<string> = new Set(["coordinator", "manager"]);

/** Whether who asks supervises: a coordinator or manager, or anybody in an office that has registered nobody. */
export async function supervises(db: ReadHandle, personId: number | null): Promise<boolean> {
  const people = await db.selectFrom("person").select(["id", "role"]).where("active", "=", 1).execute();
  if (people.length === 0) return true;
  const me = people.find((person) => person.id === personId);
  return me !== undefined && SUPERVISORS.has(me.role);
}
