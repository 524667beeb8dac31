import { z } from "zod";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Key of the setting: the largest file that is kept as evidence, in MB. */
export const ATTACHMENT_LIMIT = "attachmentLimitMb";
const DEFAULT_LIMIT_MB = 25;

/** The largest file that is kept as evidence, in MB. */
export async function attachmentLimitMb(db: ReadHandle): Promise<number> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", ATTACHMENT_LIMIT).executeTakeFirst();
  const stored = z
    .number()
    .int()
    .positive()
    .safeParse(row === undefined ? undefined : JSON.parse(row.value));
  return stored.success ? stored.data : DEFAULT_LIMIT_MB;
}
