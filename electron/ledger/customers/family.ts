import type { ReadHandle } from "../db/ledger-db.ts";

/** The customer itself and those merged into it: under whose ids what was written of it stands. */
export async function familyIds(db: ReadHandle, id: number): Promise<number[]> {
  const rows = await db.selectFrom("customer").select("id").where("merged_into", "=", id).orderBy("id").execute();
  return [id, ...rows.map((row) => row.id)];
}
