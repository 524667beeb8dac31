import type { Kysely } from "kysely";
import type { Migration } from "../migration.ts";

/** Promises and disputes as they stood on a day are found without walking through all they ever were. */
export const standingDays0156: Migration = {
  version: 156,
  name: "standing-days",
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createIndex("promise_span_day")
      .on("promise_span")
      .columns(["until_on", "from_on", "customer_id", "promise_id"])
      .execute();
    await db.schema
      .createIndex("dispute_span_state")
      .on("dispute_span")
      .columns(["state", "until_on", "from_on"])
      .execute();
  },
};
