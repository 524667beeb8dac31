import type { ReadHandle } from "../db/ledger-db.ts";

/** Meta key that marks a ledger as the demo; its value is the day its figures are about. */
export const DEMO_AS_OF_KEY = "demo_as_of";

/** The day the figures of a demo are about, `YYYY-MM-DD`; null in every other ledger. */
export async function demoDay(db: ReadHandle): Promise<string | null> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", DEMO_AS_OF_KEY).executeTakeFirst();
  return row?.value ?? null;
}
